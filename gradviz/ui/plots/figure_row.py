"""Leafing through figures of a program that drew several: "Figure 2 of 3" between arrows."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from gradviz.ui.theme import Theme, ui_font
from gradviz.words import say


class FigureRow(QWidget):
    """Says which figure is shown, and asks for the one before and after."""

    pageRequested = Signal(int)  # from 0

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("figureRow")
        self._page, self._count = 0, 0
        self.before = self._button("figureBefore", Qt.ArrowType.LeftArrow, -1)
        self.after = self._button("figureAfter", Qt.ArrowType.RightArrow, 1)
        self.label = QLabel(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 2, 12, 2)
        row.setSpacing(6)
        for part in (self.before, self.label, self.after):
            row.addWidget(part)
        row.addStretch(1)
        self.retranslate()

    def _button(self, name: str, arrow: Qt.ArrowType, step: int) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setArrowType(arrow)
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(lambda: self.pageRequested.emit(self._page + step))
        return button

    @property
    def is_needed(self) -> bool:
        """Whether there is more than one figure."""
        return self._count > 1

    def set_page(self, page: int, count: int) -> None:
        """Say that figure `page` of `count` is shown."""
        self._page, self._count = page, count
        self.before.setEnabled(page > 0)
        self.after.setEnabled(page < count - 1)
        self.label.setText(say("plots.plt.figure", number=page + 1, count=max(count, 1)))

    def set_theme(self, theme: Theme) -> None:
        """Wear `theme`."""
        self.label.setFont(ui_font(9.0))
        self.label.setStyleSheet(f"color: {theme.muted};")

    def retranslate(self) -> None:
        """Say everything again in the language in force."""
        for button, key in ((self.before, "before"), (self.after, "after")):
            button.setAccessibleName(say(f"plots.plt.{key}"))
            button.setToolTip(say(f"plots.plt.{key}"))
        self.set_page(self._page, self._count)
