"""The rows of choices above the plots: what is drawn, and along what."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QWidget,
)

from gradviz.ui.theme import Theme, code_font, ui_font
from gradviz.words import say


class ChoiceRow(QWidget):
    """Words and choices in turn: "of [y] along [z]"."""

    chosen = Signal(str, str)  # both choices, after a person changed one

    def __init__(self, words: tuple[str, str], names: tuple[str, str], prefix: str) -> None:
        super().__init__()
        self._keys, self._names = words, names
        self.labels = (QLabel(self), QLabel(self))
        self.boxes = (self._box(prefix + "First"), self._box(prefix + "Second"))
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 2, 12, 2)
        row.setSpacing(6)
        for label, box in zip(self.labels, self.boxes, strict=True):
            row.addWidget(label)
            row.addWidget(box)
        row.addStretch(1)
        self.retranslate()

    def _box(self, name: str) -> QComboBox:
        box = QComboBox(self)
        box.setObjectName(name)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        box.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        box.setMinimumContentsLength(2)
        box.textActivated.connect(lambda _text: self.chosen.emit(*self.choice()))
        return box

    def choice(self) -> tuple[str, str]:
        """Return the two names chosen."""
        return self.boxes[0].currentText(), self.boxes[1].currentText()

    def offer(self, first: Sequence[str], second: Sequence[str]) -> None:
        """Offer these names; a choice that is still offered stays."""
        for box, names in zip(self.boxes, (first, second), strict=True):
            kept = box.currentText()
            if [box.itemText(k) for k in range(box.count())] != list(names):
                box.clear()
                box.addItems(list(names))
            if kept in names:
                box.setCurrentText(kept)
            box.setEnabled(box.count() > 1)

    def choose(self, first: str, second: str) -> None:
        """Show what is drawn, without asking for it."""
        for box, name in zip(self.boxes, (first, second), strict=True):
            if box.findText(name) < 0:
                box.addItem(name)
            box.setCurrentText(name)
            box.setEnabled(box.count() > 1)

    def set_theme(self, theme: Theme) -> None:
        """Wear `theme`."""
        for label in self.labels:
            label.setFont(ui_font(9.0))
            label.setStyleSheet(f"color: {theme.muted};")
        for box in self.boxes:
            box.setFont(code_font(9.0, bold=True))

    def retranslate(self) -> None:
        """Say everything again in the language in force."""
        for label, box, key, name in zip(
            self.labels, self.boxes, self._keys, self._names, strict=True
        ):
            label.setText(say(key))
            box.setAccessibleName(say(name))
