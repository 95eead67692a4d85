"""What tapes are called, and what is known of those that began in an earlier cell."""

import pytest

from gradviz import run
from gradviz.lang.scenes import Scene

EARLIER = """\
import tensorflow as tf
x = tf.constant(2.0)
z = tf.constant(3.0)
with tf.GradientTape(persistent=True) as tape:
    tape.watch(x)
    {more}
    y = x * z
"""


@pytest.mark.parametrize(
    ("more", "watched"),
    [
        ("pass", ("x",)),
        ("tape.watch(z)", ("x", "z")),
        ("tape.watch(x)", ("x",)),
        ("tape.reset()", ()),
        ("tape.reset(); tape.watch(z)", ("z",)),
    ],
)
def test_what_a_tape_watches_is_known_in_later_cells(more, watched):
    trace = run("dy = tape.gradient(y, x)", before=[Scene(EARLIER.format(more=more))])
    (tape,) = trace.tapes
    assert tape.watched == watched


def test_in_its_own_cell_a_tape_watches_nothing_before_the_first_step():
    (tape,) = run(EARLIER.format(more="pass")).tapes
    assert tape.watched == ()


def test_a_tape_that_was_named_before_it_opened_has_that_name():
    text = """\
import tensorflow as tf
x = tf.Variable(2.0)
early = tf.GradientTape(persistent=True)
other = early
with early:
    y = x * x
with tf.GradientTape() as late:
    dy = early.gradient(y, x)
"""
    assert [tape.name for tape in run(text).tapes] == ["early", "late"]
