"""How the axes of all plots look: quiet lines, small numbers, names in the interface's font."""

import pyqtgraph as pg
from PySide6.QtGui import QColor

from gradviz.ui.theme import Theme, code_font, scale, ui_font


def dress_axis(axis: pg.AxisItem, theme: Theme) -> None:
    """Give an axis the colours and fonts of `theme`."""
    axis.setPen(pg.mkPen(QColor(theme.line), width=scale()))
    axis.setTextPen(theme.muted)
    axis.setTickFont(code_font(8.0))
    axis.setStyle(tickLength=0, tickTextOffset=6, maxTickLevel=0)
    axis.label.setFont(ui_font(8.5))
