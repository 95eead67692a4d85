"""Assigning to parts of variables, TensorArray, and what shapes and specs can do."""

# ruff: noqa: E501 - a call a line

_VARIABLES = """
v, m = tf.Variable([1., 2., 3., 4.]), tf.Variable([[1., 2., 3.], [4., 5., 6.]])
I, S = tf.IndexedSlices, tf.TensorShape
"""
_TRY = """
for fn in (
{calls}
):
    v.assign([1., 2., 3., 4.])
    m.assign([[1., 2., 3.], [4., 5., 6.]])
    try:
        _r = fn()
        print(type(_r).__name__, v.numpy().tolist(), m.numpy().tolist())
    except Exception as e:
        print(type(e).__name__, v.numpy().tolist())
"""
_WATCH = """
for fn in (
{calls}
):
    v, n = tf.Variable([1., 2., 3.]), tf.Variable([2, 2])
    with tf.GradientTape() as _tape:
        try:
            fn(v, n)
        except Exception as e:
            print(type(e).__name__)
    print(len(_tape.watched_variables()))
"""
_SHOW = """
for fn in (
{calls}
):
    try:
        print(repr(fn()))
    except Exception as e:
        print(type(e).__name__)
"""


def _each(calls, template, arguments=""):
    lines = [line.strip() for line in calls.strip().splitlines()]
    calls = "\n".join(f"    lambda{arguments}: {line}," for line in lines)
    return _VARIABLES + template.format(calls=calls)


PARTS = {
    "slices": _each(
        """
        v[1:3].assign([8., 9.])
        v[0].assign(7.)
        v[-1].assign(7)
        v[1:3].assign(8.)
        v[1:3].assign([8.])
        v[1:3].assign([8., 9., 10.])
        v[1:3].assign([[8., 9.]])
        v[::2].assign([8., 9.])
        v[::-1].assign([8., 9., 10., 11.])
        v[9].assign(7.)
        v[5:9].assign([])
        v[0].assign('a')
        v[0].assign(tf.constant(7))
        v[0].assign(tf.constant(7., tf.float64))
        v[0].assign(None)
        v[0].assign()
        m[0].assign([7., 8., 9.])
        m[0, 1].assign(7.)
        m[:, 1].assign([7., 8.])
        m[:, 1:].assign([[7., 8.], [9., 10.]])
        m[..., 0].assign([7., 8.])
        m[:, None].assign([[[7., 8., 9.]], [[1., 1., 1.]]])
        m[0].assign(5.)
        m[0:1].assign([7., 8., 9.])
        v[tf.constant(1)].assign(7.)
        v[v > 2.].assign([7., 8.])
        v[0].assign_add(1.)
        v[0].assign(7., name='x')
        v[0].assign(value=7.)
        v[1:3].assign(v[0:2])
        v[0].assign(v[1] + 1.)
        (v + 1.)[0].assign(7.)
        v[1:3].assign(tf.Variable([8., 9.]))
        v[0].assign(7.)[1].assign(8.)
    """,
        _TRY,
    ),
    "rows": _each(
        """
        v.scatter_add(I([10., 20.], [0, 2]))
        v.scatter_sub(I([10., 20.], [0, 2]))
        v.scatter_update(I([10., 20.], [0, 2]))
        v.scatter_max(I([10., 0.], [0, 2]))
        v.scatter_min(I([10., 0.], [0, 2]))
        v.scatter_mul(I([10., 20.], [0, 2]))
        v.scatter_div(I([10., 20.], [0, 2]))
        v.scatter_add(I([10., 20.], [0, 0]))
        v.scatter_update(I([10., 20.], [0, 0]))
        v.scatter_add(I([10.], [4]))
        v.scatter_add(I([10.], [-1]))
        v.scatter_add([1.])
        v.scatter_add(I([1], [0]))
        v.scatter_add(I(tf.constant([1]), [0]))
        v.scatter_add(I([1.], [0.]))
        v.scatter_add(I(5., [0, 1]))
        m.scatter_add(I([[1., 1., 1.]], [1]))
        m.scatter_update(I([[1., 1., 1.]], [1]))
        m.scatter_max(sparse_delta=I([[9., 0., 9.]], [0]), use_locking=False, name='s')
    """,
        _TRY,
    ),
    "places": _each(
        """
        v.scatter_nd_add([[1], [3]], [10., 20.])
        v.scatter_nd_sub([[1], [3]], [10., 20.])
        v.scatter_nd_update([[1], [3]], [10., 20.])
        v.scatter_nd_max([[1], [3]], [10., 0.])
        v.scatter_nd_min([[1], [3]], [10., 0.])
        m.scatter_nd_update([[0, 1], [1, 2]], [10., 20.])
        m.scatter_nd_add([[0]], [[10., 20., 30.]])
        v.scatter_nd_update([[9]], [1.])
        v.scatter_nd_update([[1]], [1., 2.])
        v.scatter_nd_update([1], [1.])
        v.scatter_nd_update([[1]], [1])
        v.scatter_nd_update([[1.]], [1.])
        v.is_initialized()
        v.set_shape([4])
        v.set_shape([3])
    """,
        _TRY,
    ),
    "reading parts of a variable": """
v = tf.Variable([[1., 2., 3.], [4., 5., 6.]])
with tf.GradientTape(persistent=True) as tape:
    a = v.sparse_read([1, 1])
    b = v.gather_nd([[0, 1], [1, 2]])
    c = v[1, ::-1] + 0.
ga, gb, gc = [tf.convert_to_tensor(tape.gradient(y * y, v)) for y in (a, b, c)]
""",
    "a part is no path": """
v, w = tf.Variable([1., 2., 3.]), tf.Variable(5.)
with tf.GradientTape() as tape:
    before = v[0] * v[1]
    v[0].assign(w * 2.)
    y = before + v[0] * v[0]
g = tape.gradient(y, [v, w])
""",
    "rows are no path": """
v = tf.Variable([1., 2., 3.])
with tf.GradientTape() as tape:
    y = tf.reduce_sum(v ** 2.)
    v.scatter_update(tf.IndexedSlices([10.], [0]))
    z = y + v[0] ** 2.
g = tape.gradient(z, v)
""",
}

