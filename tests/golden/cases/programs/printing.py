"""How tensors and Variables look: print, repr, str, format, f-strings, inside lists and dicts.

Compared letter by letter: nothing here is computed, so that no digit may differ.
"""

_LOOK = """
def look(*values):
    for v in values:
        print(v)
        print(repr(v))
        print(f'{v}')
"""
_ATTEMPT = """
def attempt(*calls):
    for call in calls:
        try:
            print(call())
        except Exception as error:
            print(type(error).__name__, '|')
"""
_SOME = """
s, i, b = tf.constant(1234.5678), tf.constant(42), tf.constant(True)
w, t = tf.constant([1.5, 2.5]), tf.constant('ab')
u, d, h = tf.Variable(2.5), tf.constant(0.1, tf.float64), tf.constant(0.1, tf.float16)
"""


def _looks(*values, dtype=None):
    how = "" if dtype is None else f", tf.{dtype}"
    return _LOOK + "".join(f"look(tf.constant({value}{how}))\n" for value in values)


LOOKS = {
    "scalars": _looks("1", "2.5", "True", "'text'", "0.1", "-3", "0.", "100000.", "2 ** 33"),
    "digits of a float32": _looks(
        "0.1 + 0.2", "1 / 3", "1e10", "1e-10", "123456789.", "16777216.", "1e-5", "1e16", "3.4e38"
    ),
    "digits in a vector": _looks(
        "[0.1, 1 / 3]", "[1e10, 1e-10]", "[1e-8, 1., 1e8]", "[1., 1000., 1e6]", "[0.5, 100.25]"
    ),
    "zero and minus zero": _looks("[0., -0.]", "[-0.]", "[[0.], [-0.]]"),
    "nan and infinities": _looks(
        "float('nan')", "float('inf')", "-float('inf')", "[1., float('nan'), -float('inf')]"
    ),
    "vectors": _looks(
        "[1, 2]", "[1.5, -2.]", "[True, False]", "['a', 'bc']", "[1.]", "[-10, 5, 100]"
    ),
    "matrices": _looks(
        "[[1, 2], [3, 4]]",
        "[[1.], [2.5]]",
        "[[True]]",
        "[['a', 'b'], ['c', 'd']]",
        "[[1.5, 20.], [-3., 4.]]",
    ),
    "three and four axes": _LOOK
    + "look(tf.ones([2, 2, 3]), tf.constant([[[1, 2]]]), tf.zeros([1, 2, 1, 2]))",
    "nothing": _LOOK
    + "look(tf.zeros([0]), tf.zeros([2, 0]), tf.zeros([0, 3]), tf.zeros([1, 0, 2]))\n"
    "look(tf.constant([], tf.string), tf.zeros([0], tf.int32), tf.zeros([0, 2], tf.bool))",
    "float16": _looks(
        "1", "0.1", "1 / 3", "65504.", "1e-5", "[0.1, 1 / 3]", "[[1], [2]]", dtype="float16"
    ),
    "float64": _looks(
        "1", "0.1", "1 / 3", "1e16", "123456.789", "[0.1, 1 / 3]", "[[1], [2]]", dtype="float64"
    ),
    "int64": _looks("1", "2 ** 40", "[1, 2]", "[[1], [2]]", dtype="int64"),
    "small integers": "".join(
        _looks("1", "[1, 2]", "[[1], [2]]", dtype=dtype)
        for dtype in ("int8", "uint8", "int16", "uint16")
    ),
    "unsigned integers": _looks("1", "[1, 2]", dtype="uint32")
    + _looks("1", "[1, 2]", dtype="uint64"),
    "texts": _looks("'é'", "'한글'", "[\"it's\", 'a\"b']", r"'a\nb'", "''", "b'raw'"),
    "long vectors": _LOOK
    + "look(tf.range(30), tf.range(999), tf.range(1000), tf.range(1001), tf.range(0., 20.))",
    "long matrices": _LOOK
    + "look(tf.ones([40, 40]), tf.reshape(tf.range(2000), [2, 1000]), tf.zeros([3, 25]))",
    "many rows": _LOOK + "look(tf.reshape(tf.range(60), [20, 3]), tf.ones([1001, 1]))",
    "wide floats": _LOOK + "look(tf.constant([1.123456789] * 12), tf.constant([[1.5] * 20] * 2))",
}

