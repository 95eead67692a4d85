"""Gradient descent, against its closed formula."""

import numpy as np

from gradviz.lang.training import train


def test_training_walks_down():
    made = train("loss = (w - 3.) ** 2", {"w": ("trainable", 0.0)}, "loss", 0.1, 20)
    w = 3 * (1 - 0.8 ** np.arange(21))
    np.testing.assert_allclose(dict(made.paths)["w"], w, rtol=1e-4, atol=1e-5)
    np.testing.assert_allclose(made.losses, (w - 3) ** 2, rtol=1e-3, atol=1e-5)
