"""Repairs as buttons: the smallest first and dark, the others quiet."""

from collections.abc import Iterator, Sequence
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
    """One button a repair, and one that leads back to the step where the card left it.

    Hidden while there is nothing to offer.
    """

    fixRequested = Signal(object)  # Fix
    backRequested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme = LIGHT
        self._leads_back = False
        self._fixes: list[QPushButton] = []
        self._back = QPushButton(self)
        self._back.setFlat(True)
        self._back.clicked.connect(self.backRequested)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    def set_reason(self, reason: Reason | None) -> None:
        """Offer the repairs of `reason`, and the way back; None hides everything."""
        first = [reason.fix] if reason is not None and reason.fix is not None else []
        self._offer([*first, *(reason.more if reason is not None else ())], reason is not None)

    def set_fixes(self, fixes: Sequence[Fix]) -> None:
        """Offer edits that belong to the step itself; none of them hides everything."""
        self._offer(fixes, back=False)

    def _offer(self, fixes: Sequence[Fix], back: bool) -> None:
        for button in self._fixes:
            button.hide()
            button.deleteLater()
        self._fixes = [self._button(fix) for fix in fixes[:MOST]]
        self._leads_back = back
        self._back.setVisible(back)
        for one, two in pairwise(self._all()):
            QWidget.setTabOrder(one, two)
        self._dress()
        self._place()
        self.setVisible(self._is_shown)

    @property
    def _is_shown(self) -> bool:
        return self._leads_back or bool(self._fixes)

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
        """Return the height needed at `width`; 0 while there is nothing to offer."""
        if not self._is_shown:
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
        for row in self._rows(self.width()) if self._is_shown else ():
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
        if self._leads_back:
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
