"""A gradient function that the program wrote is told by name and line, and is judged."""

import numpy as np
import pytest

from gradviz import run
from gradviz.lang.scenes import Scene
from gradviz.lang.witness import judged
from gradviz.trace import frame_at
from gradviz.trace.replay import PULLED
from gradviz.trace.stages import frame_inside, stages
from gradviz.trace.steps import BACKWARD_ENDED, COMPUTED, PULLED_BACK
from gradviz.trace.verdict import CUSTOM
from gradviz.ui.narration.formula_text import contribution_formula
from gradviz.ui.narration.story import story
from gradviz.ui.tables.inspector_facts import Knowledge, facts
from gradviz.words import CATALOGUE

CLIP = """@tf.custom_gradient
def clip(x):
  def limited(upstream):
    return tf.clip_by_value(upstream, -1., 1.)
  return x * x, limited

x = tf.Variable(3.)
with tf.GradientTape() as t:
  y = clip(x) * 5.
g = t.gradient(y, x)
"""
SEVERAL = """@tf.custom_gradient
def both(x, y):
  return (x * y, x + y), lambda a, b: ({first}, a * x + b)

x, y = tf.Variable([3., 1.]), tf.Variable(2.)
with tf.GradientTape() as t:
  p, s = both(x, y)
  z = tf.reduce_sum(p * p) + tf.reduce_sum(s)
g = t.gradient(z, [x, y])
"""


def pull(trace, op):
    steps = (step for step in trace.steps if step.kind == PULLED_BACK)
    return next(step for step in steps if trace.nodes[step.node].op == op)


def test_its_step_tells_its_name_line_and_numbers():
    trace = run(CLIP)
    step = pull(trace, "clip")
    assert step.line == 9
    computed = next(s for s in trace.steps if s.kind == COMPUTED and s.node == step.node)
    assert computed.text == "clip(x) gives 9, and the tape writes it down, as it follows x."
    assert "function, limited (line 3), is handed it and passes on 1 to x." in step.text
    known, frame = Knowledge(trace), frame_at(trace, len(trace.steps))
    rows = {fact.label: fact.text for fact in facts(known, frame, step.node)}
    assert rows["own gradient"] == "limited (line 3)"
    assert not any("local" in label for label in rows)
    formula = contribution_formula(trace, step, step.contributions[0], "#c24e00")
    assert formula.plain == "∂y/∂x = limited(∂y/∂clip(x)) = limited(5.00) = 1.000"


def test_a_gradient_function_of_an_earlier_cell_has_no_line_here():
    head, tail = CLIP.split("\n\n")
    text = pull(run(tail, before=[Scene(head)]), "clip").text
    assert "function, limited, is handed it" in text


def test_each_of_several_results_is_told():
    trace = run(SEVERAL.format(first="a * y + b"))
    told = [step.text for step in trace.steps if step.text.startswith("Result")]
    assert [text[:24] for text in told] == ["Result 1 of both(x, y) g", "Result 2 of both(x, y) g"]
    text = pull(trace, "both").text
    assert "function, lambda (line 3)" in text


@pytest.mark.parametrize(("first", "agrees"), [("a * y + b", True), ("a * y", False)])
def test_several_results_are_judged_and_a_deliberate_difference_is_told(first, agrees):
    rows = judged(Scene(SEVERAL.format(first=first))).gradients[0].rows
    for row in rows:
        along, found = row.verdict.others[1], row.verdict.others[0]
        assert found.value is not None
        assert along.value is not None
        np.testing.assert_allclose(along.value, found.value, rtol=1e-5)
    verdict = rows[0].verdict
    assert all(verdict.agrees(one) for one in verdict.others) == agrees
    if not agrees:
        assert verdict.reason.why == CUSTOM
        assert verdict.reason.what == "both"


def test_a_gradient_function_may_have_a_tape_and_names_of_its_own():
    trace = run(
        "@tf.custom_gradient\ndef f(x):\n  def grad(upstream):\n"
        "    with tf.GradientTape() as inner:\n      inner.watch(x)\n      z = x * x * x\n"
        "    return upstream * inner.gradient(z, x)\n  return x * x * x, grad\n"
        "x = tf.Variable(2.)\nwith tf.GradientTape() as t:\n  y = f(x) * 3. + x\n"
        "g = t.gradient(y, x)\n"
    )
    assert trace.error is None
    assert float(trace.values["g"]) == 37
    assert [node.label for node in trace.nodes if node.is_leaf] == ["x"]


