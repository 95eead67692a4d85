"""What settles questions, and what learners write.

The first group settles when an operation without a registered gradient raises; the others are what
learners write: loops, branches, several tapes, structures, slips.
"""

_CONTRAST = """
im, delta, v, u = {im}, {delta}, tf.Variable(3.), tf.Variable(5.)
with tf.GradientTape(persistent=True) as tape:
    q = tf.image.adjust_contrast({image}, delta)
    y = {target}
g = tape.gradient(y, {sources}{options})
"""
_IMAGE = "[[[.5, .1, .2]]]"
_KINDS = {
    "variable": "tf.Variable({})",
    "constant": "tf.constant({})",
    "frozen": "tf.Variable({}, trainable=False)",
}


def _contrast(im, delta, sources="v", target="v * v + tf.reduce_sum(q)", image="im", options=""):
    return _CONTRAST.format(
        im=_KINDS[im].format(_IMAGE),
        delta=_KINDS[delta].format(".1"),
        sources=sources,
        target=target,
        image=image,
        options=options,
    )


UNREGISTERED = {
    "beside the way, image and factor Variables": _contrast("variable", "variable"),
    "beside the way, image a Variable": _contrast("variable", "constant"),
    "beside the way, factor a Variable": _contrast("constant", "variable"),
    "beside the way, both constants": _contrast("constant", "constant"),
    "beside the way, image frozen": _contrast("frozen", "constant"),
    "source is the frozen image": _contrast("frozen", "constant", "im"),
    "source is the factor": _contrast("variable", "variable", "delta"),
    "source is both": _contrast("variable", "variable", "[v, im]"),
    "source is an unrelated Variable": _contrast("variable", "variable", "u"),
    "source is an unwatched image": _contrast("constant", "variable", "im"),
    "source is an unwatched image alone": _contrast("constant", "constant", "im", "q * 2."),
    "no source at all": _contrast("variable", "variable", "[]"),
    "with zeros for the unconnected": _contrast(
        "variable", "variable", options=", unconnected_gradients='zero'"
    ),
    "an adjoint of zero is an adjoint": _contrast(
        "variable", "variable", target="v * v + 0. * tf.reduce_sum(q)"
    ),
    "the source is its result": _contrast("variable", "variable", "q", "q * q"),
    "target and source are its result": _contrast("variable", "variable", "q", "q"),
    "not behind the target": _contrast("variable", "variable", target="v * v"),
    "behind stop_gradient": _contrast("constant", "constant", image="tf.stop_gradient(im * v)"),
    "before a floor": _contrast(
        "constant", "constant", target="v * v + tf.reduce_sum(tf.floor(q))", image="im * v"
    ),
    "before an integer cast": _contrast(
        "variable",
        "variable",
        target="v * v + tf.cast(tf.cast(tf.reduce_sum(q), 'int32'), 'float32')",
    ),
    "before an assignment": _contrast(
        "variable", "variable", target="u.assign(tf.reduce_sum(q)) * 0. + v * v"
    ),
}

INTEGERS = {
    "watched integer": """
n = tf.constant(7)
with tf.GradientTape() as tape:
    tape.watch(n)
    y = n * n
g = tape.gradient(y, n)
""",
    "integer with respect to itself": """
n = tf.constant(7)
with tf.GradientTape() as tape:
    tape.watch(n)
g = tape.gradient(n, n)
""",
    "text with respect to itself": """
n = tf.constant('a')
with tf.GradientTape() as tape:
    tape.watch(n)
g = tape.gradient(n, n)
""",
    "integer path to a float": """
n, v = tf.constant(7), tf.Variable(3.)
with tf.GradientTape() as tape:
    tape.watch(n)
    y = tf.cast(n * n, tf.float32) * v
g = tape.gradient(y, [n, v])
""",
    "integer target": """
v = tf.Variable(3.)
with tf.GradientTape() as tape:
    y = tf.cast(v, tf.int32) * 2
g = tape.gradient(y, v)
""",
    "integer zeros": """
n = tf.constant([7, 8])
with tf.GradientTape() as tape:
    tape.watch(n)
    y = n * n
g = tape.gradient(y, n, unconnected_gradients='zero')
""",
    "watched integer Variable": """
n = tf.Variable(7)
with tf.GradientTape() as tape:
    tape.watch(n)
    y = n * 2
names = [v.name for v in tape.watched_variables()]
g = tape.gradient(y, n)
""",
}

