"""Central differences as a second witness of every gradient."""

import pytest

from gradviz.lang.run import run
from gradviz.trace.verdict import AGREES, DIFFERS, KINK, UNCHECKED
from tests.helpers.damage import damaged

HEAD = "x = tf.Variable([0.7, -1.2, 2.0])\nw = tf.Variable(0.5)\n"
SMOOTH = [
    "y = tf.sin(x) * x + x ** 3",
    "y = tf.nn.softmax(x * w)\n    y = tf.square(y - [.2, .3, .5])",
    "y = tf.reduce_mean(x[None] @ tf.ones([3, 2]) * w)",
    "y = tf.where(x > 0., x * w, tf.exp(x))",
    "y = x * tf.stop_gradient(x) + tf.round(x) * w",
    "y = tf.cast(tf.cast(x, tf.float64), tf.float32) * w",
    "y = tf.cumsum(x) * w\n    w.assign(3.)\n    y = y + w * x",
    "y = tf.gather(x, [2, 0, 2]) / (w + x[0])",
    "y = tf.math.lgamma(tf.abs(x) + w)",
    "y = tf.nn.conv1d(x[None, :, None], tf.ones([2, 1, 1]) * w, 1, 'SAME')",
]


def verdicts(body, sources="[x, w]", tape="tf.GradientTape()"):
    text = f"{HEAD}with {tape} as tape:\n    {body}\ntape.gradient(y, {sources})\n"
    trace = run(text, judge=True)
    assert trace.error is None
    return [row.verdict for row in trace.gradients[-1].rows]


@pytest.mark.parametrize("body", SMOOTH)
def test_what_is_smooth_agrees(body):
    for verdict in verdicts(body):
        assert verdict is None or (verdict.state == AGREES and verdict.digits >= 4)
        assert verdict is None or verdict.tried == verdict.size


@pytest.mark.parametrize("name", ["sin", "multiply", "exp", "square"])
def test_a_damaged_rule_is_found(name):
    with damaged(name):
        found = verdicts("y = tf.exp(tf.sin(x)) * tf.square(x) * 2.", "x")
    assert found[0].state == DIFFERS


def test_at_a_kink_the_slopes_on_both_sides_are_told_apart():
    assert verdicts("y = tf.nn.relu(x - 0.7)", "x")[0].state == KINK
    assert verdicts("y = tf.nn.relu(x - 0.6)", "x")[0].state == AGREES


def test_derivatives_of_ones_own_are_not_compared_where_they_matter():
    own = "@tf.custom_gradient\ndef f(v):\n    return v, lambda d: d * 0.\n"
    text = own + HEAD + (
        "with tf.GradientTape(persistent=True) as tape:\n    y = x * w\n    z = f(y)\n"
        "tape.gradient(y, x)\ntape.gradient(z, x)\n"
    )  # fmt: skip
    first, second = (call.rows[0].verdict for call in run(text, judge=True).gradients)
    assert first.state == AGREES
    assert (second.state, second.why) == (UNCHECKED, "f")


def test_second_derivatives_and_sources_on_the_way_are_judged_too():
    text = HEAD + (
        "with tf.GradientTape() as outer:\n    with tf.GradientTape() as inner:\n"
        "        y = tf.tanh(x) * w\n    g = inner.gradient(y, x)\n"
        "outer.gradient(g, [x, g, w])\n"
    )  # fmt: skip
    rows = run(text, judge=True).gradients[1].rows
    assert [row.verdict.state for row in rows] == [AGREES] * 3


def test_of_a_large_source_some_elements_are_tried():
    text = "v = tf.Variable(tf.ones([300, 300]))\nwith tf.GradientTape() as tape:\n    y = v * v\n"
    verdict = run(text + "tape.gradient(y, v)\n", judge=True).gradients[0].rows[0].verdict
    assert verdict.state == AGREES
    assert 0 < verdict.tried < verdict.size == 90_000


def test_nobody_is_judged_unless_asked():
    text = HEAD + "with tf.GradientTape() as tape:\n    y = x * w\ntape.gradient(y, x)\n"
    assert run(text).gradients[0].rows[0].verdict is None
