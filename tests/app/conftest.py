"""Windows for the tests of the app: made as a person would get them, closed at the end."""

import pytest

NEURON = "z = w * x + b\ny = sigmoid(z)\nloss = (y - t) ** 2\n"


@pytest.fixture
def open_window(qtbot):
    """Return a function that opens a window on a program and waits until it has run."""
    from gradviz.app import create_window

    windows = []

    def open_one(source=NEURON):
        window = create_window(source)
        windows.append(window)
        window.show()
        qtbot.waitUntil(lambda: window.trace is not None and window.settled, timeout=20_000)
        return window

    yield open_one
    for window in windows:
        window.close()


@pytest.fixture
def window(open_window):
    """A window on the neuron, run and stepped to the end."""
    return open_window()
