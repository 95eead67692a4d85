"""The panel of plots: tabs, their choices, and a sentence wherever there is nothing to draw.

pyqtgraph costs a third of a second, so it is imported by `load()`, which is called after the
window's first paint. What comes before is kept and drawn then.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from gradviz.ui.plots.curve_tab import CurveTab
from gradviz.ui.plots.figure_tab import FigureTab
from gradviz.ui.plots.jacobian_tab import JacobianTab
from gradviz.ui.plots.memory_tab import MemoryTab
from gradviz.ui.plots.step_tab import StepTab
from gradviz.ui.plots.surface_tab import SurfaceTab
from gradviz.ui.plots.tabs import PlotTabs
from gradviz.ui.plots.training_tab import TrainingTab
from gradviz.ui.theme import LIGHT, Theme, palette
from gradviz.words import say

if TYPE_CHECKING:
    from PySide6.QtWidgets import QGraphicsView

    from gradviz.trace import Frame, Trace
    from gradviz.trace.curves import Curve
    from gradviz.trace.series import Memory
    from gradviz.trace.step_sizes import StepErrors
    from gradviz.trace.surface import Surface
    from gradviz.trace.training import Training
    from gradviz.ui.plots.curve_row import CurveRow
    from gradviz.ui.plots.figure_row import FigureRow
    from gradviz.ui.plots.jacobian_row import JacobianRow
    from gradviz.ui.plots.memory_row import MemoryRow
    from gradviz.ui.plots.page import PlotPage
    from gradviz.ui.plots.step_row import StepRow
    from gradviz.ui.plots.surface_row import SurfaceRow
    from gradviz.ui.plots.training_row import TrainingRow

    Row = CurveRow | SurfaceRow | TrainingRow | MemoryRow | JacobianRow | FigureRow | StepRow

CURVE, SURFACE, TRAINING, MEMORY, JACOBIAN, FIGURES, STEPS = range(7)
PANELS = ("curve", "surface", "training", "memory", "jacobian", "figures")
FACES = (*PANELS, "steps")  # the last is a second face of the first


class PlotsPanel(QWidget):
    """Curve, Surface, Training, Memory and Jacobian; each is worked out when its tab is shown.

    The curve's tab has a second face: the error of differences against step size. Where a program
    drew with plt there is one more tab, which comes in the place of the curve by itself.
    """

    panelShown = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plotsPanel")
        self.tabs = PlotTabs(FIGURES, self)
        self.curve = CurveTab(self)
        self.steps = StepTab(self.curve.row, self)
        self._by_steps = False
        self.surface = SurfaceTab(self)
        self.training = TrainingTab(self)
        self.memory = MemoryTab(self)
        self.jacobian = JacobianTab(self)
        self.figures = FigureTab(self.curve.page, self)
        self._rows: dict[int, Row] = {
            CURVE: self.curve.row,
            SURFACE: self.surface.row,
            TRAINING: self.training.row,
            MEMORY: self.memory.row,
            JACOBIAN: self.jacobian.row,
            FIGURES: self.figures.row,
            STEPS: self.steps.row,
        }
        self._pages = [self.curve.page, self.surface.page, self.training.page]
        self._pages += [self.memory.page, self.jacobian.page, self.figures.page, self.steps.page]
        self._stack = QStackedWidget(self)
        self._place()
        self._connect()
        self.set_theme(LIGHT)
        self.retranslate()

    # -- building -------------------------------------------------------------------------------

    def _place(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs)
        for row in self._rows.values():
            column.addWidget(row)
        for page in dict.fromkeys(self._pages):  # the curve and figures have one page
            self._stack.addWidget(page)
        column.addWidget(self._stack, 1)
        self.setMinimumSize(220, 180)

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._show_tab)
        self.tabs.tabBarClicked.connect(self._click_tab)
        self.curve.row.menu.stepsRequested.connect(lambda: self.show_panel("steps"))
        self.steps.left.connect(lambda: self.show_panel("curve"))
        self.training.shownChanged.connect(self.surface.set_training)

    @property
    def loaded(self) -> bool:
        """Whether the plots are there."""
        return self._pages[CURVE].chart is not None

    @property
    def pending(self) -> bool:
        """Whether a figure is still being drawn, or its values written down."""
        return self.figures.busy

    def load(self) -> None:
        """Import pyqtgraph and build the plots; what has come so far is drawn."""
        if self.loaded:
            return
        self.curve.load()
        self.steps.load()
        self.surface.load()
        self.training.load()
        self.memory.load()
        self.jacobian.load()
        self.figures.load()
        self.surface.set_training(self.training.shown)
        self._show_tab(self.tabs.currentIndex())

    # -- what comes down ------------------------------------------------------------------------

    def set_trace(self, trace: Trace) -> None:
        """Offer the names of `trace`; draw what its program drew itself."""
        self.curve.set_trace(trace)
        self.steps.look()
        self.surface.set_trace(trace)
        self.training.set_trace(trace)
        self.jacobian.set_trace(trace)
        self._set_figures(trace)
        self._show_rows()

    def _set_figures(self, trace: Trace) -> None:
        """Turn to what a program drew from its curve, and back once it draws nothing more."""
        before, drawn = self.figures.drawn, bool(trace.figures)
        if drawn:
            self.figures.set_figures(trace.figures)
            self.tabs.offer_last(True, say("plots.figures_tip"))
        if drawn and not before and self._shown == CURVE:
            self.show_panel("figures")
        if not drawn and before:
            if self._shown == FIGURES:
                self.show_panel("curve")
            self.figures.set_figures(())
            self.tabs.offer_last(False)

    def set_frame(self, frame: Frame) -> None:
        """Put the memory plot's line at the cursor; look at the gradient call in force there."""
        self.training.set_frame(frame)
        self.jacobian.set_frame(frame)
        self.memory.set_frame(frame)

    def set_curve(self, curve: Curve | None) -> None:
        """Draw `curve`; None says that there is none."""
        self.curve.set_curve(curve)
        self._show_rows()

    def set_curve_worked(self, part: float) -> None:
        """Tell how much is done of a curve that takes long; 1 is all."""
        self.curve.set_worked(part)
        self._show_rows()

    def set_steps(self, found: StepErrors | None) -> None:
        """Draw errors against step size; None says that there are none."""
        self.steps.set_steps(found)
        self._show_rows()

    def set_surface(self, surface: Surface | None) -> None:
        """Draw `surface`; None says that there is none."""
        self.surface.set_surface(surface)
        self._show_rows()

    def set_training(self, training: Training | None) -> None:
        """Draw `training`, also as a way on the surface; None says that there is none."""
        self.training.set_training(training)
        self._show_rows()

    def set_memory(self, memory: Memory | None) -> None:
        """Draw `memory`; None says that there is none."""
        self.memory.set_memory(memory)
        self._show_rows()

    def set_theme(self, theme: Theme) -> None:
        """Wear `theme`."""
        self.setPalette(palette(theme))  # the application's comes to no widget that is hidden
        self.tabs.set_theme(theme)
        for part in self._parts():
            part.set_theme(theme)

    def retranslate(self) -> None:
        """Say everything again in the language in force."""
        self.setAccessibleName(say("plots.panel"))
        self.tabs.setAccessibleName(say("plots.panel"))
        self.tabs.set_texts([say(f"plots.{name}") for name in PANELS])
        self.tabs.setTabToolTip(FIGURES, say("plots.figures_tip"))
        for part in self._parts():
            part.retranslate()
        self.training.retranslate()
        self._show_rows()

    def _parts(self) -> list[Row | PlotPage]:
        return [*self._rows.values(), *dict.fromkeys(self._pages)]

    # -- what is shown --------------------------------------------------------------------------

    def show_panel(self, name: str) -> None:
        """Turn to "curve", "surface", "training", "memory", "jacobian" or "steps"."""
        number = FACES.index(name)
        turned, self._by_steps = self._by_steps != (number == STEPS), number == STEPS
        tab = CURVE if number == STEPS else number
        if tab != self.tabs.currentIndex():
            self.tabs.setCurrentIndex(tab)
        elif turned:
            self._show_tab(tab)

    @property
    def _shown(self) -> int:
        tab = self.tabs.currentIndex()
        return STEPS if tab == CURVE and self._by_steps else tab

    @property
    def chart_shown(self) -> QGraphicsView | None:
        """The plot that is looked at; None where a sentence stands in its place."""
        page = self._pages[self._shown]
        return page.chart if page.chart is not None and not page.chart.is_empty else None

    def _click_tab(self, number: int) -> None:
        """Turn back from errors to the curve where its tab is pressed once more."""
        if number == CURVE == self.tabs.currentIndex() and self._by_steps:
            self.show_panel("curve")

    def _show_tab(self, _tab: int) -> None:
        number = self._shown
        self._stack.setCurrentWidget(self._pages[number])
        self.figures.set_looked_at(number == FIGURES)
        if number not in (JACOBIAN, FIGURES):
            self._pages[number].wait()
        self.training.set_looked_at(number == TRAINING)
        self.jacobian.set_looked_at(number == JACOBIAN)
        self._show_rows()
        self.panelShown.emit(FACES[number])

    def _show_rows(self) -> None:
        shown = self._shown
        for number, row in self._rows.items():
            row.setVisible(number == shown and self._has_choice(number))

    def _has_choice(self, number: int) -> bool:
        if number == CURVE:
            return self.curve.has_choice
        if number == JACOBIAN:
            return self.jacobian.has_choice
        if number == MEMORY:
            return self.memory.has_choice
        return number in (TRAINING, FIGURES, STEPS) or self._pages[number].data is not None
