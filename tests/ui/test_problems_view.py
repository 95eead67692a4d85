from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt

from gradviz.trace import Called, Diagnostic, Edit, Fix, Span, Trace
from gradviz.ui.problems_view import ProblemsView
from gradviz.ui.theme import DARK
from gradviz.words import CATALOGUE

TEXT = "y = w +\nz = tf.foo(1)\n"
WARNING = Diagnostic.at(TEXT, Span(0, 1), "unused", "y is never used.", severity="warning")
ERROR = Diagnostic.at(TEXT, Span(12, 18), "name", "tf has no foo.", "Did you mean tf.abs?")
NOTICE = Diagnostic.at(TEXT, Span(0, 1), "left_out", "Left out: y.", severity="notice")
FIXES = (Fix("Write z", (Edit(Span(0, 1), "z"),)), Fix("Write 1", (Edit(Span(4, 5), "1"),)))
MENDED = replace(WARNING, fixes=FIXES)
LIMIT = Diagnostic("time", "It took more than 5 seconds.")


@pytest.fixture
def view(qtbot):
    widget = ProblemsView()
    qtbot.addWidget(widget)
    widget.resize(390, 120)
    widget.show()
    return widget


def test_errors_come_first_with_line_message_and_hint(view):
    view.set_diagnostics([WARNING, ERROR])
    assert view.item(0).text() == "Error, line 2: tf has no foo.\nDid you mean tf.abs?"
    assert view.item(1).text() == "Warning, line 1: y is never used."


def test_how_many_there_are_is_told(qtbot, view):
    with qtbot.waitSignal(view.problemsChanged) as heard:
        view.set_diagnostics([ERROR, LIMIT])
    assert heard.args == [2]
    assert view.property("hasProblems") is True
    with qtbot.waitSignal(view.problemsChanged) as heard:
        view.set_trace(Trace(""))
    assert heard.args == [0]
    assert view.hasProblems is False
    assert view.sizeHint().height() == 0


def test_click_goes_to_the_place(qtbot, view):
    view.set_diagnostics([ERROR])
    with qtbot.waitSignal(view.placeRequested) as heard:
        centre = view.visualItemRect(view.item(0)).center()
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=centre)
    assert heard.args == [ERROR.span]


def test_enter_goes_to_the_place(qtbot, view):
    view.set_diagnostics([ERROR, WARNING])
    view.setCurrentRow(1)
    with qtbot.waitSignal(view.placeRequested) as heard:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert heard.args == [WARNING.span]


def test_problem_without_a_place_goes_nowhere(qtbot, view):
    view.set_diagnostics([LIMIT])
    with qtbot.assertNotEmitted(view.placeRequested):
        centre = view.visualItemRect(view.item(0)).center()
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=centre)
    assert view.item(0).text() == "Error: It took more than 5 seconds."


def test_errors_come_before_warnings_and_those_before_notices(view):
    view.set_diagnostics([NOTICE, WARNING, ERROR])
    heard = [view.item(k).text().partition(",")[0] for k in range(3)]
    assert heard == ["Error", "Warning", "Notice"]
    assert not view.grab().isNull()


def find(view, fix):
    """Return a place where a click means `fix`."""
    area = view.visualItemRect(view.item(0))
    for y in range(area.top(), area.bottom()):
        place = QPoint(area.left() + 40, y)
        if view.itemDelegate().fix_at(MENDED, area, place) == fix:
            return place
    raise AssertionError(f"no words of {fix}")


@pytest.mark.parametrize("fix", FIXES, ids=lambda fix: fix.label)
def test_a_click_on_a_repair_asks_for_it(qtbot, view, fix):
    view.set_diagnostics([MENDED])
    assert view.item(0).text().endswith("y is never used.\nWrite z\nWrite 1")
    with (
        qtbot.waitSignal(view.repairRequested) as heard,
        qtbot.assertNotEmitted(view.placeRequested),
    ):
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=find(view, fix))
    assert heard.args == [fix]


def test_the_pointer_shows_where_a_repair_is(qtbot, view):
    view.set_diagnostics([MENDED])
    qtbot.mouseMove(view.viewport(), find(view, FIXES[1]))
    assert view.viewport().cursor().shape() == Qt.CursorShape.PointingHandCursor
    qtbot.mouseMove(view.viewport(), view.visualItemRect(view.item(0)).topLeft() + QPoint(40, 10))
    assert view.viewport().cursor().shape() == Qt.CursorShape.ArrowCursor


def test_a_click_beside_the_repairs_goes_to_the_place(qtbot, view):
    view.set_diagnostics([MENDED])
    with (
        qtbot.waitSignal(view.placeRequested) as heard,
        qtbot.assertNotEmitted(view.repairRequested),
    ):
        place = view.visualItemRect(view.item(0)).topLeft() + QPoint(40, 10)
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert heard.args == [WARNING.span]


def test_control_enter_asks_for_the_first_repair(qtbot, view):
    view.set_diagnostics([MENDED])
    view.setCurrentRow(0)
    with qtbot.waitSignal(view.repairRequested) as heard:
        qtbot.keyClick(view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert heard.args == [FIXES[0]]


def test_long_messages_are_wrapped_not_cut(view):
    short = Diagnostic("x", "short")
    view.set_diagnostics([short, Diagnostic("x", "a rather long message " * 9)])
    rows = [view.visualItemRect(view.item(k)) for k in range(2)]
    assert rows[1].height() > 2 * rows[0].height()
    assert rows[1].width() <= view.viewport().width()
    view.resize(800, 120)
    assert view.visualItemRect(view.item(1)).height() < rows[1].height()


def test_it_speaks_korean_and_wears_both_themes(view):
    view.set_diagnostics([ERROR, WARNING])
    light = view.grab().toImage()
    CATALOGUE.use("ko")
    view.retranslate()
    view.set_theme(DARK)
    assert view.item(0).text().startswith("오류, 2행: ")
    assert view.accessibleName() == "문제"
    assert view.objectName() == "problems"
    assert view.grab().toImage() != light


def test_the_calls_that_led_to_an_error_are_told_by_its_tooltip(qtbot):
    view = ProblemsView()
    qtbot.addWidget(view)
    calls = (Called("", 8, "train(3)"), Called("train", 5, "return 1 / 0"))
    view.set_diagnostics([Diagnostic("raised", "bad", exception="ValueError", calls=calls)])
    assert view.item(0).toolTip().splitlines() == [
        "ValueError",
        "line 8: train(3)",
        "line 5, in train: return 1 / 0",
    ]
