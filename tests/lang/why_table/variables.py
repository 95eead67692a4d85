"""Variables that values are put into, and names that mean one no longer: assigned, rebound."""

from tests.lang.why_table.row import Why

ROWS = [
    # assigned -----------------------------------------------------------------------------------
    Why("assign_add, as in the guide", """
x0 = tf.Variable(3.0)
x1 = tf.Variable(0.0)
with tf.GradientTape() as tape:
  x1.assign_add(x0)
  y = x1 ** 2
g = tape.gradient(y, x0)
""", "assigned", 4, "x1.assign_add(x0)", "  x1 = x1 + x0", 6.0),
    Why("assign", """
x = tf.Variable(3.)
v = tf.Variable(0.)
with tf.GradientTape() as tape:
  v.assign(x * 2.)
  y = v * v
g = tape.gradient(y, x)
""", "assigned", 4, "v.assign(x * 2.)", "  v = x * 2.", 24.0),
    Why("assign_sub of a sum", """
x = tf.Variable(3.)
v = tf.Variable(10.)
with tf.GradientTape() as tape:
  v.assign_sub(x + 1.)
  y = v * v
g = tape.gradient(y, x)
""", "assigned", 4, "v.assign_sub(x + 1.)", "  v = v - (x + 1.)", -12.0),
    Why("assign_add in a loop", """
x = tf.Variable(2.)
total = tf.Variable(0.)
with tf.GradientTape() as tape:
  for k in range(3):
    total.assign_add(x * x)
  y = total * 1.
g = tape.gradient(y, x)
""", "assigned", 5, "total.assign_add(x * x)", "total = total + (x * x)", 12.0),
    Why("the value of an assignment", """
x = tf.Variable(3.)
v = tf.Variable(1.)
with tf.GradientTape() as tape:
  y = v.assign_add(x) * 2.
g = tape.gradient(y, x)
""", "assigned", 4, "v.assign_add(x)", "y = (v + x) * 2.", 2.0),
    Why("a variable made of a tensor", """
x = tf.Variable(3.)
with tf.GradientTape() as tape:
  w = tf.Variable(x * 2.)
  y = w * w
g = tape.gradient(y, x)
""", "assigned", 3, "tf.Variable(x * 2.)", "  w = x * 2.", 24.0),
    Why("an assignment to an attribute", """
class Box(tf.Module):
  def __init__(self):
    super().__init__()
    self.v = tf.Variable(1.)
box = Box()
x = tf.Variable(3.)
with tf.GradientTape() as tape:
  box.v.assign(x * x)
  y = box.v * 2.
g = tape.gradient(y, x)
""", "assigned", 8, "box.v.assign(x * x)", "  box.v = x * x", 12.0),
    Why("a learning rate", """
lr = tf.Variable(0.25)
w = tf.Variable(2.)
with tf.GradientTape() as outer:
  with tf.GradientTape() as inner:
    loss = w * w
  step = inner.gradient(loss, w)
  w.assign_sub(lr * step)
  after = w * w
g = outer.gradient(after, lr)
""", "assigned", 7, "w.assign_sub(lr * step)", "  w = w - (lr * step)", -8.0),
    # rebound ------------------------------------------------------------------------------------
    Why("a variable rebound before the tape", """
x = tf.Variable(3.)
x = x + 1.
with tf.GradientTape() as tape:
  y = x * x
g = tape.gradient(y, x)
""", "rebound", 2, "x", "x.assign_add(1.)", 8.0),
    Why("the second turn of the guide's loop", """
x = tf.Variable(2.0)
for epoch in range(2):
  with tf.GradientTape() as tape:
    y = x + 1
  g = tape.gradient(y, x)
  x = x + 1
""", "rebound", 6, "x", "  x.assign_add(1)", 1.0),
    Why("a step of gradient descent", """
w = tf.Variable(4.)
for step in range(2):
  with tf.GradientTape() as tape:
    loss = w * w
  g = tape.gradient(loss, w)
  if g is not None:
    w = w - 0.25 * g
""", "rebound", 7, "w", "w.assign_sub(0.25 * g)", 4.0),
    Why("rebound to a product", """
x = tf.Variable(3.)
x = x * 2.
with tf.GradientTape() as tape:
  y = x ** 2
g = tape.gradient(y, x)
""", "rebound", 2, "x", "x.assign(x * 2.)", 12.0),
    Why("rebound to a function of itself", """
x = tf.Variable(3.)
x = tf.square(x)
with tf.GradientTape() as tape:
  y = tf.sqrt(x)
g = tape.gradient(y, x)
""", "rebound", 2, "x", "x.assign(tf.square(x))", 0.16666666666666666),
    Why("rebound inside a function", """
def slope():
  w = tf.Variable(1.)
  w = w + 2.
  with tf.GradientTape() as tape:
    y = w ** 2
  return tape.gradient(y, w)
g = slope()
""", "rebound", 3, "w", "  w.assign_add(2.)", 6.0),
    Why("a training loop that fails at the missing gradient", """
w = tf.Variable(4.)
for step in range(2):
  with tf.GradientTape() as tape:
    loss = w * w
  g = tape.gradient(loss, w)
  w = w - 0.25 * g
""", "rebound", 6, "w", "w.assign_sub(0.25 * g)", 4.0),
    Why("two variables rebound on one line", """
w = tf.Variable(4.)
b = tf.Variable(1.)
for step in range(2):
  with tf.GradientTape() as tape:
    loss = (w * 2. + b) ** 2
  g = tape.gradient(loss, [w, b])
  if g[0] is not None:
    w, b = w - 0.05 * g[0], b - 0.05 * g[1]
""", "rebound", 8, "w", "w.assign_sub(0.05 * g[0]); b.assign_sub(0.05 * g[1])", 18.0),
    Why("a list of variables rebound to tensors", """
ws = [tf.Variable(2.), tf.Variable(3.)]
ws = [w * 2. for w in ws]
with tf.GradientTape() as tape:
  y = ws[0] * ws[1]
g = tape.gradient(y, ws)
""", "rebound", 2, "ws", "tape.watch(ws[0])", 6.0),
]  # fmt: skip
