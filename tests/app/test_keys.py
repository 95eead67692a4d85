"""Which keys step, and where they are left to the widget that has the focus."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tests.helpers.cases import each

STEPPING = ["graphView", "variablesTable", "tapeStrip", "timeline", "inspector", "narration",
            "gradientsTable", "targetChoice"]  # fmt: skip
ALT = Qt.KeyboardModifier.AltModifier


def part(window, name):
    return window.findChild(QWidget, name)


def focus(window, widget, qtbot):
    window.activateWindow()
    widget.setFocus()
    qtbot.waitUntil(widget.hasFocus)


@each("name", STEPPING)
def test_arrows_home_and_end_step_wherever_no_text_is_edited(window, qtbot, name):
    widget = part(window, name)
    if name == "gradientsTable":
        window.widgets.details.tabs.setCurrentIndex(1)
    focus(window, widget, qtbot)
    last = window.cursor
    for key, cursor in (
        (Qt.Key.Key_Left, last - 1),
        (Qt.Key.Key_Right, last),
        (Qt.Key.Key_Home, 0),
        (Qt.Key.Key_Right, 1),
        (Qt.Key.Key_End, last),
    ):
        qtbot.keyClick(widget, key)
        assert window.cursor == cursor


def test_space_plays_and_pauses(window, qtbot):
    graph = part(window, "graphView")
    focus(window, graph, qtbot)
    qtbot.keyClick(graph, Qt.Key.Key_Space)
    assert window.desk.playback.playing
    assert window.cursor == 1  # from the end, it plays from the start
    qtbot.keyClick(graph, Qt.Key.Key_Space)
    assert not window.desk.playback.playing


def test_playing_ends_at_the_end(window, qtbot):
    window.desk.playback.set_speed(50)
    window.go_to(len(window.shown.steps) - 2)
    window.play()
    qtbot.waitUntil(lambda: not window.desk.playback.playing)
    assert window.cursor == len(window.shown.steps)


def test_in_the_editor_the_same_keys_edit(window, qtbot):
    editor = part(window, "programEditor")
    focus(window, editor, qtbot)
    before = window.cursor
    qtbot.keyClick(editor, Qt.Key.Key_Home)
    qtbot.keyClick(editor, Qt.Key.Key_Right)
    qtbot.keyClick(editor, Qt.Key.Key_Right)
    assert editor.textCursor().position() == 2
    qtbot.keyClick(editor, Qt.Key.Key_Space)
    assert editor.toPlainText().startswith("z  = ")
    assert window.cursor == before
    assert not window.desk.playback.playing


@each(
    "key, modifier, by",
    [
        (Qt.Key.Key_F10, Qt.KeyboardModifier.NoModifier, 1),
        (Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier, -1),
        (Qt.Key.Key_Right, ALT, 1),
        (Qt.Key.Key_Left, ALT, -1),
    ],
)
def test_from_the_editor_other_keys_step(window, qtbot, key, modifier, by):
    window.go_to(4)
    editor = part(window, "programEditor")
    focus(window, editor, qtbot)
    qtbot.keyClick(editor, key, modifier)
    assert window.cursor == 4 + by


def test_space_presses_a_button_that_has_the_focus(window, qtbot):
    button = part(window, "backButton")
    focus(window, button, qtbot)
    before = window.cursor
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert not window.desk.playback.playing
    assert window.cursor == before - 1


def test_alt_and_an_arrow_walk_the_graph_when_it_has_the_focus(window, qtbot):
    graph = part(window, "graphView")
    focus(window, graph, qtbot)
    before = window.cursor
    qtbot.keyClick(graph, Qt.Key.Key_Left, ALT)
    assert graph.selected is not None
    assert window.cursor == before


@each("name", ["variablesTable", "timeline", "programEditor"])
def test_find_opens_the_find_bar(window, qtbot, name):
    focus(window, part(window, name), qtbot)
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert window.widgets.editor.find_bar.isVisible()
    assert not window.widgets.graph.finder.isVisible()
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert not window.widgets.editor.find_bar.isVisible()


def test_find_in_the_graph_opens_the_graphs_own_field(window, qtbot):
    focus(window, part(window, "graphView"), qtbot)
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert window.widgets.graph.finder.isVisible()
    assert not window.widgets.editor.find_bar.isVisible()
