"""Programs that do what they look like: what a loss is made of, and its numbers.

Rows as in silent_table.py.
"""

LOSSES = [
    # What a loss is made of
    ("a loss kept as a number for a plot", """
w = tf.Variable(1.)
log = []
for k in range(3):
    with tf.GradientTape() as tape:
        loss = (w - 3.) ** 2
        log.append(loss.numpy())
        print(float(loss))
    w.assign_sub(0.1 * tape.gradient(loss, w))
"""),
    ("NumPy data in a loss", """
xs = np.array([1., 2., 3.], dtype=np.float32)
scale = np.max(xs)
w = tf.Variable(1.)
with tf.GradientTape() as tape:
    loss = tf.reduce_mean((w * xs / scale - np.mean(xs)) ** 2)
g = tape.gradient(loss, w)
"""),
    ("NumPy after the tape", """
x = tf.Variable([1., 2.])
with tf.GradientTape() as tape:
    y = tf.reduce_sum(x ** 2)
g = tape.gradient(y, x)
size = np.sqrt(np.sum(g.numpy() ** 2))
"""),
    ("an if on a tensor", """
x = tf.Variable(2.)
with tf.GradientTape() as tape:
    if x > 1.:
        y = x * x
    else:
        y = -x
g = tape.gradient(y, x)
"""),
    ("a loop that a tensor ends", """
x = tf.Variable(2.)
with tf.GradientTape() as tape:
    y = x
    while y < 100.:
        y = y * x
g = tape.gradient(y, x)
"""),
    ("probabilities and their logarithm", """
z = tf.Variable([[1., 2.]])
with tf.GradientTape() as tape:
    p = tf.nn.softmax(z)
    loss = -tf.reduce_sum(tf.constant([[1., 0.]]) * tf.math.log(p))
g = tape.gradient(loss, z)
"""),
    ("probabilities for a loss that takes them", """
z = tf.Variable([[1., 2.], [3., 1.]])
loss_of = tf.keras.losses.SparseCategoricalCrossentropy()
with tf.GradientTape() as tape:
    loss = loss_of(tf.constant([0, 1]), tf.nn.softmax(z))
g = tape.gradient(loss, z)
"""),
    ("logits for a loss that takes them", """
z = tf.Variable([[1., 2.], [3., 1.]])
with tf.GradientTape() as tape:
    each = tf.nn.softmax_cross_entropy_with_logits([[1., 0.], [0., 1.]], z)
    loss = tf.reduce_mean(each)
g = tape.gradient(loss, z)
"""),
    ("probabilities to look at beside logits", """
z = tf.Variable([[1., 2.], [3., 1.]])
loss_of = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)
with tf.GradientTape() as tape:
    p = tf.nn.softmax(z)
    loss = loss_of(tf.constant([0, 1]), z)
g = tape.gradient(loss, z)
print(p.numpy())
"""),
    ("sigmoid for a binary loss", """
z = tf.Variable([[-1.], [3.]])
with tf.GradientTape() as tape:
    p = tf.sigmoid(z)
    loss = tf.keras.losses.BinaryCrossentropy()(tf.constant([[0.], [1.]]), p)
g = tape.gradient(loss, z)
"""),
    # Numbers
    ("a mask of minus infinity", """
z = tf.Variable([1., 2., 3.])
mask = tf.constant([0., 0., -np.inf])
with tf.GradientTape() as tape:
    p = tf.nn.softmax(z + mask)
    loss = p[0]
g = tape.gradient(loss, z)
"""),
    ("an infinite number that nothing comes of", """
x = tf.Variable(0.)
with tf.GradientTape() as tape:
    seen = tf.math.log(x)
    y = x + 1.
g = tape.gradient(y, x)
"""),
    ("the least so far, from infinity", """
best = np.inf
w = tf.Variable(1.)
for k in range(3):
    with tf.GradientTape() as tape:
        loss = (w - 3.) ** 2
    best = min(best, float(loss))
    w.assign_sub(0.1 * tape.gradient(loss, w))
"""),
    ("two times where", """
x = tf.Variable([0., 4.])
with tf.GradientTape() as tape:
    safe = tf.where(x > 0., x, 1.)
    y = tf.reduce_sum(tf.where(x > 0., tf.math.log(safe), 0.))
g = tape.gradient(y, x)
"""),
    # Optimizers and models
    ("an optimizer with all gradients", """
w, b = tf.Variable(1.), tf.Variable(2.)
opt = tf.keras.optimizers.SGD(0.1)
for k in range(2):
    with tf.GradientTape() as tape:
        loss = (w + b) ** 2
    grads = tape.gradient(loss, [w, b])
    opt.apply_gradients(zip(grads, [w, b]))
"""),
    ("a model trained by hand", """
model = tf.keras.Sequential([tf.keras.layers.Dense(3, activation="tanh"),
                             tf.keras.layers.Dense(1)])
x, t = tf.ones([4, 2]), tf.zeros([4, 1])
opt = tf.keras.optimizers.Adam(0.01)
for k in range(2):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean((model(x) - t) ** 2)
    grads = tape.gradient(loss, model.trainable_variables)
    opt.apply_gradients(zip(grads, model.trainable_variables))
"""),
    ("a gradient that is never used", """
x = tf.Variable(3.)
with tf.GradientTape() as tape:
    y = x * x
g = tape.gradient(y, x)
x.assign(1.)
"""),
    ("a custom gradient", """
@tf.custom_gradient
def clip(y):
    def backward(dy):
        return tf.clip_by_norm(dy, 0.5)
    return y, backward


v = tf.Variable(2.)
with tf.GradientTape() as tape:
    output = clip(v * v)
g = tape.gradient(output, v)
"""),
]  # fmt: skip
