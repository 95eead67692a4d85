"""Kinks and ties are noticed, and the answers are those three libraries were heard to give."""

import json
from pathlib import Path

import numpy as np
import pytest

from gradviz import run
from gradviz.trace.conventions import ANSWERS, PLACES, places
from tests.golden.cases.conventions import LIBRARIES, ROWS, TIES

GOLDEN = Path(__file__).parents[1] / "golden" / "conventions"
HEARD = {name: json.loads((GOLDEN / f"{name}.json").read_text("utf-8")) for name in LIBRARIES}
KEYS = [row[0] for row in ROWS]
SHARED = {"maximum", "minimum", "reduce_max", "reduce_min", "max_pool", "scatter_max",
          "scatter_min", "segment_max", "segment_min"}  # fmt: skip
ALONG = {(1.0, 0.0, 0.0, 1.0): "one", (0.5, 0.0, 0.5, 1.0): "split"}
TAKEN = np.equal(TIES, 2.0).astype(float)
# What numbers mean: the weights 1, 2, 3 of what was sorted went to the elements in turn.
MEANT = {
    "sort": {(2.0, 3.0, 1.0): "in_order"},
    "sort_down": {(1.0, 2.0, 3.0): "in_order", (2.0, 1.0, 3.0): "reversed"},
    "reduce_max_axis": ALONG,
    "reduce_min_axis": ALONG,
    "cumprod": {(0.0, 0.0, 0.0): "0", (23.0, 0.0, 0.0): "exact"},
    "top_k": {tuple(TAKEN * (np.cumsum(TAKEN) <= 3)): "first",
              tuple(map(float, HEARD["torch"]["answers"]["top_k"][0])): "any"},
}  # fmt: skip


def trace_of(values, text, asked="x"):
    names = "".join(f"{name} = tf.Variable({value})\n" for name, value in values.items())
    tape = f"with tf.GradientTape() as tape:\n  y = {text}\n"
    sources = ", ".join(asked)
    program = f"import tensorflow as tf\n{names}{tape}tape.gradient(y, [{sources}])\n"
    trace = run(program)
    assert trace.error is None, trace.error
    return trace


def found(trace):
    return [place for node in trace.nodes for place in places(trace.nodes, node)]


def heard(key, library):
    """Return what a library was heard to answer, as the table writes it."""
    answer = HEARD[library]["answers"][key]
    if answer in ([None], "error"):
        return "None" if answer == [None] else answer
    flat = [float(number) for gradient in answer for number in gradient]
    if key in SHARED:
        return {1.0: "first", 0.5: "split"}[flat[0]]
    if key in MEANT:
        return MEANT[key][tuple(flat)]
    if key == "where_edge":
        return {3.0: "taken"}[flat[0]]
    if key == "leaky_relu" and flat[0] == 0.25:
        return "alpha"
    return ", ".join(dict.fromkeys(written(number) for number in flat))


def written(number):
    if np.isnan(number):
        return "NaN"
    if np.isinf(number):
        return "∞" if number > 0 else "-∞"
    return f"{number:.4g}".removeprefix("-") if number == 0 else f"{number:.4g}"


@pytest.mark.parametrize("key", KEYS)
def test_the_table_says_what_the_libraries_answer(key):
    assert ANSWERS[key] == tuple(heard(key, library) for library in LIBRARIES)


def test_the_table_has_no_more_rows_than_were_asked():
    assert sorted(ANSWERS) == sorted(KEYS)
    assert sorted({key for tests in PLACES.values() for key, _ in tests}) == sorted(KEYS)


@pytest.mark.parametrize(("values", "text", "asked", "key"),
                         [(row[1], row[2], row[5], row[0]) for row in ROWS], ids=KEYS)  # fmt: skip
def test_the_engine_answers_as_tensorflow_and_the_place_is_noticed(values, text, asked, key):
    trace = trace_of(values, text, asked)
    answers = [row.value for call in trace.gradients for row in call.rows]
    for mine, theirs in zip(answers, HEARD["tensorflow"]["answers"][key], strict=True):
        if theirs is None:
            assert mine is None
        else:
            np.testing.assert_array_equal(np.ravel(mine), np.array(theirs, np.float32))
    assert key in [place.key for place in found(trace)]


