"""Tape: what was computed from watched tensors, in order, and what is watched.

An entry is one flat tuple, so that a long tape is cheap:
`(use, output id, output, input id, input, input id, input, ...)`, with raw values where the op's
pullbacks need them and a light Stub where they do not; `use` is the op itself or, where there are
parameters or a site, a Use of it. `Record` shows an entry by name. The order of the entries is an
order in which they can be read backwards.
"""

from __future__ import annotations

import itertools
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import numpy as np

from gradviz.engine.convert import settle
from gradviz.engine.op import Use
from gradviz.engine.shapes import shape_of
from gradviz.engine.state import session
from gradviz.engine.tensor import Tensor, freeze
from gradviz.engine.variable import carrier

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gradviz.engine.op import Op

_next_tape = itertools.count(1).__next__


class Stub:
    """What a tape remembers of a value that no pullback needs: who it was, shape and dtype."""

    __slots__ = ("dtype", "id", "shape")

    def __init__(self, number: int, shape: tuple[int, ...], dtype: Any) -> None:
        self.id = number
        self.shape = shape
        self.dtype = dtype

    def __repr__(self) -> str:
        return f"Stub(id={self.id}, shape={self.shape}, dtype={self.dtype})"


class Record:
    """One operation on a tape. Values that its pullbacks do not need are Stubs.

    A Variable stands here as a tensor with the variable's number and the value it had.
    """

    __slots__ = ("index", "inputs", "op", "output", "params", "site")

    def __init__(self, entry: tuple[Any, ...], index: int) -> None:
        use = entry[0]
        self.op: Op = use.op
        self.site = use.site
        self.params = use.params
        self.index = index
        output, inputs = entry[2], list(entry[4::2])
        if output is None:  # see _kept_by in dispatch.py
            shape = np.broadcast_shapes(*(shape_of(x) for x in inputs))
            output = Stub(entry[1], shape, inputs[0].dtype)
        if inputs[0] is None:
            inputs[0] = Stub(entry[3], shape_of(output), output.dtype)
        self.output = _held(entry[1], output, self.op.keeps_out)
        self.inputs = tuple(
            _held(number, value, self.op.keeps_at(k))
            for k, (number, value) in enumerate(zip(entry[3::2], inputs, strict=True))
        )

    @property
    def kept_bytes(self) -> int:
        """Bytes of the values held for the backward pass."""
        held = {id(x.value): x.value for x in (self.output, *self.inputs) if isinstance(x, Tensor)}
        return sum(getattr(value, "nbytes", len(value) if isinstance(value, bytes) else 0)
                   for value in held.values())  # fmt: skip

    def __repr__(self) -> str:
        return f"Record({self.index}: {self.op.name})"


def _held(number: int, value: Any, kept: bool) -> Tensor | Stub:
    if type(value) is Stub:
        return value
    if kept:
        return carrier(freeze(settle(value)), number)
    return Stub(number, getattr(value, "shape", ()), getattr(value, "dtype", None))


def light(number: int, value: Any) -> Any:
    """Return what a tape remembers of a value that no pullback needs."""
    if type(value) is not np.ndarray:
        return value  # a NumPy scalar is no bigger than a Stub
    made = object.__new__(Stub)
    made.id, made.shape, made.dtype = number, value.shape, value.dtype
    return made


def entry_of(
    op: Op, inputs: Any, values: Any, output: Tensor, params: dict[str, Any], site: Any
) -> tuple[Any, ...]:
    """Return the flat entry of one operation."""
    out = output.value if op.keeps_out else light(output.id, output.value)
    entry = [op if not params and site is None else Use(op, params, site), output.id, out]
    for position, (x, value) in enumerate(zip(inputs, values, strict=True)):
        entry.append(x.id)
        entry.append(value if op.keeps_at(position) else light(x.id, value))
    return tuple(entry)


