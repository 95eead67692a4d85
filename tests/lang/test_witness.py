"""Three witnesses beside the tape, called for every gradient of a run."""

import numpy as np
import pytest

from gradviz.lang.budget import Limits
from gradviz.lang.judging.case import Judge
from gradviz.lang.run import run
from gradviz.lang.scenes import Scene
from gradviz.lang.witness import judged
from gradviz.trace.verdict import DIFFERENCES, FORMULA, FORWARD, RULE, TAPE, WITNESSES
from tests.helpers.damage import damaged

HEAD = "x = tf.Variable([0.7, -1.2, 2.0])\nw = tf.Variable(0.5)\n"
SMOOTH = [
    "y = tf.sin(x) * x + x ** 3",
    "y = tf.nn.softmax(x * w)\n    y = tf.square(y - [.2, .3, .5])",
    "y = tf.reduce_mean(x[None] @ tf.ones([3, 2]) * w)",
    "y = tf.where(x > 0., x * w, tf.exp(x))",
    "y = tf.round(x) * w + x * tf.floor(w * 3.)",
    "y = tf.cast(tf.cast(x, tf.float64), tf.float32) * w",
    "y = tf.cumsum(x) * w\n    w.assign(3.)\n    y = y + w * x",
    "y = tf.gather(x, [2, 0, 2]) / (w + x[0])",
    "y = tf.math.lgamma(tf.abs(x) + w)",
    "y = tf.nn.conv1d(x[None, :, None], tf.ones([2, 1, 1]) * w, 1, 'SAME')",
]


def rows(body, sources="[x, w]", tape="tf.GradientTape()", head=HEAD):
    text = f"{head}with {tape} as tape:\n    {body}\ntape.gradient(y, {sources})\n"
    trace = judged(Scene(text))
    assert trace.error is None
    return trace.gradients[-1].rows


def verdicts(body, *more, **options):
    return [row.verdict for row in rows(body, *more, **options) if row.verdict is not None]


@pytest.mark.parametrize("body", SMOOTH)
def test_what_is_smooth_agrees_with_all_three(body):
    found = verdicts(body)
    assert found
    for verdict in found:
        assert [one.witness for one in verdict.others] == list(WITNESSES[1:])
        assert all(verdict.agrees(one) and verdict.digits(one) >= 5 for one in verdict.others)
        assert verdict.reason is None
        assert not verdict.fails


@pytest.mark.parametrize("name", ["sin", "multiply", "exp", "square"])
def test_a_damaged_rule_is_found(name):
    with damaged(name):
        (verdict,) = verdicts("y = tf.exp(tf.sin(x)) * tf.square(x) * 2.", "x")
    assert verdict.fails
    assert (verdict.reason.witness, verdict.reason.why) == (DIFFERENCES, RULE)


def test_the_formula_is_independent_of_the_tapes_rules():
    with damaged("sin"):
        (verdict,) = verdicts("y = tf.sin(x)", "x")
    found = {one.witness: one for one in verdict.others}
    assert not verdict.agrees(found[FORMULA])
    np.testing.assert_allclose(found[FORMULA].value, np.cos([0.7, -1.2, 2.0]), rtol=1e-6)


def test_in_float64_they_agree_to_more_digits():
    head = "x = tf.Variable(0.7, dtype=tf.float64)\n"
    (verdict,) = verdicts("y = tf.sin(x) * x", "x", head=head)
    found = {one.witness: verdict.digits(one) for one in verdict.others}
    assert found[FORWARD] >= 14
    assert found[FORMULA] >= 14
    assert 9 <= found[DIFFERENCES] <= 14
    assert verdict.most_digits == 15


def test_second_derivatives_and_sources_on_the_way_are_judged_too():
    text = HEAD + (
        "with tf.GradientTape() as outer:\n    with tf.GradientTape() as inner:\n"
        "        y = tf.tanh(x) * w\n    g = inner.gradient(y, x)\n"
        "outer.gradient(g, [x, g, w])\n"
    )  # fmt: skip
    found = [row.verdict for row in judged(Scene(text)).gradients[1].rows]
    assert [[v.agrees(one) for one in v.others] for v in found] == [[True] * 3] * 3


def test_of_a_large_source_some_elements_are_tried():
    text = "v = tf.Variable(tf.ones([300, 300]))\nwith tf.GradientTape() as tape:\n    y = v * v\n"
    trace = judged(Scene(text + "tape.gradient(y, v)\n"), judge=Judge(work=300))
    verdict = trace.gradients[0].rows[0].verdict
    found = {one.witness: one for one in verdict.others}
    assert 0 < found[DIFFERENCES].places.size < 90_000
    assert 0 < found[FORWARD].places.size < 90_000
    assert found[FORMULA].places is None
    assert all(verdict.agrees(one) for one in verdict.others)


def test_a_tape_that_was_reset_answers_for_what_came_after():
    body = "y = x * w\n    tape.reset()\n    tape.watch(x)\n    y = x * x"
    (verdict,) = verdicts(body, "x")
    assert all(verdict.agrees(one) for one in verdict.others)


def test_earlier_cells_and_inputs_take_part():
    before = (Scene("w = tf.Variable(2.)", notebook=True),)
    trace = judged(Scene("w * x", {"x": ("watched", 3.0)}, notebook=True), before)
    row = next(row for row in trace.gradients[0].rows if row.source == "x")
    assert row.verdict.tape == 2.0
    assert all(row.verdict.agrees(one) for one in row.verdict.others)


def test_each_gradient_is_told_of_as_soon_as_it_is_judged():
    told = []
    text = HEAD + "with tf.GradientTape() as t:\n    y = x * w\nt.gradient(y, [x, w])\n"
    judged(Scene(text), judge=Judge(told=lambda: told.append(True)))
    assert len(told) == 2


def test_a_limit_keeps_the_verdicts_there_are():
    text = HEAD + (
        "with tf.GradientTape() as t:\n    y = x * w\nt.gradient(y, x)\nwhile True:\n    w + 1.\n"
    )
    trace = judged(Scene(text), limits=Limits(steps=3000))
    assert trace.error.code == "limit_steps"
    assert trace.gradients[0].rows[0].verdict is not None


def test_who_cancels_ends_it():
    text = HEAD + "with tf.GradientTape() as t:\n    y = x * w\nt.gradient(y, x)\n"
    assert judged(Scene(text), cancelled=lambda: True).error.code == "cancelled"


def test_nobody_is_judged_in_a_plain_run_and_the_gradient_is_the_same():
    text = HEAD + "with tf.GradientTape() as tape:\n    y = x * w\ntape.gradient(y, x)\n"
    plain, other = (t.gradients[0].rows[0] for t in (run(text), judged(Scene(text))))
    assert plain.verdict is None
    np.testing.assert_array_equal(plain.value, other.verdict.tape)
    assert WITNESSES[0] == TAPE
