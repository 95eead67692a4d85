"""Forward mode: tf.autodiff.ForwardAccumulator alone, nested, and together with tapes."""

_ALONG = """
x = tf.{kind}
with tf.autodiff.ForwardAccumulator(x, tf.{tangent}) as acc:
    y = {use}
j = acc.jvp(y)
"""


def _along(use, kind="constant([1.5, -2.])", tangent="constant([1., 10.])"):
    return _ALONG.format(use=use, kind=kind, tangent=tangent)


WAYS = {
    "a square": _along("x ** 2"),
    "a square of a scalar": _along("x * x", "constant(3.)", "constant(2.)"),
    "a sum": _along("tf.reduce_sum(x * x)"),
    "a sum that keeps its axis": _along("tf.reduce_mean(x * x, axis=0, keepdims=True)"),
    "sines": _along("tf.sin(x) * 2. + 1."),
    "broadcast against a column": _along("x * tf.constant([[1.], [2.], [3.]])"),
    "a broadcast primal": _along("x + tf.zeros([2, 2])", "constant(3.)", "constant(2.)"),
    "a product of matrices": _along(
        "x @ x", "constant([[1., 2.], [3., 4.]])", "constant([[1., 0.], [0., 0.]])"
    ),
    "a linear layer": _along(
        "tf.nn.relu(tf.constant([[1., 2.], [-1., 0.5]]) @ x + 0.25)",
        "Variable([[1., 2.], [3., -4.]])",
        "constant([[1., 0.], [0., -1.]])",
    ),
    "in float64": _along(
        "tf.exp(x)", "constant([0.5, 1.], tf.float64)", "constant([1., 2.], tf.float64)"
    ),
    "softmax": _along("tf.nn.softmax(x)"),
    "log-sum-exp": _along("tf.reduce_logsumexp(x)"),
    "chosen elements": _along("tf.where(x > 0., x * 3., -x)"),
    "the largest": _along("tf.reduce_max(x)"),
    "gathered": _along("tf.gather(x, [1, 1, 0])"),
    "an element": _along("x[1]"),
    "a slice": _along("x[::-1]"),
    "stacked and concatenated": _along("tf.concat([tf.stack([x, 2. * x]), [x]], 0)"),
    "split and put together": _along("tf.reduce_sum(tf.split(x, 2)[1])"),
    "reshaped and transposed": _along(
        "tf.transpose(tf.reshape(x, [2, 1])) * 2.", "constant([1., 2.])"
    ),
    "cast to float64": _along("tf.cast(x, tf.float64) ** 2"),
    "a cumulated sum": _along("tf.cumsum(x * x)"),
    "an inverse": _along(
        "tf.linalg.inv(x)",
        "constant([[2., 0.], [0., 4.]])",
        "constant([[1., 0.], [0., 1.]])",
    ),
    "a cross entropy": _along(
        "tf.nn.sparse_softmax_cross_entropy_with_logits(labels=[1], logits=x[None])"
    ),
    "sqrt at zero": _along("tf.sqrt(x)", "constant([0., 4.])"),
    "relu at zero": _along("tf.nn.relu(x)", "constant([0., 4.])"),
    "zero over zero": _along("x / x", "constant([0., 4.])"),
    "an infinite slope times zero": _along("tf.sqrt(x) * 0.", "constant([0., 4.])"),
    "a sign has no tangent": _along("tf.sign(x)"),
    "a sign beside a way": _along("tf.sign(x) + x"),
    "a floor has no tangent": _along("tf.floor(x)"),
    "a stopped gradient has no tangent": _along("tf.stop_gradient(x * x)"),
    "an integer has no tangent": _along("tf.cast(x, tf.int32)"),
    "a comparison has no tangent": _along("x > 0."),
    "an index has no tangent": _along("tf.argmax(x)"),
    "zeros like it have no tangent": _along("tf.zeros_like(x)"),
    "through an integer and back": _along("tf.cast(tf.cast(x, tf.int32), tf.float32)"),
    "of what does not depend": _along("tf.constant(2.) * 3."),
    "of itself": _along("x"),
    "of its copy": _along("tf.identity(x)"),
    "x minus x": _along("x - x"),
    "a zero tangent": _along("x * x", tangent="constant([0., 0.])"),
    "a loop": """
x = tf.constant(1.5)
with tf.autodiff.ForwardAccumulator(x, tf.constant(1.)) as acc:
    y = x
    for k in range(4):
        y = y * x + float(k)
j = acc.jvp(y)
""",
    "a branch": """
x = tf.constant(1.5)
with tf.autodiff.ForwardAccumulator(x, tf.constant(1.)) as acc:
    y = x * 2. if x > 1. else x * 3.
j = acc.jvp(y)
""",
    "NumPy in the middle": """
x = tf.constant(1.5)
with tf.autodiff.ForwardAccumulator(x, tf.constant(1.)) as acc:
    y = tf.constant(x.numpy()) * x
    z = tf.constant(np.square(x))
print(acc.jvp(y), acc.jvp(z))
""",
    "an operation without a gradient": """
im = tf.constant([[[.2, .4, .9]]])
with tf.autodiff.ForwardAccumulator(im, tf.ones_like(im)) as acc:
    y = tf.image.adjust_contrast(im, 2.)
    print('not reached')
""",
    "an operation without a gradient, elsewhere": """
im, x = tf.constant([[[.2, .4, .9]]]), tf.constant(3.)
with tf.autodiff.ForwardAccumulator(x, tf.constant(1.)) as acc:
    y = tf.image.adjust_contrast(im, 2.)
    z = x * 5.
print(acc.jvp(y), acc.jvp(z))
""",
}

