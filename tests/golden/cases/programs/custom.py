"""Gradients that a program's author writes: tf.custom_gradient, recompute_grad, stop_gradient.

Several results, structures, keywords, variables, methods, second derivatives, slips; and gradients
registered by the name of an operation.
"""

_ONE = """
@tf.custom_gradient
def f(x):
    return {result}, lambda g: {gradient}
x = tf.{kind}
with tf.GradientTape(persistent=True) as tape:
    tape.watch(x)
    y = {use}
g = tape.gradient(y, x)
"""


def _one(gradient, result="x * 2.", kind="Variable([1., 2.])", use="f(x)"):
    return _ONE.format(result=result, gradient=gradient, kind=kind, use=use)


ONE_RESULT = {
    "the author's gradient instead of the true one": _one("g * 7."),
    "clipped upstream": _one("tf.clip_by_value(g, -0.5, 0.5)", use="f(x) * 3."),
    "upstream reversed": _one("-g", "tf.identity(x)", use="tf.sin(f(x))"),
    "straight through a rounding": _one("g", "tf.round(x)", "Variable([1.3, 2.8])", "f(x) * x"),
    "None for the only argument": _one("None"),
    "None beside another way": _one("None", use="f(x) + x * x"),
    "zeros": _one("tf.zeros_like(g)"),
    "a list of one": _one("[g * 3.]"),
    "used twice": _one("g * 10.", use="f(x) * f(x)"),
    "used on its own result": _one("g * 10.", use="f(f(x))"),
    "of a scalar from a vector": _one("g * tf.ones([2])", "tf.reduce_sum(x)"),
    "the argument itself as result": _one("g * 3.", "x"),
    "a Variable as result": _one("g * 3.", "x", "Variable(4.)", "f(x) * 2."),
    "a Python number as result": _one("g * 3. * tf.ones([2])", "5."),
    "a list as result of numbers": _one("g * 3.", "tf.constant([1., 5.])"),
    "of a constant": _one("g * 7.", kind="constant([1., 2.])"),
    "of an integer": _one("g * 7.", "tf.cast(x, tf.float32)", "constant([1, 2])"),
    "in float64": _one("g * 7.", kind="constant([1., 2.], tf.float64)"),
    "stopped behind": _one("g * 7.", use="tf.stop_gradient(f(x)) * x"),
    "stopped in front": _one("g * 7.", use="f(tf.stop_gradient(x))"),
    "upstream from below": _one("g * x", use="tf.reduce_sum(f(x) * [10., 100.])"),
    "nothing returned but a value": """
@tf.custom_gradient
def f(x):
    return x * 2.
f(tf.constant([1., 2., 3.]))
""",
    "three things returned": _one("g, 5"),
    "the second thing is no function": """
@tf.custom_gradient
def f(x):
    return x * 2., 5
f(tf.constant(1.))
""",
    "a gradient function without arguments": """
@tf.custom_gradient
def f(x):
    return x * 2., lambda: 1.
x = tf.Variable(1.)
with tf.GradientTape() as tape:
    y = f(x)
tape.gradient(y, x)
""",
    "None as result": _one("g", "None"),
    "text as argument": """
@tf.custom_gradient
def f(x, how):
    return x * 2. if how == 'double' else x, lambda g: (g * 7., None)
x = tf.Variable(1.)
with tf.GradientTape() as tape:
    y = f(x, 'double')
g = tape.gradient(y, x)
print(y)
""",
    "None as argument": """
@tf.custom_gradient
def f(x, how):
    return x * 2., lambda g: (g * 7., None)
f(tf.constant(1.), None)
""",
    "lists and arrays as arguments": """
@tf.custom_gradient
def f(x):
    return tf.convert_to_tensor(x) * 2., lambda g: g
print(f([1., 2.]), f(np.array([1., 2.])), f(3.))
""",
    "without a tape": """
@tf.custom_gradient
def f(x):
    print('forward')
    return x * 2., lambda g: print('backward')
print(f(tf.constant(3.)))
""",
    "a lambda": """
f = tf.custom_gradient(lambda x: (x * 2., lambda g: g * 9.))
x = tf.Variable(1.)
with tf.GradientTape() as tape:
    y = f(x)
g = tape.gradient(y, x)
print(f.__name__)
""",
    "name and documentation stay": """
@tf.custom_gradient
def doubled(x):
    "Twice x."
    return x * 2., lambda g: g
print(doubled.__name__, doubled.__doc__, callable(doubled.__wrapped__))
""",
    "printing what comes from above": """
@tf.custom_gradient
def f(x):
    def grad(upstream):
        print('upstream', upstream)
        return upstream * 2.
    return tf.identity(x), grad
x = tf.Variable([1., 2.])
with tf.GradientTape() as tape:
    y = tf.reduce_sum(f(x) ** 2)
g = tape.gradient(y, x)
""",
    "called once for two uses of the result": """
calls = []
@tf.custom_gradient
def f(x):
    def grad(g):
        calls.append(float(g))
        return g * 2.
    return x * 2., grad
x = tf.Variable(3.)
with tf.GradientTape() as tape:
    r = f(x)
    y = r * r + r
g = tape.gradient(y, x)
""",
}

