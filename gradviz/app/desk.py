"""Everything behind the window that is not a widget: document, worker, live plots, playback."""

from gradviz.document.document import Document
from gradviz.document.playback import Playback
from gradviz.document.runs import Runs
from gradviz.document.sweep import Sweeps
from gradviz.document.worker import Worker
from gradviz.ui.graph.sizes import sizes


class Desk:
    """The working parts of one window, put together."""

    def __init__(self, worker: Worker | None = None) -> None:
        self.worker = Worker() if worker is None else worker
        self.runs = Runs(self.worker, sizes)
        self.document = Document(self.runs)
        self.sweeps = Sweeps(self.worker)
        self.playback = Playback()

    def close(self) -> None:
        """Stop what runs and wait for it, with a limit."""
        self.playback.pause()
        self.worker.close()
