"""The trace of a tape that a Python script recorded: its records told to a recorder once more.

There is no text to point at. Forward steps come from the records; the backward pass, if one is
asked for, runs on a copy of the tape, and the script's own tape keeps what it has.
"""

from collections.abc import Callable, Iterator

import numpy as np

from gradviz.engine import (
    Record,
    Tensor,
    Variable,
    fresh_session,
    gradient,
    listening,
    quiet,
    seeds_for,
)
from gradviz.lang.budget import Budget, Limits, Stopped
from gradviz.lang.finish import Parts, finish
from gradviz.lang.jacobians import Question, Reader
from gradviz.lang.judging.case import Judge
from gradviz.lang.parse import Program, parse
from gradviz.lang.recorder import Recorder
from gradviz.lang.recording import Recording, Values
from gradviz.lang.values import plain
from gradviz.lang.witness import Witness
from gradviz.trace import InputRow, Trace
from gradviz.trace.jacobian import STOPPED, Jacobian
from gradviz.trace.nodes import ROLES
from gradviz.words import say

MOST = 1000  # times the usual limits: what was recorded has been paid for
UNNAMED = "Variable"  # what TensorFlow calls a variable that was given no name


def text_of(taken: Recording) -> str:
    """Return what stands in the editor: a comment."""
    return say("command.show.text", n=len(taken.tape.entries))


def trace_of(taken: Recording, text: str, judge: Judge | None = None) -> Trace:
    """Return the trace of what a tape has recorded; `text` is the comment it is shown with.

    With a `judge` each gradient has a verdict.
    """
    program = parse(text)
    assert isinstance(program, Program)  # a comment always is
    budget = Budget(Limits().times(MOST))
    recorder = Recorder(budget) if judge is None else Witness(budget, judge)
    with fresh_session(), quiet():
        teller = _Teller(recorder, taken)
        teller.forward()
        if taken.targets:
            with listening(recorder):
                gradient(taken.tape, taken.targets, taken.sources, release=False)
    return _trace(finish(recorder.ledger, program), taken, text)


def jacobian_of(
    taken: Recording, question: Question, cancelled: Callable[[], bool] | None = None
) -> Jacobian:
    """Return the Jacobian of the recording's targets by one of its sources, off its very records.

    Without a table where that is stopped. Raises whatever a derivative of the script's own raises.
    """
    budget = Budget(Limits().times(MOST), cancelled)
    with fresh_session(), quiet():
        seeds = seeds_for(taken.targets, None)
        ends = [(x, s) for x, s in zip(taken.targets, seeds, strict=True) if s is not None]
        source = taken.sources[question.source]
        try:
            return Reader(question, budget.look_up).read(taken.tape, ends, source)
        except Stopped as stop:
            return Jacobian(question.call, question.source, why=STOPPED, told=stop.message)


def _trace(parts: Parts, taken: Recording, text: str) -> Trace:
    return Trace(
        text=text,
        nodes=parts.nodes,
        steps=parts.steps,
        gradients=parts.gradients,
        values={name: plain(value) for name, value in taken.names.items()},
        inputs=tuple(_rows(parts)),
        tapes=parts.tapes,
        cells=parts.cells,
        ghosts=parts.ghosts,
        groups=parts.groups,
        initial=parts.initial,
        is_program=True,
    )


def _rows(parts: Parts) -> Iterator[InputRow]:
    for node in parts.nodes:
        if node.is_leaf and node.label and node.role in ROLES:
            value = np.asarray(node.value)
            yield InputRow(
                node.label, node.role, value, node.id, settable=False,
                why_not=say("command.show.fixed"), sweepable=False,
            )  # fmt: skip


class _Teller:
    """Tells a recorder what a tape took, in order, as if it happened now."""

    def __init__(self, recorder: Recorder, taken: Recording) -> None:
        self._recorder, self._taken = recorder, taken
        self._values = Values(taken)
        self._called = taken.called()
        self._made = {entry[1] for entry in taken.tape.entries}

    def forward(self) -> None:
        """Tell all of it."""
        recorder, tape = self._recorder, self._taken.tape
        recorder.next_scene()
        recorder.begin()
        self._leaves()
        recorder.tape_opened(tape)
        recorder.ledger.tapes[tape.id].name = self._taken.name
        self._watches()
        for place, entry in enumerate(tape.entries):
            self._record(place, entry)
        if self._taken.closed:
            recorder.tape_closed(tape)

    def _leaves(self) -> None:
        """Tell of variables, and of constants that have a name."""
        used = {abs(n) for entry in self._taken.tape.entries for n in entry[3::2]}
        variables = dict(self._taken.tape.variables)
        for value in (*self._taken.names.values(), *self._taken.sources, *self._taken.targets):
            if isinstance(value, Variable) and value.id in used:
                variables.setdefault(value.id, value)
        for number in sorted(variables):
            self._variable(variables[number])
        for number in sorted((used & set(self._called)) - self._made - set(variables)):
            self._name(number)

    def _variable(self, variable: Variable) -> None:
        held = self._values.held(variable)
        self._recorder.variable_made(held, None)  # type: ignore[arg-type]  # it is asked no more
        if held.name.removesuffix(":0") == UNNAMED:
            self._name(variable.id)
        node = self._recorder.ledger.nodes[self._recorder.origins.node(held.tensor)]
        node.label = node.label or node.name

    def _name(self, number: int) -> None:
        for name, value in self._called.get(number, ()):
            self._recorder.named(name, value, None)

    def _watches(self) -> None:
        """Tell of what the tape was told to watch: nothing on it made these."""
        tape = self._taken.tape
        used = {n for entry in tape.entries for n in entry[3::2]}
        for number in sorted(tape.ids - self._made - set(tape.variables)):
            if number in used:
                self._recorder.watched(tape, self._values.tensor(number))

    def _record(self, place: int, entry: tuple[object, ...]) -> None:
        record = Record(entry, place)
        values = self._values.inputs(place, entry)
        pairs = zip(entry[3::2], values, strict=True)
        inputs = tuple(self._input(number, value) for number, value in pairs)  # type: ignore[arg-type]
        output = self._values.tensor(record.output_id)
        tapes = (self._taken.tape,)
        recorder = self._recorder
        recorder.executed(record.op, inputs, output, record.params, None, tapes, record)
        if isinstance(output.value, bytes) and record.op.flows:
            recorder.ledger.nodes[-1].wall = None
        self._name(record.output_id)

    def _input(self, number: int, value: object) -> Tensor:
        made = self._values.tensor(number, value)
        raw = made.value
        if number <= 0 and np.ndim(raw) == 0 and not isinstance(raw, bytes):
            self._recorder.converted(raw.item(), made)
        return made
