"""Each limit stops with its code at its line, keeps the trace so far, and can be raised."""

import time
from dataclasses import fields, replace

import pytest

from gradviz import run
from gradviz.lang.budget import Limits

START = "x = tf.Variable(2.)\nwith tf.GradientTape() as tape:\n  y = x * x\n"
# (limit, low, high, what comes after START, code, line)
LIMITS = [
    ("steps", 300, 30_000, "for i in range(1000): i + 1\n", "limit_steps", 4),
    ("operations", 50, 500, "for i in range(90): x * x\n", "limit_operations", 4),
    ("elements", 5_000, 50_000, "z = tf.zeros([10_000])\n", "limit_elements", 4),
    ("bytes", 100_000, 1_000_000, "z = [tf.zeros([1000]) for i in range(50)]\n",
     "limit_memory", 4),
    ("depth", 10, 60, "def f(n): return n and f(n - 1)\nf(20)\n", "limit_depth", 4),
    ("lines", 5, 50, "for i in range(9): print(i)\n", "limit_lines", 4),
    ("output", 50, 5_000, "for i in range(9): print('a' * 30)\n", "limit_output", 4),
    ("seconds", 0.05, 5.0, "for i in range(900): sum(range(10_000))\n", "limit_seconds", 4),
]  # fmt: skip
IDS = [row[0] for row in LIMITS]


@pytest.mark.parametrize(("name", "low", "high", "rest", "code", "line"), LIMITS, ids=IDS)
def test_a_limit_stops_at_its_line_and_keeps_the_trace_up_to_there(
    name, low, high, rest, code, line
):
    trace = run(START + rest, limits=replace(Limits(), **{name: low}))
    assert (trace.error.code, trace.error.line) == (code, line)
    assert trace.error.hint
    assert [n.op for n in trace.nodes[:2]] == ["variable", "multiply"]
    assert trace.steps[-1].kind == "failed"
    assert trace.cells[0].tape is not None
    assert trace.values["y"] == 4.0


@pytest.mark.parametrize(("name", "low", "high", "rest", "code", "line"), LIMITS, ids=IDS)
def test_with_the_limit_raised_the_program_runs(name, low, high, rest, code, line):
    assert run(START + rest, limits=replace(Limits(), **{name: high})).error is None


def test_a_text_that_is_too_long_is_marked_from_where_it_is():
    text = "x = 1\n" * 20
    error = run(text, limits=Limits(text=60)).error
    assert (error.code, error.span.start, error.line) == ("limit_text", 60, 11)
    assert run(text, limits=Limits(text=600)).error is None


def test_every_limit_has_a_row_here():
    assert {field.name for field in fields(Limits)} == {*IDS, "text"}


BEFORE_IT_IS_PAID = [
    ("range", "range(10_000)", "elements", 5_000, "limit_elements"),
    ("sum", "sum(range(200_000))", "steps", 5_000, "limit_steps"),
    ("sorted", "sorted(range(200_000))", "steps", 5_000, "limit_steps"),
    ("integers", "2 ** 10 ** 9", "elements", 5_000, "limit_elements"),
    ("texts", "'a' * 10_000", "elements", 5_000, "limit_elements"),
    ("lists", "[0] * 10_000", "elements", 5_000, "limit_elements"),
    ("lists together", "[[0] * 4_000 for i in range(9)]", "bytes", 100_000, "limit_memory"),
    ("NumPy", "np.ones(10_000)", "elements", 5_000, "limit_elements"),
    ("NumPy together", "[np.ones(4_000) for i in range(9)]", "bytes", 100_000, "limit_memory"),
    ("comparisons", "[0] * 200_000 == [1] * 200_000", "steps", 5_000, "limit_steps"),
    ("printing", "print([0] * 4_000)", "elements", 5_000, "limit_elements"),
]


@pytest.mark.parametrize(
    ("what", "program", "limit", "low", "code"),
    BEFORE_IT_IS_PAID,
    ids=[row[0] for row in BEFORE_IT_IS_PAID],
)
def test_costs_are_checked_before_they_are_paid(what, program, limit, low, code):
    trace = run("y = 1\n" + program, limits=replace(Limits(), **{limit: low}))
    assert (trace.error.code, trace.error.line) == (code, 2)
    assert trace.values == {"y": 1}
    assert run(program).error is None or what == "integers"


BACKWARD = """\
x = tf.Variable(tf.ones([100]))
with tf.GradientTape(persistent=True) as tape:
  y = x * x
"""


def test_a_jacobian_is_refused_before_its_rows_are_made():
    trace = run(BACKWARD + "j = tape.jacobian(y, x)", limits=Limits(elements=5_000))
    assert (trace.error.code, trace.error.line) == ("limit_elements", 4)
    assert not trace.gradients
    assert run(BACKWARD + "j = tape.jacobian(y, x)").error is None


def test_the_backward_pass_pays_for_each_of_its_steps():
    program = BACKWARD + "for i in range(100): g = tape.gradient(y, x)"
    trace = run(program, limits=Limits(operations=50))
    assert (trace.error.code, trace.error.line) == ("limit_operations", 4)
    assert 0 < len(trace.gradients) < 50
    assert trace.gradients[0].rows[0].value is not None


def test_the_backward_pass_pays_for_its_memory():
    program = BACKWARD + "for i in range(100): g = tape.gradient(y, x)"
    error = run(program, limits=Limits(bytes=20_000)).error
    assert (error.code, error.line) == ("limit_memory", 4)


@pytest.mark.parametrize("word", ["limits = None", "Limits = None", "budget = 10**9"])
def test_a_program_cannot_raise_its_limits(word):
    error = run(word + "\nwhile True: pass", limits=Limits(steps=1000)).error
    assert (error.code, error.line) == ("limit_steps", 2)


@pytest.mark.parametrize(
    "loop",
    ["while True: x * 2.", "while 1: x * 2.", "for i in range(3 * 10**6): x * 2.",
     "z = [x * 2. for i in range(3 * 10**6)]"],
)  # fmt: skip
def test_a_loop_that_only_a_limit_can_end_gets_a_tenth_of_the_time(loop):
    error = run(START + loop, limits=Limits(seconds=2.0, operations=10**6)).error
    started = time.thread_time()
    trace = run(START + loop, limits=Limits(seconds=1.0, operations=10**6))
    assert time.thread_time() - started < 0.8
    assert trace.error.message == "Stopped after 0.1 seconds."
    assert (error.code, error.line) == ("limit_seconds", 4)
    assert len(trace.cells) > 10


@pytest.mark.parametrize(
    "loop",
    ["while True:\n  x * 2.\n  n += 1\n  if n == 300: break",
     "for i in range(3 * 10**6):\n  x * 2.\n  n += 1\n  if n == 300: break",
     "def f(n):\n  while True:\n    x * 2.\n    n += 1\n    if n == 300: return n\nn = f(n)"],
)  # fmt: skip
def test_a_loop_with_a_way_out_gets_all_of_the_time(loop):
    trace = run(START + "n = 0\n" + loop, limits=Limits(seconds=0.5))
    assert trace.error is None
    assert trace.values["n"] == 300
