from PySide6.QtGui import QFontMetricsF

from gradviz.app.panels import PANELS
from gradviz.ui.graph.camera import LEAST_FIT
from gradviz.ui.tables.slider_face import number_room
from gradviz.ui.tables.variables_model import VALUE
from gradviz.ui.theme import code_font
from tests.helpers.cases import each


def test_every_row_is_a_dock_with_a_name_and_an_entry_in_the_menu(window):
    entries = window._menus["panels"].actions()
    for panel in PANELS:
        dock = window.panels.docks[panel.name]
        assert dock.objectName() == panel.name
        assert dock.windowTitle()
        assert dock.toggleViewAction() in entries
        assert dock.isHidden() != panel.shown


@each("name", [panel.name for panel in PANELS if panel.shown])
def test_each_panel_can_be_hidden_floated_and_brought_back(window, name):
    dock = window.panels.docks[name]
    toggle = dock.toggleViewAction()
    toggle.trigger()
    assert dock.isHidden()
    toggle.trigger()
    assert dock.isVisible()
    window.panels._floats[name].trigger()
    assert dock.isFloating()
    assert dock.isVisible()
    assert window.panels.titles[name].isVisible()  # something to take hold of
    window.panels._floats[name].trigger()
    assert not dock.isFloating()


def test_the_program_gets_the_height_it_wants_when_another_one_is_opened(window, qtbot):
    dock = window.panels.docks["programDock"]
    before = dock.height()
    window.document.add_scene()
    window.document.edit_program("a = 1.\n" * 9)
    window.document.go_to_scene(0)
    window.document.go_to_scene(1)
    qtbot.waitUntil(lambda: dock.height() > before)


def test_a_height_the_person_chose_is_left_alone(window, qtbot):
    docks = window.panels.docks
    window.panels._down("programDock", "detailsDock", 300, 200)
    qtbot.waitUntil(lambda: docks["programDock"].height() > 250)
    chosen = docks["programDock"].height()
    window.document.add_scene()
    qtbot.waitUntil(lambda: window.settled)
    assert docks["programDock"].height() == chosen


def test_opening_the_lessons_leaves_the_program_its_width(window, qtbot):
    width = window.panels.docks["programDock"].width()
    window.toggle_lessons()
    assert window.panels.docks["lessonsDock"].isVisible()
    program = window.panels.docks["programDock"]
    qtbot.waitUntil(lambda: abs(program.width() - width) <= 2)
    window.toggle_lessons()
    qtbot.waitUntil(lambda: abs(program.width() - width) <= 2)


def test_with_lessons_open_a_small_window_still_shows_all_of_a_neuron_and_its_numbers(
    window, qtbot
):
    window.resize(1366, 768)
    window.toggle_lessons()
    graph, table = window.widgets.graph, window.widgets.variables
    qtbot.waitUntil(lambda: graph.camera.sees_all() and graph.camera.zoom >= LEAST_FIT)
    needed = QFontMetricsF(code_font(9.5)).horizontalAdvance("-0.400")
    cell = table.model().index(0, VALUE)
    qtbot.waitUntil(lambda: number_room(table.room(cell)).width() >= needed)


def test_much_printed_and_much_wrong_leave_the_program_some_lines(open_window, qtbot):
    lines = [f"print('{k}')" for k in range(8)]
    text = (
        "import tensorflow as tf\nn = tf.Variable(3)\nwith tf.GradientTape() as t:\n  y = n * n\n"
    )
    window = open_window(text + "\n".join(lines) + "\nt.gradient(y, n)\nimport os\n")
    window.resize(1366, 768)
    editor = window.widgets.editor
    qtbot.waitUntil(lambda: editor.viewport().height() >= 7 * editor.fontMetrics().lineSpacing())


def test_a_window_made_smaller_takes_the_room_from_the_graph_last(window, qtbot):
    stage = window.widgets.stage
    window.resize(1920, 1080)
    qtbot.waitUntil(lambda: stage.width() > 900)
    window.panels._across(520, 600)
    qtbot.waitUntil(lambda: window.panels.docks["plotsDock"].width() > 590)
    window.resize(1366, 768)
    qtbot.waitUntil(lambda: stage.width() >= 490)
