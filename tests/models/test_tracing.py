"""What trying out a layer to learn a shape, and a model's own upkeep, leave behind: nothing."""

import contextvars

import numpy as np
import pytest

import gradviz.tf as tf
from gradviz.engine import Listener, fresh_session, listening
from gradviz.models.host import attach


@pytest.fixture(autouse=True)
def _own_session():
    with fresh_session():
        yield


class Halted(BaseException):
    """Like the stop of a run, which nothing inside may catch."""


class Ear(Listener):
    def __init__(self):
        self.heard = []

    def executed(self, op, *rest):
        self.heard.append(op.name)

    def assigned(self, variable, before, after, value, how):
        self.heard.append(how)


def test_putting_a_model_together_is_neither_heard_nor_recorded_nor_lasting():
    layers = tf.keras.layers
    with listening(Ear()) as ear, tf.GradientTape() as tape:
        x = tf.keras.Input((4,))
        normal = layers.BatchNormalization()
        y = layers.Lambda(lambda t: t * 2.0 + tf.reduce_sum(t))(normal(x, training=True))
        tf.keras.Model(x, layers.Dropout(0.5, seed=1)(y, training=True))
    assert ear.heard == []
    assert tape.watched_variables() == ()
    assert normal.moving_mean.numpy().tolist() == [0.0] * 4
    assert normal.moving_variance.numpy().tolist() == [1.0] * 4


def test_a_lambda_that_only_works_for_some_sizes_says_so():
    with pytest.raises(NotImplementedError, match="output_shape"):
        tf.keras.layers.Lambda(lambda t: tf.reshape(t, [5, 7]))(tf.keras.Input((4,)))


def test_an_optimizer_is_heard_only_where_it_changes_the_model():
    v = tf.Variable([1.0, 2.0])
    with listening(Ear()) as ear:
        tf.keras.optimizers.Adam(0.5).apply_gradients([(tf.constant([1.0, 1.0]), v)])
    assert ear.heard == ["assign_sub"]


def test_a_metric_is_not_heard():
    with listening(Ear()) as ear:
        metric = tf.keras.metrics.BinaryAccuracy()
        metric.update_state(np.array([1.0, 0.0]), np.array([0.75, 0.75]))
        assert metric.result() == 0.5
    assert "assign" not in ear.heard
    assert "greater" not in ear.heard


def test_who_runs_the_models_is_asked_before_anything_large_is_made():
    asked, shown = [], []

    def allow(count):
        asked.append(count)
        if count > 1000:
            raise Halted

    def inside():
        attach(shown.append, allow)
        for make in (
            lambda: tf.keras.layers.Dense(2000)(tf.ones([1, 1])),
            lambda: tf.keras.layers.Embedding(2000, 1)(tf.constant([0])),
            lambda: tf.keras.layers.RepeatVector(2000)(tf.ones([1, 1])),
            lambda: tf.keras.layers.ZeroPadding2D(200)(tf.ones([1, 1, 1, 1])),
            lambda: tf.keras.layers.UpSampling2D(200)(tf.ones([1, 1, 1, 1])),
            lambda: tf.keras.layers.Conv1D(3, 1)(tf.ones([1, 900, 1])),
            lambda: tf.keras.layers.DepthwiseConv1D(1, depth_multiplier=3)(tf.ones([1, 900, 1])),
            lambda: tf.keras.layers.Lambda(lambda t: t)(tf.keras.Input((2000,))),
        ):
            with pytest.raises(Halted):
                make()
        tf.keras.Sequential([tf.keras.Input((1,)), tf.keras.layers.Dense(1)]).summary()

    contextvars.copy_context().run(inside)
    assert asked
    assert 'Model: "sequential' in shown[0]
