"""Samples of engine/ops/activations.py."""

from tests.engine.samples.sample import A, B, Sample

SAMPLES = [
    Sample("relu", (A,), order=1),
    Sample("relu_grad", (A, B), order=1),
    Sample("relu6", (4 * A,), order=1),
    Sample("relu6_grad", (A, 4 * B), order=1),
    Sample("leaky_relu", (A,), {"alpha": 0.2}, order=1),
    Sample("elu", (A,)),
    Sample("elu_grad", (A, B)),
    Sample("selu", (A,)),
    Sample("gelu", (A,)),
    Sample("swish", (A,)),
    Sample("softsign", (A,)),
]  # fmt: skip