PRIMALS = {
    "two primals": """
x, y = tf.constant(2.), tf.constant(5.)
with tf.autodiff.ForwardAccumulator([x, y], [tf.constant(1.), tf.constant(10.)]) as acc:
    z = x * y + x
j = acc.jvp(z)
""",
    "a tuple of primals": """
x, y = tf.constant(2.), tf.Variable([5., 6.])
acc = tf.autodiff.ForwardAccumulator((x, y), (tf.constant(1.), tf.constant([10., 100.])))
with acc:
    z = x * y
j = acc.jvp((z, x, y))
""",
    "a dict of primals": """
p = {'w': tf.constant(2.), 'b': [tf.constant(5.)]}
with tf.autodiff.ForwardAccumulator(p, {'w': tf.constant(1.), 'b': [tf.constant(3.)]}) as acc:
    z = p['w'] * p['b'][0]
j = acc.jvp({'z': z, 'p': p})
""",
    "a primal twice": """
x = tf.constant(2.)
tf.autodiff.ForwardAccumulator([x, x], [tf.constant(1.), tf.constant(1.)])
""",
    "no primals": """
with tf.autodiff.ForwardAccumulator([], []) as acc:
    y = tf.constant(2.) * 3.
j = acc.jvp(y)
""",
    "a Variable": """
v = tf.Variable(3.)
with tf.autodiff.ForwardAccumulator(v, tf.constant(2.)) as acc:
    y = v * v
j, k = acc.jvp(y), acc.jvp(v)
""",
    "a frozen Variable": """
v, w = tf.Variable(3., trainable=False), tf.Variable(5.)
with tf.autodiff.ForwardAccumulator(v, tf.constant(2.)) as acc:
    y = v * w
j, k = acc.jvp(y), acc.jvp(w)
""",
    "a Variable assigned inside": """
v = tf.Variable(3.)
with tf.autodiff.ForwardAccumulator(v, tf.constant(2.)) as acc:
    y = v * v
    v.assign(10.)
    z = v * v
    v.assign_add(z)
    u = v * 1.
j = acc.jvp([y, z, u, v])
""",
    "what was assigned does not depend": """
x, v = tf.constant(3.), tf.Variable(1.)
with tf.autodiff.ForwardAccumulator(x, tf.constant(2.)) as acc:
    v.assign(x * x)
    y, z = v * 2., v * x
j = acc.jvp([y, z, v])
""",
    "reads of a Variable": """
v = tf.Variable([3., 4.])
with tf.autodiff.ForwardAccumulator(v, tf.constant([1., 2.])) as acc:
    a, b, c = v.read_value(), tf.convert_to_tensor(v), v.value()
    d, e, f = tf.constant(v), v[1] + 0., tf.Variable(v * 2.)
print([None if t is None else t.numpy().tolist() for t in acc.jvp([a, b, c, d, e, f])])
""",
    "an integer primal": """
n = tf.constant(3)
with tf.autodiff.ForwardAccumulator(n, tf.constant(1)) as acc:
    y = n * n
    z = tf.cast(n, tf.float32)
print(acc.jvp(y), acc.jvp(z), acc.jvp(n))
""",
    "a Python number as tangent": """
x = tf.constant(3.)
with tf.autodiff.ForwardAccumulator(x, 2) as acc:
    y = x * x
j = acc.jvp(y)
""",
    "a NumPy array as tangent": """
x = tf.constant([3., 4.])
with tf.autodiff.ForwardAccumulator(x, np.array([1., 2.], 'f4')) as acc:
    y = x * x
j = acc.jvp(y)
""",
    "a list as tangent": """
x = tf.constant([3., 4.])
tf.autodiff.ForwardAccumulator(x, [1., 2.])
""",
    "a tangent of another shape": """
x = tf.constant([3., 4.])
acc = tf.autodiff.ForwardAccumulator(x, tf.constant([1., 2., 3.]))
print(acc.jvp(x))
with acc:
    y = x * 2.
""",
    "a scalar tangent of a vector": """
x = tf.constant([3., 4.])
with tf.autodiff.ForwardAccumulator(x, 1.) as acc:
    y = x * 2.
""",
    "a tangent of another dtype": """
x = tf.constant([3., 4.])
tf.autodiff.ForwardAccumulator(x, tf.constant([1., 2.], tf.float64))
""",
    "an integer tangent": """
x = tf.constant([3., 4.])
tf.autodiff.ForwardAccumulator(x, tf.constant([1, 2]))
""",
    "None as tangent": """
x = tf.constant([3., 4.])
tf.autodiff.ForwardAccumulator(x, None)
""",
    "too few tangents": """
x, y = tf.constant(3.), tf.constant(4.)
tf.autodiff.ForwardAccumulator([x, y], [tf.constant(1.)])
""",
    "a list of primals, a tangent": """
x = tf.constant(3.)
tf.autodiff.ForwardAccumulator([x], tf.constant(1.))
""",
    "a list of primals, a tuple of tangents": """
x = tf.constant(3.)
tf.autodiff.ForwardAccumulator([x], (tf.constant(1.),))
""",
    "no tensors": """
for primal in (3., np.array(3.), 'a', None):
    try:
        tf.autodiff.ForwardAccumulator(primal, 1.)
    except (AttributeError, TypeError):
        print('refused')
""",
}

