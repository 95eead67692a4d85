"""Steps are counted by kind, and passes are found by their counts."""

import pytest

from gradviz.trace import Step, Trace
from gradviz.trace.counting import counted, on_tapes, pass_around
from tests.helpers.neuron import neuron_trace

KINDS = ("computed", "backward_started", "pulled_back", "computed", "backward_ended",
         "computed", "backward_started", "pulled_back")  # fmt: skip
TRACE = Trace("", steps=tuple(Step(kind, None, 1, None) for kind in KINDS))


def test_steps_are_counted_before_each_and_in_all():
    assert counted(TRACE, "computed").tolist() == [0, 1, 1, 1, 2, 2, 3, 3, 3]
    assert counted(TRACE, "failed").tolist() == [0] * 9
    assert counted(Trace(""), "computed").tolist() == [0]


@pytest.mark.parametrize(
    ("step", "around"), [(0, (0, 4)), (1, (1, 4)), (2, (1, 4)), (4, (1, 4)), (7, (6, 8))]
)
def test_the_pass_around_a_step_ends_with_the_trace_if_it_does_not_end(step, around):
    assert pass_around(TRACE, step) == around


def test_what_lies_on_a_tape_is_counted():
    trace = neuron_trace()
    assert on_tapes(trace) == sum(1 for cell in trace.cells if cell.tape is not None) > 0
    assert on_tapes(Trace("")) == 0
