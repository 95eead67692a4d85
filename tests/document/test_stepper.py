import dataclasses

import pytest

from gradviz.document.stepper import Stepper
from gradviz.trace import Trace
from tests.helpers.neuron import neuron_trace


@pytest.fixture
def stepper(qapp):
    made = Stepper()
    made.place(neuron_trace(), 0)
    return made


def shorter(trace, count):
    return dataclasses.replace(trace, steps=trace.steps[:count])


def test_steps_forward_and_back_and_stops_at_both_ends(stepper):
    seen = []
    stepper.cursorChanged.connect(seen.append)
    stepper.step_back()
    stepper.step_forward()
    stepper.step_forward()
    stepper.step_back()
    stepper.to_end()
    stepper.step_forward()
    stepper.first()
    assert seen == [1, 2, 1, 12, 0]


def test_the_frame_is_announced_with_the_cursor(stepper):
    frames = []
    stepper.frameChanged.connect(frames.append)
    stepper.go_to(7)
    assert [frame.index for frame in frames] == [7]
    assert frames[0] is stepper.frame


def test_out_of_range_means_the_nearest_end(stepper):
    stepper.go_to(1000)
    assert stepper.at_end
    stepper.go_to(-5)
    assert stepper.cursor == 0


def test_a_new_trace_with_as_many_steps_keeps_the_place(stepper):
    stepper.go_to(4)
    stepper.place(neuron_trace(), None)
    assert stepper.cursor == 4


def test_a_new_trace_keeps_the_end_for_who_was_at_the_end(stepper):
    stepper.to_end()
    stepper.place(shorter(neuron_trace(), 5), None)
    assert stepper.cursor == 5
    stepper.place(neuron_trace(), None)
    assert stepper.cursor == 12


def test_a_shorter_trace_keeps_the_nearest_step(stepper):
    stepper.go_to(9)
    stepper.place(shorter(neuron_trace(), 5), None)
    assert stepper.cursor == 5


def test_clicks_on_a_node_go_to_its_forward_and_then_its_backward_step(stepper):
    cursors = []
    stepper.cursorChanged.connect(cursors.append)
    for _ in range(3):
        stepper.go_to_node(6)
    assert cursors == [3, 9, 3]


def test_a_node_without_a_step_moves_nothing(stepper):
    stepper.go_to(5)
    stepper.go_to_node(0)
    assert stepper.cursor == 5


def test_an_empty_trace_has_one_moment(qapp):
    stepper = Stepper()
    stepper.place(Trace(""), None)
    stepper.step_forward()
    assert (stepper.cursor, stepper.last, stepper.at_end) == (0, 0, True)
