"""Gradients that a program registers: what TensorFlow cannot be asked in company.

A registration there holds for the whole process, so that the recorded programs leave the
operations of others alone.
"""

import pytest

import gradviz.tf as tf
from gradviz.engine import fresh_session


@pytest.fixture(autouse=True)
def _alone():
    with fresh_session():
        yield


def contrast():
    im, factor = tf.Variable([[[0.2, 0.4, 0.9]]]), tf.constant(2.0)
    with tf.GradientTape(persistent=True) as tape:
        tape.watch(factor)
        y = tf.image.adjust_contrast(im, factor)
    return tape, y, [im, factor]


def test_a_registered_gradient_is_asked_with_operation_and_upstream():
    seen = []

    @tf.RegisterGradient("AdjustContrastv2")
    def gradient(op, upstream):
        seen.append((op.type, len(op.inputs), op.outputs[0].shape, upstream.shape))
        return upstream * op.inputs[1] * 3.0, None

    tape, y, sources = contrast()
    found = tape.gradient(y, sources)
    assert found[0].numpy().tolist() == [[[6.0, 6.0, 6.0]]]
    assert found[1] is None
    assert seen == [("AdjustContrastv2", 2, (1, 1, 3), (1, 1, 3))]


def test_a_registered_gradient_has_a_derivative_of_its_own():
    @tf.RegisterGradient("AdjustContrastv2")
    def gradient(op, upstream):
        return upstream * op.inputs[1] ** 2, None

    im, factor = tf.constant([[[0.2, 0.4, 0.9]]]), tf.Variable(3.0)
    with tf.GradientTape() as outer:
        with tf.GradientTape() as inner:
            inner.watch(im)
            y = tf.image.adjust_contrast(im, factor)
        g = inner.gradient(y, im)
    assert outer.gradient(g, factor).numpy() == 18.0


def test_no_gradient_makes_none_of_a_lookup_error():
    tf.no_gradient("AdjustContrastv2")
    tape, y, sources = contrast()
    assert tape.gradient(y, sources) == [None, None]


def test_what_one_session_registers_no_other_knows():
    tf.no_gradient("AdjustContrastv2")
    with fresh_session():
        tape, y, sources = contrast()
        with pytest.raises(LookupError):
            tape.gradient(y, sources)
