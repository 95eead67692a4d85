"""What each tape holds and watches, looked up by cursor."""

import pytest

from gradviz.trace import frame_at
from gradviz.trace.holdings import holdings
from gradviz.trace.keeping import kept_values
from gradviz.trace.replay import PULLED, RECORDED
from gradviz.trace.series import memory
from tests.helpers.taped import INNER_PAUSES, LOOP, PAUSES, SECOND, THIRD, step_of, traced


@pytest.mark.parametrize("text", [SECOND, THIRD, PAUSES, INNER_PAUSES, LOOP.format(count=4)])
def test_counts_and_bytes_agree_with_every_frame(text):
    trace = traced(text)
    book = holdings(trace)
    for index in range(len(trace.steps) + 1):
        frame = frame_at(trace, index)
        kept_by_any = {}
        for tape in trace.tapes:
            held = [
                kept_values(trace, trace.nodes[cell.node])
                for cell in trace.cells
                if cell.tape == tape.id and frame.cells.get(cell.id) in (RECORDED, PULLED)
            ]
            kept = {value: size for values in held for value, size in values.items()}
            assert book[tape.id].at(index) == (len(held), sum(kept.values()))
            kept_by_any |= kept
        assert sum(kept_by_any.values()) == memory(trace).held[index]


def test_a_gradient_call_empties_a_tape_and_is_remembered():
    trace = traced(SECOND)
    inner = holdings(trace)[1]
    ended = step_of(trace, "backward_ended", 1)
    assert inner.wipe(ended - 1) is None
    wipe = inner.wipe(ended)
    assert wipe is not None
    assert (wipe.index, wipe.how) == (ended, "backward_ended")
    assert inner.at(ended) == (0, 0)


def test_a_reset_empties_and_forgets_the_watches():
    trace = traced(PAUSES)
    tape = holdings(trace)[0]
    first, second = (step_of(trace, "watched", 0, nth) for nth in (0, 1))
    reset = step_of(trace, "tape_reset")
    assert tape.watched(first - 1) == ()
    assert tape.watched(first) == ("x",)
    assert tape.watched(reset) == ()
    assert tape.watched(second) == ("x",)
    wipe = tape.wipe(reset)
    assert wipe is not None
    assert (wipe.how, wipe.line) == ("tape_reset", 9)


def test_a_cell_knows_what_emptied_it():
    trace = traced(PAUSES)
    tape = holdings(trace)[0]
    reset = step_of(trace, "tape_reset")
    assert tape.wiped_after(0).index == reset
    assert tape.wiped_after(reset) is None  # persistent: its gradient calls empty nothing
