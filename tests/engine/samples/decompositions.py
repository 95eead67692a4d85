"""Samples of engine/ops/decompositions.py, systems.py and packing.py.

The rule of cholesky is for symmetric changes alone, as TensorFlow's is, which all are of matrices
with one row; the golden cases have larger ones.
"""

import numpy as np

from tests.engine.samples.sample import SQUARE, A, B, Sample, spread

POSITIVE = SQUARE @ SQUARE.T
SYMMETRIC = SQUARE + SQUARE.T
BATCH = np.stack([SQUARE, POSITIVE])
PLACE = {"start": 2, "shape": (2, 1), "total": 5}

SAMPLES = [
    Sample("part", (spread(2, 5),), PLACE, order=1),
    Sample("part_grad", (spread(3, 2, 1),), PLACE, order=1),
    Sample("matrix_inverse", (SQUARE,)),
    Sample("matrix_inverse", (BATCH,), {"adjoint": True}),
    Sample("matrix_determinant", (BATCH,)),
    Sample("slogdet", (BATCH,)),
    Sample("solve", (SQUARE, spread(3, 2))),
    Sample("solve", (BATCH, spread(2, 3, 2)), {"adjoint": True}),
    Sample("triangular_solve", (BATCH, spread(3, 2)), {"lower": True, "adjoint": True}),
    Sample("triangular_solve", (SQUARE, spread(2, 3, 1)), {"lower": False, "adjoint": False}),
    Sample("cholesky", (spread(4, 1, 1, low=0.5, high=3.0),)),
    Sample("qr", (A,)),
    Sample("qr", (B.T,)),
    Sample("qr", (BATCH,), {"full": True}),
    Sample("lu", (SQUARE,), order=0),
    Sample("lu_order", (SQUARE,), {"dtype": np.dtype(np.int32)}, order=0),
    Sample("svd", (SQUARE,)),
    Sample("svd", (A,)),
    Sample("svd", (A,), {"full": True}),
    Sample("svd", (B.T,)),
    Sample("singular_values", (BATCH,)),
    Sample("eigh", (SYMMETRIC,)),
    Sample("eigenvalues", (SYMMETRIC,)),
    Sample("matrix_sqrt", (POSITIVE,)),
]
