"""Sources that only decided, were not reached, or lead elsewhere; and what comes before what."""

from tests.lang.why_table.row import Why

BLEND = "tf.sigmoid("

ROWS = [
    Why("a branch that did not run", """
x = tf.Variable(3.)
c = tf.Variable(2.)
with tf.GradientTape() as tape:
  if c > 0.:
    y = c * 2.
  else:
    y = x * x
g = tape.gradient(y, x)
""", "branch_not_taken", 7, "x", "  y = tf.where(c > 0., c * 2., x * x)", 0.0),
    Why("a conditional expression", """
x = tf.Variable(3.)
c = tf.Variable(2.)
with tf.GradientTape() as tape:
  y = c * 2. if c > 0. else x * x
g = tape.gradient(y, x)
""", "branch_not_taken", 4, "x", "y = tf.where(c > 0., c * 2., x * x)", 0.0),
    Why("a return that was not reached", """
def piece(c, x):
  if c > 0.:
    return c * 2.
  return x * x
c = tf.Variable(-1.)
x = tf.Variable(3.)
with tf.GradientTape() as tape:
  y = piece(c, x)
g = tape.gradient(y, c)
""", "branch_not_taken", 3, "c", "  return tf.where(c > 0., c * 2., x * x)", 0.0),
    Why("a constant source in a branch that did not run: the branch comes first", """
x = tf.constant(3.)
c = tf.Variable(2.)
with tf.GradientTape() as tape:
  tape.watch(x)
  if c < 0.:
    y = x * x
  else:
    y = c * 2.
g = tape.gradient(y, x)
""", "branch_not_taken", 6, "x", "tf.where(c < 0., x * x, c * 2.)", 0.0),
    Why("the else branch of the guide, and a truth value of Python", """
training = True
x = tf.Variable(3.)
w = tf.Variable(2.)
with tf.GradientTape() as tape:
  if training:
    y = w * 1.5
  else:
    y = x * 4.
g = tape.gradient(y, x)
""", "branch_not_taken", 8, "x", "tf.where(training, w * 1.5, x * 4.)", 0.0),
    # condition_only -----------------------------------------------------------------------------
    Why("a condition", """
x = tf.Variable(1.)
a = tf.Variable(2.)
with tf.GradientTape() as tape:
  if x > 1.:
    y = a * 2.
  else:
    y = a * 6.
g = tape.gradient(y, x)
""", "condition_only", 4, "x > 1.", BLEND, -2.0),
    Why("the condition of an expression", """
x = tf.Variable(0.)
a = tf.Variable(2.)
with tf.GradientTape() as tape:
  y = a if x < 0. else a * a
g = tape.gradient(y, x)
""", "condition_only", 4, "x < 0.", BLEND, 0.5),
    Why("the condition of tf.where", """
x = tf.Variable(0.)
a = tf.Variable(2.)
with tf.GradientTape() as tape:
  y = tf.where(x > 0., a * a, a)
g = tape.gradient(y, x)
""", "condition_only", 4, "x > 0.", BLEND, 0.5),
    Why("a condition on a number of NumPy", """
x = tf.Variable(1.)
a = tf.Variable(2.)
with tf.GradientTape() as tape:
  y = a * 2. if x.numpy() > 1. else a * 6.
g = tape.gradient(y, x)
""", "condition_only", 4, "x.numpy() > 1.", BLEND, -2.0),
    # no honest repair ---------------------------------------------------------------------------
    Why("a condition under a name", """
x = tf.Variable(1.)
a = tf.Variable(2.)
with tf.GradientTape() as tape:
  big = float(x) > 0.5
  if big:
    y = a * 2.
  else:
    y = a * 6.
g = tape.gradient(y, x)
""", "condition_only", 5, "big", hopeless="what is compared does not stand at the fork"),
    Why("the condition of a while loop", """
x = tf.Variable(3.)
y = tf.Variable(1.)
with tf.GradientTape() as tape:
  z = y * 1.
  while z < x:
    z = z * 2.
g = tape.gradient(z, x)
""", "condition_only", 5, "z < x", hopeless="the number of turns is a whole number"),
    Why("a number of turns", """
n = tf.Variable(3.)
a = tf.Variable(2.)
with tf.GradientTape() as tape:
  y = a * 1.
  for k in range(int(n)):
    y = y * a
g = tape.gradient(y, n)
""", "condition_only", 5, "range(int(n))", hopeless="the number of turns is a whole number"),
    Why("and", """
x = tf.Variable(1.)
a = tf.Variable(2.)
b = tf.Variable(5.)
with tf.GradientTape() as tape:
  y = x > 0. and a * b
g = tape.gradient(y, x)
""", "condition_only", 5, "x > 0.", hopeless="`and` gives one of its parts as it is"),
    Why("tf.cond", """
x = tf.Variable(1.)
a = tf.Variable(2.)
with tf.GradientTape() as tape:
  y = tf.cond(x > 0., lambda: a * a, lambda: a)
g = tape.gradient(y, x)
""", "condition_only", 4, "x > 0.", hopeless="tf.cond computes one of its branches only"),
    Why("the place in a list", """
n = tf.Variable(1)
ws = [tf.Variable(2.), tf.Variable(3.)]
with tf.GradientTape() as tape:
  y = ws[int(n)] ** 2
g = tape.gradient(y, n)
""", "condition_only", 4, "ws[int(n)]", hopeless="a place in a list is a whole number"),
    Why("a loop that had no turn", """
x = tf.Variable(3.)
y = tf.Variable(2.)
with tf.GradientTape() as tape:
  z = y * 2.
  for k in range(0):
    z = z * x
g = tape.gradient(z, x)
""", "branch_not_taken", 6, "x", hopeless="no turn, no product"),
    Why("the part of `or` that was not asked", """
x = tf.Variable(3.)
a = tf.Variable(2.)
with tf.GradientTape() as tape:
  y = a or x
  z = y * 2.
g = tape.gradient(z, x)
""", "branch_not_taken", 4, "x", hopeless="`or` gives one of its parts as it is"),
    Why("the smaller of two", """
x = tf.Variable(-2.)
w = tf.Variable(3.)
with tf.GradientTape() as tape:
  y = w * max(x, 0.)
g = tape.gradient(y, x)
""", "condition_only", 4, "max(x, 0.)", "w * tf.maximum(x, 0.)", 0.0),
    Why("a handler that was not needed", """
x = tf.Variable(2.)
c = tf.constant(3.)
with tf.GradientTape() as tape:
  try:
    y = c * 1.
  except ValueError:
    y = x * c
g = tape.gradient(y, x)
""", "branch_not_taken", 7, "x", hopeless="the error did not happen"),
    Why("the function that tf.cond did not call", """
x = tf.Variable(1.)
a = tf.Variable(2.)
with tf.GradientTape() as tape:
  y = tf.cond(a > 0., lambda: a * a, lambda: x * a)
g = tape.gradient(y, x)
""", "branch_not_taken", 4, "x", hopeless="tf.cond computes one of its branches only"),
    # unconnected --------------------------------------------------------------------------------
    Why("the other target was meant", """
x = tf.Variable(2.)
w = tf.Variable(3.)
with tf.GradientTape() as tape:
  y = x * x
  z = w * w
g = tape.gradient(z, x)
""", "unconnected", None, "", "tape.gradient(y, x)", 4.0),
    Why("a name bound anew before it was asked", """
x = tf.Variable(2.)
c = tf.constant(5.)
with tf.GradientTape() as tape:
  square = x * x
  cube = c * 3.
g = tape.gradient(cube, x)
""", "unconnected", None, "", "tape.gradient(square, x)", 4.0),
    Why("nothing was computed from it", """
x = tf.Variable(2.)
w = tf.Variable(3.)
with tf.GradientTape() as tape:
  y = w * w
g = tape.gradient(y, x)
""", "unconnected", None, "", hopeless="nothing says what it was meant for"),
    Why("an unused constant: that it is unused comes first", """
x = tf.constant(2.)
w = tf.Variable(3.)
with tf.GradientTape() as tape:
  y = w * w
g = tape.gradient(y, x)
""", "unconnected", None, "", hopeless="nothing says what it was meant for"),
    Why("only printed", """
x = tf.Variable(2.)
w = tf.Variable(3.)
with tf.GradientTape() as tape:
  print(x.numpy())
  y = w * w
g = tape.gradient(y, x)
""", "unconnected", None, "", hopeless="nothing says what it was meant for"),
    Why("a derivative that does not hang on it", """
x = tf.Variable(2.)
with tf.GradientTape() as outer:
  with tf.GradientTape() as inner:
    y = 3. * x
  d = inner.gradient(y, x)
g = outer.gradient(d, x)
""", "unconnected", None, "", "outer.gradient(y, x)", 3.0),
    Why("a second derivative of a straight line, asked outside", """
x = tf.Variable(2.)
with tf.GradientTape() as outer:
  with tf.GradientTape() as inner:
    y = 3. * x
d = inner.gradient(y, x)
g = outer.gradient(d, x)
""", "unconnected", None, "", "outer.gradient(y, x)", 3.0),
    Why("the number of elements", """
x = tf.Variable([1., 2.])
with tf.GradientTape() as tape:
  y = tf.cast(tf.size(x), tf.float32)
g = tape.gradient(y, x)
""", "unconnected", None, "", hopeless="a size does not change with the values"),
    Why("only its shape was used", """
x = tf.Variable([1., 2.])
w = tf.Variable(3.)
with tf.GradientTape() as tape:
  y = w * float(x.shape[0])
g = tape.gradient(y, x)
""", "unconnected", None, "", hopeless="a shape does not change with the values"),
    Why("target and source the other way round", """
x = tf.Variable(3.)
with tf.GradientTape() as tape:
  y = x * x
g = tape.gradient(x, y)
""", "unconnected", None, "", "tape.gradient(y, x)", 6.0),
    Why("how many of a list", """
n = tf.Variable(2)
xs = [tf.Variable(1.), tf.Variable(2.), tf.Variable(3.)]
with tf.GradientTape() as tape:
  y = tf.add_n(xs[:int(n)])
g = tape.gradient(y, [n, xs[0]])
""", "condition_only", 4, "xs[:int(n)]", hopeless="a number of parts is a whole number"),
    Why("a name that meant another value when it was used", """
x = tf.Variable(3.)
with tf.GradientTape() as tape:
  y = x * x
x = x * 1.
g = tape.gradient(y, x)
""", "unconnected", None, "", "x.assign(x * 1.)", 6.0),
]  # fmt: skip
