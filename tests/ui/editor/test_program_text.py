import pytest
from hypothesis import HealthCheck, given, settings, strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QApplication, QMainWindow

from gradviz.lang.glossary import Glossary
from gradviz.trace import Edit, Span
from gradviz.ui.editor.program_text import ProgramText, difference
from tests.helpers.typing_person import type_program
from tests.ui.editor.typed_programs import PROGRAMS

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def text(qtbot):
    widget = ProgramText()
    qtbot.addWidget(widget)
    widget.resize(400, 300)
    widget.show()
    widget.setFocus()
    return widget


@pytest.fixture
def heard(text):
    programs = []
    text.programEdited.connect(programs.append)
    return programs


def put_caret(text, at, to=None):
    cursor = text.textCursor()
    cursor.setPosition(at)
    if to is not None:
        cursor.setPosition(to, QTextCursor.MoveMode.KeepAnchor)
    text.setTextCursor(cursor)


def test_typing_emits_the_whole_program_each_time(qtbot, text, heard):
    qtbot.keyClicks(text, "a=b")
    assert heard == ["a", "a=", "a=b"]


def test_set_program_is_silent_and_undo_brings_the_old_one_back(text, heard):
    text.set_program("a = 1")
    text.set_program("a = 2")
    assert heard == []
    text.undo()
    assert text.program() == "a = 1"
    assert heard == ["a = 1"]
    text.redo()
    assert heard == ["a = 1", "a = 2"]


def test_set_program_keeps_the_caret_on_its_words(text):
    text.set_program("first\nsecond\nthird")
    put_caret(text, 14)
    text.set_program("a new line\nfirst\nsecond\nthird")
    assert text.textCursor().block().text() == "third"


def test_a_fresh_program_has_nothing_to_undo(text, heard):
    text.set_program("a = 1")
    text.set_program("b = 2", fresh=True)
    assert not text.document().isUndoAvailable()
    assert text.program() == "b = 2"
    assert heard == []


def test_line_ends_of_other_systems_become_plain(text):
    text.set_program("a\r\nb\rc")
    assert text.program() == "a\nb\nc"


def test_edits_are_one_undo_step_and_one_signal(text, heard):
    text.set_program("x = '😀' + y\nz = y")
    text.apply_edits([Edit(Span(10, 11), "yy"), Edit(Span(0, 1), "xx"), Edit(Span(16, 17), "q")])
    assert text.program() == "xx = '😀' + yy\nz = q"
    assert heard == ["xx = '😀' + yy\nz = q"]
    text.undo()
    assert text.program() == "x = '😀' + y\nz = y"


def test_edits_do_not_join_what_was_typed_before(qtbot, text):
    qtbot.keyClicks(text, "ab")
    text.apply_edits([Edit(Span(2, 2), "c")])
    text.undo()
    assert text.program() == "ab"


@given(old=st.text("ab\n😀é", max_size=12), new=st.text("ab\n😀é", max_size=12))
def test_difference_turns_one_text_into_the_other(old, new):
    edit = difference(old, new)
    assert old[: edit.span.start] + edit.text + old[edit.span.stop :] == new


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(old=st.text("ab\n😀é", max_size=12), new=st.text("ab\n😀é", max_size=12))
def test_any_program_can_follow_any_other(text, old, new):
    text.set_program(old)
    text.set_program(new)
    assert text.program() == new == text.toPlainText()


def test_enter_after_a_colon_indents_in_the_programs_own_style(qtbot, text):
    qtbot.keyClicks(text, "with tape:")
    qtbot.keyClick(text, Key.Key_Return)
    qtbot.keyClicks(text, "y")
    assert text.program() == "with tape:\n  y"
    text.set_program("if x:\n    y = 1\nfor i in z:", fresh=True)
    text.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClick(text, Key.Key_Return)
    assert text.program().endswith(":\n    ")


def test_enter_is_one_undo_step(qtbot, text):
    text.set_program("if x:", fresh=True)
    text.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClick(text, Key.Key_Return)
    text.undo()
    assert text.program() == "if x:"


def test_tab_and_backspace_move_by_a_level(qtbot, text):
    qtbot.keyClick(text, Key.Key_Tab)
    assert text.program() == "  "
    qtbot.keyClick(text, Key.Key_Tab)
    qtbot.keyClick(text, Key.Key_Backspace)
    assert text.program() == "  "
    qtbot.keyClicks(text, "ab")
    qtbot.keyClick(text, Key.Key_Backspace)
    assert text.program() == "  a"


def test_tab_indents_the_selected_lines_and_keeps_them_selected(qtbot, text):
    text.set_program("a = 1\n\nb = 2\nc = 3")
    put_caret(text, 2, 13)  # ends before the first letter of line 4
    qtbot.keyClick(text, Key.Key_Tab)
    assert text.program() == "  a = 1\n\n  b = 2\nc = 3"
    qtbot.keyClick(text, Key.Key_Tab)
    qtbot.keyClick(text, Key.Key_Backtab)
    qtbot.keyClick(text, Key.Key_Backtab)
    assert text.program() == "a = 1\n\nb = 2\nc = 3"


def test_brackets_and_quotes_close_themselves_and_are_stepped_over(qtbot, text):
    qtbot.keyClicks(text, "x = f([1")
    assert text.program() == "x = f([1])"
    qtbot.keyClicks(text, "], 'a')")
    assert text.program() == "x = f([1], 'a')"
    assert text.textCursor().atEnd()


