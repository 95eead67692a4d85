"""Control flow as functions, loops over elements, assertions."""

# ruff: noqa: E501 - a call a line

_TRY = """
for fn in (
{calls}
):
    try:
        print(fn())
    except Exception as e:
        print(type(e).__name__)
"""
_SLOPES = """
x = tf.Variable({value})
with tf.GradientTape(persistent=True) as outer:
    with tf.GradientTape() as tape:
        y = {call}
    g = tape.gradient(y, x)
gg = outer.gradient(g, x) if g is not None else None
"""


def _each(calls, before=""):
    """Return a program that prints what each call returns or raises."""
    lines = [line.strip() for line in calls.strip().splitlines()]
    return before + _TRY.format(calls="\n".join(f"    lambda: {line}," for line in lines))


def _slopes(call, value="[1.5, -2., 4.]"):
    """Return a program that leaves value, gradient and second gradient of a call behind."""
    return _SLOPES.format(call=call, value=value)


BRANCHES = {
    "cond": _each("""
        tf.cond(tf.constant(True), lambda: 1, lambda: 2)
        tf.cond(tf.constant(False), lambda: tf.constant(1.), lambda: tf.constant(2.))
        tf.cond(True, lambda: 'a', lambda: 'b')
        tf.cond(tf.constant(1.) > 2., lambda: (1, 2), lambda: [3])
        tf.cond(tf.constant(True), lambda: None, lambda: 2)
        tf.cond(tf.constant(True), 1, 2)
        tf.cond(tf.constant(True), lambda: 1)
        tf.cond(tf.constant(True), lambda: 1, 5)
        tf.cond(1, lambda: 1, lambda: 2)
        tf.cond(0, lambda: 1, lambda: 2)
        tf.cond(tf.constant(3), lambda: 1, lambda: 2)
        tf.cond(tf.constant([True, False]), lambda: 1, lambda: 2)
        tf.cond(tf.constant([True]), lambda: 1, lambda: 2)
        tf.cond(None, lambda: 1, lambda: 2)
        tf.cond('a', lambda: 1, lambda: 2)
        tf.cond(tf.constant(True), lambda: (1,), lambda: 2)
        tf.cond(pred=tf.constant(True), true_fn=lambda: 7, false_fn=lambda: 8, name='c')
        tf.cond(np.bool_(False), lambda: 1, lambda: 2)
        tf.cond(tf.Variable(True), lambda: 1, lambda: 2)
    """),
    "slope of cond": _slopes("tf.cond(x[0] > 0., lambda: x ** 3., lambda: -x)"),
    "slope of the other branch": _slopes("tf.cond(x[0] < 0., lambda: x ** 3., lambda: -x)"),
    "a branch without the source": _slopes(
        "tf.cond(x[0] > 0., lambda: tf.constant(1.), lambda: x)"
    ),
    "case": _each("""
        tf.case([(tf.constant(False), lambda: 1), (tf.constant(True), lambda: 2)], default=lambda: 3)
        tf.case([(tf.constant(False), lambda: 1)], default=lambda: 3)
        tf.case([(tf.constant(False), lambda: 1)])
        tf.case([(tf.constant(True), lambda: 1), (tf.constant(True), lambda: 2)])
        tf.case([(tf.constant(True), lambda: 1), (tf.constant(True), lambda: 2)], exclusive=True)
        tf.case([(tf.constant(False), lambda: 1), (tf.constant(True), lambda: 2)], exclusive=True)
        tf.case([])
        tf.case({'a': 1})
        tf.case(5)
        tf.case([(True, lambda: 1)], default=lambda: 2)
        tf.case([(False, lambda: 1)], default=lambda: 2)
        tf.case([(tf.constant(False), lambda: 5)], default=5)
        tf.case([(tf.constant(False), lambda: 5)], default=lambda: 6, strict=True, name='c')
        tf.case([tf.constant(True), lambda: 5])
        tf.case([(tf.constant([True]), lambda: 5)])
        tf.case([(tf.constant(True), lambda: (5, 6))])
    """),
    "slope of case": _slopes(
        "tf.case([(x[0] > 5., lambda: x), (x[0] > 1., lambda: x ** 2.)], default=lambda: 3. * x)"
    ),
    "switch_case": _each("""
        tf.switch_case(tf.constant(1), [lambda: 1, lambda: 2, lambda: 3])
        tf.switch_case(tf.constant(7), [lambda: 1, lambda: 2, lambda: 3])
        tf.switch_case(tf.constant(-1), [lambda: 1, lambda: 2], default=lambda: 9)
        tf.switch_case(tf.constant(7), {0: lambda: 1, 1: lambda: 2}, default=lambda: 9)
        tf.switch_case(tf.constant(1), [(1, lambda: 'one'), (0, lambda: 'zero')])
        tf.switch_case(1, [lambda: 1, lambda: 2])
        tf.switch_case(tf.constant(1.), [lambda: 1, lambda: 2])
        tf.switch_case(tf.constant(0), [])
        tf.switch_case(tf.constant(0), {3: lambda: 1})
        tf.switch_case(tf.constant(0), [1, 2])
        tf.switch_case(tf.constant(0), 5)
        tf.switch_case(tf.constant(0), [(0, 5)])
        tf.switch_case(tf.constant(0), [('a', lambda: 5)])
        tf.switch_case(tf.constant(1, tf.int64), [lambda: 1, lambda: 2])
        tf.switch_case(tf.constant([1]), [lambda: 1, lambda: 2])
        tf.switch_case(tf.Variable(1), [lambda: 1, lambda: 2])
    """),
    "slope of switch_case": _slopes(
        "tf.switch_case(tf.argmax(x), [lambda: x, lambda: -x, lambda: x ** 3.])"
    ),
}

