"""tf.function, tf.nest, tf.constant and tf.convert_to_tensor, and what stands in a first cell.

Python's own doings inside a tf.function (printing, appending) are left out: TensorFlow does them
once per trace, gradviz at every call, and says so.
"""

_ATTEMPT = """
def attempt(*calls):
    for call in calls:
        try:
            print(repr(call()))
        except Exception as error:
            print(type(error).__name__, '|')
"""


def _attempts(*calls, before=""):
    return _ATTEMPT + before + "".join(f"attempt(lambda: {call})\n" for call in calls)


DECORATED = {
    "decorated": """
@tf.function
def f(x, y=2.):
    "Multiply."
    return x * y
print(f(tf.constant(3.)), f(tf.constant(3.), 4.), f(x=tf.constant(1.), y=tf.constant(5.)))
print(f.__name__, f.__doc__, f.python_function(2.), f.__wrapped__ is f.python_function)
print(f.input_signature)
""",
    "with options": _attempts(
        *(
            f"tf.function(lambda x: x * 2., {option})(tf.constant(2.))"
            for option in (
                "jit_compile=False",
                "reduce_retracing=True",
                "autograph=False",
                "experimental_relax_shapes=True",
                "experimental_follow_type_hints=True",
                "nonsense=1",
            )
        ),
        "tf.function(5)",
        "tf.function(None)(lambda x: x + 1.)(tf.constant(1.))",
    ),
    "a gradient through it": """
@tf.function
def loss(w, x):
    return tf.reduce_sum((w * x - 1.) ** 2)
w, x = tf.Variable([1., 2.]), tf.constant([0.5, 0.25])
with tf.GradientTape() as outer:
    with tf.GradientTape() as inner:
        y = loss(w, x)
    g = inner.gradient(y, w)
h = outer.gradient(g, w)
print(y)
""",
    "a tape inside it": """
x = tf.Variable(3.)
@tf.function
def step(rate):
    with tf.GradientTape() as tape:
        y = x ** 3
    g = tape.gradient(y, x)
    x.assign_sub(rate * g)
    return y, g
for k in range(3):
    y, g = step(0.01)
print(x.numpy(), y, g)
""",
    "a method": """
class Scale(tf.Module):
    def __init__(self):
        super().__init__()
        self.w = tf.Variable(3.)
    @tf.function
    def __call__(self, x):
        return x * self.w
    @tf.function(jit_compile=False)
    def twice(self, x):
        return self(x) * 2.
    @staticmethod
    @tf.function
    def plain(x):
        return x + 1.
s = Scale()
with tf.GradientTape() as tape:
    y = s(tf.constant(2.)) + s.twice(tf.constant(1.)) + Scale.plain(tf.constant(0.))
g = tape.gradient(y, s.w)
print(len(s.variables), type(s.twice).__name__)
""",
    "what comes back": _attempts(
        *(
            f"f({it})"
            for it in (
                "5",
                "True",
                "'a'",
                "None",
                "[1, 2.]",
                "(1,)",
                "{'a': 1}",
                "np.array([1., 2.])",
                "np.float32(2.)",
                "tf.constant(2)",
                "tf.Variable(3.)",
                "object()",
            )
        ),
        before="@tf.function\ndef f(x):\n    return x\n",
    ),
    "nothing comes back": """
@tf.function
def f(x):
    pass
print(f(1.))
""",
    "an array inside": """
@tf.function
def f(x):
    return isinstance(x, tf.Tensor), tf.is_tensor(x), x.dtype == tf.float64
print(f(np.array([1., 2.])))
""",
    "wrong arguments": _attempts(
        "f(1.)",
        "f(1., 2., 3.)",
        "f(1., z=2.)",
        "f(y=1., x=2.)",
        "f()",
        before="@tf.function\ndef f(x, y):\n    return x + y\n",
    ),
    "a signature": _attempts(
        "f(2, [1., 2.])",
        "f(2., np.array([1., 2.], 'f4'))",
        "f(x=2., y=[1.])",
        "f(2., 3.)",
        "f('a', [1.])",
        "f(2., [[1.]])",
        "f(2.)",
        "f(tf.constant(2), [1.])",
        "f.input_signature",
        before="S = tf.TensorSpec\n"
        "@tf.function(input_signature=[S([], tf.float32), S([None], tf.float32)])\n"
        "def f(x, y):\n    return x * y\n",
    ),
    "an exception inside": """
@tf.function
def f(x):
    raise KeyError('from inside')
f(1.)
""",
    "functions of functions": """
@tf.function
def square(x):
    return x * x
@tf.function
def both(x):
    return square(x) + square(2. * x)
x = tf.constant(1.5)
with tf.GradientTape() as tape:
    tape.watch(x)
    y = both(x)
g = tape.gradient(y, x)
""",
    "a jacobian of it": """
f = tf.function(lambda x: x ** 2 * x[0])
x = tf.Variable([1., 2.])
with tf.GradientTape() as tape:
    y = f(x)
j = tape.jacobian(y, x)
""",
    "not converted": """
@tf.autograph.experimental.do_not_convert
def f(x):
    return x * 2.
print(f(tf.constant(1.)), f.__name__, tf.autograph.experimental.do_not_convert(abs)(-3))
""",
    "a Variable made once": """
_made = []
@tf.function
def f(x):
    if not _made:
        _made.append(tf.Variable(2.))
    return _made[0] * x
print(f(tf.constant(3.)), len(_made), f(tf.constant(4.)), len(_made))
""",
}

