"""Keeps the graph from running on under what lies over it: the caption above, the card below.

A graph too large for its panel ends softly at the free part. Knows no graph.
"""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QLinearGradient, QPainter

SOFT = 9.0  # pixels over which the graph fades out


def draw_curtains(painter: QPainter, view: QRectF, top: float, bottom: float, ink: QColor) -> None:
    """Cover the upper `top` and the lower `bottom` pixels of `view`, in its pixels."""
    clear = QColor(ink)
    clear.setAlpha(0)
    painter.save()
    painter.resetTransform()
    for edge, away in ((view.top() + top, -top), (view.bottom() - bottom, bottom)):
        if not away:
            continue
        painter.fillRect(QRectF(view.left(), edge, view.width(), away).normalized(), ink)
        soft = -SOFT if away > 0 else SOFT
        fade = QLinearGradient(0, edge, 0, edge + soft)
        fade.setColorAt(0, ink)
        fade.setColorAt(1, clear)
        painter.fillRect(QRectF(view.left(), edge, view.width(), soft).normalized(), fade)
    painter.restore()
