"""The card of a vector or a matrix, under mouse and keys."""

import dataclasses

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from gradviz.trace import InputRow, Span
from gradviz.trace.sliders import slider_for
from gradviz.ui.tables.grid_card import GridCard
from gradviz.ui.theme import DARK
from gradviz.words import CATALOGUE

KEY = Qt.Key
AREA = QRect(80, 20, 90, 46)
MATRIX = np.array([[1.0, 2.0, -1.0], [0.5, 3.0, 4.0]], np.float32)
LEFT = Qt.MouseButton.LeftButton


class Stage:
    """A card on a window, whose wishes are granted at once, as a document would."""

    def __init__(self, qtbot):
        self.owner = QWidget()
        self.owner.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.owner.resize(800, 500)
        qtbot.addWidget(self.owner)
        self.card = GridCard(self.owner, lambda _name, number: slider_for(number))
        self.card.set_theme(DARK)
        self.owner.show()
        self.owner.activateWindow()
        self.asked, self.qtbot = [], qtbot
        self.card.edited.connect(self._grant)

    def _grant(self, _name, array):
        self.asked.append(array)
        self.row = dataclasses.replace(self.row, value=array)
        self.card.follow(self.row, array)

    def open(self, value, declared=None):
        self.row = InputRow("x", "trainable", value, None, declared)
        self.card.open_for(self.row, value, AREA)
        self.qtbot.waitUntil(
            lambda: self.card.isAncestorOf(QApplication.focusWidget() or self.card)
        )
        return self.card

    def type(self, text):
        """Type into whatever has the keys, as a person does."""
        for letter in text:
            self.qtbot.keyClicks(QApplication.focusWidget(), letter)

    def press(self, key, modifiers=Qt.KeyboardModifier.NoModifier):
        self.qtbot.keyClick(QApplication.focusWidget(), key, modifiers)


@pytest.fixture
def stage(qtbot):
    return Stage(qtbot)


def place(card):
    index = card.view.currentIndex()
    return index.row(), index.column()


def test_arrows_walk_between_the_cells(stage):
    card = stage.open(MATRIX)
    assert place(card) == (0, 0)
    for key in (KEY.Key_Right, KEY.Key_Right, KEY.Key_Down, KEY.Key_Left):
        stage.press(key)
    assert place(card) == (1, 1)


def test_typing_and_enter_go_down_a_column(stage):
    card = stage.open(MATRIX)
    stage.type("7.5")
    stage.press(KEY.Key_Return)
    assert stage.asked[-1].tolist() == [[7.5, 2, -1], [0.5, 3, 4]]
    assert place(card) == (1, 0)
    assert card.isVisible()


def test_tab_goes_on_along_a_row(stage, qtbot):
    card = stage.open(MATRIX)
    stage.type("8")
    stage.press(KEY.Key_Tab)
    qtbot.waitUntil(lambda: bool(stage.asked))
    assert stage.asked[-1][0, 0] == 8
    assert place(card) == (0, 1)


def test_escape_leaves_the_number_and_then_the_card(stage, qtbot):
    card = stage.open(MATRIX)
    stage.type("9")
    stage.press(KEY.Key_Escape)
    qtbot.waitUntil(lambda: card.view.state() == card.view.State.NoState)
    assert stage.asked == []
    assert card.isVisible()
    qtbot.waitUntil(card.view.hasFocus)
    stage.press(KEY.Key_Escape)
    assert card.isHidden()
    assert stage.owner.hasFocus()


def test_a_bad_number_is_said_where_it_is_and_from_elsewhere(stage):
    card = stage.open(MATRIX)
    stage.type("zwei")
    stage.press(KEY.Key_Up)
    assert stage.asked == []
    assert card.problem.text().startswith("Not a number")
    assert card.problem.isVisible()
    stage.press(KEY.Key_Down)
    assert card.problem.text().startswith("[0, 0] Not a number")
    assert card.grid.index(0, 0).data() == "zwei"
    stage.press(KEY.Key_Up)
    stage.type("2")
    stage.press(KEY.Key_Return)
    assert card.problem.isHidden()
    assert stage.asked[-1][0, 0] == 2


