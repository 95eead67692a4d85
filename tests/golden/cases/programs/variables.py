"""tf.Variable, the whole of it: what it is made of, what is assigned to it, what it does in Python.

Each call of `attempt` prints what it gives, or the type of what it raises.
"""

_ATTEMPT = """
def attempt(call):
    try:
        print(repr(call()))
    except Exception as error:
        print(type(error).__name__, '|')
"""


def _attempts(*calls, before=""):
    return _ATTEMPT + before + "".join(f"attempt(lambda: {call})\n" for call in calls)


MAKING = {
    "numbers": _attempts(
        "tf.Variable(3)",
        "tf.Variable(3.)",
        "tf.Variable(2 ** 40)",
        "tf.Variable(True)",
        "tf.Variable(float('nan'))",
        "tf.Variable(-0.)",
    ),
    "lists": _attempts(
        "tf.Variable([1, 2.5])",
        "tf.Variable((1., 2.))",
        "tf.Variable(range(3))",
        "tf.Variable([])",
        "tf.Variable([True, False])",
        "tf.Variable([[1.], [2.]])",
        "tf.Variable([[1.], [2., 3.]])",
        "tf.Variable([1, 'a'])",
        "tf.Variable([None])",
    ),
    "texts": _attempts(
        "tf.Variable('text')", "tf.Variable(b'text', name='t')", "tf.Variable(['a', 'bc'])"
    ),
    "NumPy": _attempts(
        "tf.Variable(np.arange(3))",
        "tf.Variable(np.float32(2))",
        "tf.Variable(np.array([1., 2.]))",
        "tf.Variable(np.ones([2, 1], 'f4'))",
    ),
    "a dtype": _attempts(
        "tf.Variable(3, dtype=tf.float32)",
        "tf.Variable(3., dtype='float64')",
        "tf.Variable([1, 2], dtype=np.float32)",
        "tf.Variable(3.5, dtype=tf.int32)",
        "tf.Variable(np.array([1.5]), dtype=tf.float32)",
        "tf.Variable(tf.constant(1.), dtype=tf.float64)",
        "tf.Variable(tf.constant(1.), dtype=tf.float32)",
        "tf.Variable(1., dtype='nothing')",
    ),
    "nothing": _attempts(
        "tf.Variable()", "tf.Variable(None)", "tf.Variable({'a': 1})", "tf.Variable(object())"
    ),
    "a function": _attempts(
        "tf.Variable(lambda: tf.ones([2]))",
        "tf.Variable(lambda: 5.)",
        "tf.Variable(initial_value=lambda: [1, 2], dtype=tf.int64)",
        "tf.Variable(lambda: tf.ones([2]), dtype=tf.float64)",
        "tf.Variable(lambda: None)",
    ),
    "another Variable": """
a = tf.Variable([1., 2.], name='a', trainable=False)
b = tf.Variable(a)
b.assign([5., 6.])
print(a.numpy(), b.trainable, b.name)
""",
    "tensors in a list": """
c, v = tf.constant(1.), tf.Variable(2.)
a = tf.Variable([c, 2.])
b = tf.Variable([v, c, 3.])
""",
    "a shape": _attempts(
        "tf.Variable([1., 2.], shape=[2])",
        "tf.Variable([1., 2.], shape=(2,)).shape",
        "tf.Variable([1., 2.], shape=[3])",
        "tf.Variable(1., shape=[3])",
        "tf.Variable([1., 2.], validate_shape=False)",
    ),
    "an open shape": _attempts(
        "v",
        "v.shape",
        "v.assign([1., 2., 3.])",
        "v.assign(5.)",
        "v.assign_add([1., 1., 1.])",
        "v.assign_add([1.])",
        "v * 2.",
        "[float(x) for x in v]",
        "len(v)",
        before="v = tf.Variable([1., 2.], shape=tf.TensorShape([None]))\n",
    ),
    "an unknown shape": _attempts(
        "v",
        "v.assign([[1.]])",
        "v.shape",
        "v.assign(3.)",
        "v + 1.",
        before="v = tf.Variable([1., 2.], shape=tf.TensorShape(None))\n",
    ),
    "a gradient with an open shape": """
v = tf.Variable([1., 2.], shape=[None])
with tf.GradientTape() as tape:
    y = tf.reduce_sum(v ** 2)
g = tape.gradient(y, v)
v.assign([1., 2., 3.])
with tf.GradientTape() as tape:
    y = tf.reduce_sum(v ** 2)
h = tape.gradient(y, v)
""",
    "trainable or not": _attempts(
        "tf.Variable(1.).trainable",
        "tf.Variable(1., trainable=False).trainable",
        "tf.Variable(1., trainable=None).trainable",
        "tf.Variable(1).trainable",
        "tf.Variable('a').trainable",
        "tf.Variable(1., False).trainable",
    ),
    "names": _attempts(
        "tf.Variable(1.).name",
        "tf.Variable(1., name='w').name",
        "tf.Variable(1., name='a/b').name",
        "tf.Variable(1., name='').name",
        "tf.Variable(1., name=3)",
        "tf.Variable(1., True, True, None, 'fifth').name",
    ),
    "names in a scope": """
with tf.name_scope('net'):
    v = tf.Variable(1., name='w')
    with tf.name_scope('layer'):
        u = tf.Variable(1., name='w')
print(v.name, u.name, repr(v))
""",
    "a constraint": _attempts(
        "tf.Variable(1., constraint=abs).constraint is abs",
        "tf.Variable(1.).constraint",
        "tf.Variable(1., constraint=5)",
        "tf.Variable(-2., constraint=abs).assign_add(-1.)",
    ),
    "copies": """
import copy
v = tf.Variable([1., 2.], name='v', trainable=False)
c, d = copy.copy(v), copy.deepcopy(v)
nested = copy.deepcopy({'a': [v]})
d.assign([5., 6.])
nested['a'][0].assign_add([1., 1.])
print(c is v, d is v, d.name, d.trainable, v.numpy(), nested['a'][0].numpy())
""",
    "a deep copy is another source": """
import copy
v = tf.Variable(2.)
d = copy.deepcopy(v)
with tf.GradientTape() as tape:
    y = v * d * d
g = tape.gradient(y, [v, d])
""",
}

