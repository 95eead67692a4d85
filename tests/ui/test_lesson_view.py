"""Picking a lesson and turning its pages, as a person does."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QPushButton, QTextBrowser

from gradviz.lessons.lesson import Bilingual, Lesson, Moment, Page
from gradviz.trace import Trace
from gradviz.ui.lesson_view import LessonPanel
from gradviz.ui.theme import DARK
from gradviz.words import CATALOGUE
from tests.helpers.neuron import TEXT, neuron_trace


def page(en: str, ko: str, moment: Moment | None = None) -> Page:
    return Page(Bilingual(en, ko), moment)


NEURON = Lesson(
    "neuron",
    1,
    Bilingual("A neuron", "뉴런 하나"),
    Bilingual("Five operations.", "연산 다섯 개."),
    TEXT,
    (
        page(
            "Multiply `w` by **x**: 1 < 2.", "`w`에 **x**를 곱합니다: 1 < 2.", Moment("computed", 1)
        ),
        page(
            "Backwards.\n\nThrough `x ** 2`.",
            "거꾸로.\n\n`x ** 2`를 지나.",
            Moment("pulled_back", 2),
        ),
        page("Nothing to see.", "볼 것이 없습니다.", Moment("assigned")),
    ),
    {},
)
SHORT = Lesson("short", 2, NEURON.title, NEURON.goal, "y = x", (page("Only page.", "한 쪽."),), {})


@pytest.fixture
def panel(qtbot):
    panel = LessonPanel()
    qtbot.addWidget(panel)
    panel.set_lessons((NEURON, SHORT))
    panel.resize(300, 700)
    with qtbot.waitExposed(panel):
        panel.show()
    return panel


@pytest.fixture
def listed(panel):
    return panel.findChild(QListWidget, "lessonList")


@pytest.fixture
def shown(panel):
    return panel.findChild(QTextBrowser, "lessonPage")


def button(panel, name) -> QPushButton:
    return panel.findChild(QPushButton, name)


def click_row(qtbot, listed, row):
    where = listed.visualItemRect(listed.item(row)).center()
    qtbot.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=where)


def click_next(qtbot, panel):
    qtbot.mouseClick(button(panel, "lessonNext"), Qt.MouseButton.LeftButton)


def test_nothing_is_open_at_first(panel, listed, shown):
    assert listed.count() == 2
    assert not listed.selectedItems()
    assert "Pick a lesson" in shown.toPlainText()
    assert not button(panel, "lessonNext").isVisible()


def test_clicking_a_row_asks_for_its_lesson_and_shows_the_first_page(qtbot, panel, listed, shown):
    with qtbot.waitSignal(panel.lessonRequested) as asked:
        click_row(qtbot, listed, 0)
    assert asked.args == ["neuron"]
    assert "Five operations." in shown.toPlainText()
    assert "Multiply w by x: 1 < 2." in shown.toPlainText()


def test_return_on_a_row_asks_for_its_lesson(qtbot, panel, listed):
    listed.setFocus()
    listed.setCurrentRow(1)
    with qtbot.waitSignal(panel.lessonRequested) as asked:
        qtbot.keyClick(listed, Qt.Key.Key_Return)
    assert asked.args == ["short"]


def test_moving_through_the_list_with_arrows_asks_for_nothing(qtbot, panel, listed):
    listed.setFocus()
    listed.setCurrentRow(0)
    with qtbot.assertNotEmitted(panel.lessonRequested):
        qtbot.keyClick(listed, Qt.Key.Key_Down)


def test_show_lesson_asks_for_nothing(qtbot, panel, listed):
    with qtbot.assertNotEmitted(panel.lessonRequested):
        panel.show_lesson("short")
    assert listed.currentRow() == 1


def test_unknown_slug_closes_the_lesson(panel, listed, shown):
    panel.show_lesson("neuron")
    panel.show_lesson("")
    assert not listed.selectedItems()
    assert "Pick a lesson" in shown.toPlainText()


def test_turning_the_page_goes_to_its_moment(qtbot, panel, shown):
    panel.set_trace(neuron_trace())
    panel.show_lesson("neuron")
    with qtbot.waitSignal(panel.stepRequested) as asked:
        click_next(qtbot, panel)
    assert asked.args == [9]
    assert "Through x ** 2." in shown.toPlainText()
    with qtbot.waitSignal(panel.stepRequested) as asked:
        qtbot.mouseClick(button(panel, "lessonBack"), Qt.MouseButton.LeftButton)
    assert asked.args == [2]


def test_moment_that_did_not_happen_is_not_offered(qtbot, panel, shown):
    panel.set_trace(neuron_trace())
    panel.show_lesson("neuron")
    assert "Show this step" in shown.toPlainText()
    click_next(qtbot, panel)
    with qtbot.assertNotEmitted(panel.stepRequested):
        click_next(qtbot, panel)
    assert "Show this step" not in shown.toPlainText()


def test_link_goes_to_the_moment_again(qtbot, panel, shown):
    panel.set_trace(neuron_trace())
    panel.show_lesson("neuron")
    shown.setFocus()
    qtbot.keyClick(shown, Qt.Key.Key_Tab)
    with qtbot.waitSignal(panel.stepRequested) as asked:
        qtbot.keyClick(shown, Qt.Key.Key_Return)
    assert asked.args == [2]


def test_pages_end_where_the_buttons_say(qtbot, panel):
    panel.show_lesson("neuron")
    assert not button(panel, "lessonBack").isEnabled()
    click_next(qtbot, panel)
    click_next(qtbot, panel)
    assert not button(panel, "lessonNext").isEnabled()
    assert button(panel, "lessonBack").isEnabled()


def test_new_trace_keeps_the_page(qtbot, panel, shown):
    panel.show_lesson("neuron")
    click_next(qtbot, panel)
    panel.set_trace(Trace(""))
    assert "Backwards." in shown.toPlainText()


def test_language_changes_everywhere(panel, listed, shown):
    panel.show_lesson("neuron")
    CATALOGUE.use("ko")
    panel.retranslate()
    assert "뉴런 하나" in listed.item(0).text()
    assert "연산 다섯 개." in shown.toPlainText()
    assert button(panel, "lessonNext").text() == "다음"
    assert listed.item(0).data(Qt.ItemDataRole.AccessibleTextRole) == "1번 수업: 뉴런 하나"


def test_dark_theme_colours_the_text(panel, shown):
    panel.show_lesson("short")
    panel.set_theme(DARK)
    assert DARK.text in shown.toHtml()