LOOPS = {
    "while_loop": _each("""
        tf.while_loop(lambda i: i < 3, lambda i: i + 1, [0])
        tf.while_loop(lambda i: i < 3, lambda i: i + 1, [tf.constant(0)])
        tf.while_loop(lambda i: i < 3, lambda i: [i + 1], [tf.constant(0)])
        tf.while_loop(lambda i: i < 3, lambda i: (i + 1,), (tf.constant(0),))
        tf.while_loop(lambda i, s: i < 3, lambda i, s: (i + 1, s + i), (tf.constant(0), tf.constant(0)))
        tf.while_loop(lambda i, s: i < 3, lambda i, s: [i + 1, s * 2.], [0, tf.constant(1.)])
        tf.while_loop(lambda i: i < 10, lambda i: i + 1, [tf.constant(0)], maximum_iterations=4)
        tf.while_loop(lambda i, s: i < 10, lambda i, s: (i + 1, s), (0, 5.), maximum_iterations=4)
        tf.while_loop(lambda i: i < 10, lambda i: i + 1, [0], maximum_iterations=tf.constant(2))
        tf.while_loop(lambda i: i < 10, lambda i: i + 1, [0], maximum_iterations=0)
        tf.while_loop(lambda i: i < 10, lambda i: i + 1, [0], maximum_iterations=[1])
        tf.while_loop(lambda i: i > 3, lambda i: i + 1, [0])
        tf.while_loop(lambda i: i < 3, lambda i: i + 1, [])
        tf.while_loop(5, lambda i: i + 1, [0])
        tf.while_loop(lambda i: i < 3, 5, [0])
        tf.while_loop(lambda i: i < 3, lambda i: (i + 1, i), [0])
        tf.while_loop(lambda i, s: i < 3, lambda i, s: i + 1, [0, 0])
        tf.while_loop(lambda i, d: i < 3, lambda i, d: (i + 1, {'a': d['a'] * 2.}), (0, {'a': tf.constant(1.)}))
        tf.while_loop(lambda i: i < 3, lambda i: i + 1, [0], parallel_iterations=0)
        tf.while_loop(lambda i: tf.constant([True, False]), lambda i: i + 1, [0])
        tf.while_loop(lambda v: v < 3., lambda v: v + 1., [tf.Variable(0.)])
    """),
    "slope through a loop": _slopes(
        "tf.while_loop(lambda i, p: i < 3, lambda i, p: (i + 1, p * x), (0, tf.ones(3)))[1]"
    ),
    "squares in a loop": _slopes(
        "tf.while_loop(lambda p: tf.reduce_sum(p) < 50., lambda p: [p * p], [x])[0]"
    ),
    "Newton in a loop": """
a = tf.Variable(2.)
with tf.GradientTape() as tape:
    _, root = tf.while_loop(
        lambda i, r: i < 5, lambda i, r: (i + 1, (r + a / r) / 2.), (tf.constant(0), tf.constant(1.)))
g = tape.gradient(root, a)
""",
}

