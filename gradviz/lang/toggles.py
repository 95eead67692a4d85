"""For every declared name of a run: what each of the four roles would take, as edits.

What one piece of text makes for a whole list, as a comprehension does, changes together; what it
makes for several names is left alone. tests/lang/role_table.py shows every way there is.
"""

import ast
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from numpy import ndarray

from gradviz.lang.declarations import CONSTANT, VARIABLE, Declaration, Reading, path
from gradviz.lang.ledger import Ledger
from gradviz.lang.makers import Maker, wrapped
from gradviz.lang.plain_uses import dtype_taken, obstacle
from gradviz.lang.roles import RoleRefused
from gradviz.lang.watching import Watched, added, removed
from gradviz.trace import ROLES, Edit, Span, Toggle
from gradviz.trace.nodes import FROZEN, TRAINABLE, WATCHED
from gradviz.words import say

VARIABLES_ONLY = frozenset({"assign", "assign_add", "assign_sub", "initial_value", "read_value",
                            "value", "trainable"})  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Subject:
    """One name with what the run knows of it. `made` is where the text makes its value."""

    name: str
    role: str
    value: Any
    nodes: tuple[int, ...]
    made: Declaration | None
    plain: bool = False  # a number, list or array of the text: no tensor yet
    container: tuple[str, int] | None = None  # the list it is an item of, and how long that is
    assigned: Span | None = None  # where it first got another value
    computed: bool = False  # its first value was computed from others
    sweepable: bool = True  # it is a tensor with a name that a run can give another value


