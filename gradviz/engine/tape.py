"""Tape: what was computed from watched tensors, in order, and what is watched.

An entry is one flat tuple, so that a long tape is cheap:
`(use, output id, output, input id, input, input id, input, ...)`, with raw values where the op's
pullbacks need them, a light Stub where they do not, and None where shape and dtype can be told from
the others (only in the entries of dispatch.py). The id of an input that the program wrote as a
number or list is 0 or negative: no tape follows it. `use` is the op itself or, where there are
parameters or a site, a Use of it. `Record` shows an entry by name. The order of the entries is an
order in which they can be read backwards.
"""

from __future__ import annotations

import itertools
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import numpy as np

from gradviz.engine.convert import settle
from gradviz.engine.op import LETTERS, Use
from gradviz.engine.shapes import shape_of
from gradviz.engine.state import session
from gradviz.engine.tensor import Tensor, freeze
from gradviz.engine.variable import carrier

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gradviz.engine.op import Op

_next_tape = itertools.count(1).__next__


class Stub:
    """What a tape remembers of a value that no pullback needs: shape and dtype."""

    __slots__ = ("dtype", "shape")

    def __init__(self, shape: tuple[int, ...], dtype: Any) -> None:
        self.shape = shape
        self.dtype = dtype

    def __repr__(self) -> str:
        return f"Stub(shape={self.shape}, dtype={self.dtype})"


_MOST_STUBS = 4096
_stubs: dict[Any, dict[tuple[int, ...], Stub]] = {}


def stub_of(value: Any) -> Any:
    """Return the Stub of a raw value, one and the same for all of its shape and dtype."""
    if type(value) is bytes:
        return Stub((), None)
    alike = _stubs.get(value.dtype)
    if alike is None:
        alike = _stubs[value.dtype] = {}
    found = alike.get(value.shape)
    if found is None:
        found = Stub(value.shape, value.dtype)
        if len(alike) < _MOST_STUBS:
            alike[value.shape] = found
    return found


class Record:
    """One operation on a tape. Values that its pullbacks do not need are Stubs.

    A Variable stands here as a tensor with the variable's number and the value it had. `kept` says
    what the tape holds, in the letters of the op's row. A number that the program wrote beside a
    tensor counts as no bytes.
    """

    __slots__ = ("index", "inputs", "kept", "kept_bytes", "op", "output", "output_id", "params",
                 "site")  # fmt: skip

    def __init__(self, entry: tuple[Any, ...], index: int) -> None:
        use = entry[0]
        self.op: Op = use.op
        self.site = use.site
        self.params = use.params
        self.index = index
        self.output_id: int = entry[1]
        numbers, values = entry[3::2], list(entry[4::2])
        output = entry[2] if entry[2] is not None else _broadcast(values)
        needs_out, needs_inputs = self.op.needs(tuple(number > 0 for number in numbers))
        self.output = _held(entry[1], output, needs_out)
        self.inputs = tuple(
            _held(abs(number), stub_of(output) if value is None else value, needed)
            for number, value, needed in zip(numbers, values, needs_inputs, strict=True)
        )
        self.kept, self.kept_bytes = self._what_is_kept(numbers)

    def _what_is_kept(self, numbers: Sequence[int]) -> tuple[tuple[str, ...], int]:
        names, held = [], {}
        for position, (x, number) in enumerate(zip(self.inputs, numbers, strict=True)):
            if isinstance(x, Tensor) and (number > 0 or np.ndim(x.value)):
                names.append(LETTERS[position] if position < len(LETTERS) else "…")
                held[id(x.value)] = x.value
        if isinstance(self.output, Tensor):
            names.append("out")
            held[id(self.output.value)] = self.output.value
        shapes = any("shape" in part for part in self.op.keeps)
        size = sum(len(v) if isinstance(v, bytes) else v.nbytes for v in held.values())
        return (*dict.fromkeys(names), *(("shape",) if shapes else ())), size

    def __repr__(self) -> str:
        return f"Record({self.index}: {self.op.name})"


def _broadcast(values: Sequence[Any]) -> Stub:
    """Return a Stub for what comes of inputs that broadcast; see `kept_by` in dispatch.py."""
    known = [x for x in values if x is not None]
    return Stub(np.broadcast_shapes(*(shape_of(x) for x in known)), known[0].dtype)


def _held(number: int, value: Any, needed: bool) -> Tensor | Stub:
    if type(value) is Stub:
        return value
    return carrier(freeze(settle(value)), number) if needed else stub_of(value)


def entry_of(
    op: Op,
    inputs: Any,
    values: Any,
    output: Tensor,
    params: dict[str, Any],
    site: Any,
    literal: tuple[bool, ...],
) -> tuple[Any, ...]:
    """Return the flat entry of one operation.

    A `literal` input, which is no tensor of the program's, can never be asked for: what only its
    contribution would need is not kept. A tensor can, even if it is watched only later. () says
    that none is literal.
    """
    asked = tuple([not it for it in literal]) if literal else _EVERY[len(inputs)]
    needs_out, needs_inputs = op.needs(asked)
    out = output.value if needs_out else stub_of(output.value)
    entry = [op if not params and site is None else Use(op, params, site), output.id, out]
    for x, value, needed, tensor in zip(inputs, values, needs_inputs, asked, strict=True):
        entry.append(x.id if tensor else -x.id)
        entry.append(value if needed else stub_of(value))
    return tuple(entry)


class _Every(dict[int, tuple[bool, ...]]):
    def __missing__(self, count: int) -> tuple[bool, ...]:
        made = self[count] = (True,) * count
        return made


_EVERY = _Every()


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
        if isinstance(x, Tensor):
            value = x.value
        else:
            self.variables[x.id] = x
            value = x.tensor.value
        if type(value) is not bytes and value.dtype.kind == "f":
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
