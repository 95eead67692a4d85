"""What tapes hold by step: it agrees with frames, and tells what it would be otherwise."""

import numpy as np
import pytest

from gradviz.trace import frame_at
from gradviz.trace.keeping import kept_values
from gradviz.trace.replay import PULLED, RECORDED
from gradviz.trace.series import CLOSE, DROP, KEEP, RELEASE, RESET, held, memory
from tests.helpers.taped import LOOP, PAUSES, SECOND, THIRD, step_of, traced
from tests.trace.test_keeping import RECOMPUTED, ran

ONCE = """\
w = tf.Variable([2., 3.])
x = tf.constant([3., 4.])
with tf.GradientTape({how}) as tape:
    y = tf.square(w * x)
    z = y * 2.0
g = tape.gradient(z, w)
"""


@pytest.mark.parametrize("text", [SECOND, THIRD, PAUSES, LOOP.format(count=3)])
def test_each_value_counts_once_at_every_cursor(text):
    trace = traced(text)
    found = memory(trace)
    for index in range(len(trace.steps) + 1):
        cells = frame_at(trace, index).cells
        kept = {}
        for cell in trace.cells:
            if cell.tape is not None and cells.get(cell.id) in (RECORDED, PULLED):
                kept |= kept_values(trace, trace.nodes[cell.node])
        assert found.held[index] == sum(kept.values())


def test_tapes_are_told_apart_and_what_both_hold_is_shared():
    found = memory(traced(SECOND))
    assert [holder.name for holder in found.holders] == ["outer", "inner"]
    assert found.stack.shared.max() == 4  # x, for both
    assert found.stack.alone[0].max() > 0
    assert not found.stack.alone[1].any()


def test_the_tapes_of_a_loop_are_one_holder():
    found = memory(traced(LOOP.format(count=3)))
    assert [(holder.name, holder.count) for holder in found.holders] == [("tape", 3)]


def test_less_is_needed_than_kept_and_ever_less_on_the_way_back():
    trace = traced(ONCE.format(how=""))
    found = memory(trace)
    assert (found.needed <= found.held).all()
    assert found.needed.max() == 16  # x, w * x; nobody asks for the gradient of x
    assert found.held.max() == 24  # w too
    start = step_of(trace, "backward_started")
    assert list(found.needed[start:]) == [16, 16, 8, 0, 0]


def test_where_no_gradient_is_asked_for_nothing_is_said_of_the_need():
    assert memory(traced(ONCE.format(how="").rsplit("g =", 1)[0])).needed is None


def test_a_tape_would_hold_on_if_it_were_persistent():
    found = memory(traced(ONCE.format(how="")))
    assert found.held[-1] == 0
    assert found.otherwise[-1] == found.held.max()


def test_a_persistent_tape_would_let_go_after_its_first_call():
    trace = traced(ONCE.format(how="persistent=True"))
    found = memory(trace)
    ended = step_of(trace, "backward_ended")
    assert found.held[-1] == found.held.max()
    assert list(found.otherwise[ended:]) == [0] * (len(found.held) - ended)
    np.testing.assert_array_equal(found.otherwise[:ended], found.held[:ended])


def test_in_a_loop_a_persistent_tape_lives_until_the_next_one():
    found = memory(traced(LOOP.format(count=3)))
    assert found.otherwise.max() == found.held.max()


def test_recomputation_is_held_against_what_there_would_be_without():
    found = memory(ran(RECOMPUTED))
    assert (found.held.max(), found.unfolded.max()) == (12, 36)
    assert memory(traced(SECOND)).unfolded is None


def test_what_happens_to_a_tape_is_told():
    def told(text):
        return [(one.what, one.line) for one in memory(traced(text)).happenings]

    assert told(ONCE.format(how="")) == [(CLOSE, 6), (RELEASE, 7)]
    persistent = ONCE.format(how="persistent=True")
    assert told(PAUSES) == [(RESET, 9), (CLOSE, 11), (KEEP, 12), (KEEP, 13)]
    assert told(persistent + "del tape\n") == [(CLOSE, 6), (KEEP, 7), (DROP, 8)]


def test_of_a_value_that_two_records_keep_the_second_owns_nothing():
    found = memory(traced(PAUSES))
    assert [(keep.number, keep.size, keep.own) for keep in found.keeps] == [
        (1, 4, 4), (2, 4, 4), (1, 4, 0), (2, 8, 4),
    ]  # fmt: skip


def test_an_operation_on_two_tapes_is_one():
    found = memory(traced(SECOND))
    assert len(found.keeps[0].cells) == 2
    assert len({keep.node for keep in found.keeps}) == len(found.keeps)


def test_the_peak_is_the_first_moment_at_which_most_is_held():
    found = memory(traced(ONCE.format(how="")))
    assert found.held[found.peak] == found.held.max()
    assert (found.held[: found.peak] < found.held.max()).all()


@pytest.mark.parametrize("text", [SECOND, THIRD, PAUSES, LOOP.format(count=3), "x = 1.0\n"])
def test_what_is_held_in_all_can_be_had_alone(text):
    trace = traced(text)
    np.testing.assert_array_equal(held(trace), memory(trace).held)
