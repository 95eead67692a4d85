"""What goes wrong in a lesson, and the type of what is raised: a slip a program."""

_TAPE = """
x = tf.Variable(3.)
with tf.GradientTape() as tape:
    y = x ** 2
"""

TAPES = {
    "the tape is asked twice": _TAPE + "tape.gradient(y, x)\ntape.gradient(y, x)",
    "the target is None": _TAPE + "tape.gradient(None, x)",
    "the second derivative of a line": """
x = tf.Variable(3.)
with tf.GradientTape() as outer:
    with tf.GradientTape() as inner:
        y = 2. * x
    d = inner.gradient(y, x)
outer.gradient(d, x) * 2.
""",
    "a None gradient in arithmetic": _TAPE + "g = tape.gradient(y, tf.Variable(1.))\n0.1 * g",
    "a None gradient assigned": _TAPE + "x.assign_sub(tape.gradient(y, tf.Variable(1.)))",
    "watching a number": "with tf.GradientTape() as tape:\n    tape.watch(3.)",
    "watching an array": "with tf.GradientTape() as tape:\n    tape.watch(np.ones(2))",
    "a tape entered twice": "t = tf.GradientTape()\nwith t, t:\n    pass",
    "a pause outside the block": _TAPE + "with tape.stop_recording():\n    pass",
    "a reset outside the block": _TAPE + "tape.reset()",
    "a misspelt word for zeros": _TAPE + "tape.gradient(y, x, unconnected_gradients='zeros')",
    "a misspelt argument": _TAPE + "tape.gradient(y, x, output_gradient=1.)",
    "a misspelt argument of the tape": "tf.GradientTape(persistant=True)",
    "a misspelt method": _TAPE + "tape.gradients(y, x)",
    "no sources": _TAPE + "tape.gradient(y)",
    "the tape called": _TAPE + "tape(y, x)",
    "a loss that is a Python number": """
x = tf.Variable(3.)
with tf.GradientTape() as tape:
    y = float(x ** 2)
try:
    tape.gradient(y, x)
except (AttributeError, TypeError):
    print('no tensor')
""",
    "an operation without a gradient": """
im = tf.Variable([[[0.2, 0.5]]])
with tf.GradientTape() as tape:
    y = tf.image.adjust_contrast(im, 2.)
tape.gradient(y, im)
""",
    "a jacobian without pfor": _TAPE + "tape.jacobian(y, x, experimental_use_pfor=False)",
    "a batch jacobian of a scalar": _TAPE + "tape.batch_jacobian(y, x)",
    "a seed that does not fit": """
x = tf.Variable([1., 2.])
with tf.GradientTape() as tape:
    y = x * x
tape.gradient(y, x, output_gradients=tf.constant([1., 2., 3.]))
""",
    "the tape forgotten": "x = tf.Variable(3.)\ny = x ** 2\ntape.gradient(y, x)",
}

