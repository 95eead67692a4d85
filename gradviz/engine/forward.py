"""Forward mode: derivatives along a direction, worked out as the values themselves are.

A pullback is linear in its upstream; the derivative of that linear map, applied to directions in
the inputs, is the derivative of the output along them. So no op needs a second rule. Of every value
that depends on a primal only its tangent is kept.
"""

from __future__ import annotations

from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING, Any

import numpy as np

from gradviz.engine.backward import gradient
from gradviz.engine.custom import FAMILY
from gradviz.engine.execute import raw_value
from gradviz.engine.listening import unheard
from gradviz.engine.op import Use
from gradviz.engine.pullback import Push
from gradviz.engine.record import Record
from gradviz.engine.shapes import bracketed, shape_of
from gradviz.engine.state import new_id, session
from gradviz.engine.tape import Tape
from gradviz.engine.tensor import Tensor, tensor_of
from gradviz.engine.variable import carrier

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class Accumulator(Tape):
    """A tape that takes tangents along.

    Of what goes on while a tangent is worked out, only the tapes and accumulators take note that
    were open before this one: so an outer accumulator sees the derivatives that an inner one makes,
    and never the other way round.
    """

    __slots__ = ("sources", "tangents")

    def __init__(self) -> None:
        super().__init__(persistent=True, watch_accessed_variables=False)
        self.tangents: dict[int, Tensor] = {}
        self.sources: list[Any] = []
        self.push = self.take

    def follow(self, primal: Any, tangent: Tensor) -> None:
        """Take a primal and its tangent from now on; one without a derivative has only that."""
        self.sources.append(primal)
        self.tangents[primal.id] = tangent

    def open(self) -> None:
        """Begin or go on; ValueError if already open."""
        if self.is_open:
            raise ValueError("Accumulator is already recording.")
        super().open()
        listener = session().listener
        for primal in self.sources:
            if primal.id not in self.ids:
                self.watch(primal)
                if listener is not None:
                    listener.followed(self, primal, self.tangents[primal.id])

    def take(self, entry: tuple[Any, ...]) -> None:
        """Work out the tangent of one operation's output: at once, or when it has been announced.

        Of a custom gradient no use is made where what happened inside has a tangent.
        """
        op, known = entry[0].op, self.tangents
        if op.family == FAMILY and any(n in known for n in entry[3 + 2 * op.forward.operands :: 2]):
            entry = (Use(op.forward.inside, {}, entry[0].site), *entry[1:])
        if session().listener is not None:
            self._check(entry)
            self.entries = [entry]
        elif (found := self._through(entry)) is not None:
            self.tangents[entry[1]] = found

    def announced(self) -> None:
        """Go on: the listener knows the output now, so that it can be told of its tangent.

        How that is worked out it hears only where an outer tape or accumulator takes note of it.
        """
        (entry,), self.entries = self.entries, []
        moving = self._moving(entry)
        listener = session().listener
        if not moving or listener is None:
            return
        push = None
        listener.push_started(self)
        try:
            with nullcontext() if self._is_noted(moving) else unheard():
                found = self._through(entry)
            if found is not None:
                self.tangents[entry[1]] = found
                push = Push(entry[1], self._parts(entry), found)
        finally:
            listener.push_ended(self, push)

    def _moving(self, entry: tuple[Any, ...]) -> list[int]:
        return list(dict.fromkeys(n for n in entry[3::2] if n in self.tangents))

    def _is_noted(self, moving: list[int]) -> bool:
        """Return whether a tape that was open before this one follows what a tangent is made of."""
        tapes = session().tapes
        made_of = {*moving, *(self.tangents[number].id for number in moving)}
        return any(not made_of.isdisjoint(t.ids) for t in tapes[: tapes.index(self)])

    def _parts(self, entry: tuple[Any, ...]) -> tuple[tuple[int, Tensor, Tensor], ...]:
        """Return what each use of an input with a tangent adds to the output's; see Push."""
        numbers, known = entry[3::2], self.tangents
        uses = [k for k, number in enumerate(numbers) if number in known]
        if len(uses) == 1:
            return ((uses[0], known[numbers[uses[0]]], known[entry[1]]),)
        own = [new_id() for _ in numbers]
        apart = list(entry)
        apart[3::2] = own
        with unheard(), recording_on(()):
            found = [(k, known[numbers[k]]) for k in uses]
            made = [(k, given, _one_step(tuple(apart), {own[k]: given})) for k, given in found]
        return tuple((k, given, part) for k, given, part in made if part is not None)

    def tangent(self, x: Any) -> Tensor | None:
        """Return the tangent of a value, None where it has none."""
        found = self.tangents.get(x.id)
        listener = session().listener
        if listener is not None:
            listener.tangent_read(self, x, found)
        return found

    def _through(self, entry: tuple[Any, ...]) -> Tensor | None:
        moving = self._moving(entry)
        if not moving or not _is_real(entry):
            return None
        self._check(entry)
        tapes = session().tapes
        with recording_on(tapes[: tapes.index(self)]):
            return _one_step(entry, {number: self.tangents[number] for number in moving})

    def _check(self, entry: tuple[Any, ...]) -> None:
        """Raise where a gradient is not registered, or a tangent has not its primal's shape."""
        moving = self._moving(entry)
        if not moving or not _is_real(entry):
            return
        record = Record(entry, 0)
        if not record.op.vjps:
            raise LookupError(f"gradient registry has no entry for: {record.op.tf_name}")
        for number, x in zip(entry[3::2], record.inputs, strict=True):
            if number in moving and shape_of(self.tangents[number].value) != tuple(x.shape):
                raise ValueError(
                    f"The tangent has the shape {bracketed(shape_of(self.tangents[number].value))}"
                    f", its primal {bracketed(tuple(x.shape))}."
                )


