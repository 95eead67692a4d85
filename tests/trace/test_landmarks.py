"""Where a stride leads: by line, by gradient call, to the end of a pass, to a breakpoint."""

import pytest

from gradviz import run
from gradviz.trace import Step, Trace
from gradviz.trace.landmarks import (
    end_of_pass,
    is_break,
    next_break,
    next_gradient,
    next_line,
    on_line,
    previous_gradient,
    previous_line,
)


def step(line, kind="computed", gradient=None, node=None):
    return Step(kind, None, line, node, backward=gradient is not None, gradient=gradient)


# Cursor:  0        1        2          3                     4                        5
TRACE = Trace("", steps=(
    step(1), step(2), step(2, node=7), step(3, "backward_started", 0), step(2, "pulled_back", 0, 7),
    step(2, "pulled_back", 0), step(3, "backward_ended", 0), step(None), step(4),
    step(5, "backward_started", 1), step(5, "backward_ended", 1),
))  # fmt: skip
END = len(TRACE.steps)


@pytest.mark.parametrize(("cursor", "there"), [(0, 1), (1, 3), (2, 3), (3, 4), (4, 6), (6, 8),
                                               (8, 9), (9, END), (END, END)])  # fmt: skip
def test_the_next_line_begins_when_the_present_one_has_run(cursor, there):
    assert next_line(TRACE, cursor) == there


@pytest.mark.parametrize(("cursor", "there"), [(END, 9), (9, 8), (8, 6), (7, 6), (6, 4), (5, 4),
                                               (3, 1), (1, 0), (0, 0)])  # fmt: skip
def test_the_way_back_by_lines_stops_before_the_line_just_run(cursor, there):
    assert previous_line(TRACE, cursor) == there


def test_gradient_calls_are_found_on_both_sides():
    assert [next_gradient(TRACE, k) for k in (0, 4, 10)] == [4, 10, END]
    assert [previous_gradient(TRACE, k) for k in (0, 4, 5, END)] == [0, 0, 4, 10]


@pytest.mark.parametrize(
    ("cursor", "there"), [(0, 3), (3, 7), (5, 7), (7, 9), (9, END), (END, END)]
)
def test_a_pass_ends_where_another_begins(cursor, there):
    assert end_of_pass(TRACE, cursor) == there


def test_a_line_breaks_as_it_is_entered_and_a_node_as_it_was_reached():
    assert next_break(TRACE, 0, {2}, set()) == 1
    assert next_break(TRACE, 1, {2}, set()) == 4
    assert next_break(TRACE, 0, set(), {7}) == 3
    assert next_break(TRACE, 3, set(), {7}) == 5
    assert next_break(TRACE, 5, {2}, {7}) == END
    assert not is_break(TRACE, 2, {2}, set())


LOOP = """\
w = tf.Variable(0.5)
with tf.GradientTape() as tape:
    h = w
    for i in range(3):
        h = tf.tanh(w * h)
g = tape.gradient(h, w)
"""


def test_a_line_of_a_loop_is_another_in_each_pass():
    trace = run(LOOP)
    ends, cursor = [0], 0
    while cursor < len(trace.steps):
        cursor = next_line(trace, cursor)
        ends.append(cursor)
    kinds = [trace.steps[k - 1].kind for k in ends[1:]]
    forward = ["bound", "tape_opened", "computed", "computed", "tape_closed"]
    assert kinds == [*forward, "backward_started", *["pulled_back"] * 3, "backward_ended"]
    back = [ends[-1]]
    while back[-1]:
        back.append(previous_line(trace, back[-1]))
    assert back[::-1] == ends


def test_a_breakpoint_in_a_loop_stops_in_each_pass():
    trace, stops, cursor = run(LOOP), [], 0
    while cursor < len(trace.steps):
        cursor = next_break(trace, cursor, {5}, set())
        stops.append(cursor)
    assert len(stops) == 3 + 3 + 1


CALLS = """\
def layer(v):
    a = tf.sin(v)
    return a * v
w = tf.Variable(0.5)
with tf.GradientTape() as tape:
    y = layer(w)
    y = layer(y) + tf.reduce_sum(tf.stack([tf.exp(t) for t in [w, w]]))
g = tape.gradient(y, w)
"""


def test_a_line_that_calls_a_function_runs_with_what_that_computes():
    """Line 6 runs once forward and once back; line 3, inside of both calls, twice each."""
    trace = run(CALLS)
    for line, times in ((6, 1 + 1), (7, 1 + 1), (3, 2 + 2)):
        moments = on_line(trace, line)
        assert len(moments) == times, line
        stops, cursor = [], 0
        while (cursor := next_break(trace, cursor, {line}, set())) < len(trace.steps):
            stops.append(cursor)
        assert [stop + 1 for stop in stops] == moments


def test_a_line_of_a_loop_within_a_call_runs_in_each_pass():
    trace = run(
        "x = tf.Variable(2.0)\ntf.while_loop(\n    lambda i, y: i < 3,\n"
        "    lambda i, y: (i + 1,\n        tf.sin(y) * x),\n    [0, x])\n"
    )
    assert len(on_line(trace, 5)) == 3


def test_an_empty_trace_has_one_moment():
    empty = Trace("")
    for find in (next_line, previous_line, next_gradient, previous_gradient, end_of_pass):
        assert find(empty, 0) == 0
    assert next_break(empty, 0, {1}, {1}) == 0
