"""The tab of memory: two ways to see it, and a menu that has the rest."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from gradviz.trace import Trace, frame_at
from gradviz.trace.series import memory
from gradviz.ui.plots.memory_tab import MemoryTab
from gradviz.words import CATALOGUE
from tests.helpers.taped import PAUSES, traced
from tests.trace.test_series import ONCE

ONE = ONCE.format(how="")


@pytest.fixture
def tab(qtbot):
    tab = MemoryTab()
    qtbot.addWidget(tab.row)
    qtbot.addWidget(tab.page)
    tab.page.resize(320, 260)
    tab.set_frame(frame_at(traced(ONE), 3))
    tab.load()
    tab.set_memory(memory(traced(ONE)))
    tab.page.show()
    tab.row.show()
    return tab


def test_what_came_before_loading_is_shown(tab):
    assert tab.page.chart.steps.line.value() == 3
    assert tab.has_choice


def test_a_button_turns_to_records_and_back(tab, qtbot):
    qtbot.mouseClick(tab.row.modes["records"], Qt.MouseButton.LeftButton)
    assert tab.page.chart.mode == "records"
    qtbot.mouseClick(tab.row.modes["steps"], Qt.MouseButton.LeftButton)
    assert tab.page.chart.mode == "steps"


def test_the_menu_has_what_fits_the_way_it_is_seen(tab, qtbot):
    def offered():
        return {action.objectName() for action in tab.row.menu.actions() if action.isVisible()}

    assert {"memoryNeeded", "memoryOtherwise", "memoryToPeak"} <= offered()
    assert not {"memoryUnfolded", "memoryLargest"} & offered()
    qtbot.mouseClick(tab.row.modes["records"], Qt.MouseButton.LeftButton)
    assert {"memoryLargest", "memoryCopy"} <= offered()
    assert not {"memoryNeeded", "memoryToPeak", "memoryZoomIn"} & offered()


def test_lines_are_switched_in_the_menu(tab):
    tab.row.lines["needed"].trigger()
    drawn = [item.name() for item in tab.page.chart.getPlotItem().listDataItems()]
    assert "needed" not in drawn
    tab.row.lines["needed"].trigger()
    drawn = [item.name() for item in tab.page.chart.getPlotItem().listDataItems()]
    assert "needed" in drawn


def test_the_order_of_records_is_switched_in_the_menu(tab):
    tab.row.modes["records"].click()
    tab.set_memory(memory(traced(PAUSES)))
    tab.row.largest.trigger()
    keeps = tab.page.chart.records.keeps
    assert [keep.node for keep in keeps] == sorted(keep.node for keep in keeps)


def test_the_line_of_the_other_kind_says_which(tab):
    assert tab.row.lines["otherwise"].text() == "If the tape were persistent"
    tab.set_memory(memory(traced(PAUSES)))
    assert tab.row.lines["otherwise"].text() == "If the tape were not persistent"


def test_the_numbers_can_be_copied(tab):
    tab.row.commands["copy"].trigger()
    assert QGuiApplication.clipboard().text() == tab.page.chart.text()


def test_the_numbers_can_be_saved(tab, qtbot, monkeypatch, tmp_path):
    place = tmp_path / "held.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(place), ""))
    with qtbot.waitSignal(tab.said):
        tab.row.commands["save"].trigger()
    assert place.read_text().startswith("step,line,held")


def test_commands_zoom_and_reset(tab):
    chart = tab.page.chart
    whole = chart.viewRange()[0]
    tab.row.commands["zoom_in"].trigger()
    assert chart.viewRange()[0] != whole
    tab.row.commands["whole"].trigger()
    assert chart.viewRange()[0] == whole


def test_steps_and_records_are_asked_for(tab, qtbot):
    with qtbot.waitSignal(tab.stepRequested):
        tab.row.commands["to_peak"].trigger()


def test_where_nothing_is_held_there_is_nothing_to_choose(tab):
    tab.set_memory(memory(Trace("")))
    assert not tab.has_choice


def test_it_speaks_korean(tab):
    CATALOGUE.use("ko")
    tab.row.retranslate()
    tab.page.retranslate()
    assert tab.row.modes["steps"].text() == "단계별"
    assert tab.row.lines["needed"].text() == "수학적으로 필요한 양"
