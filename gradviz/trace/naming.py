"""What a value is called where words are few: sentences and formulas use the same names.

A value has the program's name for it; else the short piece of text that made it; else "v₇".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

from gradviz.trace.groups import LAYER, Group
from gradviz.trace.nodes import result_place
from gradviz.trace.steps import COMPUTED

if TYPE_CHECKING:
    from gradviz.trace.nodes import Node, NodeId
    from gradviz.trace.span import Span
    from gradviz.trace.trace import Trace

SHORT = 14  # characters of program text that may still stand for a value
_PLAIN = re.compile(r"[\w\s.+\-*/()]+")
_MODULE = re.compile(r"\btf\.(?:math\.|nn\.|linalg\.)?")
_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_POINT = re.compile(r"(?<![\w.])(\d+)\.(?![\d\w])")  # of "2.", which ends no sentence
_NUMBERED = re.compile(r"v_?\d+")  # a name that could be that of a value without one
_MOST_CARRIED = 8  # names looked for behind a value without one
_LAST = 2  # parts of a path that tell a model's variables apart: "dense_1/kernel"


Place = tuple[int, int]  # a span, as a key: Python hashes pairs of numbers faster


def _place(span: Span) -> Place:
    return span.start, span.stop


class Naming:
    """The names of the values of one run.

    `backward` are those that backward passes made, `aside` those made on the way to a tangent. What
    a gradient function of the program makes in a pass is written there, and called by its text.
    """

    def __init__(
        self,
        text: str,
        nodes: Sequence[Node],
        backward: Iterable[NodeId] = (),
        groups: Sequence[Group] = (),
        aside: Iterable[NodeId] = (),
    ) -> None:
        self._text, self._nodes, self._groups = text, nodes, groups
        self._aside = frozenset(aside)
        written = {node.id for node in nodes if node.author is not None}  # in the program
        self._backward = frozenset(backward) - written | self._aside
        self._paths = _short_paths(node.label for node in nodes if "/" in node.label)
        taken = any(_NUMBERED.fullmatch(node.label) for node in nodes)
        self.letter = "n" if taken else "v"  # of a value without a name, before its number
        self._turns = _turns(nodes)
        self._last: dict[Place, Node] = {}  # the last operation made at a place
        self._inside: set[NodeId] = set()  # used again by the text that made it
        self._texts: dict[Place, str] = {}
        for node in nodes:
            if result_place(node.op) is not None:  # the call's text speaks of all its results
                continue
            if node.span is not None and not node.is_leaf and node.id not in self._backward:
                self._last[_place(node.span)] = node
                self._inside.update(used for used in node.inputs if self._is_with(used, node))

    def _is_with(self, used: NodeId, node: Node) -> bool:
        """Return whether one value went into another within the same text, and has no name."""
        other = self._nodes[used]
        alike = other.span == node.span and not other.label
        return alike and self._visit(other) == self._visit(node)

    def name(self, number: NodeId) -> str:
        """Return a name for sentences."""
        return self.label(number) or self.short_text(number) or self.number(number)

    def number(self, number: NodeId) -> str:
        """Return the name of what has none: "v₇"."""
        return f"{self.letter}{str(number).translate(_LOWERED)}"

    def label(self, number: NodeId) -> str:
        """Return the program's name: of a path the end, of an assignment the Variable's; or "".

        A name that was given to what it itself was made of is numbered: "x⁽²⁾ = tanh(w * x⁽¹⁾)".
        """
        node = self._nodes[number]
        if node.label:
            turn = self._turns.get(number)
            name = self._paths.get(node.label, node.label)
            return name if turn is None else f"{name}⁽{str(turn).translate(_RAISED)}⁾"
        if node.op.startswith("assign"):
            before = (*node.inputs, *node.after)
            return next((self.label(k) for k in before if self._is_state(k)), "")
        return ""

    def _is_state(self, number: NodeId) -> bool:
        node = self._nodes[number]
        return node.op == "variable" or node.op.startswith("assign")

    def short_text(self, number: NodeId) -> str:
        """Return the program text that made a value where it is short and plain, or ""."""
        text = self.made_by(number)
        if len(text) > SHORT or not _PLAIN.fullmatch(text):
            return ""
        return text if self.speaks_for_itself(number) else ""

    def made_by(self, number: NodeId) -> str:
        """Return the program text that made a value, on one line, without "tf." and brackets."""
        node = self._nodes[number]
        if node.span is None:
            return ""
        place = _place(node.span)
        if place not in self._texts:
            self._texts[place] = self._on_one_line(node.span)
        return self._texts[place]

    def _on_one_line(self, span: Span) -> str:
        text = _POINT.sub(r"\1", " ".join(_MODULE.sub("", span.slice(self._text)).split()))
        while in_parentheses(text):
            text = text[1:-1].strip()
        return text

    def is_backward(self, number: NodeId) -> bool:
        """Return whether a backward pass made the value, which an outer tape records."""
        if number in self._backward:
            return True
        node = self._nodes[number]
        last = self._last.get(_place(node.span)) if node.span is not None else None
        return last is not None and node.is_leaf and not node.label and number > last.id

    def way(self, number: NodeId) -> str:
        """Return on which way a value was made: "along", "back_through", or else "inside"."""
        if number in self._aside:
            return "along"
        return "back_through" if self.is_backward(number) else "inside"

    def speaks_for_itself(self, number: NodeId) -> bool:
        """Return whether a value is what its program text says, not one made on the way.

        A call of a model makes values of which the last is the call's; a backward pass makes
        values at the place of the operation it goes back through.
        """
        node = self._nodes[number]
        if node.span is None or node.id in self._backward:
            return False
        last = self._last.get(_place(node.span))
        if last is None or last is node:
            return True
        return last.op == node.op and node.id not in self._inside

    def _visit(self, node: Node) -> int | None:
        """Return the pass or call a value was made in: layers are part of the call of a model."""
        group = node.group
        while group is not None and group < len(self._groups):
            if self._groups[group].kind != LAYER:
                return group
            group = self._groups[group].parent
        return group


@lru_cache(maxsize=2)
def naming_of(trace: Trace) -> Naming:
    """Return the names of everything in `trace`."""
    backward = made_backward(trace.steps[call.first : call.last] for call in trace.gradients)
    return Naming(trace.text, trace.nodes, backward, trace.groups, made_aside(trace.steps))


class Happening(Protocol):
    """A step, or what is to become one."""

    @property
    def kind(self) -> str:
        """What happened."""

    @property
    def node(self) -> NodeId | None:
        """To which value."""

    @property
    def aside(self) -> bool:
        """Whether only on the way to a tangent."""


def made_backward(passes: Iterable[Iterable[Happening]]) -> set[NodeId]:
    """Return the nodes that were computed in the steps of backward passes."""
    computed = (step for steps in passes for step in steps if step.kind == COMPUTED)
    return {step.node for step in computed if step.node is not None}


def made_aside(steps: Iterable[Happening]) -> set[NodeId]:
    """Return the nodes that were computed only on the way to a tangent."""
    return {step.node for step in steps if step.aside and step.node is not None}


def _turns(nodes: Sequence[Node]) -> dict[NodeId, int]:
    """Return the number of each value whose name also names what it was made of."""
    behind: list[frozenset[str]] = []  # per value: the names it has, or was last made of
    again: set[str] = set()
    for node in nodes:
        inputs = (behind[used] for used in node.inputs)
        carried = frozenset(name for names in inputs for name in names)
        if node.label in carried and not node.op.startswith("assign"):
            again.add(node.label)
        few = carried if len(carried) <= _MOST_CARRIED else frozenset()
        behind.append(frozenset((node.label,)) if node.label else few)
    turns: dict[NodeId, int] = {}
    counts = dict.fromkeys(again, 0)
    for node in nodes:
        if node.label in counts:
            counts[node.label] += 1
            turns[node.id] = counts[node.label]
    return turns


def _short_paths(labels: Iterable[str]) -> dict[str, str]:
    """Return of each path as many of its last parts as tell it from the others."""
    found = dict.fromkeys(labels)
    short = {}
    for label in found:
        parts = label.split("/")
        for many in range(min(_LAST, len(parts)), len(parts) + 1):
            end = "/".join(parts[-many:])
            if sum(other == end or other.endswith("/" + end) for other in found) == 1:
                break
        short[label] = end
    return short


def in_parentheses(text: str) -> bool:
    """Return whether a parenthesis opens `text` and closes at its very end."""
    depth = 0
    for place, sign in enumerate(text):
        depth += (sign == "(") - (sign == ")")
        if depth == 0:
            return sign == ")" and place == len(text) - 1
    return False
