"""One tab of the panel: its plot, or the sentence that says what would appear and why it does not.

The plot itself is imported only by `load()`: it is what brings pyqtgraph.
"""

from collections.abc import Callable
from importlib import import_module
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QStackedWidget, QWidget

from gradviz.ui.theme import LIGHT, Theme, ui_font
from gradviz.words import say

NOTE, PLOT = 0, 1


class PlotPage(QStackedWidget):
    """Holds what is to be drawn until there is a plot to draw it."""

    def __init__(self, name: str, module: str, plot: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = name
        self.data: Any = None
        self.chart: Any = None
        self.instead: Callable[[], str] | None = None  # says why nothing is drawn, if known
        self.heard = f"plots.{name}"  # what the plot is called for those who hear it
        self._made_by = (module, plot)
        self._waits = False
        self._theme: Theme = LIGHT
        self._note = QLabel(self)
        self._note.setWordWrap(True)
        self._note.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._note.setContentsMargins(14, 14, 14, 14)
        self.addWidget(self._note)
        self._holder = _holder(self)
        self.addWidget(self._holder)

    def load(self) -> None:
        """Import the plot, and draw what has come so far."""
        module, plot = self._made_by
        self.chart = getattr(import_module(module), plot)()
        self._holder.setWidget(self.chart)
        self.chart.set_theme(self._theme)
        self.retranslate()
        self.set_data(self.data)

    def wait(self) -> None:
        """Say that the plot is being worked out, unless there is one to be seen."""
        self._waits = self.data is None
        self.show_state()

    def set_data(self, data: Any) -> None:
        """Draw `data`; None says that there is none."""
        self.data = data
        self._waits = False
        if self.chart is not None:
            getattr(self.chart, f"set_{self.name}")(data)
        self.show_state()

    def show_state(self) -> None:
        """Turn to the plot, or to the sentence."""
        drawn = self.chart is not None and not self.chart.is_empty
        waits = self._waits or (self.chart is None and self.data is not None)
        why = self.instead or (lambda: say(f"plots.{self.name}_empty"))
        self._note.setText(say("plots.waiting") if waits else why())
        self.setCurrentIndex(PLOT if drawn else NOTE)

    def set_theme(self, theme: Theme) -> None:
        """Wear `theme`."""
        self._theme = theme
        self._note.setFont(ui_font(9.5))
        self._note.setStyleSheet(f"color: {theme.muted}; background: {theme.window};")
        if self.chart is not None:
            self.chart.set_theme(theme)

    def retranslate(self) -> None:
        """Say everything again in the language in force."""
        if self.chart is not None:
            self.chart.setAccessibleName(say(self.heard))
            self.chart.restyle()
        self.show_state()


def _holder(parent: QWidget) -> QScrollArea:
    """Return what scrolls where a plot asks for more height than there is."""
    holder = QScrollArea(parent)
    holder.setFrameShape(QFrame.Shape.NoFrame)
    holder.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    holder.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    holder.setWidgetResizable(True)
    return holder
