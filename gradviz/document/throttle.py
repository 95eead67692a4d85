"""Begins a job at once, and while something is dragged at most thirty times a second.

A large graph is painted first: a job beside it would have the window wait at every call into Qt.
"""

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from gradviz.trace import Trace

PAUSE_MS = 33  # 30 Hz
LARGE, PAINTED_MS = 1000, 150  # nodes, and how long they have to be painted


class Throttle(QObject):
    """Tells when the next job is due: all that asks by then shares it."""

    due = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._since = QElapsedTimer()  # the last job began
        self._pause = QTimer(self, singleShot=True)
        self._pause.timeout.connect(self._begin)

    def ask(self, arrived: Trace | None = None) -> None:
        """Have a job begin as soon as the one before is long enough ago.

        `arrived` is a trace that is to be painted now.
        """
        if not self._pause.isActive():
            passed = self._since.elapsed() if self._since.isValid() else PAUSE_MS
            large = arrived is not None and len(arrived.nodes) > LARGE
            self._pause.start(max(PAUSE_MS - passed, PAINTED_MS if large else 0))

    def stop(self) -> None:
        """Have none begin."""
        self._pause.stop()

    @property
    def pending(self) -> bool:
        """Whether a job is about to begin."""
        return self._pause.isActive()

    def _begin(self) -> None:
        self._since.start()
        self.due.emit()