SEVERAL = {
    "two arguments": """
@tf.custom_gradient
def f(x, y):
    return x * y, lambda g: (g * 10., g * 20.)
x, y = tf.Variable(2.), tf.Variable(3.)
with tf.GradientTape() as tape:
    z = f(x, y)
g = tape.gradient(z, [x, y])
""",
    "the same argument twice": """
@tf.custom_gradient
def f(x, y):
    return x * y, lambda g: (g * 10., g * 20.)
x = tf.Variable(2.)
with tf.GradientTape() as tape:
    z = f(x, x)
g = tape.gradient(z, x)
""",
    "two results": """
@tf.custom_gradient
def f(x, y):
    def grad(a, b):
        print('upstream', a.numpy(), b.numpy())
        return a * 10., b * 100.
    return (x * y, x + y), grad
x, y = tf.Variable(2.), tf.Variable(3.)
with tf.GradientTape(persistent=True) as tape:
    p, q = f(x, y)
    s = p * p + q
g1, g2 = tape.gradient(p, [x, y]), tape.gradient(q, [x, y])
g3, g4 = tape.gradient([p, q], [x, y]), tape.gradient(s, [x, y])
""",
    "results of different shapes and dtypes": """
@tf.custom_gradient
def f(x):
    def grad(a, b, c):
        print(a.shape, b.dtype.name, c.shape)
        return tf.reduce_sum(a) * x + tf.cast(b, tf.float32) + c[0]
    return [tf.stack([x, x, x]), tf.cast(tf.reduce_sum(x), tf.float64), x[None]], grad
x = tf.Variable([1., 2.])
with tf.GradientTape(persistent=True) as tape:
    a, b, c = f(x)
g = [tape.gradient(t, x) for t in (a, b, c)]
""",
    "an integer among the results": """
@tf.custom_gradient
def f(x):
    def grad(a, n):
        print(n)
        return a * 3.
    return (x * 2., tf.cast(x, tf.int32)), grad
x = tf.Variable([1.5, 2.5])
with tf.GradientTape() as tape:
    a, n = f(x)
g = tape.gradient(a, x)
""",
    "a list of one result": """
@tf.custom_gradient
def f(x):
    return [x * 2.], lambda g: g * 5.
x = tf.Variable(2.)
with tf.GradientTape() as tape:
    y = f(x)
g = tape.gradient(y, x)
""",
    "no result": """
@tf.custom_gradient
def f(x):
    return [], lambda *g: 1.
r = f(tf.constant(1.))
""",
    "a dict of results": """
@tf.custom_gradient
def f(x):
    return {'b': x * 2., 'a': [x * 3., x * 4.]}, lambda *g: sum(g) * 10.
x = tf.Variable(2.)
with tf.GradientTape(persistent=True) as tape:
    r = f(x)
g = [tape.gradient(t, x) for t in (r['b'], r['a'][0], r['a'])]
""",
    "results in the order of sorted keys": """
@tf.custom_gradient
def f(x):
    return {'b': x * 2., 'a': x * 3.}, lambda a, b: a * 10. + b * 1000.
x = tf.Variable(2.)
with tf.GradientTape(persistent=True) as tape:
    r = f(x)
g = tape.gradient(r['a'], x), tape.gradient(r['b'], x)
""",
    "a dict of arguments": """
@tf.custom_gradient
def f(d):
    return d['a'] * d['b'], lambda g: {'a': g * 10., 'b': g * 20.}
x, y = tf.Variable(2.), tf.Variable(3.)
with tf.GradientTape() as tape:
    z = f({'b': y, 'a': x})
g = tape.gradient(z, [x, y])
""",
    "a list of arguments": """
@tf.custom_gradient
def f(xs, k):
    return tf.add_n(xs) * k, lambda g: ([g * 10., g * 20.], g * 30.)
x, y, k = tf.Variable(2.), tf.Variable(3.), tf.constant(4.)
with tf.GradientTape() as tape:
    tape.watch(k)
    z = f([x, y], k)
g = tape.gradient(z, [x, y, k])
""",
    "any number of arguments": """
@tf.custom_gradient
def f(*xs):
    return tf.add_n(xs), lambda g: [g * float(k) for k in range(len(xs))]
xs = [tf.Variable(1.), tf.Variable(2.), tf.Variable(3.)]
with tf.GradientTape() as tape:
    z = f(*xs)
g = tape.gradient(z, xs)
""",
    "too few gradients": """
@tf.custom_gradient
def f(x, y):
    return x * y, lambda g: g
x, y = tf.Variable(2.), tf.Variable(3.)
with tf.GradientTape() as tape:
    z = f(x, y)
tape.gradient(z, x)
""",
    "too many gradients": """
@tf.custom_gradient
def f(x):
    return x * x, lambda g: (g, g)
x = tf.Variable(2.)
with tf.GradientTape() as tape:
    z = f(x)
tape.gradient(z, x)
""",
    "too many gradients, nobody asks": """
@tf.custom_gradient
def f(x):
    return x * x, lambda g: (g, g)
x = tf.Variable(2.)
with tf.GradientTape() as tape:
    z = f(x)
    y = x * 3.
g = tape.gradient(y, x)
""",
    "an argument with a default": """
@tf.custom_gradient
def f(x, k=2.):
    return x * k, lambda g: g * 7. if k == 2. else (g * 8., None)
x = tf.Variable(2.)
with tf.GradientTape(persistent=True) as tape:
    a, b = f(x), f(x, 3.)
g = tape.gradient(a, x), tape.gradient(b, x)
""",
    "keyword arguments get no gradient": """
@tf.custom_gradient
def f(x, *, k):
    return x * k, lambda g: g * k * 10.
x, k = tf.Variable(2.), tf.Variable(5.)
with tf.GradientTape(persistent=True) as tape:
    a, b = f(x, k=3.), f(x, k=k)
g = tape.gradient(a, x), tape.gradient(b, [x, k])
""",
    "everything by keyword": """
@tf.custom_gradient
def f(x):
    return x * 2., lambda g: []
x = tf.constant(2.)
with tf.GradientTape() as tape:
    tape.watch(x)
    y = f(x=x)
g = tape.gradient(y, x)
""",
    "a watched tensor from outside": """
c = tf.constant(4.)
@tf.custom_gradient
def f(x):
    return x * c, lambda g: g * 100.
x = tf.constant(3.)
with tf.GradientTape(persistent=True) as tape:
    tape.watch(c)
    y, z = f(tf.constant(2.)), f(c)
    tape.watch(x)
    u = f(x)
g = tape.gradient(y, c), tape.gradient(z, c), tape.gradient(u, [x, c])
""",
}