ARRAYS = {
    "a TensorArray filled in a loop": """
x = tf.Variable(2.)
with tf.GradientTape() as tape:
    _ta = tf.TensorArray(tf.float32, size=3)
    p = tf.constant(1.)
    for i in range(3):
        p = p * x
        _ta = _ta.write(i, p)
    y = _ta.stack()
g = tape.gradient(y, x)
n, kind = _ta.size(), _ta.dtype
""",
    "TensorArray": _each(
        """
        tf.TensorArray(tf.float32, 2).write(0, 1.).write(1, 2.).stack()
        tf.TensorArray(tf.float32, 2).write(1, [1., 2.]).stack()
        tf.TensorArray(tf.float32, 2).write(0, 1).read(0)
        tf.TensorArray(tf.float32, 2).write(2, 1.)
        tf.TensorArray(tf.float32, 2).write(-1, 1.)
        tf.TensorArray(tf.float32, 2, dynamic_size=True).write(3, 1.).stack()
        tf.TensorArray(tf.float32, 2).write(0, 1.).write(1, [1.])
        tf.TensorArray(tf.float32, 2, infer_shape=False).write(0, 1.).write(1, [1.]).size()
        tf.TensorArray(tf.float32, 2).write(0, tf.constant(1))
        tf.TensorArray(tf.float32, 1).write(0, 5.).read(0)
        tf.TensorArray(tf.float32, 1).read(3)
        tf.TensorArray(tf.float32, 1).read(0)
        tf.TensorArray(tf.float32, 2, element_shape=[2]).read(1)
        tf.TensorArray(tf.float32, 2, element_shape=[2]).stack()
        tf.TensorArray(tf.float32, 2, element_shape=[2]).write(0, [1., 2., 3.])
        tf.TensorArray(tf.float32, 3).unstack([1., 2., 3.]).read(2)
        tf.TensorArray(tf.float32, 3).unstack([[1., 2.], [3., 4.], [5., 6.]]).concat()
        tf.TensorArray(tf.float32, 2).unstack([1., 2., 3.])
        tf.TensorArray(tf.float32, 3).unstack([1., 2., 3.]).gather([2, 0])
        tf.TensorArray(tf.float32, 3).scatter([2, 0], [5., 6.]).stack()
        tf.TensorArray(tf.float32, 2).split([1., 2., 3.], [1, 2]).concat()
        tf.TensorArray(tf.float32, 0).stack()
        tf.TensorArray(tf.float32, 0, dynamic_size=True).write(0, 1.).stack()
        tf.TensorArray(tf.float32)
        tf.TensorArray(tf.int32, 2).unstack([1, 2]).stack()
        tf.TensorArray(tf.float32, 2).size()
        tf.TensorArray(tf.float32, 2).dtype
        tf.TensorArray(tf.float32, 2).element_shape
        tf.TensorArray(tf.float32, 2).dynamic_size
        tf.TensorArray(tf.float32, 2, element_shape=[None, 2]).element_shape
    """,
        _SHOW,
    ),
    "an element is read once": """
_ta = tf.TensorArray(tf.float32, 2).unstack([1., 2.])
_kept = tf.TensorArray(tf.float32, 2, clear_after_read=False).unstack([1., 2.])
a, b, c = _ta.read(0), _kept.read(0), _kept.read(0)
d = _ta.read(0)
""",
}

