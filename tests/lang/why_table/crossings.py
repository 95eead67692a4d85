"""Paths that leave TensorFlow: through NumPy, Python numbers and lists of them."""

from tests.lang.why_table.row import Why

ROWS = [
    Why("np.mean, as in the guide", """
x = tf.Variable([[1., 2.], [3., 4.]], dtype=tf.float32)
with tf.GradientTape() as tape:
  x2 = x ** 2
  y = np.mean(x2, axis=0)
  y = tf.reduce_mean(y, axis=0)
g = tape.gradient(y, x)
""", "left_tape", 4, "np.mean(x2, axis=0)", "y = tf.reduce_mean(x2, axis=0)",
        [[0.5, 1.0], [1.5, 2.0]]),
    Why("np.square", """
x = tf.Variable(3.)
with tf.GradientTape() as tape:
  y = tf.sin(np.square(x))
g = tape.gradient(y, x)
""", "left_tape", 3, "np.square(x)", "tf.sin(tf.square(x))", -5.466781571308061),
    Why("np.sum with a keyword", """
x = tf.Variable([[1., 2.], [3., 4.]])
with tf.GradientTape() as tape:
  y = tf.reduce_sum(np.sum(a=x, axis=1) * tf.constant([1., 10.]))
g = tape.gradient(y, x)
""", "left_tape", 3, "np.sum(a=x, axis=1)", "tf.reduce_sum(x, axis=1)",
        [[1.0, 1.0], [10.0, 10.0]]),
    Why("np.dot", """
a = tf.Variable([1., 2.])
b = tf.constant([3., 4.])
with tf.GradientTape() as tape:
  y = tf.square(np.dot(a, b))
g = tape.gradient(y, a)
""", "left_tape", 4, "np.dot(a, b)", "tf.tensordot(a, b, 1)", [66.0, 88.0]),
    Why("x.numpy()", """
x = tf.Variable(3.)
with tf.GradientTape() as tape:
  y = tf.square(x.numpy() * 2.)
g = tape.gradient(y, x)
""", "left_tape", 3, "x.numpy()", "tf.square(x * 2.)", 24.0),
    Why("a method of the array", """
x = tf.Variable([1., 3.])
with tf.GradientTape() as tape:
  y = tf.square(x.numpy().mean())
g = tape.gradient(y, x)
""", "left_tape", 3, "x.numpy()", "tf.square(tf.reduce_mean(x))", [2.0, 2.0]),
    Why("float()", """
x = tf.Variable(3.)
with tf.GradientTape() as tape:
  a = float(x) * 2.
  y = tf.square(a)
g = tape.gradient(y, x)
""", "left_tape", 3, "float(x)", "a = x * 2.", 24.0),
    Why("int()", """
x = tf.Variable(3.)
with tf.GradientTape() as tape:
  y = tf.constant(2.) * int(x)
g = tape.gradient(y, x)
""", "left_tape", 3, "int(x)", "tf.constant(2.) * x", 2.0),
    Why("np.array()", """
x = tf.Variable([1., 2.])
with tf.GradientTape() as tape:
  y = tf.reduce_sum(tf.square(np.array(x)))
g = tape.gradient(y, x)
""", "left_tape", 3, "np.array(x)", "tf.square(x)", [2.0, 4.0]),
    Why("math.sin", """
import math
x = tf.Variable(0.)
with tf.GradientTape() as tape:
  y = tf.constant(3.) * math.sin(x)
g = tape.gradient(y, x)
""", "left_tape", 4, "math.sin(x)", "tf.constant(3.) * tf.sin(x)", 3.0),
    Why("math.exp of a float", """
import math
x = tf.Variable(0.)
with tf.GradientTape() as tape:
  y = tf.square(math.exp(float(x)))
g = tape.gradient(y, x)
""", "left_tape", 4, "float(x)", "tf.square(tf.exp(x))", 2.0),
    Why("a list of numbers becomes a constant", """
x = tf.Variable(2.)
with tf.GradientTape() as tape:
  a = float(x)
  y = tf.reduce_sum(tf.constant([a, a * a]))
g = tape.gradient(y, x)
""", "left_tape", 3, "float(x)", "tf.stack([a, a * a])", 5.0),
    Why("tolist()", """
x = tf.Variable([1., 2.])
with tf.GradientTape() as tape:
  first, second = x.numpy().tolist()
  y = tf.constant(first) * second
g = tape.gradient(y, x)
""", "left_tape", 3, "x.numpy()", "first, second = x\n", [2.0, 1.0]),
    Why("a comprehension over the elements", """
x = tf.Variable([1., 2.])
with tf.GradientTape() as tape:
  squares = [v * v for v in x.numpy()]
  y = tf.add_n(squares)
g = tape.gradient(y, x)
""", "left_tape", 3, "x.numpy()", "for v in x]", [2.0, 4.0]),
    Why("sum() of an array", """
x = tf.Variable([1., 2.])
with tf.GradientTape() as tape:
  y = tf.square(sum(x.numpy()))
g = tape.gradient(y, x)
""", "left_tape", 3, "x.numpy()", "tf.square(sum(x))", [6.0, 6.0]),
    Why("max() of Python numbers", """
x = tf.Variable(2.)
with tf.GradientTape() as tape:
  y = tf.square(max(float(x), 1.))
g = tape.gradient(y, x)
""", "left_tape", 3, "float(x)", "tf.square(max(x, 1.))", 4.0),
    Why("np.clip and np.maximum", """
x = tf.Variable([0.5, 2.])
with tf.GradientTape() as tape:
  y = tf.reduce_sum(np.maximum(np.clip(x, 0., 1.), 0.2))
g = tape.gradient(y, x)
""", "left_tape", 3, "np.clip(x, 0., 1.)", "tf.maximum(tf.clip_by_value(x, 0., 1.), 0.2)",
        [1.0, 0.0]),
    Why("NumPy inside a function", """
def norm(v):
  return np.sqrt(np.sum(v * v))
x = tf.Variable([3., 4.])
with tf.GradientTape() as tape:
  y = tf.constant(1.) * norm(x)
g = tape.gradient(y, x)
""", "left_tape", 2, "np.sum(v * v)", "tf.sqrt(tf.reduce_sum(v * v))", [0.6, 0.8]),
    Why("a number in a dictionary", """
x = tf.Variable(3.)
with tf.GradientTape() as tape:
  row = {"x": float(x), "c": 2.}
  y = tf.square(row["x"]) * row["c"]
g = tape.gradient(y, x)
""", "left_tape", 3, "float(x)", '{"x": x, "c": 2.}', 12.0),
    Why("a number in a tuple", """
x = tf.Variable(3.)
with tf.GradientTape() as tape:
  pair = (1., x.numpy())
  y = tf.square(pair[1]) + pair[0]
g = tape.gradient(y, x)
""", "left_tape", 3, "x.numpy()", "pair = (1., x)", 6.0),
    Why("a closure over a number", """
x = tf.Variable(3.)
with tf.GradientTape() as tape:
  scale = float(x)
  times = lambda v: v * scale
  y = times(tf.constant(5.))
g = tape.gradient(y, x)
""", "left_tape", 3, "float(x)", "scale = x", 5.0),
    Why("a default argument", """
x = tf.Variable(3.)
with tf.GradientTape() as tape:
  def times(v, by=float(x)):
    return v * by
  y = times(tf.constant(5.))
g = tape.gradient(y, x)
""", "left_tape", 3, "float(x)", "by=x)", 5.0),
    Why("np.concatenate", """
a = tf.Variable([1., 2.])
b = tf.constant([3.])
with tf.GradientTape() as tape:
  y = tf.reduce_sum(tf.square(np.concatenate([a, b])))
g = tape.gradient(y, a)
""", "left_tape", 4, "np.concatenate([a, b])", "tf.concat([a, b], 0)", [2.0, 4.0]),
    Why("np.array of a list of tensors", """
x = tf.Variable(2.)
with tf.GradientTape() as tape:
  y = tf.reduce_sum(np.array([x, x * x]))
g = tape.gradient(y, x)
""", "left_tape", 3, "np.array([x, x * x])", "tf.stack([x, x * x])", 5.0),
    Why("a transposed and reshaped array", """
x = tf.Variable([[1., 2.], [3., 4.]])
with tf.GradientTape() as tape:
  flat = x.numpy().T.reshape([4])
  y = tf.reduce_sum(flat * tf.constant([1., 2., 3., 4.]))
g = tape.gradient(y, x)
""", "left_tape", 3, "x.numpy()", "tf.reshape(tf.transpose(x), [4])", [[1.0, 3.0], [2.0, 4.0]]),
    Why("float() in a training loop", """
w = tf.Variable(1.)
total = 0.
with tf.GradientTape() as tape:
  for x in (1., 2., 3.):
    total += float(w * x)
  loss = tf.square(total)
g = tape.gradient(loss, w)
""", "left_tape", 5, "float(w * x)", "total += w * x", 72.0),
    Why("a variable reached through two calls, one of NumPy", """
x = tf.Variable(2.)
with tf.GradientTape() as tape:
  a = tf.exp(x)
  y = tf.square(np.log(a))
g = tape.gradient(y, x)
""", "left_tape", 4, "np.log(a)", "tf.square(tf.math.log(a))", 4.0),
    Why("numbers collected in a list", """
x = tf.Variable(3.)
out = []
with tf.GradientTape() as tape:
  for k in (1., 2.):
    out.append(float(x * k))
  y = tf.reduce_sum(tf.constant(out))
g = tape.gradient(y, x)
""", "left_tape", 5, "float(x * k)", "tf.reduce_sum(tf.stack(out))", 3.0),
    Why("a float given to a function that makes tensors", """
x = tf.Variable(3.)
with tf.GradientTape() as tape:
  y = tf.reduce_sum(tf.fill([2], float(x)))
g = tape.gradient(y, x)
""", "left_tape", 3, "float(x)", "tf.fill([2], x)", 2.0),
    Why("the output of a model", """
layer = tf.keras.layers.Dense(1, kernel_initializer="ones")
x = tf.constant([[2., 3.]])
with tf.GradientTape() as tape:
  p = layer(x).numpy()
  loss = tf.reduce_mean(tf.square(p - 1.))
g = tape.gradient(loss, layer.trainable_variables)
""", "left_tape", 4, "layer(x).numpy()", "  p = layer(x)\n", [[16.0], [24.0]]),
    Why("a step of an optimizer that fails", """
w = tf.Variable(2.)
opt = tf.keras.optimizers.SGD(0.1)
with tf.GradientTape() as tape:
  loss = tf.square(float(w) - 1.)
g = tape.gradient(loss, [w])
opt.apply_gradients(zip(g, [w]))
""", "left_tape", 4, "float(w)", "tf.square(w - 1.)", 2.0),
    Why("an element of an array overwritten", """
x = tf.Variable(3.)
with tf.GradientTape() as tape:
  a = np.zeros(2, dtype=np.float32)
  a[0] = x
  y = tf.reduce_sum(a)
g = tape.gradient(y, x)
""", "left_tape", 4, "a[0]", hopeless="tensors cannot be written to"),
    Why("NumPy, then a variable: NumPy is nearer", """
x = tf.Variable(3.)
with tf.GradientTape() as tape:
  n = x.numpy()
  w = tf.Variable(n)
  y = w * w
g = tape.gradient(y, x)
""", "left_tape", 3, "x.numpy()", "  n = x\n  w = n\n", 6.0),
    Why("an array added to in place", """
x = tf.Variable([2., 3.])
with tf.GradientTape() as tape:
  y = x.numpy()
  y += 1.
  z = tf.reduce_sum(y * y)
g = tape.gradient(z, x)
""", "left_tape", 3, "x.numpy()", "  y = tf.identity(x)\n", [6.0, 8.0]),
    Why("an array that becomes a constant", """
x = tf.Variable([2., 3.])
with tf.GradientTape() as tape:
  y = tf.reduce_sum(tf.constant(x.numpy()) ** 2)
g = tape.gradient(y, x)
""", "left_tape", 3, "x.numpy()", "tf.constant(tf.identity(x))", [4.0, 6.0]),
    Why("a sum over the elements", """
x = tf.Variable([1., 2.])
with tf.GradientTape() as tape:
  y = tf.constant(1.) * sum(v * v for v in x.numpy())
g = tape.gradient(y, x)
""", "left_tape", 3, "x.numpy()", "sum(v * v for v in x)", [2.0, 4.0]),
    Why("a sum over map", """
x = tf.Variable(2.)
with tf.GradientTape() as tape:
  y = tf.constant(1.) * sum(map(lambda k: float(x) * k, [1., 2.]))
g = tape.gradient(y, x)
""", "left_tape", 3, "float(x)", "lambda k: x * k", 3.0),
]  # fmt: skip
