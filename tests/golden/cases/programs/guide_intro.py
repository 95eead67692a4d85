"""What TensorFlow's introductory guide to gradients does, section by section, in other numbers.

The calls are the guide's, the words, names and values are not. Its plots are left to the notebook.
"""

SECTIONS = {
    "gradient tapes": (
        "a parabola",
        "a linear layer, sources in a list",
        "a linear layer, sources in a dict",
    ),
    "gradients with respect to a model": ("the variables of a layer",),
    "controlling what the tape watches": (
        "trainable, frozen, sum, constant",
        "what is watched",
        "watching a constant",
        "watching by hand alone",
    ),
    "intermediate results": (
        "by an intermediate result",
        "a persistent tape",
        "letting go of the tape",
    ),
    "gradients of non-scalar targets": (
        "several targets",
        "a vector is summed",
        "a curve at many points",
    ),
    "control flow": ("a branch taken", "a branch not taken"),
    "cases where gradient returns None": (
        "no way from source to target",
        "a Variable replaced",
        "outside TensorFlow",
        "an integer",
        "a text",
        "a state",
    ),
    "no gradient registered": ("an image's contrast",),
    "zeros instead of None": ("zeros",),
}

PROGRAMS = {
    "a parabola": """
x = tf.Variable(5.0)
with tf.GradientTape() as tape:
    y = x**2
slope = tape.gradient(y, x)
print(slope.numpy())
""",
    "a linear layer, sources in a list": """
w = tf.Variable(tf.random.normal((4, 3)), name='w')
b = tf.Variable(tf.zeros(3, dtype=tf.float32), name='b')
x = [[1., -2., 0.5, 3.]]
with tf.GradientTape(persistent=True) as tape:
    y = x @ w + b
    loss = tf.reduce_mean(y**2)
[by_w, by_b] = tape.gradient(loss, [w, b])
print(w.shape)
print(by_w.shape)
""",
    "a linear layer, sources in a dict": """
w = tf.Variable(tf.random.normal((4, 3)), name='w')
b = tf.Variable(tf.zeros(3, dtype=tf.float32), name='b')
x = [[1., -2., 0.5, 3.]]
with tf.GradientTape(persistent=True) as tape:
    y = x @ w + b
    loss = tf.reduce_mean(y**2)
mine = {'w': w, 'b': b}
found = tape.gradient(loss, mine)
print(found['b'].shape, sorted(found))
""",
    "the variables of a layer": """
layer = tf.keras.layers.Dense(3, activation='relu')
x = tf.constant([[0.5, -1., 2.]])
with tf.GradientTape() as tape:
    y = layer(x)
    loss = tf.reduce_mean(y**2)
found = tape.gradient(loss, layer.trainable_variables)
for _variable, _gradient in zip(layer.trainable_variables, found):
    print(f'{_variable.name}, shape: {_gradient.shape}')
print(layer.kernel.shape, layer.bias.numpy())
""",
    "trainable, frozen, sum, constant": """
x0 = tf.Variable(2.0, name='x0')
x1 = tf.Variable(4.0, name='x1', trainable=False)
x2 = tf.Variable(5.0, name='x2') + 0.5
x3 = tf.constant(7.0, name='x3')
with tf.GradientTape() as tape:
    y = (x0**2) + (x1**2) + (x2**2)
found = tape.gradient(y, [x0, x1, x2, x3])
for _g in found:
    print(_g)
""",
    "what is watched": """
x0 = tf.Variable(2.0, name='x0')
x1 = tf.Variable(4.0, name='x1', trainable=False)
with tf.GradientTape() as tape:
    y = (x0**2) + (x1**2)
print([variable.name for variable in tape.watched_variables()])
""",
    "watching a constant": """
x = tf.constant(5.0)
with tf.GradientTape() as tape:
    tape.watch(x)
    y = x**2
slope = tape.gradient(y, x)
print(slope.numpy())
""",
    "watching by hand alone": """
x0 = tf.Variable(0.5)
x1 = tf.Variable(8.0)
with tf.GradientTape(watch_accessed_variables=False) as tape:
    tape.watch(x1)
    y0 = tf.math.sin(x0)
    y1 = tf.nn.softplus(x1)
    y = y0 + y1
    ys = tf.reduce_sum(y)
found = tape.gradient(ys, {'x0': x0, 'x1': x1})
print('by x0:', found['x0'])
print('by x1:', found['x1'].numpy())
""",
    "by an intermediate result": """
x = tf.constant(2.0)
with tf.GradientTape() as tape:
    tape.watch(x)
    y = x * x
    z = y * y
print(tape.gradient(z, y).numpy())
""",
    "a persistent tape": """
x = tf.constant([2, 5.0])
with tf.GradientTape(persistent=True) as tape:
    tape.watch(x)
    y = x * x
    z = y * y
print(tape.gradient(z, x).numpy())
print(tape.gradient(y, x).numpy())
""",
    "letting go of the tape": """
x = tf.constant([2, 5.0])
with tf.GradientTape(persistent=True) as tape:
    tape.watch(x)
    y = x * x
g = tape.gradient(y, x)
del tape
""",
    "several targets": """
x = tf.Variable(4.0)
with tf.GradientTape(persistent=True) as tape:
    y0 = x**2
    y1 = 1 / x
print(tape.gradient(y0, x).numpy())
print(tape.gradient(y1, x).numpy())
both = tape.gradient({'y0': y0, 'y1': y1}, x)
print(both.numpy())
""",
    "a vector is summed": """
x = tf.Variable(2.)
with tf.GradientTape() as tape:
    y = x * [5., 7.]
print(tape.gradient(y, x).numpy())
""",
    "a curve at many points": """
x = tf.linspace(-6.0, 6.0, 61)
with tf.GradientTape() as tape:
    tape.watch(x)
    y = tf.nn.sigmoid(x)
slopes = tape.gradient(y, x)
""",
    "a branch taken": """
x = tf.constant(2.0)
v0, v1 = tf.Variable(3.0), tf.Variable(4.0)
with tf.GradientTape(persistent=True) as tape:
    tape.watch(x)
    if x > 1.0:
        result = v0
    else:
        result = v1**2
d0, d1 = tape.gradient(result, [v0, v1])
print(d0)
print(d1)
print(tape.gradient(result, x))
""",
    "a branch not taken": """
x = tf.constant(-2.0)
v0, v1 = tf.Variable(3.0), tf.Variable(4.0)
with tf.GradientTape() as tape:
    if x > 1.0:
        result = v0
    else:
        result = v1**2
d0, d1 = tape.gradient(result, [v0, v1])
print(d0, d1)
""",
    "no way from source to target": """
x, y = tf.Variable(3.), tf.Variable(5.)
with tf.GradientTape() as tape:
    z = y * y
print(tape.gradient(z, x))
""",
    "a Variable replaced": """
x = tf.Variable(3.0)
for epoch in range(3):
    with tf.GradientTape() as tape:
        y = x * 2
    print(type(x).__name__, ':', tape.gradient(y, x))
    x = x + 1
""",
    "outside TensorFlow": """
x = tf.Variable([[1.0, 4.0], [2.0, -3.0]], dtype=tf.float32)
with tf.GradientTape() as tape:
    x2 = x**2
    y = np.mean(x2, axis=0)
    y = tf.reduce_mean(y, axis=0)
print(tape.gradient(y, x))
""",
    "an integer": """
x = tf.constant(12)
with tf.GradientTape() as tape:
    tape.watch(x)
    y = x * x
print(tape.gradient(y, x))
""",
    "a text": """
x = tf.constant('twelve')
with tf.GradientTape() as tape:
    tape.watch(x)
    y = x + ' more'
print(tape.gradient(y, x))
""",
    "a state": """
x0, x1 = tf.Variable(4.0), tf.Variable(1.0)
with tf.GradientTape() as tape:
    x1.assign_add(x0)
    y = x1**2
print(tape.gradient(y, x0))
""",
    "an image's contrast": """
image = tf.Variable([[[0.25, 0.5, 0.75]]])
delta = tf.Variable(0.2)
with tf.GradientTape() as tape:
    changed = tf.image.adjust_contrast(image, delta)
try:
    print(tape.gradient(changed, [image, delta]))
    assert False
except LookupError as problem:
    print(f'{type(problem).__name__} | {problem}')
""",
    "zeros": """
x, y = tf.Variable([4., 5.]), tf.Variable(3.)
with tf.GradientTape() as tape:
    z = y**2
print(tape.gradient(z, x, unconnected_gradients=tf.UnconnectedGradients.ZERO))
""",
}

# In the tails a slope is what 1 - y leaves, y being near 1.
ALLOWANCES = {"a curve at many points": 1}
