"""Python's cyclic garbage is collected in the UI thread only, while there is a window.

Left to itself, Python collects in whatever thread happens to allocate. In the worker's thread that
would destroy Qt objects behind the UI thread's back, which ends the process sooner or later.
"""

import gc

from PySide6.QtCore import QCoreApplication, QObject, QTimer

PAUSE_MS = 200
YOUNG = 5_000  # objects made since the last look that make a look worth while
OLD_EVERY = 40  # looks at the young for one look at everything


class Collector(QObject):
    """Collects now and then while somebody holds it; Python does so again when nobody does."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._holders = 0
        self._looks = 0
        self._timer = QTimer(self, interval=PAUSE_MS)
        self._timer.timeout.connect(self._look)

    @classmethod
    def of_application(cls) -> "Collector":
        """Return the application's one collector; make it on first use."""
        app = QCoreApplication.instance()
        assert app is not None
        return app.findChild(cls) or cls(app)

    def hold(self) -> None:
        """Collect here, and nowhere else, until `release`."""
        self._holders += 1
        if self._holders == 1:
            gc.disable()
            self._timer.start()

    def release(self) -> None:
        """Undo one `hold`. Call it when no other thread works for the holder any more."""
        self._holders -= 1
        if self._holders == 0:
            self._timer.stop()
            gc.enable()

    def _look(self) -> None:
        if gc.get_count()[0] < YOUNG:
            return
        self._looks += 1
        gc.collect(2 if self._looks % OLD_EVERY == 0 else 1)
