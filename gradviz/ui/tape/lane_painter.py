"""Paints what is around the cells: rails, gaps, marks of pauses and resets, tags and heads.

A rail runs under the cells as long as their tape records, broken while it is paused; a head stands
on it, and a hollow mark where the next step goes. Knows the moment, the theme and where columns
are; no model and no widget.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from gradviz.trace import Frame, Trace
from gradviz.trace.replay import PAUSED
from gradviz.trace.steps import PULLED_BACK, TAPE_PAUSED
from gradviz.trace.strip import Lanes, Mark, Stretch, Written
from gradviz.ui.tape.heads import NOW, READING, RESTING, Head, ahead, heads, reached
from gradviz.ui.tape.lettering import ui_hand, write_tag
from gradviz.ui.tape.measures import GAP, Measures, Ruler
from gradviz.ui.tape.naming import tape_names
from gradviz.ui.theme import Theme, scale
from gradviz.words import say

Flag = Qt.AlignmentFlag
Piece = TypeVar("Piece", Stretch, Written)
PaintCell = Callable[[QPainter, int], None]  # painter, row


@dataclass(slots=True, eq=False)
class Scene:
    """What is seen of the strip: columns `first` to `last`, half-open, moved by `dx` and `dy`.

    It scrolls, and heads out of view wait at its edges, unless `shown` says which lanes it has.
    """

    trace: Trace
    frame: Frame
    lanes: Lanes
    ruler: Ruler
    sizes: Measures
    dx: int
    dy: int
    first: int
    last: int
    width: int
    shown: tuple[int, ...] | None = None

    def x(self, column: int) -> int:
        """Return the left edge of a column."""
        return self.ruler.left(column) - self.dx

    def top(self, lane: int) -> int:
        """Return the upper edge of a lane."""
        place = lane if self.shown is None else self.shown.index(lane)
        return place * self.sizes.lane - self.dy

    def row(self, column: int, lane: int) -> int | None:
        """Return the row of the cell in a column and lane, None where there is none."""
        rows = self.lanes.cells[column]
        return next((row for row in rows if self.lanes.lane[row] == lane), None)

    def has(self, column: int, lane: int) -> bool:
        """Return whether what stands there is to be seen, if only at an edge."""
        if self.shown is None:
            return self.rail(lane) > 0  # else its lane is scrolled away
        return self.first <= column < self.last and lane in self.shown

    def box(self, column: int, lane: int) -> QRect:
        """Return where the cell of a column is, without gap, tag and rail."""
        top = self.top(lane) + self.sizes.tag
        return QRect(self.x(column), top, self.ruler.width(column) - GAP, self.sizes.box)

    def line(self, first: int, last: int, lane: int) -> QLineF:
        """Return what is seen of the rail under columns `first` to `last`, half-open."""
        left, right = max(first, self.first), min(last, self.last)
        y = self.rail(lane)
        return QLineF(self.x(left), y, max(self.x(right) - GAP, self.x(left)), y)

    def rail(self, lane: int) -> float:
        """Return the height of a lane's rail."""
        return self.top(lane) + self.sizes.lane - self.sizes.foot / 2


