import gc
from weakref import ref

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QGraphicsView,
    QPlainTextEdit,
    QSlider,
    QTableView,
    QTextBrowser,
    QWidget,
)

from gradviz.app import create_window
from tests.helpers.cases import each

PROMISED = {
    "programEditor": QPlainTextEdit,
    "variablesTable": QTableView,
    "targetChoice": QComboBox,
    "graphView": QGraphicsView,
    "tapeStrip": QAbstractItemView,
    "timeline": QSlider,
    "narration": QTextBrowser,
    "gradientsTable": QTableView,
    "inspector": QAbstractItemView,
    "problems": QAbstractItemView,
    "lessonList": QWidget,
    "lessonPage": QWidget,
    "curvePlot": QWidget,
    "surfacePlot": QWidget,
    "trainingPlot": QWidget,
    "memoryPlot": QWidget,
}
ACTIONS = (
    "actionStepForward actionStepBack actionFirst actionLast actionPlay actionOpen actionSave "
    "actionSaveAs actionExportPicture actionExportAnimation actionExportCode actionPresent "
    "actionDarkTheme actionUndo actionRedo actionFind"
).split()


def action(window, name):
    return window.findChild(QAction, name)


def variables(window):
    return window.findChild(QTableView, "variablesTable").model()


def settle(qtbot, window):
    qtbot.waitUntil(lambda: window.settled, timeout=20_000)


def test_every_promised_part_is_there_and_has_a_name_to_be_heard(window, qtbot):
    qtbot.waitUntil(lambda: window.findChild(QWidget, "memoryPlot") is not None)
    for name, kind in PROMISED.items():
        part = window.findChild(kind, name)
        assert part is not None, name
        assert part.accessibleName(), name


@each("name", ACTIONS)
def test_every_promised_action_is_there(window, name):
    assert action(window, name) is not None


def test_a_window_is_not_shown_by_itself(qapp, qtbot):
    window = create_window("w * 2.")
    assert not window.isVisible()
    assert window.trace is None
    window.close()


def test_without_a_source_the_first_lesson_is_open_and_run(open_window):
    window = open_window(None)
    assert window.trace.error is None
    assert len(window.trace.steps) == window.cursor > 0
    assert "1" in window.windowTitle()


def test_the_opening_shows_the_end_with_its_gradients(window):
    assert window.cursor == len(window.trace.steps)
    assert window.findChild(QSlider, "timeline").value() == window.cursor


def test_go_to_moves_everything(window, qtbot):
    with qtbot.waitSignal(window.cursorChanged) as caught:
        window.go_to(2)
    assert caught.args == [2]
    assert window.cursor == 2
    assert window.findChild(QSlider, "timeline").value() == 2


def test_typing_runs_by_itself_and_new_names_become_rows(window, qtbot):
    editor = window.findChild(QPlainTextEdit, "programEditor")
    with qtbot.waitSignal(window.traceChanged, timeout=10_000):
        editor.selectAll()
        qtbot.keyClicks(editor, "p * q")
    settle(qtbot, window)
    assert [row.name for row in window.trace.inputs] == ["p", "q"]
    assert variables(window).rowCount() == 2


def test_a_role_set_through_the_model_changes_the_run(window, qtbot):
    model = variables(window)
    with qtbot.waitSignal(window.traceChanged):
        assert model.setData(model.index(0, 1), "watched", Qt.ItemDataRole.EditRole)
    settle(qtbot, window)
    assert window.trace.inputs[0].role == "watched"


def test_a_value_set_through_the_model_changes_the_run(window, qtbot):
    model = variables(window)
    with qtbot.waitSignal(window.traceChanged):
        assert model.setData(model.index(0, 2), "0.5", Qt.ItemDataRole.EditRole)
    settle(qtbot, window)
    assert float(window.trace.inputs[0].value) == 0.5


def test_choosing_the_target_changes_the_gradient(window, qtbot):
    choice = window.findChild(QComboBox, "targetChoice")
    with qtbot.waitSignal(window.traceChanged):
        choice.setCurrentIndex(choice.findText("z"))
        choice.textActivated.emit("z")
    assert window.trace.target == "z"


def test_a_mistake_keeps_the_picture_and_is_listed(window, qtbot):
    shown = window.shown
    editor = window.findChild(QPlainTextEdit, "programEditor")
    with qtbot.waitSignal(window.traceChanged, timeout=10_000):
        editor.selectAll()
        qtbot.keyClicks(editor, "w * )")
    assert window.trace.error is not None
    assert window.shown is shown
    assert window.widgets.problems.count() >= 1
    assert not window.widgets.problems.isHidden()


