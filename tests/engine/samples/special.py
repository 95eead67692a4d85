"""Samples of engine/ops/special.py."""

import numpy as np

from tests.engine.samples.sample import POSITIVE, UNIT, A, Sample, spread

ORDER, SHARE = np.array([[1.0], [3.0]]), spread(2, 3, low=0.1, high=0.9)
OTHER = spread(2, 3, low=0.4, high=4.0, seed=5)

SAMPLES = [
    Sample("lgamma", (POSITIVE,)),
    Sample("digamma", (A,)),
    Sample("polygamma", (ORDER, POSITIVE)),
    Sample("zeta", (1 + POSITIVE, OTHER)),
    Sample("igamma", (POSITIVE, OTHER), order=1),  # a's own slope has none
    Sample("igammac", (POSITIVE, OTHER), order=1),
    Sample("igamma_grad_a", (POSITIVE, OTHER), order=0),
    Sample("betainc", (POSITIVE, OTHER, SHARE)),
    Sample("erfc", (A,)),
    Sample("erfinv", (UNIT,)),
    Sample("ndtri", (SHARE,)),
    *(Sample(f"bessel_{name}", (A,)) for name in ("i0", "i0e", "i1", "i1e", "j0", "j1")),
    *(Sample(f"bessel_{name}", (POSITIVE,)) for name in ("k0", "k0e", "k1", "k1e", "y0", "y1")),
    *(Sample(name, (A,)) for name in ("dawsn", "fresnel_cos", "fresnel_sin")),
    Sample("expint", (POSITIVE,)),
    Sample("spence", (POSITIVE,)),
]  # fmt: skip
