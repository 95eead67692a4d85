"""Sources that are no trainable variables: constant, frozen, tensor, unwatched."""

from tests.lang.why_table.row import Why

ROWS = [
    Why("a constant", """
x = tf.constant(3.)
with tf.GradientTape() as tape:
  y = x * x
g = tape.gradient(y, x)
""", "constant", 1, "tf.constant(3.)", "  tape.watch(x)\n  y", 6.0),
    Why("a constant vector, four blanks", """
x = tf.constant([1., 2.])
with tf.GradientTape() as tape:
    y = tf.reduce_sum(x ** 2)
g = tape.gradient(y, x)
""", "constant", 1, "tf.constant([1., 2.])", "    tape.watch(x)\n    y", [2.0, 4.0]),
    Why("the second of a list of sources", """
w = tf.Variable(2.)
x = tf.constant(5.)
with tf.GradientTape() as tape:
  y = w * x
g = tape.gradient(y, [w, x])
""", "constant", 2, "tf.constant(5.)", "tape.watch(x)", 2.0, source=1),
    Why("a source in a dictionary", """
w = tf.Variable(2.)
x = tf.constant(5.)
with tf.GradientTape() as tape:
  y = w * x ** 2
g = tape.gradient(y, {"a": x, "b": w})
""", "constant", 2, "tf.constant(5.)", "tape.watch(x)", 20.0),
    Why("an element of a list", """
xs = [tf.constant(2.), tf.constant(5.)]
with tf.GradientTape() as tape:
  y = xs[0] * xs[1]
g = tape.gradient(y, xs[1])
""", "constant", 1, "tf.constant(5.)", "tape.watch(xs[1])", 2.0),
    Why("a whole list of sources, half of it constant", """
ws = [tf.Variable(1.), tf.constant(4.)]
with tf.GradientTape() as tape:
  y = ws[0] * ws[1] ** 2
g = tape.gradient(y, ws)
""", "constant", 1, "tf.constant(4.)", "tape.watch(ws[1])", 8.0, source=1),
    Why("a constant inside a function", """
def slope():
  x = tf.constant(3.)
  with tf.GradientTape() as tape:
    y = x ** 3
  return tape.gradient(y, x)
g = slope()
""", "constant", 2, "tf.constant(3.)", "    tape.watch(x)\n    y", 27.0),
    Why("a block on the line of its with", """
x = tf.constant(3.)
with tf.GradientTape() as tape: y = x * x
g = tape.gradient(y, x)
""", "constant", 1, "tf.constant(3.)", "as tape: tape.watch(x); y", 6.0),
    Why("a constant that only the inner tape watches", """
x = tf.constant(2.)
with tf.GradientTape() as outer:
  with tf.GradientTape() as inner:
    inner.watch(x)
    y = x ** 3
  d = inner.gradient(y, x)
g = outer.gradient(d, x)
""", "constant", 1, "tf.constant(2.)", "  outer.watch(x)\n  with", 12.0),
    Why("a constant made of an array", """
data = np.array([1., 3.], dtype=np.float32)
x = tf.constant(data)
with tf.GradientTape() as tape:
  y = tf.reduce_sum(x * x)
g = tape.gradient(y, x)
""", "constant", 2, "tf.constant(data)", "tape.watch(x)", [2.0, 6.0]),
    Why("a constant made of what another tensor left behind", """
v = tf.Variable([1., 3.])
x = tf.constant(np.mean(v))
with tf.GradientTape() as tape:
  y = x * x
g = tape.gradient(y, x)
""", "constant", 2, "tf.constant(np.mean(v))", "tape.watch(x)", 4.0),
    Why("a name bound twice: the second is meant", """
x = tf.constant(1.)
x = tf.constant(4.)
with tf.GradientTape() as tape:
  y = x * x
g = tape.gradient(y, x)
""", "constant", 2, "tf.constant(4.)", "tape.watch(x)", 8.0),
    Why("the second of two names on a line", """
a, b = tf.constant(2.), tf.constant(3.)
with tf.GradientTape() as tape:
  y = a * b ** 2
g = tape.gradient(y, b)
""", "constant", 1, "tf.constant(3.)", "tape.watch(b)", 12.0),
    Why("convert_to_tensor", """
x = tf.convert_to_tensor(4.)
with tf.GradientTape() as tape:
  y = tf.sqrt(x)
g = tape.gradient(y, x)
""", "constant", 1, "tf.convert_to_tensor(4.)", "tape.watch(x)", 0.25),
    Why("a constant, and NumPy behind it: the constant is nearer", """
x = tf.constant([1., 3.])
with tf.GradientTape() as tape:
  y = tf.square(np.mean(x))
g = tape.gradient(y, x)
""", "constant", 1, "tf.constant([1., 3.])", "tf.square(tf.reduce_mean(x))", [2.0, 2.0]),
    Why("a constant, and a rounding behind it", """
x = tf.constant(2.6)
with tf.GradientTape() as tape:
  y = 3. * tf.round(x)
g = tape.gradient(y, x)
""", "constant", 1, "tf.constant(2.6)", "y = 3. * x", 3.0),
    Why("a tape that was opened before its block", """
x = tf.constant(3.)
tape = tf.GradientTape(persistent=True)
with tape:
  y = x * x
g = tape.gradient(y, x)
""", "constant", 1, "tf.constant(3.)", "  tape.watch(x)\n  y", 6.0),
    Why("a constant input of an expression", "y = w * x\n", "constant", 1, "x",
        after=0.5, source=1, repair="y = w * x",
        inputs={"w": ("trainable", 0.5), "x": ("constant", 3.0)}),
    Why("a constant that an expression declares", "x = tf.constant(2.)\ny = w * x\n", "constant", 1,
        "tf.constant(2.)", "x = tf.Variable(2.)", 0.5, inputs={"w": ("trainable", 0.5)}),
    Why("a constant weight of a module", """
class Line(tf.Module):
  def __init__(self):
    super().__init__()
    self.w = tf.constant(2.)
line = Line()
with tf.GradientTape() as tape:
  y = 5. * line.w
g = tape.gradient(y, line.w)
""", "constant", 4, "tf.constant(2.)", "  tape.watch(line.w)\n  y", 5.0),
    # frozen -------------------------------------------------------------------------------------
    Why("trainable=False", """
x = tf.Variable(3., trainable=False)
with tf.GradientTape() as tape:
  y = x * x
g = tape.gradient(y, x)
""", "frozen", 1, "tf.Variable(3., trainable=False)", "tape.watch(x)", 6.0),
    Why("trainable=False by its place", """
x = tf.Variable(3., False)
with tf.GradientTape() as tape:
  y = x ** 3
g = tape.gradient(y, x)
""", "frozen", 1, "tf.Variable(3., False)", "tape.watch(x)", 27.0),
    Why("one of four sources of the guide", """
x0 = tf.Variable(3.0, name='x0')
x1 = tf.Variable(3.0, name='x1', trainable=False)
with tf.GradientTape() as tape:
  y = (x0**2) + (x1**2)
g = tape.gradient(y, [x0, x1])
""", "frozen", 2, "tf.Variable(3.0, name='x1', trainable=False)", "tape.watch(x1)", 6.0, source=1),
    Why("a declaration over several lines", """
w = tf.Variable(
    [1., 2.],
    trainable=False,  # for now
)
with tf.GradientTape() as tape:
  y = tf.reduce_sum(w ** 2)
g = tape.gradient(y, w)
""", "frozen", 1, "tf.Variable(\n    [1., 2.],\n    trainable=False,  # for now\n)",
        "tape.watch(w)", [2.0, 4.0]),
    Why("a frozen weight of a module", """
class Line(tf.Module):
  def __init__(self):
    super().__init__()
    self.w = tf.Variable(2., trainable=False)
  def __call__(self, x):
    return self.w * x
line = Line()
with tf.GradientTape() as tape:
  y = line(5.)
g = tape.gradient(y, line.w)
""", "frozen", 4, "tf.Variable(2., trainable=False)", "  tape.watch(line.w)\n  y", 5.0),
    Why("a variable that a function makes", """
def make(value):
  return tf.Variable(value, trainable=False)
w = make(2.)
with tf.GradientTape() as tape:
  y = w * w
g = tape.gradient(y, w)
""", "frozen", 2, "tf.Variable(value, trainable=False)", "tape.watch(w)", 4.0),
    Why("a frozen one in a list", """
ws = [tf.Variable(1.), tf.Variable(2., trainable=False)]
with tf.GradientTape() as tape:
  y = ws[0] * ws[1] ** 2
g = tape.gradient(y, ws)
""", "frozen", 1, "tf.Variable(2., trainable=False)", "tape.watch(ws[1])", 4.0, source=1),
    Why("a frozen one in a dictionary", """
p = {"b": tf.Variable(1.), "w": tf.Variable(2., trainable=False)}
with tf.GradientTape() as tape:
  y = p["w"] ** 2 + p["b"]
g = tape.gradient(y, p)
""", "frozen", 1, "tf.Variable(2., trainable=False)", "tape.watch(p['w'])", 4.0, source=1),
    Why("frozen, and a tape that watches nothing: frozen is nearer", """
x = tf.Variable(3., trainable=False)
with tf.GradientTape(watch_accessed_variables=False) as tape:
  y = x * x
g = tape.gradient(y, x)
""", "frozen", 1, "tf.Variable(3., trainable=False)", "tape.watch(x)", 6.0),
    Why("frozen, and left by float()", """
x = tf.Variable(3., trainable=False)
with tf.GradientTape() as tape:
  y = tf.square(float(x))
g = tape.gradient(y, x)
""", "frozen", 1, "tf.Variable(3., trainable=False)", "tf.square(x)", 6.0),
    Why("a frozen input of an expression", "y = w ** 2 * x\n", "frozen", 1, "w",
        repair="y = w ** 2 * x", after=12.0,
        inputs={"w": ("frozen", 2.0), "x": ("watched", 3.0)}),
    Why("the frozen one of a module's variables", """
class Line(tf.Module):
  def __init__(self):
    super().__init__()
    self.b = tf.Variable(1.)
    self.w = tf.Variable(2., trainable=False)
line = Line()
with tf.GradientTape() as tape:
  y = line.w * 3. + line.b
g = tape.gradient(y, line.variables)
""", "frozen", 5, "tf.Variable(2., trainable=False)", "tape.watch(line.variables)", 3.0, source=1),
]  # fmt: skip