VARIABLES = {
    "a Variable from outside": """
v = tf.Variable(3.)
@tf.custom_gradient
def f(x):
    def grad(g, variables=None):
        print([u.numpy() for u in variables])
        return g * v * 10., [g * x * 100. for u in variables]
    return x * v, grad
x = tf.Variable(2.)
with tf.GradientTape() as tape:
    y = f(x)
g = tape.gradient(y, [x, v])
""",
    "two Variables from outside": """
v, w = tf.Variable(3.), tf.Variable(4.)
@tf.custom_gradient
def f(x):
    def grad(g, variables):
        return g, [g * 100. for u in variables]
    return x * v + w, grad
x = tf.Variable(2.)
with tf.GradientTape() as tape:
    y = f(x)
g = tape.gradient(y, [x, v, w])
""",
    "no variables argument": """
v = tf.Variable(3.)
@tf.custom_gradient
def f(x):
    return x * v, lambda g: g
f(tf.constant(2.))
""",
    "no variables argument, without a tape": """
v = tf.Variable(3.)
@tf.custom_gradient
def f(x):
    return x * v, lambda g: g
print('before')
y = f(2.)
""",
    "a frozen Variable needs none": """
v = tf.Variable(3., trainable=False)
@tf.custom_gradient
def f(x):
    return x * v, lambda g: g * 10.
x = tf.Variable(2.)
with tf.GradientTape() as tape:
    y = f(x)
g = tape.gradient(y, [x, v])
""",
    "a Variable read by numpy counts": """
v = tf.Variable(3.)
@tf.custom_gradient
def f(x):
    return x * float(v), lambda g: g
f(tf.constant(2.))
""",
    "a Variable as argument needs none": """
v = tf.Variable(3.)
@tf.custom_gradient
def f(x, u):
    return x * u, lambda g: (g, g * 10.)
with tf.GradientTape() as tape:
    y = f(2., v)
g = tape.gradient(y, v)
""",
    "variables by **": """
v = tf.Variable(3.)
@tf.custom_gradient
def f(x):
    def grad(g, **kwargs):
        print(sorted(kwargs))
        return g, [g * 5.]
    return x * v, grad
x = tf.Variable(2.)
with tf.GradientTape() as tape:
    y = f(x)
g = tape.gradient(y, [x, v])
""",
    "variables asked for but not used": """
@tf.custom_gradient
def f(x):
    def grad(g, variables=None):
        print(variables)
        return g * 4.
    return x * 2., grad
x = tf.Variable(2.)
with tf.GradientTape() as tape:
    y = f(x)
g = tape.gradient(y, x)
""",
    "no pair": """
v = tf.Variable(3.)
@tf.custom_gradient
def f(x):
    def grad(g, variables=None):
        return g
    return x * v, grad
x = tf.Variable(2.)
with tf.GradientTape() as tape:
    y = f(x)
tape.gradient(y, x)
""",
    "too few gradients of variables": """
v = tf.Variable(3.)
@tf.custom_gradient
def f(x):
    def grad(g, variables=None):
        return g, []
    return x * v, grad
x = tf.Variable(2.)
with tf.GradientTape() as tape:
    y = f(x)
tape.gradient(y, x)
""",
    "None for a variable": """
v = tf.Variable(3.)
@tf.custom_gradient
def f(x):
    def grad(g, variables=None):
        return g, [None]
    return x * v, grad
x = tf.Variable(2.)
with tf.GradientTape() as tape:
    y = f(x)
g = tape.gradient(y, [x, v])
""",
    "a layer inside": """
w = tf.Variable([[1., 2.], [3., 4.]])
@tf.custom_gradient
def f(x):
    y = x @ w
    def grad(g, variables=None):
        return g @ tf.transpose(w), [2. * tf.transpose(x) @ g]
    return y, grad
x = tf.Variable([[1., -1.]])
with tf.GradientTape() as tape:
    y = tf.reduce_sum(f(x) ** 2)
g = tape.gradient(y, [x, w])
""",
}

