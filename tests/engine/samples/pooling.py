"""Samples of engine/ops/pooling.py."""

import numpy as np

from tests.engine.samples.sample import Sample, spread

SQUARES = {"window": (2, 2), "strides": (2, 1), "padding": "SAME", "second": False}
PLAIN = {key: SQUARES[key] for key in ("window", "strides", "padding")}
IMAGE, OUTPUT = spread(2, 3, 4, 2), spread(2, 2, 4, 2, seed=2)

SAMPLES = [
    Sample("max_pool", (IMAGE,), SQUARES, order=1),
    Sample("max_pool_grad", (IMAGE, OUTPUT, OUTPUT), SQUARES, order=1),
    Sample("max_pool_grad_grad", (IMAGE, OUTPUT, IMAGE), SQUARES, order=1),
    Sample("max_pool_with_argmax", (IMAGE,), PLAIN, order=1),
    Sample("max_pool_grad_with_argmax", (IMAGE, OUTPUT), PLAIN, order=0),
    Sample("place_of_largest", (IMAGE,), {**PLAIN, "batched": True, "dtype": np.int64}, order=0),
    Sample("avg_pool", (IMAGE,), SQUARES, order=1),
    Sample("avg_pool_grad", (OUTPUT,), {**SQUARES, "shape": IMAGE.shape}, order=1),
]  # fmt: skip