ASKING = {
    "inside and outside the block": """
x = tf.constant(3.)
with tf.autodiff.ForwardAccumulator(x, tf.constant(1.)) as acc:
    y = x * x
    print(acc.jvp(y))
print(acc.jvp(y), acc.jvp(y))
""",
    "before the block": """
x = tf.constant(3.)
acc = tf.autodiff.ForwardAccumulator(x, tf.constant(1.))
y = x * x
print(acc.jvp(y), acc.jvp(x))
""",
    "what was computed outside": """
x = tf.constant(3.)
with tf.autodiff.ForwardAccumulator(x, tf.constant(1.)) as acc:
    y = x * x
z = y * 3.
print(acc.jvp(z), acc.jvp(z, unconnected_gradients='zero'))
""",
    "entered again": """
x = tf.constant(3.)
acc = tf.autodiff.ForwardAccumulator(x, tf.constant(1.))
with acc:
    y = x * x
u = y * 7.
with acc:
    z = y * 5.
    w = u * 5.
j = acc.jvp([y, z, u, w])
""",
    "entered twice": """
x = tf.constant(3.)
acc = tf.autodiff.ForwardAccumulator(x, tf.constant(1.))
with acc:
    with acc:
        pass
""",
    "zeros for what does not depend": """
x = tf.constant([3., 4.])
with tf.autodiff.ForwardAccumulator(x, tf.constant([1., 1.])) as acc:
    a, b, c, d = tf.ones([2, 3]), x * 2., tf.floor(x), tf.argmax(x)
j = acc.jvp([a, b, c, d, x > 3.], unconnected_gradients=tf.UnconnectedGradients.ZERO)
k = acc.jvp([a, b, c, d], unconnected_gradients='none')
""",
    "another word for zeros": """
x = tf.constant(3.)
with tf.autodiff.ForwardAccumulator(x, tf.constant(1.)) as acc:
    y = x * x
acc.jvp(y, unconnected_gradients='nothing')
""",
    "structures": """
x = tf.constant(3.)
with tf.autodiff.ForwardAccumulator(x, tf.constant(1.)) as acc:
    y, z = x * x, x * 2.
j = acc.jvp({'a': [y, (z, x)], 'b': ()})
""",
    "no tensors to ask for": """
x = tf.constant(3.)
with tf.autodiff.ForwardAccumulator(x, tf.constant(1.)) as acc:
    y = x * x
for it in (3., None, np.array(3.), 'y'):
    try:
        acc.jvp(it)
    except (AttributeError, TypeError):
        print('refused')
""",
    "the tangent of a tangent": """
x = tf.constant(3.)
with tf.autodiff.ForwardAccumulator(x, tf.constant(1.)) as acc:
    y = x ** 3
    d = acc.jvp(y)
    e = d * x
print(d, acc.jvp(d), acc.jvp(e))
""",
    "an exception in the block": """
x = tf.constant(3.)
acc = tf.autodiff.ForwardAccumulator(x, tf.constant(1.))
try:
    with acc:
        y = x * x
        z = y @ y
except tf.errors.InvalidArgumentError as error:
    print(type(error).__name__, '|')
print(acc.jvp(y))
with acc:
    z = y * x
print(acc.jvp(z))
""",
    "in a function": """
def slope(f, x):
    with tf.autodiff.ForwardAccumulator(x, tf.ones_like(x)) as acc:
        y = f(x)
    return acc.jvp(y)
j = slope(tf.tanh, tf.constant(0.25)), slope(lambda x: x ** 3, tf.Variable([1., 2.]))
""",
    "a column of a jacobian at a time": """
x = tf.constant([0.5, 1., 1.5])
columns = []
for k in range(3):
    with tf.autodiff.ForwardAccumulator(x, tf.one_hot(k, 3)) as acc:
        y = tf.stack([x[0] * x[1], x[1] * x[2] ** 2])
    columns.append(acc.jvp(y))
j = tf.stack(columns, axis=1)
""",
}

