"""The variables table: one row per name a person can give a role or a value."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

import numpy as np

from gradviz.engine import Tensor, Variable
from gradviz.lang.declarations import Declaration, loop_names, names_in_order, reading
from gradviz.lang.expression import Expression
from gradviz.lang.marks import is_programs_own
from gradviz.lang.parse import Program
from gradviz.lang.plain_uses import (
    bound_once,
    is_plain,
    is_recorded,
    is_taped,
    is_written,
    obstacle,
)
from gradviz.lang.recorder import Recorder
from gradviz.lang.toggles import Subject, Toggles
from gradviz.lang.values import frozen
from gradviz.trace import InputRow, Span, Toggle
from gradviz.trace.nodes import CONSTANT, NodeId
from gradviz.words import say

LEAVES = ("variable", "constant")
MOST_PARTS = 32  # of one list that get rows
DEEPEST = 3  # lists in lists


def input_rows(
    recorder: Recorder,
    program: Program,
    names: Mapping[str, object],
    expression: Expression | None,
    renumbered: Mapping[int, NodeId],
) -> tuple[InputRow, ...]:
    """Return the free names of an expression, and what the text declares, in its order."""
    free = {} if expression is None else expression.inputs
    found = Finder(recorder, program, names, tuple(free), expression is None)
    subjects = list(found.subjects())
    toggles = Toggles(found.reading, recorder.ledger, subjects)
    return tuple(
        _row(s, _at_first(s, recorder), program, toggles, s.name in free, renumbered)
        for s in subjects
    )


def _at_first(subject: Subject, recorder: Recorder) -> np.ndarray:
    """Return the value that a name has as its cell begins: what is typed takes its place.

    What the cell assigns to it is the affair of later steps.
    """
    ledger = recorder.ledger
    if isinstance(subject.value, Variable) and subject.nodes:
        earlier = [n for n in subject.nodes if ledger.nodes[n].scene < ledger.scene]
        return np.asarray(ledger.nodes[(earlier or subject.nodes[:1])[-1]].value)
    return np.asarray(frozen(_raw(subject.value)))


def _row(
    subject: Subject,
    value: np.ndarray,
    program: Program,
    toggles: Toggles,
    free: bool,
    renumbered: Mapping[int, NodeId],
) -> InputRow:
    made = None if free else subject.made
    ways = () if free or made is None else toggles.of(subject)
    return InputRow(
        name=subject.name,
        role=subject.role,
        value=value,
        node=renumbered.get(subject.nodes[0]) if subject.nodes else None,
        declared=None if made is None else program.span(made.statement),
        settable=free or any(_can(way, subject.role) for way in ways),
        why_not="" if free else _why_not(subject, ways, toggles),
        value_span=_value_span(subject, program, toggles),
        toggles=ways,
        sweepable=subject.sweepable,
    )


def _can(way: Toggle, role: str) -> bool:
    return not way.why_not and way.role != role


def _why_not(subject: Subject, ways: tuple[Toggle, ...], toggles: Toggles) -> str:
    """Return why no role can be chosen; the first reason, where each role has its own."""
    if not ways:
        key = "roles.earlier_cell" if toggles.is_earlier(subject) else "roles.not_declared"
        return say(key, name=subject.name)
    if any(_can(way, subject.role) for way in ways):
        return ""
    return next(way.why_not for way in ways if way.why_not)


def _value_span(subject: Subject, program: Program, toggles: Toggles) -> Span | None:
    """Return the text that a new value would replace, where it is this name's alone."""
    made = subject.made
    if made is None or len(toggles.alike(subject)) > 1:
        return None
    if subject.plain:
        return program.span(made.made) if is_written(made.made) else None
    return None if made.value is None else program.span(made.value)


def _raw(value: Any) -> Any:
    if isinstance(value, Tensor):
        return value.value
    return value.tensor.value if isinstance(value, Variable) else value


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """One value in a list, a dictionary or an object of the program, with what to write for it."""

    name: str
    value: Any
    container: tuple[str, int] | None = None


