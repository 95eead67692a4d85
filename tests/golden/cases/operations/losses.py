"""Softmax and losses on logits."""

from tests.golden.cases.operations.building import VEC, numbered

LOGITS, ONE_HOT = [[2.0, -1.0, 0.5], [0.0, 3.0, -2.0]], [[1.0, 0.0, 0.0], [0.25, 0.25, 0.5]]
CROSS = "tf.nn.softmax_cross_entropy_with_logits"
LOSSES = [
    ("tf.nn.softmax(x)", VEC),
    ("tf.nn.softmax(x)", LOGITS),
    ("tf.nn.softmax(x, axis=0)", LOGITS),
    ("tf.nn.softmax(x)", [1000.0, 999.0, -1000.0]),
    ("tf.nn.log_softmax(x)", VEC),
    ("tf.nn.log_softmax(x)", LOGITS),
    ("tf.nn.log_softmax(x, axis=0)", LOGITS),
    ("tf.nn.log_softmax(x)", [1000.0, 999.0, -1000.0]),
    (f"{CROSS}(labels=y, logits=x)", LOGITS, ONE_HOT),
    (f"{CROSS}(y, x)", VEC, [0.0, 1.0, 0.0]),
    (f"{CROSS}(labels=y, logits=x, axis=0)", LOGITS, ONE_HOT),
    ("tf.nn.sparse_softmax_cross_entropy_with_logits(labels=[0, 2], logits=x)", LOGITS),
    ("tf.nn.sparse_softmax_cross_entropy_with_logits(labels=1, logits=x)", VEC),
    ("tf.nn.sigmoid_cross_entropy_with_logits(labels=y, logits=x)", VEC, [1.0, 0.0, 0.5]),
    ("tf.nn.sigmoid_cross_entropy_with_logits(y, x)", [-150.0, 0.0, 150.0], [1.0, 0.0, 1.0]),
    ("tf.nn.l2_loss(x)", VEC),
    ("tf.reduce_mean(tf.square(x - y))", VEC, [1.0, 2.0, 3.0]),
]

CASES = list(numbered("loss", LOSSES))
