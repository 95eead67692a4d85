import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from gradviz.ui.editor.program_text import ProgramText

Key = Qt.Key
WORDS = ["tf.Variable", "tf.reduce_mean", "tf.reduce_sum", "print", "sigmoid"]


@pytest.fixture
def text(qtbot):
    widget = ProgramText()
    qtbot.addWidget(widget)
    widget.set_words(WORDS)
    widget.show()
    widget.setFocus()
    qtbot.waitUntil(widget.hasFocus)
    return widget


def test_names_that_fit_are_offered_while_typing(qtbot, text):
    offer = text._completion
    qtbot.keyClicks(text, "t")
    assert not offer.is_open()
    qtbot.keyClicks(text, "f.red")
    assert offer.is_open()
    assert offer.offered() == ["tf.reduce_mean", "tf.reduce_sum"]
    qtbot.keyClicks(text, "x")
    assert not offer.is_open()
    qtbot.keyClick(text, Key.Key_Backspace)
    qtbot.keyClicks(text, "uce_s")
    assert offer.offered() == ["tf.reduce_sum"]
    offer.close()


def test_tab_takes_the_first_name(qtbot, text):
    qtbot.keyClicks(text, "a = tf.va")
    qtbot.keyClick(text, Key.Key_Tab)
    assert text.program() == "a = tf.Variable"
    assert not text._completion.is_open()


def test_enter_never_takes_a_name_that_was_not_chosen(qtbot, text):
    qtbot.keyClicks(text, "tf.red")
    qtbot.keyClick(text, Key.Key_Return)
    assert text.program() == "tf.red\n"
    qtbot.keyClicks(text, "tf.red")
    qtbot.keyClick(text, Key.Key_Down)
    qtbot.keyClick(text, Key.Key_Down)
    qtbot.keyClick(text, Key.Key_Return)
    assert text.program() == "tf.red\ntf.reduce_sum"


def test_escape_closes_the_offer_and_changes_nothing(qtbot, text):
    qtbot.keyClicks(text, "sig")
    qtbot.keyClick(text, Key.Key_Escape)
    assert not text._completion.is_open()
    assert text.program() == "sig"


def test_the_programs_own_names_are_offered_too(qtbot, text):
    text.set_program("learning_rate = 1\n")
    text.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(text, "le")
    assert text._completion.offered() == ["learning_rate"]
    text._completion.close()


def test_nothing_is_offered_in_comments_and_texts(qtbot, text):
    for start in ("# si", "'si", 'x = "pr'):
        text.set_program("", fresh=True)
        qtbot.keyClicks(text, start)
        assert not text._completion.is_open()


def test_control_space_offers_everything(qtbot, text):
    qtbot.keyClick(text, Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    assert text._completion.offered() == sorted(WORDS, key=str.casefold)
    text._completion.close()


def test_a_name_written_out_is_not_offered_again(qtbot, text):
    qtbot.keyClicks(text, "sigmoid")
    assert not text._completion.is_open()