class Finder:
    """Finds the names and parts of names that rows are about."""

    def __init__(
        self,
        recorder: Recorder,
        program: Program,
        names: Mapping[str, object],
        free: tuple[str, ...],
        has_tapes: bool,
    ) -> None:
        self.reading = reading(program)
        self._recorder = recorder
        self._ledger = recorder.ledger
        self._names = names
        self._free = free
        self._has_tapes = has_tapes

    def subjects(self) -> Iterator[Subject]:
        """Yield them in the order in which the text first has their names."""
        order = names_in_order(self.reading.program)
        passing = loop_names(self.reading)
        shown = {id(self._names[n]) for n in order if n in self._names and n not in passing}
        found: dict[str, list[Subject]] = {}
        for name in (n for n in order if n in self._names and n not in passing):
            found[name] = list(self._whole(name, self._names[name]))
            for part in _parts(name, self._names[name], DEEPEST):
                if id(part.value) not in shown:
                    shown.add(id(part.value))
                    found[name].extend(self._part(part))
        for name in (n for n in order if n in self._names and n in passing):
            if id(self._names[name]) not in shown:
                found[name] = list(self._whole(name, self._names[name]))
        for name in order:
            yield from self._local(name) if name not in self._names else found.get(name, ())

    def _whole(self, name: str, value: Any) -> Iterator[Subject]:
        if isinstance(value, Tensor | Variable):
            node = self._recorder.origins.known(value)
            if node is not None and (name in self._free or self._ledger.nodes[node].op in LEAVES):
                yield self._subject(name, value, self._made(name, value, node))
        elif name not in self._free:
            yield from self._plain(name, value)

    def _part(self, part: Part) -> Iterator[Subject]:
        node = self._recorder.origins.known(part.value)
        if node is not None and self._ledger.nodes[node].op not in LEAVES:
            return
        made = self._made(part.name, part.value, node)
        if made is not None:
            yield self._subject(part.name, part.value, made, part.container)

    def _plain(self, name: str, value: Any) -> Iterator[Subject]:
        """Yield a number, list or array of the text that a tape has to do with."""
        made = bound_once(self.reading, name)
        if made is None or not is_plain(value) or not self._takes_part(name):
            return
        if type(value) is int and obstacle(self.reading, name, value, ()) is not None:
            return  # a count, as of turns or axes
        if next(self._recorder.origins.known_all([value]), None) is None:
            label = (n.id for n in self._ledger.nodes if n.label == name and n.op == "constant")
            nodes = tuple(label)[:1]
            yield Subject(name, CONSTANT, value, nodes, made, plain=True, sweepable=False)

    def _takes_part(self, name: str) -> bool:
        if self._has_tapes:
            return is_taped(self.reading, name)
        scene = self._ledger.scene
        nodes = (n for n in self._ledger.nodes if n.scene == scene and n.op not in LEAVES)
        return is_recorded(self.reading, name, {node.span for node in nodes})

    def _local(self, name: str) -> Iterator[Subject]:
        """Yield what a function made under this name when it last ran."""
        bound = self._ledger.bindings.get(name, ())
        node = next((n for n, _, scene in reversed(bound) if scene == self._ledger.scene), None)
        draft = None if node is None else self._ledger.nodes[node]
        if draft is None or draft.op not in LEAVES:
            return
        made = self._static(name, draft.span)
        if made is None or made.name != name or not made.maker:
            return
        if self.reading.owner(made.statement) is not None:
            yield Subject(name, draft.role, draft.value, (draft.id,), made, sweepable=False)

    def _subject(
        self,
        name: str,
        value: Tensor | Variable,
        made: Declaration | None,
        container: tuple[str, int] | None = None,
    ) -> Subject:
        origins, ledger = self._recorder.origins, self._ledger
        known = origins.known(value)
        versions = origins.versions(value) if isinstance(value, Variable) else ()
        first = None if known is None else ledger.nodes[known]
        behind = () if first is None else first.behind
        return Subject(
            name=name,
            role=CONSTANT if first is None else first.role,
            value=value,
            nodes=tuple(versions) if versions else () if known is None else (known,),
            made=made,
            container=container,
            sweepable=name.isidentifier(),
            assigned=ledger.nodes[versions[1]].span if len(versions) > 1 else None,
            computed=any(ledger.nodes[n].op not in (*LEAVES, "input") for n in behind),
        )

    def _made(self, name: str, value: Tensor | Variable, node: int | None) -> Declaration | None:
        """Return where the text makes a value; None where another cell or a library made it."""
        draft = None if node is None else self._ledger.nodes[node]
        if draft is not None and draft.scene != self._ledger.scene:
            return None
        place = None if isinstance(value, Variable) else self._recorder.origins.place(value)
        return self._static(name, place or (draft.span if draft is not None else None))

    def _static(self, name: str, span: Span | None) -> Declaration | None:
        """Return the binding of `name` that makes what was made at `span`; else the maker there."""
        call = None if span is None else self.reading.calls.get(span)
        found = [d for d in self.reading.bindings if d.name == name]
        fitting = [d for d in found if span is not None and _holds(self.reading, d, span)]
        maker = "" if call is None else self.reading.maker(call)
        if fitting and fitting[-1].maker:
            return fitting[-1]
        if fitting and call is not None and maker:
            return Declaration(name, fitting[-1].statement, call, maker)
        if call is not None and maker and not any(d.maker for d in found):
            own = _own_name(self.reading, call)
            return Declaration(own, self.reading.statement(call), call, maker)
        best = fitting or found
        return best[-1] if best else None


def _holds(reading: Any, made: Declaration, span: Span) -> bool:
    whole = reading.program.span(made.made)
    return bool(whole.start <= span.start and span.stop <= whole.stop)


def _own_name(reading: Any, call: Any) -> str:
    return next((d.name for d in reading.bindings if d.made is call), "")


def _parts(name: str, value: Any, depth: int) -> Iterator[Part]:
    """Yield the tensors and variables in a list, dictionary or object, with what to write."""
    if not depth or isinstance(value, Tensor | Variable):
        return
    for key, item, container in _items(name, value):
        if isinstance(item, Tensor | Variable):
            yield Part(key, item, container)
        else:
            yield from _parts(key, item, depth - 1)


def _items(name: str, value: Any) -> Iterator[tuple[str, Any, tuple[str, int] | None]]:
    if isinstance(value, list | tuple):
        for number, item in enumerate(value[:MOST_PARTS]):
            yield f"{name}[{number}]", item, (name, len(value[:MOST_PARTS]))
    elif isinstance(value, dict):
        keys = list(islice((k for k in value if isinstance(k, int | str)), MOST_PARTS))
        for key in keys:
            yield f"{name}[{key!r}]", value[key], (name, len(keys))
    elif is_programs_own(value):
        held = getattr(value, "__dict__", {})
        for key in islice((k for k in held if not k.startswith("_")), MOST_PARTS):
            yield f"{name}.{key}", held[key], None