DTYPES = {
    "an integer times a float": "tf.constant(3) * 0.5",
    "a float times an integer": "0.5 * tf.constant(3)",
    "an integer plus a float": "tf.constant(3) + 0.5",
    "a float minus an integer": "0.5 - tf.constant(3)",
    "an integer to a fraction": "tf.constant(3) ** 0.5",
    "two precisions": "tf.constant(1.) + tf.constant(1., tf.float64)",
    "an array's tensor times a float32": "tf.constant(np.ones(2)) * tf.constant([1., 2.])",
    "an integer tensor and a float tensor": "tf.constant(1) + tf.constant(1.)",
    "a matrix product of two precisions": "tf.ones([2, 2]) @ tf.ones([2, 2], tf.float64)",
    "the sine of an integer": "tf.sin(3)",
    "the root of an integer": "tf.sqrt(4)",
    "the exponential of an integer tensor": "tf.exp(tf.constant(2))",
    "the logarithm of an integer": "tf.math.log(10)",
    "the sigmoid of an integer": "tf.sigmoid(tf.constant([1, 2]))",
    "softmax of integers": "tf.nn.softmax([1, 2, 3])",
    "a constant that does not fit its dtype": "tf.constant(2.5, dtype=tf.int32)",
    "a constant converted": "tf.constant(tf.constant(2.), dtype=tf.float64)",
    "a tensor converted": "tf.convert_to_tensor(tf.constant(2.), dtype=tf.float64)",
    "an unknown dtype": "tf.constant(1., dtype='float33')",
    "an unknown dtype to cast to": "tf.cast(1., 'flaot32')",
    "text cast to a number": "tf.cast('1.5', tf.float32)",
    "text plus a number": "tf.constant('a') + 1",
    "a number plus text": "tf.constant(1.) + 'a'",
    "minus a truth value": "-tf.constant(True)",
    "the sum of truth values": "tf.reduce_sum([True, False])",
    "truth values added": "tf.constant(True) + True",
    "not of a float": "~tf.constant(1.)",
    "and of floats": "tf.logical_and(1., 0.)",
    "a float as an index": "tf.constant([1., 2.])[1.]",
    "a float tensor as an index": "tf.constant([1., 2.])[tf.constant(1.)]",
    "an integer assigned a float": "tf.Variable(3).assign(2.5)",
    "a float32 assigned a float64 tensor": "tf.Variable(3.).assign(tf.constant(2., tf.float64))",
    "None in arithmetic": "tf.constant(1.) * None",
    "None as a tensor": "tf.convert_to_tensor(None)",
    "a sum of None": "tf.reduce_sum(None)",
    "a mean of a mixture": "tf.reduce_mean([1., 'a'])",
    "the mean of text": "tf.reduce_mean('a')",
    "a dict as a tensor": "tf.constant({'a': 1})",
    "a set as a tensor": "tf.constant({1, 2})",
    "an object as a tensor": "tf.constant([object])",
    "the deviation of integers": "tf.math.reduce_std([1, 2])",
}

SHAPES = {
    "vectors of two lengths": "tf.ones([2]) + tf.ones([3])",
    "matrices that do not chain": "tf.ones([2, 3]) @ tf.ones([2, 3])",
    "a matrix times a vector": "tf.ones([2, 3]) @ tf.ones([3])",
    "a vector times a vector": "tf.constant([1., 2.]) @ tf.constant([3., 4.])",
    "a number times a matrix by @": "2. @ tf.ones([2, 2])",
    "matmul of vectors": "tf.matmul([1., 2.], [3., 4.])",
    "a reshape that loses": "tf.reshape(tf.range(6), [4, 2])",
    "a reshape with two unknowns": "tf.reshape(tf.range(6), [-1, -1])",
    "a reshape that does not divide": "tf.reshape(tf.range(7), [-1, 2])",
    "a ragged list": "tf.constant([[1., 2.], [3.]])",
    "an index too large": "tf.constant([1., 2.])[2]",
    "an index too small": "tf.constant([1., 2.])[-3]",
    "two indices into a vector": "tf.constant([1., 2.])[0, 0]",
    "an index into a scalar": "tf.constant(1.)[0]",
    "an index into a scalar Variable": "tf.Variable(1.)[0]",
    "a list as an index": "tf.constant([1., 2., 3.])[[0, 2]]",
    "a step of zero": "tf.range(5)[::0]",
    "gather out of range": "tf.gather([1., 2.], [2])",
    "gather with floats": "tf.gather([1., 2.], [0.])",
    "concat without an axis": "tf.concat([[1.], [2.]])",
    "concat of two shapes": "tf.concat([tf.ones([2, 2]), tf.ones([3, 3])], 0)",
    "concat of scalars": "tf.concat([1., 2.], 0)",
    "stack of two shapes": "tf.stack([tf.ones([2]), tf.ones([3])])",
    "stack of two dtypes": "tf.stack([tf.constant(1), tf.constant(1.)])",
    "a sum along no axis": "tf.reduce_sum(tf.ones([2]), axis=1)",
    "a mean along no axis": "tf.reduce_mean(tf.ones([2, 2]), axis=-3)",
    "argmax along no axis": "tf.argmax(tf.ones([2]), axis=1)",
    "a transpose with too few axes": "tf.transpose(tf.ones([2, 3]), [0])",
    "a squeeze of a wide axis": "tf.squeeze(tf.ones([2, 3]), 0)",
    "expand_dims without an axis": "tf.expand_dims(tf.ones([2]))",
    "expand_dims too far": "tf.expand_dims(tf.ones([2]), 3)",
    "a split that does not divide": "tf.split(tf.range(5), 2)",
    "a tile of too many axes": "tf.tile(tf.ones([2]), [2, 2])",
    "a broadcast that does not fit": "tf.broadcast_to(tf.ones([2]), [3])",
    "zeros of a negative shape": "tf.zeros([-1])",
    "an eye of half a row": "tf.eye(2.5)",
    "an inverse that is not there": "tf.linalg.inv(tf.zeros([2, 2]))",
    "an inverse of no square": "tf.linalg.inv(tf.ones([2, 3]))",
    "one_hot without a depth": "tf.one_hot([1, 2])",
    "an einsum that does not fit": "tf.einsum('ij,jk->ik', tf.ones([2, 3]), tf.ones([2, 3]))",
    "an assignment of another shape": "tf.Variable([1., 2.]).assign([1., 2., 3.])",
    "an addition of another shape": "tf.Variable([1., 2.]).assign_add([1.])",
    "a mask of another length": "tf.boolean_mask([1., 2., 3.], [True, False])",
    "where with one branch": "tf.where([True, False], 1.)",
    "a range without end": "tf.range()",
    "a range of step zero": "tf.range(0, 5, 0)",
    "too few points": "tf.linspace(0., 1., 0)",
    "cross entropy of a label too many": """
tf.nn.sparse_softmax_cross_entropy_with_logits(labels=[0, 1, 2], logits=[[1., 2.]])
""",
}