ELEMENTWISE = {
    "map_fn": _each("""
        tf.map_fn(lambda t: t * t, tf.constant([1., 2., 3.]))
        tf.map_fn(lambda t: t * t, [1, 2, 3])
        tf.map_fn(tf.reduce_sum, tf.constant([[1., 2.], [3., 4.]]))
        tf.map_fn(lambda t: tf.cast(t, tf.float32) / 2., [1, 2], fn_output_signature=tf.float32)
        tf.map_fn(lambda t: tf.cast(t, tf.float32) / 2., [1, 2], dtype=tf.float32)
        tf.map_fn(lambda t: tf.cast(t, tf.float32), tf.constant([1, 2]))
        tf.map_fn(lambda t: t[0] * t[1], (tf.constant([1., 2.]), tf.constant([3., 4.])), fn_output_signature=tf.float32)
        tf.map_fn(lambda t: t[0] * t[1], (tf.constant([1., 2.]), tf.constant([3., 4.])))
        tf.map_fn(lambda t: (t[0] + t[1], t[0]), (tf.constant([1., 2.]), tf.constant([3., 4.])))
        tf.map_fn(lambda t: (t, -t), tf.constant([1., 2.]), fn_output_signature=(tf.float32, tf.float32))
        tf.map_fn(lambda t: {'a': t, 'b': -t}, tf.constant([1., 2.]), fn_output_signature={'a': tf.float32, 'b': tf.float32})
        tf.map_fn(lambda t: t['a'], {'a': tf.constant([1., 2.])}, fn_output_signature=tf.float32)
        tf.map_fn(lambda t: t, tf.constant(1.))
        tf.map_fn(lambda t: t, tf.zeros([0, 2]))
        tf.map_fn(lambda t: t + 1., tf.zeros([0]))
        tf.map_fn(lambda t: (t, t), tf.constant([1., 2.]))
        tf.map_fn(lambda t: tf.range(t), tf.constant([1, 2]))
        tf.map_fn(lambda t: t, (tf.constant([1., 2.]), tf.constant([1., 2., 3.])))
        tf.map_fn(lambda t: 1.5, tf.constant([1., 2.]))
        tf.map_fn(lambda t: 1, tf.constant([1., 2.]))
        tf.map_fn(lambda t: t > 1., tf.constant([1., 2.]), fn_output_signature=tf.bool)
        tf.map_fn(lambda t: t, tf.constant([1., 2.]), fn_output_signature=tf.TensorSpec([], tf.float32))
        tf.map_fn(lambda t: t, [])
        tf.map_fn(lambda t: t, elems=tf.range(3), parallel_iterations=2, swap_memory=True, name='m')
        tf.map_fn(lambda t: t + 1., tf.Variable([1., 2.]))
        tf.map_fn(lambda t: t + 1., np.array([1., 2.]))
    """),
    "slope of map_fn": _slopes("tf.map_fn(lambda t: t ** 3., x)"),
    "map_fn over rows": _slopes(
        "tf.map_fn(lambda row: tf.reduce_prod(row), x)", "[[1., 2.], [3., -4.], [0., 5.]]"
    ),
    "map_fn without the source": _slopes("tf.map_fn(lambda t: tf.constant(1.), x)"),
    "map_fn by pairs": _slopes(
        "tf.map_fn(lambda t: t[0] * t[1], (x, x ** 2.), fn_output_signature=tf.float32)"
    ),
    "map_fn with a matrix from outside": _slopes(
        "tf.map_fn(lambda row: row * x, tf.constant([[1., 2., 3.], [4., 5., 6.]]))"
    ),
    "foldl": _each("""
        tf.foldl(lambda a, t: a + t, tf.constant([1., 2., 3.]))
        tf.foldl(lambda a, t: a - t, [1, 2, 3])
        tf.foldl(lambda a, t: a - t, [1, 2, 3], initializer=10)
        tf.foldl(lambda a, t: a * t, tf.constant([[1., 2.], [3., 4.]]))
        tf.foldl(lambda a, t: a + t[0] * t[1], (tf.constant([1., 2.]), tf.constant([3., 4.])), initializer=tf.constant(0.))
        tf.foldl(lambda a, t: (a[0] + t, a[1] * t), tf.constant([1., 2.]), initializer=(tf.constant(0.), tf.constant(1.)))
        tf.foldl(lambda a, t: a + t, tf.zeros([0]), initializer=tf.constant(5.))
        tf.foldl(lambda a, t: a + t, tf.zeros([0]))
        tf.foldl(lambda a, t: a + t, tf.constant(1.))
        tf.foldl(lambda a, t: [a, t], tf.constant([1., 2.]))
        tf.foldr(lambda a, t: a - t, [1, 2, 3])
        tf.foldr(lambda a, t: a - t, [1, 2, 3], initializer=10)
        tf.foldr(lambda a, t: a * 2. + t, tf.constant([1., 2., 3.]), tf.constant(0.))
        tf.foldr(lambda a, t: a + t, tf.zeros([0]))
    """),
    "slope of foldl": _slopes("tf.foldl(lambda a, t: a * t + t, x)"),
    "slope of foldr": _slopes("tf.foldr(lambda a, t: a * t + t, x, initializer=x[0])"),
    "scan": _each("""
        tf.scan(lambda a, t: a + t, tf.constant([1., 2., 3.]))
        tf.scan(lambda a, t: a + t, [1, 2, 3])
        tf.scan(lambda a, t: a * t, [1, 2, 3], initializer=2)
        tf.scan(lambda a, t: a + t, [1, 2, 3], reverse=True)
        tf.scan(lambda a, t: a - t, [1, 2, 3], initializer=10, reverse=True)
        tf.scan(lambda a, t: a * t, tf.constant([[1., 2.], [3., 4.]]))
        tf.scan(lambda a, t: (a[1], a[0] + a[1]), tf.zeros([5]), initializer=(tf.constant(0.), tf.constant(1.)))
        tf.scan(lambda a, t: a + t[0] * t[1], (tf.constant([1., 2.]), tf.constant([3., 4.])), initializer=tf.constant(0.))
        tf.scan(lambda a, t: (a[0] + t[0], a[1] * t[1]), (tf.constant([1., 2.]), tf.constant([3., 4.])))
        tf.scan(lambda a, t: a + t, tf.zeros([0]), initializer=tf.constant(5.))
        tf.scan(lambda a, t: a + t, tf.zeros([0]))
        tf.scan(lambda a, t: a + t, tf.constant(1.))
        tf.scan(lambda a, t: (a, t), tf.constant([1., 2.]))
        tf.scan(lambda a, t: tf.cast(a, tf.int32), tf.constant([1., 2.]))
        tf.scan(lambda a, t: tf.stack([a, a]), tf.constant([1., 2.]))
        tf.scan(lambda a, t: a + 1, tf.range(3), tf.constant(0), 2, True, False, True, False, 's')
    """),
    "slope of scan": _slopes("tf.scan(lambda a, t: a * t + 1., x)"),
    "scan backwards with a start": _slopes(
        "tf.scan(lambda a, t: a * t, x, initializer=tf.constant(2.), reverse=True)"
    ),
    "a recurrent net in scan": """
w, u = tf.Variable([[.5, -.25], [.1, .2]]), tf.Variable([[1., .5]])
xs = tf.constant([[.25], [.5], [-.75]])
with tf.GradientTape() as tape:
    hs = tf.scan(lambda h, t: tf.tanh(h @ w + t[None] @ u), xs, initializer=tf.zeros([1, 2]))
    loss = tf.reduce_sum(hs[-1])
g = tape.gradient(loss, [w, u])
""",
    "vectorized_map": _each("""
        tf.vectorized_map(lambda t: t * t, tf.constant([1., 2., 3.]))
        tf.vectorized_map(tf.reduce_sum, tf.constant([[1., 2.], [3., 4.]]))
        tf.vectorized_map(lambda t: t[0] @ t[1], (tf.ones([2, 3, 4]), tf.ones([2, 4, 5]))).shape
        tf.vectorized_map(lambda t: (t, -t), tf.constant([1., 2.]))
        tf.vectorized_map(lambda t: tf.constant(5.), tf.constant([1., 2.]))
        tf.vectorized_map(lambda t: tf.cast(t, tf.int32), tf.constant([1., 2.]))
        tf.vectorized_map(lambda t: t, tf.constant(1.))
    """),
    "slope of vectorized_map": _slopes("tf.vectorized_map(lambda t: t ** 3., x)"),
    "numpy_function": _each("""
        tf.numpy_function(np.square, [tf.constant([1., 2.])], tf.float32)
        tf.numpy_function(lambda a, b: a + b, [tf.constant(1.), tf.constant(2.)], tf.float32)
        tf.numpy_function(lambda a: (a, a), [1.], [tf.float32, tf.float32])
        tf.numpy_function(lambda a: a, [1.], tf.float64)
        tf.py_function(lambda a: a * 2., [tf.constant([1., 2.])], tf.float32)
        tf.py_function(lambda a: [a, a + 1.], [tf.constant(1.)], [tf.float32, tf.float32])
        tf.py_function(lambda a: a, [1.], tf.float64)
        tf.py_function(func=lambda a: type(a).__name__, inp=[tf.constant(1.)], Tout=tf.string)
    """),
    "slope of numpy_function": _slopes("tf.numpy_function(lambda t: t * 2., [x * 1.], tf.float32)"),
    "slope of py_function": """
x = tf.Variable([1.5, -2., 4.])
with tf.GradientTape() as tape:
    y = tf.py_function(lambda t: t ** 3., [x], tf.float32)
g = tape.gradient(y, x)
""",
}

