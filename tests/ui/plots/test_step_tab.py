"""Errors against step size as the second face of the curve's tab."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from gradviz import Input
from gradviz.lang.step_sizes import step_errors
from gradviz.ui.plots.panel import PlotsPanel
from gradviz.words import CATALOGUE
from tests.helpers.neuron import neuron_trace


@pytest.fixture
def panel(qtbot):
    panel = PlotsPanel()
    qtbot.addWidget(panel)
    panel.resize(330, 360)
    panel.curve.load()
    panel.steps.load()
    panel.set_trace(neuron_trace())
    panel.show()
    return panel


def errors():
    return step_errors("y = exp(w)", {"w": Input("trainable", 0.8)}, "y", "w")


def test_the_curves_menu_turns_to_it(panel, qtbot):
    with qtbot.waitSignal(panel.panelShown) as shown:
        panel.curve.row.menu.commands["steps"].trigger()
    assert shown.args == ["steps"]
    panel.set_steps(errors())
    assert panel.chart_shown is panel.steps.page.chart
    assert panel.steps.row.isVisible()
    assert not panel.curve.row.isVisible()
    assert panel.tabs.currentIndex() == 0


def test_it_shows_and_offers_what_the_curve_does(panel):
    panel.show_panel("steps")
    panel.set_steps(errors())
    assert panel.steps.row.choice() == ("y", "w")
    theirs, mine = panel.curve.row.boxes[1], panel.steps.row.boxes[1]
    offered = {mine.itemText(k) for k in range(mine.count())}
    assert {theirs.itemText(k) for k in range(theirs.count())} <= offered


@pytest.mark.parametrize("way", ["button", "tab", "other tab"])
def test_there_are_ways_back_to_the_curve(panel, qtbot, way):
    panel.show_panel("steps")
    left = Qt.MouseButton.LeftButton
    with qtbot.waitSignal(panel.panelShown) as shown:
        if way == "button":
            qtbot.mouseClick(panel.steps.row.back, left)
        elif way == "tab":
            qtbot.mouseClick(panel.tabs, left, pos=panel.tabs.tabRect(0).center())
        else:
            panel.show_panel("memory")
    assert shown.args == ["memory" if way == "other tab" else "curve"]
    assert panel.chart_shown is not panel.steps.page.chart


def test_forward_differences_are_switched_in_the_menu_and_by_key(panel, qtbot):
    panel.show_panel("steps")
    panel.set_steps(errors())
    panel.steps.row.forward.trigger()
    assert panel.steps.page.chart.forward
    qtbot.keyClick(panel.steps.page.chart, Qt.Key.Key_F)
    assert not panel.steps.page.chart.forward
    assert not panel.steps.row.forward.isChecked()


def test_numbers_can_be_copied(panel):
    panel.show_panel("steps")
    panel.set_steps(errors())
    panel.steps.row.commands["copy"].trigger()
    assert QGuiApplication.clipboard().text().startswith("h\tfloat32 central")


def test_numbers_can_be_saved(panel, qtbot, monkeypatch, tmp_path):
    place = tmp_path / "errors.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(place), ""))
    panel.set_steps(errors())
    with qtbot.waitSignal(panel.steps.said):
        panel.steps.row.commands["save"].trigger()
    assert len(place.read_text().splitlines()) == len(errors().steps) + 1


def test_without_numbers_there_is_a_sentence(panel):
    panel.show_panel("steps")
    panel.set_steps(None)
    assert "step" in panel.steps.page._note.text()
    assert panel.chart_shown is None


def test_it_speaks_korean(panel):
    CATALOGUE.use("ko")
    panel.retranslate()
    assert panel.steps.row.back.toolTip() == "곡선으로 돌아가기"
    assert panel.curve.row.menu.commands["steps"].text() == "스텝 크기에 따른 오차"