PYTHON = {
    "a name TensorFlow does not have": "tf.log(2.)",
    "a misspelt function": "tf.reduce_summ([1., 2.])",
    "a misspelt function of a module": "tf.nn.sigmod(1.)",
    "a method NumPy has": "tf.constant([1., 2.]).mean()",
    "an attribute NumPy has": "tf.ones([2, 3]).T",
    "a reshape as a method": "tf.range(6).reshape(2, 3)",
    "an item assigned": "t = tf.constant([1., 2.])\nt[0] = 5.",
    "an item of a Variable assigned": "v = tf.Variable([1., 2.])\nv[0] = 5.",
    "an item deleted": "t = tf.constant([1., 2.])\ndel t[0]",
    "a Variable incremented": "v = tf.Variable(1.)\nv += 1.",
    "a constant assigned": "tf.constant(1.).assign(2.)",
    "a condition on a vector": "if tf.constant([1., 2.]):\n    pass",
    "a condition on a comparison": "if tf.constant([1., 2.]) > 0.:\n    pass",
    "a while on a vector": "while tf.constant([True, False]):\n    break",
    "and between vectors": "tf.constant([True, False]) and tf.constant([True, True])",
    "a vector as a float": "float(tf.constant([1., 2.]))",
    "a vector as an int": "int(tf.constant([1]))",
    "a scalar's length": "len(tf.constant(1.))",
    "a loop over a scalar": "for x in tf.constant(3):\n    pass",
    "a range of a float": """
try:
    range(tf.constant(3.))
except (AttributeError, TypeError, ValueError):
    print('refused')
""",
    "a list indexed by a float": """
try:
    [1, 2, 3][tf.constant(1.)]
except (AttributeError, TypeError, ValueError):
    print('refused')
""",
    "a list indexed by a Variable": "[1, 2, 3][tf.Variable(1)]",
    "a tensor as a key": "{tf.constant(1.): 'a'}",
    "a Variable in a set": "{tf.Variable(1.)}",
    "a vector in a list of vectors": "tf.constant([1., 2.]) in [tf.constant([3., 4.])]",
    "a vector formatted": "f'{tf.constant([1., 2.]):.2f}'",
    "a tensor called": "tf.constant(1.)(2.)",
    "a tensor's name": "tf.constant(1., name='c').name",
    "a wrong keyword": "tf.reduce_sum([1.], axes=0)",
    "too many arguments": "tf.sin(1., 2., 3.)",
    "too few arguments": "tf.maximum(1.)",
    "a keyword twice": "tf.add(1., x=2., y=3.)",
    "a Variable without a value": "tf.Variable()",
    "a Variable of None": "tf.Variable(None)",
    "a Variable's initial value, misspelt": """
try:
    tf.Variable(initial=1.)
except (AttributeError, TypeError, ValueError):
    print('refused')
""",
    "a seed of the wrong kind": "tf.random.set_seed('a')",
    "a shape as text": "tf.zeros('ab')",
    "the wrong comparison of None": "tf.Variable(1.) == None",
    "a sort by a Variable": "sorted([tf.constant([2., 1.]), tf.constant([1., 2.])])",
    "the maximum of vectors": "max(tf.constant([2., 1.]), tf.constant([1., 2.]))",
    "an integer divided by zero": "tf.constant(1) // 0",
    "an integer modulo zero": "tf.constant(1) % 0",
    "an integer to a negative power": "tf.constant(2) ** -1",
    "cond without a function": "tf.cond(True, 1., 2.)",
    "add_n of nothing": "tf.add_n([])",
    "map_structure of two structures": "tf.nest.map_structure(lambda a, b: a, [1], [1, 2])",
    "a gradient function that is missing": """
@tf.custom_gradient
def f(x):
    return x * 2.
f(tf.constant([1., 2., 3.]))
""",
    "a decorator without its function": "tf.function(5)",
    "a tf.function with a wrong option": "tf.function(lambda x: x, jit=True)",
    "a tf.function of a wrong signature": """
@tf.function(input_signature=[tf.TensorSpec([2], tf.float32)])
def f(x):
    return x
f(tf.constant([1., 2., 3.]))
""",
    "an accumulator without tangents": "tf.autodiff.ForwardAccumulator(tf.constant(1.))",
}

