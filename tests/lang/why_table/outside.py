"""Operations that ran while the tape was not recording."""

from tests.lang.why_table.row import Why

ROWS = [
    Why("before the block", """
x = tf.Variable(3.)
a = x * 2.
with tf.GradientTape() as tape:
  y = a * a
g = tape.gradient(y, x)
""", "outside_tape", 2, "x * 2.", "as tape:\n  a = x * 2.\n  y", 24.0),
    Why("after the block", """
x = tf.Variable(3.)
with tf.GradientTape() as tape:
  y = x * x
z = y * 3.
g = tape.gradient(z, x)
""", "outside_tape", 4, "y * 3.", "  y = x * x\n  z = y * 3.\ng", 18.0),
    Why("two statements before", """
x = tf.Variable(3.)
a = x * 2.
b = a + 1.
with tf.GradientTape() as tape:
  y = b * b
g = tape.gradient(y, x)
""", "outside_tape", 2, "x * 2.", "  a = x * 2.\n  b = a + 1.\n  y", 28.0),
    Why("one of two statements before, with a comment", """
x = tf.Variable(3.)
a = x * 2.  # twice
print("here")
with tf.GradientTape() as tape:
  y = a * a
g = tape.gradient(y, x)
""", "outside_tape", 2, "x * 2.", '  a = x * 2.  # twice\n  y', 24.0),
    Why("three statements after, with a constant", """
x = tf.Variable(3.)
with tf.GradientTape() as tape:
  y = x * x
c = tf.constant(2.)
z = y * c
loss = z + 1.
g = tape.gradient(loss, x)
""", "outside_tape", 5, "y * c", "  c = tf.constant(2.)\n  z = y * c\n", 12.0),
    Why("stop_recording", """
x = tf.Variable(3.)
with tf.GradientTape() as tape:
  with tape.stop_recording():
    a = x * x
  y = a * 2.
g = tape.gradient(y, x)
""", "outside_tape", 4, "x * x", "as tape:\n  a = x * x\n  y", 12.0),
    Why("two statements in stop_recording", """
x = tf.Variable(3.)
with tf.GradientTape(persistent=True) as tape:
  a = x * x
  with tape.stop_recording():
    b = a + 1.
    y = b * 2.
g = tape.gradient(y, x)
""", "outside_tape", 5, "a + 1.", "  b = a + 1.\n  y = b * 2.", 12.0),
    Why("a second derivative asked outside the outer tape", """
x = tf.Variable(2.)
with tf.GradientTape() as outer:
  with tf.GradientTape() as inner:
    y = x ** 3
d = inner.gradient(y, x)
g = outer.gradient(d, x)
""", "outside_tape", 5, "inner.gradient(y, x)", "  d = inner.gradient(y, x)\ng", 12.0),
    Why("a second derivative, and more of it outside", """
x = tf.Variable(2.)
with tf.GradientTape() as outer:
  with tf.GradientTape() as inner:
    y = x ** 4
d = inner.gradient(y, x)
z = d * 10.
g = outer.gradient(z, x)
""", "outside_tape", 5, "inner.gradient(y, x)", "  z = d * 10.\ng", 480.0),
    Why("the inner block outside the outer", """
x = tf.Variable(2.)
with tf.GradientTape() as inner:
  y = x ** 3
with tf.GradientTape() as outer:
  d = inner.gradient(y, x)
g = outer.gradient(d, x)
""", "outside_tape", 3, "x ** 3", "as outer:\n  with tf.GradientTape() as inner:\n    y", 12.0),
    Why("a function called before the block", """
def double(v):
  return v * 2.
x = tf.Variable(3.)
a = double(x)
with tf.GradientTape() as tape:
  y = a * a
g = tape.gradient(y, x)
""", "outside_tape", 2, "v * 2.", "  a = double(x)\n  y", 24.0),
    Why("a reset in between", """
x = tf.Variable(3.)
with tf.GradientTape() as tape:
  a = x * x
  tape.reset()
  y = a * 2.
g = tape.gradient(y, x)
""", "outside_tape", 3, "x * x", "  a = x * x\n  y = a * 2.", 12.0),
    Why("between the two blocks of a tape", """
x = tf.Variable(3.)
tape = tf.GradientTape(persistent=True)
with tape:
  a = x * x
b = a + 1.
with tape:
  y = b * 2.
g = tape.gradient(y, x)
""", "outside_tape", 5, "a + 1.", "  a = x * x\n  b = a + 1.\nwith", 12.0),
    Why("a comprehension before the block", """
x = tf.Variable(3.)
parts = [x * k for k in (1., 2.)]
with tf.GradientTape() as tape:
  y = parts[0] + parts[1]
g = tape.gradient(y, x)
""", "outside_tape", 2, "x * k", "  parts = [x * k for k in (1., 2.)]\n  y", 3.0),
    Why("a loop before the block", """
x = tf.Variable(3.)
total = tf.constant(0.)
for k in range(2):
  total = total + x * x
with tf.GradientTape() as tape:
  y = total * 2.
g = tape.gradient(y, x)
""", "outside_tape", 4, "x * x", "  for k in range(2):\n    total = total + x * x\n  y", 24.0),
    Why("a branch before the block", """
x = tf.Variable(3.)
if x > 0.:
  a = x * 2.
else:
  a = x * 5.
with tf.GradientTape() as tape:
  y = a * a
g = tape.gradient(y, x)
""", "outside_tape", 3, "x * 2.", "  if x > 0.:\n    a = x * 2.\n", 24.0),
    Why("a watched constant used before", """
x = tf.constant(3.)
a = x * 2.
with tf.GradientTape() as tape:
  tape.watch(x)
  y = a * a
g = tape.gradient(y, x)
""", "outside_tape", 2, "x * 2.", "  tape.watch(x)\n  a = x * 2.\n  y", 24.0),
    Why("a block on one line", """
x = tf.Variable(3.)
a = x * 2.
with tf.GradientTape() as tape: y = a * a
g = tape.gradient(y, x)
""", "outside_tape", 2, "x * 2.", "as tape: a = x * 2.; y = a * a", 24.0),
    Why("after a block on one line", """
x = tf.Variable(3.)
with tf.GradientTape() as tape: y = x * x
z = y + y
g = tape.gradient(z, x)
""", "outside_tape", 3, "y + y", "y = x * x; z = y + y", 12.0),
    Why("a dictionary of tensors", """
w = tf.Variable(3.)
p = {"w2": w * w}
with tf.GradientTape() as tape:
  y = p["w2"] * 2.
g = tape.gradient(y, w)
""", "outside_tape", 2, "w * w", '  p = {"w2": w * w}\n  y', 12.0),
    Why("inside a function, before its block", """
def slope(x):
  a = x * x
  with tf.GradientTape() as tape:
    y = a * 2.
  return tape.gradient(y, x)
x = tf.Variable(3.)
g = slope(x)
""", "outside_tape", 2, "x * x", "    a = x * x\n    y", 12.0),
    Why("a model called before the block", """
class Line(tf.Module):
  def __init__(self):
    super().__init__()
    self.w = tf.Variable(2., name="w")
  def __call__(self, x):
    return self.w * x
line = Line()
out = line(5.)
with tf.GradientTape() as tape:
  loss = out ** 2
g = tape.gradient(loss, line.trainable_variables)
""", "outside_tape", 6, "self.w * x", "  out = line(5.)\n  loss", 100.0),
    Why("a layer called before the block", """
layer = tf.keras.layers.Dense(1, kernel_initializer="ones")
out = layer(tf.constant([[2., 3.]]))
with tf.GradientTape() as tape:
  loss = tf.reduce_sum(out ** 2)
g = tape.gradient(loss, layer.trainable_variables)
""", "outside_tape", 2, "layer(tf.constant([[2., 3.]]))",
        "  out = layer(tf.constant([[2., 3.]]))\n  loss", [[20.0], [30.0]]),
    Why("a variable read before the block", """
x = tf.Variable(3.)
v = x.read_value()
with tf.GradientTape() as tape:
  y = v * v
g = tape.gradient(y, x)
""", "outside_tape", 2, "x.read_value()", "  v = x.read_value()\n  y", 6.0),
    Why("watched, and all of it computed before", """
x = tf.constant(3.)
y = x * x
with tf.GradientTape() as tape:
  tape.watch(x)
g = tape.gradient(y, x)
""", "outside_tape", 2, "x * x", "  tape.watch(x)\n  y = x * x\n", 6.0),
    Why("one of two tapes paused", """
x = tf.Variable(3.)
with tf.GradientTape() as t1, tf.GradientTape() as t2:
  y = x * x
  with t1.stop_recording():
    z = y * 2.
g = t1.gradient(z, x)
""", "outside_tape", 5, "y * 2.", "  y = x * x\n  z = y * 2.", 12.0),
    Why("two tapes one after the other", """
x = tf.Variable(2.)
with tf.GradientTape() as first:
  y = x ** 2
with tf.GradientTape() as second:
  z = y * 3.
g = second.gradient(z, x)
""", "outside_tape", 3, "x ** 2", "as second:\n  with tf.GradientTape() as first:\n    y", 12.0),
    Why("the first tape asked for what the second recorded", """
x = tf.Variable(2.)
with tf.GradientTape() as first:
  y = x ** 2
with tf.GradientTape() as second:
  z = y * 3.
g = first.gradient(z, x)
""", "outside_tape", 5, "y * 3.", "  y = x ** 2\n  with tf.GradientTape() as second:\n    z", 12.0),
    Why("two targets computed after the block", """
x = tf.Variable(2.)
with tf.GradientTape() as tape:
  y = x ** 2
z = [y * 2., y * 3.]
g = tape.gradient(z, x)
""", "outside_tape", 4, "y * 2.", "  y = x ** 2\n  z = [y * 2., y * 3.]\n", 20.0),
]  # fmt: skip
