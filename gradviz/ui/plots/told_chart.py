"""A chart that says what is at the pointer, and hands its numbers out as rows."""

from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QToolTip

from gradviz.ui.plots.chart import Chart
from gradviz.ui.plots.saving import comma_separated


class ToldChart(Chart):
    """Says and hands out nothing by itself: subclasses know their words and their rows."""

    def hint(self, position: QPoint) -> str:
        """Return what is said of a pixel; "" for nothing."""
        return ""

    def table(self) -> list[list[object]]:
        """Return the numbers, the names of the columns first."""
        return []

    def text(self) -> str:
        """Return the numbers as text, with tabs."""
        return comma_separated(self.table(), "\t").rstrip("\n")

    def viewportEvent(self, event: QEvent) -> bool:
        """Say what is at the pointer."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.hint(event.pos()), self.viewport())
            return True
        return bool(super().viewportEvent(event))
