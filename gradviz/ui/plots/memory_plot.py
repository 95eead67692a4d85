"""Bytes that tapes hold, by step with the cursor as a line, or by record as bars.

A click goes to the step, or to the record's; by step the line can be dragged through the steps.
"""

import pyqtgraph as pg
from PySide6.QtCore import QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from gradviz.trace import Frame
from gradviz.trace.series import Memory
from gradviz.ui.plots.memory_hand import RECORDS, STEPS, MemoryHand, Seen
from gradviz.ui.plots.memory_inks import BytesAxis, StepsAxis
from gradviz.ui.plots.memory_records import MemoryRecords
from gradviz.ui.plots.memory_steps import MemorySteps, shown_lines
from gradviz.ui.plots.memory_words import (
    record_hint,
    records_table,
    size_text,
    step_hint,
    steps_table,
)
from gradviz.ui.plots.ranges import View
from gradviz.ui.plots.title_lines import lines_room, write_lines
from gradviz.ui.plots.told_chart import ToldChart
from gradviz.words import say


class MemoryPlot(ToldChart):
    """Draws a Memory in one of two ways."""

    stepRequested = Signal(int)
    nodeActivated = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        self._memory: Memory | None = None
        self._frame: Frame | None = None
        self._mode = STEPS
        self._largest = True
        self._hidden: frozenset[str] = frozenset()
        self._seen = Seen()
        self._built = False
        super().__init__("memoryPlot", parent)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._by_step = {"left": BytesAxis("left"), "bottom": StepsAxis("bottom")}
        self._by_record = {"left": pg.AxisItem("left"), "bottom": BytesAxis("bottom")}
        self.steps, self.records = MemorySteps(self), MemoryRecords(self)
        self._hand = MemoryHand(self)
        self._built = True
        self._wear_axes()
        self.set_memory(None)

    # -- what comes down ------------------------------------------------------------------------

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to be seen."""
        return self._memory is None or not self._memory.held.any()

    @property
    def mode(self) -> str:
        """STEPS or RECORDS."""
        return self._mode

    def set_memory(self, memory: Memory | None) -> None:
        """Draw `memory`."""
        if memory is None or self._memory is None or len(memory.held) != len(self._memory.held):
            self._seen = Seen(0 if memory is None else len(memory.held))
        self._memory = memory
        self._draw()

    def set_frame(self, frame: Frame) -> None:
        """Put the line at the cursor; show what is on the tapes there."""
        self._frame = frame
        if self._memory is None or self.is_empty:
            return
        if self._mode == STEPS:
            if self._seen.follow(self._cursor):
                self.arrange()
            self.steps.place_cursor(self._memory, self._cursor)
        else:
            self.records.follow(frame)
            self._draw_records()
        self._tell()

    def set_mode(self, mode: str) -> None:
        """Show bytes by step or by record: STEPS or RECORDS."""
        if mode != self._mode:
            self._mode = mode
            self._wear_axes()
            self._draw()

    def set_largest(self, largest: bool) -> None:
        """Order the records by size, or as they were recorded."""
        self._largest = largest
        self._draw()

    def set_hidden(self, hidden: frozenset[str]) -> None:
        """Leave some of the lines out."""
        self._hidden = hidden
        self._draw()

    def restyle(self) -> None:
        """Colour everything again."""
        super().restyle()
        if self._built:
            self._draw()

    @property
    def _cursor(self) -> int:
        return self._frame.index if self._frame is not None else 0

    # -- the picture ----------------------------------------------------------------------------

    def _wear_axes(self) -> None:
        item = self.getPlotItem()
        item.setAxisItems(dict(self._by_step if self._mode == STEPS else self._by_record))
        item.getViewBox().invertY(self._mode == RECORDS)
        self.showGrid(x=True, y=self._mode == STEPS, alpha=1.0)
        for side in ("left", "bottom"):
            self.getAxis(side).setZValue(-1)
        super().restyle()

    def _draw(self) -> None:
        memory = self._memory
        self.steps.clear()
        self.records.clear()
        self.steps.show(self._mode == STEPS and not self.is_empty)
        if memory is None or self.is_empty:
            self.records.keeps = []
            write_lines(self, "")
            return
        if self._mode == STEPS:
            self.steps.draw(memory, self._hidden)
            self.set_labels(say("plots.step"), "")
        else:
            self.records.set_memory(memory, self._largest)
            if self._frame is not None:
                self.records.follow(self._frame)
            self.set_labels("", "")
        self.arrange()
        self._tell()

    def arrange(self) -> None:
        """Place what depends on the size in pixels."""
        memory = self._memory
        if not self._built or memory is None or self.is_empty:
            return
        if self._mode == STEPS:
            write_lines(self, self.steps.legend(memory, self._hidden))
            self.look_at(self._view(memory))
            self.steps.arrange(memory, self._cursor)
        else:
            self.records.turn(0)
            self._draw_records()

    def _draw_records(self) -> None:
        self.look_at(self.records.view())
        self.records.draw(self._frame)
        write_lines(self, self.records.legend(lines_room(self)))

    def _view(self, memory: Memory) -> View:
        whole = self.steps.view(memory, self._hidden)
        return View(self._seen.ends, whole.y)

    def _tell(self) -> None:
        memory = self._memory
        if memory is None:
            return
        at = min(self._cursor, len(memory.held) - 1)
        self.setAccessibleDescription(
            say("memory.told", size=size_text(int(memory.held[at])), step=at,
                peak=size_text(int(memory.held[memory.peak])), at=memory.peak)
        )  # fmt: skip

    # -- what people do -------------------------------------------------------------------------

    def zoom(self, factor: float, around: float | None = None) -> None:
        """Show `factor` times as many steps, with `around`, else the cursor, where it is."""
        if self._memory is not None and self._mode == STEPS:
            self._seen.zoom(factor, self._cursor if around is None else around)
            self.arrange()

    def whole(self) -> None:
        """Show all steps."""
        self._seen.whole()
        self.arrange()

    def to_peak(self) -> None:
        """Ask for the step at which most is held."""
        if self._memory is not None:
            self.stepRequested.emit(self._memory.peak)

    def turn_rows(self, by: int) -> None:
        """Show records further down, or up."""
        if self.records.turn(by):
            self._draw_records()

    def move_seen(self, part: float) -> None:
        """Show later steps, or earlier ones, by a part of how many are seen."""
        self._seen.move(part)
        self.arrange()

    def place(self, position: QPoint | QPointF, inside: bool = True) -> QPointF | None:
        """Return where in the plane a pixel is; None outside of it, unless that is allowed."""
        scene = self.mapToScene(QPointF(position).toPoint())
        box = self.getPlotItem().getViewBox()
        there = box.sceneBoundingRect().contains(scene) or not inside
        return box.mapSceneToView(scene) if there and not self.is_empty else None

    def ask_for(self, place: QPointF) -> None:
        """Ask for the step, or the record, at a place of the plane."""
        if self._mode == STEPS:
            step = self.step_at(place.x())
            if step != self._cursor:
                self.stepRequested.emit(step)
            return
        keep = self.records.keep_at(place.y())
        if keep is not None:
            self.nodeActivated.emit(keep.node)

    def step_at(self, x: float) -> int:
        """Return the cursor that a place along stands for."""
        last = len(self._memory.held) - 1 if self._memory is not None else 0
        return min(max(int(x), 0), last)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the step, or to the record."""
        event.setAccepted(self._hand.press(event))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go through the steps, while the button is held."""
        if not self._hand.move(event):
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a drag."""
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Show all steps."""
        self.whole()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl make steps wider, with Shift move along them; turn the rows of records."""
        event.setAccepted(self._hand.turn(event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Zoom with + and -, show all with 0, turn the rows with the arrows up and down."""
        if not self._hand.key(Qt.Key(event.key())):
            super().keyPressEvent(event)

    # -- numbers --------------------------------------------------------------------------------

    def hint(self, position: QPoint) -> str:
        """Return what is said of a pixel; "" for nothing."""
        place, memory = self.place(position), self._memory
        if place is None or memory is None:
            return ""
        if self._mode == STEPS:
            return step_hint(memory, self.step_at(place.x()), shown_lines(memory, self._hidden))
        keep = self.records.keep_at(place.y())
        return "" if keep is None else record_hint(memory, keep)

    def table(self) -> list[list[object]]:
        """Return the numbers of what is seen, the names of the columns first."""
        if self._memory is None:
            return []
        if self._mode == STEPS:
            return steps_table(self._memory)
        return records_table(self._memory, self.records.keeps)
