"""Samples of engine/ops/arithmetic.py."""

import numpy as np

from tests.engine.samples.sample import COLUMN, POSITIVE, ROW, A, B, Sample

SAMPLES = [
    Sample("add", (A, ROW), order=1),
    Sample("subtract", (A, COLUMN), order=1),
    Sample("multiply", (A, ROW)),
    Sample("divide", (A, POSITIVE)),
    Sample("divide_no_nan", (A, POSITIVE)),
    Sample("multiply_no_nan", (A, B)),
    Sample("floordiv", (A, POSITIVE), order=0),
    Sample("mod", (A, np.full((2, 3), 1.3)), order=1),
    Sample("power", (POSITIVE, B)),
    Sample("maximum", (A, B), order=1),
    Sample("minimum", (A, B), order=1),
    Sample("squared_difference", (A, ROW)),
    Sample("atan2", (A, POSITIVE)),
    Sample("truncatediv", (A, POSITIVE), order=0),
    Sample("truncatemod", (A, POSITIVE), order=0),
    Sample("xlogy", (A, POSITIVE)),
    Sample("xlog1py", (A, POSITIVE)),
    Sample("xdivy", (A, COLUMN)),
    Sample("nextafter", (A, ROW), order=1),
    Sample("negative", (A,), order=1),
    Sample("add_n", (A, B, A), order=1),
]  # fmt: skip
