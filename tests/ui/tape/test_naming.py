"""What tapes are called."""

from gradviz.ui.tape.naming import tape_names
from gradviz.words import CATALOGUE
from tests.helpers.taped import LOOP, SECOND, traced

UNNAMED = """\
x = tf.Variable(2.0)
with tf.GradientTape():
    y = x * x
with tf.GradientTape():
    y = x * x
"""


def test_tapes_are_called_as_the_program_calls_them():
    assert tape_names(traced(SECOND)) == ("outer", "inner")


def test_tapes_of_one_name_are_numbered():
    assert tape_names(traced(LOOP.format(count=3))) == ("tape 1", "tape 2", "tape 3")


def test_tapes_without_a_name_are_called_tapes_in_the_language_in_force():
    assert tape_names(traced(UNNAMED)) == ("tape 1", "tape 2")
    CATALOGUE.use("ko")
    assert tape_names(traced(UNNAMED)) == ("테이프 1", "테이프 2")
