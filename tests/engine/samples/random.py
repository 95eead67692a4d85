"""Samples of what is drawn at random from the values of an input."""

import numpy as np

from gradviz.engine.random.philox import Stream
from tests.engine.samples.sample import POSITIVE, A, Sample

STREAM = Stream(7)
WHOLE = np.dtype(np.int32)
HOW = {"shape": (2,), "stream": STREAM, "dtype": WHOLE}
CHANCES = np.array([[0.2, 0.5, 0.7], [0.9, 0.1, 0.3]])

SAMPLES = [
    Sample("shuffle", (A,), {"order": np.array([1, 0])}, 0),
    Sample("stateless_shuffle", (A,), {"order": None}, 0),
    Sample("categorical", (A,), {"num_samples": 4, "stream": STREAM, "dtype": WHOLE}, 0),
    # Its derivative is that of the number of the same rank, however the number was found.
    Sample("random_gamma", (POSITIVE,), {"shape": (2,), "stream": STREAM}, 1, differences=False),
    Sample("random_gamma_grad", (POSITIVE, POSITIVE), {}, 0),
    Sample("random_poisson", (POSITIVE,), HOW, 0),
    Sample("stateless_poisson", (POSITIVE,), HOW, 0),
    Sample("random_binomial", (POSITIVE, CHANCES), HOW, 0),
    Sample("stateless_binomial", (POSITIVE, CHANCES), HOW, 0),
]
