import pytest
from PySide6.QtCore import QPoint, QRect, Qt

from gradviz.trace import Span
from gradviz.ui.editor.code_editor import CodeEditor
from gradviz.ui.theme import DARK
from gradviz.words import CATALOGUE, say

Key = Qt.Key
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
TEXT = "x1 = 1\n'😀' + X1\nx1 * 2\n"


@pytest.fixture
def editor(qtbot):
    widget = CodeEditor()
    qtbot.addWidget(widget)
    widget.resize(420, 300)
    widget.set_program(TEXT)
    widget.show()
    widget.setFocus()
    qtbot.waitUntil(widget.hasFocus)
    return widget


@pytest.fixture
def bar(qtbot, editor):
    qtbot.keyClick(editor, Key.Key_F, CONTROL)
    qtbot.waitUntil(editor.find_bar.wanted.hasFocus)
    return editor.find_bar


def selected(editor):
    cursor = editor.textCursor()
    return cursor.blockNumber(), cursor.selectedText()


def test_control_f_opens_and_escape_closes(qtbot, editor, bar):
    top = editor.viewport().y()
    assert bar.isVisible()
    assert bar.height() <= top
    qtbot.keyClick(bar.wanted, Key.Key_Escape)
    assert not bar.isVisible()
    assert editor.viewport().y() < top
    qtbot.waitUntil(editor.hasFocus)
    assert editor.extraSelections() == [] or all(
        item.cursor.selectedText() != "x1" for item in editor.extraSelections()
    )


def test_enter_goes_on_and_shift_enter_back(qtbot, editor, bar):
    qtbot.keyClicks(bar.wanted, "x1")
    assert selected(editor) == (0, "x1")
    assert bar.count.text() == "1 of 3"
    qtbot.keyClick(bar.wanted, Key.Key_Return)
    assert selected(editor) == (1, "X1")
    qtbot.keyClick(bar.wanted, Key.Key_Return)
    qtbot.keyClick(bar.wanted, Key.Key_Return)
    assert selected(editor) == (0, "x1")
    qtbot.keyClick(bar.wanted, Key.Key_Return, SHIFT)
    assert selected(editor) == (2, "x1")
    assert bar.count.text() == "3 of 3"


def test_no_match_says_so_and_leaves_the_caret(qtbot, editor, bar):
    before = editor.selected_span()
    qtbot.keyClicks(bar.wanted, "q")
    assert bar.count.text() == "no match"
    assert editor.selected_span() == before


def test_case_can_matter(qtbot, editor, bar):
    qtbot.keyClicks(bar.wanted, "X1")
    qtbot.mouseClick(bar._case, Qt.MouseButton.LeftButton)
    assert bar.count.text() == "1 of 1"
    assert selected(editor) == (1, "X1")


def test_selected_words_are_looked_for(qtbot, editor):
    editor.select_span(Span(0, 2))
    editor.open_find()
    assert editor.find_bar.wanted.text() == "x1"
    assert editor.find_bar.count.text() == "1 of 3"


