"""Forward mode: what is kept, what is seen of it, and that a listener changes nothing."""

import numpy as np
import pytest

import gradviz.tf as tf
from gradviz.engine import Listener, fresh_session, listening
from gradviz.engine.forward import Accumulator


@pytest.fixture(autouse=True)
def _own_session():
    with fresh_session():
        yield


def follow(primal, tangent):
    made = Accumulator()
    made.follow(primal, tangent)
    return made


def test_no_record_is_kept():
    x = tf.constant(np.ones(100, np.float32))
    forward = follow(x, tf.ones_like(x))
    forward.open()
    y = x
    for _ in range(50):
        y = tf.sin(y)
    forward.close()
    assert forward.entries == []
    assert forward.tangent(y).shape == (100,)


FUNCTIONS = {
    "smooth": lambda x: tf.reduce_sum(tf.sin(x) * x),
    "matrix": lambda x: tf.linalg.matvec(tf.constant([[1.0, 2.0], [3.0, 4.0]]), tf.exp(x)),
    "broadcast": lambda x: x[:, None] * x[None] + 1.0,
    "no way": lambda x: tf.floor(x) * 2.0,
}


@pytest.mark.parametrize("name", FUNCTIONS)
def test_who_listens_sees_the_same_tangents(name):
    def along():
        x = tf.constant([0.5, -1.5])
        with tf.autodiff.ForwardAccumulator(x, tf.constant([1.0, 2.0])) as forward:
            y = FUNCTIONS[name](x)
        return forward.jvp(y)

    alone = along()
    with listening(Listener()):
        heard = along()
    assert (alone is None) == (heard is None)
    if alone is not None:
        np.testing.assert_allclose(heard.numpy(), alone.numpy(), rtol=1e-6)


def test_who_listens_sees_second_derivatives_too():
    def second():
        x, one = tf.constant(1.5), tf.constant(1.0)
        with (
            tf.autodiff.ForwardAccumulator(x, one) as outer,
            tf.autodiff.ForwardAccumulator(x, one) as inner,
        ):
            y = x**3
        return outer.jvp(inner.jvp(y)).numpy()

    with listening(Listener()):
        assert second() == 9.0
    assert second() == 9.0


def test_tapes_opened_later_record_no_tangents():
    x = tf.Variable(1.5)
    with (
        tf.autodiff.ForwardAccumulator(x, tf.constant(1.0)) as forward,
        tf.GradientTape() as tape,
    ):
        y = tf.sin(x)
    assert [record.op.name for record in tape.engine_tape.records] == ["sin"]
    np.testing.assert_allclose(forward.jvp(y).numpy(), np.cos(1.5), rtol=1e-6)


def test_tapes_opened_earlier_record_them():
    x = tf.Variable(1.5)
    with tf.GradientTape() as tape, tf.autodiff.ForwardAccumulator(x, tf.constant(1.0)) as forward:
        y = tf.sin(x)
    assert len(tape.engine_tape.records) > 1
    found = tape.gradient(forward.jvp(y), x)
    np.testing.assert_allclose(found.numpy(), -np.sin(1.5), rtol=1e-6)