FIRST_CELLS = {
    "devices": """
print(tf.config.list_physical_devices('GPU'), len(tf.config.list_physical_devices('GPU')))
print(tf.config.list_physical_devices(), tf.config.list_physical_devices('CPU')[0].device_type)
print(tf.config.experimental.list_physical_devices('GPU'), tf.test.gpu_device_name() == '')
for gpu in tf.config.list_physical_devices('GPU'):
    tf.config.experimental.set_memory_growth(gpu, True)
print(tf.test.is_built_with_cuda(), tf.config.get_visible_devices('GPU'))
with tf.device('/CPU:0'):
    x = tf.constant(1.) + 1.
print(x, tf.constant(1.).device, tf.Variable(1.).device)
""",
    "the version": """
print(tf.__version__, tf.version.VERSION, tf.__version__ >= '2.0')
assert tf.__version__.startswith('2.')
""",
    "the logger": """
tf.get_logger().setLevel('ERROR')
print(tf.get_logger().level, tf.get_logger().name)
tf.autograph.set_verbosity(0)
""",
    "eager": "print(tf.executing_eagerly(), tf.inside_function())",
    "a seed": """
tf.random.set_seed(7)
print(tf.config.threading.get_inter_op_parallelism_threads())
print(tf.config.get_soft_device_placement())
""",
    "scopes": """
with tf.name_scope('outer') as scope:
    v = tf.Variable(1., name='v')
print(scope, v.name)
""",
    "is_tensor": """
its = (tf.constant(1.), tf.Variable(1.), 1., np.array(1.), [tf.constant(1.)], None, 'a')
print([tf.is_tensor(x) for x in its])
""",
}