def _is_real(entry: tuple[Any, ...]) -> bool:
    """Return whether an operation's output is of numbers that have derivatives."""
    output: Any = Record(entry, 0).output
    return bool(getattr(output, "value", output).dtype.kind == "f")


def _one_step(entry: tuple[Any, ...], tangents: dict[int, Tensor]) -> Tensor | None:
    """Return the derivative of one operation's output along the tangents of some of its inputs."""
    output: Any = Record(entry, 0).output
    output = getattr(output, "value", output)
    values = dict(zip(entry[3::2], entry[4::2], strict=True))
    once = Tape(persistent=True)
    once.entries, once.ids = [entry], {*tangents, entry[1]}
    return along(
        once,
        carrier(np.zeros(output.shape, output.dtype), entry[1]),
        [carrier(values[number], number) for number in tangents],
        list(tangents.values()),
    )


@contextmanager
def recording_on(tapes: tuple[Tape, ...]) -> Iterator[None]:
    """Let these tapes and no others record during a block."""
    now = session()
    before, now.tapes = now.tapes, tapes
    try:
        yield
    finally:
        now.tapes = before


def along(
    tape: Tape, target: Any, sources: Sequence[Any], tangents: Sequence[Tensor]
) -> Tensor | None:
    """Return the derivative of `target` along `tangents`; None where it depends on no source.

    `tape` is persistent and has recorded the way from the sources to the target.
    """
    value = raw_value(target)
    upstream = tensor_of(np.ones_like(value) if type(value) is np.ndarray else value.dtype.type(1))
    outer = Tape()
    outer.open()
    try:
        outer.watch(upstream)
        pulled = gradient(tape, [target], sources, [upstream], release=False)
    finally:
        outer.close()
    pairs = zip(pulled, tangents, strict=True)
    reached = [(g, tangent) for g, tangent in pairs if g is not None]
    if not reached:
        return None
    return gradient(outer, [g for g, _ in reached], [upstream], [t for _, t in reached])[0]
