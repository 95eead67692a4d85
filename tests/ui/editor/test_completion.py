import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QMainWindow

from gradviz.lang.glossary import Glossary
from gradviz.ui.editor.program_text import ProgramText
from gradviz.ui.theme import DARK, LIGHT

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def text(qtbot):
    window, widget = QMainWindow(), ProgramText()
    qtbot.addWidget(window)
    window.setCentralWidget(widget)
    window.resize(700, 500)
    widget.set_glossary(Glossary())
    widget.set_theme(LIGHT)
    window.show()
    window.activateWindow()
    widget.setFocus()
    qtbot.waitUntil(widget.hasFocus)
    yield widget
    window.close()


@pytest.fixture
def offer(text):
    return text._completion


def test_members_are_offered_from_the_dot_on_and_fewer_with_each_letter(qtbot, text, offer):
    qtbot.keyClicks(text, "t")
    assert not offer.is_open()
    qtbot.keyClicks(text, "f.")
    assert len(offer.offered()) > 100
    qtbot.keyClicks(text, "reduce_s")
    assert offer.offered()[0] == "reduce_sum"
    qtbot.keyClick(text, Key.Key_Backspace)
    assert "reduce_mean" in offer.offered()
    qtbot.keyClicks(text, "qqq")
    assert not offer.is_open()


@pytest.mark.parametrize("key", [Key.Key_Tab, Key.Key_Return, Key.Key_Enter])
def test_enter_and_tab_take_a_name_that_begins_as_typed(qtbot, text, offer, key):
    qtbot.keyClicks(text, "a = tf.varia")
    assert offer.list.chosen.name == "Variable"
    qtbot.keyClick(text, key)
    assert text.program() == "a = tf.Variable"
    assert not offer.is_open()


def test_arrows_choose_another_and_go_round(qtbot, text, offer):
    qtbot.keyClicks(text, "tf.reduce_m")
    names = offer.offered()
    qtbot.keyClick(text, Key.Key_Down)
    qtbot.keyClick(text, Key.Key_Down)
    assert offer.list.chosen.name == names[2]
    for _ in range(3):
        qtbot.keyClick(text, Key.Key_Up)
    assert offer.list.chosen.name == names[-1]
    qtbot.keyClick(text, Key.Key_Down)
    qtbot.keyClick(text, Key.Key_Return)
    assert text.program() == f"tf.{names[0]}"


def test_enter_never_takes_a_name_that_merely_has_the_letters(qtbot, text, offer):
    qtbot.keyClicks(text, "tf.rsum")
    assert offer.is_open()
    assert offer.list.chosen is None
    qtbot.keyClick(text, Key.Key_Return)
    assert text.program() == "tf.rsum\n"
    qtbot.keyClicks(text, "tf.rsum")
    qtbot.keyClick(text, Key.Key_Tab)  # asks for the first
    assert text.program() == "tf.rsum\ntf.reduce_sum"


def test_enter_never_takes_a_member_of_what_is_only_guessed(qtbot, text, offer):
    text.set_program("def f(x):\n  ", fresh=True)
    text.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(text, "x.sh")
    assert "shape" in offer.offered()
    qtbot.keyClick(text, Key.Key_Return)
    assert text.program() == "def f(x):\n  x.sh\n  "
    qtbot.keyClicks(text, "x.sh")
    qtbot.keyClick(text, Key.Key_Tab)
    assert text.program().endswith("x.shape")


def test_enter_behind_a_name_written_out_is_a_new_line(qtbot, text, offer):
    qtbot.keyClicks(text, "relu")
    assert offer.offered() == ["relu6"]
    qtbot.keyClick(text, Key.Key_Return)
    assert text.program() == "relu\n"
    qtbot.keyClicks(text, "sigmoid")
    assert not offer.is_open()


