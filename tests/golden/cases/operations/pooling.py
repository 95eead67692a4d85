"""Pooling: windows and steps, rims, ties, layouts, dilations, and what is refused.

Few different numbers, so that most windows have ties: the first largest element takes all.
"""

from tests.golden.cases.operations.building import INF, NAN, numbered
from tests.golden.cases.operations.convolution import grid

TIES = [[[[1.0], [1.0], [0.0]], [[1.0], [1.0], [2.0]], [[2.0], [2.0], [2.0]]]]
IMAGE, SECOND = grid(2, 4, 5, 2), grid(1, 2, 3, 4, start=3)
LINE, SECOND_LINE = grid(2, 5, 2, start=3), grid(1, 2, 5, start=3)
SOLID, SOLID_SECOND = grid(1, 2, 3, 2, 2, start=2), grid(1, 2, 2, 2, 3, start=2)
STRANGE = [[[[1.0], [NAN], [2.0]], [[INF], [-INF], [3.0]], [[-INF], [-INF], [NAN]]]]
LOW = [[[[-INF], [-INF]], [[-INF], [-INF]]]]
RIMS = "[[0, 0], [1, 0], [0, 1], [0, 0]]"

MAX = [
    ("tf.nn.max_pool2d(x, 2, 2, 'VALID')", IMAGE),
    ("tf.nn.max_pool2d(x, 2, 2, 'SAME')", IMAGE),
    ("tf.nn.max_pool2d(x, 3, 1, 'SAME')", IMAGE),
    ("tf.nn.max_pool2d(x, [2, 3], [1, 2], 'VALID')", IMAGE),
    ("tf.nn.max_pool2d(x, [1, 2, 2, 1], strides=[1, 2, 2, 1], padding='SAME')", IMAGE),
    ("tf.nn.max_pool2d(x, 1, 2, 'SAME')", IMAGE),
    ("tf.nn.max_pool2d(x, 2, 3, 'VALID')", IMAGE),
    ("tf.nn.max_pool2d(x, 7, 1, 'SAME')", IMAGE),
    ("tf.nn.max_pool2d(x, 2.5, 1, b'SAME')", IMAGE),
    (f"tf.nn.max_pool2d(x, 2, 1, {RIMS})", IMAGE),
    (f"tf.nn.max_pool2d(tf.stop_gradient(x), 3, 2, {RIMS}) * y", IMAGE, 2.0),
    ("tf.nn.max_pool2d(x, 2, 1, 'VALID')", TIES),
    ("tf.nn.max_pool2d(x, 3, 1, 'SAME')", TIES),
    ("tf.nn.max_pool2d(x, 2, 1, 'VALID') ** 2", TIES),
    ("tf.nn.max_pool2d(x * x, 2, 1, 'VALID')", TIES),
    ("tf.nn.max_pool2d(x, 2, 1, 'SAME')", STRANGE),
    ("tf.nn.max_pool2d(x, 2, 2, 'SAME')", [[[[NAN], [1.0]], [[2.0], [3.0]]]]),
    ("tf.nn.max_pool2d(x, 2, 2, 'SAME')", [[[[3.0], [1.0]], [[2.0], [NAN]]]]),
    ("tf.nn.max_pool2d(x, 2, 2, 'SAME')", LOW),
    ("tf.nn.max_pool2d(tf.stop_gradient(x), 2, 1, 'VALID', data_format='NCHW') * y", SECOND, 2.0),
    ("tf.nn.max_pool2d(x, 2, 1, 'VALID', data_format='NCHW')", SECOND),
    ("tf.nn.max_pool2d(tf.cast(x, tf.int32), 2, 1, 'VALID')", IMAGE),
    ("tf.nn.max_pool2d(x.numpy().tolist(), 2, 1, 'VALID')", IMAGE),
    ("tf.nn.max_pool2d(x[:0], 2, 1, 'SAME')", IMAGE),
    ("tf.nn.max_pool2d(x[..., :0], 2, 1, 'SAME')", IMAGE),
    ("tf.nn.max_pool2d(tf.stop_gradient(x[:, :1]), 2, 1, 'VALID')", IMAGE),
    ("tf.nn.max_pool1d(x, 2, 2, 'VALID')", LINE),
    ("tf.nn.max_pool1d(x, [3], [1], 'SAME')", LINE),
    ("tf.nn.max_pool1d(x, [1, 2, 1], 2, 'SAME')", LINE),
    ("tf.nn.max_pool1d(x, 2, 1, [[0, 0], [1, 0], [0, 0]])", LINE),
    (
        "tf.nn.max_pool1d(tf.stop_gradient(x), 2, 1, 'SAME', data_format='NCW') * y",
        SECOND_LINE,
        2.0,
    ),
    ("tf.nn.max_pool(x, 2, 2, 'SAME')", IMAGE),
    ("tf.nn.max_pool(x, 2, 1, 'SAME')", LINE),
    ("tf.nn.max_pool(x, 2, 1, 'SAME', data_format='NDHWC')", SOLID),
    ("tf.nn.max_pool(x, [2, 2], [1, 2], 'VALID', 'NHWC')", IMAGE),
    ("tf.nn.max_pool3d(x, 2, 1, 'SAME')", SOLID),
    ("tf.nn.max_pool3d(x, [2, 1, 2], [1, 2, 1], 'VALID')", SOLID),
    ("tf.nn.max_pool3d(x, 2, 1, 'SAME', data_format='NCDHW')", SOLID_SECOND),
    ("tf.nn.max_pool_with_argmax(x, 2, 1, 'VALID')", IMAGE),
    ("tf.nn.max_pool_with_argmax(x, 2, 2, 'SAME').output", TIES),
    ("tf.nn.max_pool_with_argmax(x, 2, 2, 'SAME', include_batch_in_index=True)[1]", IMAGE),
    ("tf.nn.max_pool_with_argmax(tf.stop_gradient(x), 2, 2, 'SAME', output_dtype=tf.int32)", TIES),
    ("tf.nn.max_pool_with_argmax(x, 2, 2, 'SAME', 'NCHW')", IMAGE),
    ("tf.nn.max_pool_with_argmax(x, 2, 2, [[0, 0]] * 4)", IMAGE),
]
AVG = [
    ("tf.nn.avg_pool2d(x, 2, 2, 'VALID')", IMAGE),
    ("tf.nn.avg_pool2d(x, 2, 2, 'SAME')", IMAGE),
    ("tf.nn.avg_pool2d(x, 3, 1, 'SAME')", IMAGE),
    ("tf.nn.avg_pool2d(x, [2, 3], [1, 2], 'VALID')", IMAGE),
    ("tf.nn.avg_pool2d(x, [1, 2, 2, 1], strides=[1, 3, 1, 1], padding='SAME')", IMAGE),
    ("tf.nn.avg_pool2d(x, 1, 2, 'SAME')", IMAGE),
    ("tf.nn.avg_pool2d(x, 2, 3, 'VALID')", IMAGE),
    ("tf.nn.avg_pool2d(x, 7, 1, 'SAME')", IMAGE),
    ("tf.nn.avg_pool2d(x, 2, 2, 'SAME') ** 2", IMAGE),
    ("tf.nn.avg_pool2d(x * x, 3, 2, 'SAME')", IMAGE),
    ("tf.nn.avg_pool2d(x, 2, 1, 'SAME')", STRANGE),
    ("tf.nn.avg_pool2d(x, 2, 1, 'SAME', data_format='NCHW')", SECOND),
    ("tf.nn.avg_pool2d(x[:0], 2, 1, 'SAME')", IMAGE),
    ("tf.nn.avg_pool2d(x[:, :1], 2, 1, 'VALID')", IMAGE),
    ("tf.nn.avg_pool1d(x, 2, 2, 'VALID')", LINE),
    ("tf.nn.avg_pool1d(x, [3], [1], 'SAME')", LINE),
    ("tf.nn.avg_pool1d(x, 2, 1, 'SAME', data_format='NCW')", SECOND_LINE),
    ("tf.nn.avg_pool(x, 2, 2, 'SAME')", IMAGE),
    ("tf.nn.avg_pool(x, 2, 1, 'SAME')", LINE),
    ("tf.nn.avg_pool(x, 2, 1, 'SAME', data_format='NDHWC')", SOLID),
    ("tf.nn.avg_pool3d(x, 2, 1, 'SAME')", SOLID),
    ("tf.nn.avg_pool3d(x, [2, 1, 2], [1, 2, 1], 'VALID')", SOLID),
    ("tf.nn.pool(x, [2, 2], 'MAX')", IMAGE),
    ("tf.nn.pool(x, [2, 3], 'AVG', padding='SAME')", IMAGE),
    (
        "tf.nn.pool(x, window_shape=[2, 2], pooling_type='MAX', strides=[2, 1], padding='SAME')",
        IMAGE,
    ),
    ("tf.nn.pool(x, [2, 2], 'MAX', dilations=[1, 2])", IMAGE),
    ("tf.nn.pool(x, [2, 2], 'AVG', dilations=[2, 2])", IMAGE),
    ("tf.nn.pool(x, [2], 'MAX')", LINE),
    ("tf.nn.pool(x, [2], 'AVG', [2], 'SAME')", LINE),
    ("tf.nn.pool(x, [2], 'AVG', dilations=[2])", LINE),
    ("tf.nn.pool(x, [2, 2], 'AVG', [1, 2], 'VALID', 'NCHW')", SECOND),
]
REFUSED = [
    (call.format(name), IMAGE)
    for name in ("max_pool2d", "avg_pool2d")
    for call in (
        "tf.nn.{}(x, [1, 1, 1, 2], 1, 'VALID')",
        "tf.nn.{}(x, [2, 1, 1, 1], 1, 'VALID')",
        "tf.nn.{}(x, 2, [2, 1, 1, 1], 'VALID')",
        "tf.nn.{}(x, 0, 1, 'VALID')",
        "tf.nn.{}(x, 2, 0, 'VALID')",
        "tf.nn.{}(x, 7, 1, 'VALID')",
        "tf.nn.{}(x, [2, 2, 2], 1, 'SAME')",
        "tf.nn.{}(x, 2, 1, 'same')",
        "tf.nn.{}(x, 2, 1, None)",
        "tf.nn.{}(x, 2, 1, [[0, 0], [2, 0], [0, 1], [0, 0]])",
        "tf.nn.{}(x, 2, 1, [[0, 0], [1, 0], [0, 1]])",
        "tf.nn.{}(x, 2, 1, 'VALID', 'NHCW')",
        "tf.nn.{}(x, 2, 1, 'VALID', data_format='NCHW')",
        "tf.nn.{}(x[0], 2, 1, 'SAME')",
        "tf.nn.{}(x > 0., 2, 1, 'SAME')",
    )
]
REFUSED += [
    ("tf.nn.avg_pool2d(tf.cast(x, tf.int32), 2, 1, 'VALID')", IMAGE),
    ("tf.nn.max_pool1d(x, 2, 1, 'SAME')", IMAGE),
    ("tf.nn.max_pool(x[0, 0], 2, 1, 'SAME')", IMAGE),
    ("tf.nn.avg_pool(x[0, 0], 2, 1, 'SAME')", IMAGE),
    ("tf.nn.max_pool3d(x, 2, 1, 'SAME')", SOLID),
    ("tf.nn.avg_pool3d(x, 2, 1, 'SAME')", SOLID),
    ("tf.nn.avg_pool3d(x, 2, 1, [[0, 0]] * 5)", SOLID),
    ("tf.nn.pool(x, [2, 2], 'MAX', dilations=[1, 2], padding='SAME')", IMAGE),
    ("tf.nn.pool(x, [2, 2], 'MAX', [3, 3])", IMAGE),
    ("tf.nn.pool(x, [2, 2], 'AVG', [2, 2], dilations=[2, 2])", IMAGE),
    ("tf.nn.pool(x, [2, 2], 'max')", IMAGE),
    ("tf.nn.pool(x, [2], 'MAX')", IMAGE),
    ("tf.nn.pool(x, 2, 'MAX')", IMAGE),
    ("tf.nn.pool(x, [2, 2], 'AVG', [0, 1])", IMAGE),
]
DOUBLE = [
    ("tf.nn.max_pool2d(x, 2, 1, 'SAME')", IMAGE),
    ("tf.nn.max_pool2d(x, 2, 1, 'VALID') ** 2", TIES),
    ("tf.nn.max_pool2d(x, 2, 1, 'SAME')", STRANGE),
    ("tf.nn.max_pool1d(x, 2, 2, 'SAME')", LINE),
    ("tf.nn.avg_pool2d(x, 3, 3, 'SAME')", IMAGE),
    ("tf.nn.avg_pool2d(x, 3, 3, 'SAME') ** 2", IMAGE),
    ("tf.nn.pool(x, [2, 2], 'MAX', dilations=[2, 1])", IMAGE),
]
HALF = [
    ("tf.nn.max_pool2d(x, 2, 1, 'SAME')", IMAGE),
    ("tf.nn.max_pool2d(x, 2, 1, 'VALID') ** 2", TIES),
    ("tf.nn.avg_pool2d(x, 2, 2, 'SAME')", IMAGE),
    ("tf.nn.avg_pool2d(x, 2, 1, 'SAME', data_format='NCHW')", SECOND),
    ("tf.nn.max_pool3d(x, 2, 1, 'SAME')", SOLID),
]

CASES = [
    *numbered("maxpool", MAX),
    *numbered("avgpool", AVG),
    *numbered("poolno", REFUSED, "float64"),
    *numbered("pool64", DOUBLE, "float64"),
    *numbered("pool16", HALF, "float16"),
]
