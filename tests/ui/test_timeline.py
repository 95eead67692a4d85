from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QPainter, QWheelEvent
from PySide6.QtWidgets import QApplication

from gradviz.trace import Trace, frame_at
from gradviz.trace.passes import Stretch
from gradviz.ui.theme import LIGHT, set_scale
from gradviz.ui.timeline import Timeline
from gradviz.words import CATALOGUE
from tests.helpers.neuron import neuron_trace

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def timeline(qtbot):
    widget = Timeline()
    qtbot.addWidget(widget)
    widget.resize(620, 42)
    widget.set_trace(neuron_trace())
    widget.show()
    return widget


@pytest.fixture
def heard(timeline):
    values = []
    timeline.valueChanged.connect(values.append)
    return values


def place(timeline, value):
    return QPoint(round(timeline.x_of(value)), 15)


def colour_at(timeline, value):
    return timeline.grab().toImage().pixelColor(place(timeline, value)).name()


def test_its_name_and_range(timeline):
    assert timeline.objectName() == "timeline"
    assert (timeline.minimum(), timeline.maximum()) == (0, 12)


@pytest.mark.parametrize("value", [0, 3, 7, 12])
def test_click_on_the_track_goes_there(qtbot, timeline, heard, value):
    timeline.set_frame(frame_at(neuron_trace(), 9))
    qtbot.mouseClick(timeline, LEFT, pos=place(timeline, value))
    assert heard == [value]


def test_drag_scrubs_through_every_step(qtbot, timeline, heard):
    qtbot.mousePress(timeline, LEFT, pos=place(timeline, 2))
    for value in (3, 4, 5):
        qtbot.mouseMove(timeline, place(timeline, value))
    qtbot.mouseRelease(timeline, LEFT, pos=place(timeline, 5))
    qtbot.mouseMove(timeline, place(timeline, 9))
    assert heard == [2, 3, 4, 5]


def test_drag_beyond_the_ends_stops_there(qtbot, timeline):
    qtbot.mousePress(timeline, LEFT, pos=place(timeline, 2))
    qtbot.mouseMove(timeline, QPoint(3000, 15))
    assert timeline.value() == 12
    qtbot.mouseMove(timeline, QPoint(-50, 15))
    assert timeline.value() == 0
    qtbot.mouseRelease(timeline, LEFT, pos=QPoint(-50, 15))


@pytest.mark.parametrize(
    ("key", "value"),
    [(Qt.Key.Key_Right, 6), (Qt.Key.Key_Left, 4), (Qt.Key.Key_Home, 0), (Qt.Key.Key_End, 12)],
)
def test_keys_step(qtbot, timeline, key, value):
    timeline.setValue(5)
    qtbot.keyClick(timeline, key)
    assert timeline.value() == value


def turn(timeline, angle):
    here = QPointF(20, 15)
    event = QWheelEvent(
        here, here, QPoint(), QPoint(0, angle), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(timeline, event)


def test_each_notch_of_the_wheel_is_one_step(timeline, heard):
    turn(timeline, 120)
    turn(timeline, 240)
    turn(timeline, -120)
    assert heard == [1, 3, 2]


def test_a_touchpads_small_turns_add_up(timeline, heard):
    for _ in range(5):
        turn(timeline, 50)
    assert heard == [1, 2]


def test_being_told_the_frame_is_silent(timeline, heard):
    timeline.set_frame(frame_at(neuron_trace(), 7))
    assert timeline.value() == 7
    timeline.set_trace(Trace(""))
    assert timeline.value() == 0
    assert heard == []


def test_track_is_coloured_up_to_the_cursor_by_pass(timeline):
    timeline.set_frame(frame_at(neuron_trace(), 9))
    assert colour_at(timeline, 2.5) == LIGHT.series
    assert colour_at(timeline, 6.5) == LIGHT.gradient
    assert colour_at(timeline, 11) == LIGHT.line
    timeline.clearFocus()
    assert colour_at(timeline, 9) == LIGHT.raised  # inside the ring


def test_hundreds_of_passes_are_painted_where_they_are(timeline):
    trace = neuron_trace()
    steps = (replace(trace.steps[0]), replace(trace.steps[6])) * 4000
    timeline.set_trace(replace(trace, steps=steps))
    timeline.set_frame(frame_at(replace(trace, steps=steps, initial=()), 4000))
    image = timeline.grab().toImage()
    row = {image.pixelColor(x, 15).name() for x in range(20, 280)}
    assert row == {LIGHT.series, LIGHT.gradient}
    assert image.pixelColor(500, 15).name() == LIGHT.line


def test_names_are_spoken_in_the_language_in_force(timeline):
    CATALOGUE.use("ko")
    timeline.retranslate()
    assert timeline.accessibleName() == "타임라인"
    assert timeline._names(Stretch(0, 1, True, "loss"))[0] == "loss에서 역전파"


def test_tooltip_tells_the_step(timeline):
    assert timeline._tip(0) == "before the first step"
    assert timeline._tip(3) == "step 3: compute sigmoid"


def test_an_empty_run_can_be_painted_and_pressed(qtbot, timeline, heard):
    timeline.set_trace(Trace(""))
    qtbot.mouseClick(timeline, LEFT, pos=QPoint(300, 15))
    timeline.grab()
    assert heard == []


def written(timeline, monkeypatch):
    texts = []
    draw = QPainter.drawText
    monkeypatch.setattr(
        QPainter, "drawText", lambda self, *a: (texts.append(a[-1]), draw(self, *a))[1]
    )
    timeline.grab()
    monkeypatch.undo()
    return texts


def test_a_short_backward_pass_keeps_its_name_as_long_as_it_can(timeline, monkeypatch):
    assert written(timeline, monkeypatch) == ["forward", "backward from loss"]
    timeline.resize(170, 42)
    assert written(timeline, monkeypatch) == ["forward", "backward"]


def test_names_grow_with_all_letters_and_are_not_cut(timeline):
    before, height = timeline.font().pointSizeF(), timeline.sizeHint().height()
    try:
        set_scale(1.4)
        timeline.set_theme(LIGHT)
        assert timeline.font().pointSizeF() == pytest.approx(1.4 * before)
        assert timeline.sizeHint().height() >= max(height, 24 + timeline.fontMetrics().height())
    finally:
        set_scale(1.0)