CONSTANTS = {
    "constants": _attempts(
        "tf.constant(7)",
        "tf.constant(7, tf.float32)",
        "tf.constant(7., dtype='float64')",
        "tf.constant([1, 2.])",
        "tf.constant([1, 2], shape=[2, 1])",
        "tf.constant(5., shape=[2, 2])",
        "tf.constant([1, 2, 3], shape=[2])",
        "tf.constant(np.arange(4), shape=(2, 2))",
        "tf.constant(value=1., name='c')",
        "tf.constant(1., tf.float32, [2])",
        "tf.constant([[1.], [2., 3.]])",
        "tf.constant(None)",
        "tf.constant([])",
        "tf.constant([[], []])",
        "tf.constant(())",
        "tf.constant(range(3))",
        "tf.constant((1, (2, 3)))",
        "tf.constant([(1, 2), [3, 4]])",
        "tf.constant({})",
        "tf.constant(2 ** 31)",
        "tf.constant(2 ** 31, tf.int32)",
        "tf.constant([2 ** 40, 1], tf.int32)",
        "tf.constant(2 ** 63, tf.uint64)",
        "tf.constant(2 ** 63, tf.int64)",
        "tf.constant(3.5e38)",
        "tf.constant([1e40, 1.])",
        "tf.constant(1e40, tf.float32)",
        "tf.constant(float('inf'))",
        "tf.constant(1, shape=3)",
        "tf.constant(1, shape=[-1])",
        "tf.constant(1, shape='a')",
        "tf.constant(2 ** 64)",
        "tf.constant(-1, tf.uint8)",
        "tf.constant(300, tf.uint8)",
        "tf.constant(True, tf.float32)",
        "tf.constant(1, tf.bool)",
        "tf.constant(1.5, tf.int32)",
        "tf.constant('a', tf.int32)",
        "tf.constant(1, tf.string)",
        "tf.constant([True, 1])",
        "tf.constant([1, True])",
        "tf.constant(['a', b'b'])",
        "tf.constant(iter([1]))",
        "tf.constant(tf.constant(1.))",
        "tf.constant(tf.constant(1.)) is None",
        "tf.constant([tf.constant(1.), 2.])",
        "tf.constant([tf.Variable(1.), 2.])",
        "tf.constant(tf.Variable([1.]))",
    ),
    "from NumPy": _attempts(
        *(
            f"tf.constant({it})"
            for it in (
                "np.float32(1)",
                "np.float64(1)",
                "np.int32(1)",
                "np.int64(1)",
                "np.bool_(True)",
                "np.uint8(1)",
                "np.float16(1)",
                "np.array('a')",
                "np.array(['a', 'bc'])",
                "np.array([1, 2])",
                "np.zeros([0, 2])",
                "np.arange(6.).reshape(2, 3).T",
                "[np.float32(1), 2.]",
                "[np.array([1., 2.]), [3., 4.]]",
                "[np.float64(1), 2.]",
                "[1., np.float64(2)]",
                "np.array([1, 'a'], object)",
                "np.array([1., None])",
                "np.datetime64('2020-01-01')",
            )
        ),
        "tf.constant(np.array([1.5, 2.5]), tf.int32)",
        "tf.constant(np.array([1.5, 2.5]), tf.float32)",
        "tf.constant(np.array([1, 2]), tf.float32)",
        "tf.constant(np.array([0, 2]), tf.bool)",
    ),
    "a copy of the array": """
a = np.array([1., 2.])
c, t, v = tf.constant(a), tf.convert_to_tensor(a), tf.Variable(a)
a[0] = 9.
n = c.numpy()
n[0] = 7.
print(c.numpy(), t.numpy(), v.numpy())
""",
    "converted": _attempts(
        "tf.convert_to_tensor(1)",
        "tf.convert_to_tensor(1, tf.float32)",
        "tf.convert_to_tensor(1, dtype_hint=tf.float32)",
        "tf.convert_to_tensor(1.5, dtype_hint=tf.int32)",
        "tf.convert_to_tensor([1, 2.])",
        "tf.convert_to_tensor(None)",
        "tf.convert_to_tensor(c) is c",
        "tf.convert_to_tensor(c, tf.float32) is c",
        "tf.convert_to_tensor(c, tf.float64)",
        "tf.convert_to_tensor(v)",
        "tf.convert_to_tensor(v, tf.float64)",
        "tf.convert_to_tensor([c, 2.])",
        "tf.convert_to_tensor([v, c])",
        "tf.convert_to_tensor([[c, 1.], [2., v]])",
        "tf.convert_to_tensor([c, tf.constant(1)])",
        "tf.convert_to_tensor([c, [1., 2.]])",
        "tf.convert_to_tensor(value=3., dtype='float64', name='x')",
        "tf.convert_to_tensor('a')",
        "tf.convert_to_tensor({'a': 1})",
        "tf.convert_to_tensor([1, 'a'])",
        "tf.convert_to_tensor([c, 'a'])",
        "tf.convert_to_tensor([c, None])",
        "tf.convert_to_tensor(tf.TensorShape([2, 3]))",
        "tf.convert_to_tensor([])",
        "tf.convert_to_tensor([[c], [1., 2.]])",
        before="c, v = tf.constant(2.), tf.Variable(3.)\n",
    ),
    "what converting keeps of the tape": """
v, c = tf.Variable(2.), tf.constant(3.)
with tf.GradientTape(persistent=True) as tape:
    tape.watch(c)
    a, b = tf.convert_to_tensor([v * 2., c]), tf.convert_to_tensor([[v], [c]])
    d, e = tf.constant(c), tf.constant(v)
    f = tf.stack([tf.constant(1.), v])
    k = tf.convert_to_tensor(np.array([1., 2.], 'f4')) * v
g = [tape.gradient(t, [v, c]) for t in (a, b, d, e, f, k)]
""",
    "slices of rows": """
rows, places = tf.constant([[1., 2.], [3., 4.], [5., 6.]]), tf.constant([0, 2, 0])
_s = tf.IndexedSlices(values=rows, indices=places, dense_shape=tf.constant([4, 2]))
print(tf.convert_to_tensor(_s).numpy().tolist(), _s.shape, _s.dtype)
v = tf.Variable([4., 5., 6.])
with tf.GradientTape() as tape:
    y = tf.gather(v, [2, 2, 0])
print(tf.convert_to_tensor(tape.gradient(y, v)))
""",
}

