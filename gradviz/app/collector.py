"""Python's cyclic garbage is collected in the UI thread only, while there is a window.

Left to itself, Python collects in whatever thread happens to allocate. In the worker's thread that
would destroy Qt objects behind the UI thread's back, which ends the process sooner or later.
"""

import gc

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from gradviz.document.worker import Worker

PAUSE_MS = 200
YOUNG = 5_000  # objects made since the last look that make a look worth while
OLD_EVERY = 40  # looks at the young for one look at everything
LARGE = 60_000  # objects made since the last look that are a large trace, and not garbage


class Collector(QObject):
    """Collects now and then while a worker is held; Python does so again when none is."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._workers: list[Worker] = []
        self._looks = 0
        self._timer = QTimer(self, interval=PAUSE_MS)
        self._timer.timeout.connect(self._look)

    @classmethod
    def of_application(cls) -> "Collector":
        """Return the application's one collector; make it on first use."""
        app = QCoreApplication.instance()
        assert app is not None
        return app.findChild(cls) or cls(app)

    def hold(self, worker: Worker) -> None:
        """Collect here, and nowhere else, until `worker` is released; never while it works."""
        self._workers.append(worker)
        worker.idleChanged.connect(self._rest)
        if len(self._workers) == 1:
            gc.disable()
            self._timer.start()

    def release(self, worker: Worker) -> None:
        """Undo one `hold`. Call it when the worker's thread does nothing any more."""
        self._workers.remove(worker)
        if not self._workers:
            self._timer.stop()
            gc.enable()

    def _is_at_work(self) -> bool:
        return not all(worker.idle for worker in self._workers)

    def _rest(self, _idle: bool) -> None:
        """A worker has finished, perhaps: what it made at one go is no garbage."""
        if not self._is_at_work() and gc.get_count()[0] > LARGE:
            gc.freeze()

    def _look(self) -> None:
        """What a worker is making is not finished, let alone garbage: wait for its end."""
        if self._is_at_work() or gc.get_count()[0] < YOUNG:
            return
        self._looks += 1
        gc.collect(2 if self._looks % OLD_EVERY == 0 else 1)
