"""Samples of engine/ops/activations.py."""

import numpy as np

from tests.engine.samples.sample import A, B, Sample

SAMPLES = [
    Sample("relu", (A,), order=1),
    Sample("relu_grad", (A, B), order=1),
    Sample("relu6", (4 * A,), order=1),
    Sample("relu6_grad", (A, 4 * B), order=1),
    Sample("leaky_relu", (A,), {"alpha": 0.2}, order=1),
    Sample("leaky_relu_grad", (A, B), {"alpha": 0.2}, order=1),
    Sample("elu", (A,)),
    Sample("elu_grad", (A, B)),
    Sample("selu", (A,)),
    Sample("selu_grad", (A, B)),
    Sample("gelu", (A,)),
    Sample("gelu_slope", (A,)),
    Sample("swish", (A,)),
    Sample("swish_beta", (A, np.float64(0.7))),
    Sample("softsign", (A,), order=1),
    Sample("softsign_grad", (A, B), order=0),
]  # fmt: skip
