"""How a Jacobian's picture writes: one line with an ellipsis, numbers alike, names apart."""

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from gradviz.ui.numbers import short

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
MIDDLE = Qt.AlignmentFlag.AlignCenter


def alike(values: list[float], room: int) -> list[str] | None:
    """Return numbers with as many digits each as let all fit into `room`; None where none do."""
    for digits in (3, 2, 1):
        texts = ["0" if value == 0 else short(value, digits) for value in values]
        if max(len(text) for text in texts) <= room:
            return texts
    return None


def seed_text(value: float) -> str:
    """Return a seed in few characters."""
    return short(value, 2) if value and abs(value) < 0.1 else f"{value:.4g}"


def spaced(count: int, need: float, each: float, breaks: tuple[int, ...]) -> list[int]:
    """Return which of `count` places, `each` pixels apart, can have a name that needs `need`."""
    if each >= need:
        return list(range(count))
    if breaks and gap(breaks) * each >= need:
        return [0, *breaks]
    step = max(int(np.ceil(need / each)), 1)
    return list(range(0, count, step))


def gap(places: tuple[int, ...]) -> int:
    """Return the least distance of breaks, the first counted from 0."""
    return int(np.diff((0, *places)).min())


def write(
    painter: QPainter, room: QRectF, text: str, font: QFont, colour: str, align: Qt.AlignmentFlag
) -> float:
    """Write one line, with an ellipsis where it does not fit; return its width."""
    metrics = QFontMetricsF(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width() + 0.5)
    painter.setFont(font)
    painter.setPen(QColor(colour))
    painter.drawText(room, align, shown)
    return metrics.horizontalAdvance(shown)
