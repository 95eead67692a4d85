"""The repairs a reason offers, as buttons: the smallest first and dark, the others quiet."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from gradviz.trace import Fix, Reason
from gradviz.ui.theme import LIGHT, Theme, ui_font
from gradviz.words import say

MOST = 3  # repairs offered at once
GAP = 6  # pixels between buttons


class FixButtons(QWidget):
    """One button a repair, and one that leads back to the step. Hidden while there is no reason."""

    fixRequested = Signal(object)  # Fix
    backRequested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme = LIGHT
        self._reason: Reason | None = None
        self._fixes: list[QPushButton] = []
        self._back = QPushButton(self)
        self._back.setFlat(True)
        self._back.clicked.connect(self.backRequested)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    def set_reason(self, reason: Reason | None) -> None:
        """Offer the repairs of `reason`; None hides everything."""
        self._reason = reason
        for button in self._fixes:
            button.hide()
            button.deleteLater()
        self._fixes = [self._button(fix) for fix in self._offered()]
        for one, two in pairwise(self._all()):
            QWidget.setTabOrder(one, two)
        self._dress()
        self._place()
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

    # -- size: side by side, and under each other where the width does not suffice ---------------

    def hasHeightForWidth(self) -> bool:
        """Buttons wrap like words."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height needed at `width`; 0 while there is no reason."""
        if self._reason is None:
            return 0
        rows = self._rows(width)
        return sum(_height(row) for row in rows) + GAP * (len(rows) - 1)

    def sizeHint(self) -> QSize:
        """As wide as it is, and as high as that needs."""
        return QSize(self.width(), self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        """No narrower limit than the card's own: long labels are cut, and whole in the tip."""
        return QSize(0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew."""
        self._place()

    def _rows(self, width: int) -> list[list[QPushButton]]:
        rows: list[list[QPushButton]] = [[]]
        left = width
        for button in self._all():
            wanted = button.sizeHint().width()
            if rows[-1] and wanted > left:
                rows.append([])
                left = width
            rows[-1].append(button)
            left -= wanted + GAP
        return rows

    def _place(self) -> None:
        y = 0
        for row in self._rows(self.width()):
            x = 0
            for button in row:
                size = button.sizeHint()
                button.setGeometry(
                    x, y, min(size.width(), max(self.width() - x, 20)), size.height()
                )
                x += size.width() + GAP
            y += _height(row) + GAP

    def _all(self) -> Iterator[QPushButton]:
        yield from self._fixes
        yield self._back

    def _button(self, fix: Fix) -> QPushButton:
        button = QPushButton(fix.label.replace("&", "&&"), self)
        button.setToolTip(fix.label)
        button.clicked.connect(lambda: self.fixRequested.emit(fix))
        button.show()
        return button

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


def _height(row: list[QPushButton]) -> int:
    return max(button.sizeHint().height() for button in row)
