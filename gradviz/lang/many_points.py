"""One run of a program, done again at many points at once, operation by operation.

That is allowed where the numbers that are put elsewhere go through operations alone. Derivatives do
too, since a tape around the backward pass has it made of operations. Each works on all points by
the rules of `engine.rows`; the first point is the run's own, and has to come out as it did there.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from gradviz.engine import Tape, Tensor, Variable, listening
from gradviz.engine.backward import pullbacks
from gradviz.engine.op import OPS
from gradviz.engine.rows import Rows, is_ruled, rowwise
from gradviz.engine.tensor import tensor_of
from gradviz.lang.moments import BEGINNING, Moment
from gradviz.lang.rerun import Rerun
from gradviz.lang.scalars import Place
from gradviz.lang.scribe import Line, Scribe
from gradviz.lang.what_moves import Moves, Reader, Refused, Source, Wanted, leading

MOST = 2**20  # elements of the largest value of all points that are worked on together
ALONE = 5000  # elements that are worked on in the time it takes to begin an operation
Index = tuple[int, ...]
NEAR, NEAR_OF_ALL = 1e-4, 1e-5  # how far a value may be from the run's, of itself and of its inputs


@dataclass(slots=True, eq=False)
class ManyPoints:
    """The operations of a run that hang on `places`, as far as the number `of` and its slopes do.

    `kinds` are the dtypes of the tensors; `look_up` looks at the clock between operations.
    """

    of: str
    places: Sequence[Place]
    kinds: Mapping[str, np.dtype]
    moves: Moves
    look_up: Callable[[], None]

    @property
    def cost(self) -> int:
        """How many elements are worked on for one point."""
        return sum(_size(line.value) + (0 if is_ruled(line.op) else ALONE)
                   for line in self.moves.lines.values())  # fmt: skip

    def at(self, columns: Sequence[np.ndarray], slopes: bool = True) -> np.ndarray:
        """Return the value, then its slopes along the places: (1 or 1 + places, n) float64.

        `columns` are the numbers of each place, (n,). Raises Refused where that cannot be done.
        """
        wanted = self.moves.wanted[: None if slopes else 1]
        indices = [(), *(place.index for place in self.places)]
        return self._all(columns, wanted, indices[: len(wanted)])

    def numbers(self, columns: Sequence[np.ndarray]) -> np.ndarray:
        """Return all that is wanted, where it is numbers: (wanted, n) float64."""
        return self._all(columns, self.moves.wanted, [()] * len(self.moves.wanted))

    def _all(
        self, columns: Sequence[np.ndarray], wanted: Sequence[Wanted], indices: Sequence[Index]
    ) -> np.ndarray:
        before = leading(wanted, self.moves.sources)
        needed = [name for name in self.moves.lines if name in before]
        largest = [_size(self.moves.lines[name].value) for name in needed]
        step = MOST // max(*largest, *(np.size(place.tensor) for place in self.places), 1) or 1
        parts = []
        for k in range(0, len(columns[0]), step):
            slices = [column[k : k + step] for column in columns]
            known = self._slice(slices, needed, wanted)
            parts.append(_picked(known, wanted, indices, len(slices[0])))
        return np.concatenate(parts, axis=1)

    def _slice(
        self, columns: Sequence[np.ndarray], needed: Sequence[Source], wanted: Sequence[Wanted]
    ) -> dict[Source, Any]:
        kept = {None, *(one for one in wanted if isinstance(one, int | str))}
        known: dict[Source, Any] = {name: Rows(value) for name, value in self._put(columns)}
        last = {source: name for name in needed for source in self.moves.sources[name]}
        for name in needed:
            self.look_up()
            line, sources = self.moves.lines[name], self.moves.sources[name]
            inputs = [value if source is None else known[source]
                      for value, source in zip(line.values, sources, strict=True)]  # fmt: skip
            known[name] = _done(line, inputs)
            for source in {*sources} - kept:
                if source is not None and last[source] == name:
                    del known[source]
        return known

    def _put(self, columns: Sequence[np.ndarray]) -> Iterator[tuple[str, np.ndarray]]:
        """Yield each tensor as it was, and at all points, stacked."""
        made: dict[str, np.ndarray] = {}
        for place, column in zip(self.places, columns, strict=True):
            if place.name not in made:
                kind = self.kinds[place.name]
                one = np.asarray(place.tensor, kind)
                made[place.name] = np.repeat(one[None], len(column) + 1, axis=0)
            index: tuple[Any, ...] = (slice(1, None), *place.index)
            made[place.name][index] = column
        yield from made.items()


def _picked(
    known: Mapping[Source, Any], wanted: Sequence[Wanted], indices: Sequence[Index], count: int
) -> np.ndarray:
    found = np.zeros((len(wanted), count))
    for k, (one, index) in enumerate(zip(wanted, indices, strict=True)):
        if isinstance(one, np.ndarray):
            found[k] = one[index]
        elif one is not None:
            found[k] = known[one].value[(slice(1, None), *index)]
    return found


def many_points(
    rerun: Rerun,
    of: str,
    places: Sequence[Place],
    look_up: Callable[[], None],
    fixed: Mapping[str, np.ndarray] | None = None,
    moment: Moment = BEGINNING,
) -> ManyPoints | None:
    """Return a run of the number `of` that can be done again elsewhere; None where it cannot.

    `fixed` are values of other names. Of all, it is those of the moment that are replaced.
    """
    scribe, around, inner = Scribe(), Tape(), Tape(persistent=True)
    names = {place.name: place.tensor for place in places}
    later = any(moment.turns.get(name, 0) for name in names)

    def begun(name: str) -> None:
        if later and name in names:
            scribe.begin()

    with listening(scribe):
        try:
            trial = rerun.trial({**(fixed or {}), **names}, of, inner, around, moment=moment,
                                begun=begun)  # fmt: skip
            ended = len(scribe.lines)
            value = None if trial is None else trial.value
            if trial is None or not isinstance(value, Tensor) or value.ndim:
                return None
            roots = {name: trial.stand_ins[name] for name in {p.name for p in places}}
            slopes = _slopes(scribe, inner, value, [roots[place.name] for place in places])
        except Exception:  # whatever an operation says of its derivative
            return None
        finally:
            if around.is_open:
                around.close()
    try:
        moves = Reader(scribe, roots, ended).read([value, *slopes])
    except Refused:
        return None
    kinds = {name: root.dtype.numpy for name, root in roots.items()}
    return ManyPoints(of, places, kinds, moves, look_up)


def _slopes(
    scribe: Scribe, tape: Tape, value: Tensor, sources: Sequence[Tensor | Variable]
) -> list[Tensor | None]:
    """Return the slopes; [] where the value hangs on none of the sources."""
    seed = tensor_of(np.ones_like(value.value)[()])
    scribe.constants.add(seed.id)
    walk = pullbacks(tape, [value], sources, [seed])
    while True:
        try:
            next(walk)
        except StopIteration as end:
            found: list[Tensor | None] = end.value
            return found if any(slope is not None for slope in found) else []


def _done(line: Line, inputs: Sequence[Any]) -> Rows:
    """Do one operation at all points; Refused where it is none of all rows alike."""
    if OPS.get(line.op.name) is not line.op:
        raise Refused
    try:
        found = getattr(rowwise, line.op.name)(*inputs, **line.params)
    except Exception as trouble:  # whatever an operation says of points elsewhere
        raise Refused from trouble
    if not isinstance(found, Rows) or not _is_as_before(found.value, line, inputs):
        raise Refused
    return found


def _is_as_before(rows: np.ndarray, line: Line, inputs: Sequence[Any]) -> bool:
    """Return whether the first row is what the run had there."""
    before = np.asarray(line.value)
    if rows.shape[1:] != before.shape or rows.dtype != before.dtype:
        return False
    if before.dtype.kind != "f":
        return bool(np.array_equal(rows[0], before))
    sizes = [_reach(x.value[0] if isinstance(x, Rows) else x) for x in inputs]
    near = max(NEAR, 4 * float(np.finfo(before.dtype).eps))
    far = NEAR_OF_ALL * max(*sizes, _reach(before), 0.0)
    return bool(np.allclose(rows[0], before, rtol=near, atol=far, equal_nan=True))


def _reach(value: Any) -> float:
    array = np.asarray(value)
    if array.dtype.kind != "f":
        return 0.0
    return float(np.abs(array[np.isfinite(array)]).max(initial=0.0))


def _size(value: Any) -> int:
    return int(np.size(value))