def test_replace_changes_one_and_goes_to_the_next(qtbot, editor, bar):
    heard = []
    editor.programEdited.connect(heard.append)
    qtbot.mouseClick(bar._more, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(bar.wanted, "x1")
    bar.replacement.setText("값")
    qtbot.keyClick(bar.replacement, Key.Key_Return)
    assert heard == [TEXT.replace("x1", "값", 1)]
    assert selected(editor) == (1, "X1")


def test_replace_all_is_one_undo_step(qtbot, editor, bar):
    qtbot.keyClicks(bar.wanted, "x1")
    bar.replacement.setText("yy")
    bar.open_bar(replacing=True)
    qtbot.mouseClick(bar._all, Qt.MouseButton.LeftButton)
    assert editor.program() == "yy = 1\n'😀' + yy\nyy * 2\n"
    editor.undo()
    assert editor.program() == TEXT


def test_count_follows_what_is_typed(qtbot, editor, bar):
    qtbot.keyClicks(bar.wanted, "x1")
    editor.set_program("x1")
    assert bar.count.text() == "– of 1"


def test_theme_chosen_before_it_is_first_shown_holds(qtbot):
    editor = CodeEditor()
    qtbot.addWidget(editor)
    editor.resize(420, 200)
    editor.set_theme(DARK)
    editor.show()
    editor.open_find()
    assert editor.find_bar.grab().toImage().pixelColor(2, 2).name() == DARK.window


def test_whole_words_and_patterns_can_be_asked_for(qtbot, editor, bar):
    editor.set_program("x1 x10 w * x\n", fresh=True)
    qtbot.keyClicks(bar.wanted, "x1")
    assert bar.count.text() == "1 of 2"
    qtbot.mouseClick(bar._words, Qt.MouseButton.LeftButton)
    assert bar.count.text() == "1 of 1"
    qtbot.mouseClick(bar._words, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(bar._pattern, Qt.MouseButton.LeftButton)
    bar.wanted.clear()
    qtbot.keyClicks(bar.wanted, r"x\d+")
    assert bar.count.text() == "1 of 2"
    assert selected(editor) == (0, "x1")


def test_groups_of_a_pattern_can_be_put_in_another_order(qtbot, editor, bar):
    editor.set_program("w * x\na * b\n", fresh=True)
    bar.open_bar(replacing=True)
    bar._pattern.setChecked(True)
    bar.wanted.setText(r"(\w) \* (\w)")
    bar.replacement.setText(r"\2 * \1")
    qtbot.mouseClick(bar._all, Qt.MouseButton.LeftButton)
    assert editor.program() == "x * w\nb * a\n"
    editor.undo()
    assert editor.program() == "w * x\na * b\n"


@pytest.mark.parametrize(
    ("wanted", "why"),
    [("(", "editor.find_bad_pattern"), ("(a+)+", "editor.find_costly")],
)
def test_what_is_no_pattern_is_said_and_changes_nothing(qtbot, editor, bar, wanted, why):
    qtbot.mouseClick(bar._pattern, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(bar.wanted, wanted)
    assert bar.count.text() == "not valid"
    assert bar.count.toolTip() == say(why)
    bar.replace_all()
    assert editor.program() == TEXT
    qtbot.mouseClick(bar._pattern, Qt.MouseButton.LeftButton)
    assert bar.count.text() == "no match"


def test_a_replacement_that_names_a_group_that_is_not_there_is_said(qtbot, editor, bar):
    bar.open_bar(replacing=True)
    bar._pattern.setChecked(True)
    qtbot.keyClicks(bar.wanted, "x1")
    bar.replacement.setText(r"\2")
    qtbot.mouseClick(bar._all, Qt.MouseButton.LeftButton)
    assert editor.program() == TEXT
    assert bar.count.toolTip() == say("editor.find_bad_replacement")


def test_control_h_opens_the_replace_row(qtbot, editor):
    qtbot.keyClick(editor, Key.Key_H, CONTROL)
    assert editor.find_bar.replacement.isVisible()
    assert editor.find_bar.height() <= editor.viewport().y()


def test_f3_goes_on_while_one_writes(qtbot, editor, bar):
    qtbot.keyClicks(bar.wanted, "x1")
    editor.setFocus()
    qtbot.keyClick(editor, Key.Key_F3)
    assert selected(editor) == (1, "X1")
    qtbot.keyClick(editor, Key.Key_F3, SHIFT)
    assert selected(editor) == (0, "x1")
    assert editor.hasFocus()


def test_nothing_is_cut_off_in_a_narrow_panel_in_either_language(qtbot, editor, bar):
    parts = (bar.count, bar._one, bar._all, bar._close)
    for language in ("en", "ko"):
        CATALOGUE.use(language)
        editor.retranslate()
        bar.open_bar(replacing=True)
        qtbot.keyClicks(bar.wanted, "x")
        editor.resize(420, 300)
        qtbot.waitUntil(lambda: all(p.width() >= p.sizeHint().width() for p in parts))
        assert bar.wanted.width() >= 90
        for part in parts:
            place = part.mapTo(bar, QPoint())
            assert bar.rect().contains(QRect(place, part.size()))
