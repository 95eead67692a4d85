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


def test_what_does_not_help_is_not_offered():
    """The logarithm is mended, but what it was given comes from an infinite number."""
    trace = offered("0.", "tf.math.log(x) + 1. / (x * 0.)")
    for birth, cures in zip(births(trace), trace.cures, strict=False):
        for fix in cures:
            left = {other.gradient for other in births(run(fix.apply(trace.text)))}
            assert birth.gradient not in left


def test_a_finite_program_has_no_cures_and_is_not_run_again():
    assert offered("1.", "tf.math.log(x)").cures == ()


def test_given_infinity_has_no_cure():
    trace = run("x = tf.Variable(float('inf'))\ny = x * 2.\n")
    assert births(trace)
    assert not any(trace.cures)


def test_each_cure_has_a_label():
    assert {f"nonfinite.fix.{key}" for key in KEYS} <= set(CATALOGUE.rows)
