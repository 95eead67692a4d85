"""Everything behind the window that is not a widget: document, worker, live plots, playback."""

import sys

from PySide6.QtCore import QObject

from gradviz.app.collector import Collector
from gradviz.document.document import Document
from gradviz.document.jacobians import Jacobians
from gradviz.document.judging import Judging
from gradviz.document.playback import Playback
from gradviz.document.runs import Runs
from gradviz.document.surfaces import Surfaces
from gradviz.document.sweep import Sweeps
from gradviz.document.training import Trainings
from gradviz.document.worker import Worker
from gradviz.ui.graph.sizes import measuring

# Each call into Qt gives Python to the worker, which has it for so long: a key makes many.
SWITCH_SECONDS = 0.001


class Desk:
    """The working parts of one window, put together. They live and end with `parent`."""

    def __init__(self, parent: QObject, worker: Worker | None = None) -> None:
        sys.setswitchinterval(SWITCH_SECONDS)
        self.collector = Collector.of_application()
        self.worker = Worker(parent) if worker is None else worker
        self.collector.hold(self.worker)
        self.runs = Runs(self.worker, measuring, parent=parent)
        self.document = Document(self.runs, parent)
        self.sweeps = Sweeps(self.worker, parent)
        self.surfaces = Surfaces(self.worker, parent)
        self.trainings = Trainings(self.worker, parent)
        self.jacobians = Jacobians(self.worker, parent=parent)
        self.judging = Judging(self.worker, parent=parent)
        self.playback = Playback(parent)
        self._open = True

    def close(self) -> None:
        """Stop what runs and wait for it, with a limit."""
        self.playback.pause()
        self.runs.rest()
        self.sweeps.rest()
        self.surfaces.rest()
        self.trainings.rest()
        self.jacobians.rest()
        self.judging.rest()
        self.worker.close()
        if self._open:
            self._open = False
            self.collector.release(self.worker)
