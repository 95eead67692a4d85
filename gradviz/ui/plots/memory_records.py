"""Bytes kept by record: one bar an operation, what another keeps as well hatched."""

from bisect import bisect_right
from typing import TYPE_CHECKING

import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF

from gradviz.trace import Frame
from gradviz.trace.replay import PULLED, RECORDED
from gradviz.trace.series import Keep, Memory
from gradviz.ui.plots.memory_inks import SHARED, ground, tape_colour
from gradviz.ui.plots.memory_words import bar_text, record_name
from gradviz.ui.plots.ranges import View
from gradviz.ui.plots.title_lines import wrapped
from gradviz.ui.theme import code_font, scale, ui_font
from gradviz.words import say

if TYPE_CHECKING:
    from gradviz.ui.plots.chart import Chart

ROW = 20.0  # pixels, at scale 1
MOST_ROWS = 60
LONGEST = 96.0  # pixels of a name, at scale 1
THICK = 0.62


class MemoryRecords:
    """The items of a Memory by record on its chart; rows are turned, not scrolled by pixels."""

    def __init__(self, chart: "Chart") -> None:
        self._chart = chart
        self._own = pg.BarGraphItem(x0=[], y=[], width=[], height=THICK)
        self._shared = pg.BarGraphItem(x0=[], y=[], width=[], height=THICK)
        for item in (self._own, self._shared):
            chart.addItem(item, ignoreBounds=True)
        self.labels: list[pg.TextItem] = []
        self._written: dict[pg.TextItem, tuple[object, ...]] = {}
        self.keeps: list[Keep] = []
        self.first = 0
        self._most = 1
        self._largest = True
        self._places: dict[int, int] = {}

    def set_memory(self, memory: Memory, largest: bool) -> None:
        """Take the records, the largest first or as they were recorded."""
        keeps = list(memory.keeps)
        self.keeps = sorted(keeps, key=lambda keep: -keep.size) if largest else keeps
        self._largest = largest
        self._places = {keep.node: place for place, keep in enumerate(self.keeps)}
        self._most = max((keep.size for keep in keeps), default=1) or 1
        self.turn(0)

    @property
    def rows(self) -> int:
        """How many records can be seen at a time."""
        box = self._chart.getPlotItem().getViewBox()
        return min(max(int(box.height() // (ROW * scale())), 1), MOST_ROWS)

    def turn(self, by: int) -> bool:
        """Go `by` records down the list; whether that changed anything."""
        before = self.first
        self.first = min(max(self.first + by, 0), max(len(self.keeps) - self.rows, 0))
        return self.first != before

    def follow(self, frame: Frame) -> None:
        """Turn to the record of the step, where they stand in order; the largest stay put."""
        if self._largest:
            return
        place = self._places.get(frame.active) if frame.active is not None else None
        if place is None:
            place = bisect_right(self.keeps, frame.index, key=lambda keep: keep.born) - 1
        self.first = 0
        self.turn(place - self.rows // 2)

    def shown(self) -> list[Keep]:
        """Return the records that can be seen."""
        return self.keeps[self.first : self.first + self.rows]

    def keep_at(self, y: float) -> Keep | None:
        """Return the record at a height of the plane."""
        row, shown = int(y), self.shown()
        return shown[row] if y >= 0 and row < len(shown) else None

    def clear(self) -> None:
        """Draw nothing."""
        for item in (self._own, self._shared):
            item.setOpts(x0=[], y=[], width=[], height=THICK)
        for label in self.labels:
            label.hide()

    def view(self) -> View:
        """Return the part of the plane that shows the rows, the first at the top."""
        widest = max((self._chart.label_size(bar_text(k))[0] for k in self.shown()), default=0.3)
        room = max(1 - widest - 0.02, 0.25)
        return View((0.0, self._most / room), (float(self.rows), 0.0))

    def draw(self, frame: Frame | None) -> None:
        """Draw the rows that can be seen as things stand at `frame`."""
        shown = self.shown()
        held = [frame is None or _is_held(keep, frame) for keep in shown]
        self._draw_bars(shown, held)
        axis = self._chart.getAxis("left")
        room = LONGEST * scale()
        axis.setTicks([[(k + 0.5, _cut(record_name(keep), room)) for k, keep in enumerate(shown)]])
        while len(self.labels) < len(shown):
            label = self._chart.add_label()
            label.setAnchor((0.0, 0.5))
            self.labels.append(label)
        active = frame.active if frame is not None else None
        for k, label in enumerate(self.labels):
            if k >= len(shown):
                label.hide()
                continue
            self._write(label, k, shown[k], held[k], shown[k].node == active)

    def _draw_bars(self, shown: list[Keep], held: list[bool]) -> None:
        theme = self._chart.theme
        colours = [tape_colour(theme, keep.holder) for keep in shown]
        fills = [ground(theme, c) if h else QBrush(Qt.BrushStyle.NoBrush)
                 for c, h in zip(colours, held, strict=True)]  # fmt: skip
        hatched = [QBrush(QColor(c), SHARED) if h else QBrush(Qt.BrushStyle.NoBrush)
                   for c, h in zip(colours, held, strict=True)]  # fmt: skip
        pens = [self._chart.pen(c if h else theme.faint, 1.2)
                for c, h in zip(colours, held, strict=True)]  # fmt: skip
        y = [k + 0.5 for k in range(len(shown))]
        own = [keep.own for keep in shown]
        rest = [keep.size - keep.own for keep in shown]
        self._own.setOpts(x0=[0.0] * len(y), y=y, width=own, height=THICK, brushes=fills, pens=pens)
        self._shared.setOpts(x0=own, y=y, width=rest, height=THICK, brushes=hatched, pens=pens)

    def _write(self, label: pg.TextItem, row: int, keep: Keep, held: bool, active: bool) -> None:
        theme = self._chart.theme
        colour = theme.text if held else theme.muted
        text = f"◂ {bar_text(keep)}" if active else bar_text(keep)
        wanted = (text, keep.size, row, colour, scale())
        if self._written.get(label) == wanted and label.isVisible():
            return  # words are set at leisure, and steps come fast
        self._written[label] = wanted
        label.setFont(ui_font(8.5, bold=active))
        label.setText(text, color=colour)
        label.fill = pg.mkBrush(None)
        label.setPos(float(keep.size), row + 0.5)
        label.show()

    def legend(self, width: float) -> str:
        """Return the lines above the plot as HTML."""
        theme = self._chart.theme
        pieces = [(f"■ {say('memory.legend_own')}", theme.series)]
        if any(keep.own < keep.size for keep in self.keeps):
            pieces.append((f"▧ {say('memory.legend_shared')}", theme.series))
        pieces.append((f"□ {say('memory.legend_later')}", theme.muted))
        if len(self.keeps) > self.rows:
            last = min(self.first + self.rows, len(self.keeps))
            pieces.append((say("memory.rows", first=self.first + 1, last=last,
                               count=len(self.keeps)), theme.text))  # fmt: skip
        return wrapped(pieces, width)


def _is_held(keep: Keep, frame: Frame) -> bool:
    return any(frame.cells.get(cell) in (RECORDED, PULLED) for cell in keep.cells)


def _cut(text: str, room: float) -> str:
    metrics = QFontMetricsF(code_font(8.0))
    return str(metrics.elidedText(text, Qt.TextElideMode.ElideRight, room))
