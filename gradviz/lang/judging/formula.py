"""The fourth witness: the chain rule by the book, in float64.

The derivative is a sum over paths of products of local derivatives, which trace/local.py has by
operation, written out independently of the engine's pullbacks; added up node by node, it is the
same sum however many paths there are. What acts on whole arrays goes by the op's rule, in float64.
"""

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from gradviz.engine import Tape, execute, fresh_session, gradient, quiet, tensor_of
from gradviz.engine.convert import settle
from gradviz.lang.judging.case import Case, Done, Unrepeatable, flowing
from gradviz.lang.judging.differences import cancels, noted, tolerance_of
from gradviz.lang.judging.scales import Scales, of_ends, total
from gradviz.trace.carrying import unbroadcast
from gradviz.trace.local import derivative, number
from gradviz.trace.verdict import (
    ASTRAY,
    CANCELS,
    CUSTOM,
    FLOAT,
    FORMULA,
    RULE,
    SILENT,
    Testimony,
    apart,
)

MOST_NAMES = 3
_ALIKE = 1e-4  # how near an upstream is to the run's, for its contributions to be used in its place


def formula(case: Case) -> tuple[Testimony, Scales]:
    """Return what the chain rule says of a gradient in float64, and how large what it met is."""
    try:
        found = _Chain(case)
        value = found.value()
    except Unrepeatable as operation:
        return Testimony(FORMULA, why=SILENT, what=str(operation)), of_ends(case)
    gap = apart(value, case.gradient.astype(np.float64))
    what = ", ".join(list(dict.fromkeys(found.by_rule))[:MOST_NAMES])
    why = "" if gap <= noted(case) else _why(case, value, gap, found.weight)
    told = Testimony(FORMULA, value, gap, None, why, what, (float(_paths(case)),))
    return told, Scales(found.weight, found.moved)


def _why(case: Case, value: np.ndarray, gap: float, weight: float) -> str:
    """Return why the formula is not what the tape gave."""
    if cancels(case, weight, value):
        return CANCELS
    if gap <= tolerance_of(case):
        return FLOAT
    if not np.isfinite(value).all() and np.isfinite(case.gradient).all():
        return ASTRAY
    if case.authors:
        return CUSTOM
    return RULE if case.gradient.dtype == np.float64 else FLOAT


def _paths(case: Case) -> int:
    """Return how many paths lead from the targets to the source."""
    ways = {case.source: 1}
    for one in case.done:
        flows = flowing(one, ways)
        pairs = zip(one.numbers, flows, strict=True)
        if n := sum(ways[number] for number, flow in pairs if flow):
            ways[one.output] = n
    return min(sum(ways.get(end.number, 0) for end in case.ends), 10**300)


