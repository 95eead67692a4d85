"""The limits of a program, raised in the menu and remembered."""

import pytest
from PySide6.QtGui import QAction

from gradviz.app.settings import Settings
from gradviz.lang.run import Limits

PRINTS = "for k in range(2500):\n    print(k)\n"


def choose(window, factor):
    window.findChild(QAction, f"actionLimits_{factor}").trigger()


def test_a_program_that_costs_too_much_runs_with_raised_limits(open_window, qtbot):
    window = open_window(PRINTS)
    assert window.trace.error.code == "limit_lines"
    choose(window, 4)
    qtbot.waitUntil(lambda: window.settled and window.trace.error is None, timeout=10_000)
    assert len(window.trace.printed) == 2500
    choose(window, 1)
    qtbot.waitUntil(lambda: window.settled and window.trace.error is not None, timeout=10_000)


def test_the_choice_is_remembered_and_shown(open_window):
    choose(open_window(None), 16)
    again = open_window(None)
    assert again.document.limits == Limits().times(16)
    assert again.findChild(QAction, "actionLimits_16").isChecked()
    assert not again.findChild(QAction, "actionLimits_1").isChecked()


@pytest.mark.parametrize("written", ["3", "much", "-4"])
def test_what_is_no_choice_counts_as_the_usual(open_window, written):
    Settings()._store.setValue("allowance", written)
    assert open_window(None).document.limits == Limits()


def test_raised_limits_leave_the_depth(open_window):
    raised = Limits().times(4)
    assert raised.depth == Limits().depth
    assert raised.operations == 4 * Limits().operations
