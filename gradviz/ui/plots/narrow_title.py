"""Titles that make no plot wider: pyqtgraph's own claim as much room as their words take."""

from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import Qt

Hint = Qt.SizeHint


def let_shrink(plot: pg.PlotItem) -> None:
    """Let the title of `plot` be narrower than its words, whatever is written into it."""
    label: Any = plot.titleLabel

    def update() -> None:
        high = label.itemRect().height()
        label.setMinimumWidth(0)
        label.setMinimumHeight(high)
        label._sizeHint = {
            Hint.MinimumSize: (0, high),
            Hint.PreferredSize: (0, high),
            Hint.MaximumSize: (-1, -1),
            Hint.MinimumDescent: (0, 0),
        }
        label.updateGeometry()

    label.updateMin = update
    update()