METHODS = {
    "a method": """
class Scale:
    def __init__(self, factor):
        self.factor = factor
    @tf.custom_gradient
    def __call__(self, x):
        return x * self.factor, lambda g: g * 7.
    @tf.custom_gradient
    def other(self, x):
        return x, lambda g: g * self.factor
s = Scale(3.)
x = tf.Variable(2.)
with tf.GradientTape(persistent=True) as tape:
    y, z = s(x), s.other(x)
g = tape.gradient(y, x), tape.gradient(z, x)
""",
    "a method that counts itself as an argument": """
class Scale:
    @tf.custom_gradient
    def f(self, x):
        return x * 2., lambda g: (None, g)
x = tf.Variable(2.)
s = Scale()
with tf.GradientTape() as tape:
    y = s.f(x)
tape.gradient(y, x)
""",
    "a function made in a method": """
class Clip(tf.Module):
    def __init__(self, limit):
        super().__init__()
        self.limit = limit
    def __call__(self, x):
        @tf.custom_gradient
        def clipped(x):
            return x, lambda g: tf.clip_by_norm(g, self.limit)
        return clipped(x)
x = tf.Variable([3., 4.])
clip = Clip(0.5)
with tf.GradientTape() as tape:
    y = clip(x) * 2.
g = tape.gradient(y, x)
""",
    "a static method": """
class Scale:
    @staticmethod
    @tf.custom_gradient
    def f(x):
        return x * 2., lambda g: g * 11.
x = tf.Variable(2.)
with tf.GradientTape() as tape:
    y = Scale.f(x)
g = tape.gradient(y, x)
""",
}

