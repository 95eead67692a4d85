"""Bytes held by step: one area a tape, stacked; what would be otherwise, as dashed lines."""

from typing import TYPE_CHECKING

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt

from gradviz.trace.series import CLOSE, DROP, KEEP, RELEASE, RESET, Memory
from gradviz.ui.plots.memory_inks import (
    DASH_SIGNS,
    DASHES,
    SHARED_SIGN,
    SIGNS,
    ground,
    line_colour,
    pattern,
    stairs,
    tape_colour,
)
from gradviz.ui.plots.memory_words import (
    LINES,
    holder_name,
    left_text,
    line_key,
    peak_text,
    size_text,
)
from gradviz.ui.plots.ranges import Rect, View
from gradviz.ui.plots.title_lines import lines_most, lines_room, wrapped
from gradviz.words import say

if TYPE_CHECKING:
    from gradviz.ui.plots.chart import Chart

MOST = 1200  # corners of a curve
WORDS = 6  # of what happens, written at a time
RULES = 400  # of what happens, drawn at a time
ORDER = (RELEASE, RESET, DROP, KEEP, CLOSE)  # who is written first where room is short
LINE_Z, RULE_Z, PEAK_Z = 8, 6, 9


class MemorySteps:
    """The items of a Memory by step on its chart."""

    def __init__(self, chart: "Chart") -> None:
        self._chart = chart
        self._areas: list[pg.PlotDataItem] = []
        self.total = chart.add_series(say("plots.held"), stepMode="right")
        self.lines = {line: chart.add_series(stepMode="right") for line in LINES}
        for item in self.lines.values():
            item.setZValue(LINE_Z)
        self._rules = chart.add_series(connect="pairs")
        self._rules.setZValue(RULE_Z)
        self._peak = pg.ScatterPlotItem(symbol="t", size=8)
        self._peak.setZValue(PEAK_Z)
        chart.addItem(self._peak, ignoreBounds=True)
        self.line = pg.InfiniteLine(angle=90, movable=False)
        self.line.setZValue(PEAK_Z)
        chart.addItem(self.line, ignoreBounds=True)
        self.words = [chart.add_label() for _ in range(WORDS)]
        self.now = chart.add_label()

    # -- the picture ----------------------------------------------------------------------------

    def draw(self, memory: Memory, hidden: frozenset[str]) -> None:
        """Draw `memory`, but for the lines in `hidden`."""
        self.clear()
        theme = self._chart.theme
        self._draw_areas(memory)
        self.total.setPen(self._chart.pen(theme.text, 1.4))
        self.total.setData(*stairs(memory.held, MOST))
        for line in shown_lines(memory, hidden):
            self.lines[line].opts["name"] = say(line_key(memory, line))
            pen = self._chart.pen(line_colour(theme, line), 1.6, DASHES[line])
            self.lines[line].setPen(pen)
            self.lines[line].setData(*stairs(getattr(memory, line), MOST))
        at = memory.peak
        self._peak.setData([at + 0.5], [float(memory.held[at])], brush=pg.mkBrush(theme.text),
                           pen=pg.mkPen(None))  # fmt: skip
        self._draw_rules(memory)

    def _draw_areas(self, memory: Memory) -> None:
        """Draw the areas from the top of the stack down: each covers the foot of the one above."""
        stack, theme = memory.stack, self._chart.theme
        layers = [(-1, stack.shared)] if stack.shared.any() else []
        layers += list(enumerate(stack.alone))
        heights = np.cumsum([row for _, row in layers], axis=0)
        for place in reversed(range(len(layers))):
            number = layers[place][0]
            colour = theme.muted if number < 0 else tape_colour(theme, number)
            name = say("memory.shared") if number < 0 else holder_name(memory, number)
            over = pattern(colour, number)
            for brush in (
                (ground(theme, colour), over) if over is not None else (ground(theme, colour),)
            ):
                area = self._chart.add_series(name, stepMode="right", fillLevel=0, fillBrush=brush)
                area.setPen(self._chart.pen(colour, 1.0))
                area.setZValue(-place / 100)
                area.setData(*stairs(heights[place], MOST))
                self._areas.append(area)
                name = ""

    def _draw_rules(self, memory: Memory) -> None:
        places = sorted({one.index for one in memory.happenings})[:RULES]
        top = float(max(memory.held.max(), 1)) * 10
        self._rules.setPen(self._chart.pen(self._chart.theme.faint, 1.0))
        self._rules.setData(np.repeat(places, 2).astype(float), np.tile([0.0, top], len(places)))

    def clear(self) -> None:
        """Draw nothing."""
        for area in self._areas:
            self._chart.removeItem(area)
        self._areas = []
        for item in (self.total, self._rules, *self.lines.values()):
            item.setData([], [])
        for item in self.lines.values():
            item.opts["name"] = None
        self._peak.setData([])
        for label in (self.now, *self.words):
            label.hide()

    def show(self, shown: bool) -> None:
        """Let the line at the cursor be seen or not."""
        self.line.setVisible(shown)

    def view(self, memory: Memory, hidden: frozenset[str]) -> View:
        """Return the part of the plane that shows everything, with room for words above."""
        rows = [memory.held, *(getattr(memory, line) for line in shown_lines(memory, hidden))]
        high = max(float(max(row.max() for row in rows)), 1.0)
        room = min(2.2 * self._chart.label_size("0")[1], 0.6)
        return View((0.0, float(len(memory.held))), (0.0, high / (1 - room)))

    # -- words ----------------------------------------------------------------------------------

    def legend(self, memory: Memory, hidden: frozenset[str]) -> str:
        """Return the lines above the plot as HTML: as many as leave enough of it."""
        theme = self._chart.theme
        pieces = []
        if memory.stack.shared.any():
            pieces.append((f"{SHARED_SIGN} {say('memory.shared')}", theme.muted))
        for number in range(len(memory.holders)):
            sign = SIGNS[number % len(SIGNS)]
            name = f"{sign} {holder_name(memory, number)}"
            pieces.append((name, tape_colour(theme, number)))
        for line in shown_lines(memory, hidden):
            pieces.append((f"{DASH_SIGNS[line]} {say(line_key(memory, line))}",
                           line_colour(theme, line)))  # fmt: skip
        pieces += [(part, theme.text) for part in peak_text(memory).split("; ")]
        if left := left_text(memory):
            pieces.append((left, theme.gradient))
        return wrapped(pieces, lines_room(self._chart), lines_most(self._chart))

    def arrange(self, memory: Memory, cursor: int) -> None:
        """Put the words where they cover nothing."""
        self.place_cursor(memory, cursor)
        view = View(*self._chart.viewRange())
        ends: list[tuple[float, float]] = []
        labels = iter(self.words)
        for label in self.words:
            label.hide()
        ordered = sorted(memory.happenings, key=lambda one: (ORDER.index(one.what), one.index))
        for one in ordered[:RULES]:
            text = say(f"memory.{one.what}")
            rect = self._free_at_top(view, float(one.index), text, ends)
            label = next(labels, None) if rect is not None else None
            if rect is None or label is None:
                continue
            ends.append((rect[0], rect[2]))
            theme = self._chart.theme
            colour = theme.gradient if one.what in (RELEASE, RESET, DROP) else theme.muted
            self._chart.put_label(label, text, colour, view, rect)

    def place_cursor(self, memory: Memory, cursor: int) -> None:
        """Put the line where the cursor is, and write what is held there."""
        chart = self._chart
        at = min(max(cursor, 0), len(memory.held) - 1)
        self.line.setPen(chart.pen(chart.theme.current, 1.8, Qt.PenStyle.DashLine))
        self.line.setValue(at)
        text = say("memory.now", size=size_text(int(memory.held[at])))
        view = View(*chart.viewRange())
        rect = self._at_top(view, float(at), text, 1)
        if rect is None:
            self.now.hide()
            return
        chart.put_label(self.now, text, chart.theme.text, view, rect)

    def _at_top(self, view: View, at: float, text: str, row: int) -> Rect | None:
        """Return the place of words beside the line at `at`, in one of the rows at the top."""
        return next(iter(self._beside(view, at, text, row)), None)

    def _free_at_top(
        self, view: View, at: float, text: str, ends: list[tuple[float, float]]
    ) -> Rect | None:
        """Return such a place in the first row that is still free."""
        for rect in self._beside(view, at, text, 0):
            if all(rect[2] <= low or high <= rect[0] for low, high in ends):
                return rect
        return None

    def _beside(self, view: View, at: float, text: str, row: int) -> list[Rect]:
        """Return the places right and left of the line at `at`; none where it is not seen."""
        width, height = self._chart.label_size(text)
        across, top = float(view.across(at)), 0.995 - row * height
        if not -0.001 <= across <= 1.001:
            return []
        lefts = [across + 0.005, across - width - 0.005]
        return [(left, top - height, left + width, top) for left in lefts
                if left >= 0 and left + width <= 1]  # fmt: skip


def shown_lines(memory: Memory, hidden: frozenset[str]) -> list[str]:
    """Return which lines are drawn beside what is held."""
    return [line for line in LINES if getattr(memory, line) is not None and line not in hidden]
