"""The row above the curve: "of [y] along [z]", and the "…" that has the rest."""

from PySide6.QtWidgets import QToolButton

from gradviz.ui.plots.controls import ChoiceRow
from gradviz.ui.plots.curve_menu import CurveMenu
from gradviz.ui.theme import Theme, ui_font
from gradviz.words import say


class CurveRow(ChoiceRow):
    """Two choices of names and a menu."""

    def __init__(self) -> None:
        self.menu = CurveMenu()
        self.more: QToolButton | None = None
        super().__init__(
            ("plots.of", "plots.along"), ("plots.of_name", "plots.along_name"), "curve"
        )
        self.more = QToolButton(self)
        self.more.setObjectName("curveMore")
        self.more.setText("…")
        self.more.setAutoRaise(True)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setMenu(self.menu.menu)
        row = self.layout()
        assert row is not None
        row.addWidget(self.more)
        self.retranslate()

    def set_theme(self, theme: Theme) -> None:
        """Wear `theme`."""
        super().set_theme(theme)
        self.menu.range.set_theme(theme)
        self.menu.menu.setFont(ui_font(9.5))
        if self.more is not None:
            self.more.setFont(ui_font(12.0, bold=True))
            hidden = "QToolButton::menu-indicator { image: none; width: 0; }"
            self.more.setStyleSheet(f"QToolButton {{ color: {theme.text}; }} {hidden}")

    def retranslate(self) -> None:
        """Say everything again in the language in force."""
        super().retranslate()
        self.menu.retranslate()
        if self.more is not None:
            self.more.setAccessibleName(say("plots.curve.more"))
            self.more.setToolTip(say("plots.curve.more"))