class Tape:
    """Records what is computed from watched tensors while it is open."""

    __slots__ = ("entries", "id", "ids", "is_open", "paused", "persistent", "push", "track",
                 "variables", "watch_accessed_variables")  # fmt: skip

    def __init__(self, persistent: bool = False, watch_accessed_variables: bool = True) -> None:
        self.persistent = persistent
        self.watch_accessed_variables = watch_accessed_variables
        self.id = _next_tape()
        self._begin()
        self.variables: dict[int, Any] = {}
        self.is_open = False
        self.paused = False

    @property
    def recording(self) -> bool:
        """True while open and not paused."""
        return self.is_open and not self.paused

    @property
    def records(self) -> list[Record]:
        """Everything recorded so far, in order."""
        return [Record(entry, index) for index, entry in enumerate(self.entries)]

    def record(self, index: int) -> Record:
        """Return one record; -1 is the latest."""
        return Record(self.entries[index], index % len(self.entries))

    def open(self) -> None:
        """Start to record, or go on; ValueError if already open."""
        if self.is_open:
            raise ValueError(
                "Tape is still recording, This can happen if you try to re-enter an "
                "already-active tape."
            )
        self.is_open = True
        self._join()
        listener = session().listener
        if listener is not None:
            listener.tape_opened(self)

    def close(self) -> None:
        """Stop to record; ValueError if not open."""
        if not self.is_open:
            raise ValueError("Tape is not recording.")
        if not self.paused:
            self._leave()
        self.is_open = self.paused = False
        listener = session().listener
        if listener is not None:
            listener.tape_closed(self)

    def _join(self) -> None:
        now = session()
        now.tapes = (*now.tapes, self)
        now.hush()

    def _leave(self) -> None:
        now = session()
        now.tapes = tuple(tape for tape in now.tapes if tape is not self)
        now.unhush()

    @contextmanager
    def stop_recording(self) -> Iterator[None]:
        """Record nothing during a block; ValueError if not recording."""
        if not self.recording:
            raise ValueError("Tape is not recording.")
        listener = session().listener
        self.paused = True
        self._leave()
        if listener is not None:
            listener.tape_paused(self)
        try:
            yield
        finally:
            if self.is_open and self.paused:
                self.paused = False
                self._join()
                if listener is not None:
                    listener.tape_resumed(self)

    def reset(self) -> None:
        """Forget records and watches alike; ValueError if not recording."""
        if not self.is_open:
            raise ValueError("Tape is not recording.")
        self._begin()
        self.variables = {}
        listener = session().listener
        if listener is not None:
            listener.tape_reset(self)

    def _begin(self) -> None:
        self.entries: list[tuple[Any, ...]] = []
        self.ids: set[int] = set()  # watched, or computed from what is watched
        self.push = self.entries.append
        self.track = self.ids.add

    def release(self) -> None:
        """Let go of every record; what was watched stays known."""
        self.entries = []
        self.push = self.entries.append

    def watch(self, x: Any) -> None:
        """Follow a tensor or variable from now on; integers and the like are followed nowhere."""
        if not isinstance(x, Tensor):
            self.variables[x.id] = x
        if x.dtype.is_floating:
            self.ids.add(x.id)
        listener = session().listener
        if listener is not None:
            listener.watched(self, x)

    def access(self, variable: Any) -> bool:
        """Take note that a variable is read: a trainable one is watched from now on.

        Returns whether the tape follows it.
        """
        number = variable.id
        if number in self.ids:
            return True
        if number in self.variables or not self.watch_accessed_variables or not variable.trainable:
            return False
        self.variables[number] = getattr(variable, "origin", variable)
        if variable.is_floating:
            self.track(number)
        return bool(variable.is_floating)

    def is_watched(self, x: Any) -> bool:
        """Return whether the tape follows `x`: watched, or computed from what is watched."""
        return x.id in self.ids

    def watched_variables(self) -> tuple[Any, ...]:
        """Return the variables watched, in the order in which they were made."""
        return tuple(self.variables[number] for number in sorted(self.variables))
