"""Thousands of plot updates and repaints leave None's references alone.

PySide6 6.12.0 gives away one reference of None per call on Python 3.11 until the process aborts;
a short test never notices.
"""

import sys

import numpy as np
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QWidget

UPDATES, REPAINTS = 3_000, 10_000
SLACK = 500  # references that come and go by themselves


class Painted(QWidget):
    """A widget that Python paints."""

    def paintEvent(self, event):
        painter = QPainter(self)
        painter.setPen(self.palette().text().color())
        painter.fillRect(0, 0, 2, 2, self.palette().window())
        painter.end()


def test_repaints_take_no_references_of_none(qtbot):
    widget = Painted()
    qtbot.addWidget(widget)
    widget.resize(8, 8)
    page = QPixmap(8, 8)
    before = sys.getrefcount(None)
    for _ in range(REPAINTS):
        widget.render(page)
    assert sys.getrefcount(None) > before - SLACK


def test_plot_updates_take_no_references_of_none(qtbot):
    import pyqtgraph as pg

    plot = pg.PlotWidget()
    qtbot.addWidget(plot)
    series = plot.plot([], [])
    x = np.linspace(-10, 10, 21)
    before = sys.getrefcount(None)
    for step in range(UPDATES):
        series.setData(x, np.sin(x + step))
    plot.grab()
    assert sys.getrefcount(None) > before - SLACK
