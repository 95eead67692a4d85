"""Element by element on variables: what is read, recorded and differentiated, once and twice."""

VARIABLES = """
v = tf.Variable([0.5, 1.5, 2.0])
w = tf.Variable([1.0, 2.0, 3.0])
with tf.GradientTape(persistent=True) as tape:
    a = tf.math.lgamma(v) * w
    b = tf.math.xlogy(v, w)
    c = v ** w
    d = tf.math.igamma(v, w)
    e = tf.math.divide_no_nan(v, w)
    f = tf.maximum(v, w)
    g = tf.math.polygamma(1.0, v)
    h = tf.math.betainc(v, w, 0.25 * v)
for y in (a, b, c, d, e, f, g, h):
    print(tape.gradient(y, [v, w]))
"""

SECOND = """
v = tf.Variable([0.5, 1.25, 2.75], dtype=tf.float64)
for function in (tf.math.lgamma, tf.math.erfc, tf.math.bessel_i0, tf.math.special.dawsn,
                 tf.math.special.spence, tf.math.reciprocal_no_nan, tf.math.digamma):
    with tf.GradientTape() as outer:
        with tf.GradientTape() as inner:
            y = function(v)
        g = inner.gradient(y, v)
    print(y, g, outer.gradient(g, v))
"""

THIRD = """
x = tf.constant(1.3)
with tf.GradientTape() as a:
    a.watch(x)
    with tf.GradientTape() as b:
        b.watch(x)
        with tf.GradientTape() as c:
            c.watch(x)
            y = tf.math.lgamma(x) + x ** 4 + tf.math.xlogy(x, x) + 1.0 / x
        first = c.gradient(y, x)
    second = b.gradient(first, x)
third = a.gradient(second, x)
print(y, first, second, third)
"""

JACOBIANS = """
x = tf.constant([0.5, 1.5])
with tf.GradientTape(persistent=True) as tape:
    tape.watch(x)
    a = tf.math.polygamma([[1.0], [2.0]], x)
    b = tf.math.xdivy(x, [[2.0], [0.5], [0.0]])
    c = tf.math.confusion_matrix([0, 1], [1, 1], weights=x, dtype=tf.float32)
    d = tf.math.igammac(x, [1.0, 2.0])
    e = tf.math.nextafter(x, 0.0)
    f = tf.math.bessel_i1(x)
for y in (a, b, c, d, e, f):
    print(tape.jacobian(y, x))
"""

ITSELF = """
t, v = tf.constant([1.0, -2.0]), tf.Variable([1.0, -2.0])
n = tf.Variable([1, -2])
print(tf.math.real(t) is t, tf.math.conj(t) is t, tf.math.imag(t) is t, tf.round(n) is n)
print(type(tf.math.real(v)).__name__, type(tf.math.conj(v)).__name__, type(tf.round(n)).__name__)
print(type(tf.math.accumulate_n([v])).__name__, type(tf.math.polyval([v], v)).__name__)
with tf.GradientTape() as tape:
    y = tf.math.real(v) * 2.0 + tf.math.conj(v) + tf.math.polyval([1.0, v], v)
print(tape.gradient(y, v))
"""

UNREGISTERED = """
v = tf.Variable([1.0, 2.0, 3.0])
for function in (lambda: tf.math.bincount([0, 1, 1], weights=v), lambda: tf.truncatemod(v, 2.0)):
    with tf.GradientTape() as tape:
        y = function()
    print(y)
    try:
        tape.gradient(y, v)
    except LookupError as e:
        print('LookupError |', e)
v = tf.Variable(1.5)
with tf.GradientTape() as outer:
    with tf.GradientTape() as inner:
        y = tf.math.igamma(v, 2.0)
    g = inner.gradient(y, v)
print(y, g)
try:
    outer.gradient(g, v)
except LookupError as e:
    print('LookupError |', e)
"""

