"""The row above the curve: "of [y] along [z]", and the "…" that has the rest.

While a curve takes long, a button tells how far it is and stops it.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QToolButton

from gradviz.ui.plots.controls import ChoiceRow
from gradviz.ui.plots.curve_menu import CurveMenu
from gradviz.ui.theme import Theme, ui_font
from gradviz.words import say


class CurveRow(ChoiceRow):
    """Two choices of names and a menu."""

    haltRequested = Signal()

    def __init__(self) -> None:
        self.menu = CurveMenu()
        self.more: QToolButton | None = None
        self.halt: QPushButton | None = None
        self._done = 1.0
        super().__init__(
            ("plots.of", "plots.along"), ("plots.of_name", "plots.along_name"), "curve"
        )
        self.halt = QPushButton(self)
        self.halt.setObjectName("curveHalt")
        self.halt.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.halt.clicked.connect(self.haltRequested)
        self.more = QToolButton(self)
        self.more.setObjectName("curveMore")
        self.more.setText("…")
        self.more.setAutoRaise(True)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setMenu(self.menu.menu)
        # Whom nobody owns outlives the row, and so would all that is wired to the menu.
        self.menu.setParent(self)
        self.menu.menu.setParent(self.more, self.menu.menu.windowFlags())
        row = self.layout()
        assert row is not None
        row.addWidget(self.halt)
        row.addWidget(self.more)
        self.set_done(1.0)
        self.retranslate()

    @property
    def works(self) -> bool:
        """Whether a curve is being worked out that takes long."""
        return self._done < 1

    def set_done(self, part: float) -> None:
        """Tell how much is done of a curve that takes long; 1 is all."""
        self._done = part
        if self.halt is not None:
            self.halt.setText(say("plots.curve.halt", percent=round(100 * part)))
            self.halt.setVisible(self.works)

    def set_theme(self, theme: Theme) -> None:
        """Wear `theme`."""
        super().set_theme(theme)
        self.menu.range.set_theme(theme)
        self.menu.menu.setFont(ui_font(9.5))
        if self.halt is not None:
            self.halt.setFont(ui_font(9.0))
            self.halt.setStyleSheet("padding: 2px 7px;")
        if self.more is not None:
            self.more.setFont(ui_font(12.0, bold=True))
            hidden = "QToolButton::menu-indicator { image: none; width: 0; }"
            self.more.setStyleSheet(f"QToolButton {{ color: {theme.text}; }} {hidden}")

    def retranslate(self) -> None:
        """Say everything again in the language in force."""
        super().retranslate()
        self.menu.retranslate()
        self.set_done(self._done)
        if self.halt is not None:
            self.halt.setToolTip(say("plots.curve.halt_tip"))
        if self.more is not None:
            self.more.setAccessibleName(say("plots.curve.more"))
            self.more.setToolTip(say("plots.curve.more"))