class _Chain:
    """Adjoints by number, from the targets back; and the size of what they are added up from.

    Sizes never cancel: they are taken back by the absolute values of the derivatives.
    """

    def __init__(self, case: Case) -> None:
        self._case = case
        self._adjoints: dict[int, np.ndarray] = {}
        self._sizes: dict[int, np.ndarray] = {}
        self.by_rule: list[str] = []  # operations that no local derivative is written out for
        self._inside = 0.0  # how large the numbers are in them, times the slope along their result

    @property
    def weight(self) -> float:
        """The size of what has come together at the source."""
        return float(np.max(self._sizes.get(self._case.source, np.zeros(1)), initial=0.0))

    @property
    def moved(self) -> float:
        """The size of all values on the way, each times its adjoint.

        An operation on whole arrays works with numbers as large as its inputs, whatever it gives.
        """
        values = {end.number: end.value for end in self._case.ends}
        for one in self._case.done:
            values.update(zip(one.numbers, one.values, strict=True))
        sizes = (
            adjoint * np.asarray(values[number], np.float64)
            for number, adjoint in self._adjoints.items()
            if number != self._case.source
        )
        return total([np.asarray(self._inside), *sizes])

    def value(self) -> np.ndarray:
        """Return the source's adjoint."""
        for end in self._case.ends:
            seed = np.asarray(end.seed, np.float64)
            _add(self._adjoints, end.number, seed)
            _add(self._sizes, end.number, np.abs(seed))
        reached = {one.output for one in self._case.reached()}
        with np.errstate(all="ignore"):
            for one in reversed(self._case.done):
                if one.output in self._adjoints and one.output in reached:
                    self._case.breathe()
                    self._back(one, reached)
        zeros = np.zeros(self._case.here.shape)
        return np.asarray(self._adjoints.get(self._case.source, zeros), np.float64)

    def _back(self, one: Done, reached: set[int]) -> None:
        upstream, size = self._adjoints[one.output], self._sizes[one.output]
        wanted = list(flowing(one, {self._case.source, *reached}))
        parts, sizes = self._parts(one, wanted, upstream, size)
        for key, part, its, wants in zip(one.numbers, parts, sizes, wanted, strict=True):
            if wants and part is not None:
                _add(self._adjoints, key, np.asarray(part, np.float64))
                _add(self._sizes, key, np.abs(np.asarray(its, np.float64)))

    def _parts(
        self, one: Done, wanted: list[bool], upstream: np.ndarray, size: np.ndarray
    ) -> tuple[list[Any], list[Any]]:
        """Return the contributions of one operation, and their sizes."""
        if one.author is not None:
            parts = self._own(one, upstream)
            return parts, parts
        local, sizes = _local(one, wanted, upstream), _local(one, wanted, size, np.abs)
        if local is not None and sizes is not None:
            return local, sizes
        self.by_rule.append(one.op.name)
        floats = [np.abs(v) for v in map(np.asarray, one.values) if v.dtype.kind == "f"]
        largest = max((float(np.max(v, initial=0.0)) for v in floats), default=0.0)
        self._inside += largest * float(np.sum(np.abs(upstream)))
        return _by_rule(one, wanted, upstream), _by_rule(one, wanted, _mixed(size))

    def _own(self, one: Done, upstream: np.ndarray) -> list[Any]:
        """Return what the program's own derivative gave for this upstream, in the run."""
        pulled = self._case.own.get(one.output)
        if pulled is None:
            raise Unrepeatable(one.op.name)
        recorded = np.asarray(pulled.upstream, np.float64)
        share = 1.0
        if apart(upstream, recorded) > _ALIKE:
            if recorded.ndim or recorded == 0:
                raise Unrepeatable(one.op.name)
            share = float(upstream / recorded)
        parts: list[Any] = [None] * len(one.numbers)
        for piece in pulled.contributions:
            parts[piece.position] = np.asarray(piece.value, np.float64) * share
        return parts


def _add(table: dict[int, np.ndarray], key: int, part: np.ndarray) -> None:
    before = table.get(key)
    table[key] = part if before is None else before + part


def _mixed(size: np.ndarray) -> np.ndarray:
    """Return sizes with signs such that they do not add up to nothing."""
    return size * np.resize([1.0, -1.0, -1.0], size.shape)


def _local(
    one: Done,
    wanted: list[bool],
    upstream: np.ndarray,
    of: Callable[[np.ndarray], np.ndarray] = np.asarray,
) -> list[Any] | None:
    """Return the contributions by local derivatives; None where one is not written out.

    `of` is applied to each derivative.
    """
    operands = [number(np.asarray(value)) for value in one.values]
    if one.params or any(value is None for value in operands):
        return None
    known: list[np.ndarray] = [value for value in operands if value is not None]
    out = number(np.asarray(one.op.forward(*one.values)))
    if out is None or out.shape != upstream.shape:
        return None
    parts: list[Any] = []
    for position, wants in enumerate(wanted):
        slope = derivative(one.op.name, position, known, out) if wants else None
        if wants and slope is None:
            return None
        shape = known[position].shape
        parts.append(None if slope is None else unbroadcast(upstream * of(slope), shape))
    return parts


def _by_rule(one: Done, wanted: list[bool], upstream: np.ndarray) -> list[Any]:
    """Return the contributions by the op's own rule, asked in float64 on a tape of its own."""
    with fresh_session(), quiet():
        tensors = [tensor_of(value) for value in one.values]
        tape = Tape(persistent=True)
        tape.open()
        try:
            for x, wants in zip(tensors, wanted, strict=True):
                if wants:
                    tape.watch(x)
            out = execute(one.op, *tensors, **one.params)
        except (TypeError, ValueError, AttributeError, NotImplementedError) as trouble:
            raise Unrepeatable(one.op.name) from trouble
        finally:
            tape.close()
        seed = tensor_of(settle(np.asarray(upstream, out.dtype.numpy)))
        sources = [x for x, wants in zip(tensors, wanted, strict=True) if wants]
        found = iter(_values(gradient(tape, [out], sources, [seed])))
    return [next(found) if wants else None for wants in wanted]


def _values(found: list[Any]) -> Iterator[Any]:
    for tensor in found:
        yield None if tensor is None else np.asarray(tensor.value)
