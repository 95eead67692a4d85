"""The row above a surface: of what, over which two, at a slant, and all else in a menu."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QMenu,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from gradviz.trace.surface import DIRECTIONS, SCALES
from gradviz.ui.theme import Theme, code_font, ui_font
from gradviz.words import say

LOOKS = ("closer", "farther", "reset")
VALUES = ("copy", "save")
LEAST = 42  # pixels of a choice in the narrowest panel


class SurfaceRow(QWidget):
    """One line of choices that fits the narrowest panel."""

    chosen = Signal(str, str)  # the two axes
    ofChosen = Signal(str)
    directionChosen = Signal(str)
    scaleChosen = Signal(str)  # one of SCALES
    wayToggled = Signal(bool)
    sectionRequested = Signal(int)  # along which axis: 0 across, 1 upwards
    lookRequested = Signal(str)  # one of LOOKS
    valuesRequested = Signal(str)  # one of VALUES

    def __init__(self) -> None:
        super().__init__()
        self._labels = {"of": QLabel(self), "over": QLabel(self)}
        self.of = self._box("surfaceOf")
        self.boxes = (self._box("surfaceFirst"), self._box("surfaceSecond"))
        self.of.textActivated.connect(self.ofChosen)
        for box in self.boxes:
            box.textActivated.connect(lambda _text: self.chosen.emit(*self.choice()))
        self.more = QToolButton(self)
        self.more.setObjectName("surfaceMore")
        self.more.setText("…")
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setAutoRaise(True)
        self.relief = QToolButton(self)
        self.relief.setObjectName("surfaceRelief")
        self.relief.setCheckable(True)
        self.relief.setAutoRaise(True)
        self.menu = QMenu(self.more)
        self.actions_by_name: dict[str, QAction] = {}
        self._sections: dict[int, QAction] = {}
        self._fill_menu()
        self.more.setMenu(self.menu)
        self._place()
        self.retranslate()

    def _box(self, name: str) -> QComboBox:
        box = QComboBox(self)
        box.setObjectName(name)
        box.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        box.setMinimumWidth(LEAST)
        return box

    def _fill_menu(self) -> None:
        self._add_choice(DIRECTIONS, self.directionChosen)
        self._add_choice(SCALES, self.scaleChosen)
        way = self._add("way", checkable=True)
        way.setChecked(True)
        way.toggled.connect(self.wayToggled)
        self.menu.addSeparator()
        for axis in (0, 1):
            action = self._sections[axis] = self.menu.addAction("")
            action.triggered.connect(lambda _on, axis=axis: self.sectionRequested.emit(axis))
        self.menu.addSeparator()
        for name in LOOKS:
            action = self._add(name)
            action.triggered.connect(lambda _on, name=name: self.lookRequested.emit(name))
        self.menu.addSeparator()
        for name in VALUES:
            action = self._add(name)
            action.triggered.connect(lambda _on, name=name: self.valuesRequested.emit(name))

    def _add_choice(self, names: Sequence[str], chosen: SignalInstance) -> None:
        """Add names of which one is in force: at first the first."""
        group = QActionGroup(self)
        for name in names:
            action = self._add(name, checkable=True)
            group.addAction(action)
            action.setChecked(name == names[0])
            action.triggered.connect(lambda _on, name=name: chosen.emit(name))
        self.menu.addSeparator()

    def _add(self, name: str, checkable: bool = False) -> QAction:
        action = self.menu.addAction("")
        action.setCheckable(checkable)
        self.actions_by_name[name] = action
        return action

    def _place(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 2, 8, 2)
        row.setSpacing(4)
        parts = (self._labels["of"], self.of, self._labels["over"], *self.boxes)
        for part in parts:
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self.relief)
        row.addWidget(self.more)

    def choice(self) -> tuple[str, str]:
        """Return the two axes chosen."""
        return self.boxes[0].currentText(), self.boxes[1].currentText()

    def offer(self, of: Sequence[str], along: Sequence[str]) -> None:
        """Offer these names; a choice that is still offered stays."""
        for box, names in ((self.of, of), (self.boxes[0], along), (self.boxes[1], along)):
            kept = box.currentText()
            if [box.itemText(k) for k in range(box.count())] != list(names):
                box.clear()
                box.addItems(list(names))
            if kept in names:
                box.setCurrentText(kept)
        self._open_choices()

    def choose(self, of: str, first: str, second: str) -> None:
        """Show what is drawn, without asking for it."""
        for box, name in ((self.of, of), (self.boxes[0], first), (self.boxes[1], second)):
            if box.findText(name) < 0:
                box.addItem(name)
            box.setCurrentText(name)
        self._open_choices()
        self._name_sections()

    def _open_choices(self) -> None:
        """Let be chosen what there is to choose; a value alone, which the key names, is hidden."""
        for box in self.boxes:
            box.setEnabled(box.count() > 1)
        for part in (self._labels["of"], self.of):
            part.setVisible(self.of.count() > 1)

    def _name_sections(self) -> None:
        for action, name in zip(self._sections.values(), self.choice(), strict=True):
            action.setText(say("surface.section", name=name))

    def set_theme(self, theme: Theme) -> None:
        """Wear `theme`."""
        for label in self._labels.values():
            label.setFont(ui_font(9.0))
            label.setStyleSheet(f"color: {theme.muted};")
        for box in (self.of, *self.boxes):
            box.setFont(code_font(9.0, bold=True))
        self.relief.setFont(ui_font(9.0))
        self.relief.setStyleSheet(
            f"QToolButton {{ color: {theme.muted}; border: none; padding: 3px 4px; }}"
            f"QToolButton:checked {{ color: {theme.text}; background: {theme.line};"
            " border-radius: 4px; }"
            f"QToolButton:focus {{ border: 1px solid {theme.series}; border-radius: 4px; }}"
        )
        self.more.setFont(ui_font(10.0, bold=True))
        self.more.setStyleSheet(
            f"QToolButton {{ color: {theme.text}; }}"
            "QToolButton::menu-indicator { image: none; width: 0px; }"
        )
        self.menu.setFont(ui_font(9.5))

    def retranslate(self) -> None:
        """Say everything again in the language in force."""
        for name, label in self._labels.items():
            label.setText(say(f"surface.{name}"))
        for box, name in zip((self.of, *self.boxes), ("of", "across", "up"), strict=True):
            box.setAccessibleName(say(f"surface.{name}_name"))
        for name, action in self.actions_by_name.items():
            action.setText(say(f"surface.{name}"))
        self._name_sections()
        self.relief.setText(say("surface.relief"))
        self.relief.setToolTip(say("surface.relief_tip"))
        self.more.setAccessibleName(say("surface.more"))
        self.more.setToolTip(say("surface.more"))