def test_backspace_takes_an_empty_pair_and_a_selection_is_enclosed(qtbot, text):
    qtbot.keyClicks(text, "f(")
    qtbot.keyClick(text, Key.Key_Backspace)
    assert text.program() == "f"
    text.set_program("w * 값", fresh=True)
    put_caret(text, 0, 5)
    qtbot.keyClicks(text, "(")
    assert text.program() == "(w * 값)"
    assert text.textCursor().selectedText() == "w * 값"
    text.undo()
    assert text.program() == "w * 값"


def test_enter_within_an_empty_pair_gives_the_inside_a_line_of_its_own(qtbot, text):
    qtbot.keyClicks(text, "y = f(")
    qtbot.keyClick(text, Key.Key_Return)
    qtbot.keyClicks(text, "a")
    assert text.program() == "y = f(\n  a\n)"


def test_brackets_left_open_wait_on_the_line_below(qtbot, text):
    qtbot.keyClicks(text, "y = f([a,")
    qtbot.keyClick(text, Key.Key_Return)
    assert text.program() == "y = f([a,\n\n])"
    qtbot.keyClicks(text, "b], 0)")
    assert text.program() == "y = f([a,\nb], 0)"
    qtbot.keyClick(text, Key.Key_Return)
    assert text.program() == "y = f([a,\nb], 0)\n"


@pytest.mark.parametrize("program", [p for _, p in PROGRAMS], ids=[name for name, _ in PROGRAMS])
def test_a_program_typed_letter_by_letter_is_that_program(text, program):
    text.set_glossary(Glossary())
    type_program(text, program)
    assert text.program() == program


@pytest.mark.parametrize("word", ["else", "elif b", "except E", "finally"])
def test_what_goes_with_a_block_leaves_it_as_it_is_written_out(qtbot, text, word):
    text.set_program("if a:\n  b\n  ", fresh=True)
    text.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(text, f"{word}:")
    assert text.program() == f"if a:\n  b\n{word}:"
    assert text.textCursor().atEnd()


@pytest.mark.parametrize(
    "before", ["if a:\n  ", "if a:\n  if b:\n    c\n  ", "x = {'a'", "  else_"], ids=str
)
def test_elsewhere_a_colon_is_a_colon(qtbot, text, before):
    text.set_program(before, fresh=True)
    text.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(text, "else:" if before.endswith("  ") else ":")
    assert text.program() == before + ("else:" if before.endswith("  ") else ":")


def test_control_slash_comments_several_lines_and_takes_it_back(qtbot, text, heard):
    program = "def f(x):\n  y = x\n\n  return y\nz = 1\n"
    text.set_program(program, fresh=True)
    put_caret(text, 12, 26)
    qtbot.keyClick(text, Key.Key_Slash, CONTROL)
    assert text.program() == "def f(x):\n  # y = x\n\n  # return y\nz = 1\n"
    assert len(heard) == 1
    qtbot.keyClick(text, Key.Key_Slash, CONTROL)
    assert text.program() == program


def test_control_slash_comments_the_line_and_the_caret_stays_on_its_word(qtbot, text, heard):
    text.set_program("  '😀' + ab")
    put_caret(text, 9)
    qtbot.keyClick(text, Key.Key_Slash, CONTROL)
    assert text.program() == "  # '😀' + ab"
    assert text.textCursor().position() == 11
    assert heard == ["  # '😀' + ab"]
    qtbot.keyClick(text, Key.Key_Slash, CONTROL)
    assert text.program() == "  '😀' + ab"
    text.undo()
    assert text.program() == "  # '😀' + ab"


def test_control_and_plus_minus_wheel_change_the_letters(qtbot, text):
    text.set_points(0)
    usual = text.points()
    qtbot.keyClick(text, Key.Key_Plus, CONTROL)
    assert text.points() == usual + 1
    qtbot.keyClick(text, Key.Key_Minus, CONTROL)
    qtbot.keyClick(text, Key.Key_Minus, CONTROL)
    assert text.points() == usual - 1
    turn(text, 120, CONTROL)
    assert text.points() == usual
    for _ in range(90):
        turn(text, 120, CONTROL)
    assert text.points() == 40
    qtbot.keyClick(text, Key.Key_0, CONTROL)
    assert text.points() == usual


def turn(widget, angle, modifier):
    here = QPointF(20, 20)
    event = QWheelEvent(
        here, here, QPoint(), QPoint(0, angle), Qt.MouseButton.NoButton, modifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(widget.viewport(), event)


def test_caret_position_counts_characters(text):
    seen = []
    text.caretMoved.connect(seen.append)
    text.set_program("'😀'a")
    put_caret(text, 5)
    assert seen[-1] == 4


@pytest.mark.parametrize(
    "key", [Key.Key_Left, Key.Key_Right, Key.Key_Home, Key.Key_End, Key.Key_Space]
)
def test_the_carets_keys_do_not_step_the_run_while_one_writes(qtbot, key):
    window, text = QMainWindow(), ProgramText()
    qtbot.addWidget(window)
    window.setCentralWidget(text)
    action, stepped = QAction(window), []
    action.setShortcut(key)
    action.triggered.connect(lambda: stepped.append(1))
    window.addAction(action)
    window.show()
    text.setFocus()
    qtbot.waitUntil(text.hasFocus)
    text.set_program("ab")
    put_caret(text, 1)
    qtbot.keyClick(window.windowHandle(), key)
    assert stepped == []
    assert text.textCursor().position() != 1


def test_hangul_and_emoji_can_be_typed(qtbot, text, heard):
    text.insertPlainText("값 = '😀'")
    assert heard[-1] == "값 = '😀'"
    assert text.selected_span() == Span(7, 7)
