"""What is written on a cell of the tape, at one moment. Pure: trace and frame in, words out.

Forward a cell says what went in and what came out; once its pullback ran it says which gradient
came in and which went out to each input. No Qt and no colours.
"""

from dataclasses import dataclass
from unicodedata import east_asian_width

import numpy as np

from gradviz.trace import Cell, Frame, Node, NodeId, Step, Trace
from gradviz.trace.holdings import Wipe, holdings
from gradviz.trace.lanes import lanes
from gradviz.trace.pulls import pullbacks
from gradviz.trace.replay import PASSED, PULLED, RECORDED, RELEASED
from gradviz.trace.steps import TAPE_DROPPED, TAPE_RESET
from gradviz.ui.numbers import DIGITS, fitting, last_names, shape_text
from gradviz.ui.tape.naming import call_named, tape_names
from gradviz.words import CATALOGUE, say

WAITING = "waiting"
STATES = (WAITING, RECORDED, PASSED, PULLED, RELEASED)
BY = {TAPE_RESET: "reset", TAPE_DROPPED: "drop"}  # what emptied a tape
UNNAMED = "·"
ROOM = 19  # characters of a line
NUMBER = 7  # characters of one number
NAMES = 3  # inputs named on a cell
KNOWN = 500  # faces kept, so that a step reads anew only those that it changes


@dataclass(frozen=True, slots=True)
class Face:
    """The words on one cell. `lines` has up to two, none where the cell is emptied.

    `brief` says the same in one line. `tag` names the tape where another begins in the lane.
    """

    title: str
    place: str
    lines: tuple[str, ...]
    corner: str
    state: str
    active: bool
    recordable: bool  # False: the tape does not take it, and the line says why
    tag: str = ""
    cut: bool = False  # here ends the way of a gradient that is missing
    brief: str = ""
    number: str = ""  # what the title begins with, where the tape took the operation


class Faces:
    """Reads one trace; `at` gives the face of a cell in a frame."""

    def __init__(self, trace: Trace) -> None:
        self._trace = trace
        self._pulled = pullbacks(trace)
        self._tags = _tags(trace)
        self._known: dict[tuple[object, ...], Face] = {}

    def at(self, cell: Cell, frame: Frame) -> Face:
        """Return what is written on `cell` in `frame`."""
        state = frame.cells.get(cell.id, WAITING)
        pull = self._pull(cell, frame) if state == PULLED else None
        key = cell.id, state, pull, is_active(cell, frame), CATALOGUE.language
        face = self._known.get(key)
        if face is None:
            if len(self._known) >= KNOWN:
                self._known.clear()
            face = self._known[key] = self._read(cell, state, pull, is_active(cell, frame))
        return face

    def _read(self, cell: Cell, state: str, pull: int | None, active: bool) -> Face:
        node = self._trace.nodes[cell.node]
        glyph = node.glyph or node.op
        lines, brief = self._lines(cell, node, state, pull)
        return Face(
            title=f"{cell.number} {glyph}" if cell.number else glyph,
            place="" if node.line is None else say("transport.line", line=node.line),
            lines=lines,
            corner=size_text(node.kept_bytes) if state in (RECORDED, PULLED) else "",
            state=state,
            active=active,
            recordable=cell.tape is not None,
            tag=self._tags.get(cell.id, ""),
            brief=brief,
            number=str(cell.number) if cell.number else "",
        )

    def tip(self, cell: Cell, frame: Frame) -> str:
        """Return the whole story of a cell, for a tooltip."""
        face, node = self.at(cell, frame), self._trace.nodes[cell.node]
        body = [f"{face.title}  {node.op}  {face.place}", *face.lines, *self._notes(cell)]
        if cell.tape is None:
            return "\n".join(body)
        kept = say("transport.keeps_nothing")
        if face.state == RELEASED:
            kept = self._emptied(cell)
        elif node.kept:
            size = size_text(node.kept_bytes) or say("transport.bytes", count=0)
            kept = say("transport.keeps", what=", ".join(node.kept), size=size)
        return "\n".join([*body, kept])

    def heard(self, cell: Cell, frame: Frame) -> str:
        """Return what a screen reader says."""
        face = self.at(cell, frame)
        state = say("transport.state_" + face.state)
        lines = face.lines or (self._emptied(cell),)
        body = ", ".join([*lines, *self._notes(cell)])
        return say("transport.heard", title=face.title, place=face.place, state=state, body=body)

    def _lines(
        self, cell: Cell, node: Node, state: str, pull: int | None
    ) -> tuple[tuple[str, ...], str]:
        """Return the lines of a full cell, and the one of a flat cell."""
        if cell.tape is None:
            paused = cell.id in lanes(self._trace).paused
            words = say("tapes.why_paused") if paused else why_not(cell.why_not)
            return (words,), words
        if state == RELEASED:
            return (), ""
        if pull is not None:
            step = self._trace.steps[pull]
            return self._gradients(step), self._brief(step)
        value = "" if state == WAITING else value_text(node.value)
        line = f"{self._names(node.inputs, ROOM - len(value) - 3)} → {value}".rstrip()
        return (line,), line

    def _notes(self, cell: Cell) -> list[str]:
        """Return on which of several tapes the cell is, and whose backward pass wrote it."""
        trace, made, notes = self._trace, lanes(self._trace), []
        if cell.tape is not None and len(trace.tapes) > 1:
            notes.append(say("tapes.on", name=tape_names(trace)[cell.tape]))
        gradient = made.wrote.get(made.column[cell.id])
        if gradient is not None:
            key = "tapes.made" if cell.tape is None else "tapes.written"
            notes.append(say(key, name=tape_names(trace)[trace.gradients[gradient].tape]))
        return notes

    def _emptied(self, cell: Cell) -> str:
        """Return why an emptied cell is empty."""
        if cell.tape is None:
            return ""
        born = lanes(self._trace).born[cell.id]
        return emptied(self._trace, holdings(self._trace)[cell.tape].wiped_after(born))

    def _names(self, inputs: tuple[NodeId, ...], room: int) -> str:
        labels = [last_names(self._trace.nodes[i].label) or UNNAMED for i in inputs[:NAMES]]
        return clipped(", ".join(labels) + (" …" if len(inputs) > NAMES else ""), room)

    def _gradients(self, step: Step) -> tuple[str, ...]:
        """Return upstream → contribution; for two and more, which input each goes to."""
        for digits in (DIGITS, 3, 2):  # whole names are worth more than digits
            lines = self._flows(step, digits, clip=False)
            if max(map(columns, lines)) <= ROOM:
                return lines
        return self._flows(step, 3, clip=True)

    def _flows(self, step: Step, digits: int, clip: bool) -> tuple[str, ...]:
        upstream = "" if step.upstream is None else value_text(step.upstream, digits)
        parts = step.contributions
        named = len(parts) > 1
        out = []
        for part in parts[:2]:
            value = value_text(part.value, digits)
            label = last_names(self._trace.nodes[part.node].label) if named else ""
            name = clipped(label, ROOM - len(upstream) - len(value) - 4) if clip else label
            out.append(f"→ {name} {value}" if name else f"→ {value}")
        if len(parts) > 2:
            out[1] += " …"
        return (" ".join([upstream, *out[:1]]), *out[1:])

    def _brief(self, step: Step) -> str:
        """Return one line: upstream → contribution, or what each of several inputs gets."""
        lines = self._gradients(step)
        if len(lines) < 2:
            return lines[0]
        labels = [last_names(self._trace.nodes[part.node].label) for part in step.contributions]
        for digits in (DIGITS, 3, 2):
            values = [value_text(part.value, digits) for part in step.contributions]
            pairs = zip(labels, values, strict=True)
            line = "→ " + ", ".join(f"{name} {value}".strip() for name, value in pairs)
            if columns(line) <= ROOM:
                return line
        return clipped(line, ROOM)

    def _pull(self, cell: Cell, frame: Frame) -> int | None:
        """Return the step that was the last pullback of the cell's node before the cursor."""
        indices = self._pulled.get((cell.tape, cell.node), ())
        return next((k for k in reversed(indices) if k < frame.index), None)