LEARNERS = {
    "gradient descent on a line": """
xs, ys = tf.constant([0., 1., 2., 3.]), tf.constant([1., 3., 5., 7.])
w, b = tf.Variable(0.), tf.Variable(0.)
losses = []
for step in range(20):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean((w * xs + b - ys) ** 2)
    dw, db = tape.gradient(loss, [w, b])
    w.assign_sub(0.1 * dw)
    b.assign_sub(0.1 * db)
    losses.append(float(loss))
print(w.numpy(), b.numpy())
""",
    "logistic regression": """
x = tf.constant([[0., 1.], [1., 0.], [1., 1.], [0., 0.]])
t = tf.constant([[1.], [0.], [1.], [0.]])
w, b = tf.Variable(tf.zeros([2, 1])), tf.Variable([0.])
for step in range(5):
    with tf.GradientTape() as tape:
        p = tf.sigmoid(x @ w + b)
        loss = -tf.reduce_mean(t * tf.math.log(p) + (1 - t) * tf.math.log(1 - p))
    for v, g in zip([w, b], tape.gradient(loss, [w, b])):
        v.assign_sub(0.5 * g)
print(loss)
""",
    "two layers by hand": """
x = tf.constant([[0.5, -1.], [1.5, 2.]])
w1, b1 = tf.Variable([[0.1, -0.2, 0.3], [0.4, 0.5, -0.6]]), tf.Variable([0.1, 0.2, 0.3])
w2, b2 = tf.Variable([[1.], [-1.], [0.5]]), tf.Variable([0.])
with tf.GradientTape() as tape:
    h = tf.nn.relu(x @ w1 + b1)
    y = tf.tanh(h @ w2 + b2)
    loss = tf.reduce_sum(y * y)
grads = tape.gradient(loss, [w1, b1, w2, b2])
""",
    "newton's method with two tapes": """
x = tf.Variable(2.)
for step in range(6):
    with tf.GradientTape() as outer:
        with tf.GradientTape() as inner:
            y = x ** 3 - 2. * x - 5.
        first = inner.gradient(y, x)
    x.assign_sub(y / first)
second = outer.gradient(first, x)
print(x.numpy())
""",
    "third derivative": """
x = tf.Variable(0.5)
with tf.GradientTape() as t3:
    with tf.GradientTape() as t2:
        with tf.GradientTape() as t1:
            y = tf.sin(x) * tf.exp(x)
        d1 = t1.gradient(y, x)
    d2 = t2.gradient(d1, x)
d3 = t3.gradient(d2, x)
""",
    "second derivative of a sigmoid curve": """
x = tf.linspace(-3., 3., 13)
with tf.GradientTape() as outer:
    outer.watch(x)
    with tf.GradientTape() as inner:
        inner.watch(x)
        y = tf.nn.softplus(x)
    dy = inner.gradient(y, x)
d2y = outer.gradient(dy, x)
""",
    "gradient penalty": """
w, x = tf.Variable([1., -2.]), tf.constant([[0.5, 0.2], [0.3, -0.1]])
with tf.GradientTape() as outer:
    with tf.GradientTape() as inner:
        inner.watch(x)
        y = tf.tanh(tf.linalg.matvec(x, w))
    slopes = inner.gradient(y, x)
    penalty = tf.reduce_mean((tf.norm(slopes, axis=1) - 1.) ** 2)
g = outer.gradient(penalty, w)
""",
    "while loop": """
x = tf.Variable(1.5)
with tf.GradientTape() as tape:
    y = x
    while y < 20.:
        y = y * x + 1.
g = tape.gradient(y, x)
""",
    "recursion": """
def power(x, n):
    return 1. if n == 0 else x * power(x, n - 1)
x = tf.Variable(1.5)
with tf.GradientTape() as tape:
    y = power(x, 5)
g = tape.gradient(y, x)
""",
    "rebound in a loop": """
x = tf.Variable(2.)
for epoch in range(2):
    with tf.GradientTape() as tape:
        y = x + 1
    print(type(x).__name__, ":", tape.gradient(y, x))
    x = x + 1
""",
    "watching a number by mistake": """
x = 3.
with tf.GradientTape() as tape:
    tape.watch(x)
""",
    "gradient of the wrong way round": """
x = tf.Variable(3.)
with tf.GradientTape() as tape:
    y = x ** 2
g = tape.gradient(x, y)
""",
    "asking twice": """
x = tf.Variable(3.)
with tf.GradientTape() as tape:
    y = x ** 2
a = tape.gradient(y, x)
b = tape.gradient(y, x)
""",
    "numpy in the middle": """
x = tf.Variable([1., 2.])
with tf.GradientTape() as tape:
    y = tf.reduce_sum(tf.constant(np.square(x.numpy())))
g = tape.gradient(y, x)
""",
    "float in the middle": """
x = tf.Variable(2.)
with tf.GradientTape(persistent=True) as tape:
    y = tf.constant(float(x)) * x
g = tape.gradient(y, x)
""",
    "integer Variable by mistake": """
x = tf.Variable(3)
with tf.GradientTape() as tape:
    y = x ** 2
g = tape.gradient(y, x)
""",
    "integer times float by mistake": """
x = tf.Variable(3)
with tf.GradientTape() as tape:
    y = x * 2.5
""",
    "two precisions by mistake": """
x = tf.Variable(np.array([1., 2.]))
w = tf.Variable([1., 2.])
with tf.GradientTape() as tape:
    y = x * w
""",
    "structures in and out": """
p = {'w': tf.Variable(2.), 'b': [tf.Variable(1.), tf.Variable(3.)], 'c': (tf.constant(1.), None)}
with tf.GradientTape() as tape:
    y = p['w'] * p['b'][0] + p['b'][1] ** 2
g = tape.gradient(y, {'w': p['w'], 'b': p['b'], 'c': (p['c'][0],)})
""",
    "several targets": """
x = tf.Variable([1., 2.])
with tf.GradientTape(persistent=True) as tape:
    a, b = x * x, tf.reduce_sum(x)
g1, g2 = tape.gradient([a, b], x), tape.gradient({'a': a, 'b': b}, [x])
g3 = tape.gradient(b, [x, x])
""",
    "seeds of the backward pass": """
x = tf.Variable([1., 2.])
with tf.GradientTape(persistent=True) as tape:
    a, b = x * x, x * 3.
g1 = tape.gradient(a, x, output_gradients=tf.constant([10., 100.]))
g2 = tape.gradient([a, b], x, output_gradients=[tf.constant([1., 0.]), tf.constant([0., 1.])])
""",
    "fan-out": """
x = tf.Variable(1.5)
with tf.GradientTape(persistent=True) as tape:
    a = x * x
    y = a * x + a / x + tf.exp(a) - x
g = tape.gradient(y, [x, a])
""",
    "a pause in the recording": """
x = tf.Variable(2.)
with tf.GradientTape(persistent=True) as tape:
    a = x * x
    with tape.stop_recording():
        b = x * 5.
    y = a + b
g = tape.gradient(y, [x, b])
""",
    "gradient inside a pause": """
x = tf.Variable(2.)
with tf.GradientTape(persistent=True) as tape:
    y = x ** 3
    with tape.stop_recording():
        g = tape.gradient(y, x)
h = tape.gradient(g, x)
""",
    "two tapes side by side": """
x, z = tf.Variable(2.), tf.constant(3.)
with tf.GradientTape() as a, tf.GradientTape() as b:
    b.watch(z)
    y = x * z
ga, gb = a.gradient(y, [x, z]), b.gradient(y, [x, z])
""",
    "tape that does not watch by itself": """
x, z = tf.Variable(2.), tf.Variable(3.)
with tf.GradientTape(watch_accessed_variables=False) as tape:
    tape.watch(z)
    y = x * z
g = tape.gradient(y, {'x': x, 'z': z})
names = len(tape.watched_variables())
""",
    "branch of a function": """
def leaky(x):
    if x > 0:
        return x
    return 0.1 * x
out = []
for value in (-2., 0., 2.):
    x = tf.Variable(value)
    with tf.GradientTape() as tape:
        y = leaky(x)
    out.append(tape.gradient(y, x))
""",
    "assignments and reads": """
v, w = tf.Variable(2.), tf.Variable(3.)
with tf.GradientTape() as tape:
    a = v * w
    v.assign(10.)
    w.assign_sub(a)
    y = v * w + a
print(v.numpy(), w.numpy(), y.numpy())
g = tape.gradient(y, [v, w])
""",
    "broadcast bias": """
x, b, s = tf.Variable(tf.reshape(tf.range(6.), [2, 3])), tf.Variable([1., 2., 3.]), tf.Variable(0.5)
with tf.GradientTape() as tape:
    y = tf.reduce_sum((x + b) ** 2 * s)
g = tape.gradient(y, [x, b, s])
""",
    "softmax regression": """
x = tf.constant([[1., 2.], [-1., 0.5], [0., -2.]])
w = tf.Variable([[0.1, 0.2, -0.3], [0.4, -0.5, 0.6]])
with tf.GradientTape() as tape:
    logits = x @ w
    losses = tf.nn.sparse_softmax_cross_entropy_with_logits(labels=[0, 2, 1], logits=logits)
    loss = tf.reduce_mean(losses)
g = tape.gradient(loss, w)
""",
    "a module by hand": """
class Line(tf.Module):
    def __init__(self):
        super().__init__()
        self.w = tf.Variable(2., name='w')
        self.b = tf.Variable(1., name='b')
    def __call__(self, x):
        return self.w * x + self.b
line = Line()
with tf.GradientTape() as tape:
    loss = tf.reduce_mean(line(tf.constant([1., 2., 3.])) ** 2)
g = tape.gradient(loss, line.trainable_variables)
print([v.name for v in line.trainable_variables])
""",
    "printing of many kinds": """
print(tf.constant([[1, 2], [3, 4]]), tf.constant(True), tf.constant('text'), sep='\\n')
print(tf.Variable([[1.5]], name='m'), tf.constant([]), tf.zeros([2, 0]), sep='\\n')
print(tf.constant([1e-8, 1., 1e8]), tf.constant(1e10), tf.constant(-0.), sep='\\n')
print([tf.constant(1.5)], (tf.constant([1, 2]),), {'k': tf.constant(0.1)})
print(f"{tf.constant(1.5)} {tf.constant([1.5])} {tf.Variable(2.)}")
print(tf.ones([2, 3]).shape, tf.ones([2, 3]).dtype, str(tf.range(3)))
print(tf.range(2000), tf.ones([60, 60]))
""",
    "jacobian of a layer": """
x, w = tf.constant([[1., 2., 3.]]), tf.Variable([[0.1, 0.2], [0.3, -0.4], [0.5, 0.6]])
with tf.GradientTape() as tape:
    y = tf.sigmoid(x @ w)
j = tape.jacobian(y, w)
""",
    "hessian": """
x = tf.Variable([1., 2., -1.])
with tf.GradientTape() as outer:
    with tf.GradientTape() as inner:
        y = tf.reduce_sum(x ** 3) + x[0] * x[1]
    g = inner.gradient(y, x)
h = outer.jacobian(g, x)
""",
}

PROGRAMS = {**UNREGISTERED, **INTEGERS, **LEARNERS}
