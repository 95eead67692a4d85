"""Samples of engine/ops/counting.py."""

import numpy as np

from tests.engine.samples.sample import ROW, A, Sample

SAMPLES = [
    Sample("invert_permutation", (np.array([2, 0, 1], np.int32),), order=0),
    Sample("in_top_k", (A, np.array([2, 0], np.int32)), {"k": 2}, order=0),
    Sample("bincount", (np.array([1, 2, 1]), ROW), {"size": 4, "binary": False}, order=0),
    Sample("confusion_matrix", (ROW, np.array([[0, 1], [1, 1], [0, 1]])), {"classes": 2}, order=1),
]  # fmt: skip