NEST = {
    "flatten": """
from collections import OrderedDict, namedtuple
Pair = namedtuple('Pair', 'b a')
_its = ([1, [2, (3,)]], {'b': 1, 'a': 2}, OrderedDict([('b', 1), ('a', 2)]), Pair(1, 2), 5,
        None, 'text', {}, [], {'a': []}, {1: 2, 0: 3}.values(), np.array([1, 2]), range(3), {3},
        b'ab')
for _it in _its:
    print(tf.nest.flatten(_it), tf.nest.is_nested(_it))
""",
    "keys without an order": "tf.nest.flatten({1: 'a', 'b': 2})",
    "pack": _attempts(
        "N([1, [2, (3,)]], [7, 8, 9])",
        "N({'b': 1, 'a': 2}, [7, 8])",
        "N((1, {'k': 2}), (7, 8))",
        "N(5, [7])",
        "N(5, 7)",
        "N([1], [7, 8])",
        "N([1, 2], [7])",
        "N(5, [7, 8])",
        "N([], [])",
        "N({}, [])",
        "N(None, [7])",
        "N(np.array([1, 2]), [7])",
        before="N = tf.nest.pack_sequence_as\n",
    ),
    "same structure": _attempts(
        *(
            f"tf.nest.assert_same_structure({a}, {b})"
            for a, b in (
                ("[1, 2]", "[3, 4]"),
                ("[1, 2]", "(3, 4)"),
                ("[1, 2]", "(3, 4), check_types=False"),
                ("[1]", "[1, 2]"),
                ("{'a': 1}", "{'b': 1}"),
                ("[1]", "1"),
                ("1", "2"),
                ("[[1]]", "[[1, 2]]"),
                ("[1]", "{'a': 1}"),
                ("{}", "{}"),
            )
        )
    ),
    "map": _attempts(
        "M(lambda x: x + 1, {'a': [1, 2], 'b': (3,)})",
        "M(lambda x, y: x * y, [1, [2]], [3, [4]])",
        "M(lambda x: x, None)",
        "M(lambda x: x, [])",
        "M(5, [1])",
        "M(lambda x: x)",
        "M(lambda x, y: x, [1], (1,))",
        "M(lambda x, y: x, [1], [1, 2])",
        "M(lambda x, y: (x, y), [1, 2], (3, 4), check_types=False)",
        "M(tf.square, {'w': tf.constant(3.), 'b': [tf.constant(2.)]})",
        before="M = tf.nest.map_structure\n",
    ),
    "map over gradients": """
params = {'w': tf.Variable([1., 2.]), 'b': tf.Variable(0.5)}
with tf.GradientTape() as tape:
    y = tf.reduce_sum(params['w'] * 3.) + params['b'] ** 2
grads = tape.gradient(y, params)
stepped = tf.nest.map_structure(lambda p, g: p - 0.1 * g, params, grads)
tf.nest.map_structure(lambda p, s: p.assign(s), params, stepped)
""",
}

RAW = {
    "raw operations": _attempts(
        "R.Mul(x=2., y=3.)",
        "R.Mul(x=tf.constant(2), y=3)",
        "R.Relu(features=[-1., 2.])",
        "R.SelectV2(condition=[True, False], t=1., e=2.)",
        "R.LogicalAnd(x=True, y=[True, False])",
        "R.Identity(input=3.)",
        "R.Atan2(y=1., x=0.5)",
        "R.Mul(2., 3.)",
        "R.Mul(x=2.)",
        "R.Mul(x=2., y=3., z=1.)",
        "R.Mul(x=tf.constant(2), y=2.5)",
        "R.Mul(x=tf.constant(2.), y=tf.constant(2))",
        "R.Nothing(x=1.)",
        before="R = tf.raw_ops\n",
    ),
    "every raw operation of one or two inputs": """
x = tf.constant([0.25, 0.5])
one = (
    'Abs Acos Asin Asinh Atan Atanh Ceil Cos Cosh Digamma Erf Erfc Exp Expm1 Floor IsFinite IsInf '
    'IsNan Lgamma Log Log1p Neg OnesLike Reciprocal Rint Round Rsqrt Sigmoid Sign Sin Sinh Sqrt '
    'Square Tan Tanh ZerosLike').split()
two = (
    'AddV2 DivNoNan FloorDiv FloorMod Greater GreaterEqual Less LessEqual Maximum Minimum Mul '
    'MulNoNan Pow RealDiv SquaredDifference Sub Xdivy Xlogy').split()
values = {name: getattr(tf.raw_ops, name)(x=x) for name in one}
values.update({name: getattr(tf.raw_ops, name)(x=x, y=2.) for name in two})
""",
    "a gradient through raw operations": """
v = tf.Variable(3.)
with tf.GradientTape() as tape:
    y = tf.raw_ops.Mul(x=v, y=tf.raw_ops.Sin(x=v))
g = tape.gradient(y, v)
""",
}

PROGRAMS = {**DECORATED, **FIRST_CELLS, **CONSTANTS, **NEST, **RAW}