VARIABLES = {
    "Variables": _LOOK
    + "".join(
        f"look(tf.Variable({value}, name='v'))\n"
        for value in (
            "1",
            "2.5",
            "True",
            "'text'",
            "[]",
            "[1, 2]",
            "[1.5, -2.]",
            "[[1, 2], [3, 4]]",
            "0.1",
        )
    ),
    "Variables of other dtypes": _LOOK
    + "look(tf.Variable(1, dtype=tf.float16), tf.Variable([0.1], dtype=tf.float64))\n"
    "look(tf.Variable(tf.ones([2, 3])), tf.Variable(tf.range(1001)), tf.Variable(tf.zeros([0])))",
    "an assigned Variable": _LOOK
    + "v = tf.Variable([1., 2.], name='v')\nlook(v.assign([3., 4.]), v, v[0], v * 2)",
}

NESTED = {
    "in lists and dicts": """
t, v = tf.constant(1.5), tf.Variable([1, 2])
print([t], (t, v), {'a': t, 'b': [v]}, [t, [t]], (t,), {1: (t, t)}, [None, t])
print([tf.constant([[1., 2.], [3., 4.]])])
print({'m': tf.ones([2, 2]), 'n': tf.constant('x')})
""",
    "several at once": """
t, v = tf.constant(1.5), tf.Variable([1, 2])
print(t, v)
print(t, 1, 'a', None, sep=' | ')
print(str([t]), f'{[t]}', '%s %s' % (t, v), '{} {}'.format(t, v), end='!\\n')
""",
    "shapes and dtypes": """
t, v = tf.ones([2, 3]), tf.Variable(1)
print(t.shape, t.dtype, v.dtype, v.shape)
print([t.shape, t.dtype], {t.dtype: 1}, repr(t.shape), repr(t.dtype))
print(f'{t.shape} {t.dtype} {t.dtype.name} {t.shape[0]} {t.shape[:1]}')
print(tf.TensorShape([2, None]), tf.TensorShape(None), tf.TensorShape([]))
print(tf.float16, tf.string, tf.bool)
""",
    "what gradients look like": """
x = tf.Variable([1., 2.])
with tf.GradientTape() as tape:
    y = x * x
g = tape.gradient(y, {'x': x, 'c': tf.constant(1.)})
print(g)
print(g['x'], g['c'])
""",
    "numpy of tensors": """
s, w, m = tf.constant(0.1), tf.constant([1.5, 2.5]), tf.constant([[1, 2], [3, 4]])
print(s.numpy(), w.numpy(), m.numpy())
print(repr(s.numpy()), repr(w.numpy()), repr(m.numpy()), [s.numpy(), w.numpy()])
print(float(s), int(m[0, 1]), bool(s), w.numpy().tolist(), s.numpy().item())
print(tf.constant(0.1, tf.float64).numpy(), tf.constant(3, tf.int64).numpy())
print(tf.constant('a').numpy())
""",
    "a table of losses": """
losses = [tf.constant(0.5 ** k) for k in range(4)]
for step, loss in enumerate(losses):
    print(f'{step:3d}: {loss:.4f} {loss.numpy():8.3f} {float(loss):g}')
print(f'mean {tf.reduce_mean(losses):.3f}', [f'{x:.2f}' for x in losses])
""",
}

_SPECS = (
    "",
    ".2f",
    "10.3f",
    "e",
    "g",
    "d",
    "s",
    ">10",
    "<10",
    "^20",
    ",",
    "%",
    "+.1f",
    "05",
    "x",
    ".3",
)
FORMATS = {
    f"format {name}": _ATTEMPT
    + _SOME
    + f"for spec in {_SPECS!r}:\n    attempt(lambda: '[' + format({name}, spec) + ']')\n"
    for name in "sibwtudh"
}
FORMATS["percent signs"] = (
    _ATTEMPT
    + _SOME
    + """
attempt(lambda: '%d' % i, lambda: '%d' % s, lambda: '%.2f' % s, lambda: '%s' % w)
attempt(lambda: '%.2f' % w, lambda: '%x' % i, lambda: '%r' % s, lambda: '%5.1f|%-8s|' % (u, i))
attempt(lambda: '%s' % t, lambda: '%d' % u)
"""
)
FORMATS["f-strings"] = (
    _ATTEMPT
    + _SOME
    + """
attempt(lambda: f'{s!r:>60}', lambda: f'{s!s}', lambda: f'{s = }', lambda: f'{w[0]:.1f}')
attempt(lambda: f'{w}', lambda: '{:.2f} {:d}'.format(s, i), lambda: '{0:.1f}{0}'.format(s))
attempt(lambda: f'{u!r}', lambda: f'{u:.1f}')
attempt(lambda: f'{i + 1}', lambda: f'{w.numpy()}', lambda: f'{w:.2f}')
attempt(lambda: f'{b}', lambda: f'{t}')
"""
)

PROGRAMS = {**LOOKS, **VARIABLES, **NESTED, **FORMATS}
