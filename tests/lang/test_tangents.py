"""Forward mode is told as what it is: tangents beside the values, no tape, no way back."""

import numpy as np
import pytest

from gradviz import run
from gradviz.trace import frame_at
from gradviz.trace.steps import COMPUTED, PULLED_BACK, PUSHED, TANGENT_READ

ALONG = """x = tf.Variable({x})
with tf.autodiff.ForwardAccumulator(x, tf.constant({tangent})) as acc:
  {body}
j = acc.jvp({asked})
"""


def along(body, x="3.", tangent="1.", asked="y"):
    trace = run(ALONG.format(body=body, x=x, tangent=tangent, asked=asked))
    assert trace.error is None
    return trace


def pushed(trace):
    return [step for step in trace.steps if step.kind == PUSHED]


def test_no_tape_no_record_and_no_backward_pass_is_claimed():
    trace = along("y = x * x + tf.sin(x)")
    assert not trace.tapes
    assert not trace.gradients
    assert not any(step.backward or step.tape is not None for step in trace.steps)
    assert not any(node.recorded or node.kept for node in trace.nodes)
    assert {cell.why_not for cell in trace.cells} == {"followed"}
    assert not any("tape" in step.text or "backward" in step.text for step in trace.steps[:-2])


def test_each_tangent_comes_right_behind_its_value():
    trace = along("y = tf.exp(x * x) - x", x=".5")
    kinds = [(step.kind, step.node) for step in trace.steps if step.kind in (COMPUTED, PUSHED)]
    assert kinds[::2] == [(COMPUTED, node) for _, node in kinds[1::2]]
    frame = frame_at(trace, trace.steps.index(pushed(trace)[0]) + 1)
    assert set(frame.tangents) == {0, pushed(trace)[0].node}


@pytest.mark.parametrize(
    ("body", "x", "tangent", "parts"),
    [
        ("y = x * x", "3.", "1.", [3.0, 3.0]),
        ("y = 2. - x", "3.", "5.", [-5.0]),
        ("y = x @ tf.constant([[2.], [3.]])", "[[1., 2.]]", "[[1., 10.]]", [32.0]),
        ("y = tf.reduce_sum(x * tf.stop_gradient(x))", "[1., 2.]", "[1., 1.]", [3.0]),
    ],
)
def test_a_tangent_is_the_sum_of_its_parts(body, x, tangent, parts):
    last = pushed(along(body, x, tangent))[-1]
    assert [float(np.sum(part.value)) for part in last.parts] == parts
    assert np.array_equal(sum(part.value for part in last.parts), last.tangent)


def test_what_has_no_tangent_is_none_and_says_so():
    trace = along("y = tf.floor(x) * 2.", asked="[y, x]")
    first, second = (step for step in trace.steps if step.kind == TANGENT_READ)
    assert first.tangent is None
    assert first.text.endswith("The answer is None.")
    assert second.tangent == 1


SECOND = """x = tf.Variable(3.)
with {outer}:
  with {inner}:
    y = x * x * x
  g = {first}
h = {second}
"""
TAPE, ACC = "tf.GradientTape() as t", "tf.autodiff.ForwardAccumulator(x, tf.constant(1.)) as acc"


@pytest.mark.parametrize(
    ("inner", "outer", "first", "second"),
    [
        (TAPE, ACC, "t.gradient(y, x)", "acc.jvp(g)"),
        (ACC, TAPE, "acc.jvp(y)", "t.gradient(g, x)"),
        (ACC, ACC.replace("acc", "out"), "acc.jvp(y)", "out.jvp(g)"),
    ],
)
def test_second_derivatives_are_told_with_one_pass_for_each_tape(inner, outer, first, second):
    text = SECOND.format(inner=inner, outer=outer, first=first, second=second)
    trace = run(text)
    assert trace.error is None
    assert float(trace.values["h"]) == 18
    tapes = (inner + outer).count("GradientTape")
    assert len(trace.gradients) == len(trace.tapes) == tapes
    assert any(step.kind == PULLED_BACK for step in trace.steps) == bool(tapes)
    g = next(node for node in trace.nodes if node.label == "g")
    assert g.recorded == (outer == TAPE)


def test_what_an_outer_tape_records_of_a_tangent_is_said_to_lead_to_it():
    trace = run(SECOND.format(inner=ACC, outer=TAPE, first="acc.jvp(y)", second="t.gradient(g, x)"))
    aside = [step for step in trace.steps if step.aside]
    assert aside
    assert all("on the way to the tangent of x * x" in step.text for step in aside)
    assert all("and the tape writes it down" in step.text for step in aside)


def test_a_tangent_that_is_used_further_is_called_after_its_value():
    text = ALONG.format(body="y = x * x", x="3.", tangent="1.", asked="y")
    trace = run(text.replace("j = acc.jvp(y)", "z = acc.jvp(y) * 2."))
    (used,) = (node for node in trace.nodes if node.op == "gradient")
    assert used.label == "dy"


def test_of_several_accumulators_each_tells_its_own_tangents():
    trace = run(
        "x = tf.constant(3.)\n"
        "with tf.autodiff.ForwardAccumulator(x, tf.constant(10.)) as out:\n"
        "  with tf.autodiff.ForwardAccumulator(x, tf.constant(1.)) as acc:\n    y = x * 2.\n"
    )
    told = [(step.text.partition(":")[0], float(step.parts[0].given), float(step.tangent))
            for step in pushed(trace)]  # fmt: skip
    assert told == [("out", 10.0, 20.0), ("acc", 1.0, 2.0)]


def test_an_assigned_variable_goes_on_with_its_tangent():
    last = pushed(along("y = x * x\n  x.assign(5.)\n  z = x * y", asked="z"))[-1]
    assert [float(part.value) for part in last.parts] == [9.0, 30.0]
    assert float(last.tangent) == 39
