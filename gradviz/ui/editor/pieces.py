"""Which value of a run a piece of the program means at a moment: a name, or a sub-expression. Pure.

An index of one trace. In a loop a piece has made many values; the one that counts is the latest
that is there at the frame.
"""

import contextlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from gradviz.trace import Frame, Node, NodeId, Span, Trace
from gradviz.ui.editor.scanning import is_code

PATH = re.compile(r"[^\W\d]\w*(?:\.[^\W\d]\w*|\[[^\[\]\n]*\])*")
OPERAND = re.compile(r"(?<![\w.])[^\W\d]\w*(?!\w|\s*(?:\.\s*\w|\(|=(?!=)))")
NUMBER = re.compile(r"(?<![\w.])(?:\d|\.\d)[\w.]*")
LAST = re.compile(r"(?:\.[^\W\d]\w*|\[[^\[\]\n]*\])$")
NOTHING = object()


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of the program and what it means.

    `name` is "" for a sub-expression. `node` is None where the graph has none for it; then `value`
    is what the name holds, at the end of the run unless `is_now`, or NOTHING.
    """

    span: Span
    name: str
    node: NodeId | None
    value: object = NOTHING
    is_now: bool = False


class Pieces:
    """The pieces of one trace."""

    def __init__(self, trace: Trace) -> None:
        self.trace = trace
        self._spans: dict[Span, list[NodeId]] = {}
        self._names: dict[str, list[NodeId]] = {}
        back = _made_going_back(trace)
        for node in trace.nodes:
            self._add(node, back)
        for row in trace.inputs:
            if row.node is not None and row.node not in self._names.get(row.name, ()):
                self._names.setdefault(row.name, []).append(row.node)

    def _add(self, node: Node, back: frozenset[NodeId]) -> None:
        if node.label:
            self._names.setdefault(node.label, []).append(node.id)
        if node.span is None:
            return
        made = self._spans.setdefault(node.span, [])
        # What a backward pass makes stands at the place of what it goes back through, and is not
        # what the text there means; unless nothing else is: the place of the gradient call.
        if not made or (node.id in back) == (made[0] in back):
            made.append(node.id)

    def at(self, place: int, frame: Frame | None, beside: bool = False) -> Piece | None:
        """Return the piece that holds character `place`; `beside`: also one that ends there."""
        text = self.trace.text
        if not is_code(text, place) and not (beside and is_code(text, place - 1)):
            return None
        around = self._around(place, place + 1)
        if beside and around is None:
            around = self._around(place - 1, place)
        return self._name_at(place, frame, around, beside) or self._whole(around, frame)

    def over(self, span: Span, frame: Frame | None) -> Piece | None:
        """Return the smallest piece that holds all of `span`."""
        if span.start == span.stop:
            return self.at(span.start, frame, beside=True)
        piece = self.at(span.start, frame)
        if piece is not None and piece.span.start <= span.start and span.stop <= piece.span.stop:
            return piece
        return self._whole(self._around(span.start, span.stop), frame)

    def _around(self, start: int, stop: int) -> Span | None:
        place = Span(start, stop)
        holding = (span for span in self._spans if _holds(span, place))
        return min(holding, key=lambda span: span.stop - span.start, default=None)

    def _whole(self, span: Span | None, frame: Frame | None) -> Piece | None:
        if span is None:
            return None
        return Piece(span, "", _latest(self._spans[span], frame))

    def _name_at(
        self, place: int, frame: Frame | None, around: Span | None, beside: bool
    ) -> Piece | None:
        for span in _paths_at(self.trace.text, place, beside):
            name = span.slice(self.trace.text)
            given = self._operand_at(span, around, frame)
            if isinstance(given, str):
                return Piece(span, name, None, _number(given), is_now=True)
            if given is not None:
                return Piece(span, name, given)
            if name in self._names:
                return Piece(span, name, _latest(self._names[name], frame))
            if name in self.trace.values and self._is_name_of(name, span):
                return Piece(span, name, None, self.trace.values[name])
        return None

    def _is_name_of(self, name: str, span: Span) -> bool:
        """Return whether the text is the name itself, and not that of an argument: f(name=1)."""
        behind = self.trace.text[span.stop : span.stop + 2].lstrip()
        before = self.trace.text[: span.start].rstrip()[-1:]
        return not (before in ("(", ",") and behind.startswith("=") and behind != "==")

    def _operand_at(
        self, name: Span, around: Span | None, frame: Frame | None
    ) -> NodeId | str | None:
        """Return what the name at `name` gives to what is computed around it, if it can be told.

        In a function a name may mean another value at each call, so what was computed there knows
        best: the names in its text, in order, are those of its operands that come from elsewhere.
        A Python number is an operand as text.
        """
        if around is None or frame is None:
            return None
        node = self.trace.nodes[_latest(self._spans[around], frame)]
        if node.id not in frame.visible:
            return None
        names = self._own_words(OPERAND, around)
        written = len(self._own_words(NUMBER, around))
        if written not in (0, len(node.literals)):
            return None
        given = [o for o in node.operands if not self._is_written(o, around, written > 0)]
        if name not in names or len(names) != len(given):
            return None
        return given[names.index(name)]

    def _own_words(self, pattern: re.Pattern[str], around: Span) -> list[Span]:
        """Return the words of a piece that are in no smaller piece of it."""
        inside = [span for span in self._spans if span != around and _holds(around, span)]
        found = (
            Span(*m.span()) for m in pattern.finditer(self.trace.text, around.start, around.stop)
        )
        return [span for span in found if not any(_holds(other, span) for other in inside)]

    def _is_written(self, operand: NodeId | str, around: Span, numbers: bool) -> bool:
        """Return whether the text of the piece has the operand itself, and no name for it."""
        if isinstance(operand, str):
            return numbers
        span = self.trace.nodes[operand].span
        return span is not None and span != around and _holds(around, span)


@lru_cache(maxsize=2)
def pieces(trace: Trace) -> Pieces:
    """Return the pieces of `trace`: worked out when first pointed at, as there may be many."""
    return Pieces(trace)


@lru_cache(maxsize=2)
def kinds_of(trace: Trace) -> Mapping[str, str]:
    """Return the class of what each name holds after a run: {"w": "tf.Variable"}."""
    kinds: dict[str, str] = {}
    for name, value in trace.values.items():
        if isinstance(value, list | dict | str):
            kinds[name] = type(value).__name__
    for node in trace.nodes:
        if node.label and not isinstance(node.value, str):
            kinds[node.label] = "np.ndarray" if node.wall == "left_tape" else "tf.Tensor"
    for row in trace.inputs:
        if row.node is not None:
            variable = trace.nodes[row.node].op == "variable"
            kinds[row.name] = "tf.Variable" if variable else "tf.Tensor"
    for tape in trace.tapes:
        if tape.name:
            kinds[tape.name] = "tf.GradientTape"
    return kinds


def _number(text: str) -> object:
    for kind in (int, float):
        with contextlib.suppress(ValueError):
            return kind(text)
    return text


def _holds(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.stop <= outer.stop


def _made_going_back(trace: Trace) -> frozenset[NodeId]:
    """Return the nodes that a backward pass made, while an outer tape recorded it."""
    return frozenset(
        change.key
        for step in trace.steps
        if step.backward
        for change in step.changes
        if change.table == "visible"
    )


def _latest(nodes: list[NodeId], frame: Frame | None) -> NodeId:
    """Return the last of `nodes` that is there at `frame`; the first of all, if none is."""
    if frame is None:
        return nodes[-1]
    return next((n for n in reversed(nodes) if n in frame.visible), nodes[0])


def _paths_at(text: str, place: int, beside: bool) -> list[Span]:
    """Return the names that hold `place`, longest first: "net.w", then "net" if that holds it."""
    start = text.rfind("\n", 0, place) + 1
    stop = text.find("\n", place)
    found: list[Span] = []
    for match in PATH.finditer(text, start, len(text) if stop < 0 else stop):
        span = Span(*match.span())
        while span.start <= place < span.stop + beside and span.start < span.stop:
            found.append(span)
            last = LAST.search(span.slice(text))
            if last is None:
                break
            span = Span(span.start, span.start + last.start())
    return found