def test_numbers_are_pasted_and_copied(stage):
    card = stage.open(MATRIX)
    QApplication.clipboard().setText("5\t6\n7\t8")
    stage.press(KEY.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert stage.asked[-1].tolist() == [[5, 6, -1], [7, 8, 4]]
    card.view.selectAll()
    stage.press(KEY.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "5.0\t6.0\t-1.0\n7.0\t8.0\t4.0"


def test_delete_makes_a_number_zero(stage):
    stage.open(MATRIX)
    stage.press(KEY.Key_Delete)
    assert stage.asked[-1][0, 0] == 0


@pytest.mark.parametrize(
    ("tool", "shape"),
    [("add_row", (3, 3)), ("drop_row", (1, 3)), ("add_column", (2, 4)), ("drop_column", (2, 2))],
)
def test_rows_and_columns_are_added_and_taken_out(stage, qtbot, tool, shape):
    card = stage.open(MATRIX)
    qtbot.mouseClick(card.tools[tool], LEFT)
    assert stage.asked[-1].shape == shape
    assert card.isVisible()


def test_the_last_row_cannot_be_taken_out(stage):
    card = stage.open(MATRIX[:1])
    assert not card.tools["drop_row"].isEnabled()
    assert card.tools["drop_column"].isEnabled()


def test_the_slider_moves_the_current_cell(stage, qtbot):
    card = stage.open(MATRIX)
    stage.press(KEY.Key_Right)
    far = QPoint(card.bar.width() - 9, 8)
    qtbot.mousePress(card.bar, LEFT, pos=far)
    assert card.bar.held
    qtbot.mouseRelease(card.bar, LEFT, pos=far)
    assert not card.bar.held
    assert stage.asked[-1].tolist() == [[1, 5, -1], [0.5, 3, 4]]


def test_the_slider_has_keys_of_its_own(stage):
    card = stage.open(MATRIX)
    card.bar.setFocus()
    stage.press(KEY.Key_Right)
    assert stage.asked[-1][0, 0] == pytest.approx(1.1)
    stage.press(KEY.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert stage.asked[-1][0, 0] == pytest.approx(1.09)


def test_another_shape_is_typed(stage, qtbot):
    card = stage.open(MATRIX)
    card.fill.shape.setFocus()
    card.fill.shape.selectAll()
    stage.type("3 x 2")
    stage.press(KEY.Key_Return)
    assert stage.asked[-1].tolist() == [[1, 2], [-1, 0.5], [3, 4]]


@pytest.mark.parametrize(("text", "words"), [("0", "Write a shape"), ("9999 x 9999", "At most")])
def test_a_shape_that_cannot_be_is_said(stage, text, words):
    card = stage.open(MATRIX)
    card.fill.shape.setFocus()
    card.fill.shape.selectAll()
    stage.type(text)
    stage.press(KEY.Key_Return)
    assert stage.asked == []
    assert words in card.problem.text()


def test_all_numbers_are_filled_at_once(stage, qtbot):
    card = stage.open(MATRIX)
    qtbot.mouseClick(card.fill.buttons["ones"], LEFT)
    assert stage.asked[-1].tolist() == [[1, 1, 1], [1, 1, 1]]
    card.fill.seed.setValue(3)
    qtbot.mouseClick(card.fill.buttons["normal"], LEFT)
    first = stage.asked[-1]
    assert np.unique(first).size == 6
    qtbot.mouseClick(card.fill.buttons["zeros"], LEFT)
    qtbot.mouseClick(card.fill.buttons["normal"], LEFT)
    assert np.array_equal(stage.asked[-1], first)


def test_what_is_too_large_is_a_heat_map_that_can_be_filled(stage, qtbot):
    card = stage.open(np.zeros((784, 256), np.float32))
    assert (card.view.isVisible(), card.map.isVisible()) == (False, True)
    assert "784 × 256" in card._note.text()
    before = card.map.grab().toImage()
    qtbot.mouseClick(card.fill.buttons["normal"], LEFT)
    assert card.map.grab().toImage() != before


def test_what_is_too_large_in_a_text_says_where_to_change_it(stage):
    card = stage.open(np.zeros((30, 20), np.float32), declared=Span(0, 1))
    assert "in the text" in card._note.text()
    assert not card.fill.isVisible()


def test_one_number_becomes_a_vector(stage, qtbot):
    card = stage.open(np.array(2.0, np.float32))
    qtbot.mouseClick(card.tools["add_column"], LEFT)
    assert stage.asked[-1].tolist() == [2, 0]


def test_a_trace_that_comes_while_typing_leaves_the_text_alone(stage):
    card = stage.open(MATRIX)
    stage.type("2.")
    card.follow(stage.row, MATRIX * 2)
    assert card.view.findChild(QLineEdit).text() == "2."


def test_it_lies_within_the_window_and_closes_elsewhere(stage):
    card = stage.open(np.zeros((9, 9), np.float32))
    assert stage.owner.rect().contains(card.geometry())
    stage.owner.setFocus()
    assert card.isHidden()


def test_it_speaks_korean(stage):
    card = stage.open(MATRIX)
    CATALOGUE.use("ko")
    card.retranslate()
    assert card.tools["add_row"].text() == "+ 행"


def test_tab_in_the_last_cell_goes_on_to_the_slider(stage):
    card = stage.open(MATRIX)
    card.view.go_to(1, 1)
    stage.press(KEY.Key_Tab)
    assert place(card) == (1, 2)
    stage.press(KEY.Key_Tab)
    assert card.bar.hasFocus()


def test_what_is_no_number_waits_for_its_card(stage):
    card = stage.open(MATRIX)
    stage.type("zwei")
    stage.press(KEY.Key_Down)
    card.dismiss()
    assert stage.open(MATRIX).grid.index(0, 0).data() == "zwei"
    card.leave()
    assert stage.open(MATRIX).grid.index(0, 0).data() == "1.000"