def is_active(cell: Cell, frame: Frame) -> bool:
    """Say whether the step just taken is about this cell."""
    step = frame.step
    if step is None or step.node != cell.node or cell.id not in frame.cells:
        return False
    return not step.backward or step.tape is None or step.tape == cell.tape


def emptied(trace: Trace, wipe: Wipe | None) -> str:
    """Return why a tape, or a cell of it, is empty."""
    if wipe is None or wipe.how not in BY:
        return say("tapes.by_gradient", call=call_named(trace, wipe))
    if wipe.line is None:
        return say(f"tapes.by_{BY[wipe.how]}")
    return say(f"tapes.by_{BY[wipe.how]}_line", line=wipe.line)


def why_not(code: str) -> str:
    """Return in two or three words why a tape did not take an operation."""
    key = "transport.why_" + code
    return say(key if key in CATALOGUE.rows else "transport.why_other")


def value_text(value: np.ndarray | str, digits: int = DIGITS) -> str:
    """Return a value in a few characters: a number, text, or the shape of a tensor."""
    if isinstance(value, str):
        return f'"{value[:NUMBER]}…"' if len(value) > NUMBER else f'"{value}"'
    if value.ndim:
        return shape_text(value.shape)
    return fitting(value, NUMBER, digits)


def columns(text: str) -> int:
    """Return how many columns of a fixed-width font `text` takes; Korean letters take two."""
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)


def clipped(text: str, room: int) -> str:
    """Return `text` in at most `room` columns, cut short with "…" where it is longer."""
    if columns(text) <= room:
        return text
    kept = text
    while kept and columns(kept) > max(room - 1, 1):
        kept = kept[:-1]
    return kept.rstrip(", ") + "…"


def size_text(count: int) -> str:
    """Return a number of bytes, short; "" for none."""
    if not count:
        return ""
    for unit, key in ((1_000_000, "transport.megabytes"), (1_000, "transport.kilobytes")):
        if count >= unit:
            return say(key, count=f"{count / unit:.3g}" if count < 1000 * unit else count // unit)
    return say("transport.bytes", count=count)


def _tags(trace: Trace) -> dict[int, str]:
    """Return, per cell that is the first of another tape's stretch in its lane, that tape's name.

    A lane in which only one tape lies needs no tags.
    """
    made, names = lanes(trace), tape_names(trace)
    crowded = {k for k, known in enumerate(made.opened) if len({tape for _, tape in known}) > 1}
    result: dict[int, str] = {}
    before: dict[int, int] = {}
    for row, cell in enumerate(trace.cells if crowded else ()):
        lane = made.lane[row]
        if lane in crowded and cell.tape is not None and cell.tape != before.get(lane):
            result[cell.id] = names[cell.tape]
            before[lane] = cell.tape
    return result
