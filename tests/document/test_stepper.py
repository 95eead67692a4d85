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


def test_a_line_is_gone_to_each_time_that_it_runs(stepper):
    line = stepper.trace.steps[0].line
    stepper.go_to(0)
    found = []
    for _ in range(3):
        stepper.go_to_line(line)
        found.append(stepper.trace.steps[stepper.cursor - 1].line)
    assert found == [line] * 3
    cursor = stepper.cursor
    stepper.go_to_line(99)
    assert stepper.cursor == cursor


def test_a_node_without_a_step_moves_nothing(stepper):
    stepper.go_to(5)
    stepper.go_to_node(0)
    assert stepper.cursor == 5


def test_an_empty_trace_has_one_moment(qapp):
    stepper = Stepper()
    stepper.place(Trace(""), None)
    stepper.step_forward()
    assert (stepper.cursor, stepper.last, stepper.at_end) == (0, 0, True)


def test_stages_go_through_every_backward_step_and_back_the_same_way(stepper):
    forward = walk(stepper, stepper.stage_forward)
    kinds = [step.kind for step in stepper.trace.steps]
    assert forward[:7] == [(k, 0) for k in range(7)]  # nothing inside forward steps and the seed
    assert forward[7:12] == [(7, 1), (7, 2), (7, 3), (7, 4), (8, 1)]
    assert forward[-1] == (12, 0)
    assert kinds[11] == "backward_ended"
    assert walk(stepper, stepper.stage_back) == forward[::-1]


def walk(stepper, go):
    seen = [(stepper.cursor, stepper.stage)]
    while True:
        go()
        if (stepper.cursor, stepper.stage) == seen[-1]:
            return seen
        seen.append((stepper.cursor, stepper.stage))


def test_from_all_of_a_step_stages_go_inside_from_either_end(stepper):
    stepper.go_to(9)
    stepper.stage_forward()
    assert (stepper.cursor, stepper.stage) == (9, 1)
    stepper.go_to(9)
    assert stepper.stage == 0
    stepper.stage_back()
    assert (stepper.cursor, stepper.stage) == (9, 4)


def test_whole_steps_leave_the_stages(stepper):
    for go, cursor in ((stepper.step_forward, 10), (stepper.step_back, 8)):
        stepper.go_to(9)
        stepper.stage_forward()
        go()
        assert (stepper.cursor, stepper.stage) == (cursor, 0)
        assert stepper.frame.stage == 0


def test_a_stage_is_no_other_cursor(stepper):
    stepper.go_to(9)
    cursors, frames = [], []
    stepper.cursorChanged.connect(cursors.append)
    stepper.frameChanged.connect(frames.append)
    stepper.stage_forward()
    stepper.stage_forward()
    assert cursors == []
    assert [(frame.index, frame.stage) for frame in frames] == [(9, 1), (9, 2)]
    assert frames[-1] is stepper.frame
    stepper.go_to(9)
    assert cursors == []
    assert frames[-1].stage == 0


def test_a_new_trace_keeps_the_stage_of_a_step_that_has_as_many(stepper):
    stepper.go_to(9)
    stepper.stage_forward()
    stepper.place(neuron_trace(), None)
    assert (stepper.cursor, stepper.stage, stepper.frame.stage) == (9, 1, 1)
    bare = dataclasses.replace(neuron_trace().steps[8], contributions=())
    steps = (*neuron_trace().steps[:8], bare, *neuron_trace().steps[9:])
    stepper.place(dataclasses.replace(neuron_trace(), steps=steps), None)
    assert (stepper.cursor, stepper.stage, stepper.frame.stage) == (9, 0, 0)
    stepper.place(neuron_trace(), 9)
    assert stepper.stage == 0


def test_all_is_shown_only_behind_the_last_stage_of_the_last_step(qapp):
    made = Stepper()
    made.place(shorter(neuron_trace(), 9), 8)  # a run that was broken off
    for _ in range(5):
        assert not made.finished
        made.stage_forward()
    assert (made.cursor, made.stage) == (9, 1)
    assert made.at_end
    assert not made.finished
    made.go_to(9)
    assert made.finished
