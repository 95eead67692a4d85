"""What is there, what was pulled, and which edges carried, at each frame of the neuron."""

import numpy as np
import pytest

from gradviz import run
from gradviz.layout.arrange import arrange
from gradviz.trace import frame_at
from gradviz.trace.folding import fold
from gradviz.trace.stages import frame_inside
from gradviz.ui.graph.moment import Story
from gradviz.ui.graph.sizes import sizes

F = np.float32


def at(neuron, step):
    trace, drawing = neuron
    return Story(trace, drawing, fold(trace)).moment(frame_at(trace, step))


def uses(neuron, numbers):
    """Return edges as (from node, to node)."""
    paths, boxes = neuron[1].paths, neuron[1].boxes
    return {(boxes[paths[n].tail].node, boxes[paths[n].head].node) for n in numbers}


def test_nodes_appear_as_they_are_computed(neuron):
    shown = [set(np.flatnonzero(at(neuron, k).shown).tolist()) for k in (0, 1, 5)]
    assert shown == [{0, 1, 2, 3}, {0, 1, 2, 3, 4}, set(range(9))]


def test_the_gradient_turns_edges_one_record_at_a_time(neuron):
    travelled = {k: uses(neuron, np.flatnonzero(at(neuron, k).travelled)) for k in (5, 6, 7, 9, 12)}
    assert travelled[5] == travelled[6] == set()
    assert travelled[7] == {(7, 8)}
    assert travelled[9] == {(7, 8), (6, 7), (5, 6)}
    assert (3, 7) not in travelled[12]
    assert len(travelled[12]) == 7


def test_the_current_edges_are_inputs_forward_and_contributions_backward(neuron):
    assert uses(neuron, at(neuron, 2).current) == {(4, 5), (2, 5)}
    assert uses(neuron, at(neuron, 8).current) == {(6, 7)}
    assert at(neuron, 6).current == ()
    assert at(neuron, 12).current == ()


def test_what_comes_next_is_told_with_the_way_it_goes(neuron):
    told = [(at(neuron, k).following, at(neuron, k).onward) for k in (0, 1, 7, 8, 12)]
    assert told == [(4, True), (5, True), (7, False), (6, False), (None, True)]


def test_pulled_nodes_are_done(neuron):
    assert np.flatnonzero(at(neuron, 9).done).tolist() == [6, 7, 8]
    assert not at(neuron, 6).done.any()


def test_looks_differ_exactly_where_something_changed(neuron):
    story = Story(*neuron, fold(neuron[0]))
    before, after = (story.moment(frame_at(neuron[0], k)) for k in (8, 9))
    assert np.flatnonzero(before.looks != after.looks).tolist() == [5, 6, 7]
    again = story.moment(frame_at(neuron[0], 8))
    assert (before.looks == again.looks).all()


@pytest.fixture
def fan(build):
    """x is used three times: its adjoint comes in three contributions."""
    rows = [("x", "variable", "", "trainable", (), F(2))]
    rows += [("", op, op, "tensor", (0,), F(1)) for op in ("sin", "cos", "exp")]
    rows += [("s", "add", "+", "tensor", (1, 2), F(2)), ("t", "add", "+", "tensor", (4, 3), F(3))]
    return build(rows, {k: F(k) for k in range(6)})


def test_a_fan_out_counts_what_has_arrived(fan):
    counted = [at(fan, k).pending.get(0) for k in range(5, len(fan[0].steps) + 1)]
    assert counted == [None, None, None, None, (1, 3), (2, 3), None, None][: len(counted)]


def test_a_second_pass_starts_afresh(neuron, build):
    trace, drawing = build([("x", "variable", "", "trainable", (), F(2)),
                            ("y", "sin", "sin", "tensor", (0,), F(1))],
                           {0: F(1), 1: F(1)})  # fmt: skip
    twice = type(trace)("", trace.nodes, (*trace.steps, *trace.steps[1:]), initial=trace.initial)
    story = Story(twice, drawing, fold(twice))
    done = [bool(story.moment(frame_at(twice, k)).done.any()) for k in range(len(twice.steps) + 1)]
    assert done == [False, False, False, True, True, False, True, True]


def inside(neuron, step, stage):
    trace, drawing = neuron
    return Story(trace, drawing, fold(trace)).moment(frame_inside(trace, step, stage))


def test_inside_a_step_an_edge_is_current_from_its_product_on(neuron):
    seen = [uses(neuron, inside(neuron, 10, stage).current) for stage in range(1, 8)]
    assert seen == [set(), set(), {(4, 5)}, {(4, 5)}, set(), {(2, 5)}, {(2, 5)}]


def test_inside_a_step_edges_have_carried_once_their_gradient_has_arrived(neuron):
    before, whole = at(neuron, 9), at(neuron, 10)
    moments = [inside(neuron, 10, stage) for stage in range(1, 8)]
    new = [uses(neuron, np.flatnonzero(m.travelled & ~before.travelled)) for m in moments]
    assert new == [set()] * 3 + [{(4, 5)}] * 3 + [{(4, 5), (2, 5)}]
    assert [bool(m.done[5]) for m in moments] == [False] * 6 + [True]
    assert np.array_equal(moments[-1].travelled, whole.travelled)
    assert np.array_equal(moments[-1].looks, whole.looks)


def test_the_stage_is_told_with_its_step(neuron):
    assert at(neuron, 10).stage is None
    told = inside(neuron, 10, 2)
    assert (told.stage.kind, told.step.node) == ("local", 5)


def test_a_number_before_the_input_hides_none_of_its_edges(qapp):
    trace = run("x = tf.Variable(3.)\nwith tf.GradientTape() as tape:\n  y = x * x + 2. * x\n"
                "tape.gradient(y, x)\n")  # fmt: skip
    drawing = arrange(trace.nodes, sizes(trace.nodes))
    story = Story(trace, drawing, fold(trace))
    last = frame_at(trace, len(trace.steps))
    assert story.moment(last).travelled.all()
    carried = story.carrying(last, np.ones(len(drawing.paths), bool))
    assert sorted(float(value) for value in carried.values()) == [1, 1, 2, 3, 3]
    steps = enumerate(trace.steps)
    at = next(k for k, s in steps if s.kind == "pulled_back" and trace.nodes[s.node].literals)
    ways = story.moment(frame_at(trace, at + 1)).current
    tails = [drawing.boxes[drawing.paths[way].tail].node for way in ways]
    assert tails == [0]
    inside = frame_inside(trace, at + 1, 3)  # the product, on its way to x
    assert story.moment(inside).current == ways
