from dataclasses import replace

from gradviz.trace import Trace, frame_at
from gradviz.ui.editor.moments import just_run, runs_next
from tests.helpers.neuron import TEXT, neuron_trace


def test_before_the_first_step_only_the_next_is_marked():
    trace = neuron_trace()
    frame = frame_at(trace, 0)
    assert just_run(trace, frame) is None
    assert runs_next(trace, frame).slice(TEXT) == "w * x"


def test_each_step_marks_itself_and_the_one_to_come():
    trace = neuron_trace()
    frame = frame_at(trace, 2)
    assert just_run(trace, frame).slice(TEXT) == "w * x + b"
    assert runs_next(trace, frame).slice(TEXT) == "sigmoid(z)"


def test_end_of_a_backward_pass_belongs_to_its_gradient_call():
    trace = neuron_trace()
    call = replace(trace.gradients[0], line=3)
    trace = replace(trace, gradients=(call,))
    assert just_run(trace, frame_at(trace, 12 - 0)).slice(TEXT) == "loss = (y - t) ** 2"


def test_a_line_alone_marks_its_words():
    trace = neuron_trace()
    steps = (replace(trace.steps[0], span=None, line=2),)
    trace = replace(trace, steps=steps)
    assert just_run(trace, frame_at(trace, 1)).slice(TEXT) == "y = sigmoid(z)"


def test_nothing_runs_in_an_empty_trace():
    trace = Trace("")
    assert just_run(trace, frame_at(trace, 0)) is None
    assert runs_next(trace, frame_at(trace, 0)) is None
