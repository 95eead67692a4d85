"""Forward mode: derivatives along a direction, worked out as the values themselves are.

A pullback is linear in its upstream; the derivative of that linear map, applied to directions in
the inputs, is the derivative of the output along them. So no op needs a second rule. Of every value
that depends on a primal only its tangent is kept. Where somebody listens, the way is kept on the
tape instead and read when a tangent is asked for, so that it can be shown.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import numpy as np

from gradviz.engine.backward import gradient
from gradviz.engine.custom import FAMILY
from gradviz.engine.execute import raw_value
from gradviz.engine.op import Use
from gradviz.engine.record import Record
from gradviz.engine.shapes import bracketed, shape_of
from gradviz.engine.state import session
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

    __slots__ = ("outside", "sources", "tangents")

    def __init__(self) -> None:
        super().__init__(persistent=True, watch_accessed_variables=False)
        self.tangents: dict[int, Tensor] = {}
        self.sources: list[Any] = []
        self.outside: tuple[Tape, ...] = ()  # the tapes open when its block began
        self.push = self.take

    def follow(self, primal: Any, tangent: Tensor) -> None:
        """Take a primal and its tangent from now on; one without a derivative has only that."""
        self.sources.append(primal)
        self.tangents[primal.id] = tangent

    def open(self) -> None:
        """Begin or go on; ValueError if already open."""
        if self.is_open:
            raise ValueError("Accumulator is already recording.")
        self.outside = session().tapes
        super().open()
        for primal in self.sources:
            if primal.id not in self.ids:
                self.watch(primal)

    def take(self, entry: tuple[Any, ...]) -> None:
        """Work out the tangent of one operation's output, or keep the entry for a listener.

        Of a custom gradient no use is made where what happened inside has a tangent.
        """
        listened = session().listener is not None
        known = self.ids if listened else self.tangents
        op = entry[0].op
        if op.family == FAMILY and any(n in known for n in entry[3 + 2 * op.forward.operands :: 2]):
            entry = (Use(op.forward.inside, {}, entry[0].site), *entry[1:])
        moving = [number for number in entry[3::2] if number in self.tangents]
        if listened:
            self._check(Record(entry, 0), entry, moving)
            self.entries.append(entry)
            return
        if moving:
            found = self._through(entry, list(dict.fromkeys(moving)))
            if found is not None:
                self.tangents[entry[1]] = found

    def tangent(self, x: Any) -> Tensor | None:
        """Return the tangent of a value, None where it has none."""
        found = self.tangents.get(x.id)
        if found is not None or x.id not in self.ids or not self.entries:
            return found
        with recording_on(self.outside):
            made = along(self, x, self.sources, [self.tangents[s.id] for s in self.sources])
        if made is not None:
            self.tangents[x.id] = made
        return made

    def _through(self, entry: tuple[Any, ...], moving: list[int]) -> Tensor | None:
        record = Record(entry, 0)
        output: Any = getattr(record.output, "value", record.output)
        if output.dtype.kind != "f":
            return None
        self._check(record, entry, moving)
        values = dict(zip(entry[3::2], entry[4::2], strict=True))
        once = Tape(persistent=True)
        once.entries, once.ids = [entry], {*moving, entry[1]}
        tapes = session().tapes
        with recording_on(tapes[: tapes.index(self)]):
            return along(
                once,
                carrier(np.zeros(output.shape, output.dtype), entry[1]),
                [carrier(values[number], number) for number in moving],
                [self.tangents[number] for number in moving],
            )

    def _check(self, record: Record, entry: tuple[Any, ...], moving: list[int]) -> None:
        """Raise where a gradient is not registered, or a tangent has not its primal's shape."""
        if not record.op.vjps:
            raise LookupError(f"gradient registry has no entry for: {record.op.tf_name}")
        for number, x in zip(entry[3::2], record.inputs, strict=True):
            if number in moving and shape_of(self.tangents[number].value) != tuple(x.shape):
                raise ValueError(
                    f"The tangent has the shape {bracketed(shape_of(self.tangents[number].value))}"
                    f", its primal {bracketed(tuple(x.shape))}."
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
