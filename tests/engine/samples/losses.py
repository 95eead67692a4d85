"""Samples of engine/ops/losses.py."""

import numpy as np

from tests.engine.samples.sample import PROBABLE, A, Sample

CLASSES = np.array([2, 0])
SAMPLES = [
    Sample("softmax", (A,), {"axis": 1}),
    Sample("softmax_grad", (PROBABLE, A), {"axis": 1}),
    Sample("log_softmax", (A,), {"axis": 1}),
    # Not to second order: TensorFlow's leaves a part of it out, see its row.
    Sample("softmax_cross_entropy", (PROBABLE, A), order=1),
    Sample("softmax_cross_entropy_grad", (PROBABLE, A), order=-1),
    Sample("sparse_softmax_cross_entropy", (CLASSES, A)),
    Sample("sparse_softmax_cross_entropy_grad", (CLASSES, A)),
    Sample("sigmoid_cross_entropy", (PROBABLE, A)),
    Sample("l2_loss", (A,)),
]  # fmt: skip
