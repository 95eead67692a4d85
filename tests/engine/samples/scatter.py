"""Samples of engine/ops/scatter.py."""

import numpy as np

from tests.engine.samples.sample import ROW, A, Sample, spread

ALONG = np.array([2, 0, 2])
ROWS = np.array([[2, 0], [1, 1]])
PAIRS = np.array([[0, 2], [1, 1], [0, 2]])
APART = np.array([[0, 2], [1, 1], [1, 0]])
ORDER = np.argsort(A, axis=1)

SAMPLES = [
    Sample("gather", (A, ALONG), {"axis": 1}, order=1),
    Sample("gather_grad", (A, np.array([1, 1])), {"axis": 0, "shape": (4, 3)}, order=1),
    Sample("gather_nd", (A, PAIRS), order=1),
    Sample("scatter_nd", (PAIRS, ROW), {"shape": (2, 3)}, order=1),
    Sample("tensor_scatter_update", (A, APART, ROW), order=1),
    Sample("tensor_scatter_add", (A, PAIRS, ROW), order=1),
    Sample("tensor_scatter_sub", (A, PAIRS, ROW), order=1),
    Sample("tensor_scatter_max", (A, APART, spread(3, seed=5)), order=1),
    Sample("tensor_scatter_min", (A, APART, spread(3, seed=5)), order=1),
    Sample("sort", (A,), {"places": ORDER, "axis": 1}, order=1),
    Sample("top_k", (A,), {"places": ORDER[:, :2], "axis": 1}, order=1),
    Sample("put_along", (A,), {"places": ORDER, "axis": 1, "shape": (2, 4)}, order=1),
    Sample("unique", (ROW,), {"first": np.array([2, 0])}, order=0),
    Sample("dynamic_stitch", (ROW, spread(2, seed=5)),
           {"places": (np.array([0, 2, 4]), np.array([1, 3])), "size": 5}, order=1),
    Sample("reverse_sequence", (A,),
           {"lengths": np.array([2, 3]), "seq_axis": 1, "batch_axis": 0}, order=1),
    Sample("gather", (A, ROWS), {"axis": 1, "batch_dims": 1}, order=1),
    Sample("gather_grad", (A, np.array([[1, 1, 0], [0, 1, 2]])),
           {"axis": 1, "batch_dims": 1, "shape": (2, 4)}, order=1),
]  # fmt: skip
