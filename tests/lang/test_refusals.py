"""Hostile programs: each is stopped with its code, at its place, and soon, and harms nothing.

A row is (program, code, place): the piece of text that is marked, or the line, or where a loop may
be stopped anywhere, its first and last line.
"""

import os
import sys
import time
from types import ModuleType

import numpy as np
import pytest

import gradviz.tf as tf
from gradviz import run
from gradviz.lang.budget import Limits
from tests.helpers.cases import each
from tests.lang.refusals import (
    arrays,
    changes,
    endless,
    escapes,
    machine,
    roundabout,
    sizes,
    tensors,
    texts,
    windows,
)

KINDS = (escapes, changes, machine, sizes, arrays, tensors, windows, roundabout, endless, texts)
ROWS = [
    pytest.param(*row, id=f"{kind.__name__.rpartition('.')[2]}: {row[0][:50]!r}")
    for kind in KINDS
    for row in kind.ROWS
]
# Lower than a person's, so that loops without an end do not take up the tests' time.
TIGHT = Limits(steps=100_000, operations=1_000, seconds=0.7, bytes=128 << 20)
# Which of these a loop without end meets first depends on the machine.
LASTING = ("limit_steps", "limit_operations", "limit_seconds", "limit_memory")
MOST_SECONDS = 3.0
NEXT = (
    "x = tf.Variable(3.)\nwith tf.GradientTape() as tape:\n  y = x * x\ng = tape.gradient(y, x)\n"
)


def seconds_of(program, limits):
    """Run a program; return its trace and the time it took, of this thread alone."""
    started = time.thread_time()
    trace = run(program, limits=limits)
    return trace, time.thread_time() - started


def settings():
    """Return what belongs to the whole process, and every member of the library."""
    members = {}
    todo = [("tf", tf)]
    while todo:
        path, module = todo.pop()
        for name in module.__all__:
            member = getattr(module, name)
            members[f"{path}.{name}"] = member
            if isinstance(member, type):
                members.update({f"{path}.{name}.{k}": v for k, v in vars(member).items()})
            if isinstance(member, ModuleType):
                todo.append((f"{path}.{name}", member))
    numpy = (np.geterr(), np.get_printoptions(), np.getbufsize())
    return members, (os.getcwd(), sys.getrecursionlimit(), numpy, sorted(os.listdir()))


@pytest.fixture(autouse=True, scope="module")
def _nothing_of_the_process_is_changed():
    members, before = settings()
    yield
    after = settings()
    assert after[1] == before
    assert after[0].keys() == members.keys()
    assert not [name for name, member in members.items() if after[0][name] is not member]


def test_there_are_more_than_two_hundred():
    assert len({row[0] for kind in KINDS for row in kind.ROWS}) >= 200


@each("program, code, place", ROWS, by=lambda row: row.id.partition(":")[0])
def test_hostile_program_is_stopped_at_its_place_and_the_next_one_is_unharmed(program, code, place):
    trace, seconds = seconds_of(program, TIGHT)
    error = trace.error
    assert error is not None
    if error.code != code:
        assert error.code in LASTING
        assert code in LASTING or "while True" in program
        place = error.line if isinstance(place, str) else place
    assert marked(program, error, place) == place
    assert error.message
    assert seconds < MOST_SECONDS
    after = run(NEXT)
    assert after.error is None
    assert after.values["g"] == 6.0
    assert sys.getrecursionlimit() == 1000


def marked(program, error, place):
    """Return what is marked, in the way `place` says it."""
    if isinstance(place, str):
        return error.span.slice(program)
    if isinstance(place, tuple):
        return place if place[0] <= error.line <= place[1] else error.line
    return error.line


# With the limits that a person has from the start: loops that each limit stops.
PATIENT = [
    "while True: pass",
    "x = 1\nwhile x: x += 1",
    "a = []\nwhile True: a.append(1)",
    "x = tf.constant(1.)\nwhile True: x = x * 2.",
    "x = tf.Variable(1.)\nwhile True: x.assign_add(1.)",
    "x = tf.Variable(1.)\nwhile True:\n  with tf.GradientTape() as t: y = x * x\n"
    "  x.assign_sub(0.1 * t.gradient(y, x))",
    "x = tf.ones([1000, 1000])\nwhile True: x @ x",
    "while True: np.zeros(10**6)",
    "[sum(range(10**6)) for i in range(10**6)]",
    "a = [0] * 10**6\nwhile True: a == a[:]",
]


@pytest.mark.parametrize("program", PATIENT)
def test_a_loop_without_end_is_stopped_soon_with_the_usual_limits(program):
    trace, seconds = seconds_of(program, None)
    assert trace.error.code.startswith("limit_")
    assert seconds < MOST_SECONDS


def test_the_identity_of_a_large_number_is_no_large_matrix():
    assert run("y = tf.identity(tf.constant(1e6))").error is None
    assert run("y = np.identity(10**6)").error.code == "limit_elements"


def test_repeating_each_its_own_times_costs_their_sum():
    assert run("y = tf.repeat(tf.range(40), [2] * 40)").error is None


def test_the_place_of_a_refusal_is_its_own():
    error = run("y = 1\nz = y.__class__\n").error
    assert (error.line, error.column, error.end_line, error.end_column) == (2, 4, 2, 15)


def test_what_was_recorded_up_to_the_stop_is_kept():
    trace = run("x = tf.Variable(2.)\ny = x * x\nz = nothing(y)\n")
    assert trace.error.exception == "NameError"
    assert [n.op for n in trace.nodes] == ["variable", "multiply"]
    assert trace.steps[-1].kind == "failed"


def test_cancelling_stops_the_run():
    assert run("while True: pass", cancelled=lambda: True).error.code == "cancelled"


def test_a_stop_in_an_earlier_cell_leaves_the_next_one_its_own_chance():
    from gradviz.lang.scenes import Scene

    trace = run("y = tf.constant(2.) * 3.", before=[Scene("x = 9 ** 9 ** 9")])
    assert trace.error is None
    assert trace.values["y"] == 6.0


HARMLESS = [
    "a = list(range(1000))\nb = sorted(a, reverse=True)\nc = sum(a) + max(b)",
    "t = tuple(range(100))\nd = {t: 1, (1, (2, 3)): 2}\nx = d[t]",
    "rows = [[1., 2.], [3., 4.]]\ny = tf.constant(rows) @ tf.transpose(tf.constant(rows))",
    "s = ', '.join(str(i) for i in range(500))\nn = len(s.split(', '))",
    "def f(n): return 1 if n < 2 else n * f(n - 1)\ny = f(90)",
    "y = list(map(tf.square, [1., 2., 3.]))",
    "y = sum([tf.constant(1.)] * 10)",
    "y = sum([[1], [2, 3]], [])",
    "x = np.ones((200, 200))\ny = (x @ x).sum()",
    "y = f'{3.14159:8.3f}' + '%5d' % 3 + '{:>10}'.format('a')",
    "h = []\nfor i in range(2000): h = h + [i]",
    "y = 2 ** 1000 % 97 + (1 << 64)",
    "import math\ny = math.comb(50, 25) + math.prod(range(1, 20))",
]


@each("program", HARMLESS)
def test_a_harmless_program_is_not_stopped(program):
    assert run(program).error is None
