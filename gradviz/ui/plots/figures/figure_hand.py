"""What a hand does to figures: Ctrl and the wheel look closer, dragging moves, 0 shows all."""

from PySide6.QtCore import QPointF, Qt

from gradviz.ui.plots.figures.canvas import View
from gradviz.ui.plots.figures.figure_view import FigureView
from gradviz.ui.plots.figures.subplot_item import SubplotItem

CLOSER = 1.25  # by one notch of the wheel, or one key
FARTHEST = 8.0  # times what the program wants to be seen
FINEST = 1e-9  # of the numbers at the ends: what is narrower cannot be told apart
MIDDLE = (0.5, 0.5)
KEYS = {Qt.Key.Key_Plus: CLOSER, Qt.Key.Key_Equal: CLOSER, Qt.Key.Key_Minus: 1 / CLOSER}
Part = tuple[float, float]


class FigureHand:
    """Moves what is seen of one subplot, the one under the pointer."""

    def __init__(self, figures: FigureView) -> None:
        self._figures = figures
        self._held: SubplotItem | None = None
        self._from: Part = MIDDLE
        self._pointed: QPointF | None = None

    @property
    def pans(self) -> bool:
        """Whether a subplot is held."""
        return self._held is not None

    def point_at(self, scene: QPointF | None) -> None:
        """Know where the pointer is, for the keys."""
        self._pointed = scene

    @property
    def pointed(self) -> SubplotItem | None:
        """The subplot under the pointer."""
        return None if self._pointed is None else self._figures.plot_at(self._pointed)

    def zoom(self, factor: float, scene: QPointF | None = None) -> None:
        """Look closer by `factor` about a place of the scene, else the middle."""
        plot = self._figures.plot_at(scene) if scene is not None else (
            self.pointed or next(iter(self._figures.plots), None)
        )  # fmt: skip
        if plot is not None:
            at = MIDDLE if scene is None else plot.part_at(scene)
            self._see(plot, closer(plot, factor, at))

    def press(self, scene: QPointF) -> None:
        """Take hold of the subplot at a place of the scene."""
        self._held = self._figures.plot_at(scene)
        if self._held is not None:
            self._from = self._held.part_at(scene)

    def move(self, scene: QPointF) -> None:
        """Move what is held along."""
        plot = self._held
        if plot is not None:
            to = plot.part_at(scene)
            away = self._from[0] - to[0], self._from[1] - to[1]
            self._from = to
            self._see(plot, moved((plot.canvas.across, plot.canvas.up), away))

    def release(self) -> None:
        """Let go."""
        self._held = None

    def whole(self, scene: QPointF) -> None:
        """Show all of the subplot at a place of the scene."""
        plot = self._figures.plot_at(scene)
        if plot is not None:
            self._see(plot, None)

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier) -> bool:
        """Do what a key means; return whether it means anything."""
        if held & Qt.KeyboardModifier.ControlModifier:
            return False
        if key == Qt.Key.Key_0:
            self._figures.whole()
        elif key in KEYS:
            self.zoom(KEYS[key])
        return key == Qt.Key.Key_0 or key in KEYS

    def _see(self, plot: SubplotItem, seen: View | None) -> None:
        if seen != plot.canvas.seen:
            self._figures.see(plot, seen)


def closer(plot: SubplotItem, factor: float, at: Part) -> View | None:
    """Return what is seen closer by `factor` about `at`, in parts of the view.

    None is the whole, which is where zooming out comes to rest.
    """
    whole, now = plot.canvas.whole, (plot.canvas.across, plot.canvas.up)
    size = abs((now[0][1] - now[0][0]) / (whole[0][1] - whole[0][0]))  # 1 is the whole
    if factor < 1 and size < 0.999 and size / factor > 0.999:
        return None
    factor = max(factor, size / FARTHEST)
    found = []
    for (low, high), part in zip(now, at, strict=True):
        place, wide = low + (high - low) * part, (high - low) / factor
        if abs(wide) < FINEST * max(abs(low), abs(high)):
            return plot.canvas.seen
        found.append((place - wide * part, place + wide * (1 - part)))
    return found[0], found[1]


def moved(seen: View, away: Part) -> View:
    """Return a view shifted by parts of its width and height."""
    (left, right), (bottom, top) = seen
    across, up = (right - left) * away[0], (top - bottom) * away[1]
    return (left + across, right + across), (bottom + up, top + up)
