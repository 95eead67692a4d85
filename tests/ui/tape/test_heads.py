"""Where the heads stand, step by step, through a second derivative and beyond."""

from gradviz.trace import frame_at
from gradviz.trace.lanes import lanes
from gradviz.ui.tape.heads import NOW, READING, RESTING, Head, ahead, heads, reached, read_tape
from tests.helpers.neuron import neuron_trace
from tests.helpers.taped import BESIDE, ITSELF, LOOP, PAUSES, SECOND, step_of, traced


def at(trace, index):
    return heads(trace, frame_at(trace, index))


def test_forward_the_head_runs_right_behind_what_is_written():
    trace = neuron_trace()
    assert at(trace, 0) == [Head(0, 0, 0.0, False, RESTING)]
    forward = [at(trace, index) for index in range(1, 6)]
    assert forward == [[Head(0, column, 1.0, False, NOW)] for column in range(5)]


def test_backward_it_runs_left_over_what_is_read():
    trace = neuron_trace()
    assert at(trace, 6) == [Head(0, 4, 1.0, True, NOW)]
    backward = [at(trace, index) for index in range(7, 12)]
    assert backward == [[Head(0, column, 0.0, True, NOW)] for column in (4, 3, 2, 1, 0)]


def test_the_cell_that_comes_next_is_told_forward_and_backward():
    trace = neuron_trace()
    told = [[*ahead(trace, frame_at(trace, index))] for index in range(13)]
    assert told == [[0], [1], [2], [3], [4], [], [4], [3], [2], [1], [0], [], []]


def test_what_two_tapes_write_comes_next_on_both():
    trace = traced(SECOND)
    made = lanes(trace)
    index = step_of(trace, "computed") - 1
    assert sorted(made.lane[row] for row in ahead(trace, frame_at(trace, index))) == [0, 1]


def test_a_released_tape_has_no_head_and_a_persistent_one_stops_where_reading_ended():
    second, persistent = traced(SECOND), traced(PAUSES)
    assert at(second, len(second.steps)) == []
    (rests,) = at(persistent, len(persistent.steps))
    assert (rests.leftward, rests.part, rests.state) == (True, 0.0, RESTING)


def test_the_inner_head_reads_while_the_outer_one_writes():
    trace = traced(SECOND)
    made = lanes(trace)
    for index in range(step_of(trace, "backward_started", 1) + 1, step_of(trace, "pulled_back", 1)):
        outer, inner = at(trace, index)
        assert (outer.lane, outer.leftward) == (0, False)
        assert inner == Head(1, 0, 0.5, True, READING)
        step = trace.steps[index - 1]
        if (0, step.node) in made.row_at:
            assert outer == Head(0, made.column[made.row_at[0, step.node]], 1.0, False, NOW)
        else:
            assert outer.state == RESTING
    pulled = step_of(trace, "pulled_back", 1)
    assert at(trace, pulled)[1] == Head(1, 0, 0.0, True, NOW)


def test_a_tape_that_reads_itself_has_two_heads():
    trace = traced(ITSELF)
    first = step_of(trace, "backward_started") + 1
    writes, reads = at(trace, first)
    assert (writes.leftward, reads.leftward) == (False, True)
    assert writes.column > reads.column


def test_the_tape_being_read_is_the_one_whose_gradient_was_asked_for():
    trace = traced(SECOND)
    started = step_of(trace, "backward_started", 1)
    assert read_tape(trace, frame_at(trace, started - 1)) is None
    assert read_tape(trace, frame_at(trace, started + 2)) == 1  # a cell of the outer is written
    assert read_tape(trace, frame_at(trace, len(trace.steps))) == 0


def test_a_paused_tape_waits_where_it_was():
    trace = traced(PAUSES)
    paused = step_of(trace, "tape_paused")
    assert at(trace, paused) == at(trace, paused + 1) == [Head(0, 0, 1.0, False, RESTING)]


def test_once_it_records_again_it_stands_where_it_will_write():
    trace = traced(PAUSES)
    (pause, reset), (resumed, wiped) = (
        lanes(trace).marks,
        (step_of(trace, kind) for kind in ("tape_resumed", "tape_reset")),
    )
    assert at(trace, resumed) == [Head(0, pause + 2, 0.0, False, NOW)]
    assert at(trace, wiped) == [Head(0, reset, 1.0, False, RESTING)]
    assert at(trace, step_of(trace, "tape_opened")) == [Head(0, 0, 0.0, False, NOW)]
    empty = traced("with tf.GradientTape() as t:\n  with t.stop_recording():\n    tf.add(1., 2.)\n")
    assert at(empty, step_of(empty, "tape_paused")) == [Head(0, 0, 0.0, False, RESTING)]


def test_before_any_tape_there_is_no_head():
    trace = traced(SECOND)
    assert at(trace, 0) == at(trace, 1) == []


def test_a_head_on_an_empty_tape_waits_before_its_first_column():
    trace = traced(BESIDE)
    late = trace.tapes[-1].id
    (head,) = [h for h in at(trace, step_of(trace, "tape_opened", late)) if h.lane == 1]
    assert (head.column, head.part) == (1, 0.0)


def test_in_a_loop_only_the_present_tape_has_a_head():
    trace = traced(LOOP.format(count=5))
    for index in range(len(trace.steps) + 1):
        assert len(at(trace, index)) <= 1


def test_columns_are_reached_one_after_another():
    trace = traced(SECOND)
    made = lanes(trace)
    counts = [reached(made, index) for index in range(len(trace.steps) + 1)]
    assert counts == sorted(counts)
    assert (counts[0], counts[-1]) == (0, len(made.cells))
