"""The program that draws the activation functions of neural networks beside their derivatives."""

ACTIVATIONS = """\
x = tf.linspace(-5., 5., 201)
shapes = {
    'sigmoid': tf.nn.sigmoid,
    'tanh': tf.nn.tanh,
    'relu': tf.nn.relu,
    'leaky relu': tf.nn.leaky_relu,
    'elu': tf.nn.elu,
    'gelu': tf.nn.gelu,
    'swish': tf.nn.swish,
    'softplus': tf.nn.softplus,
}
fig, axes = plt.subplots(2, 4, figsize=(10, 5))
for k, name in enumerate(shapes):
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = shapes[name](x)
    dy_dx = tape.gradient(y, x)
    ax = axes[k // 4][k % 4]
    ax.plot(x, y)
    ax.plot(x, dy_dx, 'r--')
    ax.set_title(name)
    ax.set_xticks([-5, 0, 5])
    ax.set_yticks([0, 1])
fig.suptitle('y, and dy/dx dashed')
"""
