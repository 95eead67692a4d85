"""The graph's menu offers to the mouse what keys do, and thickness tells of what flowed back."""

import numpy as np
import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QMenu

from gradviz.trace import frame_at
from gradviz.ui.graph.edge_painter import THICKEST, THINNEST
from gradviz.ui.graph.levels import level
from gradviz.ui.graph.menu import menu_of
from tests.helpers.grouped import trained
from tests.ui.graph.test_groups import FIRST, shown, title  # noqa: F401

F = np.float32


def rows(view, node):
    return {a.text().split("\t")[0]: a for a in menu_of(view, node).actions() if a.text()}


def test_a_closed_group_can_be_opened_and_the_one_around_it_closed(shown):  # noqa: F811
    view = shown({2, 3})
    assert "Open the group" not in rows(view, 2)
    rows(view, FIRST + 3)["Open the group"].trigger()
    assert view._graph.fold.closed == {2}
    rows(view, 5)["Close the group"].trigger()
    assert view._graph.fold.closed == {2, 3}
    rows(view, None)["Open or close all groups"].trigger()
    assert view._graph.fold.closed == frozenset()


def test_the_layers_of_a_model_can_be_opened_and_closed(shown):  # noqa: F811
    view = shown(trace=trained(1))
    rows(view, None)["Open or close the layers"].trigger()
    closed = {view._graph.trace.groups[g].name for g in view._graph.fold.closed}
    assert closed == {"dense (Dense)", "dense_1 (Dense)", "dense_2 (Dense)"}
    rows(view, None)["Open or close the layers"].trigger()
    assert view._graph.fold.closed == frozenset()
    assert "Open or close the layers" not in rows(shown(), None)


def test_on_the_title_of_an_open_group_that_group_can_be_closed(qtbot, shown):  # noqa: F811
    view = shown(trace=trained(1))
    place = title(view, 2)
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, place, view.viewport().mapToGlobal(place)
    )
    view.contextMenuEvent(event)
    menu = next(m for m in view.findChildren(QMenu) if m.isVisible())
    next(a for a in menu.actions() if a.text().startswith("Close the group")).trigger()
    menu.close()
    assert view._graph.fold.closed == {2}


def test_find_and_fit_are_there_and_groups_only_where_there_are_some(view):
    found = rows(view, None)
    assert "Open or close all groups" not in found
    found["Find …"].trigger()
    assert view.finder.isVisible()


@pytest.fixture
def weighing(view, build):
    """Return the view of a sum whose second term carries four times as much back."""
    leaf = [(n, "variable", "", "trainable", (), F(1)) for n in "ab"]
    ops = [("", "sin", "sin", "tensor", (0,), F(1)), ("", "cos", "cos", "tensor", (1,), F(1)),
           ("", "add", "+", "tensor", (2, 3), F(2))]  # fmt: skip
    trace, drawing = build(leaf + ops, {0: F(1), 1: F(4), 2: F(1), 3: F(4), 4: F(1)})
    view.set_trace(trace, drawing)
    view.set_frame(frame_at(trace, len(trace.steps)))
    return view


def test_thickness_tells_how_much_an_edge_carried(qtbot, weighing):
    assert weighing._graph.edges.widths is None
    qtbot.keyClick(weighing, Qt.Key.Key_T)
    widths = weighing._graph.edges.widths
    by_tail = {p.tail: w for p, w in zip(weighing._graph.drawing.paths, widths, strict=True)}
    assert by_tail[1] == by_tail[3] == THICKEST
    assert by_tail[0] == by_tail[2] == THINNEST + (THICKEST - THINNEST) / 2
    assert rows(weighing, None)["Thickness tells how much flowed back"].isChecked()
    rows(weighing, None)["Thickness tells how much flowed back"].trigger()
    assert weighing._graph.edges.widths is None


def test_thickness_follows_the_steps_and_back_is_exactly_back(weighing):
    weighing.set_weighed(True)
    trace = weighing._graph.trace
    seen = []
    for step in (*range(4, len(trace.steps)), *reversed(range(4, len(trace.steps)))):
        weighing.set_frame(frame_at(trace, step))
        seen.append(weighing._graph.edges.widths.tolist())
    half = len(seen) // 2
    assert seen[:half] == seen[half:][::-1]
    assert seen[0] != seen[half]


def test_another_run_keeps_the_choice(weighing, neuron):
    weighing.set_weighed(True)
    weighing.set_trace(*neuron)
    assert weighing.weighed


def test_a_node_fills_the_view_by_the_menu_and_by_a_key_and_the_second_time_all_is_seen(
    qtbot, view
):
    zoom = view.camera.zoom
    rows(view, 5)["See it from close by, and back"].trigger()
    assert level(view.camera.zoom).close
    place = view.mapFromScene(view._graph.rect_of(5)).boundingRect()
    assert view.camera.area().adjusted(-2, -2, 2, 2).contains(QRectF(place))
    view.select(5)
    qtbot.keyClick(view, Qt.Key.Key_Z)
    assert view.camera.zoom == pytest.approx(zoom)
    qtbot.keyClick(view, Qt.Key.Key_Z)
    assert level(view.camera.zoom).close
    assert "See it from close by, and back" not in rows(view, None)


def test_nobody_comes_closer_than_there_is_to_see(view):
    for _ in range(80):
        view.zoom_by(1.5)
    assert view.camera.zoom == view._graph.closest


def test_a_node_can_be_asked_for_on_the_plot_and_the_ground_cannot(qtbot, view):
    with qtbot.waitSignal(view.plotRequested) as asked:
        rows(view, 5)["Plot this"].trigger()
    assert asked.args == [5]
    assert "Plot this" not in rows(view, None)
