from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication

from gradviz.trace import Trace, frame_at
from gradviz.ui.theme import DARK
from gradviz.ui.transport_bar import NAMES, SPEEDS, TransportBar
from gradviz.words import CATALOGUE
from tests.helpers.neuron import neuron_trace
from tests.helpers.seen import Seen

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def bar(qtbot):
    widget = TransportBar()
    qtbot.addWidget(widget)
    widget.resize(900, 50)
    widget.set_trace(neuron_trace())
    widget.show()
    return widget


@pytest.fixture
def actions(bar):
    made = {name: QAction(name, bar) for name in NAMES}
    made["forward"].setShortcut("Right")
    bar.set_actions(*made.values())
    return made


def counter(bar):
    return bar._counter.text()


def test_no_step_lays_the_bar_out_again(qtbot, bar):
    trace = replace(neuron_trace(), steps=neuron_trace().steps * 10)
    bar.set_trace(trace)
    qtbot.waitExposed(bar)
    QApplication.processEvents()
    asked = Seen(bar, QEvent.Type.LayoutRequest)
    for step in (0, 9, 10, 101):
        bar.set_frame(frame_at(trace, step))
        QApplication.processEvents()
    assert asked.times == 0


@pytest.mark.parametrize("name", NAMES)
def test_each_button_triggers_its_action(qtbot, bar, actions, name):
    with qtbot.waitSignal(actions[name].triggered, timeout=1000):
        qtbot.mouseClick(bar._buttons[name], LEFT)


def test_buttons_without_actions_cannot_be_pressed(bar):
    assert not any(button.isEnabled() for button in bar._buttons.values())


def test_buttons_follow_their_actions(bar, actions):
    actions["last"].setEnabled(False)
    assert not bar._buttons["last"].isEnabled()
    actions["last"].setEnabled(True)
    assert bar._buttons["last"].isEnabled()
    actions["back"].setShortcut("Left")
    assert bar._buttons["back"].toolTip() == "Step back (Left)"


def test_counter_says_where_the_cursor_is(bar):
    bar.set_frame(frame_at(neuron_trace(), 8))
    assert counter(bar) == "8/12"
    assert bar._counter.accessibleName() == "Step 8 of 12"
    bar.set_trace(Trace(""))
    assert counter(bar) == "0/0"


def test_moving_the_timeline_asks_for_the_step(qtbot, bar):
    with qtbot.waitSignal(bar.stepRequested) as heard:
        bar.timeline.setFocus()
        qtbot.keyClick(bar.timeline, Qt.Key.Key_Right)
    assert heard.args == [1]
    assert counter(bar) == "1/12"


def test_being_told_the_frame_asks_for_nothing(qtbot, bar):
    with qtbot.assertNotEmitted(bar.stepRequested):
        bar.set_frame(frame_at(neuron_trace(), 4))
        bar.set_trace(Trace(""))


def test_play_shows_pause_while_playing(bar, actions):
    button = bar._buttons["play"]
    before = button.icon().pixmap(18, 18).toImage()
    bar.set_playing(True)
    assert button.accessibleName() == "Pause"
    assert button.icon().pixmap(18, 18).toImage() != before
    bar.set_playing(False)
    assert button.accessibleName() == "Play"
    assert button.icon().pixmap(18, 18).toImage() == before


def test_choosing_a_speed_says_so_once(qtbot, bar):
    choices = bar._speeds.menu().actions()
    with qtbot.waitSignal(bar.speedChanged) as heard:
        choices[SPEEDS.index(2.0)].trigger()
    assert heard.args == [2.0]
    assert bar.speed() == 2.0
    assert bar._speeds.text().startswith("2×")


def test_a_remembered_speed_is_shown_in_silence(qtbot, bar):
    with qtbot.assertNotEmitted(bar.speedChanged):
        bar.set_speed(0.5)
    assert bar._speeds.text().startswith("½×")
    assert [a.data() for a in bar._speeds.menu().actions() if a.isChecked()] == [0.5]


def test_every_part_has_an_accessible_name_in_korean_too(bar, actions):
    CATALOGUE.use("ko")
    bar.retranslate()
    names = [bar.accessibleName(), bar._speeds.accessibleName(), bar.timeline.accessibleName()]
    names += [button.accessibleName() for button in bar._buttons.values()]
    assert "재생" in names
    assert all(names)


def test_theme_chosen_before_it_is_first_shown_holds(qtbot):
    bar = TransportBar()
    qtbot.addWidget(bar)
    bar.resize(900, 50)
    bar.set_theme(DARK)
    bar.show()
    play = bar._buttons["play"]
    assert play.grab().toImage().pixelColor(6, 15).name() == DARK.button


def test_playing_may_go_inside_backward_steps(qtbot, bar):
    inside = bar._speeds.menu().actions()[-1]
    with qtbot.waitSignal(bar.insideToggled) as heard:
        inside.trigger()
    assert heard.args == [True]
    assert inside.isChecked()
    assert bar.speed() == 1.0
    bar.set_speed(2.0)
    assert inside.isChecked()
