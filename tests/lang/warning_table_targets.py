"""Programs that run, but not as they look: variables and targets.

Rows as in warning_table.py.
"""

TARGETS = [
    # Variables
    ("a variable rebound in a loop", """
w = tf.Variable(1.)
for k in range(3):
    with tf.GradientTape() as tape:
        loss = (w - 3.) ** 2
    w = w - 0.1 * tape.gradient(loss, w)
""", ["rebound_in_loop at w = w - 0.1 * tape.gradient(loss, w)"], True),
    ("a variable rebound in place", """
w = tf.Variable(1.)
for k in range(3):
    with tf.GradientTape() as tape:
        loss = (w - 3.) ** 2
    g = tape.gradient(loss, w)
    w -= 0.1 * g
""", ["changed_in_place at w -= 0.1 * g"], True),
    ("two variables rebound, line by line", """
w, b = tf.Variable(1.), tf.Variable(0.)
step = 0
while step < 3:
    with tf.GradientTape() as tape:
        loss = (w * 2. + b - 3.) ** 2
    dw, db = tape.gradient(loss, [w, b])
    w = w - 0.1 * dw
    b = b - 0.1 * db
    step += 1
""", ["rebound_in_loop at w = w - 0.1 * dw", "rebound_in_loop at b = b - 0.1 * db"], True),
    ("two variables rebound at once", """
w = tf.Variable(1.)
b = tf.Variable(0.)
for k in range(3):
    with tf.GradientTape() as tape:
        loss = (w * 2. + b - 3.) ** 2
    dw, db = tape.gradient(loss, [w, b])
    w, b = w - 0.1 * dw, b - 0.1 * db
""", ["rebound_in_loop at w, b = w - 0.1 * dw, b - 0.1 * db"], True),
    ("a variable rebound in a function nobody calls yet", """
def train(rate):
    w = tf.Variable(1.)
    for k in range(100):
        with tf.GradientTape() as tape:
            loss = w ** 2
        w = w - rate * tape.gradient(loss, w)
    return w
""", ["rebound_in_loop at w = w - rate * tape.gradient(loss, w)"], True),
    ("a variable assigned to between its uses", """
x = tf.Variable(3.)
with tf.GradientTape() as tape:
    y = x * x
    x.assign_add(1.)
    z = y + x
g = tape.gradient(z, x)
""", ["assigned_inside at x.assign_add(1.)"], True),
    ("a variable assigned what it computed", """
v = tf.Variable(2.)
with tf.GradientTape() as tape:
    v.assign(v * 3.)
    y = v * v
g = tape.gradient(y, v)
""", ["assigned_inside at v.assign(v * 3.)"], True),
    # Targets
    ("a target of two elements", """
x = tf.Variable(2.)
with tf.GradientTape() as tape:
    y = x * [3., 4.]
g = tape.gradient(y, x)
""", ["summed_target at y"], True),
    ("a matrix product as a target", """
w = tf.Variable([[1., 2.], [3., 4.]])
with tf.GradientTape() as tape:
    y = tf.constant([[1., 1.]]) @ w
g = tape.gradient(y, w)
""", ["summed_target at y"], True),
    ("softmax, which mixes its elements", """
x = tf.linspace(-3., 3., 7)
with tf.GradientTape() as tape:
    tape.watch(x)
    y = tf.nn.softmax(x)
g = tape.gradient(y, x)
""", ["summed_target at y"], True),
    ("losses of each example", """
w = tf.Variable([1., 2.])
x, t = tf.constant([[1., 2.], [3., 4.]]), tf.constant([1., 0.])
with tf.GradientTape() as tape:
    loss = (tf.linalg.matvec(x, w) - t) ** 2
g = tape.gradient(loss, w)
""", ["summed_target at loss"], True),
    ("a gradient that is a vector, differentiated", """
w = tf.Variable([1., 2.])
with tf.GradientTape() as outer:
    with tf.GradientTape() as inner:
        loss = w[0] ** 2 * w[1]
    g = inner.gradient(loss, w)
h = outer.gradient(g, w)
""", ["summed_target at g"], True),
    ("a value beside itself turned round", """
x = tf.Variable([1., 2., 3.])
with tf.GradientTape() as tape:
    y = x * tf.reverse(x, [0])
g = tape.gradient(y, x)
""", ["summed_target at y"], True),
    ("a value twice in a row", """
x = tf.Variable([1., 2., 3.])
with tf.GradientTape() as tape:
    y = tf.concat([x, x * 2.], 0)
g = tape.gradient(y, x)
""", ["summed_target at y"], True),
    ("an element taken twice", """
x = tf.Variable([1., 2., 3.])
with tf.GradientTape() as tape:
    y = tf.gather(x, [0, 0, 2])
g = tape.gradient(y, x)
""", ["summed_target at y"], True),
    ("a bias added to each element", """
w, b = tf.Variable([1., 2., 3.]), tf.Variable(1.)
with tf.GradientTape() as tape:
    y = w * 2. + b
g = tape.gradient(y, [w, b])
""", ["summed_target at y"], True),
    ("rows and columns added up", """
m = tf.Variable([[1., 2.], [3., 4.]])
with tf.GradientTape() as tape:
    y = tf.reduce_sum(m, axis=0) + tf.reduce_sum(m, axis=1)
g = tape.gradient(y, m)
""", ["summed_target at y"], True),
    ("two targets in a list", """
x = tf.Variable(2.)
with tf.GradientTape() as tape:
    y0 = x ** 2
    y1 = 1 / x
g = tape.gradient([y0, y1], x)
""", ["summed_targets at [y0, y1]"], True),
    ("two targets in a dictionary", """
x = tf.Variable(2.)
with tf.GradientTape() as tape:
    y0 = x ** 2
    y1 = 1 / x
g = tape.gradient({'y0': y0, 'y1': y1}, x)
""", ["summed_targets at {'y0': y0, 'y1': y1}"], True),
]  # fmt: skip
