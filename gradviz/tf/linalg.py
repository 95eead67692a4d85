"""tf.linalg: matrices."""

from gradviz.engine.functions.clipping import (
    global_norm as global_norm,
)
from gradviz.engine.functions.create import (
    eye as eye,
)
from gradviz.engine.functions.linalg import (
    band_part as band_part,
    einsum as einsum,
)
from gradviz.engine.functions.linalg import (
    det as det,
)
from gradviz.engine.functions.linalg import (
    diag as diag,
)
from gradviz.engine.functions.linalg import (
    diag_part as diag_part,
)
from gradviz.engine.functions.linalg import (
    inv as inv,
)
from gradviz.engine.functions.linalg import (
    matmul as matmul,
)
from gradviz.engine.functions.linalg import (
    matrix_transpose as matrix_transpose,
)
from gradviz.engine.functions.linalg import (
    matvec as matvec,
)
from gradviz.engine.functions.linalg import (
    tensordot as tensordot,
)
from gradviz.engine.functions.linalg import (
    trace as trace,
)
from gradviz.engine.functions.nn import (
    l2_normalize as l2_normalize,
)
from gradviz.engine.functions.reduce import (
    norm as norm,
)

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
