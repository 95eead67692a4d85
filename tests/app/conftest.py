"""The window that most tests of the app look at."""

import pytest

NEURON = "z = w * x + b\ny = sigmoid(z)\nloss = (y - t) ** 2\n"


@pytest.fixture
def window(open_window):
    """A window on the neuron, run and stepped to the end."""
    return open_window(NEURON)
