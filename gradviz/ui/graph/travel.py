"""A spot that goes along an edge once, where movement is wanted: a gradient on its way."""

from weakref import ref

import numpy as np
from PySide6.QtCore import QEasingCurve, QPointF, QVariantAnimation
from PySide6.QtWidgets import QGraphicsItem

from gradviz.ui.graph.free_place import along
from gradviz.ui.theme import MOVE_MS, moving


class Travel:
    """One way at a time; `item` is painted again whenever the spot is elsewhere."""

    def __init__(self, item: QGraphicsItem) -> None:
        self._way = np.zeros((0, 2))
        self._clock = QVariantAnimation(startValue=0.0, endValue=1.0, duration=MOVE_MS)
        self._clock.setEasingCurve(QEasingCurve.Type.InOutQuad)
        drawn = ref(item)  # Python frees nothing that Qt holds: the item's whole view would stay
        for signal in (self._clock.valueChanged, self._clock.finished):
            signal.connect(lambda *_: _paint_again(drawn()))

    def begin(self, points: np.ndarray, start: float, stop: float) -> None:
        """Go along a polyline (n, 2) from one share of its length to another."""
        self.end()
        if moving():
            self._way = along(points, np.linspace(start, stop, 65))
            self._clock.start()

    def end(self) -> None:
        """Be where it ends, at once."""
        self._clock.stop()

    @property
    def spot(self) -> QPointF | None:
        """Where the spot is; None where nothing is on its way."""
        if self._clock.state() != QVariantAnimation.State.Running:
            return None
        (x, y), *_ = along(self._way, np.array([float(self._clock.currentValue())])).tolist()
        return QPointF(x, y)


def _paint_again(item: QGraphicsItem | None) -> None:
    if item is not None:
        item.update()
