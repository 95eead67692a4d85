"""The headers of the lanes: what a screen reader hears, tooltips, and the watch that lights up."""

from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QToolTip

from gradviz.trace import frame_at
from gradviz.ui.tape.lane_headers import LaneHeaders
from gradviz.ui.tape.measures import HEADER, MOST_HEADER, measures
from gradviz.ui.theme import LIGHT
from gradviz.words import CATALOGUE
from tests.helpers.neuron import neuron_trace
from tests.helpers.taped import SECOND, THIRD, step_of, traced
from tests.ui.tape.conftest import put


def show(strip, trace, index):
    put(strip, trace, index)
    return strip.findChild(LaneHeaders, "tapeLanes")


def test_one_tape_has_no_header_and_several_have_one_each(strip):
    assert not show(strip, neuron_trace(), 3).isVisible()
    headers = show(strip, traced(THIRD), 3)
    assert headers.isVisible()
    assert headers.geometry().right() < strip.viewport().geometry().left()
    assert len(headers.accessibleDescription().split("\n")) == 3


def test_they_follow_the_cursor_and_can_be_heard(strip):
    trace = traced(SECOND)
    headers = show(strip, trace, step_of(trace, "pulled_back", 1))
    outer, inner = headers.accessibleDescription().split("\n")
    assert outer == "outer, recording: 3 operations, 16 B; watches variables"
    assert inner == "inner, ◂ being read: 1 operation, 4 B; watches variables"
    strip.set_frame(frame_at(trace, 0))
    assert headers.accessibleDescription().startswith("outer, not open yet: empty")


def test_a_watch_lights_up_at_its_step_alone(strip):
    trace = traced(THIRD)
    watched = step_of(trace, "watched")
    lit = []
    for index in (watched - 1, watched, watched + 1):
        image = show(strip, trace, index).grab().toImage()
        lit.append(
            any(
                image.pixelColor(x, y).name() == LIGHT.current
                for x in range(0, 120)
                for y in range(2 * measures(3).lane, image.height())
            )
        )
    assert lit == [False, True, False]


def test_a_tooltip_tells_the_whole(strip, qtbot):
    trace = traced(SECOND)
    headers = show(strip, trace, step_of(trace, "computed"))
    place = QPoint(30, measures(2).lane + 10)
    headers.event(QHelpEvent(QEvent.Type.ToolTip, place, headers.mapToGlobal(place)))
    assert QToolTip.text() == "inner, recording: 1 operation, 4 B; watches variables"
    QToolTip.hideText()


def test_they_speak_korean(strip):
    trace = traced(SECOND)
    headers = show(strip, trace, step_of(trace, "computed"))
    CATALOGUE.use("ko")
    strip.retranslate()
    assert headers.accessibleName() == "테이프들"
    assert "기록 중" in headers.accessibleDescription()
    assert "변수를 감시" in headers.accessibleDescription()


def test_they_are_as_wide_as_their_words_need_and_no_step_changes_that(strip):
    plain, wordy = traced(SECOND), traced(SECOND.replace("inner", "the_inner_tape_of_the_two"))
    narrow = show(strip, plain, 3).width()
    widths = {show(strip, wordy, index).width() for index in range(len(wordy.steps) + 1)}
    assert narrow == HEADER
    assert len(widths) == 1
    assert HEADER < widths.pop() <= MOST_HEADER


def test_a_long_name_leaves_room_for_the_state(strip):
    long = "a_name_that_is_far_too_long_for_its_header"
    trace = traced(SECOND.replace("inner", long))
    headers = show(strip, trace, step_of(trace, "backward_started", 1))
    image, top = headers.grab().toImage(), measures(2).lane
    right = [
        image.pixelColor(x, y).name() == LIGHT.gradient
        for x in range(headers.width() // 2, headers.width())
        for y in range(top, top + 20)
    ]
    assert any(right)
