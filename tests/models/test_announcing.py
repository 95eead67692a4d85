"""Layers tell who listens where their calculation begins and ends."""

import pytest

import gradviz.tf as tf
from gradviz.engine import Listener, fresh_session, listening


class Diary(Listener):
    def __init__(self):
        self.lines = []

    def part_entered(self, part):
        self.lines.append(f"> {part.name}")

    def part_left(self, part):
        self.lines.append(f"< {part.name}")

    def executed(self, op, *rest):
        self.lines.append(op.name)


class Broken(tf.keras.layers.Layer):
    def call(self, inputs):
        raise ValueError("broken")


@pytest.fixture(autouse=True)
def _own_session():
    with fresh_session():
        yield


def test_a_model_and_its_layers_are_told_around_their_operations():
    model = tf.keras.Sequential([tf.keras.layers.Dense(2), tf.keras.layers.ReLU()], name="m")
    x = tf.ones([1, 3])
    model(x)
    with listening(Diary()) as diary:
        model(x)
    assert diary.lines == [
        "> m", "> dense", "matmul", "add", "< dense", "> re_lu", "relu", "< re_lu", "< m",
    ]  # fmt: skip


def test_a_layer_that_fails_is_left():
    with listening(Diary()) as diary, pytest.raises(ValueError, match="broken"):
        Broken(name="b")(tf.ones([1]))
    assert diary.lines == ["> b", "< b"]
