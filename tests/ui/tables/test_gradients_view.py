"""The gradients with their reasons, under the mouse."""

import dataclasses

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt

from gradviz import run
from gradviz.lang.scenes import Scene
from gradviz.lang.witness import judged
from gradviz.trace import Row, Trace, frame_at
from gradviz.trace.checks import DONE, Checks
from gradviz.ui.tables.gradients_model import (
    ARRIVAL_ROLE,
    CHECK_ROLE,
    GRADIENT,
    WHY,
    GradientsModel,
    link_text,
)
from gradviz.ui.tables.gradients_view import GradientsView
from gradviz.ui.tables.why_delegate import WhyDelegate
from gradviz.ui.theme import DARK
from tests.helpers.missing import missing_trace
from tests.helpers.neuron import neuron_trace

LEFT = Qt.MouseButton.LeftButton
TRACE = missing_trace()
END = len(TRACE.steps)


@pytest.fixture
def view(qtbot):
    view = GradientsView()
    qtbot.addWidget(view)
    view.resize(460, 260)
    view.set_trace(TRACE)
    view.set_frame(frame_at(TRACE, END))
    view.show()
    return view


def text(view, row, column):
    return view.model().index(row, column).data()


def link(view, row):
    """Return a point on the link of `row`, found as an eye would: by looking all over the cell."""
    index = view.model().index(row, WHY)
    room, arrival = view.room(index), index.data(ARRIVAL_ROLE)
    for y in range(round(room.top()), round(room.bottom()), 3):
        for x in range(round(room.left()), round(room.right()), 3):
            if view._why.on_link(room, QPointF(x, y), arrival):
                return QPoint(x, y)
    raise AssertionError("no link")


def test_model_keeps_qts_rules(qapp, qtmodeltester):
    model = GradientsModel()
    model.set_trace(TRACE)
    qtmodeltester.check(model)


def test_columns_and_rows_read_as_they_are(view):
    model = view.model()
    titles = [model.headerData(k, Qt.Orientation.Horizontal) for k in range(4)]
    assert titles == ["source", "role", "gradient", "why"]
    assert [text(view, 0, k) for k in range(4)] == [
        "w",
        "trainable",
        "shape (3, 2)",
        "shape (3, 2)",
    ]
    assert text(view, 1, GRADIENT) == "None"
    assert "trainable=False" in text(view, 1, WHY)


def test_before_it_arrives_a_gradient_is_an_ellipsis(view):
    view.set_frame(frame_at(TRACE, 9))
    assert text(view, 0, GRADIENT) == "…"
    assert text(view, 1, GRADIENT) == "None"


def test_stepping_does_not_change_the_height_of_rows(view):
    heights = [view.rowHeight(k) for k in range(4)]
    view.set_frame(frame_at(TRACE, 9))
    assert [view.rowHeight(k) for k in range(4)] == heights


def test_clicking_a_row_asks_why_and_goes_to_the_place(view, qtbot):
    at = view.visualRect(view.model().index(1, 0)).center()
    reasons, places = [], []
    view.reasonRequested.connect(reasons.append)
    view.placeRequested.connect(places.append)
    qtbot.mouseClick(view.viewport(), LEFT, pos=at)
    assert [row.source for row in reasons] == ["x1"]
    assert [span.slice(TRACE.text) for span in places] == ["trainable=False"]


def test_clicking_the_link_repairs(view, qtbot):
    with qtbot.waitSignal(view.repairRequested) as asked:
        qtbot.mouseClick(view.viewport(), LEFT, pos=link(view, 3))
    assert asked.args[0].label == "Watch x3"


def test_a_reason_without_repair_links_to_the_cut(view, qtbot):
    with qtbot.waitSignal(view.placeRequested) as asked:
        qtbot.mouseClick(view.viewport(), LEFT, pos=link(view, 2))
    assert asked.args[0].slice(TRACE.text) == "+ 1."


def test_links_say_the_repair_else_the_way_to_the_cut():
    words = [link_text(row) for row in TRACE.gradients[0].rows]
    assert words == [
        "",
        "Watch x1 (adds tape.watch(x1) on line 6)",
        "Go to the cut",
        "Watch x3",
    ]


