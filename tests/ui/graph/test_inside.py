"""Steps inside of closed groups: what is said of them, and what shows of the group meanwhile."""

import numpy as np
import pytest

from gradviz.layout.arrange import arrange
from gradviz.trace import frame_at
from gradviz.trace.folding import fold
from gradviz.trace.starting import starting
from gradviz.ui.graph.moment import Story
from gradviz.ui.graph.sizes import sizes
from tests.helpers.grouped import grouped_trace, trained

TRACE = grouped_trace()


@pytest.fixture(scope="module")
def model():
    """Return a trained model with its layers closed, and what is told of it."""
    trace = trained(1)
    return trace, *told(trace, starting(trace))


def told(trace, closed):
    folded = fold(trace, frozenset(closed))
    return folded, Story(trace, arrange(folded.nodes, sizes(folded.nodes)), folded)


def inside(trace, story, step):
    """Return the most that is said of a step, "" outside of closed groups."""
    return next(iter(story.insides.words(story.moment(frame_at(trace, step)).inside)), "")


def test_a_step_in_a_closed_group_is_said_with_how_far_it_has_come(qapp):
    trace = TRACE
    _, story = told(trace, {1, 3})
    words = [inside(trace, story, step) for step in range(1, 15)]
    assert words[:8] == ["m, 1 of 3", "f · s, 2 of 3", "f · a, 3 of 3",
                         "m, 1 of 3", "f · s, 2 of 3", "f · a, 3 of 3", "", ""]  # fmt: skip
    assert words[8:] == ["", "f · a, 1 of 3", "f · s, 2 of 3", "m, 3 of 3",
                         "f · a, 1 of 3", "f · s, 2 of 3"]  # fmt: skip


def test_in_a_closed_loop_the_pass_is_said(qapp):
    _, story = told(TRACE, {0})
    assert inside(TRACE, story, 5) == "pass 2 · s, 5 of 6"


def test_it_is_also_said_in_fewer_words(qapp):
    _, story = told(TRACE, {0})
    moment = story.moment(frame_at(TRACE, 5))
    assert story.insides.words(moment.inside)[1:] == ("pass 2, 5 of 6", "s, 5 of 6", "5/6")


def test_a_variable_of_a_closed_layer_is_said_by_its_name(qapp, model):
    trace, _, story = model
    step = next(
        k for k, s in enumerate(trace.steps, 1)
        if s.kind == "bound" and trace.nodes[s.node].label.endswith("dense_1/bias")
    )  # fmt: skip
    assert inside(trace, story, step) == "dense_1/bias"


def test_each_step_in_a_closed_group_looks_new_and_looks_the_same_from_both_sides(qapp, model):
    trace, folded, story = model
    looks = [story.moment(frame_at(trace, k)).looks for k in range(len(trace.steps) + 1)]
    for k, step in enumerate(trace.steps):
        if step.node is not None and step.kind in ("computed", "pulled_back"):
            box = folded.drawn[step.node]
            assert looks[k + 1][box] != looks[k][box]
    again = [story.moment(frame_at(trace, k)).looks for k in range(len(trace.steps), -1, -1)]
    assert all(np.array_equal(a, b) for a, b in zip(looks, again[::-1], strict=True))


def test_a_closed_layer_has_the_adjoint_of_its_result(qapp, model):
    trace, folded, story = model
    end = story.moment(frame_at(trace, len(trace.steps)))
    for box, result in folded.results.items():
        assert result in end.adjoints
        assert end.looks[box] >> 14 == end.looks[result] >> 14
    assert [len(owned) for owned in folded.owned.values()] == [2, 2, 2]
