"""A frame around the panel that keys have gone to, for as long as it keeps the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget

from gradviz.ui.theme import LIGHT, Theme

WIDTH = 2.0  # pixels


class FocusRing(QWidget):
    """Lies over its window and lets the mouse through. A click elsewhere takes it away."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._theme: Theme = LIGHT
        self._widget: QWidget | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Wear `theme`."""
        self._theme = theme
        self.update()

    def show_around(self, widget: QWidget) -> None:
        """Frame `widget` until it loses the focus or is clicked."""
        self.leave()
        self._widget = widget
        for watched in _parts(widget):
            watched.installEventFilter(self)
        self._place()
        self.raise_()
        self.show()

    def leave(self) -> None:
        """Frame nothing."""
        if self._widget is not None:
            for watched in _parts(self._widget):
                watched.removeEventFilter(self)
            self._widget = None
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the widget, and go when it is left."""
        kind = event.type()
        if kind in (QEvent.Type.Resize, QEvent.Type.Move):
            self._place()
        elif kind == QEvent.Type.MouseButtonPress or (
            kind == QEvent.Type.FocusOut and QApplication.focusWidget() is not self._widget
        ):
            self.leave()
        return False

    def _place(self) -> None:
        if self._widget is not None and self._widget.window() is self.window():
            corner = self._widget.mapTo(self.window(), QPoint(0, 0))
            self.setGeometry(corner.x(), corner.y(), self._widget.width(), self._widget.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame."""
        painter = QPainter(self)
        painter.setPen(QPen(QColor(self._theme.series), WIDTH))
        half = WIDTH / 2
        painter.drawRect(QRectF(self.rect()).adjusted(half, half, -half, -half))
        painter.end()


def _parts(widget: QWidget) -> tuple[QWidget, ...]:
    """Return what hears the events of a widget: of a scroll area the viewport hears the mouse."""
    inner = widget.viewport() if isinstance(widget, QAbstractScrollArea) else None
    return (widget,) if inner is None else (widget, inner)
