"""Functions that go round a loop tell who listens where it and its passes begin and end."""

import pytest

import gradviz.tf as tf
from gradviz.engine import Listener, fresh_session, listening


class Diary(Listener):
    def __init__(self):
        self.lines = []

    def stretch_entered(self, kind, name):
        self.lines.append(f"> {name or kind}")

    def stretch_left(self):
        self.lines.append("<")

    def executed(self, op, *rest):
        self.lines.append(op.name)


@pytest.fixture(autouse=True)
def _own_session():
    with fresh_session():
        yield


@pytest.mark.parametrize(
    ("go", "name"),
    [
        (lambda x: tf.map_fn(tf.sin, x), "map_fn"),
        (lambda x: tf.vectorized_map(tf.sin, x), "vectorized_map"),
        (lambda x: tf.foldl(lambda a, e: tf.sin(e), x, 0.0), "foldl"),
        (lambda x: tf.foldr(lambda a, e: tf.sin(e), x, 0.0), "foldr"),
        (lambda x: tf.scan(lambda a, e: tf.sin(e), x, 0.0), "scan"),
        (lambda x: tf.while_loop(lambda i, y: i < 2, lambda i, y: (i + 1, tf.sin(y)), [0, x]),
         "loop"),
    ],
)  # fmt: skip
def test_each_pass_is_told_around_its_operations(go, name):
    x = tf.constant([1.0, 2.0])
    with listening(Diary()) as diary:
        go(x)
    told = [line for line in diary.lines if line in (f"> {name}", "> pass", "sin", "<")]
    assert told == [f"> {name}", *["> pass", "sin", "<"] * 2, "<"]


def test_a_loop_that_fails_is_left():
    with listening(Diary()) as diary, pytest.raises(ZeroDivisionError):
        tf.while_loop(lambda i: True, lambda i: [i / 0], [1])
    assert diary.lines == ["> loop", "> pass", "<", "<"]