_SECOND = """
{define}
x = tf.{kind}
with tf.GradientTape(persistent=True) as outer:
    outer.watch(x)
    with tf.GradientTape(persistent=True) as inner:
        inner.watch(x)
        y = f(x)
    d1 = inner.gradient(y, x)
d2 = outer.gradient(d1, x)
direct = outer.gradient(y, x)
"""
_LOG1PEXP = """
@tf.custom_gradient
def f(x):
    e = tf.exp(x)
    return tf.math.log(1 + e), lambda g: g * (1 - 1 / (1 + e))
"""

SECOND = {
    "second derivative by what the function kept": _SECOND.format(
        define=_LOG1PEXP, kind="Variable(0.5)"
    ),
    "second derivative of a constant": _SECOND.format(define=_LOG1PEXP, kind="constant(0.5)"),
    "stable at large values": """
@tf.custom_gradient
def naive(x):
    e = tf.exp(x)
    return tf.math.log(1 + e), lambda g: g * (1 - 1 / (1 + e))
x = tf.constant(100.)
with tf.GradientTape(persistent=True) as tape:
    tape.watch(x)
    y, z = naive(x), tf.math.log(1 + tf.exp(x))
g = tape.gradient(y, x), tape.gradient(z, x)
""",
    "second derivative of the author's function": _SECOND.format(
        define="""
@tf.custom_gradient
def f(x):
    return x ** 2, lambda g: g * x ** 3
""",
        kind="Variable(2.)",
    ),
    "second derivative that does not depend": _SECOND.format(
        define="""
@tf.custom_gradient
def f(x):
    return x ** 2, lambda g: g * 5.
""",
        kind="Variable(2.)",
    ),
    "second derivative of two results": """
@tf.custom_gradient
def f(x, y):
    return (x * y, x + y), lambda a, b: (a * y * x + b, a * x * x + b * y * y)
x, y = tf.Variable(2.), tf.Variable(3.)
with tf.GradientTape() as outer:
    with tf.GradientTape() as inner:
        p, q = f(x, y)
        z = p * q
    d = inner.gradient(z, [x, y])
h = outer.gradient(d, [x, y])
""",
    "a custom gradient in a custom gradient": """
@tf.custom_gradient
def f(x):
    @tf.custom_gradient
    def slope(x, g):
        return g * 3. * x, lambda u: (u * 1000., None)
    return x ** 2, lambda g: slope(x, g)
x = tf.Variable(2.)
with tf.GradientTape() as outer:
    with tf.GradientTape() as inner:
        y = f(x)
    d1 = inner.gradient(y, x)
d2 = outer.gradient(d1, x)
""",
    "one calls another": """
@tf.custom_gradient
def double(x):
    return x * 2., lambda g: g * 10.
@tf.custom_gradient
def f(x):
    y = double(x)
    return y * 3., lambda g: g * y
x = tf.Variable(2.)
with tf.GradientTape() as outer:
    with tf.GradientTape() as inner:
        y = f(x)
    d1 = inner.gradient(y, x)
d2 = outer.gradient(d1, x)
""",
    "a tape inside": """
@tf.custom_gradient
def f(x):
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = x ** 3
    slope = tape.gradient(y, x)
    return y, lambda g: g * slope * 2.
x = tf.Variable(2.)
with tf.GradientTape() as outer:
    with tf.GradientTape() as inner:
        y = f(tf.identity(x))
    d1 = inner.gradient(y, x)
d2 = outer.gradient(d1, x)
""",
    "a third derivative": """
@tf.custom_gradient
def f(x):
    return x ** 4, lambda g: g * 4. * x ** 3
x = tf.Variable(2.)
with tf.GradientTape() as t3:
    with tf.GradientTape() as t2:
        with tf.GradientTape() as t1:
            y = f(x)
        d1 = t1.gradient(y, x)
    d2 = t2.gradient(d1, x)
d3 = t3.gradient(d2, x)
""",
    "jacobian": """
@tf.custom_gradient
def f(x):
    return x ** 2, lambda g: g * [10., 20.]
x = tf.Variable([1., 2.])
with tf.GradientTape() as tape:
    y = f(x)
j = tape.jacobian(y, x)
""",
    "jacobian of one of two results": """
@tf.custom_gradient
def f(x):
    return (x ** 2, x + 1.), lambda a, b: a * [10., 20.] + b
x = tf.Variable([1., 2.])
with tf.GradientTape(persistent=True) as tape:
    a, b = f(x)
j = tape.jacobian(a, x), tape.jacobian(b, x)
""",
    "a loop of them": """
@tf.custom_gradient
def noisy(x):
    return x * 1.5, lambda g: g * 0.5
x = tf.Variable(1.)
with tf.GradientTape() as tape:
    y = x
    for k in range(5):
        y = noisy(y)
g = tape.gradient(y, x)
print(y)
""",
    "in a branch": """
@tf.custom_gradient
def f(x):
    if x > 0:
        return x * 2., lambda g: g * 100.
    return x * 3., lambda g: g * 1000.
a, b = tf.Variable(1.), tf.Variable(-1.)
with tf.GradientTape() as tape:
    y = f(a) + f(b)
g = tape.gradient(y, [a, b])
""",
}

