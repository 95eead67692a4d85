"""Counts events of one type at a widget, so that no step costs more than one painting."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget


class Seen(QObject):
    """`times` is how many events of `kind` have come to `widget` since this was made."""

    def __init__(self, widget: QWidget, kind: QEvent.Type = QEvent.Type.Paint) -> None:
        super().__init__(widget)
        self.times, self._kind = 0, kind
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Count."""
        self.times += event.type() == self._kind
        return super().eventFilter(watched, event)
