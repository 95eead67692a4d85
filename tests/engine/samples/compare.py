"""Samples of engine/ops/compare.py."""

import numpy as np

from tests.engine.samples.sample import TRUTH, WHOLE, A, B, Sample

SAMPLES = [
    *(Sample(name, (A, B), order=0)
      for name in ("equal", "not_equal", "less", "less_equal", "greater", "greater_equal")),
    *(Sample(name, (TRUTH, ~TRUTH), order=0)
      for name in ("logical_and", "logical_or", "logical_xor")),
    *(Sample(name, (WHOLE, WHOLE), order=0)
      for name in ("bitwise_and", "bitwise_or", "bitwise_xor")),
    *(Sample(name, (WHOLE, np.abs(WHOLE)), order=0) for name in ("left_shift", "right_shift")),
    Sample("logical_not", (TRUTH,), order=0),
    Sample("invert", (WHOLE,), order=0),
    *(Sample(name, (A,), order=0) for name in ("is_nan", "is_inf", "is_finite")),
]  # fmt: skip
