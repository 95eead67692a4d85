"""Tape: what was computed from watched tensors, in order, and what is watched.

The order of the entries (see record.py) is an order in which they can be read backwards.
"""

from __future__ import annotations

import itertools
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from gradviz.engine.record import Record
from gradviz.engine.state import session
from gradviz.engine.tensor import Tensor

if TYPE_CHECKING:
    from collections.abc import Iterator

_next_tape = itertools.count(1).__next__


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
        now = session()
        now.join(self)
        listener = now.listener
        if listener is not None:
            listener.tape_opened(self)

    def close(self) -> None:
        """Stop to record; ValueError if not open."""
        if not self.is_open:
            raise ValueError("Tape is not recording.")
        now = session()
        if not self.paused:
            now.leave(self)
        self.is_open = self.paused = False
        listener = now.listener
        if listener is not None:
            listener.tape_closed(self)

    @contextmanager
    def stop_recording(self) -> Iterator[None]:
        """Record nothing during a block; ValueError if not recording."""
        if not self.recording:
            raise ValueError("Tape is not recording.")
        now = session()
        listener = now.listener
        self.paused = True
        now.leave(self)
        if listener is not None:
            listener.tape_paused(self)
        try:
            yield
        finally:
            if self.is_open and self.paused:
                self.paused = False
                session().join(self)
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

    def announced(self) -> None:
        """Hear that a listener knows of the latest entry. A tape has nothing more to do then."""

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
