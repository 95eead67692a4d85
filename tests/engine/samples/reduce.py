"""Samples of engine/ops/reduce.py."""

import numpy as np

from tests.engine.samples.sample import REDUCE, RUN, TRUTH, A, Sample

SAMPLES = [
    Sample("reduce_sum", (A,), REDUCE, order=1),
    Sample("reduce_mean", (A,), REDUCE, order=1),
    Sample("reduce_prod", (A,), REDUCE),
    Sample("reduce_max", (A,), REDUCE, order=1),
    Sample("reduce_min", (A,), REDUCE, order=1),
    Sample("logsumexp", (A,), REDUCE),
    Sample("lse_shift", (A,), {"axis": (1,)}, order=0),
    Sample("euclidean_norm", (A,), REDUCE),
    Sample("cumulative_logsumexp", (A,), {**RUN, "reverse": True}),
    Sample("cumsum", (A,), {**RUN, "exclusive": True}, order=1),
    Sample("cumprod", (A,), {**RUN, "reverse": True}),
    Sample("reduce_any", (TRUTH,), REDUCE, order=0),
    Sample("reduce_all", (TRUTH,), REDUCE, order=0),
    Sample("argmax", (A,), {"axis": 1, "dtype": np.dtype(np.int64)}, order=0),
    Sample("argmin", (A,), {"axis": 1, "dtype": np.dtype(np.int64)}, order=0),
]  # fmt: skip
