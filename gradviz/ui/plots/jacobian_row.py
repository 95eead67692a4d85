"""The row above a Jacobian: by which source, where a large one begins, and seeds at a press."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from gradviz.trace.jacobian import Jacobian
from gradviz.ui.theme import Theme, code_font, ui_font
from gradviz.words import say

BUTTONS = ("ones", "one_hot", "reset")


class JacobianRow(QWidget):
    """Two lines at most: the source and the seeds; and where a block begins, if there is one."""

    sourceChosen = Signal(int)
    cornerChosen = Signal(int, int)
    cancelRequested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._by = QLabel(self)
        self.source = QComboBox(self)
        self.source.setObjectName("jacobianSource")
        self.source.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.source.setMinimumContentsLength(2)
        self.source.activated.connect(self.sourceChosen)
        self.buttons = {name: self._button(name) for name in BUTTONS}
        self.cancel = self._button("cancel")
        self.cancel.clicked.connect(self.cancelRequested)
        self._labels = QLabel(self), QLabel(self)
        self.corner = self._spin("jacobianRow"), self._spin("jacobianColumn")
        self._lay_out()
        self.set_working(False)
        self.set_block(None)
        self.retranslate()

    def _button(self, name: str) -> QPushButton:
        button = QPushButton(self)
        button.setObjectName("jacobian" + name.title().replace("_", ""))
        button.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        return button

    def _spin(self, name: str) -> QSpinBox:
        spin = QSpinBox(self)
        spin.setObjectName(name)
        spin.setKeyboardTracking(False)
        spin.valueChanged.connect(self._move)
        return spin

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(6)
        for part in (self._by, self.source, *self.buttons.values(), self.cancel):
            first.addWidget(part, 1 if part is self.source else 0)
        self._second = QWidget(self)
        second = QHBoxLayout(self._second)
        second.setContentsMargins(0, 0, 0, 0)
        second.setSpacing(6)
        for label, spin in zip(self._labels, self.corner, strict=True):
            second.addWidget(label)
            second.addWidget(spin)
        second.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 2, 12, 2)
        column.setSpacing(3)
        column.addLayout(first)
        column.addWidget(self._second)

    def offer(self, sources: Sequence[str], chosen: int) -> None:
        """Offer these sources, with one of them chosen."""
        if [self.source.itemText(k) for k in range(self.source.count())] != list(sources):
            self.source.clear()
            self.source.addItems(list(sources))
        self.source.setCurrentIndex(chosen)
        self.source.setToolTip(self.source.currentText())
        self.source.setEnabled(self.source.count() > 1)

    def set_block(self, jacobian: Jacobian | None) -> None:
        """Offer to move the block that is drawn; nothing where all is drawn."""
        shown = jacobian is not None and jacobian.table is not None and not jacobian.whole
        self._second.setVisible(shown)
        if jacobian is None or not shown:
            return
        places = (jacobian.rows, jacobian.columns)
        for spin, place, size in zip(self.corner, places, jacobian.size, strict=True):
            spin.blockSignals(True)
            spin.setRange(0, size - len(place))
            spin.setSingleStep(max(len(place) // 2, 1))
            spin.setValue(place.start)
            spin.setEnabled(size > len(place))
            spin.blockSignals(False)

    def set_drawn(self, drawn: bool) -> None:
        """Seeds can be set only where something is drawn."""
        for button in self.buttons.values():
            button.setEnabled(drawn)

    def set_working(self, working: bool) -> None:
        """Offer to stop what takes long, in the place of the seeds."""
        for button in self.buttons.values():
            button.setVisible(not working)
        self.cancel.setVisible(working)

    def _move(self) -> None:
        self.cornerChosen.emit(*(spin.value() for spin in self.corner))

    def set_theme(self, theme: Theme) -> None:
        """Wear `theme`."""
        for label in (self._by, *self._labels):
            label.setFont(ui_font(9.0))
            label.setStyleSheet(f"color: {theme.muted};")
        self.source.setFont(code_font(9.0, bold=True))
        for part in (*self.buttons.values(), self.cancel):
            part.setFont(ui_font(9.0))
            part.setStyleSheet("padding: 2px 7px;")
        for spin in self.corner:
            spin.setFont(code_font(9.0))

    def retranslate(self) -> None:
        """Say everything again in the language in force."""
        self._by.setText(say("jacobian.by"))
        self.source.setAccessibleName(say("jacobian.by_name"))
        for name, button in (*self.buttons.items(), ("cancel", self.cancel)):
            button.setText(say(f"jacobian.{name}"))
            button.setToolTip(say(f"jacobian.{name}_tip"))
        for key, label, spin in zip(
            ("from_row", "from_column"), self._labels, self.corner, strict=True
        ):
            label.setText(say(f"jacobian.{key}"))
            spin.setAccessibleName(say(f"jacobian.{key}"))
