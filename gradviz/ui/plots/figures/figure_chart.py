"""A chart that can show figures in the place of its own plot, with the same hand for both."""

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from gradviz.trace.figures import Figure
from gradviz.ui.plots.chart import Chart
from gradviz.ui.plots.figures.figure_hand import CLOSER, FigureHand
from gradviz.ui.plots.figures.figure_view import FigureView

NOTCH = 120  # of a wheel


class FigureChart(Chart):
    """Shows what plt calls drew, when that is asked for; else its own plot."""

    copyWanted = Signal(int)  # the number of a subplot of the figure, or -1 for all

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        self._program: FigureView | None = None
        super().__init__(name, parent)
        self._program = FigureView(self)
        self._program_hand = FigureHand(self._program)
        self.scene().sigMouseMoved.connect(self._program_hand.point_at)

    def set_figures(self, figures: tuple[Figure, ...]) -> None:
        """Take what plt calls drew."""
        assert self._program is not None
        self._program.set_figures(figures)

    def show_program(self, shown: bool) -> None:
        """Show the figures, or the chart's own plot."""
        assert self._program is not None
        self._program.show(shown)

    def show_page(self, page: int) -> None:
        """Turn to another of the figures."""
        assert self._program is not None
        self._program.show_page(page)

    @property
    def page(self) -> int:
        """Which figure is shown, from 0."""
        return 0 if self._program is None else self._program.page

    @property
    def figure(self) -> Figure | None:
        """The figure that is turned to."""
        return None if self._program is None else self._program.figure

    @property
    def shows_program(self) -> bool:
        """Whether figures are seen, and not the chart's own plot."""
        return self._program is not None and self._program.shown

    @property
    def busy(self) -> bool:
        """Whether a figure is still being drawn."""
        return self._program is not None and self._program.busy

    def show_all(self) -> None:
        """Show all of all subplots."""
        if self._program is not None:
            self._program.whole()

    def getPlotItem(self) -> pg.PlotItem:
        """Return the plot that is seen: the first of the figure's, or the chart's own."""
        plots = self._program.plots if self._program is not None and self._program.shown else []
        return plots[0] if plots else self.plotItem

    def listDataItems(self) -> list[pg.PlotDataItem]:
        """Return the series of the plot that is seen."""
        return self.getPlotItem().listDataItems()

    def restyle(self) -> None:
        """Colour everything again."""
        super().restyle()
        if self._program is not None:
            self._program.restyle()

    # -- the hand ---------------------------------------------------------------------------------

    def _scene_at(self, event: QMouseEvent | QWheelEvent) -> QPointF:
        return QPointF(self.mapToScene(event.position().toPoint()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Look closer at a subplot, with Ctrl; else the wheel is not for the plot."""
        notches = event.angleDelta().y() / NOTCH
        if notches and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._program_hand.zoom(CLOSER**notches, self._scene_at(event))
            event.accept()
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a subplot."""
        super().mousePressEvent(event)
        if self.shows_program and event.button() == Qt.MouseButton.LeftButton:
            self._program_hand.press(self._scene_at(event))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move what is held."""
        super().mouseMoveEvent(event)
        if self._program_hand.pans:
            self._program_hand.move(self._scene_at(event))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        super().mouseReleaseEvent(event)
        self._program_hand.release()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Show all of a subplot."""
        super().mouseDoubleClickEvent(event)
        if self.shows_program:
            self._program_hand.release()
            self._program_hand.whole(self._scene_at(event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Look closer with + and -, show all with 0, copy the values of a subplot with Ctrl+C."""
        if not self.shows_program:
            super().keyPressEvent(event)
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copyWanted.emit(self._pointed_number())
        elif not self._program_hand.key(Qt.Key(event.key()), event.modifiers()):
            super().keyPressEvent(event)

    def _pointed_number(self) -> int:
        """Return the number of the subplot under the pointer; -1 for none."""
        plot, figure = self._program_hand.pointed, self.figure
        if plot is None or figure is None:
            return -1
        return next((k for k, one in enumerate(figure.plots) if one is plot.subplot), -1)

    def leaveEvent(self, event: QEvent) -> None:
        """Take the words at the pointer away with it."""
        super().leaveEvent(event)
        self._program_hand.point_at(None)
        if self._program is not None:
            self._program.tell(None)
