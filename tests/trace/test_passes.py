"""A run is told apart into its passes."""

from dataclasses import replace

from gradviz.trace import Trace
from gradviz.trace.passes import Stretch, passes
from tests.helpers.neuron import neuron_trace


def test_each_pass_is_a_stretch_of_its_own():
    trace = neuron_trace()
    again = tuple(replace(step, gradient=1) for step in trace.steps[5:])
    trace = replace(trace, steps=trace.steps + again, gradients=trace.gradients * 2)
    assert passes(trace) == (
        Stretch(0, 5, False),
        Stretch(5, 12, True, "loss"),
        Stretch(12, 19, True, "loss"),
    )


def test_a_run_of_no_steps_has_no_pass():
    assert passes(Trace("")) == ()
