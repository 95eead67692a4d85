"""What journeys have in common: a window that has run a program and stands at its end."""

import pytest


def _at_its_end(opened):
    def show(text):
        window = opened(text)
        window.go_to(len(window.trace.steps))
        return window

    return show


@pytest.fixture
def show(open_window):
    """Return a function that shows a program in a window, at the end of its run."""
    return _at_its_end(open_window)


@pytest.fixture
def show_again(reopen):
    """Do the same in a window that the module's other tests have used."""
    return _at_its_end(reopen)
