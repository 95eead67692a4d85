from PySide6.QtCore import Qt

from gradviz.app.presenting import LEFT
from gradviz.ui.theme import scale, ui_font


def test_presenting_writes_larger_and_esc_ends_it(window, qtbot):
    normal = ui_font().pointSizeF()
    shown = {name: dock.isHidden() for name, dock in window.panels.docks.items()}
    width = window.panels.docks["programDock"].width()
    window.actions_by_name["actionPresent"].trigger()
    assert ui_font().pointSizeF() > 1.3 * normal
    assert window.panels.docks["inspectorDock"].isHidden()
    assert window.widgets.editor.font().pointSizeF() > 1.3 * 10
    assert window.statusBar().isHidden()
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert scale() == 1.0
    assert not window.statusBar().isHidden()
    assert {name: dock.isHidden() for name, dock in window.panels.docks.items()} == shown
    assert abs(window.panels.docks["programDock"].width() - width) <= 2
    assert not window.actions_by_name["actionPresent"].isChecked()


def test_a_small_window_gives_the_graph_room_and_keeps_plots_and_tape_at_hand(window, qtbot):
    window.resize(1366, 768)
    docks, strip, graph = window.panels.docks, window.widgets.strip, window.widgets.graph
    window.actions_by_name["actionPresent"].trigger()
    qtbot.waitUntil(lambda: graph.camera.sees_all() and graph.camera.zoom > 1.2)
    assert window.tabifiedDockWidgets(docks["detailsDock"]) == [docks["plotsDock"]]
    assert strip.isHidden()
    qtbot.waitUntil(lambda: docks["programDock"].width() >= LEFT - 2)
    for _ in range(2):  # the lessons come and go beside a program that keeps its width
        window.toggle_lessons()
        qtbot.wait(50)
        assert abs(docks["programDock"].width() - LEFT) <= 2
    for action, shown in (("Plots", window.widgets.plots), ("Tape", strip)):
        window.actions_by_name[f"actionGoTo{action}"].trigger()
        qtbot.waitUntil(lambda shown=shown: not shown.visibleRegion().isEmpty())
    window.actions_by_name["actionPresent"].trigger()
    assert window.dockWidgetArea(docks["plotsDock"]) == Qt.DockWidgetArea.RightDockWidgetArea
    assert not strip.isHidden()


def test_stepping_goes_on_while_presenting(window, qtbot):
    window.actions_by_name["actionPresent"].trigger()
    before = window.cursor
    qtbot.keyClick(window.widgets.graph, Qt.Key.Key_Left)
    assert window.cursor == before - 1


def test_closing_while_presenting_leaves_no_large_letters_behind(open_window):
    window = open_window("w * 2.")
    window.actions_by_name["actionPresent"].trigger()
    window.close()
    assert scale() == 1.0