LOG = """import tensorflow as tf
@tf.custom_gradient
def log1pexp(x):
  e = tf.exp(x)
  def slope(upstream):
    return upstream * (1. - 1. / (1. + e))
  return tf.math.log(1. + e), slope
x = tf.Variable([1., 2.])
with tf.GradientTape() as outer:
  with tf.GradientTape() as inner:
    y = tf.reduce_sum(log1pexp(x) * log1pexp(x * 2.))
  g = inner.gradient(y, x)
h = outer.gradient(g, x)
"""
NESTED = """import tensorflow as tf
@tf.custom_gradient
def f(x):
  def grad(upstream):
    with tf.GradientTape() as inner:
      inner.watch(x)
      z = x * x * x
    return upstream * inner.gradient(z, x)
  return x * x * x, grad
x = tf.Variable(2.)
with tf.GradientTape() as outer:
  with tf.GradientTape() as t:
    y = f(x) * 3. + x
  g = t.gradient(y, x)
h = outer.gradient(g, x)
"""


def of_author(trace, step):
    return step.node is not None and trace.nodes[step.node].author is not None


@pytest.mark.parametrize(
    ("language", "ending"),
    [
        ("en", "a step of the program's own gradient function, slope (line 5), on the way back "
               "through log1pexp({}) (line 11)."),
        ("ko", "log1pexp({})(11행){}거슬러 가려고 프로그램이 직접 쓴 그래디언트 함수 "
               "slope(5행)가 하는 계산입니다."),
    ],
)  # fmt: skip
def test_what_it_computes_itself_is_told_as_its_own_with_the_call_it_is_for(language, ending):
    CATALOGUE.use(language)
    try:
        trace = run(LOG)
    finally:
        CATALOGUE.use("en")
    told = [step.text for step in trace.steps if step.kind == COMPUTED and of_author(trace, step)]
    assert len(told) == 8
    for text, given, particle in zip(told, ["x * 2"] * 4 + ["x"] * 4, ["를 "] * 8, strict=True):
        assert text.endswith(ending.format(given, particle)), text
    assert told[1].startswith("1 / (1 + e)")
    others = [step.text for step in trace.steps if step.kind == COMPUTED and "slope" in step.text]
    assert others == told


def test_the_inspector_says_for_which_call_it_computed_a_value():
    trace = run(LOG)
    known, frame = Knowledge(trace), frame_at(trace, len(trace.steps))
    node = next(node for node in trace.nodes if node.author is not None)
    rows = {fact.label: fact.text for fact in facts(known, frame, node.id)}
    assert rows["computed by"] == "slope (line 5), for log1pexp(x * 2)"


def test_a_pass_inside_of_it_leaves_the_one_around_what_it_had():
    trace = run(NESTED)
    assert [call.rows[0].value for call in trace.gradients] == [37, 12, 36]
    assert [step.gradient for step in trace.steps if step.kind == BACKWARD_ENDED] == [1, 0, 2]
    told = [step for step in trace.steps if of_author(trace, step)]
    assert [step.text.partition(" gives")[0] for step in told if step.kind == COMPUTED] == [
        "x * x", "x * x * x", "upstream * inner.gradient(z, x)"
    ]  # fmt: skip
    last = next(
        k
        for k, step in enumerate(trace.steps)
        if step.kind == BACKWARD_ENDED and step.gradient == 0
    )
    x = next(node.id for node in trace.nodes if node.label == "x")
    y = next(node.id for node in trace.nodes if node.label == "y")
    frame = frame_at(trace, last)
    assert (frame.adjoints[y], frame.adjoints[x]) == (1, 37)
    assert list(frame.cells.values()).count(PULLED) == 3  # +, × and f, of the pass around


def test_what_was_there_before_a_pass_inside_of_it_is_added_to():
    trace = run(NESTED)
    cursor = 1 + next(k for k, s in enumerate(trace.steps) if s is pull(trace, "f"))
    notes = [line.words for line in story(trace, frame_at(trace, cursor), "#c24e00").lines]
    assert "1.000 + 36.00 = 37.00 (2 of 2 parts arrived)" in notes
    step = trace.steps[cursor - 1]
    y, x = (next(node.id for node in trace.nodes if node.label == name) for name in "yx")
    inside = frame_inside(trace, cursor, 1)
    assert (inside.adjoints[y], inside.adjoints[x], inside.arrived[x]) == (1, 1, 1)
    last = stages(trace, step)[-1]
    assert (float(last.before), float(last.value)) == (1, 37)


def test_a_pass_inside_of_it_is_judged_as_its_own():
    rows = [call.rows[0] for call in judged(Scene(NESTED)).gradients]
    assert [row.verdict.tape for row in rows] == [37, 12, 36]


def test_a_slope_that_is_not_finite_is_told_of_the_call_and_not_of_the_pass_inside_of_it():
    text = NESTED.replace("x * x * x", "tf.sqrt(x)").replace("Variable(2.)", "Variable(0.)")
    told = [d for d in run(text).diagnostics if d.code == "slope_not_finite"]
    assert told[0].message.startswith("Going backwards, f(x) contributes")
