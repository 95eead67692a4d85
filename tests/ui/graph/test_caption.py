"""The caption in words, for steps of every kind and in both languages."""

import numpy as np
import pytest

from gradviz.trace import GradientCall, Row, Step, Trace, frame_at
from gradviz.trace.steps import KINDS
from gradviz.ui.graph.caption import caption
from gradviz.words import CATALOGUE
from tests.helpers.neuron import neuron_trace


@pytest.mark.parametrize(
    ("step", "in_english", "in_korean"),
    [
        (0, ("Start", "operations ahead: 5"), ("시작", "앞으로 할 연산: 5개")),
        (2, ("Forward pass", "step 2 of 5: +"), ("순전파", "5단계 중 2단계: +")),
        (6, ("Backward pass", "starts at loss with 1"), ("역전파", "loss에서 시작, 시드 1")),
        (9, ("Backward pass", "step 3 of 5: sigmoid"), ("역전파", "5단계 중 3단계: sigmoid")),
        (
            12,
            ("Result", "three of four gradients arrived"),
            ("결과", "그래디언트 4개 중 3개 도착"),
        ),
    ],
)
def test_the_neuron(step, in_english, in_korean):
    trace = neuron_trace()
    assert caption(trace, frame_at(trace, step)) == in_english
    CATALOGUE.use("ko")
    assert caption(trace, frame_at(trace, step)) == in_korean


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("node", [None, 5])
def test_every_kind_of_step_has_a_caption(kind, node):
    nodes = neuron_trace().nodes
    backward = kind in ("backward_started", "pulled_back", "backward_ended")
    trace = Trace("", nodes, (Step(kind, None, 1, node, "a sentence", backward=backward),))
    title, rest = caption(trace, frame_at(trace, 1))
    assert title
    assert rest


def test_what_a_backward_pass_computes_is_no_step_back():
    computed = Step("computed", None, 1, 5, "", backward=True)
    steps = (Step("backward_started", None, 1, 8, "", backward=True), computed)
    trace = Trace("", neuron_trace().nodes, steps)
    assert caption(trace, frame_at(trace, 2)) == ("Backward pass", "computes + for it")


@pytest.mark.parametrize(
    ("arrived", "total", "text"),
    [
        (0, 4, "no gradient arrived"),
        (1, 1, "the gradient arrived"),
        (1, 4, "one of four gradients arrived"),
        (4, 4, "all four gradients arrived"),
        (11, 12, "11 of 12 gradients arrived"),
    ],
)
def test_how_many_gradients_arrived(arrived, total, text):
    rows = tuple(
        Row(f"x{k}", "trainable", np.float32(1) if k < arrived else None) for k in range(total)
    )
    ended = Step("backward_ended", None, 1, None, backward=True, gradient=0)
    trace = Trace("", (), (ended,), (GradientCall("y", 1, rows),))
    assert caption(trace, frame_at(trace, 1)) == ("Result", text)


def test_an_empty_program_is_told_what_will_come():
    title, rest = caption(Trace(""), frame_at(Trace(""), 0))
    assert not title
    assert rest.startswith("The graph appears here")
