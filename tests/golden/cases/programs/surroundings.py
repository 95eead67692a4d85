"""What stands round the mathematics: dtypes, structures, error codes, and what first cells set."""

_EACH = """
for call in {calls}:
    try:
        print(call, '->', repr(eval(call)))
    except Exception as trouble:
        print(call, '!!', type(trouble).__name__)
"""


def _each(*calls):
    """Return a program that prints what each call gives, or the type of what it raises."""
    return _EACH.format(calls=list(calls))


PROGRAMS = {
    "what is a dtype": _each(
        "tf.as_dtype(int)",
        "tf.as_dtype(float)",
        "tf.as_dtype(bool)",
        "tf.as_dtype(str)",
        "tf.as_dtype(object)",
        "tf.as_dtype(bytes)",
        "tf.as_dtype(np.int32)",
        "tf.as_dtype(np.dtype('float64'))",
        "tf.as_dtype('int')",
        "tf.as_dtype('half')",
        "tf.as_dtype(tf.float32)",
        "tf.dtypes.as_dtype('uint8').max",
        "tf.constant(5, int)",
        "tf.constant(5., float)",
        "tf.zeros([2], int)",
        "tf.cast(2.5, int)",
        "tf.cast(2.5, 'int32')",
        "isinstance(tf.float32, tf.DType)",
        "tf.DType is tf.dtypes.DType",
    ),
    "every dtype": _each(
        *(
            f"(tf.{name}, tf.{name}.size, tf.{name}.is_floating, tf.{name}.is_integer)"
            for name in (
                "float16",
                "float32",
                "float64",
                "int8",
                "int16",
                "int32",
                "int64",
                "uint8",
                "uint16",
                "uint32",
                "uint64",
                "bool",
                "half",
                "double",
            )
        ),
        "(tf.string, tf.string.is_floating)",
        "(tf.float32.min, tf.float32.max, tf.int8.min, tf.uint16.max)",
        "(tf.float32.as_numpy_dtype, tf.bool.as_numpy_dtype, tf.string.as_numpy_dtype)",
    ),
    "comparisons that are seldom spelled out": _each(
        "tf.greater_equal([1., 2., 3.], 2.)",
        "tf.math.greater_equal([1, 2], [2, 1])",
        "tf.less_equal([1., float('nan')], 1.)",
        "tf.math.less_equal([1, 2], [2, 1])",
        "tf.less_equal([1., 2.], [1., 2., 3.])",
    ),
    "slopes beside a comparison": """
x = tf.Variable([1., 2., 3.])
with tf.GradientTape(persistent=True) as tape:
    y = tf.where(tf.greater_equal(x, 2.), x * x, -x)
    z = tf.cast(tf.less_equal(x, 2.), tf.float32) * x
g, h = tape.gradient(y, x), tape.gradient(z, x)
""",
    "nested structures": _each(
        "tf.nest.flatten({'b': [1, (2, 3)], 'a': 4})",
        "tf.nest.flatten([[1, None], ()])",
        "tf.nest.flatten(5)",
        "tf.nest.map_structure(lambda n: n * 2, {'b': [1, (2, 3)], 'a': 4})",
        "tf.nest.map_structure(lambda a, b: a + b, [1, [2]], [10, [20]])",
        "tf.nest.map_structure(lambda a, b: a + b, [1, [2]], [10, 20])",
        "tf.nest.map_structure(5, [1])",
        "tf.nest.pack_sequence_as({'b': 0, 'a': [0, 0]}, [1, 2, 3])",
        "tf.nest.pack_sequence_as([0, 0], [1, 2, 3])",
        "tf.nest.is_nested([1])",
        "tf.nest.is_nested('ab')",
        "tf.nest.is_nested({})",
        "tf.nest.assert_same_structure([1, (2,)], [3, (4,)])",
        "tf.nest.assert_same_structure([1, (2,)], [3, [4]])",
        "tf.nest.assert_same_structure([1, (2,)], [3, [4]], check_types=False)",
        "tf.nest.assert_same_structure([1, 2], [3])",
    ),
    "gradients in a structure": """
v = {'w': tf.Variable(2.), 'b': [tf.Variable(3.), tf.Variable(4.)]}
with tf.GradientTape() as tape:
    y = v['w'] * v['b'][0] + v['b'][1]
g = tape.gradient(y, v)
flat = tf.nest.flatten(g)
half = tf.nest.map_structure(lambda d: d / 2, g)
""",
    "error codes": _each(
        *(
            f"tf.errors.{name}"
            for name in (
                "OK",
                "CANCELLED",
                "UNKNOWN",
                "INVALID_ARGUMENT",
                "DEADLINE_EXCEEDED",
                "NOT_FOUND",
                "ALREADY_EXISTS",
                "PERMISSION_DENIED",
                "UNAUTHENTICATED",
                "RESOURCE_EXHAUSTED",
                "FAILED_PRECONDITION",
                "ABORTED",
                "OUT_OF_RANGE",
                "UNIMPLEMENTED",
                "INTERNAL",
                "UNAVAILABLE",
                "DATA_LOSS",
            )
        ),
        "tf.errors.InvalidArgumentError(None, None, 'no').error_code",
        "tf.errors.NotFoundError(None, None, 'no').message",
    ),
    "every kind of error can be raised and caught": """
for name in ('OpError', 'CancelledError', 'UnknownError', 'InvalidArgumentError',
             'DeadlineExceededError', 'NotFoundError', 'AlreadyExistsError',
             'PermissionDeniedError', 'UnauthenticatedError', 'ResourceExhaustedError',
             'FailedPreconditionError', 'AbortedError', 'OutOfRangeError', 'UnimplementedError',
             'InternalError', 'UnavailableError', 'DataLossError'):
    kind = getattr(tf.errors, name)
    try:
        raise kind(None, None, 'on purpose', 3) if name == 'OpError' else kind(None, None, 'so')
    except tf.errors.OpError as trouble:
        print(name, type(trouble).__name__, trouble.message, trouble.error_code, trouble.op)
""",
    "what machine this is": _each(
        "tf.config.list_physical_devices('GPU')",
        "tf.config.experimental.list_physical_devices('GPU')",
        "tf.config.list_physical_devices('CPU')",
        "tf.config.list_physical_devices()",
        "tf.config.list_logical_devices('GPU')",
        "tf.config.list_logical_devices('CPU')",
        "tf.config.get_visible_devices('GPU')",
        "tf.config.PhysicalDevice('a', 'CPU')",
        "tf.config.LogicalDevice('a', 'CPU')",
        "tf.test.is_built_with_cuda()",
        "tf.test.is_built_with_gpu_support()",
        "tf.test.is_built_with_rocm()",
        "tf.test.is_gpu_available()",
        "tf.test.gpu_device_name()",
        "tf.executing_eagerly()",
        "tf.inside_function()",
        "tf.config.get_soft_device_placement()",
        "tf.config.experimental.tensor_float_32_execution_enabled()",
        "tf.config.threading.get_inter_op_parallelism_threads()",
        "tf.config.threading.get_intra_op_parallelism_threads()",
        "tf.__version__ == tf.version.VERSION",
        "type(tf.version.GIT_VERSION).__name__",
    ),
    "what first cells set": """
import logging
tf.get_logger().setLevel(logging.ERROR)
tf.get_logger().setLevel('ERROR')
tf.autograph.set_verbosity(0)
tf.config.run_functions_eagerly(True)
tf.config.run_functions_eagerly(False)
tf.config.experimental_run_functions_eagerly(False)
tf.config.set_soft_device_placement(True)
tf.config.experimental.enable_tensor_float_32_execution(False)
tf.config.experimental.enable_tensor_float_32_execution(True)
tf.config.optimizer.set_jit(False)
tf.config.optimizer.set_experimental_options({'constant_folding': True})
with tf.device('/CPU:0'):
    a = tf.constant(2.)
with tf.device('CPU'):
    b = a * a
print(tf.get_logger().name)
""",
    "too late to set": _each(
        "tf.config.set_visible_devices([], 'GPU')",
        "tf.config.experimental.set_memory_growth(tf.config.PhysicalDevice('a', 'GPU'), True)",
        "tf.config.experimental.get_memory_growth(tf.config.PhysicalDevice('a', 'GPU'))",
        "tf.config.list_physical_devices('nothing')",
    ),
    "decorators of autograph": """
@tf.autograph.experimental.do_not_convert
def f(x):
    tf.autograph.experimental.set_loop_options()
    return x * 3.
x = tf.Variable(2.)
with tf.GradientTape() as tape:
    y = f(x)
g = tape.gradient(y, x)
""",
    "print goes to the other stream": """
tf.print('x is', tf.constant([1., 2.]), 5, None, sep=', ')
tf.print()
r = tf.print(tf.constant(1))
""",
}
