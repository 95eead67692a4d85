"""NaN and infinity come with the edits after which they are gone, and with no others."""

import numpy as np
import pytest

from gradviz import run
from gradviz.trace.cures import KEYS
from gradviz.trace.nonfinite import births
from gradviz.words import CATALOGUE

HEAD = """\
x = tf.Variable({value})
with tf.GradientTape() as tape:
    y = {text}
g = tape.gradient(y, x)
"""
TABLE = [
    ("0.", "tf.math.log(x)", "tf.math.log(tf.maximum(x, 1e-12))"),
    ("0.", "x * tf.math.log(x)", "tf.math.xlogy(x, x)"),
    ("0.", "tf.sqrt(x)", "tf.sqrt(tf.maximum(x, 1e-12))"),
    ("0.", "1. / x", "tf.math.divide_no_nan(1., x)"),
    ("100.", "tf.math.log(1. + tf.exp(x))", "tf.math.softplus(x)"),
    ("[0., 0.]", "tf.norm(x)", "tf.sqrt(tf.reduce_sum(tf.square(x)) + 1e-12)"),
    ("[0., 400.]", "tf.reduce_sum(tf.math.log(tf.nn.softmax(x)))",
     "tf.reduce_sum(tf.nn.log_softmax(x))"),
    ("[0., 4.]", "tf.reduce_sum(tf.where(x > 0., tf.math.log(x), 0.))",
     "tf.reduce_sum(tf.where(x > 0., tf.math.log(tf.where(x > 0., x, 1.)), 0.))"),
    ("[1000., 1.]", "tf.math.log(tf.reduce_sum(tf.exp(x)))", "tf.reduce_logsumexp(x)"),
    ("[[100., 5.], [2., 1.]]", "tf.math.log(tf.reduce_sum(tf.exp(x), axis=1))",
     "tf.reduce_logsumexp(x, axis=1)"),
    ("[[3., 3.], [1., 2.]]", "tf.math.reduce_std(x, axis=1)",
     "tf.sqrt(tf.math.reduce_variance(x, axis=1) + 1e-12)"),
    ("[-1., 4.]", "tf.where(x > 0., x ** 0.5, -x)",
     "tf.where(x > 0., tf.where(x > 0., x, 1.) ** 0.5, -x)"),
    ("1.", "tf.acos(x)", "tf.acos(tf.clip_by_value(x, -0.999999, 0.999999))"),
    ("0.", "x ** 0.5", "tf.maximum(x, 1e-12) ** 0.5"),
]  # fmt: skip


def offered(value, text):
    return run(HEAD.format(value=value, text=text))


@pytest.mark.parametrize(("value", "text", "mended"), TABLE)
def test_the_first_cure_is_the_safe_rewriting_as_one_edit(value, text, mended):
    trace = offered(value, text)
    assert len(trace.cures) == len(births(trace)) > 0
    for cures in trace.cures:
        fix = cures[0]
        assert fix.apply(trace.text) == HEAD.format(value=value, text=mended)
        assert len(fix.edits) == 1
        assert fix.label


@pytest.mark.parametrize(("value", "text"), [row[:2] for row in TABLE])
def test_after_any_cure_everything_is_finite_and_the_gradient_arrives(value, text):
    trace = offered(value, text)
    for fix in {fix for cures in trace.cures for fix in cures}:
        again = run(fix.apply(trace.text))
        assert not births(again)
        assert again.error is None
        assert np.isfinite(again.gradients[0].rows[0].value).all()


def test_no_cure_is_offered_under_two_names():
    trace = offered("100.", "tf.math.log(1. + tf.exp(x))")
    assert [len(cures) for cures in trace.cures] == [1, 1]


def test_what_does_not_help_is_not_offered():
    """The logarithm is mended, but what it was given comes from an infinite number."""
    trace = offered("0.", "tf.math.log(x) + 1. / (x * 0.)")
    for birth, cures in zip(births(trace), trace.cures, strict=False):
        for fix in cures:
            left = {other.gradient for other in births(run(fix.apply(trace.text)))}
            assert birth.gradient not in left


CROSS_ENTROPY = """\
z = tf.Variable([200., -200.])
t = tf.constant([0., 1.])
with tf.GradientTape() as tape:
    p = tf.sigmoid(z)
    loss = -tf.reduce_sum(t * tf.math.log(p) + (1. - t) * tf.math.log(1. - p))
g = tape.gradient(loss, z)
"""


def test_what_comes_to_light_behind_a_cure_is_mended_with_it():
    trace = run(CROSS_ENTROPY)
    for (fix,) in trace.cures:
        text = fix.apply(trace.text)
        assert "t * tf.math.log_sigmoid(z) + (1. - t) * tf.math.log_sigmoid(-z)" in text
        np.testing.assert_allclose(run(text).gradients[0].rows[0].value, [1.0, -1.0])


def test_two_divisions_are_mended_together_but_no_logarithm_of_one():
    two = offered("0.", "2. / x + 1. / x ** 2")
    assert [[fix.label for fix in cures] for cures in two.cures] == [
        ["Use tf.math.divide_no_nan"]
    ] * 2
    odds = offered("100.", "tf.math.log(tf.sigmoid(x) / (1. - tf.sigmoid(x)))")
    assert not any(odds.cures)


def test_the_logarithm_of_a_cosine_is_written_for_its_dtype():
    text = HEAD.format(value="1000., dtype=tf.float64", text="tf.math.log(tf.cosh(x))")
    (fix,) = run(text).cures[0]
    after = run(fix.apply(text))
    np.testing.assert_allclose(after.values["y"], 1000.0 - np.log(2.0), rtol=1e-12)
    assert after.gradients[0].rows[0].value == 1.0


def test_a_side_with_a_name_is_mended_where_it_is_computed():
    text = HEAD.format(value="[-1., 4.]", text="tf.where(x > 0., s, 0.)")
    text = text.replace("    y =", "    s = tf.math.log(x)\n    y =")
    trace = run(text)
    (fix,) = trace.cures[0]
    assert "s = tf.math.log(tf.where(x > 0., x, 1.))" in fix.apply(text)


def test_what_moves_numbers_that_were_finite_is_no_cure():
    """By w, 0 to the power of w has the slope 0; of a number a little above, another."""
    trace = run(HEAD.format(value="0.", text="x ** w").replace("x = ", "w = tf.Variable(0.)\nx = ")
                .replace("(y, x)", "(y, [x, w])"))  # fmt: skip
    assert births(trace)
    assert trace.cures == ((),)


def test_a_finite_program_has_no_cures_and_is_not_run_again():
    assert offered("1.", "tf.math.log(x)").cures == ()


def test_given_infinity_has_no_cure():
    trace = run("x = tf.Variable(float('inf'))\ny = x * 2.\n")
    assert births(trace)
    assert not any(trace.cures)


def test_each_cure_has_a_label():
    assert {f"nonfinite.fix.{key}" for key in KEYS} <= set(CATALOGUE.rows)
