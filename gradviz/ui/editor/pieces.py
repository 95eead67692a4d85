"""Which value of a run a piece of the program means at a moment: a name, or a sub-expression. Pure.

An index of one trace. In a loop a piece has made many values; the one that counts is the latest
that is there at the frame.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from gradviz.trace import Frame, Node, NodeId, Span, Trace
from gradviz.ui.editor.scanning import is_code

PATH = re.compile(r"[^\W\d]\w*(?:\.[^\W\d]\w*|\[[^\[\]\n]*\])*")
LAST = re.compile(r"(?:\.[^\W\d]\w*|\[[^\[\]\n]*\])$")
NOTHING = object()


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of the program and what it means.

    `name` is "" for a sub-expression. `node` is None where the graph has none for it; then `value`
    is what the name holds at the end of the run, or NOTHING.
    """

    span: Span
    name: str
    node: NodeId | None
    value: object = NOTHING


class Pieces:
    """The pieces of one trace."""

    def __init__(self, trace: Trace) -> None:
        self.trace = trace
        self._spans: dict[Span, list[NodeId]] = {}
        self._names: dict[str, list[NodeId]] = {}
        for node in trace.nodes:
            self._add(node)
        for row in trace.inputs:
            if row.node is not None and row.node not in self._names.get(row.name, ()):
                self._names.setdefault(row.name, []).append(row.node)

    def _add(self, node: Node) -> None:
        if node.label:
            self._names.setdefault(node.label, []).append(node.id)
        if node.span is None:
            return
        made = self._spans.setdefault(node.span, [])
        first = self.trace.nodes[made[0]] if made else node
        # What a backward pass under an outer tape makes stands at the place of what it goes back
        # through; the first value made at a place, and its like in later turns, are the text's own.
        if (first.op, first.glyph) == (node.op, node.glyph):
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
        holding = (span for span in self._spans if span.start <= start and stop <= span.stop)
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
            if name in self._names:
                return Piece(span, name, self._named(name, frame, around))
            if name in self.trace.values and self._is_name_of(name, span):
                return Piece(span, name, None, self.trace.values[name])
        return None

    def _is_name_of(self, name: str, span: Span) -> bool:
        """Return whether the text is the name itself, and not that of an argument: f(name=1)."""
        behind = self.trace.text[span.stop : span.stop + 2].lstrip()
        before = self.trace.text[: span.start].rstrip()[-1:]
        return not (before in ("(", ",") and behind.startswith("=") and behind != "==")

    def _named(self, name: str, frame: Frame | None, around: Span | None) -> NodeId:
        """Return the value of `name` there: an argument of what is computed there, or not."""
        named = self._names[name]
        made = self._spans.get(around, []) if around is not None else []
        if made and frame is not None and (user := _latest(made, frame)) in frame.visible:
            used = [n for n in self.trace.nodes[user].inputs if n in named]
            if used:
                return used[0]
        return _latest(named, frame)


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