def test_keys_do_what_the_mouse_does(view, qtbot):
    view.setCurrentIndex(view.model().index(3, 0))
    with qtbot.waitSignal(view.reasonRequested):
        qtbot.keyClick(view, Qt.Key.Key_Return)
    with qtbot.waitSignal(view.repairRequested):
        qtbot.keyClick(view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_rows_grow_with_their_reasons(view):
    wide = view.rowHeight(1)
    view.resize(340, 260)
    assert view.rowHeight(1) > wide


def test_zeros_without_a_path_say_so(view):
    row = Row("w", "trainable", np.zeros((), np.float32), None, 0, no_path=True)
    call = dataclasses.replace(TRACE.gradients[0], rows=(row,))
    view.set_trace(dataclasses.replace(TRACE, gradients=(call,)))
    view.set_frame(frame_at(TRACE, END))
    assert text(view, 0, GRADIENT) == "0 (no path)"
    assert "no path" in text(view, 0, WHY)


def test_the_target_is_known_and_an_empty_trace_has_none(view):
    assert view.target() == "loss"
    view.set_trace(Trace(""))
    view.set_frame(frame_at(Trace(""), 0))
    assert view.target() == ""
    assert view.model().rowCount() == 0
    assert not view.grab().isNull()


def test_another_trace_and_theme_can_come_at_any_time(view):
    view.set_trace(neuron_trace())
    view.set_theme(DARK)
    view.set_frame(frame_at(neuron_trace(), 12))
    assert text(view, 0, GRADIENT) == "-0.1990"
    assert not view.grab().isNull()


def test_what_other_witnesses_say_stands_beside_the_shape_and_moves_no_row(view):
    text = "x = tf.Variable(3.)\nwith tf.GradientTape() as t:\n  y = x * x\nt.gradient(y, x)\n"
    trace = judged(Scene(text))
    view.set_trace(trace)
    view.set_frame(frame_at(trace, len(trace.steps)))
    index = view.model().index(0, WHY)
    height, before = view.rowHeight(0), view.grab().toImage()
    assert index.data(CHECK_ROLE) == ""
    verdicts = tuple(tuple(row.verdict for row in call.rows) for call in trace.gradients)
    view.set_checks(Checks(DONE, verdicts))
    assert index.data(CHECK_ROLE) == "✓ 7 digits"
    assert view.rowHeight(0) == height
    assert view.grab().toImage() != before
    assert "forward mode: 6.000 (7 digits)" in index.data(Qt.ItemDataRole.ToolTipRole)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "x, shape (), ✓ 7 digits"
    view.set_frame(frame_at(trace, 0))
    assert index.data(CHECK_ROLE) == ""


def test_tips_say_what_columns_mean_and_how_a_gradient_is_widened(view):
    model, tip = view.model(), Qt.ItemDataRole.ToolTipRole
    told = [model.headerData(k, Qt.Orientation.Horizontal, tip) for k in range(4)]
    assert len(set(told)) == 4
    assert all(len(words) > 12 for words in told)
    tips = [model.index(row, GRADIENT).data(tip) for row in range(model.rowCount())]
    assert "press J" in tips[0]
    view.set_frame(frame_at(TRACE, 0))
    assert "press J" not in model.index(0, GRADIENT).data(tip)


def many(count):
    """Return the trace of a program with so many sources."""
    names = [f"w{k}" for k in range(count)]
    lines = [*(f"{name} = tf.Variable({k}.5)" for k, name in enumerate(names)),
             "with tf.GradientTape() as tape:", "    y = w0",
             *(f"    y = y * {name}" for name in names[1:]),
             f"g = tape.gradient(y, [{', '.join(names)}])"]  # fmt: skip
    return run("\n".join(lines))


def test_a_jump_looks_at_each_row_once_and_at_none_while_nobody_sees_them(view, qtbot, monkeypatch):
    trace = many(30)
    view.set_trace(trace)
    view.set_frame(frame_at(trace, 0))
    qtbot.waitUntil(lambda: view.verticalScrollBar().maximum() > 0)
    asked = []
    height = WhyDelegate.height
    monkeypatch.setattr(
        WhyDelegate, "height", lambda own, *rest: (asked.append(rest), height(own, *rest))[1]
    )
    view.set_frame(frame_at(trace, len(trace.steps)))
    assert text(view, 29, GRADIENT) != "…"
    assert len(asked) == 30
    view.hide()
    view.set_frame(frame_at(trace, 0))
    view.set_checks(Checks(DONE, ()))
    assert len(asked) == 30
    view.show()
    assert len(asked) == 60


def test_the_gradient_that_came_last_is_in_sight_and_the_way_back_is_the_same(view):
    trace = many(30)
    view.set_trace(trace)
    steps = range(len(trace.steps) - 40, len(trace.steps) + 1)
    seen = {}
    for step in [*steps, *reversed(steps)]:
        view.set_frame(frame_at(trace, step))
        newest = view.model().newest
        if newest is not None:
            assert view.viewport().rect().contains(view.visualRect(view.model().index(newest, 0)))
        assert seen.setdefault(step, view.verticalScrollBar().value()) == seen[step]
    assert len(set(seen.values())) > 5
