"""Samples of engine/ops/losses.py."""

import numpy as np

from tests.engine.samples.sample import PROBABLE, ROW, A, Sample

SAMPLES = [
    Sample("softmax", (A,), {"axis": 1}),
    Sample("log_softmax", (A,), {"axis": 1}),
    Sample("softmax_cross_entropy", (PROBABLE, A)),
    Sample("sparse_softmax_cross_entropy", (np.array([2, 0]), A)),
    Sample("sigmoid_cross_entropy", (PROBABLE, A)),
    Sample("bias_add", (A, ROW), order=1),
    Sample("adjust_contrast", (A[..., None], np.float64(2.0)), order=0),
]  # fmt: skip
