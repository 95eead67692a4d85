"""A pointer with a button and a wheel, for tests of widgets and plots."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget


def wheel(
    widget: QWidget,
    place: QPoint,
    by: int,
    keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    """Turn the wheel over `place` of `widget` by eighths of a degree: 120 is one notch."""
    event = QWheelEvent(
        QPointF(place),
        QPointF(widget.mapToGlobal(place)),
        QPoint(),
        QPoint(0, by),
        Qt.MouseButton.NoButton,
        keys,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)


def spot(plot: QWidget, x: float, y: float) -> QPoint:
    """Return the place of `plot` where its numbers are x and y."""
    box = plot.getPlotItem().getViewBox()
    return plot.mapFromScene(box.mapViewToScene(QPointF(x, y)))


def drag(widget: QWidget, start: QPoint, *places: QPoint) -> None:
    """Press at `start`, move to each of the places, and let go at the last."""
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(widget, left, pos=start)
    for place in places:
        where, anywhere = QPointF(place), QPointF(widget.mapToGlobal(place))
        event = QMouseEvent(
            QEvent.Type.MouseMove, where, anywhere, left, left, Qt.KeyboardModifier.NoModifier
        )
        QApplication.sendEvent(widget, event)
    QTest.mouseRelease(widget, left, pos=places[-1])


def drag_on(plot: QWidget, start: tuple[float, float], end: tuple[float, float]) -> None:
    """Drag on a plot from one pair of its numbers to another, and be seen on the way."""
    first, last = spot(plot, *start), spot(plot, *end)
    places = [first + QPoint((last - first) * part) for part in (0.25, 0.5, 0.75, 1.0)]
    drag(plot.viewport(), first, *places)
