"""The check of a gradient in the inspector: four lines, the digits, and why one differs."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gradviz import run
from gradviz.lang.scenes import Scene
from gradviz.lang.witness import judged
from gradviz.trace import frame_at
from gradviz.trace.checks import CHANGING, DONE, OFFERED, PENDING, WORKING, Checks
from gradviz.ui.tables.inspector_fact import ACTION, WITNESS, WORDS
from gradviz.ui.tables.inspector_model import FACT_ROLE
from gradviz.ui.tables.inspector_view import InspectorView
from gradviz.ui.theme import DARK
from gradviz.words import CATALOGUE

TEXT = "x = tf.Variable({x})\nwith tf.GradientTape() as t:\n  y = {y}\nt.gradient(y, x)\n"


@pytest.fixture
def view(qtbot):
    view = InspectorView()
    qtbot.addWidget(view)
    view.resize(340, 520)
    view.show()
    return view


def shown(view, y="x * x", x="3.", cursor=None):
    text = TEXT.format(x=x, y=y)
    trace = run(text)
    assert trace.error is None
    view.set_trace(trace)
    view.set_node(0)
    view.set_frame(frame_at(trace, len(trace.steps) if cursor is None else cursor))
    return trace


def checks_of(trace):
    calls = judged(Scene(trace.text)).gradients
    return Checks(DONE, tuple(tuple(row.verdict for row in call.rows) for call in calls))


def facts(view):
    model = view.model()
    return [model.index(k, 0).data(FACT_ROLE) for k in range(model.rowCount())]


def witnesses(view):
    return [(f.label, f.text, f.aside) for f in facts(view) if f.look == WITNESS]


def headline(view):
    return next(f for f in facts(view) if f.label == "check")


def test_four_lines_tell_name_number_and_digits(view):
    view.set_checks(checks_of(shown(view)))
    assert witnesses(view) == [
        ("tape", "6.00000", "float32"),
        ("differences", "6.00000", "7 digits"),
        ("forward mode", "6.00000", "7 digits"),
        ("formula", "6.00000", "7 digits"),
    ]
    assert headline(view).text == "all agree, to 7 digits"
    assert [f.bar for f in facts(view) if f.look == WITNESS] == [None, (7, 7), (7, 7), (7, 7)]


def test_the_lines_are_there_before_the_numbers_so_that_nothing_moves(view):
    trace = shown(view)
    before = [(f.label, f.look) for f in facts(view)]
    heights = [view.rowHeight(k) for k in range(view.model().rowCount())]
    assert [text for _, text, _ in witnesses(view)] == ["6.00000", "…", "…", "…"]
    view.set_checks(checks_of(trace))
    assert [(f.label, f.look) for f in facts(view)] == before
    assert [view.rowHeight(k) for k in range(view.model().rowCount())] == heights


def test_before_the_gradient_has_arrived_there_is_nothing_to_check(view):
    shown(view, cursor=3)
    assert witnesses(view) == []


def test_where_one_differs_the_reason_stands_below_the_four(view):
    view.set_checks(checks_of(shown(view, "tf.nn.relu(x)", "0.")))
    rows = facts(view)
    last = max(k for k, fact in enumerate(rows) if fact.look == WITNESS)
    assert rows[last + 1].look == WORDS
    assert rows[last + 1].text.startswith("A kink: the slope is 0.000 to its left and 1.000")
    assert witnesses(view)[1] == ("differences", "0.500000", "differs")
    assert rows[last - 2].bar == (0, 7)
    assert headline(view).text == "a kink"


def test_of_an_array_the_largest_difference_and_where_it_is(view):
    view.set_checks(checks_of(shown(view, "x ** 3", "[[0.1, 0.2], [0.3, 0.4]]")))
    others = [f for f in facts(view) if f.look == WITNESS][1:]
    assert all(f.text.startswith("Δ ≤ ") for f in others)
    assert all(f.array.shape == (2, 2) for f in others)


def test_what_cancels_to_nothing_is_not_called_different(view):
    view.set_checks(checks_of(shown(view, "tf.nn.softmax(x)", "[0.3, 0.1, 0.7]")))
    assert headline(view).text == "all of it cancels"
    assert witnesses(view)[1][2] == "≈ 0"
    assert any("Parts as large as" in f.text for f in facts(view))


def test_each_line_tells_how_it_came_to_its_number(view):
    view.set_checks(checks_of(shown(view, "x * x + tf.sin(x)")))
    tips = {f.label: f.tip for f in facts(view) if f.look == WITNESS}
    assert "3 paths" in tips["formula"]
    assert "6e-6" in tips["differences"]
    assert "float32" in tips["tape"]


def test_a_screen_reader_hears_all_of_a_line(view):
    view.set_checks(checks_of(shown(view)))
    heard = [f.spoken for f in facts(view) if f.look == WITNESS]
    assert heard[1] == "differences: 6.00000: 7 digits"


def test_a_large_program_offers_the_check_to_mouse_and_keys(view, qtbot):
    shown(view)
    view.set_checks(Checks(OFFERED, total=1))
    assert headline(view).look == ACTION
    row = facts(view).index(headline(view))
    place = view.visualRect(view.model().index(row, 1)).center()
    with qtbot.waitSignal(view.checkRequested):
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    view.setCurrentIndex(view.model().index(row, 0))
    with qtbot.waitSignal(view.checkRequested):
        QTest.keyClick(view, Qt.Key.Key_Return)


def test_while_it_works_it_says_how_far_and_can_be_cancelled(view, qtbot):
    shown(view)
    view.set_checks(Checks(WORKING, count=2, total=5))
    assert headline(view).text.startswith("2 of 5 checked")
    row = facts(view).index(headline(view))
    place = view.visualRect(view.model().index(row, 1)).center()
    with qtbot.waitSignal(view.checkCancelled):
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_a_click_on_any_other_row_asks_for_nothing(view, qtbot):
    view.set_checks(checks_of(shown(view)))
    place = view.visualRect(view.model().index(1, 1)).center()
    with qtbot.assertNotEmitted(view.checkRequested):
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_random_programs_say_that_nothing_can_be_compared(view):
    shown(view)
    view.set_checks(Checks(CHANGING))
    assert witnesses(view) == []
    assert any("other numbers each time" in f.text for f in facts(view))


def test_another_trace_forgets_the_check(view):
    view.set_checks(checks_of(shown(view)))
    shown(view, x="4.")
    assert [text for _, text, _ in witnesses(view)] == ["8.00000", "…", "…", "…"]
    assert Checks().state == PENDING


def test_it_speaks_korean_and_wears_the_dark_theme(view):
    view.set_checks(checks_of(shown(view, "tf.nn.relu(x)", "0.")))
    light = view.grab().toImage()
    view.set_theme(DARK)
    assert view.grab().toImage() != light
    CATALOGUE.use("ko")
    view.retranslate()
    assert [label for label, _, _ in witnesses(view)] == [
        "테이프", "유한 차분", "순방향 모드", "공식"]  # fmt: skip