ASSIGNING = {
    "assign": _attempts(
        "v.assign([3., 4.])",
        "v.assign(tf.constant([5., 6.]))",
        "v.assign(np.array([3., 4.]))",
        "v.assign(np.array([3, 4]))",
        "v.assign([3, 4])",
        "v.assign(v + 1.)",
        "v.assign(v)",
        "v.assign(tf.Variable([7., 8.]))",
        "v.assign([True, False])",
        "v.assign(value=[1., 2.])",
        before="v = tf.Variable([1., 2.], name='v')\n",
    ),
    "assign what does not fit": _attempts(
        "v.assign(5.)",
        "v.assign([[5., 6.]])",
        "v.assign([1., 2., 3.])",
        "v.assign(None)",
        "v.assign('a')",
        "v.assign(tf.constant([1, 2]))",
        "v.assign(tf.constant([1., 2.], tf.float64))",
        "v.assign()",
        "v",
        before="v = tf.Variable([1., 2.], name='v')\n",
    ),
    "assign without reading": _attempts(
        "v.assign([3., 4.], read_value=False)",
        "v.assign([3., 4.], True, 'name', False)",
        "v.assign_add([1., 1.], read_value=False)",
        "v.assign_sub([0.5, 0.5], use_locking=True, name='n', read_value=False)",
        "v",
        before="v = tf.Variable([1., 2.])\n",
    ),
    "assign_add and assign_sub": _attempts(
        "v.assign_add([1., 2.])",
        "v.assign_add([1, 2])",
        "v.assign_add(delta=[1., 1.])",
        "v.assign_sub(v)",
        "v.assign_sub(np.array([1., 2.]))",
        "v.assign_add(1.)",
        "v.assign_add([1., 2., 3.])",
        "v.assign_sub(tf.constant([1, 2]))",
        "v.assign_add(None)",
        before="v = tf.Variable([1., 2.])\n",
    ),
    "chained": """
v = tf.Variable([1., 2.])
r = v.assign([3., 4.]).assign_add([1., 1.]).assign_sub([0.5, 0.5])
s = (v.assign_add([1., 1.]) * 2.).numpy()
print(v.numpy())
""",
    "what assign returns": _attempts(
        "type(r).__name__",
        "r is v",
        "r + 1.",
        "r.numpy()",
        "r.name",
        "r.shape, r.dtype",
        "str(r)",
        "f'{r}'",
        "isinstance(r, tf.Variable)",
        "r.value()",
        "v.assign([9., 9.]) is not None and r.numpy()",
        "r.assign([5., 6.]) is not None and v.numpy()",
        before="v = tf.Variable([1., 2.])\nr = v.assign([3., 4.])\n",
    ),
    "integers": _attempts(
        "n.assign(7)",
        "n.assign(7.5)",
        "n.assign(7.)",
        "n.assign_add(2)",
        "n.assign_add(True)",
        "n.assign(np.int64(4))",
        "n.assign_sub(1)",
        "n.assign_add(0.5)",
        before="n = tf.Variable(5)\n",
    ),
    "truth values and texts": _attempts(
        "b.assign(False)",
        "b.assign(1)",
        "b.assign_add(True)",
        "s.assign('other')",
        "s.assign_add('more')",
        "s.assign(5)",
        before="b, s = tf.Variable(True), tf.Variable('text')\n",
    ),
    "parts": _attempts(
        "v[0].assign(9.)",
        "v[0].assign(tf.constant(8.))",
        "v[0].assign(3)",
        "v[0:1].assign([7.])",
        "v[:].assign([1., 1.])",
        "v[...].assign([2., 3.])",
        "v[::-1].assign([2., 3.])",
        "v[None].assign([[4., 5.]])",
        "v[-1].assign(0.)",
        "v[0].assign([1., 2., 3.])",
        "v[0].assign('a')",
        "(v + 0.)[0].assign(3.)",
        "v[0].assign_add(1.)",
        before="v = tf.Variable([1., 2.])\n",
    ),
    "parts of a matrix": _attempts(
        "m[0].assign([9., 9.])",
        "m[:, 1].assign([7., 7.])",
        "m[0, 0].assign(1.)",
        "m[tf.constant(1)].assign([0., 0.])",
        "m[m > 5.]",
        before="m = tf.Variable([[1., 2.], [3., 4.]])\n",
    ),
    "item assignment": """
v = tf.Variable([1., 2.])
v[0] = 5.
""",
    "in place": _ATTEMPT
    + """
def change(sign):
    spaces = {'v': tf.Variable(2.)}
    exec(f'v {sign}= 3.', spaces)
    return spaces['v']
for sign in ('+', '-', '*', '/', '**', '//', '%'):
    attempt(lambda: change(sign))
""",
    "in place through a tensor": _ATTEMPT
    + """
def change(sign):
    spaces = {'t': tf.constant(5.)}
    exec(f't {sign}= 3.', spaces)
    return spaces['t']
for sign in ('+', '-', '*', '/', '**', '//', '%'):
    attempt(lambda: change(sign))
""",
    "scattered": _attempts(
        "v.scatter_add(tf.IndexedSlices([10.], [1]))",
        "v.scatter_update(tf.IndexedSlices(tf.constant([5.]), tf.constant([0])))",
        "v.scatter_nd_add([[0]], [7.])",
        "v.gather_nd([[0], [1]])",
        "v.sparse_read([1, 0])",
        before="v = tf.Variable([1., 2.])\n",
    ),
    "the tape and assignments": """
v, w = tf.Variable(2.), tf.Variable(3.)
with tf.GradientTape() as tape:
    a = v.assign(w * w) * v
    b = v.assign_add(1.)
    y = a + b * w
g = tape.gradient(y, [v, w])
print(y, v.numpy())
""",
    "moments of momentum": """
v, m = tf.Variable([1., 2.]), tf.Variable([0., 0.], trainable=False)
for k in range(3):
    with tf.GradientTape() as tape:
        y = tf.reduce_sum(v * v)
    g = tape.gradient(y, v)
    m.assign(0.9 * m + g)
    v.assign_sub(0.1 * m)
print(v.numpy(), m.numpy())
""",
    "swapped": """
a, b = tf.Variable(1.), tf.Variable(2.)
keep = tf.identity(a)
a.assign(b)
b.assign(keep)
print(a.numpy(), b.numpy())
""",
}

