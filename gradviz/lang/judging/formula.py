"""The fourth witness: the chain rule by the book, in float64.

The derivative is a sum over paths of products of local derivatives, which trace/local.py has by
operation, written out independently of the engine's pullbacks; added up node by node, it is the
same sum however many paths there are. What acts on whole arrays goes by the op's rule, in float64.
"""

from collections.abc import Iterator
from typing import Any

import numpy as np

from gradviz.engine import Tape, execute, fresh_session, gradient, quiet, tensor_of
from gradviz.engine.convert import settle
from gradviz.lang.judging.case import Case, Done, Unrepeatable, flowing
from gradviz.lang.judging.differences import noted, tolerance_of
from gradviz.trace.flows import unbroadcast
from gradviz.trace.local import derivative, number
from gradviz.trace.verdict import FLOAT, FORMULA, RULE, SILENT, Testimony, apart

MOST_NAMES = 3
_ALIKE = 1e-4  # how near an upstream is to the run's, for its contributions to be used in its place


def formula(case: Case, plain: Case) -> Testimony:
    """Return what the chain rule says of a gradient in float64; `plain` is in the run's dtype."""
    try:
        found = _Chain(case, plain)
        value = found.value()
    except Unrepeatable as operation:
        return Testimony(FORMULA, why=SILENT, what=str(operation))
    gap = apart(value, case.gradient.astype(np.float64))
    what = ", ".join(list(dict.fromkeys(found.by_rule))[:MOST_NAMES])
    why = "" if gap <= noted(case) else FLOAT
    if not gap <= tolerance_of(case) and case.gradient.dtype == np.float64:
        why = RULE
    return Testimony(FORMULA, value, gap, None, why, what, (float(_paths(case)),))


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
    """Adjoints by number, from the targets back."""

    def __init__(self, case: Case, plain: Case) -> None:
        self._case, self._plain = case, plain
        self._adjoints: dict[int, np.ndarray] = {}
        self.by_rule: list[str] = []  # operations that no local derivative is written out for

    def value(self) -> np.ndarray:
        """Return the source's adjoint."""
        for end in self._case.ends:
            self._add(end.number, np.asarray(end.seed, np.float64))
        reached = {one.output for one in self._case.reached()}
        both = zip(reversed(self._case.done), reversed(self._plain.done), strict=True)
        with np.errstate(all="ignore"):
            for one, given in both:
                if one.output in self._adjoints and one.output in reached:
                    self._case.breathe()
                    self._back(one, given, reached)
        zeros = np.zeros(self._case.here.shape)
        return np.asarray(self._adjoints.get(self._case.source, zeros), np.float64)

    def _add(self, key: int, part: np.ndarray) -> None:
        before = self._adjoints.get(key)
        self._adjoints[key] = part if before is None else before + part

    def _back(self, one: Done, given: Done, reached: set[int]) -> None:
        upstream = self._adjoints[one.output]
        wanted = list(flowing(one, {self._case.source, *reached}))
        parts = (
            self._own(one, upstream) if one.author is not None else _local(one, wanted, upstream)
        )
        if parts is None:
            self.by_rule.append(one.op.name)
            parts = _by_rule(one, wanted, upstream)
        for key, part, wants in zip(one.numbers, parts, wanted, strict=True):
            if wants and part is not None:
                self._add(key, np.asarray(part, np.float64))

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


def _local(one: Done, wanted: list[bool], upstream: np.ndarray) -> list[Any] | None:
    """Return the contributions by local derivatives; None where one is not written out."""
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
        parts.append(None if slope is None else unbroadcast(upstream * slope, shape))
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