class Toggles:
    """Works the toggles of one run out."""

    def __init__(self, reading: Reading, ledger: Ledger, subjects: Sequence[Subject]) -> None:
        self._reading = reading
        self._ledger = ledger
        self._subjects = subjects
        self._attributes = [s for s in reading.parents if isinstance(s, ast.Attribute)
                            and s.attr in VARIABLES_ONLY]  # fmt: skip
        self._made: dict[int, list[Subject]] = {}
        for subject in subjects:
            if subject.made is not None:
                self._made.setdefault(id(subject.made.made), []).append(subject)

    @cached_property
    def _dtypes(self) -> dict[Span, str]:
        """What the engine computed, by its place in the text: the dtype of the latest value."""
        nodes = (n for n in self._ledger.nodes if n.scene == self._ledger.scene)
        return {
            node.span: str(node.value.dtype)
            for node in nodes
            if node.span is not None
            and node.wall != "left_tape"
            and isinstance(node.value, ndarray)
        }

    def of(self, subject: Subject) -> tuple[Toggle, ...]:
        """Return one toggle a role."""
        return tuple(self._toggle(subject, role) for role in ROLES)

    def is_earlier(self, subject: Subject) -> bool:
        """Return whether an earlier cell made it."""
        return any(self._ledger.nodes[n].scene < self._ledger.scene for n in subject.nodes[:1])

    def alike(self, subject: Subject) -> list[Subject]:
        """Return the subjects that the same piece of text makes, itself first."""
        same = [] if subject.made is None else self._made[id(subject.made.made)]
        apart = (s for s in same if not set(s.nodes) & set(subject.nodes))
        return [subject, *(s for s in apart if s is not subject)]

    def _toggle(self, subject: Subject, role: str) -> Toggle:
        if role == subject.role:
            return Toggle(role)
        try:
            return Toggle(role, tuple(_merged(self._edits(subject, role))))
        except RoleRefused as refusal:
            return Toggle(role, why_not=str(refusal))

    def _edits(self, subject: Subject, role: str) -> Iterator[Edit]:
        if subject.made is None:
            raise RoleRefused(say("roles.not_declared", name=subject.name))
        group = self.alike(subject)
        edits = list(self._maker_edits(subject, subject.made, role))
        if len(group) > 1 and not _is_one_list(group):
            self._refuse_shared(subject, group, edits)
            group = [subject]
        yield from edits
        yield from self._watch_edits(group, subject.made, role)

    def _refuse_shared(
        self, subject: Subject, group: Sequence[Subject], edits: Sequence[Edit]
    ) -> None:
        if edits and subject.made is not None:
            line = self._reading.line(subject.made.made)
            names = ", ".join(s.name for s in group[1:])
            raise RoleRefused(say("roles.shared", name=subject.name, others=names, line=line))

    # What makes the value -----------------------------------------------------------------------

    def _maker_edits(self, subject: Subject, made: Declaration, role: str) -> Iterator[Edit]:
        as_variable = role in (TRAINABLE, FROZEN)
        if subject.plain:
            yield from self._plain_edits(subject, made, role)
        elif made.maker == VARIABLE and not as_variable:
            self._refuse_needed_variable(subject)
            yield from Maker(self._reading, made).edits(role)
        elif made.maker and as_variable:
            yield from Maker(self._reading, made).edits(role)
        elif as_variable:
            yield from wrapped(self._reading, made.made, VARIABLE, role)

    def _plain_edits(self, subject: Subject, made: Declaration, role: str) -> Iterator[Edit]:
        use = obstacle(self._reading, subject.name, subject.value, self._dtypes)
        if use is not None:
            text = self._reading.program.slice(use) if hasattr(use, "lineno") else subject.name
            line = self._reading.line(use if hasattr(use, "lineno") else made.made)
            raise RoleRefused(say("roles.plain_use", name=subject.name, line=line, text=text))
        maker = VARIABLE if role in (TRAINABLE, FROZEN) else CONSTANT
        yield from wrapped(self._reading, made.made, maker, role, self._other_dtype(subject))

    def _other_dtype(self, subject: Subject) -> str:
        """Return the dtype to write, where it is not the one a tensor of the value would have."""
        taken = dtype_taken(self._reading, subject.name, self._dtypes)
        return "" if taken == _own_dtype(subject.value) else taken

    def _refuse_needed_variable(self, subject: Subject) -> None:
        text = self._reading.program.text
        if subject.assigned is not None:
            line = subject.assigned.line(text)
            raise RoleRefused(say("roles.assigned", name=subject.name, line=line))
        for syntax in self._attributes:
            if _is_of(syntax.value, subject):
                words = {"attribute": syntax.attr, "line": self._reading.line(syntax)}
                raise RoleRefused(say("roles.needs_variable", name=subject.name, **words))
        if subject.computed:
            raise RoleRefused(say("roles.computed", name=subject.name))

    # What tapes are told ------------------------------------------------------------------------

    def _watch_edits(
        self, group: Sequence[Subject], made: Declaration, role: str
    ) -> Iterator[Edit]:
        nodes = {node for subject in group for node in subject.nodes}
        name = _together(group)
        if role == WATCHED:
            yield from added(self._reading, name, made, self._watching(nodes))
        else:
            yield from removed(self._reading, name, made, list(self._watches(nodes, role)))

    def _watching(self, nodes: set[int]) -> set[Span]:
        """Return where the tapes are opened that watch all of `nodes`."""
        found: dict[Span, set[int]] = {}
        for tape, node, _, _ in self._ledger.watches:
            opened = self._ledger.tapes[tape].span if tape in self._ledger.tapes else None
            if opened is not None:
                found.setdefault(opened, set()).add(node)
        return {span for span, watched in found.items() if nodes and nodes <= watched}

    def _watches(self, nodes: set[int], role: str) -> Iterator[Watched]:
        """Yield the calls of `watch` that would have to go for `role`."""
        spans = dict.fromkeys(
            span
            for tape, node, _, span in self._ledger.watches
            if node in nodes and span is not None and self._must_forget(tape, role)
        )
        for span in spans:
            others = sorted({n for _, n, _, s in self._ledger.watches if s == span} - nodes)
            rows = [s.name for s in self._subjects if set(s.nodes) & set(others)]
            yield Watched(span, tuple(map(self._name, others)), tuple(rows))

    def _must_forget(self, tape: int, role: str) -> bool:
        """Return whether a tape of this text must not watch it: one that sees no variables must."""
        draft = self._ledger.tapes.get(tape)
        if draft is None or draft.hidden or draft.scene != self._ledger.scene:
            return False
        return role != TRAINABLE or draft.watches_variables

    def _name(self, node: int) -> str:
        found = (s.name for s in self._subjects if node in s.nodes)
        draft = self._ledger.nodes[node]
        return next(found, draft.label or draft.op)


def _own_dtype(value: Any) -> str:
    """Return the dtype that TensorFlow gives a number, list or array."""
    if hasattr(value, "dtype"):
        return str(value.dtype)
    while isinstance(value, list | tuple):
        value = next((v for v in value if not isinstance(v, int)), value[0])
    return "float32" if isinstance(value, float) else "int32"


def _is_of(syntax: ast.expr, subject: Subject) -> bool:
    """Return whether `syntax` means the subject: by its name, or as the attribute it is."""
    said = path(syntax)
    made = "" if subject.made is None else subject.made.name
    last = subject.name.rpartition(".")
    return said in (subject.name, made) or (bool(last[1]) and said.endswith(f".{last[2]}"))


def _is_one_list(group: Sequence[Subject]) -> bool:
    """Return whether all are items of the same list."""
    return group[0].container is not None and len({s.container for s in group}) == 1


def _together(group: Sequence[Subject]) -> str:
    """Return what to write for all of a group at once."""
    container = group[0].container
    if len(group) == 1:
        return group[0].name
    if container is not None and container[1] == len(group):
        return container[0]
    return "[" + ", ".join(subject.name for subject in group) + "]"


def _merged(edits: Iterable[Edit]) -> Iterator[Edit]:
    """Yield the edits in the order of the text, insertions at one place as one."""
    found: dict[Span, str] = {}
    for edit in edits:
        found[edit.span] = found.get(edit.span, "") + edit.text
    for span in sorted(found):
        yield Edit(span, found[span])
