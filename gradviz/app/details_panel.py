"""Under the program: the variables, or the gradients with their reasons. Both can be had.

An expression opens on its variables, a program with a gradient call on its gradients; what the
person chose stays chosen for as long as it makes sense.
"""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from gradviz.trace import Frame, GradientCall, Row, Trace
from gradviz.ui.tables.arrivals import call_in_force
from gradviz.ui.tables.gradients_view import GradientsView
from gradviz.ui.tables.target_choice import TargetChoice
from gradviz.ui.tables.variables_view import VariablesView
from gradviz.ui.theme import Theme, ui_font
from gradviz.words import say

VARIABLES, GRADIENTS = 0, 1
BAR_GAPS = 48  # pixels: what stands between and beside the parts of the bar


class DetailsPanel(QWidget):
    """Two tables, two tabs. `bar` is the row that stands in the panel's title."""

    missingToggled = Signal(int, bool)  # number of a gradient call, zeros (or None) in it

    def __init__(
        self, variables: VariablesView, gradients: GradientsView, target: TargetChoice
    ) -> None:
        super().__init__()
        self._target = target
        self._trace = Trace("")
        self._call: GradientCall | None = None  # the one the frame is in
        self._kind: bool | None = None  # of the trace before: a program, or an expression
        self.tabs = QTabBar()
        self.tabs.setObjectName("detailTabs")
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.addTab("")
        self.tabs.addTab("")
        self._of = QLabel()
        self._of.setObjectName("muted")
        self._zero = QPushButton()
        self._zero.setObjectName("missingAsZero")
        self._zero.setCheckable(True)
        self._zero.clicked.connect(self._toggle_missing)
        self.bar = self._make_bar()
        self._pages = QStackedWidget()
        self._pages.addWidget(self._with_hint(variables))
        self._pages.addWidget(gradients)
        self.tabs.currentChanged.connect(self._pages.setCurrentIndex)
        self.tabs.currentChanged.connect(lambda _tab: self._fit_bar())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pages)
        self.setMinimumHeight(110)
        self.retranslate()

    def _make_bar(self) -> QWidget:
        bar = QWidget()
        row = QHBoxLayout(bar)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.tabs)
        row.addStretch(1)
        row.addWidget(self._zero)
        row.addWidget(self._of)
        row.addWidget(self._target)
        return bar

    def _with_hint(self, variables: VariablesView) -> QWidget:
        page = QWidget()
        self._hint = QLabel()
        self._hint.setObjectName("muted")
        self._hint.setWordWrap(True)
        self._hint.setContentsMargins(12, 8, 12, 8)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(variables, 1)
        column.addWidget(self._hint)
        return page

    def set_trace(self, trace: Trace) -> None:
        """Offer what `trace` has; turn to the gradients where another kind of program has come."""
        self._trace = trace
        self._call = trace.gradients[-1] if trace.gradients else None
        self.tabs.setTabEnabled(GRADIENTS, bool(trace.gradients))
        asks_itself = trace.is_program and bool(trace.gradients)
        if asks_itself != self._kind:
            self.tabs.setCurrentIndex(GRADIENTS if asks_itself else VARIABLES)
        self._kind = asks_itself
        self._target.setVisible(not trace.is_program and bool(trace.targets))
        self._hint.setVisible(not trace.is_program)
        self._name_tabs()

    def set_frame(self, frame: Frame) -> None:
        """Name the gradient call this moment belongs to."""
        call = call_in_force(self._trace, frame)
        if call is not None and call is not self._call:
            self._call = call
            self._name_tabs()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out the words before the choice where they have no room."""
        super().resizeEvent(event)
        self._fit_bar()

    def retranslate(self) -> None:
        """Set the fixed texts again."""
        self.tabs.setAccessibleName(say("window.panel.details"))
        self._of.setText(say("window.gradient_of"))
        self._hint.setText(say("window.hint_names"))
        self._zero.setText(say("gradients.as_zero"))
        self._zero.setToolTip(say("gradients.as_zero_tip"))
        self._name_tabs()

    def set_theme(self, theme: Theme) -> None:
        """Wear `theme`."""
        self.tabs.setFont(ui_font(9.5, bold=True))
        self._of.setFont(ui_font(9.5))
        self._zero.setFont(ui_font(9))
        self._zero.setStyleSheet(
            f"QPushButton {{ background: {theme.raised}; color: {theme.text};"
            f" border: 1px solid {theme.outline}; border-radius: 4px; padding: 3px 8px; }}"
            f"QPushButton:checked {{ background: {theme.line}; }}"
            f"QPushButton:hover, QPushButton:focus {{ border-color: {theme.series}; }}"
        )
        self._hint.setFont(ui_font(9.5))

    def _name_tabs(self) -> None:
        target = self._call.target if self._call is not None else ""
        named = say("window.gradients_of", target=target)
        short = target and len(target) < 16 and self._trace.is_program
        gradients = named if short else say("window.gradients")
        for tab, name in ((VARIABLES, say("window.variables")), (GRADIENTS, gradients)):
            if name != self.tabs.tabText(tab):  # else the whole window would be laid out anew
                self.tabs.setTabText(tab, name)
        self._fit_bar()

    def _missing(self) -> list[Row]:
        """Return the rows of the call in force that have no gradient, if the text can say so."""
        if self._call is None or not self._trace.is_program:
            return []
        return [row for row in self._call.rows if row.reason is not None]

    def _toggle_missing(self, zero: bool) -> None:
        if self._call is not None:
            self.missingToggled.emit(self._trace.gradients.index(self._call), zero)
        self._fit_bar()  # the button shows what is, not what was asked for and may be refused

    def _fit_bar(self) -> None:
        rows = self._missing()
        self._zero.setVisible(bool(rows) and self.tabs.currentIndex() == GRADIENTS)
        self._zero.setChecked(any(row.no_path for row in rows))
        parts = (self.tabs, self._of, self._target)
        needed = sum(part.sizeHint().width() for part in parts) + BAR_GAPS
        self._of.setVisible(not self._target.isHidden() and needed <= self.width())