# (id, values, text): nothing here is at a kink or tie
PLAIN = [
    ("relu", {"x": 0.1}, "tf.nn.relu(x)"),
    ("relu6", {"x": [1.0, 5.9]}, "tf.nn.relu6(x)"),
    ("abs", {"x": -1e-6}, "tf.abs(x)"),
    ("maximum", {"x": 2.0}, "tf.maximum(x, 1.)"),
    ("one largest", {"x": [[1.0, 2.0], [2.0, 1.0]]}, "tf.reduce_max(x, axis=0)"),
    ("clip", {"x": 0.5}, "tf.clip_by_value(x, 0., 1.)"),
    ("sqrt", {"x": 1e-9}, "tf.sqrt(x)"),
    ("norm", {"x": [0.0, 1.0]}, "tf.norm(x)"),
    ("square of 0", {"x": 0.0}, "x ** 2."),
    ("where", {"x": 1.0}, "tf.where(x > 0., tf.math.log(x), 0.)"),
    ("chosen inf", {"x": 0.0}, "tf.where(x > -1., tf.math.log(x), 0.)"),
    ("a constant not chosen", {"x": 1.0}, "tf.where(x > 0., x, float('inf'))"),
    ("top_k", {"x": [3.0, 1.0, 1.0]}, "tf.math.top_k(x, k=1).values"),
    ("sort", {"x": [3.0, 1.0, 2.0]}, "tf.sort(x)"),
    ("max_pool", {"x": [1.0, 2.0, 3.0, 0.0]},
     "tf.nn.max_pool1d(tf.reshape(x, (1, 4, 1)), 2, 2, 'VALID')"),
    ("segments", {"x": [1.0, 2.0, 2.0]}, "tf.math.segment_max(x, [0, 0, 1])"),
]  # fmt: skip


@pytest.mark.parametrize(("values", "text"), [row[1:] for row in PLAIN],
                         ids=[row[0] for row in PLAIN])  # fmt: skip
def test_off_the_kink_there_is_nothing_to_tell(values, text):
    assert found(trace_of(values, text)) == []


# (id, values, text, key, elements at the place, of how many)
COUNTED = [
    ("some units", {"x": [0.0, 1.0, 0.0, -1.0]}, "tf.nn.relu(x)", "relu", 2, 4),
    ("0.1 is rounded", {"x": 0.1}, "tf.maximum(x, 0.1)", "maximum", 1, 1),
    ("along an axis", {"x": [[1.0, 2.0], [1.0, 3.0]]}, "tf.reduce_max(x, axis=0)",
     "reduce_max_axis", 2, 4),
    ("windows with a margin", {"x": [1.0, 2.0, 2.0]},
     "tf.nn.max_pool1d(tf.reshape(x, (1, 3, 1)), 2, 1, 'SAME')", "max_pool", 1, 3),
    ("a matrix sorted", {"x": [[1.0, 1.0], [2.0, 3.0]]}, "tf.sort(x)", "sort", 2, 4),
    ("mean absolute error", {"x": [1.0, 2.0]}, "tf.reduce_mean(tf.abs(x - [1., 1.]))", "abs", 1, 2),
    ("hinge", {"x": 1.0}, "tf.maximum(0., 1. - x)", "maximum", 1, 1),
]  # fmt: skip


@pytest.mark.parametrize(("values", "text", "key", "count", "size"), [row[1:] for row in COUNTED],
                         ids=[row[0] for row in COUNTED])  # fmt: skip
def test_elements_at_the_place_are_counted(values, text, key, count, size):
    assert [(p.key, p.count, p.size) for p in found(trace_of(values, text))] == [(key, count, size)]


def test_where_a_side_spoils_the_gradient_nothing_is_chosen():
    trace = trace_of({"x": [0.0, 1.0]}, "tf.where(x > 0., tf.math.log(x), 0.)")
    assert [(p.key, p.count) for p in found(trace)] == [("where_both", 1)]


def test_what_a_call_computes_is_told_from_what_is_written_out():
    texts = ["tf.norm(x)", "tf.sqrt(tf.reduce_sum(x * x))", "tf.math.reduce_std(x)",
             "tf.sqrt(tf.reduce_mean(tf.square(x)))", "tf.sqrt(tf.reduce_sum(x ** 2))",
             "tf.sqrt(tf.reduce_sum(x))"]  # fmt: skip
    keys = [found(trace_of({"x": [0.0, 0.0]}, text))[-1].key for text in texts]
    written = ["norm_written"] * 2
    assert keys == ["norm", "norm_written", "deviation", *written, "sqrt"]


def test_equal_eigenvalues_matter_to_their_vectors_alone():
    alone = trace_of({"x": [[1.0, 0.0], [0.0, 1.0]]}, "tf.linalg.eigh(x)[0] * 2.")
    assert found(alone) == []


def test_what_no_tape_took_has_no_convention():
    trace = run("import tensorflow as tf\nx = tf.constant(0.)\ny = tf.nn.relu(x)\n")
    assert found(trace) == []


def test_the_slope_a_program_chose_is_kept():
    (place,) = found(trace_of({"x": 0.0}, "tf.nn.leaky_relu(x, alpha=0.1)"))
    assert place.alpha == "0.1"
    assert not place.agreed
