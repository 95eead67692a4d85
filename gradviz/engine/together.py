"""Several tapes that record at once, as the short cuts of dispatch.py see one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from gradviz.engine.tape import Tape


class Ids:
    """The ids that one of the tapes at least follows."""

    __slots__ = ("tapes",)

    def __init__(self, tapes: tuple[Tape, ...]) -> None:
        self.tapes = tapes

    def __contains__(self, number: int) -> bool:
        for tape in self.tapes:  # noqa: SIM110 - a generator costs more than the look
            if number in tape.ids:
                return True
        return False


class Together:
    """What is pushed goes to each tape that follows an input of it."""

    __slots__ = ("ids", "tapes")

    def __init__(self, tapes: tuple[Tape, ...]) -> None:
        self.tapes = tapes
        self.ids = Ids(tapes)

    def access(self, variable: Any) -> bool:
        """Let each tape take note that a variable is read; return whether one follows it."""
        followed = [tape.access(variable) for tape in self.tapes]  # every tape is to take note
        return True in followed

    def track(self, number: int) -> None:
        """Do nothing: `push` knows which tapes are to follow the output."""

    def push(self, entry: tuple[Any, ...]) -> None:
        """Record an operation of one or two inputs on each tape that follows one of them."""
        for tape in self.tapes:
            ids = tape.ids
            if entry[3] in ids or (len(entry) > 5 and entry[5] in ids):
                tape.push(entry)
                tape.track(entry[1])