SHAPES = {
    "TensorShape": _each(
        """
        S([2, None, 3])
        S(None)
        S([])
        S(5)
        S('ab')
        S([2.5])
        S([-1])
        S([np.int64(3)])
        S(tf.constant([2, 3]))
        S([tf.constant(2)])
        S((2, 3)).rank
        S(None).rank
        S([None, 2]).dims
        S(None).dims
        S([2, 3]).ndims
        len(S(None))
        list(S(None))
        list(S([2, None]))
        S(None)[0]
        S(None)[1:]
        S(None)[1:3]
        S([2, 3])[0]
        S([2, 3])[5]
        S([2, 3, 4])[-2:]
        (bool(S([])), bool(S(None)), bool(S([0])))
        S([2, None]).as_list()
        S(None).as_list()
        S([2, 3]).num_elements()
        S([2, None]).num_elements()
        S([]).num_elements()
        (S([2, None]).is_fully_defined(), S([2]).is_fully_defined(), S(None).is_fully_defined())
        S([2, None]).is_compatible_with([2, 5])
        S([2, None]).is_compatible_with([3, 5])
        S([2, None]).is_compatible_with(None)
        S([2, None]).is_compatible_with(5)
        S([2]).concatenate([3, None])
        S([2]).concatenate(None)
        S([2]) + [3]
        S([2]) + S(None)
        [2] + S([3])
        (2,) + S([3])
        S([2, None]).merge_with([None, 3])
        S([2, None]).merge_with(None)
        S([2]).merge_with([3])
        S([2]).merge_with([3, 4])
        S([2, 3]).with_rank(2)
        S([2, 3]).with_rank(3)
        S(None).with_rank(2)
        S([2, 3]).with_rank_at_least(1)
        S([2, 3]).with_rank_at_least(3)
        S([2, 3]).with_rank_at_most(1)
        S([2, 3]).assert_has_rank(2)
        S([2, 3]).assert_has_rank(1)
        S([2, 3]).assert_same_rank([1, 2])
        S([2, 3]).assert_same_rank([1])
        S([2, 3]).assert_is_compatible_with([2, None])
        S([2, 3]).assert_is_compatible_with([3, None])
        S([2, None]).assert_is_fully_defined()
        (S([2, 3]) == [2, 3], S([2, 3]) == (2, 3), S([2, 3]) != [2], S(None) == S(None), S([2]) == 2)
        (S([2]) == 'a', S([2]) == None, S([2]) == [2.5], S([]) == S(None), S(None) == ())
        (str(S([2, None])), str(S(None)), str(S([3])), str(S([])))
        S([2, None]).most_specific_compatible_shape([2, 3])
        S([2, 3]).most_specific_compatible_shape([2])
        S([2, None]).is_subtype_of(S([None, None]))
        tuple(S([2, 3]))
        S([2, 3]) * 2
        S([2, 3]) < S([3])
        2 in S([2, 3])
        sum(S([2, 3]))
        np.zeros(S([2, 3])).shape
        tf.zeros(S([2, 3])).shape
        tf.zeros(S([2, None]))
        tf.convert_to_tensor(S([2, 3]))
        tf.constant([1., 2.]).shape.as_list()
        tf.constant([1., 2.]).get_shape()
        tf.constant([1., 2.]).set_shape([None])
        tf.constant([1., 2.]).set_shape([3])
        tf.constant([1., 2.]).set_shape([2, 1])
        tf.constant([1., 2.]).shape.rank
        v.shape + m.shape
        v.get_shape().num_elements()
        tf.concat([], 0)
    """,
        _SHOW,
    ),
    "TensorSpec": _each(
        """
        tf.TensorSpec([2, None], tf.float32)
        tf.TensorSpec(shape=(2,))
        tf.TensorSpec([2], tf.int32, name='a')
        tf.TensorSpec(None, tf.float64)
        str(tf.TensorSpec([2], tf.int32, name='a'))
        tf.TensorSpec([2], tf.int32, name='a').name
        tf.TensorSpec([2], 'int32').dtype
        tf.TensorSpec([2, None]).shape
        tf.TensorSpec.from_tensor(tf.constant([1., 2.]))
        tf.TensorSpec.from_tensor(tf.constant([1., 2.]), name='x')
        tf.TensorSpec([None]).is_compatible_with(tf.constant([1., 2.]))
        tf.TensorSpec([None]).is_compatible_with(tf.constant([1, 2]))
        tf.TensorSpec([3]).is_compatible_with(tf.constant([1., 2.]))
        tf.TensorSpec([3]).is_compatible_with(tf.TensorSpec([None]))
        tf.TensorSpec([3]).is_compatible_with([1., 2., 3.])
        tf.TensorSpec([3]) == tf.TensorSpec([3])
        tf.TensorSpec([3]) == tf.TensorSpec([3], name='b')
        tf.TensorSpec([3]) != tf.TensorSpec([4])
        tf.TensorSpec([3]).most_specific_compatible_type(tf.TensorSpec([4]))
        hash(tf.TensorSpec([3])) == hash(tf.TensorSpec([3]))
        tf.TensorSpec.from_spec(tf.TensorSpec([3]), name='k')
        tf.TensorSpec('a')
        tf.TensorSpec([3]).is_subtype_of(tf.TensorSpec([None]))
        tf.type_spec_from_value(tf.constant([1., 2.]))
    """,
        _SHOW,
    ),
}

