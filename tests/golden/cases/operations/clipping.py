"""Gradients held to a length: of one tensor, along axes, of all together."""

from tests.golden.cases.operations.building import CUBE, INF, MAT, NAN, ROWS, VEC, numbered

CLIPS = [
    ("tf.clip_by_norm(x, 2.)", VEC),
    ("tf.clip_by_norm(x, 20.)", VEC),
    ("tf.clip_by_norm(x, 5)", [3.0, 4.0]),
    ("tf.clip_by_norm(x, 5.)", [3.0, 4.0]),
    ("tf.clip_by_norm(x, 0.)", VEC),
    ("tf.clip_by_norm(x, -1.)", VEC),
    ("tf.clip_by_norm(x, 1.)", [0.0, 0.0]),
    ("tf.clip_by_norm(x, 1.)", -3.0),
    ("tf.clip_by_norm(x, y)", VEC, 2.0),
    ("tf.clip_by_norm(x, y)", VEC, 20.0),
    ("tf.clip_by_norm(x, y)", VEC, -2.0),
    ("tf.clip_by_norm(x, y)", [3.0, 4.0], 5.0),
    ("tf.clip_by_norm(x, 2., axes=[1])", MAT),
    ("tf.clip_by_norm(x, 2., axes=[0])", ROWS),
    ("tf.clip_by_norm(x, 2., axes=-1)", CUBE),
    ("tf.clip_by_norm(x, 2., axes=[0, 2])", CUBE),
    ("tf.clip_by_norm(x, 2., axes=[2])", MAT),
    ("tf.clip_by_norm(x, [1., 2., 3.])", VEC),
    ("tf.clip_by_norm(x, [1., 2.])", VEC),
    ("tf.clip_by_norm(x, [[1., 2., 3.]] * 2)", VEC),
    ("tf.clip_by_norm(x, np.float64(2.))", VEC),
    ("tf.clip_by_norm(x, tf.constant(2., tf.float64))", VEC),
    ("tf.clip_by_norm(x, 'a')", VEC),
    ("tf.clip_by_norm([3, 4], 1)",),
    ("tf.clip_by_norm(x, 1.)", [1.0, NAN]),
    ("tf.clip_by_norm(x, 1.)", [1.0, INF]),
    ("tf.clip_by_norm(t=x, clip_norm=1., name='c') ** 2.", VEC),
    ("tf.clip_by_global_norm([x, y], 2.)[0]", VEC, MAT),
    ("tf.clip_by_global_norm([x, y], 2.)[1]", VEC, MAT),
    ("tf.clip_by_global_norm([x, y], 200.)", VEC, MAT),
    ("tf.clip_by_global_norm((x, y), 2.)[0]", VEC, 1.5),
    ("tf.clip_by_global_norm([x, None], 2.)[0][0]", VEC),
    ("tf.clip_by_global_norm([x], 5.)[0]", [3.0, 4.0]),
    ("tf.clip_by_global_norm([x], y)[0]", VEC, 2.0),
    ("tf.clip_by_global_norm([x], 2., use_norm=y)[0]", VEC, 10.0),
    ("tf.clip_by_global_norm([x], 2.)[0]", [0.0, 0.0]),
    ("tf.clip_by_global_norm([x], 2.)[0]", [1.0, NAN]),
    ("tf.clip_by_global_norm([x], 2.)", [1.0, INF]),
    ("tf.clip_by_global_norm([x], 0.)[0]", VEC),
    ("tf.clip_by_global_norm([x], -1.)[0]", VEC),
    ("tf.clip_by_global_norm([x], 2)[0]", VEC),
    ("tf.clip_by_global_norm(x, 2.)", VEC),
    ("tf.clip_by_global_norm([], 2.)", VEC),
    ("tf.clip_by_global_norm([x], 'a')", VEC),
    ("tf.clip_by_global_norm({'a': x}, 2.)", VEC),
    ("tf.clip_by_global_norm(t_list=[x], clip_norm=1., name='c')[0][0] ** 2.", VEC),
]
DOUBLES = [
    ("tf.clip_by_norm(x, 2., axes=[1])", ROWS),
    ("tf.clip_by_global_norm([x, 2. * x], 2.)[0]", VEC),
]

REASON = "the terms of the length's second derivative cancel"
CANCEL = (
    "clip-30-clip_by_global_norm((x,y),2.)[0]",
    "clip-31-clip_by_global_norm([x,None],2.)[0][0]",
    "clip-33-clip_by_global_norm([x],y)[0]",
    "clip-40-clip_by_global_norm([x],2)[0]",
    "clip-45-clip_by_global_norm(t_list=[x],clip_norm=1.,name='c')[0][0]**2.",
    "double-clip-01-clip_by_global_norm([x,2.*x],2.)[0]",
)
ALLOWANCES = dict.fromkeys(CANCEL, (2, REASON))

CASES = [
    *numbered("clip", CLIPS, allowances=ALLOWANCES),
    *numbered("double-clip", DOUBLES, "float64", ALLOWANCES),
]
