"""Gradients are pending until their last contribution, then stay."""

import dataclasses

from gradviz.trace import Trace, frame_at
from gradviz.trace.stages import frame_inside
from gradviz.ui.tables.arrivals import (
    ARRIVED,
    MISSING,
    NOT_ASKED,
    PENDING,
    Arrivals,
    call_in_force,
)
from tests.helpers.neuron import neuron_trace

TRACE = neuron_trace()


def states(index, trace=TRACE, stage=0):
    arrivals = Arrivals(trace)
    frame = frame_inside(trace, index, stage)
    return [arrival.state for arrival in arrivals.of_inputs(frame)]


def test_everything_is_pending_before_the_backward_pass_except_what_never_comes():
    assert states(0) == [PENDING, PENDING, PENDING, MISSING]


def test_gradients_arrive_one_after_the_other():
    assert states(9) == [PENDING, PENDING, PENDING, MISSING]
    assert states(10) == [PENDING, PENDING, ARRIVED, MISSING]
    assert states(11) == [ARRIVED, ARRIVED, ARRIVED, MISSING]
    assert states(12) == [ARRIVED, ARRIVED, ARRIVED, MISSING]


def test_inside_a_step_gradients_arrive_with_the_stage_that_adds_them():
    seen = [states(11, stage=stage) for stage in range(1, 8)]
    bias_only = [PENDING, PENDING, ARRIVED, MISSING]
    assert seen[:3] == [bias_only] * 3
    assert seen[3:6] == [[ARRIVED, PENDING, ARRIVED, MISSING]] * 3
    assert seen[6] == states(11)


def test_a_source_nobody_asked_for_has_no_gradient_to_show():
    call = dataclasses.replace(TRACE.gradients[0], rows=TRACE.gradients[0].rows[:1])
    assert states(12, dataclasses.replace(TRACE, gradients=(call,)))[1:] == [NOT_ASKED] * 3


def test_without_calls_nothing_is_asked():
    assert call_in_force(Trace(""), None) is None
    assert states(0, dataclasses.replace(TRACE, gradients=(), steps=())) == [NOT_ASKED] * 4


def test_between_two_calls_the_finished_one_is_in_force():
    first = TRACE.gradients[0]
    second = dataclasses.replace(first, target="z", first=50, last=60)
    trace = dataclasses.replace(TRACE, gradients=(first, second))
    assert call_in_force(trace, frame_at(trace, 0)) is first
    assert call_in_force(trace, frame_at(trace, 12)) is first
    assert call_in_force(trace, None) is second
