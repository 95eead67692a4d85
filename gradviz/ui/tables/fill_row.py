"""What is done to an array as a whole: another shape, all zeros, all ones, random numbers."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QSpinBox, QWidget

from gradviz.ui.tables.grid_shape import MOST_ELEMENTS, NORMAL, ONES, ZEROS, read_shape
from gradviz.ui.theme import Theme, code_font, scale, ui_font
from gradviz.words import say

KINDS = (ZEROS, ONES, NORMAL)


class FillRow(QWidget):
    """A field for the shape, three buttons and a seed."""

    shapeTyped = Signal(object)  # tuple of int
    fillRequested = Signal(str, int)  # ZEROS, ONES or NORMAL; the seed
    refused = Signal(str)  # catalogue key of what is wrong with the shape, "" for nothing

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = ""
        self.labels = {part: QLabel(self) for part in ("shape", "fill", "seed")}
        self.shape = QLineEdit(self)
        self.shape.setObjectName("gridShape")
        self.shape.textEdited.connect(lambda _text: self._judge())
        self.shape.editingFinished.connect(self._commit)
        self.seed = QSpinBox(self)
        self.seed.setObjectName("gridSeed")
        self.seed.setRange(0, 9999)
        self.buttons = {kind: self._button(kind) for kind in KINDS}
        self._place()
        self.retranslate()

    def _button(self, kind: str) -> QPushButton:
        button = QPushButton(self)
        button.setObjectName(f"fill{kind.capitalize()}")
        button.clicked.connect(lambda: self.fillRequested.emit(kind, self.seed.value()))
        return button

    def _place(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(5)
        for widget in (
            self.labels["shape"], self.shape, self.labels["fill"], *self.buttons.values(),
            self.labels["seed"], self.seed,
        ):  # fmt: skip
            row.addWidget(widget)
        row.addStretch(1)

    def offer(self, shape: tuple[int, ...], free: bool) -> None:
        """Show `shape`; only a `free` value can have another one here."""
        self._shown = " × ".join(map(str, shape)) or "()"
        if not self.shape.hasFocus() or not self.shape.isModified():
            self.shape.setText(self._shown)
        self.shape.setEnabled(free)

    def set_theme(self, theme: Theme) -> None:
        """Wear `theme`."""
        for label in self.labels.values():
            label.setFont(ui_font(8.5))
        self.shape.setFont(code_font(9.0))
        self.shape.setFixedWidth(round(84 * scale()))
        self.seed.setFont(code_font(9.0))
        for button in self.buttons.values():
            button.setFont(ui_font(9.0))

    def retranslate(self) -> None:
        """Say everything again in the language in force."""
        for part, label in self.labels.items():
            label.setText(say(f"grid.{part}"))
        for kind, button in self.buttons.items():
            button.setText(say(f"grid.{kind}"))
            button.setToolTip(say(f"grid.{kind}_tip"))
        self.shape.setAccessibleName(say("grid.shape"))
        self.seed.setAccessibleName(say("grid.seed"))

    def _judge(self) -> tuple[int, ...] | None:
        shape = read_shape(self.shape.text())
        key = "" if shape is not None else "grid.bad_shape"
        if shape is not None and _size(shape) > MOST_ELEMENTS:
            key, shape = "grid.too_many", None
        self.shape.setProperty("bad", bool(key))
        self.shape.style().unpolish(self.shape)
        self.shape.style().polish(self.shape)
        self.refused.emit(key)
        return shape

    def _commit(self) -> None:
        shape = self._judge()
        self.shape.setModified(False)
        if shape is not None and shape != read_shape(self._shown):
            self.shapeTyped.emit(shape)


def _size(shape: tuple[int, ...]) -> int:
    size = 1
    for length in shape:
        size *= length
    return size
