"""The words beside a single lane: what is unusual stands below, and a new watch lights up."""

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from gradviz.ui.tape.sentence import Sentence
from gradviz.ui.theme import DARK, LIGHT


@pytest.fixture
def home(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    return widget


@pytest.fixture
def sentence(home):
    made = Sentence(home)
    made.setGeometry(0, 0, 300, 72)
    made.set_theme(LIGHT)
    made.show()
    return made


def label(sentence, name):
    return sentence.findChild(QLabel, name)


def inks(sentence):
    image = sentence.grab().toImage()
    every = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return {image.pixelColor(x, y).name() for x, y in every}


def test_a_remark_stands_below_the_sentence(sentence, qtbot):
    sentence.set_words("the tape holds 2 operations", "persistent", False)
    above, below = label(sentence, "tapeCaption"), label(sentence, "tapeRemark")
    qtbot.waitUntil(lambda: below.y() >= above.geometry().bottom())
    assert below.geometry().bottom() < sentence.height()


def test_nothing_unusual_takes_no_room(sentence):
    sentence.set_words("the tape holds 2 operations", "", False)
    assert not label(sentence, "tapeRemark").isVisible()
    alone = sentence.wanted_width()
    sentence.set_words(
        "the tape holds 2 operations", "watches variables and many things besides", False
    )
    assert sentence.wanted_width() > alone


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_a_new_watch_lights_up_and_goes_out(sentence, theme):
    sentence.set_theme(theme)
    seen = []
    for lit in (False, True, False):
        sentence.set_words("the tape is still empty", "watches only x", lit)
        seen.append(theme.current in inks(sentence))
    assert seen == [False, True, False]


def test_words_that_fit_stand_in_one_line_each(sentence):
    for remark in ("persistent · watches only x", "persistent · watches nothing yet"):
        sentence.set_words("the tape is still empty", remark, True)
        sentence.resize(sentence.wanted_width(), 72)
        for name in ("tapeCaption", "tapeRemark"):
            one = label(sentence, name)
            assert one.height() < 1.8 * one.fontMetrics().height()
            assert one.width() >= one.sizeHint().width() - 1


def test_words_that_find_no_room_in_one_line_take_more_and_none_is_hidden(sentence):
    sentence.resize(120, 100)
    long = "watches variables, one thing, another and 3 more"
    for lit in (False, True):
        sentence.set_words("the tape was emptied by reset()", long, lit)
        above, below = label(sentence, "tapeCaption"), label(sentence, "tapeRemark")
        assert above.height() >= above.heightForWidth(above.width()) > above.fontMetrics().height()
        assert below.height() >= below.heightForWidth(below.width()) > below.fontMetrics().height()
        assert below.y() > above.geometry().bottom()
        assert below.geometry().bottom() < sentence.height()
