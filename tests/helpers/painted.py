"""What a widget paints anew, beside what looks different: less would leave old pixels standing."""

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QPaintEvent, QRegion
from PySide6.QtWidgets import QApplication, QWidget

from tests.helpers.pictures import pixels


class _Listener(QObject):
    region = QRegion()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.region = self.region.united(event.region())
        return False


def painted(widget: QWidget, act: Callable[[], object]) -> tuple[float, int]:
    """Return the share of `widget` that `act` has painted anew, and how many pixels it missed."""
    QApplication.processEvents()
    before, listener = widget.grab().toImage(), _Listener()
    widget.installEventFilter(listener)
    act()
    QApplication.processEvents()
    widget.removeEventFilter(listener)
    after = widget.grab().toImage()
    changed = (pixels(before) != pixels(after)).any(axis=2)
    covered = np.zeros(changed.shape, bool)
    for rect in listener.region:
        covered[rect.top() : rect.bottom() + 1, rect.left() : rect.right() + 1] = True
    return float(covered.mean()), int(np.count_nonzero(changed & ~covered))
