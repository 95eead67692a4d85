"""The choice of what to differentiate."""

import dataclasses

import pytest

from gradviz.trace import Trace, frame_at
from gradviz.ui.tables.target_choice import TargetChoice
from tests.helpers.missing import missing_trace
from tests.helpers.neuron import neuron_trace


@pytest.fixture
def choice(qtbot):
    choice = TargetChoice()
    qtbot.addWidget(choice)
    choice.set_trace(neuron_trace())
    return choice


def test_it_offers_the_targets_and_shows_the_one_in_force(choice):
    assert choice.objectName() == "targetChoice"
    assert [choice.itemText(k) for k in range(choice.count())] == ["z", "y", "loss"]
    assert choice.currentText() == "loss"
    assert choice.isEnabled()


def test_choosing_asks_for_a_target(choice, qtbot):
    with qtbot.waitSignal(choice.targetRequested) as asked:
        choice.setCurrentIndex(0)
        choice.textActivated.emit("z")
    assert asked.args == ["z"]


def test_a_new_trace_asks_for_nothing(choice, qtbot):
    with qtbot.assertNotEmitted(choice.targetRequested):
        choice.set_trace(dataclasses.replace(neuron_trace(), target="y"))
    assert choice.currentText() == "y"


def test_a_program_with_its_own_tape_explains_itself(choice):
    trace = missing_trace()
    choice.set_trace(trace)
    choice.set_frame(frame_at(trace, 3))
    assert choice.currentText() == "loss"
    assert not choice.isEnabled()
    assert "its own tape" in choice.toolTip()


def test_without_targets_it_is_disabled_and_says_so(choice):
    choice.set_trace(Trace(""))
    assert choice.count() == 0
    assert not choice.isEnabled()
    assert "no result" in choice.toolTip()
