"""Tensors, and tapes that do not watch or watch too late: tensor, unwatched, watched_late."""

from tests.lang.why_table.row import Why

ROWS = [
    Why("a tensor computed before the tape", """
v = tf.Variable(2.)
z = v + 1.
with tf.GradientTape() as tape:
  y = z * z
g = tape.gradient(y, z)
""", "tensor", 2, "v + 1.", "  tape.watch(z)\n  y", 6.0),
    Why("a tensor computed on the tape, from a constant", """
c = tf.constant(2.)
with tf.GradientTape() as tape:
  z = c * 3.
  y = z * z
g = tape.gradient(y, z)
""", "tensor", 3, "c * 3.", "  z = c * 3.\n  tape.watch(z)\n  y", 12.0),
    Why("the guide's third source", """
x2 = tf.Variable(2.0, name='x2') + 1.0
with tf.GradientTape() as tape:
  y = x2 ** 2
g = tape.gradient(y, x2)
""", "tensor", 1, "tf.Variable(2.0, name='x2') + 1.0", "tape.watch(x2)", 6.0),
    Why("a reshaped tensor", """
data = tf.constant([1., 2., 3., 4.])
m = tf.reshape(data, [2, 2])
with tf.GradientTape() as tape:
  y = tf.reduce_sum(m * m)
g = tape.gradient(y, m)
""", "tensor", 2, "tf.reshape(data, [2, 2])", "tape.watch(m)", [[2.0, 4.0], [6.0, 8.0]]),
    Why("random numbers", """
r = tf.random.normal([2])
with tf.GradientTape() as tape:
  y = tf.reduce_sum(3. * r)
g = tape.gradient(y, r)
""", "constant", 1, "tf.random.normal([2])", "tape.watch(r)", [3.0, 3.0]),
    Why("a gradient as a source", """
x = tf.Variable(3.)
with tf.GradientTape() as first:
  y = x ** 3
d = first.gradient(y, x)
with tf.GradientTape() as second:
  z = d * d
g = second.gradient(z, d)
""", "tensor", 4, "first.gradient(y, x)", "second.watch(d)", 54.0),
    Why("a part of a tensor", """
a, b = tf.unstack(tf.constant([1., 2.]) * 2.)
with tf.GradientTape() as tape:
  y = a * b
g = tape.gradient(y, a)
""", "tensor", 1, "tf.unstack(tf.constant([1., 2.]) * 2.)", "tape.watch(a)", 4.0),
    Why("a cast to another dtype", """
v = tf.Variable(2.)
d = tf.cast(v, tf.float64)
with tf.GradientTape() as tape:
  y = d ** 3
g = tape.gradient(y, d)
""", "tensor", 2, "tf.cast(v, tf.float64)", "tape.watch(d)", 12.0),
    Why("a tensor that a function returns", """
def grid(n):
  return tf.linspace(0., 1., n)
x = grid(3)
with tf.GradientTape() as tape:
  y = tf.reduce_sum(x ** 2)
g = tape.gradient(y, x)
""", "constant", 2, "tf.linspace(0., 1., n)", "tape.watch(x)", [0.0, 1.0, 2.0]),
    # unwatched ----------------------------------------------------------------------------------
    Why("a tape that watches no variables", """
x = tf.Variable(3.)
with tf.GradientTape(watch_accessed_variables=False) as tape:
  y = x * x
g = tape.gradient(y, x)
""", "unwatched", 2, "tf.GradientTape(watch_accessed_variables=False)", "tape.watch(x)", 6.0),
    Why("two variables, one watched", """
x0 = tf.Variable(0.)
x1 = tf.Variable(10.)
with tf.GradientTape(watch_accessed_variables=False) as tape:
  tape.watch(x1)
  y = tf.reduce_sum(tf.math.sin(x0) + x1 ** 2)
g = tape.gradient(y, [x0, x1])
""", "unwatched", 3, "tf.GradientTape(watch_accessed_variables=False)", "tape.watch(x0)", 1.0),
    Why("persistent, and watching nothing", """
w = tf.Variable([1., 2.])
with tf.GradientTape(persistent=True, watch_accessed_variables=False) as tape:
  y = tf.reduce_sum(w ** 2)
g = tape.gradient(y, w)
""", "unwatched", 2, "tf.GradientTape(persistent=True, watch_accessed_variables=False)",
        "tape.watch(w)", [2.0, 4.0]),
    Why("arguments by their places", """
w = tf.Variable(4.)
with tf.GradientTape(False, False) as tape:
  y = tf.sqrt(w)
g = tape.gradient(y, w)
""", "unwatched", 2, "tf.GradientTape(False, False)", "tape.watch(w)", 0.25),
    Why("the outer of two tapes", """
x = tf.Variable(2.)
with tf.GradientTape(watch_accessed_variables=False) as outer:
  with tf.GradientTape() as inner:
    y = x ** 3
  d = inner.gradient(y, x)
g = outer.gradient(d, x)
""", "unwatched", 2, "tf.GradientTape(watch_accessed_variables=False)", "outer.watch(x)", 12.0),
    Why("a weight of a module", """
class Line(tf.Module):
  def __init__(self):
    super().__init__()
    self.w = tf.Variable(2.)
m = Line()
with tf.GradientTape(watch_accessed_variables=False) as tape:
  y = m.w * 7.
g = tape.gradient(y, m.w)
""", "unwatched", 6, "tf.GradientTape(watch_accessed_variables=False)", "tape.watch(m.w)", 7.0),
    Why("an unwatching tape inside a function", """
def slope(w):
  with tf.GradientTape(watch_accessed_variables=False) as tape:
    y = w ** 3
  return tape.gradient(y, w)
w = tf.Variable(2.)
g = slope(w)
""", "unwatched", 2, "tf.GradientTape(watch_accessed_variables=False)", "tape.watch(w)", 12.0),
    # watched_late -------------------------------------------------------------------------------
    Why("a watch after the use", """
x = tf.constant(3.)
with tf.GradientTape() as tape:
  y = x * x
  tape.watch(x)
g = tape.gradient(y, x)
""", "watched_late", 4, "tape.watch(x)", "  tape.watch(x)\n  y = x * x\ng", 6.0),
    Why("a watch two statements late", """
x = tf.constant(3.)
with tf.GradientTape() as tape:
  a = x * x
  y = a * 2.
  tape.watch(x)
g = tape.gradient(y, x)
""", "watched_late", 5, "tape.watch(x)", "  tape.watch(x)\n  a", 12.0),
    Why("a watch between two lines, the first of which is used", """
x = tf.constant([1., 2.])
with tf.GradientTape() as tape:
  a = x ** 2
  tape.watch(x)
  y = tf.reduce_sum(a)
g = tape.gradient(y, x)
""", "watched_late", 4, "tape.watch(x)", "  tape.watch(x)\n  a", [2.0, 4.0]),
    Why("a variable watched late by a tape that watches nothing", """
x = tf.Variable(3.)
with tf.GradientTape(watch_accessed_variables=False) as tape:
  y = x * x
  tape.watch(x)
g = tape.gradient(y, x)
""", "watched_late", 4, "tape.watch(x)", "  tape.watch(x)\n  y", 6.0),
    Why("a frozen variable watched late", """
x = tf.Variable(3., trainable=False)
with tf.GradientTape() as tape:
  y = x ** 3
  tape.watch(x)
g = tape.gradient(y, x)
""", "watched_late", 4, "tape.watch(x)", "  tape.watch(x)\n  y", 27.0),
    Why("a computed tensor watched late", """
v = tf.constant(2.)
with tf.GradientTape() as tape:
  z = v * 3.
  y = z * z
  tape.watch(z)
g = tape.gradient(y, z)
""", "watched_late", 5, "tape.watch(z)", "  z = v * 3.\n  tape.watch(z)\n  y", 12.0),
    Why("a late watch of two at once", """
a = tf.constant(2.)
b = tf.constant(5.)
with tf.GradientTape() as tape:
  y = a * b
  tape.watch([a, b])
g = tape.gradient(y, [a, b])
""", "watched_late", 5, "tape.watch([a, b])", "  tape.watch([a, b])\n  y", 2.0, source=1),
    Why("a late watch inside a function", """
def slope(x):
  with tf.GradientTape() as tape:
    y = tf.sin(x)
    tape.watch(x)
  return tape.gradient(y, x)
g = slope(tf.constant(0.))
""", "watched_late", 4, "tape.watch(x)", "    tape.watch(x)\n    y", 1.0),
]  # fmt: skip
