"""A range typed in a menu: "from [ ] to [ ]"; it is taken with Enter."""

import math

from PySide6.QtCore import QLocale, Signal
from PySide6.QtGui import QDoubleValidator
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from gradviz.ui.theme import Theme, code_font, ui_font
from gradviz.words import say

WIDE = 72  # pixels of a field, at least


class RangeEdit(QWidget):
    """Two numbers, the first below the second; others are not taken."""

    edited = Signal(float, float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.labels = QLabel(self), QLabel(self)
        self.fields = self._field("rangeLow"), self._field("rangeHigh")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 12, 4)
        row.setSpacing(6)
        for label, field in zip(self.labels, self.fields, strict=True):
            row.addWidget(label)
            row.addWidget(field)
        self.retranslate()

    def _field(self, name: str) -> QLineEdit:
        field = QLineEdit(self)
        field.setObjectName(name)
        field.setMinimumWidth(WIDE)
        check = QDoubleValidator(field)
        check.setLocale(QLocale.c())
        field.setValidator(check)
        field.returnPressed.connect(self._take)
        return field

    def set_range(self, low: float, high: float) -> None:
        """Show the range in force."""
        for field, value in zip(self.fields, (low, high), strict=True):
            if not field.hasFocus():
                field.setText(f"{value:.6g}")

    def _take(self) -> None:
        low, high = (float(field.text() or "nan") for field in self.fields)
        if math.isfinite(low) and math.isfinite(high) and low < high:
            self.edited.emit(low, high)

    def set_theme(self, theme: Theme) -> None:
        """Wear `theme`."""
        for label in self.labels:
            label.setFont(ui_font(9.0))
            label.setStyleSheet(f"color: {theme.muted};")
        for field in self.fields:
            field.setFont(code_font(9.0))

    def retranslate(self) -> None:
        """Say everything again in the language in force."""
        for label, field, key in zip(self.labels, self.fields, ("from", "to"), strict=True):
            label.setText(say(f"plots.curve.{key}"))
            field.setAccessibleName(say(f"plots.curve.{key}_name"))
