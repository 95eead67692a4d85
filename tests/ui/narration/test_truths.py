"""The card tells of conventions at the backward step, and of NaN and infinity where they begin."""

import pytest

from gradviz import run
from gradviz.trace import frame_at
from gradviz.trace.causes import CODES
from gradviz.trace.cures import KEYS
from gradviz.trace.mentions import taken_apart
from gradviz.ui.narration.story import CODE, story
from gradviz.ui.narration.truths import cures_at
from gradviz.words import CATALOGUE, say

TEXT = """import tensorflow as tf
x = tf.Variable({})
with tf.GradientTape() as tape:
  y = {}
tape.gradient(y, x)
"""


def trace_of(value, expression):
    trace = run(TEXT.format(value, expression))
    assert trace.error is None
    return trace


def told(trace, kind, op):
    cursor = next(k + 1 for k, step in enumerate(trace.steps) if step.kind == kind
                  and step.node is not None and trace.nodes[step.node].op == op)  # fmt: skip
    return story(trace, frame_at(trace, cursor), "#c24e00").lines


def words(lines):
    return [line.words for line in lines if line.words]


def test_the_backward_step_tells_the_convention():
    trace = trace_of(0.0, "tf.abs(x)")
    note = "Convention: abs has a kink at 0. TensorFlow answers 0; PyTorch 0, JAX 1."
    assert note in words(told(trace, "pulled_back", "abs"))
    assert note not in words(told(trace, "computed", "abs"))


def test_what_is_out_of_the_ordinary_comes_first():
    lines = told(trace_of(0.0, "tf.math.log(x)"), "pulled_back", "log")
    assert lines[0].words.startswith("The first ∞ of this backward pass")
    assert told(trace_of(0.0, "tf.abs(x)"), "pulled_back", "abs")[0].words.startswith("Convention")


def test_answers_that_agree_are_said_once():
    notes = words(told(trace_of(0.0, "tf.nn.relu(x)"), "pulled_back", "relu"))
    assert any(n.endswith("TensorFlow, PyTorch and JAX all answer 0.") for n in notes)


def test_off_the_kink_the_card_is_as_ever():
    assert not [n for n in words(told(trace_of(1.0, "tf.abs(x)"), "pulled_back", "abs"))
                if "Convention" in n]  # fmt: skip


def test_the_first_infinity_is_told_where_it_is_computed():
    lines = told(trace_of(0.0, "tf.math.log(x)"), "computed", "log")
    first = "The first -∞ of the forward pass: log(0) = -∞. The logarithm of 0."
    assert first in words(lines)
    assert "safer: tf.math.log(tf.maximum(x, 1e-12))" in [
        line.words for line in lines if line.style == CODE
    ]


def test_the_first_nan_of_a_backward_pass_is_told_at_its_step():
    trace = trace_of(0.0, "tf.where(x > 0., tf.math.log(x), 0.)")
    found = words(told(trace, "pulled_back", "log"))
    assert any("first NaN of this backward pass: 0 × ∞ = NaN." in n for n in found)


def test_without_code_there_are_words():
    found = words(told(trace_of(1e30, "x * x"), "computed", "multiply"))
    assert any("Scale the values down" in n for n in found)


def test_masks_of_infinity_are_left_in_peace():
    trace = run("import tensorflow as tf\nm = tf.constant(float('-inf'))\ny = tf.exp(m)\n")
    for cursor in range(len(trace.steps) + 1):
        lines = story(trace, frame_at(trace, cursor), "#c24e00").lines
        assert not [n for n in words(lines) if "first" in n]


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("code", CODES)
def test_every_cause_has_words(code, language):
    CATALOGUE.use(language)
    assert say(f"nonfinite.cause.{code}")
    assert say(f"nonfinite.cure.{code}")


@pytest.mark.parametrize("key", KEYS)
def test_every_cure_has_words(key):
    assert say(f"nonfinite.cure.{key}")


def test_what_arrived_spoiled_says_where_that_began_and_leads_there():
    trace = trace_of("[4.0, 0.0]", "tf.reduce_sum(tf.sqrt(x))")
    root = next(node for node in trace.nodes if node.op == "sqrt")
    lines = story(trace, frame_at(trace, len(trace.steps)), "#c24e00").lines
    plain, mentions = taken_apart(lines[0].words)
    assert plain.startswith("Not finite: the gradient of x. The first ∞ came up")
    assert [one.node for one in mentions] == [root.id]
    assert cures_at(trace, frame_at(trace, len(trace.steps))) == trace.cures[0] != ()


def test_what_arrived_whole_has_nothing_added():
    trace = trace_of("[4.0, 1.0]", "tf.reduce_sum(tf.sqrt(x))")
    lines = story(trace, frame_at(trace, len(trace.steps)), "#c24e00").lines
    assert not [line for line in lines if "Not finite" in line.words]
