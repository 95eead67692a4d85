"""Values and operations that have no derivative: integer, stop_gradient, not_differentiable."""

from tests.lang.why_table.row import Why

ROWS = [
    Why("a whole number, as in the guide", """
x = tf.constant(10)
with tf.GradientTape() as g:
  g.watch(x)
  y = x * x
d = g.gradient(y, x)
""", "integer", 1, "tf.constant(10)", "tf.constant(10.)", 20.0),
    Why("an integer variable", """
x = tf.Variable(3)
with tf.GradientTape() as tape:
  y = x * x
g = tape.gradient(y, x)
""", "integer", 1, "tf.Variable(3)", "tf.Variable(3.)", 6.0),
    Why("a list of whole numbers", """
x = tf.Variable([1, 2])
with tf.GradientTape() as tape:
  y = tf.reduce_sum(x * x)
g = tape.gradient(y, x)
""", "integer", 1, "tf.Variable([1, 2])", "tf.Variable([1., 2.])", [2.0, 4.0]),
    Why("dtype=tf.int32", """
x = tf.Variable(3, dtype=tf.int32)
with tf.GradientTape() as tape:
  y = x * x
g = tape.gradient(y, x)
""", "integer", 1, "tf.Variable(3, dtype=tf.int32)", "dtype=tf.float32", 6.0),
    Why("the dtype by its place", """
x = tf.constant(3, tf.int64)
with tf.GradientTape() as tape:
  tape.watch(x)
  y = x ** 2
g = tape.gradient(y, x)
""", "integer", 1, "tf.constant(3, tf.int64)", "tf.constant(3, tf.float32)", 6.0),
    Why("the dtype as text", """
x = tf.Variable([1, 2], dtype="int32")
with tf.GradientTape() as tape:
  y = tf.reduce_sum(x * x)
g = tape.gradient(y, x)
""", "integer", 1, 'tf.Variable([1, 2], dtype="int32")', 'dtype="float32"', [2.0, 4.0]),
    Why("a truth value", """
x = tf.Variable(True)
with tf.GradientTape() as tape:
  y = tf.cast(x, tf.float32) * 3.
g = tape.gradient(y, x)
""", "integer", 1, "tf.Variable(True)", "tf.Variable(1.)", 3.0),
    Why("a name for the number", """
n = 3
x = tf.Variable(n)
with tf.GradientTape() as tape:
  y = x * x
g = tape.gradient(y, x)
""", "integer", 2, "tf.Variable(n)", "n = 3.\n", 6.0),
    Why("two whole numbers that meet", """
x = tf.Variable(3)
c = tf.constant(2)
with tf.GradientTape() as tape:
  y = x * c
g = tape.gradient(y, x)
""", "integer", 1, "tf.Variable(3)", "x = tf.Variable(3.)\nc = tf.constant(2.)", 2.0),
    Why("an array of whole numbers", """
x = tf.Variable(np.array([1, 2]))
with tf.GradientTape() as tape:
  y = tf.reduce_sum(x * x)
g = tape.gradient(y, x)
""", "integer", 1, "tf.Variable(np.array([1, 2]))", "np.array([1., 2.])", [2.0, 4.0]),
    Why("ones of an integer dtype", """
x = tf.Variable(tf.ones([2], tf.int32))
with tf.GradientTape() as tape:
  y = tf.reduce_sum(x * x)
g = tape.gradient(y, x)
""", "integer", 1, "tf.Variable(tf.ones([2], tf.int32))", "tf.ones([2], tf.float32)", [2.0, 2.0]),
    Why("an integer among floats", """
w = tf.Variable(2.)
n = tf.constant(3)
with tf.GradientTape() as tape:
  tape.watch(n)
  y = w * tf.cast(n, tf.float32)
g = tape.gradient(y, [w, n])
""", "integer", 2, "tf.constant(3)", "tf.constant(3.)", 2.0, source=1),
    Why("an unwatched integer: what it is comes first", """
x = tf.constant(4)
with tf.GradientTape() as tape:
  y = x * x
g = tape.gradient(y, x)
""", "integer", 1, "tf.constant(4)", "tape.watch(x)", 8.0),
    Why("a cast variable as a source", """
v = tf.Variable(3.)
with tf.GradientTape() as tape:
  n = tf.cast(v, tf.int32)
  tape.watch(n)
  y = n * n
g = tape.gradient(y, n)
""", "integer", 3, "tf.cast(v, tf.int32)", "tf.cast(v, tf.float32)", 6.0),
    # stop_gradient ------------------------------------------------------------------------------
    Why("stop_gradient", """
x = tf.Variable(3.)
with tf.GradientTape() as tape:
  y = tf.stop_gradient(x) ** 2
g = tape.gradient(y, x)
""", "stop_gradient", 3, "tf.stop_gradient(x)", "y = x ** 2", 6.0),
    Why("stop_gradient of a sum", """
x = tf.Variable(3.)
with tf.GradientTape() as tape:
  y = tf.stop_gradient(x + 1.) ** 2
g = tape.gradient(y, x)
""", "stop_gradient", 3, "tf.stop_gradient(x + 1.)", "y = (x + 1.) ** 2", 8.0),
    Why("stop_gradient inside a function", """
def fixed(v):
  return tf.stop_gradient(v * v)
x = tf.Variable(3.)
with tf.GradientTape() as tape:
  y = fixed(x) * 2.
g = tape.gradient(y, x)
""", "stop_gradient", 2, "tf.stop_gradient(v * v)", "  return v * v", 12.0),
    Why("stop_gradient on one of two ways, the other cut by NumPy", """
x = tf.Variable(3.)
with tf.GradientTape() as tape:
  y = tf.stop_gradient(x) * 2. + np.square(x)
g = tape.gradient(y, x)
""", "stop_gradient", 3, "tf.stop_gradient(x)", "y = x * 2. +", 2.0),
    Why("stop_gradient in a lambda", """
x = tf.Variable(2.)
freeze = lambda v: tf.stop_gradient(v)
with tf.GradientTape() as tape:
  y = tf.exp(freeze(x))
g = tape.gradient(y, x)
""", "stop_gradient", 2, "tf.stop_gradient(v)", "lambda v: v", 7.389056),
    Why("stop_gradient in an expression", "y = stop_gradient(w) * x\n", "stop_gradient", 1,
        "stop_gradient(w)", "y = w * x", 3.0,
        inputs={"w": ("trainable", 2.0), "x": ("watched", 3.0)}),
    Why("a target network", """
w = tf.Variable(2.)
with tf.GradientTape() as tape:
  value = w * 3.
  goal = tf.stop_gradient(value)
  loss = tf.square(goal - 1.)
g = tape.gradient(loss, w)
""", "stop_gradient", 4, "tf.stop_gradient(value)", "  goal = value", 30.0),
    # not_differentiable -------------------------------------------------------------------------
    Why("round", """
x = tf.Variable(2.6)
with tf.GradientTape() as tape:
  y = tf.round(x) * 3.
g = tape.gradient(y, x)
""", "not_differentiable", 3, "tf.round(x)", "y = x * 3.", 3.0),
    Why("floor of a product", """
x = tf.Variable(2.6)
with tf.GradientTape() as tape:
  y = tf.floor(x * 2.) ** 2
g = tape.gradient(y, x)
""", "not_differentiable", 3, "tf.floor(x * 2.)", "y = (x * 2.) ** 2", 20.8),
    Why("ceil", """
x = tf.Variable([0.5, 1.5])
with tf.GradientTape() as tape:
  y = tf.reduce_sum(tf.math.ceil(x))
g = tape.gradient(y, x)
""", "not_differentiable", 3, "tf.math.ceil(x)", "tf.reduce_sum(x)", [1.0, 1.0]),
    Why("a cast to integers and back", """
x = tf.Variable(2.6)
with tf.GradientTape() as tape:
  n = tf.cast(x, tf.int32)
  y = tf.cast(n, tf.float32) * 4.
g = tape.gradient(y, x)
""", "not_differentiable", 3, "tf.cast(x, tf.int32)", "n = x", 4.0),
    Why("a comparison", """
x = tf.Variable(0.)
with tf.GradientTape() as tape:
  y = tf.cast(x > 0., tf.float32)
g = tape.gradient(y, x)
""", "not_differentiable", 3, "x > 0.", "tf.cast(tf.sigmoid(x - 0.), tf.float32)", 0.25),
    Why("tf.less", """
x = tf.Variable(1.)
with tf.GradientTape() as tape:
  y = tf.cast(tf.less(x, 1.), tf.float32) * 4.
g = tape.gradient(y, x)
""", "not_differentiable", 3, "tf.less(x, 1.)", "tf.sigmoid(1. - x)", -1.0),
    Why("floor division", """
x = tf.Variable(7.)
with tf.GradientTape() as tape:
  y = x // 2.
g = tape.gradient(y, x)
""", "not_differentiable", 3, "x // 2.", "y = x / 2.", 0.5),
    Why("argmax", """
x = tf.Variable([0., 0.])
with tf.GradientTape() as tape:
  y = tf.cast(tf.argmax(x), tf.float32)
g = tape.gradient(y, x)
""", "not_differentiable", 3, "tf.argmax(x)", "tf.reduce_sum(tf.nn.softmax(x) * tf.range(2.))",
        [-0.25, 0.25]),
    Why("one_hot of argmax", """
x = tf.Variable([0., 0.])
with tf.GradientTape() as tape:
  choice = tf.one_hot(tf.argmax(x), 2)
  y = tf.reduce_sum(choice * tf.constant([1., 3.]))
g = tape.gradient(y, x)
""", "not_differentiable", 3, "tf.argmax(x)", "choice = tf.nn.softmax(x)", [-0.5, 0.5]),
    Why("rint, then NumPy", """
x = tf.Variable(1.4)
with tf.GradientTape() as tape:
  y = tf.square(np.exp(tf.math.rint(x)))
g = tape.gradient(y, x)
""", "not_differentiable", 3, "tf.math.rint(x)", "tf.square(tf.exp(x))", 32.889294),
    Why("an accuracy", """
logit = tf.Variable([0., 1.])
truth = tf.constant([0., 1.])
with tf.GradientTape() as tape:
  hit = tf.cast(tf.greater(logit, 0.), tf.float32)
  y = tf.reduce_mean(hit * truth)
g = tape.gradient(y, logit)
""", "not_differentiable", 4, "tf.greater(logit, 0.)", "tf.sigmoid(logit - 0.)",
        [0.0, 0.09830596]),
    Why("a rounding in an expression", "y = round(w) * 2.\n", "not_differentiable", 1, "round(w)",
        "y = w * 2.", 2.0, inputs={"w": ("trainable", 0.7)}),
    # no honest repair ---------------------------------------------------------------------------
    Why("equality", """
x = tf.Variable(1.)
with tf.GradientTape() as tape:
  y = tf.cast(x == 1., tf.float32)
g = tape.gradient(y, x)
""", "not_differentiable", 3, "x == 1.", hopeless="equality is true at one point: no smooth step"),
    Why("text", """
word = tf.Variable("yes")
w = tf.Variable(2.)
with tf.GradientTape() as tape:
  y = tf.cast(word == "yes", tf.float32) * w
g = tape.gradient(y, word)
""", "integer", 1, 'tf.Variable("yes")', hopeless="a word is no number"),
    Why("an index", """
x = tf.Variable([3., 4.])
i = tf.Variable(1)
with tf.GradientTape() as tape:
  y = x[i] * 2.
g = tape.gradient(y, [x, i])
""", "integer", 2, "tf.Variable(1)", source=1, hopeless="an index is a whole number"),
    Why("a derivative that its author did not write", """
@tf.custom_gradient
def square(v):
  def grad(upstream):
    return None
  return v * v, grad
x = tf.Variable(3.)
with tf.GradientTape() as tape:
  y = square(x)
g = tape.gradient(y, x)
""", "not_differentiable", 8, "square(x)", hopeless="only its author knows the derivative"),
    Why("an order", """
x = tf.Variable([3., 1.])
with tf.GradientTape() as tape:
  order = tf.argsort(x)
  y = tf.reduce_sum(tf.cast(order, tf.float32))
g = tape.gradient(y, x)
""", "not_differentiable", 3, "tf.argsort(x)", hopeless="places are whole numbers"),
]  # fmt: skip