RECOMPUTED = {
    "recomputed": """
w = tf.Variable(3.)
def f(x):
    print('run')
    return x * w * x
r = tf.recompute_grad(f)
x = tf.Variable(2.)
with tf.GradientTape(persistent=True) as tape:
    a = r(x)
    b = a * x
g = tape.gradient(a, [x, w]), tape.gradient(b, [x, w])
print(r.__name__)
""",
    "recomputed with two results": """
r = tf.recompute_grad(lambda x, y: (x * y, tf.sin(x)))
x, y = tf.Variable(2.), tf.Variable(5.)
with tf.GradientTape(persistent=True) as tape:
    a, b = r(x, y)
g = tape.gradient(a, [x, y]), tape.gradient([a, b], [x, y]), tape.gradient(b, y)
""",
    "recomputed with keywords": """
r = tf.recompute_grad(lambda x, k=1.: x * k)
x = tf.Variable(2.)
with tf.GradientTape(persistent=True) as tape:
    a, b, c = r(x, k=5.), r(x), r(x, 7.)
g = [tape.gradient(t, x) for t in (a, b, c)]
""",
    "recomputed without a derivative gives zeros": """
r = tf.recompute_grad(tf.floor)
x = tf.Variable(2.5)
with tf.GradientTape() as tape:
    a = r(x)
g = tape.gradient(a, x)
""",
    "recomputed as a decorator": """
@tf.recompute_grad
def r(x):
    "A sine."
    return tf.sin(x)
x = tf.constant(2.)
with tf.GradientTape() as tape:
    tape.watch(x)
    a = r(x)
g = tape.gradient(a, x)
print(r.__name__, r.__doc__)
""",
    "recomputed has no second derivative": """
r = tf.recompute_grad(lambda x: x ** 3)
x = tf.Variable(2.)
with tf.GradientTape() as outer:
    with tf.GradientTape() as inner:
        a = r(x)
    d1 = inner.gradient(a, x)
d2 = outer.gradient(d1, x)
""",
    "recomputed layers in a chain": """
ws = [tf.Variable([[0.5, -1.], [1.5, 0.25]]), tf.Variable([[1., 2.], [-0.5, 0.75]])]
x = tf.constant([[0.25, -0.5]])
with tf.GradientTape() as tape:
    y = x
    for w in ws:
        y = tf.recompute_grad(lambda h, w=w: tf.tanh(h @ w))(y)
    loss = tf.reduce_sum(y)
g = tape.gradient(loss, ws)
""",
}

