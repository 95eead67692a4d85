"""Where cells stand: nested tapes below one another, an operation in one column."""

from gradviz.trace import Trace
from gradviz.trace.lanes import lanes
from gradviz.trace.steps import TAPE_PAUSED, TAPE_RESET
from gradviz.trace.strip import Mark
from tests.helpers.neuron import neuron_trace
from tests.helpers.taped import (
    BESIDE,
    INNER_PAUSES,
    ITSELF,
    LOOP,
    PAUSES,
    SECOND,
    THIRD,
    step_of,
    traced,
)


def places(trace):
    """(column, lane) of each cell."""
    made = lanes(trace)
    return list(zip(made.column, made.lane, strict=True))


def test_one_tape_is_one_row():
    assert places(neuron_trace()) == [(k, 0) for k in range(5)]
    assert lanes(neuron_trace()).count == 1


def test_no_tape_at_all_is_one_empty_lane():
    made = lanes(Trace(""))
    assert (made.count, made.cells, made.rest) == (1, [], [0])


def test_what_two_tapes_took_stands_in_both_lanes_in_one_column():
    made = lanes(traced(SECOND))
    assert made.count == 2
    assert places(traced(SECOND))[:2] == [(0, 0), (0, 1)]
    assert all(lane == 0 for _, lane in places(traced(SECOND))[2:])


def test_a_third_tape_lies_below_the_second():
    made = lanes(traced(THIRD))
    assert made.count == 3
    assert [made.lane_of[tape] for tape in range(3)] == [0, 1, 2]


def test_tapes_one_after_another_share_a_lane():
    made = lanes(traced(LOOP.format(count=50)))
    assert made.count == 1
    assert [tape for _, tape in made.opened[0]] == list(range(50))


def test_a_lane_knows_its_tape_at_every_moment():
    trace = traced(LOOP.format(count=3))
    made = lanes(trace)
    assert made.tape_in(0, 0) is None
    assert made.next_in(0) == 0
    for tape in range(3):
        opened = step_of(trace, "tape_opened", tape)
        assert made.tape_in(0, opened) == tape
        assert made.tape_in(0, opened - 1) == (tape - 1 if tape else None)


def test_a_tape_that_is_read_while_another_records_has_a_lane_of_its_own():
    trace = traced(BESIDE)
    made = lanes(trace)
    early, late = trace.tapes[0].id, trace.tapes[-1].id
    assert made.lane_of[early] == 0
    assert made.lane_of[late] == 1


def test_what_an_inner_backward_pass_wrote_is_known_as_such():
    trace = traced(SECOND)
    made = lanes(trace)
    (run,) = made.written[0]
    assert (run.gradient, trace.gradients[run.gradient].tape) == (0, 1)
    assert (run.first, run.last, run.taken) == (1, len(made.cells), True)
    assert set(made.wrote) == set(range(1, len(made.cells)))
    assert made.written[1] == []


def test_a_tape_may_write_down_its_own_backward_pass():
    made = lanes(traced(ITSELF))
    assert made.count == 1
    assert [run.gradient for run in made.written[0]] == [0]


def test_pauses_and_resets_have_narrow_columns_of_their_own():
    trace = traced(PAUSES)
    made = lanes(trace)
    paused, reset = (step_of(trace, kind) - 1 for kind in (TAPE_PAUSED, TAPE_RESET))
    assert made.marks == {1: Mark(TAPE_PAUSED, 0, 0, paused), 4: Mark(TAPE_RESET, 0, 0, reset)}
    assert [len(rows) for rows in made.cells] == [1, 0, 1, 1, 0, 1, 1]
    assert made.paused == {1}


def test_a_rail_is_broken_while_its_tape_is_paused():
    made = lanes(traced(INNER_PAUSES))
    outer, inner = made.stretches
    assert [(s.state, s.first, s.last) for s in outer] == [("open", 0, len(made.cells))]
    assert [(s.state, s.first, s.last) for s in inner if s.first < s.last] == [
        ("paused", 0, 2),
        ("open", 2, 3),
    ]
    assert made.paused == set()  # the outer tape took what the inner one did not


def test_the_latest_row_is_known_for_every_cursor():
    trace = traced(SECOND)
    made = lanes(trace)
    assert len(made.rest) == len(trace.steps) + 1
    assert made.rest[0] == 0
    assert made.rest[step_of(trace, "pulled_back", 1)] == 1  # the cell on the inner tape
    assert made.rest[-1] == made.rest[step_of(trace, "pulled_back", 0, -1)]


def test_columns_appear_in_the_order_of_the_steps():
    for text in (SECOND, THIRD, PAUSES, ITSELF):
        made = lanes(traced(text))
        assert made.reached == sorted(made.reached)
        assert len(made.reached) == len(made.cells)


def test_what_a_backward_pass_computed_off_the_tapes_is_told_apart():
    trace = traced(BESIDE)
    (run,) = lanes(trace).written[1]
    assert not run.taken
    assert all(trace.cells[row].tape is None for c in range(run.first, run.last)
               for row in lanes(trace).cells[c])  # fmt: skip