CHECKS = {
    "assertions that hold": _each("""
        tf.debugging.assert_equal([1, 2], [1, 2])
        tf.debugging.assert_equal(1., 1.)
        tf.debugging.assert_equal([1, 1], 1)
        tf.debugging.assert_none_equal([1, 2], 3)
        tf.debugging.assert_less([1., 2.], 3.)
        tf.debugging.assert_less_equal([1., 3.], 3.)
        tf.debugging.assert_greater([4., 5.], [3., 4.])
        tf.debugging.assert_greater_equal([4., 5.], [4., 4.])
        tf.debugging.assert_near(1., 1. + 1e-7)
        tf.debugging.assert_near([1., 2.], [1.1, 2.1], atol=0.2)
        tf.debugging.assert_near(100., 101., rtol=0.1)
        tf.debugging.assert_positive([1., 2.])
        tf.debugging.assert_negative([-1, -2])
        tf.debugging.assert_non_negative([0., 2.])
        tf.debugging.assert_non_positive([0., -2.])
        tf.debugging.assert_rank([1., 2.], 1)
        tf.debugging.assert_rank(1., 0)
        tf.debugging.assert_rank_at_least([[1.]], 1)
        tf.debugging.assert_rank_in([1.], (0, 1))
        tf.debugging.assert_scalar(5.)
        tf.debugging.assert_type(tf.constant(1.), tf.float32)
        tf.debugging.assert_integer([1, 2])
        tf.debugging.assert_same_float_dtype([tf.constant(1.), tf.constant(2.)])
        tf.debugging.assert_same_float_dtype([tf.constant(1.)], tf.float32)
        tf.debugging.assert_same_float_dtype()
        tf.debugging.assert_shapes([(tf.ones([2, 3]), ('n', 3)), (tf.ones([2]), ('n',))])
        tf.debugging.assert_shapes({'x': 1}) if False else None
        tf.debugging.assert_proper_iterable([1, 2])
        tf.debugging.assert_all_finite([1., 2.], 'm')
        tf.debugging.check_numerics(tf.constant([1., 2.]), 'm')
        tf.debugging.is_numeric_tensor(tf.constant(1.))
        tf.debugging.is_numeric_tensor(tf.constant('a'))
        tf.debugging.is_numeric_tensor(1.)
        tf.debugging.Assert(True, ['x'])
        tf.debugging.Assert(tf.constant(True), [tf.constant(1.)])
        tf.Assert(tf.constant(1.) < 2., [1.], summarize=3, name='a')
        tf.assert_equal(1, 1)
        tf.assert_less(1, 2)
        tf.assert_greater(2, 1)
        tf.assert_rank(1., 0)
        tf.debugging.assert_equal([], [])
        tf.debugging.assert_positive([])
    """),
    "assertions that fail": _each("""
        tf.debugging.assert_equal([1, 2], [1, 3])
        tf.debugging.assert_equal([1, 2], [1, 3], message='here', summarize=1, name='n')
        tf.debugging.assert_equal(1., 1)
        tf.debugging.assert_equal(tf.constant(1.), tf.constant(1))
        tf.debugging.assert_equal([1, 2], [1, 2, 3])
        tf.debugging.assert_none_equal([1, 2], [3, 2])
        tf.debugging.assert_less([1., 3.], 3.)
        tf.debugging.assert_less_equal([1., 4.], 3.)
        tf.debugging.assert_greater([3., 5.], [3., 4.])
        tf.debugging.assert_greater_equal([3., 5.], [4., 4.])
        tf.debugging.assert_near(1., 1.1)
        tf.debugging.assert_near(1, 2)
        tf.debugging.assert_near(1., float('nan'))
        tf.debugging.assert_positive([0., 2.])
        tf.debugging.assert_negative([0, -2])
        tf.debugging.assert_non_negative([-1., 2.], message='m')
        tf.debugging.assert_non_positive([1., -2.])
        tf.debugging.assert_positive(float('nan'))
        tf.debugging.assert_rank([1., 2.], 2)
        tf.debugging.assert_rank([1., 2.], 2.)
        tf.debugging.assert_rank([1., 2.], [1])
        tf.debugging.assert_rank_at_least([1.], 2)
        tf.debugging.assert_rank_in([[1.]], (0, 1))
        tf.debugging.assert_scalar([5.])
        tf.debugging.assert_type(tf.constant(1.), tf.int32)
        tf.debugging.assert_type(1., tf.float32)
        tf.debugging.assert_integer([1., 2.])
        tf.debugging.assert_same_float_dtype([tf.constant(1.), tf.constant(2., tf.float64)])
        tf.debugging.assert_same_float_dtype([tf.constant(1)])
        tf.debugging.assert_shapes([(tf.ones([2, 3]), ('n', 4))])
        tf.debugging.assert_shapes([(tf.ones([2, 3]), ('n', 3)), (tf.ones([4]), ('n',))])
        tf.debugging.assert_shapes([(tf.ones([2, 3]), ('n',))])
        tf.debugging.assert_proper_iterable(5)
        tf.debugging.assert_proper_iterable('abc')
        tf.debugging.assert_proper_iterable(tf.constant([1, 2]))
        tf.debugging.assert_all_finite([1., float('inf')], 'm')
        tf.debugging.check_numerics(tf.constant([1., float('nan')]), 'm')
        tf.debugging.check_numerics(tf.constant([1]), 'm')
        tf.debugging.check_numerics(tf.constant([float('inf')], tf.float64), message='m')
        tf.debugging.Assert(False, ['x'])
        tf.debugging.Assert(tf.constant(False), [tf.constant([1., 2.])])
        tf.Assert(tf.constant(1.) > 2., [1.])
        tf.Assert(tf.constant([True, False]), [1.])
        tf.Assert(tf.constant([True, True]), [1.])
        tf.assert_equal(1, 2)
        tf.assert_less(2, 1)
        tf.assert_greater(1, 2)
        tf.assert_rank(1., 1)
    """),
    "slope of check_numerics": _slopes("tf.debugging.check_numerics(x, 'm') ** 2."),
    "check_numerics finds a bad slope": """
x = tf.Variable([0., 4.])
with tf.GradientTape() as tape:
    y = tf.sqrt(tf.debugging.check_numerics(x, 'm'))
g = tape.gradient(y, x)
""",
    "an assertion on the tape": _slopes("[tf.debugging.assert_less(x, 9.), x * x][1]"),
}

