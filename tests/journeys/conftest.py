"""What journeys have in common: a window that has run a program and stands at its end."""

import pytest


@pytest.fixture
def show(open_window, qtbot):
    """Return a function that shows a program in a window, at the end of its run."""

    def show(text):
        window = open_window(text)
        qtbot.waitUntil(lambda: window.trace is not None and window.trace.text == text)
        window.go_to(len(window.trace.steps))
        return window

    return show
