"""What is known of tapes that began in an earlier cell of a notebook."""

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
