"""Samples of engine/ops/segment.py."""

import numpy as np

from tests.engine.samples.sample import Sample, spread

X = spread(4, 3, seed=6)
RISING, MIXED = np.array([0, 0, 2, 2]), np.array([1, -1, 1, 0])
SIZE = {"size": 3}

SAMPLES = [
    Sample("segment_sum", (X, RISING), order=1),
    Sample("segment_mean", (X, RISING), order=1),
    Sample("segment_prod", (X, RISING)),
    Sample("segment_max", (X, RISING), order=1),
    Sample("segment_min", (X, RISING), order=1),
    Sample("unsorted_segment_sum", (X, MIXED), SIZE, order=1),
    Sample("unsorted_segment_prod", (X, MIXED), SIZE),
    Sample("unsorted_segment_max", (X, MIXED), SIZE, order=1),
    Sample("unsorted_segment_min", (X, MIXED), SIZE, order=1),
]
