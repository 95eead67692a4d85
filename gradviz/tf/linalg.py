"""tf.linalg: matrices."""

from gradviz.engine.functions.clipping import global_norm
from gradviz.engine.functions.create import eye
from gradviz.engine.functions.linalg import (
    band_part,
    det,
    diag,
    diag_part,
    einsum,
    inv,
    matmul,
    matrix_transpose,
    matvec,
    tensordot,
    trace,
)
from gradviz.engine.functions.normalization import l2_normalize
from gradviz.engine.functions.reduce import norm

__all__ = [
    "band_part",
    "det",
    "diag",
    "diag_part",
    "einsum",
    "eye",
    "global_norm",
    "inv",
    "l2_normalize",
    "matmul",
    "matrix_transpose",
    "matvec",
    "norm",
    "tensordot",
    "trace",
]
