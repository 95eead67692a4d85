"""Samples of engine/ops/losses.py."""

import numpy as np

from tests.engine.samples.sample import PROBABLE, ROW, A, Sample

CLASSES = np.array([2, 0])
SAMPLES = [
    Sample("softmax", (A,), {"axis": 1}),
    Sample("log_softmax", (A,), {"axis": 1}),
    # Not to second order: TensorFlow's leaves a part of it out, see its row.
    Sample("softmax_cross_entropy", (PROBABLE, A), order=1),
    Sample("softmax_cross_entropy_grad", (PROBABLE, A), order=-1),
    Sample("sparse_softmax_cross_entropy", (CLASSES, A)),
    Sample("sparse_softmax_cross_entropy_grad", (CLASSES, A)),
    Sample("sigmoid_cross_entropy", (PROBABLE, A)),
    Sample("l2_loss", (A,)),
    Sample("bias_add", (A, ROW), order=1),
    Sample("bias_add_second", (A[..., None], np.array([0.3, -0.7, 1.1])), order=1),
    Sample("adjust_contrast", (A[..., None], np.float64(2.0)), order=0),
]  # fmt: skip