def test_escape_closes_the_offer_and_changes_nothing(qtbot, text, offer):
    qtbot.keyClicks(text, "sig")
    qtbot.keyClick(text, Key.Key_Escape)
    assert not offer.is_open()
    assert text.program() == "sig"


def test_the_programs_own_names_come_first_in_the_colour_of_their_role(qtbot, text, offer):
    text.set_program("rate = 1\n")
    offer.roles = {"rate": "trainable"}
    text.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(text, "ra")
    first = offer.list.model.offers[0]
    assert first.name == "rate"
    assert offer._colour(first) == LIGHT.trainable


@pytest.mark.parametrize("start", ["# si", "'si", 'x = "pr', '"""\nsi', "x = 1.", "def si"])
def test_nothing_pops_up_in_comments_texts_numbers_and_new_names(qtbot, text, offer, start):
    for letter in start:
        qtbot.keyClick(text, Key.Key_Return) if letter == "\n" else qtbot.keyClicks(text, letter)
    assert not offer.is_open()


def test_control_space_asks_for_names_without_a_letter(qtbot, text, offer):
    qtbot.keyClick(text, Key.Key_Space, CONTROL)
    assert {"sigmoid", "len", "tf"} <= set(offer.offered())


def test_each_name_says_what_it_is_and_the_foot_what_it_takes(qtbot, text, offer):
    qtbot.keyClicks(text, "tf.clip_by_va")
    assert offer.list.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole).startswith(
        "clip_by_value. Bring t between two bounds"
    )  # fmt: skip
    foot = offer.list.foot.text()
    assert "clip_by_value(t, clip_value_min, clip_value_max, name=None)" in foot
    assert "Bring t between two bounds" in foot


def test_functions_of_the_program_say_what_they_take(qtbot, text, offer):
    text.set_program("def layer(x, w=2.):\n  'Scale x.'\n  return w * x\n", fresh=True)
    text.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(text, "lay")
    assert "layer(x, w=2.)" in offer.list.foot.text()
    assert "Scale x." in offer.list.foot.text()


def test_a_click_takes_a_name_and_the_keys_stay_with_the_program(qtbot, text, offer):
    qtbot.keyClicks(text, "tf.reduce_m")
    view = offer.list.view
    place = view.visualRect(offer.list.model.index(1)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place))
    assert text.program() == "tf.reduce_mean"
    assert text.hasFocus()


def test_an_argument_is_taken_with_its_equals_sign(qtbot, text, offer):
    qtbot.keyClicks(text, "tf.Variable(1., trai")
    qtbot.keyClick(text, Key.Key_Tab)
    assert text.program() == "tf.Variable(1., trainable=)"


def test_taking_a_name_is_one_undo_step(qtbot, text, offer):
    qtbot.keyClicks(text, "tf.varia")
    qtbot.keyClick(text, Key.Key_Tab)
    text.undo()
    assert text.program() == "tf.varia"


def test_the_list_lies_within_the_window_also_at_its_edges(qtbot, text, offer):
    text.set_program("\n" * 19 + " " * 70, fresh=True)
    text.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(text, "tf.")
    window = text.window()
    assert window.rect().contains(offer.list.geometry())
    caret = text.viewport().mapTo(window, text.cursorRect().center())
    assert not offer.list.geometry().contains(caret)


def test_it_goes_when_the_focus_goes_or_the_caret_is_put_elsewhere(qtbot, text, offer):
    text.set_program("a\n", fresh=True)
    text.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(text, "tf.re")
    assert offer.is_open()
    qtbot.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(4, 8))
    assert not offer.is_open()
    text.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(text, "d")
    assert offer.is_open()
    text.clearFocus()
    assert not offer.is_open()


def test_the_theme_colours_the_list(qtbot, text, offer):
    text.set_theme(DARK)
    qtbot.keyClicks(text, "tf.re")
    image = offer.list.grab().toImage()
    assert image.pixelColor(image.width() // 2, 2).name() == DARK.raised
