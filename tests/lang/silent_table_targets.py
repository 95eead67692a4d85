"""Programs that do what they look like: variables and targets.

Rows as in silent_table.py.
"""

TARGETS = [
    # Variables
    ("a training loop with assign_sub", """
w, b = tf.Variable(1.), tf.Variable(0.)
for k in range(5):
    with tf.GradientTape() as tape:
        loss = (w * 2. + b - 3.) ** 2
    dw, db = tape.gradient(loss, [w, b])
    w.assign_sub(0.1 * dw)
    b.assign_sub(0.1 * db)
"""),
    ("a tensor updated and watched in each turn", """
w = tf.constant(1.)
for k in range(3):
    with tf.GradientTape() as tape:
        tape.watch(w)
        loss = (w - 3.) ** 2
    w = w - 0.1 * tape.gradient(loss, w)
"""),
    ("a new variable in each turn", """
w = tf.Variable(1.)
for k in range(3):
    with tf.GradientTape() as tape:
        loss = (w - 3.) ** 2
    w = tf.Variable(w - 0.1 * tape.gradient(loss, w))
"""),
    ("another name for what is computed in a loop", """
w = tf.Variable(1.)
best = tf.Variable(10.)
for k in range(3):
    with tf.GradientTape() as tape:
        loss = (w - 3.) ** 2
    w.assign_sub(0.1 * tape.gradient(loss, w))
    best = tf.minimum(best, loss)
"""),
    ("a sum kept in a loop", """
w = tf.Variable(1.)
total = 0.
for k in range(3):
    with tf.GradientTape() as tape:
        loss = (w - 3.) ** 2
    w.assign_sub(0.1 * tape.gradient(loss, w))
    total += loss
"""),
    ("a loop that rebinds at its only turn", """
w = tf.Variable(1.)
for k in range(1):
    with tf.GradientTape() as tape:
        loss = (w - 3.) ** 2
    w = w - 0.1 * tape.gradient(loss, w)
"""),
    ("a variable set at the begin of the block", """
v = tf.Variable(2.)
with tf.GradientTape() as tape:
    v.assign(5.)
    y = v * v
g = tape.gradient(y, v)
"""),
    ("a variable assigned to after its last use", """
v, count = tf.Variable(2.), tf.Variable(0.)
with tf.GradientTape() as tape:
    y = v * v
    count.assign_add(1.)
g = tape.gradient(y, v)
"""),
    # Targets
    ("sigmoid along a line", """
x = tf.linspace(-10., 10., 201)
with tf.GradientTape() as tape:
    tape.watch(x)
    y = tf.nn.sigmoid(x)
dy_dx = tape.gradient(y, x)
"""),
    ("a longer formula, element by element", """
x = tf.Variable([1., 2., 3.])
with tf.GradientTape() as tape:
    y = tf.where(x > 2., tf.sin(x) * x + 2. * x ** 2, tf.cast(x, tf.float32) / 3.)
g = tape.gradient(y, x)
"""),
    ("a target with one element in brackets", """
x = tf.Variable([[2.]])
with tf.GradientTape() as tape:
    y = x @ x
g = tape.gradient(y, x)
"""),
    ("a target that was added up", """
x = tf.Variable(2.)
with tf.GradientTape() as tape:
    y = tf.reduce_sum(x * [3., 4.])
g = tape.gradient(y, x)
"""),
    ("weights given for the elements", """
x = tf.Variable(2.)
with tf.GradientTape() as tape:
    y = x * [3., 4.]
g = tape.gradient(y, x, output_gradients=tf.constant([1., 0.]))
"""),
    ("losses of each row, differentiated by the predictions", """
t = tf.constant([[1., 0., -2.], [.5, 3., 2.]])
p = tf.Variable([[.75, .25, -1.], [-.5, 2.5, 2.]])
with tf.GradientTape() as tape:
    loss = tf.reduce_mean((t - p) ** 2, axis=-1) + 0.1 * tf.reduce_sum(tf.abs(p), axis=-1)
g = tape.gradient(loss, p)
"""),
    ("cross entropy of each row, differentiated by the logits", """
z = tf.Variable([[1., 2.], [3., 1.]])
with tf.GradientTape() as tape:
    loss = tf.nn.softmax_cross_entropy_with_logits([[1., 0.], [0., 1.]], z)
g = tape.gradient(loss, z)
"""),
    ("two sources beside one another", """
a, b = tf.Variable([1., 2.]), tf.Variable([3., 4.])
with tf.GradientTape() as tape:
    y = tf.stack([a, tf.sin(b)], axis=1)
    z = tf.concat([y, tf.zeros([2, 1])], axis=1)
g = tape.gradient(z, [a, b])
"""),
    ("elements put elsewhere", """
x = tf.Variable([[1., 2., 3.]])
with tf.GradientTape() as tape:
    y = tf.reverse(tf.pad(tf.transpose(x), [[1, 0], [0, 0]]), [0]) * 2.
    z = tf.reshape(y, [2, 2])[..., ::-1]
g = tape.gradient(z, x)
"""),
    ("parts taken out and put together again", """
x = tf.Variable([1., 2., 3.])
with tf.GradientTape() as tape:
    y = tf.map_fn(lambda t: t ** 2, x)
    z = tf.concat([y[1:], tf.gather(y, [0])], 0)
g = tape.gradient(z, x)
"""),
    ("a custom gradient, element by element", """
@tf.custom_gradient
def nearest(x):
    return tf.round(x), lambda dy: dy


x = tf.Variable([1.3, 2.8])
with tf.GradientTape() as tape:
    y = nearest(x) * x
g = tape.gradient(y, x)
"""),
    ("a jacobian", """
x = tf.Variable([1., 2.])
with tf.GradientTape() as tape:
    y = tf.nn.softmax(x)
j = tape.jacobian(y, x)
"""),
    ("a hessian", """
w = tf.Variable([1., 2.])
with tf.GradientTape() as outer:
    with tf.GradientTape() as inner:
        loss = w[0] ** 2 * w[1]
    g = inner.gradient(loss, w)
h = outer.jacobian(g, w)
"""),
    ("one target in a list", """
x = tf.Variable(2.)
with tf.GradientTape() as tape:
    y = x ** 2
g = tape.gradient([y], x)
"""),
    ("targets that share no source", """
a, b = tf.Variable(2.), tf.Variable(3.)
with tf.GradientTape() as tape:
    y, z = a * a, b * b * b
ga, gb = tape.gradient([y, z], [a, b])
"""),
    ("several sources", """
x, y = tf.Variable(2.), tf.Variable(3.)
with tf.GradientTape() as tape:
    z = x * y
g = tape.gradient(z, {"x": x, "y": y})
"""),
]  # fmt: skip
