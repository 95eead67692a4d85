"""The events of small programs, in order."""

import numpy as np
import pytest

from gradviz.engine import (
    OPS,
    Listener,
    Tape,
    Variable,
    constant,
    execute,
    gradient,
    listening,
    set_site,
)


class Diary(Listener):
    """Writes one line for every event."""

    def __init__(self):
        self.lines = []
        self.executions = []

    def executed(self, op, inputs, output, params, site, tapes, record):
        self.executions.append((op, inputs, output, params, site, tapes, record))
        self.lines.append(f"executed {op.name} on {len(tapes)}")

    def converted(self, source, tensor):
        self.lines.append(f"converted {source}")

    def left(self, tensor, value):
        self.lines.append(f"left {value}")

    def variable_made(self, variable, initial):
        self.lines.append(f"made {variable.name} from {initial}")

    def assigned(self, variable, before, after, value, how):
        self.lines.append(f"{how} {before.value} -> {after.value} by {value}")

    def tape_opened(self, tape):
        self.lines.append("opened")

    def tape_closed(self, tape):
        self.lines.append("closed")

    def tape_paused(self, tape):
        self.lines.append("paused")

    def tape_resumed(self, tape):
        self.lines.append("resumed")

    def tape_reset(self, tape):
        self.lines.append("reset")

    def watched(self, tape, x):
        self.lines.append(f"watched {x.value}")

    def backward_started(self, tape, targets, sources, seeds):
        self.lines.append(f"started {len(targets)} {len(sources)} {[s.value for s in seeds]}")

    def pulled_back(self, tape, pullback):
        self.lines.append(f"pulled {pullback.record.op.name}")

    def backward_ended(self, tape, targets, sources, gradients, released, unconnected):
        found = [None if g is None else float(g.value) for g in gradients]
        self.lines.append(f"ended {found} {released} {unconnected}")


@pytest.fixture
def diary():
    with listening(Diary()) as listener:
        yield listener


def test_a_program_is_told_from_beginning_to_end(diary):
    v = Variable(3.0, name="v")
    c = constant(2.0)
    tape = Tape()
    tape.open()
    tape.watch(c)
    y = v * c + 1.0
    tape.close()
    gradient(tape, [y], [v, c, constant(5.0)], unconnected="zero")
    v.assign_add(1.0)
    float(v.value())
    assert diary.lines == [
        "made v:0 from 3.0",
        "converted 2.0",
        "opened",
        "watched 2.0",
        "executed multiply on 1",
        "converted 1.0",
        "executed add on 1",
        "closed",
        "converted 5.0",
        "started 1 3 [np.float32(1.0)]",
        "pulled add",
        "pulled multiply",
        "ended [2.0, 3.0, None] True zero",
        "converted 1.0",
        "assign_add 3.0 -> 4.0 by 1.0",
        "executed read on 0",
        "left 4.0",
    ]


def test_variables_are_handed_over_as_themselves_and_constants_as_tensors(diary):
    v = Variable(3.0)
    y = v * 2.0
    _, inputs, output, params, _, tapes, record = diary.executions[-1]
    assert inputs[0] is v
    assert inputs[1].value == 2.0
    assert output is y
    assert (params, tapes, record) == ({}, (), None)


def test_the_record_and_the_site_come_along(diary):
    v = Variable(3.0)
    tape = Tape()
    tape.open()
    before = set_site("line 7")
    v * v
    set_site(before)
    tape.close()
    *_, site, tapes, record = diary.executions[-1]
    assert (site, tapes, record.index, record.op.name) == ("line 7", (tape,), 0, "multiply")


def test_a_raw_backward_pass_is_told_in_pullbacks_and_a_taped_one_in_operations_too(diary):
    x = constant(2.0)
    outer = Tape()
    outer.open()
    outer.watch(x)
    inner = Tape()
    inner.open()
    inner.watch(x)
    y = execute(OPS["sin"], x)
    inner.close()
    diary.lines.clear()
    (g,) = gradient(inner, [y], [x])
    outer.close()
    assert diary.lines == [
        "started 1 1 [np.float32(1.0)]",
        "executed cos on 1",
        "executed multiply on 1",
        "pulled sin",
        f"ended [{float(g.value)}] True none",
        "closed",
    ]
    diary.lines.clear()
    gradient(outer, [g], [x])
    assert [line.split()[0] for line in diary.lines] == ["started", "pulled", "pulled", "ended"]


@pytest.mark.parametrize(
    ("leave", "line"),
    [
        (lambda t: t.numpy(), "left 4.0"),
        (lambda t: float(t), "left 4.0"),
        (lambda t: int(t), "left 4"),
        (lambda t: bool(t), "left True"),
        (lambda t: np.asarray(t), "left 4.0"),
        (lambda t: np.sin(t), "left 4.0"),
        (lambda t: t.__array__(), "left 4.0"),
    ],
)
def test_every_way_out_is_announced(diary, leave, line):
    t = constant(4.0)
    diary.lines.clear()
    leave(t)
    assert diary.lines == [line]


def test_pause_and_reset_are_told(diary):
    tape = Tape()
    tape.open()
    with tape.stop_recording():
        pass
    tape.reset()
    tape.close()
    assert diary.lines == ["opened", "paused", "resumed", "reset", "closed"]


def test_values_that_a_listener_sees_never_change(diary):
    x = constant([1.0, 2.0])
    y = x * x
    assert not y.value.flags.writeable
    assert not x.value.flags.writeable


def test_listening_ends_with_its_block():
    outer = Diary()
    with listening(outer):
        with listening(Diary()):
            constant(1.0)
        constant(2.0)
    constant(3.0)
    assert outer.lines == ["converted 2.0"]