class LanePainter:
    """Paints one scene at a time, in the colours of `theme`."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme

    def paint(self, painter: QPainter, scene: Scene, cell: PaintCell) -> None:
        """Paint what is seen; `cell` paints the cells, between what lies below and above them."""
        self._below(painter, scene)
        for column in range(scene.first, scene.last):
            for row in scene.lanes.cells[column]:
                cell(painter, row)
        self._above(painter, scene)

    def _below(self, painter: QPainter, scene: Scene) -> None:
        done = reached(scene.lanes, scene.frame.index)
        for lane, stretches in enumerate(scene.lanes.stretches):
            for stretch in _seen(stretches, scene):
                self._rail(painter, scene, lane, stretch, done)
                if scene.lanes.count > 1:
                    self._gaps(painter, scene, lane, stretch, done)
        for lane, runs in enumerate(scene.lanes.written):
            for run in _seen(runs, scene):
                self._line_of(painter, scene, lane, run, min(run.last, done))

    def _above(self, painter: QPainter, scene: Scene) -> None:
        done = reached(scene.lanes, scene.frame.index)
        for column in range(scene.first, scene.last):
            mark = scene.lanes.marks.get(column)
            if mark is not None:
                self._mark(painter, scene, column, mark)
        for lane, runs in enumerate(scene.lanes.written):
            for run in _seen(runs, scene):
                self._tag_of(painter, scene, lane, run, min(run.last, done))
        for row in ahead(scene.trace, scene.frame):
            column, lane = scene.lanes.column[row], scene.lanes.lane[row]
            if scene.first <= column < scene.last and scene.has(column, lane):
                self._next(painter, scene, column, lane)
        for head in heads(scene.trace, scene.frame):
            if scene.has(head.column, head.lane):
                self._head(painter, scene, head)

    # Rails and gaps -----------------------------------------------------------------------------

    def _rail(
        self, painter: QPainter, scene: Scene, lane: int, stretch: Stretch, done: int
    ) -> None:
        """Draw a rail as far as the run has come; what comes later is dotted."""
        if stretch.state == PAUSED:
            return
        begins = stretch.step < scene.frame.index
        middle = min(max(done, stretch.first), stretch.last) if begins else stretch.first
        pen = QPen(QColor(self.theme.faint), 2)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        for first, last in ((stretch.first, middle), (middle, stretch.last)):
            if max(first, scene.first) < min(last, scene.last):
                painter.setPen(pen)
                painter.drawLine(scene.line(first, last, lane))
            pen = QPen(QColor(self.theme.outline), 1, Qt.PenStyle.DotLine)

    def _gaps(
        self, painter: QPainter, scene: Scene, lane: int, stretch: Stretch, done: int
    ) -> None:
        """Say, where an open tape has no cell, why it took nothing."""
        words = say("tapes.gap_paused" if stretch.state == PAUSED else "tapes.gap_open")
        painter.setFont(ui_hand(8.5).font)
        painter.setPen(QColor(self.theme.faint))
        for column in range(max(stretch.first, scene.first), min(stretch.last, scene.last, done)):
            rows = scene.lanes.cells[column]
            if rows and all(scene.lanes.lane[row] != lane for row in rows):
                painter.drawText(scene.box(column, lane), Flag.AlignCenter, words)

    # What a backward pass wrote -----------------------------------------------------------------

    def _line_of(self, painter: QPainter, scene: Scene, lane: int, run: Written, last: int) -> None:
        if max(run.first, scene.first) < min(last, scene.last):
            painter.setPen(QPen(QColor(self.theme.gradient), 2))
            painter.drawLine(scene.line(run.first, last, lane))

    def _tag_of(self, painter: QPainter, scene: Scene, lane: int, run: Written, last: int) -> None:
        """Say whose backward pass wrote these cells, on their upper edge and always in view."""
        name = tape_names(scene.trace)[scene.trace.gradients[run.gradient].tape]
        left = max(scene.x(run.first) + 8, 4)
        room = min(scene.x(last) - GAP + 8, scene.width) - left
        words = "◂ " + say("tapes.written" if run.taken else "tapes.made", name=name)
        if ui_hand(7.5, bold=True).width(words) + 24 > room:
            words = say("tapes.written_short", name=name)
        if room > 40:
            top = scene.box(run.first, lane).top() - scene.sizes.tag
            ink = self.theme.gradient
            write_tag(painter, QRect(left, top, room, 1), words, ink, ink, self.theme.window)

    # Marks --------------------------------------------------------------------------------------

    def _mark(self, painter: QPainter, scene: Scene, column: int, mark: Mark) -> None:
        """Draw two bars for a pause, a wiped line for a reset, and the word below."""
        taken = mark.step < scene.frame.index
        now = mark.step == scene.frame.index - 1
        colour = QColor(self.theme.muted if taken else self.theme.faint)
        area = scene.box(column, mark.lane)
        if now:
            painter.setPen(QPen(QColor(self.theme.current), 2))
            painter.setBrush(QColor(self.theme.current_wash))
            painter.drawRoundedRect(QRectF(area).adjusted(1, 1, -1, -1), 6, 6)
        middle = QPointF(area.center().x() + 0.5, area.top() + area.height() * 0.36)
        (self._bars if mark.kind == TAPE_PAUSED else self._wipe)(painter, middle, colour)
        painter.setFont(ui_hand(8).font)
        painter.setPen(QColor(self.theme.text) if now else colour)
        lower = area.adjusted(0, round(area.height() * 0.56), 0, 0)
        key = "tapes.mark_paused" if mark.kind == TAPE_PAUSED else "tapes.mark_reset"
        painter.drawText(lower, Flag.AlignHCenter | Flag.AlignTop, say(key))

    def _bars(self, painter: QPainter, middle: QPointF, colour: QColor) -> None:
        half = 5 * scale()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        for side in (-half, half - 3 * scale()):
            place = QRectF(middle.x() + side, middle.y() - half, 3 * scale(), 2 * half)
            painter.drawRect(place)

    def _wipe(self, painter: QPainter, middle: QPointF, colour: QColor) -> None:
        """Draw a bar with an arrow that pushes what is left of it away."""
        half = 6 * scale()
        painter.setPen(QPen(colour, 2))
        right = middle.x() + half
        painter.drawLine(QLineF(right, middle.y() - half, right, middle.y() + half))
        painter.drawLine(QLineF(right, middle.y(), middle.x() - half, middle.y()))
        for turn in (-half / 1.7, half / 1.7):
            tip = QPointF(middle.x() - half, middle.y())
            painter.drawLine(QLineF(tip, tip + QPointF(half / 1.7, turn)))

    # Heads --------------------------------------------------------------------------------------

    def _next(self, painter: QPainter, scene: Scene, column: int, lane: int) -> None:
        """Draw what the text has at the line to run next, under the cell: a hollow mark."""
        step = scene.frame.next_step
        way = -1 if step is not None and step.kind == PULLED_BACK else 1
        half, y = 4.5 * scale(), scene.rail(lane)
        x = scene.box(column, lane).center().x() + 0.5
        corners = ((-way * half, -half), (way * half * 0.8, 0.0), (-way * half, half))
        painter.setPen(QPen(QColor(self.theme.muted), 1.2))
        painter.setBrush(QColor(self.theme.window))
        painter.drawPolygon(QPolygonF([QPointF(x + dx, y + dy) for dx, dy in corners]))

    def _elsewhere(self, painter: QPainter, scene: Scene, head: Head) -> None:
        """Name the cell that a head out of view is at, where no cell in view stands in the way."""
        row, box = scene.row(head.column, head.lane), scene.box(head.column, head.lane)
        left = box.right() < 0
        near = range(scene.first, scene.last)[:2] if left else range(scene.first, scene.last)[-2:]
        taken = any(scene.row(column, head.lane) is not None for column in near)
        if row is None or taken or scene.first <= head.column < scene.last:
            return
        cell = scene.trace.cells[row]
        node = scene.trace.nodes[cell.node]
        words = f"{cell.number or ''} {node.glyph or node.op}".strip()
        if node.line is not None:
            words += f"  {say('transport.line', line=node.line)}"
        painter.setFont(ui_hand(9).font)
        painter.setPen(QColor(self.theme.gradient))
        side = Flag.AlignLeft if left else Flag.AlignRight
        place = QRect(4, box.top(), scene.width - 8, box.height())
        painter.drawText(place, side | Flag.AlignVCenter, words)

    def _head(self, painter: QPainter, scene: Scene, head: Head) -> None:
        """Draw a tab that points the way it runs; out of view it waits at the edge."""
        long, half = 18 * scale(), 5.5 * scale()
        box = scene.box(head.column, head.lane)
        x = box.left() + head.part * box.width()
        least, most = (0, scene.width - long) if head.leftward else (long, scene.width)
        x = min(max(x, least), most)
        y = scene.rail(head.lane)
        way = -1 if head.leftward else 1
        tail = x - way * long
        inner = x - way * half
        shape = QPolygonF(
            [
                QPointF(tail, y - half),
                QPointF(inner, y - half),
                QPointF(x, y),
                QPointF(inner, y + half),
                QPointF(tail, y + half),
            ]
        )
        if x != box.left() + head.part * box.width() and head.state != RESTING:
            self._elsewhere(painter, scene, head)
        fill = {NOW: self.theme.current, READING: self.theme.gradient}.get(
            head.state, self.theme.muted
        )
        painter.setPen(QPen(QColor(self.theme.window), 1.5))
        painter.setBrush(QColor(fill))
        painter.drawPolygon(shape)


def _seen(pieces: list[Piece], scene: Scene) -> Iterator[Piece]:
    """Yield the pieces of a lane, which follow one another, that are in view."""
    at = bisect_left(pieces, scene.last, key=lambda piece: piece.first)
    for piece in reversed(pieces[:at]):
        if piece.last <= scene.first:
            return
        yield piece
