"""What the header of a lane says, step by step."""

import pytest

from gradviz import run
from gradviz.lang.scenes import Scene
from gradviz.trace import Trace, frame_at
from gradviz.ui.tape.lane_words import STATES, lane_words
from gradviz.words import CATALOGUE, say
from tests.helpers.taped import ITSELF, LOOP, PAUSES, SECOND, THIRD, step_of, traced


def words(trace, index, lane=0):
    return lane_words(trace, frame_at(trace, index), lane)


def states(trace, lane):
    """The states a lane goes through, each once where it lasts."""
    seen = []
    for index in range(len(trace.steps) + 1):
        state = words(trace, index, lane).state
        if not seen or seen[-1] != state:
            seen.append(state)
    return seen


def test_the_life_of_an_inner_and_an_outer_tape():
    trace = traced(SECOND)
    assert states(trace, 1) == ["later", "open", "closed", "reading", "released"]
    assert states(trace, 0) == ["later", "open", "closed", "reading", "released"]


def test_a_tape_may_be_read_and_recording_at_once():
    assert "both" in states(traced(ITSELF), 0)


def test_pauses_show():
    assert states(traced(PAUSES), 0)[:4] == ["later", "open", "paused", "open"]
    assert states(traced(PAUSES), 0)[4:] == ["closed", "reading", "closed", "reading", "closed"]


def test_operations_and_bytes_are_counted():
    trace = traced(SECOND)
    assert words(trace, step_of(trace, "tape_opened")).held == "empty"
    assert words(trace, step_of(trace, "computed"), 1).held == "1 operation, 4 B"
    assert words(trace, step_of(trace, "pulled_back", 1)).held == "3 operations, 16 B"


def test_an_empty_tape_says_what_emptied_it():
    trace = traced(SECOND)
    assert words(trace, len(trace.steps), 1).held == "emptied: gradient() was called"
    pauses = traced(PAUSES)
    assert words(pauses, step_of(pauses, "tape_reset")).held == "emptied by reset(), line 9"


def test_what_is_watched_appears_with_the_step_that_watches_it():
    trace = traced(THIRD)
    watched = step_of(trace, "watched")
    before, now, after = (words(trace, watched + k, 2) for k in (-1, 0, 1))
    assert (before.facts, before.watching) == ("watches nothing yet", False)
    assert (now.facts, now.watching) == ("watches only x", True)
    assert (after.facts, after.watching) == ("watches only x", False)
    assert words(trace, watched, 0).facts == "watches variables"
    assert not words(trace, watched, 0).watching


def test_a_persistent_tape_says_so():
    trace = traced(PAUSES)
    assert words(trace, step_of(trace, "watched")).facts == "persistent · watches only x"


def test_variables_and_what_was_watched_besides_are_both_named():
    source = """\
a, b, c, d = (tf.constant(float(k)) for k in range(4))
with tf.GradientTape() as tape:
    tape.watch(a)
    tape.watch(b)
    tape.watch(c)
    tape.watch(d)
    tape.watch(a)
    y = a * b
"""
    trace = traced(source)
    assert words(trace, step_of(trace, "watched")).facts == "watches variables, a"
    assert words(trace, len(trace.steps)).facts == "watches variables, a, b, c and 1 more"


def test_each_tape_of_a_loop_has_its_turn():
    trace = traced(LOOP.format(count=3))
    names = [words(trace, step_of(trace, "tape_opened", tape)).name for tape in range(3)]
    assert names == ["tape 1", "tape 2", "tape 3"]


def test_a_lane_without_a_tape_says_nothing():
    assert lane_words(Trace(""), frame_at(Trace(""), 0), 0) is None


def test_a_tape_of_an_earlier_cell_still_says_what_it_watches():
    earlier = """\
import tensorflow as tf
x = tf.constant(2.0)
with tf.GradientTape(persistent=True) as tape:
    tape.watch(x)
    y = x * x
"""
    trace = run("dy = tape.gradient(y, x)", before=[Scene(earlier)])
    assert trace.tapes[0].watched == ("x",)
    assert words(trace, 0).facts == "persistent · watches variables, x"


@pytest.mark.parametrize("state", STATES)
def test_every_state_has_words_in_both_languages(state):
    english = say("tapes.state_" + state)
    CATALOGUE.use("ko")
    assert say("tapes.state_" + state) != english


def test_the_whole_header_can_be_heard():
    trace = traced(SECOND)
    heard = words(trace, step_of(trace, "computed"), 1).heard
    assert heard == "inner, recording: 1 operation, 4 B; watches variables"