READS = {
    "what counts as reading a variable": _each(
        """
        tf.shape(v)
        tf.size(v)
        tf.rank(v)
        tf.shape_n([v])
        v.shape
        tf.zeros_like(v)
        tf.ones_like(v)
        tf.argsort(v)
        tf.sort(v)
        tf.math.top_k(v,2)
        tf.searchsorted(v,[1.])
        tf.searchsorted([1.],v)
        tf.unique(v)
        tf.one_hot([1],2,v[0])
        tf.one_hot([1],2,on_value=v[0])
        tf.ensure_shape(v,[3])
        tf.math.count_nonzero(v)
        tf.math.zero_fraction(v)
        tf.argmax(v)
        tf.reduce_any(v>0.)
        tf.fill([2],v[0])
        tf.linspace(v[0],v[1],3)
        tf.range(v[0])
        tf.boolean_mask([1.,2.,3.],v>1.)
        tf.cond(v[0]>0.,lambda:1,lambda:2)
        tf.meshgrid(v,v)
        tf.debugging.assert_rank(v,1)
        tf.debugging.assert_near(v,v)
        tf.debugging.assert_positive(v)
        tf.debugging.assert_type(v,tf.float32)
        tf.debugging.assert_shapes([(v,('n',))])
        tf.debugging.assert_scalar(v[0])
        tf.Assert(v[0]>0.,[v])
        tf.map_fn(lambda t:t,v)
        tf.foldl(lambda a,t:a+t,v)
        tf.scan(lambda a,t:a+t,v)
        tf.while_loop(lambda a:False,lambda a:[a],[v])
        tf.numpy_function(lambda a:a,[v],tf.float32)
        tf.group(v)
        tf.tuple([v])
        tf.identity_n([v])
        tf.get_static_value(v)
        tf.is_tensor(v)
        tf.TensorSpec.from_tensor(v)
        tf.type_spec_from_value(v)
        tf.dynamic_partition(v,[0,1,0],2)
        tf.broadcast_static_shape(v.shape,v.shape)
        tf.pad(v,[[1,1]],constant_values=v[0])
        tf.gather(v,[0])
        v[0]
        v[v>1.]
        v[0].assign(1.)
        v.assign(v)
        v.scatter_nd_update([[0]],[1.])
        v.scatter_add(tf.IndexedSlices([1.],[0]))
        v.sparse_read([0])
        v.gather_nd([[0]])
        v.is_initialized()
        len(v)
        list(v)
        str(v)
        repr(v)
        tf.stack([v,v])
        tf.concat([v],0)
        tf.convert_to_tensor(v)
        tf.constant(v)
        tf.nest.flatten([v])
        tf.cast(v,tf.float32)
        bool(v[0])
    """,
        _WATCH,
        " v, n",
    ),
    "what counts as reading a variable of whole numbers": _each(
        """
        tf.reshape([1.,2.,3.,4.],n)
        tf.zeros(n)
        tf.ones(n)
        tf.fill(n,1.)
        tf.tile([[1.]],n)
        tf.broadcast_to(1.,n)
        tf.reduce_sum(tf.ones([3,3,3]),n-1)
        tf.reduce_sum(tf.ones([3,3,3]),axis=n[0])
        tf.gather([1.,2.,3.],n)
        tf.transpose(tf.ones([2,2]),n-2)
        tf.one_hot(n,3)
        tf.sequence_mask(n)
        tf.repeat([1.,2.],n)
        tf.split([1.,2.,3.,4.],n)
        tf.unravel_index(n,[5,5])
        tf.slice(tf.ones([3,3]),n-2,n-1)
        tf.strided_slice(tf.ones([3,3]),n-2,n)
        tf.reverse([1.],n-2)
        tf.roll([[1.]],n,[0,1])
        tf.ones([3])[n[0]]
        tf.ones([3])[n[0]:]
        tf.pad([1.],[n])
        tf.range(n[0])
        tf.eye(n[0])
        tf.linspace(0.,1.,n[0])
        tf.expand_dims([1.],n[0]-2)
        tf.concat([[1.],[2.]],n[0]-2)
        tf.cumsum([1.],n[0]-2)
        tf.argmax([1.],n[0]-2)
        tf.math.segment_sum([1.,2.],n)
        tf.math.unsorted_segment_sum([1.,2.],n,n[0]+5)
        tf.dynamic_partition([1.,2.],n,4)
        tf.scatter_nd([[0,0]],[1.],n)
        tf.switch_case(n[0],[lambda:1,lambda:2,lambda:3])
        tf.math.top_k([1.,2.,3.],n[0])
        tf.searchsorted([1,2],n)
        tf.ensure_shape(tf.ones([2,2]),n)
        tf.TensorShape(n)
        range(n[0])
        [1,2,3][n[0]]
    """,
        _WATCH,
        " v, n",
    ),
}

PROGRAMS = {**READS, **PARTS, **ARRAYS, **SHAPES}
