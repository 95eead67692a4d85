"""Bytes that tapes hold, by step, with the cursor as a line."""

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from gradviz.trace.series import RELEASE, Memory
from gradviz.ui.numbers import short
from gradviz.ui.plots.chart import Chart
from gradviz.ui.plots.ranges import View, finite
from gradviz.words import say


class MemoryPlot(Chart):
    """Draws a Memory as stairs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._memory: Memory | None = None
        self._cursor = 0
        self._built = False
        super().__init__("memoryPlot", parent)
        self._held = self.add_series(say("plots.held"), fillLevel=0, stepMode="right")
        self._line = pg.InfiniteLine(angle=90, movable=False)
        self.addItem(self._line, ignoreBounds=True)
        self._release, self._now = self.add_label(), self.add_label()
        self._built = True
        self.set_memory(None)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to be seen."""
        return self._memory is None or not self._memory.held.size or not self._memory.held.any()

    def set_memory(self, memory: Memory | None) -> None:
        """Draw `memory`."""
        self._memory = memory
        self._draw()

    def set_cursor(self, index: int) -> None:
        """Put the line at step `index`."""
        self._cursor = index
        if not self.is_empty:
            self._draw_cursor()

    def restyle(self) -> None:
        """Colour everything again."""
        super().restyle()
        if self._built:
            self._draw()

    def _draw(self) -> None:
        for item in (self._held, self._line, self._release, self._now):
            item.setVisible(not self.is_empty)
        if self._memory is None or self.is_empty:
            self._held.setData([], [])
            self.say_title([])
            return
        held = finite(self._memory.held)
        wash = QColor(self.theme.series_wash)
        wash.setAlpha(150)
        self._held.setPen(self.pen(self.theme.series, 2.0))
        self._held.setFillBrush(wash)
        stairs = np.append(held, held[-1])  # so that the last step is as wide as the others
        self._held.setData(np.arange(len(stairs), dtype=np.float64), stairs)
        self.look_at(View((0, len(held)), (0, float(np.nanmax(held)) * 1.3)))
        self.set_labels(say("plots.step"), "")
        self.say_title([(say("plots.held_by_step"), self.theme.muted)])
        self.arrange()

    def arrange(self) -> None:
        """Put the labels where they cover nothing."""
        if self._built and not self.is_empty:
            self._draw_release()
            self._draw_cursor()

    def _draw_release(self) -> None:
        memory = self._memory
        happenings = memory.happenings if memory is not None else ()
        step = next((one.index for one in happenings if one.what == RELEASE), 0)
        text = say("plots.released") if step else ""
        width, height = self.label_size(text)
        view = View(*self.viewRange())
        right = min(max(float(view.across(step)) + width / 2, width + 0.01), 0.99)
        rect = (right - width, 0.99 - height, right, 0.99)
        self.put_label(self._release, text, self.theme.gradient, view, rect)

    def _draw_cursor(self) -> None:
        memory = self._memory
        if memory is None:
            return
        at = min(max(self._cursor, 0), len(memory.held) - 1)
        dash = Qt.PenStyle.DashLine
        self._line.setPen(self.pen(self.theme.current, 1.6, dash))
        self._line.setValue(at)
        text = say("plots.bytes", bytes=short(int(memory.held[at])))
        width, height = self.label_size(text)
        view = View(*self.viewRange())
        across = float(view.across(at))
        left = across + 0.01 if across + width < 0.98 else across - width - 0.01
        top = 0.99 - height  # a line below what may be said of the release
        rect = (left, top - height, left + width, top)
        self.put_label(self._now, text, self.theme.text, view, rect)