ERRORS = """
t = tf.constant([1.0, 2.0])
for call in (lambda: tf.math.lgamma(3), lambda: tf.math.erfinv(tf.constant(0.5, tf.float16)),
             lambda: tf.math.polyval((1.0,), t), lambda: tf.math.betainc(t, t, [0.1, 0.2, 0.3]),
             lambda: tf.math.scalar_mul(t, t), lambda: tf.bitwise.invert(t),
             lambda: tf.math.confusion_matrix([0, -1], [0, 1]), lambda: t % tf.constant(2),
             lambda: tf.math.bincount([-1]), lambda: tf.truncatediv(1, 0),
             lambda: 3 // tf.constant(0), lambda: tf.math.in_top_k([0], [0.1], 1),
             lambda: tf.clip_by_value(1.0, t, t), lambda: tf.equal(t, [1.0, 2.0, 3.0]),
             lambda: tf.math.zeta(t), lambda: tf.math.erf(t, t, t)):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__)
print(t == [1.0, 2.0, 3.0], t != [1.0, 2.0, 3.0], t == None)
"""

HALVES = """
h = tf.Variable([0.5, 1.5, 2.5], dtype=tf.float16)
with tf.GradientTape(persistent=True) as tape:
    ys = [h ** 2, tf.math.bessel_i0(h), tf.math.erfc(h), tf.math.xlogy(h, h), tf.math.log1p(h),
          tf.round(h) * h, h % 1.0, h // 1.0]
for y in ys:
    print(y.dtype.name, y.numpy().tolist(), tape.gradient(y, h))
print(tf.math.lgamma(h).dtype.name, tf.math.digamma(h).dtype.name)
"""

DTYPES = """
for dtype in (tf.float32, tf.float64):
    x = tf.constant([0.25, 0.75], dtype)
    ys = [tf.math.erfinv(x), tf.math.erfcinv(x), tf.math.ndtri(x), tf.math.special.bessel_k0(x),
          tf.math.zeta(3.0, x), tf.math.polygamma(2.0, x), tf.math.betainc(2.0, 0.5, x),
          tf.math.lbeta(x), tf.math.nextafter(x, 1.0), tf.math.angle(-x),
          tf.saturate_cast(x, dtype), tf.math.zero_fraction(x), tf.math.cumulative_logsumexp(x),
          2 * x ** 3, x // 0.5]
    print([y.dtype.name for y in ys], [list(y.shape) for y in ys])
    for y in ys:
        print(y)
"""

SPELLINGS = """
x = tf.constant([1.5, 2.5])
print(tf.math.polygamma(a=1.0, x=x), tf.math.zeta(x=x, q=1.0), tf.math.igamma(a=x, x=1.0))
print(tf.math.betainc(a=1.0, b=2.0, x=0.5), tf.math.xlogy(x=x, y=x))
print(tf.math.nextafter(x1=x, x2=0.0))
print(tf.math.polyval(coeffs=[1.0, 2.0], x=x), tf.math.accumulate_n(inputs=[x, x]))
print(tf.math.scalar_mul(scalar=2.0, x=x), tf.saturate_cast(value=x, dtype=tf.int8))
print(tf.bitwise.left_shift(x=1, y=3), tf.bitwise.invert(x=0), tf.truncatediv(x=-7, y=2))
print(tf.math.invert_permutation(x=[1, 0]), tf.math.angle(input=x), tf.math.conj(x=x))
print(tf.math.lgamma(x=x, name='a'), tf.math.special.spence(x=x, name='b'), tf.math.lbeta(x=x))
print(tf.math.divide_no_nan(x=x, y=0.0), tf.math.floormod(x=x, y=1.0), tf.math.mod(x=x, y=1.0))
"""

PROGRAMS = {
    "variables": VARIABLES,
    "second-derivatives": SECOND,
    "third-derivative": THIRD,
    "jacobians": JACOBIANS,
    "the-very-input": ITSELF,
    "unregistered": UNREGISTERED,
    "errors": ERRORS,
    "halves": HALVES,
    "dtypes": DTYPES,
    "spellings": SPELLINGS,
}
