from PySide6.QtCore import Qt

from gradviz.words import CATALOGUE


def test_picking_a_lesson_opens_its_program(open_window, qtbot):
    window = open_window(None)
    window.toggle_lessons()
    lessons = window.widgets.lessons._list
    with qtbot.waitSignal(window.traceChanged):
        row = lessons.visualItemRect(lessons.item(1))
        qtbot.mouseClick(lessons.viewport(), Qt.MouseButton.LeftButton, pos=row.center())
    qtbot.waitUntil(lambda: window.settled)
    assert window.trace.error is None
    assert "2" in window.widgets.header._title.text()


def test_the_open_lesson_is_marked_in_the_list(open_window):
    window = open_window(None)
    assert window.widgets.lessons._list.currentRow() == 0


def test_the_title_follows_the_language(open_window):
    window = open_window(None)
    english = window.windowTitle()
    window.speaking.use("ko")
    assert window.windowTitle() != english
    assert CATALOGUE.language == "ko"


def test_another_program_is_no_lesson(open_window):
    window = open_window(None)
    window.filing.new()
    assert window.document.state.lesson == ""
    assert window.widgets.lessons._list.currentRow() == -1


def test_playing_with_a_lesson_is_not_work_that_would_be_missed(open_window):
    window = open_window(None)
    window.document.edit_program("w * 5.\n")
    assert not window.keeps_work()
    window.filing.new()
    window.document.edit_program("w * 5.\n")
    assert window.keeps_work()