_V = "v, s, n = tf.Variable([1., 2.], name='v'), tf.Variable(2.5), tf.Variable(3)\n"

PYTHON = {
    "reads": _attempts(
        "v.value()",
        "v.read_value()",
        "v.numpy()",
        "v.shape",
        "v.get_shape()",
        "v.dtype",
        "v.device",
        "tf.convert_to_tensor(v)",
        "tf.identity(v)",
        "tf.constant(v)",
        "v.value() is v.value()",
        before=_V,
    ),
    "older names": _attempts(
        "v.is_initialized()",
        "v.initializer",
        "v.initial_value",
        "v.op",
        "v.graph",
        "v.eval()",
        "v.experimental_ref() == v.ref()",
        "v.synchronization",
        "v.initialized_value()",
        "v.load([3., 4.])",
        "v",
        "v.set_shape([2])",
        "v.nothing",
        before=_V,
    ),
    "length and iteration": _attempts(
        "len(v)",
        "len(s)",
        "list(v)",
        "list(s)",
        "[float(x) for x in v]",
        "max(v)",
        "sum(v)",
        "2. in v",
        "sorted(v, key=float)",
        "dict(enumerate(v))",
        before=_V,
    ),
    "indexing": _attempts(
        "v[0]",
        "v[-1]",
        "v[5]",
        "v[0:1]",
        "v[:, None]",
        "v[...]",
        "v[tf.constant(1)]",
        "v[0.5]",
        "s[0]",
        "v['a']",
        before=_V,
    ),
    "as a number": _attempts(
        "float(s)",
        "int(s)",
        "bool(s)",
        "float(n)",
        "int(n)",
        "float(v)",
        "bool(v)",
        "complex(s)",
        "round(s)",
        "bool(tf.Variable(0.))",
        "bool(tf.Variable([[0.]]))",
        "bool(tf.Variable([]))",
        "abs(n)",
        "divmod(n, 2)",
        before=_V,
    ),
    "as an index": _attempts("[7, 8, 9, 10][n]", "range(n)", "'a' * n", "v[n - 2]", before=_V),
    "formats": _attempts(
        "f'{v}'",
        "f'{s}'",
        "f'{s:.2f}'",
        "'%s' % s",
        "'%.1f' % s",
        "'{}'.format(n)",
        "str(s)",
        "f'{n:d}'",
        "f'{s!r}'",
        before=_V,
    ),
    "hash and equality": _attempts(
        "hash(v)",
        "{v: 1}",
        "v == v",
        "v != v",
        "v == [1., 3.]",
        "v == tf.constant([1., 2., 3.])",
        "v == 1",
        "v == 'a'",
        "v == None",
        "v is None",
        "v in [v]",
        "s in [s]",
        "v.ref() == v.ref()",
        "v.ref().deref() is v",
        "len({v.ref(), v.ref(), s.ref()})",
        before=_V,
    ),
    "comparisons": _attempts(
        "v < 2", "2 > v", "v >= [1., 3.]", "v < s", "n < 3", "n < 3.5", "v < None", before=_V
    ),
    "arithmetic on either side": _attempts(
        "v + 1",
        "1 + v",
        "v - s",
        "2 - v",
        "v * [1., 2.]",
        "[1., 2.] * v",
        "v / 2",
        "2 / v",
        "v // 2",
        "5 // v",
        "v % 2",
        "5 % v",
        "v ** 2",
        "2 ** v",
        "-v",
        "abs(-v)",
        "v @ v",
        "[[1., 2.]] @ v[:, None]",
        "+v",
        "~n",
        "n & 1",
        "n | 4",
        "n ^ 1",
        "n << 1",
        before=_V,
    ),
    "arithmetic with what does not fit": _attempts(
        "v + 'a'",
        "'a' + v",
        "v * 'a'",
        "v + None",
        "None * v",
        "n * 0.5",
        "n + 0.5",
        "0.5 + n",
        "v + n",
        "v * tf.constant(1., tf.float64)",
        "v + [1., 2., 3.]",
        "v + [[1.], [2.]]",
        "v + {}",
        "v - object()",
        "n / 2",
        "n // 2",
        "n ** -1",
        "v + [None, 1.]",
        before=_V,
    ),
    "NumPy on either side": _attempts(
        "np.array([1., 2.]) * v",
        "v * np.array([1., 2.])",
        "np.float64(2) * s",
        "s * np.float64(2)",
        "np.arange(2) + v",
        "np.array([1., 2.]) < v",
        "n * np.array([0.5, 1.5])",
        before=_V,
    ),
    "NumPy's functions": _attempts(
        "np.sum(v)",
        "np.square(v)",
        "np.add(v, 1)",
        "np.array(v)",
        "np.asarray(v).dtype",
        "np.dot(v, v)",
        "np.stack([v, v])",
        "np.mean([v, v])",
        "np.allclose(v, [1., 2.])",
        "np.maximum(v, 1.5)",
        "np.array([s, s])",
        "np.exp(s)",
        "np.shape(v)",
        before=_V,
    ),
    "what it is": _attempts(
        "type(v).__name__",
        "isinstance(v, tf.Variable)",
        "isinstance(v, tf.Tensor)",
        "tf.is_tensor(v)",
        "isinstance(v + 0., tf.Variable)",
        "issubclass(type(v), tf.Variable)",
        "hasattr(v, 'assign')",
        "callable(v)",
        before=_V,
    ),
    "texts": _attempts(
        "t + 'b'",
        "'b' + t",
        "t == 'a'",
        "t != 'a'",
        "t < 'b'",
        "t * 2",
        "t.numpy()",
        "u[1]",
        "u + 'c'",
        "len(u)",
        "f'{t}'",
        "bool(t)",
        "tf.stack([t, 'bb'])",
        "tf.concat([u, ['c']], 0)",
        "tf.zeros_like(u)",
        before="t, u = tf.Variable('a'), tf.Variable(['a', 'b'])\n",
    ),
    "truth values": _attempts(
        "b & True",
        "b | [True, False]",
        "~b",
        "b ^ b",
        "b + b",
        "b == True",
        "b * 1",
        "bool(b)",
        "tf.cast(b, tf.float32)",
        "b < True",
        "tf.logical_not(b)",
        "-b",
        "b * tf.constant([2., 0.])",
        before="b = tf.Variable(True)\n",
    ),
    "enums of copies": _attempts(
        "tf.Variable(1., aggregation=tf.VariableAggregation.MEAN)",
        "tf.VariableAggregation.SUM",
        "[x.name for x in tf.VariableSynchronization]",
    ),
}

PROGRAMS = {
    **{f"made of: {name}": text for name, text in MAKING.items()},
    **{f"assigned: {name}": text for name, text in ASSIGNING.items()},
    **{f"in Python: {name}": text for name, text in PYTHON.items()},
}