NESTED = {
    "second derivative of two accumulators": """
x = tf.constant(1.5)
with tf.autodiff.ForwardAccumulator(x, tf.constant(1.)) as outer:
    with tf.autodiff.ForwardAccumulator(x, tf.constant(1.)) as inner:
        y = x ** tf.constant(3.5)
d = inner.jvp(y)
print(outer.jvp(y), inner.jvp(outer.jvp(y)))
d2 = outer.jvp(d)
""",
    "second derivative asked for inside": """
x = tf.constant(1.5)
with tf.autodiff.ForwardAccumulator(x, tf.constant(1.)) as outer:
    with tf.autodiff.ForwardAccumulator(x, tf.constant(1.)) as inner:
        y = x ** 3 * 2.
        d = inner.jvp(y)
    e = d * x
    print(outer.jvp(d), outer.jvp(e))
d2 = outer.jvp(d)
""",
    "third derivative": """
x = tf.constant(1.5)
one = tf.constant(1.)
with tf.autodiff.ForwardAccumulator(x, one) as a:
    with tf.autodiff.ForwardAccumulator(x, one) as b:
        with tf.autodiff.ForwardAccumulator(x, one) as c:
            y = x ** 4
d1 = c.jvp(y)
d2 = b.jvp(d1)
d3 = a.jvp(d2)
print(a.jvp(d1), b.jvp(y), a.jvp(b.jvp(y)))
""",
    "mixed derivatives": """
x, y = tf.constant(1.5), tf.constant(2.)
with tf.autodiff.ForwardAccumulator(x, tf.constant(1.)) as along_x:
    with tf.autodiff.ForwardAccumulator(y, tf.constant(1.)) as along_y:
        z = x ** 2 * y ** 3
d = along_x.jvp(along_y.jvp(z))
""",
    "a vector twice": """
x = tf.constant([1., 2.])
with tf.autodiff.ForwardAccumulator(x, tf.constant([1., 0.])) as outer:
    with tf.autodiff.ForwardAccumulator(x, tf.constant([0., 1.])) as inner:
        y = tf.reduce_prod(x) ** 2
d = outer.jvp(inner.jvp(y))
""",
    "two side by side": """
x, z = tf.constant(3.), tf.constant(5.)
a = tf.autodiff.ForwardAccumulator(x, tf.constant(1.))
b = tf.autodiff.ForwardAccumulator(z, tf.constant(1.))
with a, b:
    y = x * x * z
print(a.jvp(y), b.jvp(y), a.jvp(b.jvp(y)), b.jvp(a.jvp(y)))
""",
    "forward over reverse": """
v = tf.Variable([1., 2.])
with tf.autodiff.ForwardAccumulator(v, tf.constant([1., 0.])) as acc:
    with tf.GradientTape() as tape:
        y = tf.reduce_sum(v ** 3) + v[0] * v[1]
    g = tape.gradient(y, v)
hvp = acc.jvp(g)
print(acc.jvp(y))
""",
    "forward over reverse, gradient outside": """
v = tf.Variable([1., 2.])
with tf.autodiff.ForwardAccumulator(v, tf.constant([1., 0.])) as acc:
    with tf.GradientTape() as tape:
        y = tf.reduce_sum(v ** 3)
g = tape.gradient(y, v)
print(acc.jvp(g), acc.jvp(y))
""",
    "reverse over forward": """
x = tf.constant([1., 2.])
with tf.GradientTape() as tape:
    tape.watch(x)
    with tf.autodiff.ForwardAccumulator(x, tf.constant([1., 10.])) as acc:
        y = tf.reduce_sum(x ** 3)
    j = acc.jvp(y)
g = tape.gradient(j, x)
""",
    "reverse over forward, asked for outside": """
x = tf.constant(2.)
with tf.GradientTape() as tape:
    tape.watch(x)
    with tf.autodiff.ForwardAccumulator(x, tf.constant(1.)) as acc:
        y = x ** 3
j = acc.jvp(y)
g = tape.gradient(j, x)
""",
    "reverse over reverse agrees": """
v, d = tf.Variable([1., 2.]), tf.constant([1., 0.5])
with tf.GradientTape() as outer:
    with tf.GradientTape() as inner:
        y = tf.reduce_prod(v) ** 2
    g = tf.reduce_sum(inner.gradient(y, v) * d)
hvp = outer.gradient(g, v)
""",
    "a tape inside sees no tangents": """
x = tf.constant(1.5)
with tf.autodiff.ForwardAccumulator(x, tf.constant(2.)) as acc:
    with tf.GradientTape(persistent=True) as tape:
        tape.watch(x)
        y = x ** 3
        j = acc.jvp(y)
        k = j * x
print(j, tape.gradient(j, x), tape.gradient(k, x))
""",
    "a tape opened and closed inside": """
x = tf.Variable(1.5)
with tf.autodiff.ForwardAccumulator(x, tf.constant(2.)) as acc:
    y = x * x
    with tf.GradientTape() as tape:
        z = y * x
    g = tape.gradient(z, x)
print(g, acc.jvp(z), acc.jvp(g))
""",
    "a tape that stops": """
x = tf.Variable(1.5)
with tf.GradientTape(persistent=True) as tape:
    with tf.autodiff.ForwardAccumulator(x, tf.constant(2.)) as acc:
        y = x * x
        with tape.stop_recording():
            z = y * x
print(tape.gradient(y, x), tape.gradient(z, x), acc.jvp(z))
""",
    "hessian by columns": """
v = tf.Variable([1., 2., 0.5])
rows = []
for k in range(3):
    with tf.autodiff.ForwardAccumulator(v, tf.one_hot(k, 3)) as acc:
        with tf.GradientTape() as tape:
            y = v[0] ** 2 * v[1] + v[2] ** 3
        g = tape.gradient(y, v)
    rows.append(acc.jvp(g))
h = tf.stack(rows)
""",
    "tangents of two layers' weights": """
x = tf.constant([[0.5, -1.]])
w1, w2 = tf.Variable([[0.1, -0.2], [0.4, 0.5]]), tf.Variable([[1.], [-1.]])
t1, t2 = tf.ones([2, 2]), tf.constant([[0.5], [2.]])
with tf.autodiff.ForwardAccumulator([w1, w2], [t1, t2]) as acc:
    with tf.GradientTape() as tape:
        loss = tf.reduce_sum((x @ w1 @ w2 - 1.) ** 2)
    g = tape.gradient(loss, [w1, w2])
hvp = acc.jvp(g)
""",
    "a jacobian's tangent": """
x = tf.constant([1., 2.])
with tf.autodiff.ForwardAccumulator(x, tf.constant([1., 0.])) as acc:
    with tf.GradientTape(persistent=True) as tape:
        tape.watch(x)
        y = x ** 3
    g = tape.gradient(y, x)
    s = tf.reduce_sum(g)
print(acc.jvp(s))
""",
    "an author's gradient goes the way inside": """
@tf.custom_gradient
def f(x):
    return x ** 2, lambda g: g * 1000.
x = tf.constant(3.)
with tf.autodiff.ForwardAccumulator(x, tf.constant(1.)) as acc:
    y = f(x)
    z = f(y) * x
print(acc.jvp(y), acc.jvp(z))
""",
    "an author's gradient where there is no way inside": """
@tf.custom_gradient
def f(x):
    return tf.round(x), lambda g: g * 5.
x = tf.constant([1.25, 3.75])
with tf.autodiff.ForwardAccumulator(x, tf.constant([1., 10.])) as acc:
    y = f(x)
    z = y * 2.
print(acc.jvp(y), acc.jvp(z))
""",
    "an author's gradient of two results": """
@tf.custom_gradient
def f(x, y):
    return (x * y, x + y), lambda a, b: (a * 10., b * 100.)
x, y = tf.constant(2.), tf.constant(5.)
with tf.autodiff.ForwardAccumulator([x, y], [tf.constant(1.), tf.constant(3.)]) as acc:
    p, q = f(x, y)
print(acc.jvp(p), acc.jvp(q))
""",
    "a custom gradient around an accumulator": """
@tf.custom_gradient
def f(x):
    with tf.autodiff.ForwardAccumulator(x, tf.constant(1.)) as acc:
        y = x ** 3
    slope = acc.jvp(y)
    return y, lambda g: g * slope
x = tf.constant(2.)
with tf.GradientTape() as tape:
    tape.watch(x)
    y = f(x)
g = tape.gradient(y, x)
""",
    "recomputed functions refuse": """
f = tf.recompute_grad(lambda x: x ** 3)
x = tf.constant(2.)
with tf.autodiff.ForwardAccumulator(x, tf.constant(1.)) as acc:
    y = f(x)
""",
}

PROGRAMS = {**WAYS, **PRIMALS, **ASKING, **NESTED}
