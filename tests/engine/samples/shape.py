"""Samples of engine/ops/shape.py."""

import numpy as np

from tests.engine.samples.sample import COLUMN, ROW, WHOLE, A, B, Sample, spread

SAMPLES = [
    Sample("reshape", (A,), {"shape": (3, 2)}, order=1),
    Sample("transpose", (A,), {"perm": (1, 0)}, order=1),
    Sample("squeeze", (COLUMN,), {"axis": (1,)}, order=1),
    Sample("expand_dims", (A,), {"axis": 1}, order=1),
    Sample("broadcast_to", (COLUMN,), {"shape": (4, 2, 3)}, order=1),
    Sample("sum_to", (A,), {"shape": (2, 1)}, order=1),
    Sample("concat", (A, B, COLUMN), {"axis": 1}, order=1),
    Sample("stack", (A, B), {"axis": 1}, order=1),
    Sample("getitem", (A,), {"key": (slice(None, None, -1), None, slice(0, 3, 2))}, order=1),
    Sample("getitem_grad", (ROW,), {"key": (1,), "shape": (2, 3)}, order=1),
    Sample("tile", (A,), {"multiples": (2, 3)}, order=1),
    Sample("pad", (A,), {"paddings": ((1, 0), (2, 1)), "value": np.float64(0.5)}, order=1),
    Sample("mirror_pad", (A,), {"paddings": ((1, 0), (2, 1)), "mode": "reflect"}, order=1),
    Sample("mirror_pad_grad", (spread(3, 6),),
           {"paddings": ((1, 0), (2, 1)), "mode": "reflect", "shape": (2, 3)}, order=1),
    Sample("identity_n", (A, B), {"index": 1}, order=1),
    Sample("reverse", (A,), {"axis": (1,)}, order=1),
    Sample("roll", (A,), {"shift": (1, -2), "axis": (0, 1)}, order=1),
    Sample("one_hot", (WHOLE,), {"depth": 4, "on": 1.0, "off": 0.0, "axis": -1}, order=0),
    Sample("cast", (A,), {"dtype": np.dtype(np.float64)}, order=1),
    Sample("cast_away", (A,), {"dtype": np.dtype(np.int32)}, order=0),
]  # fmt: skip
