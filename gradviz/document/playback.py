"""Playing: a timer that asks for the next step. Knows no trace; it is told when to stop."""

from PySide6.QtCore import QObject, QTimer, Signal

STEP_MS = 900  # one step at speed 1


class Playback(QObject):
    """Emits `due` once a step while playing."""

    due = Signal()
    playingChanged = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.due)
        self.inside = False  # whether each stage of a backward step takes as long as a step
        self.set_speed(1.0)

    @property
    def playing(self) -> bool:
        """True while steps come by themselves."""
        return self._timer.isActive()

    def set_speed(self, speed: float) -> None:
        """Play `speed` times as fast as usual, at most 50 steps a second."""
        self._timer.setInterval(max(20, round(STEP_MS / max(speed, 0.01))))

    def set_inside(self, inside: bool) -> None:
        """Go inside backward steps from now on, or over them."""
        self.inside = inside

    def play(self) -> None:
        """Start, with the first step at once."""
        if not self.playing:
            self._timer.start()
            self.playingChanged.emit(True)
            self.due.emit()

    def pause(self) -> None:
        """Stop where we are."""
        if self.playing:
            self._timer.stop()
            self.playingChanged.emit(False)

    def toggle(self) -> None:
        """Start or stop."""
        if self.playing:
            self.pause()
        else:
            self.play()
