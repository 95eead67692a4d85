"""Which operations of a run hang on some of its numbers, and whether they tell all about them.

They do not where a number that moves with those became Python's before the end, so that it could
decide what ran, and where a value came from nowhere: it may be made of them unheard.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from gradviz.engine import Tensor, Variable
from gradviz.lang.scribe import CONSTANT, NOWHERE, Line, Scribe

Source = int | str  # a line by its number, or the name of what is put elsewhere
Wanted = int | str | np.ndarray | None  # a source, what is the same everywhere, or nothing


class Refused(Exception):
    """One run does not tell what the program does elsewhere."""


@dataclass(slots=True, eq=False)
class Moves:
    """Lines in order, by number; `sources` has where the inputs of each come from.

    None is an input that is the same everywhere. `wanted` is where to find what was asked for.
    """

    wanted: Sequence[Wanted]
    lines: dict[Source, Line] = field(default_factory=dict)
    sources: dict[Source, list[Source | None]] = field(default_factory=dict)


class Reader:
    """Reads which operations of a run hang on its roots, and whether they tell all."""

    def __init__(self, scribe: Scribe, roots: Mapping[str, Tensor | Variable], ended: int) -> None:
        self._scribe, self._ended = scribe, ended
        self._ids = {root.id: name for name, root in roots.items()}
        self._from: dict[int, Source | None] = {**self._ids}
        self._sources: list[list[Source | None]] = []
        self._doubtful: set[int] = set()  # lines with an input of unknown origin
        self._moves: set[Source] = {*roots}

    def read(self, wanted: Sequence[Tensor | int | None]) -> Moves:
        """Return what is to be done again for tensors, or what lines gave. Raises Refused."""
        left = self._read_lines()
        sources = [self._source(one) for one in wanted]
        needed = leading(sources, dict(enumerate(self._sources)))
        if needed & self._doubtful:
            raise Refused
        last = max((n for n in needed if isinstance(n, int) and n < self._ended), default=-1)
        if any(at <= last for at in (*left, *self._unused_tests())):
            raise Refused  # something else may have decided what ran
        if any(self._from.get(one) in self._moves for one in self._scribe.decided):
            raise Refused  # what is asked for may be something else in another branch
        made = Moves(sources)
        for number, line in enumerate(self._scribe.lines):
            if number in needed and number in self._moves:
                made.lines[number] = line
                made.sources[number] = [s if s in self._moves else None
                                        for s in self._sources[number]]  # fmt: skip
        return made

    def _source(self, wanted: Tensor | int | None) -> Wanted:
        if isinstance(wanted, int):
            return wanted if wanted in self._moves else np.asarray(self._scribe.lines[wanted].value)
        source = None if wanted is None else self._from.get(wanted.id)
        if wanted is None or source in self._moves:
            return source
        return np.asarray(wanted.value)

    def _read_lines(self) -> list[int]:
        """Find out where inputs come from; return when values that move became Python's."""
        left, waiting = [], iter([*self._scribe.left_at, (len(self._scribe.lines) + 1, 0)])
        at, number_left = next(waiting)
        began = self._scribe.before  # after the first values of what is put elsewhere, or 0
        first, unmade = max(min(self._ids), began), set() if began else {*self._ids}
        for number, line in enumerate(self._scribe.lines):
            while at <= number:
                left += [at] if self._from.get(number_left) in self._moves else []
                at, number_left = next(waiting)
            if line.output in unmade:
                unmade.remove(line.output)  # the first value of a Variable that is put elsewhere
                self._sources.append([])
                continue
            sources = [self._from.get(one) for one in line.inputs]
            self._sources.append(sources)
            if any(not self._is_known(one, first) for one in line.inputs):
                self._doubtful.add(number)
            if any(source in self._moves for source in sources):
                self._moves.add(number)
            self._from[line.output] = number
        return left

    def _is_known(self, number: int, first: int) -> bool:
        """Return whether an input is no number that might be made of those put elsewhere."""
        if number == NOWHERE:
            return False
        return (number == CONSTANT or number < first or number in self._from
                or number in self._scribe.constants)  # fmt: skip

    def _unused_tests(self) -> Iterator[int]:
        """Yield comparisons of what moves whose outcome goes nowhere, but to an assertion."""
        used = {source for sources in self._sources for source in sources}
        for number, line in enumerate(self._scribe.lines[: self._ended]):
            if line.op.family == "compare" and number in self._moves and number not in used:
                yield number


def leading(
    ends: Sequence[Wanted], sources: Mapping[Source, Sequence[Source | None]]
) -> set[Source]:
    """Return all that the ends come from, and they themselves."""
    waiting, found = [end for end in ends if isinstance(end, int | str)], set[Source]()
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting += [s for s in sources.get(one, ()) if s is not None]
    return found
