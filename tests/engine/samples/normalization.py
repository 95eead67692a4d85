"""Samples of engine/ops/normalization.py and images.py."""

import numpy as np

from tests.engine.samples.sample import ROW, A, Sample, spread

NEAR = {"radius": 1, "bias": 1.0, "alpha": 0.5, "beta": 0.75}
IMAGE = spread(1, 2, 2, 4)

SAMPLES = [
    Sample("bias_add", (A, ROW), order=1),
    Sample("bias_add_second", (A[..., None], np.array([0.3, -0.7, 1.1])), order=1),
    Sample("lrn", (IMAGE,), NEAR, order=1),
    Sample("lrn_grad", (IMAGE, IMAGE, IMAGE), NEAR, order=0),
    Sample("resize_bilinear", (IMAGE,), {"size": (3, 1)}, order=-1),
    Sample("resize_bilinear_grad", (IMAGE[:, :1], IMAGE), order=0),
    Sample("resize_nearest", (IMAGE,), {"size": (3, 1)}, order=1),
    Sample("resize_nearest_grad", (IMAGE,), {"old": (3, 1)}, order=0),
    Sample("adjust_contrast", (A[..., None], np.float64(2.0)), order=0),
]