STOPPED = {
    "stopped in a sum": """
x = tf.Variable(3.)
with tf.GradientTape() as tape:
    y = x * tf.stop_gradient(x)
g = tape.gradient(y, x)
""",
    "stopped on one of two ways": """
x, z = tf.Variable(3.), tf.Variable(2.)
with tf.GradientTape(persistent=True) as tape:
    s = tf.stop_gradient(x ** 2)
    y = s * z + x
g = tape.gradient(y, {'x': x, 'z': z, 's': s})
""",
    "stopped and watched again": """
x = tf.Variable(3.)
with tf.GradientTape() as tape:
    s = tf.stop_gradient(x * x)
    tape.watch(s)
    y = s ** 2
g = tape.gradient(y, [x, s])
""",
    "stopped for zeros": """
x = tf.Variable([3., 4.])
with tf.GradientTape() as tape:
    y = tf.stop_gradient(x) * 2.
g = tape.gradient(y, x, unconnected_gradients='zero')
""",
    "stopped numbers and lists": """
print(tf.stop_gradient(3.), tf.stop_gradient([1, 2]), tf.stop_gradient('a'))
x = tf.constant(2.)
print(tf.stop_gradient(x) is x, tf.stop_gradient(input=x, name='s'))
""",
    "straight through by stopping": """
x = tf.Variable([0.2, 0.7, 1.4])
with tf.GradientTape() as tape:
    q = x + tf.stop_gradient(tf.round(x) - x)
    loss = tf.reduce_sum(q ** 2)
g = tape.gradient(loss, [x, q])
print(q)
""",
    "stopped in the second derivative": """
x = tf.Variable(3.)
with tf.GradientTape() as outer:
    with tf.GradientTape() as inner:
        y = x ** 3
    d = tf.stop_gradient(inner.gradient(y, x)) * x
d2 = outer.gradient(d, x)
""",
}

_REFUSED = """
try:
    {}
except (KeyError, TypeError) as error:
    print(type(error).__name__, '|')
"""

REGISTERED = {
    "registering what is registered": _REFUSED.format(
        "tf.RegisterGradient('Sin')(lambda op, g: g)"
    ),
    "registering a name of one's own": """
@tf.RegisterGradient('CustomSquareOfMine')
def mine(op, g):
    return g * 7.
print(mine.__name__)
""",
    "registering twice": """
@tf.RegisterGradient('TwiceOfMine')
def first(op, g):
    return g
"""
    + _REFUSED.format("tf.RegisterGradient('TwiceOfMine')(first)"),
    "registering a number": _REFUSED.format("tf.RegisterGradient(5)"),
    "no gradient for what has one": _REFUSED.format("tf.no_gradient('Square')"),
    "no gradient for what has none already": _REFUSED.format("tf.no_gradient('Floor')"),
    "no gradient for a name of one's own": "print(tf.no_gradient('NothingOfMine'))",
    "no gradient for a number": _REFUSED.format("tf.no_gradient(5)"),
    "no gradient after a registration": """
@tf.RegisterGradient('HalfOfMine')
def first(op, g):
    return g
"""
    + _REFUSED.format("tf.no_gradient('HalfOfMine')"),
}

PROGRAMS = {
    **ONE_RESULT,
    **SEVERAL,
    **VARIABLES,
    **METHODS,
    **SECOND,
    **RECOMPUTED,
    **STOPPED,
    **REGISTERED,
}