CAUGHT = {
    "caught as TensorFlow's": """
try:
    tf.ones([2]) + tf.ones([3])
except tf.errors.InvalidArgumentError as error:
    print(type(error).__name__, error.error_code == tf.errors.INVALID_ARGUMENT)
    print(error.op, error.node_def)
    print('Incompatible shapes' in error.message, 'Incompatible shapes' in str(error))
""",
    "caught as the family": """
try:
    tf.constant(1) // 0
except tf.errors.OpError as error:
    print(type(error).__name__, isinstance(error, Exception), error.experimental_payloads)
""",
    "caught as LookupError": """
im = tf.Variable([[[0.2, 0.5]]])
with tf.GradientTape() as tape:
    y = tf.image.adjust_contrast(im, 2.)
try:
    tape.gradient(y, im)
except LookupError as error:
    print('AdjustContrastv2' in str(error))
""",
    "caught as RuntimeError": _TAPE
    + """
tape.gradient(y, x)
try:
    tape.gradient(y, x)
except RuntimeError as error:
    print('non-persistent' in str(error))
""",
    "raised by the program": """
try:
    raise tf.errors.NotFoundError(None, None, 'no such file')
except tf.errors.OpError as error:
    print(error, error.message, error.error_code, error.op, error.args)
""",
    "a number of one's own": """
error = tf.errors.OpError('def', 'op', 'text', 7)
print(error.message, error.node_def, error.op, error.error_code)
""",
    "the names of all": """
E = tf.errors
for _name in sorted(dir(E)):
    _it = getattr(E, _name)
    if isinstance(_it, type):
        print(_name, issubclass(_it, E.OpError))
    elif isinstance(_it, int):
        print(_name, _it)
""",
    "the code of each": """
E = tf.errors
for _name in ('Cancelled Unknown InvalidArgument DeadlineExceeded NotFound AlreadyExists '
              'PermissionDenied Unauthenticated ResourceExhausted FailedPrecondition Aborted '
              'OutOfRange Unimplemented Internal Unavailable DataLoss').split():
    print(_name, getattr(E, _name + 'Error')(None, None, 'm').error_code)
""",
    "made without its arguments": "tf.errors.InvalidArgumentError()",
}

PROGRAMS = {**TAPES, **DTYPES, **SHAPES, **PYTHON, **CAUGHT}
