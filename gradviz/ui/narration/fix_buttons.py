"""The repairs a reason offers, as buttons: the smallest first and dark, the others quiet."""

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QPushButton, QSizePolicy, QWidget

from gradviz.trace import Fix, Reason
from gradviz.ui.theme import LIGHT, Theme, ui_font
from gradviz.words import say

MOST = 3  # repairs offered at once


class FixButtons(QWidget):
    """One button a repair, and one that leads back to the step. Hidden while there is no reason."""

    fixRequested = Signal(object)  # Fix
    backRequested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme = LIGHT
        self._reason: Reason | None = None
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(6)
        self._fixes: list[QPushButton] = []
        self._back = QPushButton(self)
        self._back.setFlat(True)
        self._back.clicked.connect(self.backRequested)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.hide()

    def set_reason(self, reason: Reason | None) -> None:
        """Offer the repairs of `reason`; None hides everything."""
        self._reason = reason
        for button in self._fixes:
            self._row.removeWidget(button)
            button.deleteLater()
        self._fixes = [self._button(fix) for fix in self._offered()]
        self._arrange()
        self.setVisible(reason is not None)

    def _offered(self) -> list[Fix]:
        if self._reason is None:
            return []
        first = [self._reason.fix] if self._reason.fix is not None else []
        return [*first, *self._reason.more][:MOST]

    def set_theme(self, theme: Theme) -> None:
        """Wear `theme`."""
        self._theme = theme
        self._dress()

    def retranslate(self) -> None:
        """Say the way back again in the language in force."""
        self._back.setText(say("card.back"))

    def heightForWidth(self, width: int) -> int:
        """Return the height needed at `width`; 0 while there is no reason."""
        if self._reason is None:
            return 0
        heights = [button.sizeHint().height() for button in self._all()]
        return sum(heights) + 6 * (len(heights) - 1) if self._stacked(width) else max(heights)

    def resizeEvent(self, event: object) -> None:
        """Put the buttons under each other where they do not fit side by side."""
        stacked = self._stacked(self.width())
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._row.setDirection(down if stacked else across)

    def _stacked(self, width: int) -> bool:
        wanted = sum(button.sizeHint().width() + 6 for button in self._all())
        return wanted > width

    def _all(self) -> Iterator[QPushButton]:
        yield from self._fixes
        yield self._back

    def _button(self, fix: Fix) -> QPushButton:
        button = QPushButton(fix.label.replace("&", "&&"), self)
        button.setToolTip(fix.label)
        button.clicked.connect(lambda: self.fixRequested.emit(fix))
        return button

    def _arrange(self) -> None:
        while self._row.count():
            self._row.takeAt(0)
        for button in self._all():
            self._row.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self._row.addStretch(1)
        self._dress()

    def _dress(self) -> None:
        theme = self._theme
        for number, button in enumerate(self._all()):
            dark = number == 0 and bool(self._fixes)
            fill, ink = (theme.button, theme.button_text) if dark else (theme.raised, theme.text)
            edge = theme.button if dark else theme.outline
            if button is self._back:
                ink, edge = theme.muted, theme.raised
            button.setFont(ui_font(9.5))
            button.setStyleSheet(
                f"QPushButton {{ background: {fill}; color: {ink}; border: 1px solid {edge};"
                f" border-radius: 4px; padding: 4px 10px; }}"
                f"QPushButton:hover, QPushButton:focus {{ border-color: {theme.series}; }}"
            )
