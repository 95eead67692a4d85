"""The surface's tab: its choices, its menu, and what a moved point asks for."""

import dataclasses

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from gradviz import Input, run
from gradviz.trace.surface import Surface, Tones
from gradviz.ui.plots.surface_tab import SurfaceTab

GRID = np.linspace(-1, 1, 5)
MADE = Surface("y", ("w", "b"), GRID, GRID, np.outer(GRID, GRID), (0.8, -0.4), tones=Tones(-1, 1))
VECTOR = "import tensorflow as tf\nw = tf.Variable([1., 2., 3.])\ny = tf.reduce_sum(w * w)\n"


@pytest.fixture
def tab(qtbot):
    tab = SurfaceTab()
    for widget in (tab.row, tab.page):
        qtbot.addWidget(widget)
    tab.load()
    return tab


def offered(box):
    return [box.itemText(k) for k in range(box.count())]


def test_scalars_and_elements_of_small_tensors_are_axes(tab):
    tab.set_trace(run(VECTOR))
    assert offered(tab.row.boxes[0]) == ["w[0]", "w[1]", "w[2]"]
    assert offered(tab.row.of) == ["y"]
    assert tab.row.of.isHidden()  # there is nothing to choose, and others need the room


def test_a_moved_point_asks_for_both_values(tab, qtbot):
    tab.set_trace(run("y = w * b", inputs={"w": Input("trainable", 1.0)}))
    tab.set_surface(MADE)
    with qtbot.waitSignal(tab.valuesMoved) as asked:
        tab.page.chart.moved.emit(0.25, 0.5)
    assert asked.args[0] == [("w", 0.25), ("b", 0.5)]


def test_elements_of_one_tensor_are_moved_together(tab, qtbot):
    tab.set_trace(run(VECTOR))
    tab.set_surface(dataclasses.replace(MADE, along=("w[2]", "w[0]")))
    with qtbot.waitSignal(tab.valuesMoved) as asked:
        tab.page.chart.moved.emit(0.25, 0.5)
    ((name, value),) = asked.args[0]
    assert (name, value.tolist()) == ("w", [0.5, 2.0, 0.25])


def test_what_is_drawn_is_chosen(tab):
    tab.set_trace(run("y = w * b"))
    tab.set_surface(MADE)
    assert (tab.row.of.currentText(), tab.row.choice()) == ("y", ("w", "b"))


def test_choosing_asks(tab, qtbot):
    tab.set_trace(run("z = w * b\ny = z * c"))
    tab.set_surface(MADE)
    with qtbot.waitSignal(tab.row.ofChosen) as asked:
        tab.row.of.textActivated.emit("z")
    assert asked.args == ["z"]
    tab.row.boxes[0].setCurrentText("c")
    with qtbot.waitSignal(tab.row.chosen) as asked:
        tab.row.boxes[0].textActivated.emit("c")
    assert asked.args == ["c", "b"]


def test_the_menu_turns_arrows_ways_and_views(tab, qtbot):
    tab.set_surface(MADE)
    actions = tab.row.actions_by_name
    with qtbot.waitSignal(tab.row.directionChosen) as asked:
        actions["uphill"].trigger()
    assert asked.args == ["uphill"]
    with qtbot.waitSignal(tab.row.scaleChosen) as asked:
        actions["powers"].trigger()
    assert asked.args == ["powers"]
    with qtbot.waitSignal(tab.row.wayToggled) as asked:
        actions["way"].trigger()
    assert asked.args == [False]
    with qtbot.waitSignal(tab.viewWanted) as asked:
        actions["closer"].trigger()
    assert asked.args[0][0] == pytest.approx((-0.8, 0.8))
    with qtbot.waitSignal(tab.viewWanted) as asked:
        actions["reset"].trigger()
    assert asked.args == [None]


def test_why_there_is_nothing_to_see_is_said(tab, qtbot):
    nothing = dataclasses.replace(MADE, z=np.full((5, 5), np.nan), tones=None)
    tab.set_surface(nothing)
    assert "y is defined nowhere over w = −1 … 1" in tab.page._note.text()
    with qtbot.waitSignal(tab.viewWanted):
        tab.row.actions_by_name["reset"].trigger()
    tab.set_surface(dataclasses.replace(nothing, slow=True))
    assert "takes so long" in tab.page._note.text()
    tab.set_surface(None)
    assert "needs two" in tab.page._note.text()


def test_a_section_is_asked_for_by_its_name(tab, qtbot):
    tab.set_surface(MADE)
    texts = [action.text() for action in tab.row.menu.actions()]
    assert "Section along w, as a curve" in texts
    with qtbot.waitSignal(tab.sectionWanted) as asked:
        tab.row.menu.actions()[texts.index("Section along b, as a curve")].trigger()
    assert asked.args == ["y", "b", (-1.0, 1.0)]


def test_values_are_copied_and_saved(tab, monkeypatch, tmp_path):
    tab.set_surface(MADE)
    tab.row.actions_by_name["copy"].trigger()
    assert QApplication.clipboard().text().splitlines()[0] == "w\tb\ty"
    path = tmp_path / "grid"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(path), ""))
    tab.row.actions_by_name["save"].trigger()
    lines = path.with_suffix(".csv").read_text().splitlines()
    assert (lines[0], len(lines)) == ("w,b,y", 26)


def test_the_right_button_and_a_key_do_what_the_menu_does(tab, qtbot):
    tab.page.show()
    tab.set_surface(MADE)
    chart = tab.page.chart
    QApplication.clipboard().clear()
    QTest.keyClick(chart, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text().startswith("w\tb\ty")
    place = chart.viewport().rect().center()
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, place, chart.viewport().mapToGlobal(place)
    )
    QApplication.sendEvent(chart.viewport(), event)
    assert tab.row.menu.isVisible()
    tab.row.menu.close()


def test_a_place_that_cannot_be_written_is_told(tab, monkeypatch, tmp_path, qtbot):
    tab.set_surface(MADE)
    path = str(tmp_path / "none" / "grid.csv")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (path, ""))
    with qtbot.waitSignal(tab.said) as told:
        tab.row.actions_by_name["save"].trigger()
    assert "could not be written" in told.args[0]


def test_the_row_fits_the_narrowest_panel(tab):
    tab.set_trace(run("first_long_name = weight_one * weight_two"))
    assert tab.row.minimumSizeHint().width() <= 280


def test_the_button_turns_the_surface_to_a_slant_and_back(tab):
    tab.set_surface(MADE)
    tab.row.relief.click()
    assert tab.page.chart.at_a_slant
    tab.row.relief.click()
    assert not tab.page.chart.at_a_slant
