"""What is written beside the graph at each stage of a backward step."""

import pytest

from gradviz import run
from gradviz.trace.stages import stages
from gradviz.ui.graph.stage_notes import note_of
from gradviz.words import CATALOGUE
from tests.helpers.neuron import neuron_trace

TAPE = """import tensorflow as tf
{}
with tf.GradientTape() as tape:
    loss = {}
tape.gradient(loss, [{}])
"""


def notes(trace, op):
    """Return the notes of the last backward step through `op`."""
    step = [s for s in trace.steps if s.kind == "pulled_back" and trace.nodes[s.node].op == op][-1]
    return [note_of(trace, step, stage) for stage in stages(trace, step)]


def words(trace, op):
    return [(note.title, note.text) for note in notes(trace, op)]


@pytest.fixture(scope="module")
def biased():
    lines = "x = tf.ones([8, 3])\nw = tf.Variable([[1., 2.]] * 3)\nb = tf.Variable([.1, .2])"
    return run(TAPE.format(lines, "tf.reduce_sum(x @ w + b)", "w, b"))


def test_numbers_are_told_with_what_they_are_made_of():
    assert words(neuron_trace(), "sigmoid") == [
        ("upstream", "-0.6201"),
        ("local derivative", "0.2139"),
        ("product", "-0.6201 · 0.2139 = -0.1326"),
        ("1 of 1 arrived at z", "-0.1326"),
    ]


def test_of_several_inputs_the_local_derivative_names_its_own():
    titles = [title for title, _ in words(neuron_trace(), "multiply")]
    assert titles[1] == "local derivative for w"
    assert titles[4] == "local derivative for x"


def test_a_whole_factor_and_a_negative_one_are_written_as_in_a_book():
    trace = run(TAPE.format("x = tf.Variable(2.)", "(3. - x) * 3.", "x"))
    assert words(trace, "multiply")[2][1] == "1.000 · 3 = 3.000"
    assert words(trace, "subtract")[2][1] == "3.000 · (-1) = -3.000"


def test_an_addition_names_both_terms():
    trace = run(TAPE.format("x = tf.Variable(2.)", "x * x - 3. * x", "x"))
    added = [text for title, text in words(trace, "multiply") if title == "3 of 3 arrived at x"]
    assert added == ["-1.000 + 2.000 = 1.000"]


def test_undone_broadcasting_tells_both_shapes_and_shows_both_maps(biased):
    note = notes(biased, "add")[6]
    assert (note.title, note.text) == ("un-broadcast", "(8, 2) → (2,)")
    assert [one.shape for one in note.maps] == [(8, 2), (2,)]


def test_a_rule_is_told_as_one(biased):
    note = notes(biased, "matmul")[1]
    assert note.text == "g → xᵀ g"
    assert note.maps == ()
    assert not note.gradient


def test_tensors_have_their_shape_and_a_heat_map(biased):
    upstream = notes(biased, "matmul")[0]
    assert upstream.text == "(8, 2)"
    assert upstream.maps[0].shape == (8, 2)


def test_in_korean_too():
    CATALOGUE.use("ko")
    assert words(neuron_trace(), "sigmoid")[3][0] == "z: 1개 중 1개 도착"
