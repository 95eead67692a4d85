"""Ends, step and speed, typed."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QWidget

from gradviz.trace.sliders import Slider
from gradviz.ui.tables.slider_card import FROM, STEP, TO, SliderCard
from gradviz.ui.theme import DARK
from gradviz.words import CATALOGUE


@pytest.fixture
def card(qtbot):
    owner = QWidget()
    owner.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    owner.resize(500, 300)
    qtbot.addWidget(owner)
    made = SliderCard(owner)
    made.set_theme(DARK)
    owner.show()
    owner.activateWindow()
    made.offer("w", Slider(-5, 5), whole=False, speed=1.0)
    made.open_at(QRect(100, 20, 80, 40))
    made.point_at(FROM)
    qtbot.waitUntil(made.fields[FROM].hasFocus)
    made.edited = []
    made.sliderEdited.connect(lambda name, slider: made.edited.append((name, slider)))
    return made


def write(qtbot, card, part, text):
    card.fields[part].setFocus()
    card.fields[part].selectAll()
    qtbot.keyClicks(card.fields[part], text)


def test_it_shows_the_slider_and_the_step_that_suits(card):
    texts = [card.fields[part].text() for part in (FROM, TO, STEP)]
    assert texts == ["-5", "5", ""]
    assert card.fields[STEP].placeholderText() == "auto 0.1"


def test_tab_puts_an_end_in_force_and_goes_on(card, qtbot):
    write(qtbot, card, FROM, "0")
    assert card.edited == []
    qtbot.keyClick(card.fields[FROM], Qt.Key.Key_Tab)
    assert card.edited == [("w", Slider(0, 5))]
    assert card.fields[TO].hasFocus()


def test_enter_puts_in_force_and_gives_the_keys_back(card, qtbot):
    write(qtbot, card, STEP, "0.25")
    qtbot.keyClick(card.fields[STEP], Qt.Key.Key_Return)
    assert card.edited == [("w", Slider(-5, 5, 0.25))]
    assert card.isHidden()
    assert card.owner.hasFocus()


def test_escape_takes_back_what_was_typed(card, qtbot):
    write(qtbot, card, TO, "9")
    qtbot.keyClick(card.fields[TO], Qt.Key.Key_Escape)
    assert card.edited == []
    assert card.isHidden()


@pytest.mark.parametrize(
    ("part", "text", "words"),
    [(TO, "-6", "less than"), (TO, "x", "such as 0.5"), (FROM, "", "such as 0.5"),
     (STEP, "0", "above 0"), (STEP, "11", "above 0"), (TO, "inf", "finite")],
)  # fmt: skip
def test_what_makes_no_slider_is_red_and_said_and_kept(card, qtbot, part, text, words):
    write(qtbot, card, part, text or "\b")
    if not text:
        card.fields[part].clear()
        card.fields[part].textEdited.emit("")
    qtbot.keyClick(card.fields[part], Qt.Key.Key_Return)
    assert card.edited == []
    assert words in card.problem.text()
    assert card.isVisible()
    assert card.fields[part].text() == text


def test_a_problem_is_gone_once_it_is_mended(card, qtbot):
    write(qtbot, card, TO, "x")
    write(qtbot, card, TO, "7")
    assert card.problem.isHidden()


def test_it_closes_when_the_keys_go_elsewhere(card, qtbot):
    write(qtbot, card, TO, "7")
    card.owner.setFocus()
    assert card.isHidden()
    assert card.edited == [("w", Slider(-5, 7))]


def test_a_speed_can_be_chosen(card, qtbot):
    with qtbot.waitSignal(card.speedChosen) as chosen:
        card.speeds.setFocus()
        qtbot.keyClick(card.speeds, Qt.Key.Key_Down)
        qtbot.keyClick(card.speeds, Qt.Key.Key_Return)
    assert chosen.args == ["w", 2.0]


def test_it_speaks_korean(card):
    CATALOGUE.use("ko")
    card.retranslate()
    assert card.labels[FROM].text() == "시작"


def test_whole_numbers_have_whole_ends_and_steps(card, qtbot):
    card.offer("n", Slider(-5, 5), whole=True, speed=1.0)
    write(qtbot, card, TO, "7.6")
    qtbot.keyClick(card.fields[TO], Qt.Key.Key_Tab)
    write(qtbot, card, STEP, "0.2")
    qtbot.keyClick(card.fields[STEP], Qt.Key.Key_Return)
    assert card.edited[-1] == ("n", Slider(-5, 8, 1))