def test_undo_takes_back_roles_and_text_in_order(window, qtbot):
    editor = window.findChild(QPlainTextEdit, "programEditor")
    before = editor.toPlainText()
    model = variables(window)
    model.setData(model.index(0, 1), "constant", Qt.ItemDataRole.EditRole)
    settle(qtbot, window)
    editor.setFocus()
    cursor = editor.textCursor()
    cursor.movePosition(cursor.MoveOperation.End)
    editor.setTextCursor(cursor)
    qtbot.keyClicks(editor, "k")
    settle(qtbot, window)
    qtbot.keyClick(editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, window)
    assert editor.toPlainText() == before
    assert window.trace.inputs[0].role == "constant"
    action(window, "actionUndo").trigger()
    settle(qtbot, window)
    assert window.trace.inputs[0].role == "trainable"


def test_dark_and_back_changes_every_colour_live(window):
    light = window.grab().toImage()
    action(window, "actionDarkTheme").trigger()
    assert window.theme.name == "dark"
    assert window.widgets.editor.palette().base().color().name() == window.theme.sunken
    action(window, "actionDarkTheme").trigger()
    assert window.grab().toImage().pixelColor(5, 200) == light.pixelColor(5, 200)


def test_theme_and_panels_are_where_they_were_at_the_next_start(open_window):
    first = open_window()
    action(first, "actionDarkTheme").trigger()
    first.panels.docks["inspectorDock"].hide()
    first.close()
    second = open_window()
    assert second.theme.name == "dark"
    assert second.panels.docks["inspectorDock"].isHidden()
    assert not second.panels.docks["plotsDock"].isHidden()


def test_the_language_changes_live_also_in_the_sentences_of_the_run(window, qtbot):
    english = [step.text for step in window.trace.steps]
    with qtbot.waitSignal(window.traceChanged):
        window.speaking.use("ko")
    settle(qtbot, window)
    assert [step.text for step in window.trace.steps] != english
    assert window.widgets.details.tabs.tabText(0) == "변수"
    assert action(window, "actionOpen").text() == "열기…"


def test_a_long_run_can_be_cancelled_and_what_was_recorded_is_kept(window, qtbot):
    window.document.edit_program("total = w\nwhile True:\n  total = total + 1.\n")
    window.document.runs.flush()
    cancel = window.widgets.status.cancel
    qtbot.waitUntil(cancel.isVisible, timeout=10_000)
    qtbot.mouseClick(cancel, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not cancel.isVisible(), timeout=10_000)
    assert window.trace.error.code == "cancelled"
    assert len(window.trace.nodes) > 2


def test_closing_in_the_middle_of_a_run_ends_it(open_window):
    window = open_window()
    window.document.edit_program("total = w\nwhile True:\n  total = total + 1.\n")
    window.document.runs.flush()
    window.close()
    assert window.desk.worker._pool.activeThreadCount() == 0


def test_nothing_of_a_closed_window_is_left(qapp, qtbot):
    window = create_window("w * 2.")
    window.show()
    settle(qtbot, window)
    parts = [ref(part) for part in (window, window.widgets.graph, window.widgets.plots)]
    window.close()
    window.deleteLater()
    del window
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert [part() for part in parts] == [None, None, None]


def test_hiding_and_resetting_panels(window):
    window.panels.docks["tapeDock"].hide()
    window.panels.docks["plotsDock"].setFloating(True)
    action(window, "actionResetPanels").trigger()
    assert window.panels.docks["tapeDock"].isVisible()
    assert not window.panels.docks["plotsDock"].isFloating()


@each("size", [(1440, 900), (1366, 768), (1000, 600)])
def test_nothing_is_pushed_off_the_screen_even_with_the_lessons_open(window, size, qtbot):
    window.resize(*size)
    if window.panels.docks["lessonsDock"].isHidden():
        action(window, "actionLessons").trigger()
    qtbot.waitUntil(lambda: window.width() == size[0])
    assert (window.width(), window.height()) == size
    for dock in window.panels.docks.values():
        assert window.rect().contains(dock.geometry()), dock.objectName()


class LayoutWatch(QObject):
    """Writes down whose parts asked to be laid out."""

    def __init__(self):
        super().__init__()
        self.names = []

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.LayoutRequest:
            self.names.append(watched.objectName())
        return False


def test_another_number_lays_no_panel_out_anew(window, qtbot):
    qtbot.waitUntil(lambda: window.settled, timeout=10_000)
    watch = LayoutWatch()
    for dock in window.panels.docks.values():
        dock.installEventFilter(watch)
    for value in (2.0, 2.5):
        window.document.set_value("w", value)
        qtbot.waitUntil(lambda: window.settled, timeout=10_000)
    assert watch.names == []