GRAPHS = {
    "what belongs to graphs": _each("""
        tf.gradients(tf.constant(1.), tf.constant(1.))
        tf.hessians(tf.constant(1.), tf.constant(1.))
        tf.get_static_value(tf.constant([1., 2.]))
        tf.get_static_value(tf.Variable(1.))
        tf.get_static_value(5)
        tf.is_symbolic_tensor(tf.constant(1.))
        tf.is_symbolic_tensor(5)
        (tf.half, tf.double, tf.half is tf.float16, tf.dtypes.double)
        tf.constant(1.).cpu()
        tf.constant(1.).gpu()
        tf.constant(1.).eval()
        tf.constant(1.).op
        tf.constant(1.).graph
        tf.parallel_stack([1., 2.])
        tf.no_op()
        tf.group(tf.constant(1.), tf.constant(2.))
        tf.tuple([tf.constant(1.), None])
        tf.tuple((tf.constant(1.), 5.))
        tf.control_dependencies(5)
    """),
    "blocks that change nothing": """
v = tf.Variable(1.)
with tf.control_dependencies([v.assign_add(1.)]):
    a = v + 0.
with tf.control_dependencies([lambda: v.assign(7.)]):
    b = v + 0.
with tf.init_scope():
    c = v * 2.
""",
    "slope of grad_pass_through": _slopes("tf.grad_pass_through(tf.floor)(x) * x"),
    "slope of a square passed through": _slopes("tf.grad_pass_through(lambda t: t * t)(x)"),
    "a variable inside grad_pass_through": """
x, w = tf.Variable(3.), tf.Variable(2.)
with tf.GradientTape() as tape:
    y = tf.grad_pass_through(lambda t: t * w)(x)
g = tape.gradient(y, [x, w])
""",
}

PROGRAMS = {**GRAPHS, **BRANCHES, **LOOPS, **ELEMENTWISE, **CHECKS}
