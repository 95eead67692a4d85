"""The card of a vector or a matrix: its grid, rows and columns to add, and a slider for one cell.

What is too large for a grid is shown as a heat map, and filled as a whole.
"""

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from gradviz.trace import InputRow
from gradviz.trace.sliders import Slider
from gradviz.ui.numbers import shape_text
from gradviz.ui.tables.cell_slider import CellSlider
from gradviz.ui.tables.editable import MOST_CELLS
from gradviz.ui.tables.fill_row import FillRow
from gradviz.ui.tables.grid_model import GridModel
from gradviz.ui.tables.grid_shape import (
    COLUMNS,
    ROWS,
    can_grow,
    can_shrink,
    filled,
    grown,
    reshaped,
    shrunk,
)
from gradviz.ui.tables.grid_view import GridView
from gradviz.ui.tables.large_map import LargeMap
from gradviz.ui.tables.popover import Popover
from gradviz.ui.theme import Theme, code_font, ui_font
from gradviz.words import say

TOOLS = {"add_row": (ROWS, 1), "drop_row": (ROWS, -1), "add_column": (COLUMNS, 1),
         "drop_column": (COLUMNS, -1)}  # fmt: skip


class GridCard(Popover):
    """Edits one array. It asks for arrays and shows those it is handed."""

    edited = Signal(str, object)  # name, array

    def __init__(self, owner: QWidget, slider: Callable[[str, float], Slider]) -> None:
        super().__init__(owner, "gridCard")
        self.name = ""
        self._slider = slider
        self._row: InputRow | None = None
        self._nothing: np.ndarray = np.zeros(1, np.float32)
        self._array = self._nothing
        self.grid = GridModel(self)
        self.view = GridView(self.grid, self)
        self.map = LargeMap(self)
        self.bar = CellSlider(self)
        self.fill = FillRow(self)
        self._title, self._note = QLabel(self), QLabel(self)
        self._title.setObjectName("title")
        self._note.setWordWrap(True)
        self.tools = {name: self._tool(name) for name in TOOLS}
        self._place()
        self._connect()
        self.retranslate()

    def _tool(self, name: str) -> QPushButton:
        button = QPushButton(self)
        button.setObjectName(f"grid{name.title().replace('_', '')}")
        button.clicked.connect(lambda: self._resize(*TOOLS[name]))
        return button

    def _place(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 10)
        column.setSpacing(6)
        top = QHBoxLayout()
        top.addWidget(self._title)
        top.addStretch(1)
        for button in self.tools.values():
            top.addWidget(button)
        column.addLayout(top)
        for widget in (self.view, self.map, self._note, self.problem, self.bar, self.fill):
            column.addWidget(widget)

    def _connect(self) -> None:
        self.grid.edited.connect(self._ask)
        self.grid.dataChanged.connect(lambda *_: self._look_at_cell())
        self.grid.modelReset.connect(self._look_at_cell)
        self.view.selectionModel().currentChanged.connect(lambda *_: self._look_at_cell())
        self.view.left.connect(lambda: self.bar.setFocus(Qt.FocusReason.TabFocusReason))
        self.bar.moved.connect(self._slide)
        self.fill.shapeTyped.connect(lambda shape: self._ask(reshaped(self._array, shape)))
        self.fill.fillRequested.connect(
            lambda kind, seed: self._ask(filled(self._array, kind, seed))
        )
        self.fill.refused.connect(lambda key: self.say_problem(say(key) if key else ""))

    # -- what comes down ------------------------------------------------------------------------

    def open_for(self, row: InputRow, value: np.ndarray, area: QRect) -> None:
        """Show the array of `row` beside `area`, and give the grid the keys."""
        if row.name != self.name:  # what was typed and is no number waits for its card
            self.grid.forget()
        self.name = row.name
        self._show(row, value)
        self.open_at(area)
        if not self.view.isHidden():
            self.view.go_to(0, 0)
            self.view.setFocus(Qt.FocusReason.PopupFocusReason)
        else:
            self.fill.buttons["zeros"].setFocus(Qt.FocusReason.PopupFocusReason)

    def follow(self, row: InputRow, value: np.ndarray) -> None:
        """Show what a new trace made of the array."""
        if self.isHidden() or row.name != self.name:
            return
        before, at = self._array.shape, self.view.currentIndex()
        place = at.row(), at.column()
        self._show(row, value)
        if value.shape != before:
            self.grid.forget()
            self._look_at_cell()
            self.view.go_to(max(place[0], 0), max(place[1], 0))

    def leave(self) -> None:
        """Close: the program has no such array any more."""
        self.dismiss()
        self.name = ""

    def set_theme(self, theme: Theme) -> None:
        """Wear `theme`."""
        super().set_theme(theme)
        self.view.set_theme(theme)
        self.bar.set_theme(theme)
        self.map.set_theme(theme)
        self.fill.set_theme(theme)
        self._title.setFont(code_font(9.5, bold=True))
        self._note.setFont(ui_font(9.0))
        for button in self.tools.values():
            button.setFont(ui_font(9.0))
        if self._row is not None:
            self._show(self._row, self._array)

    def retranslate(self) -> None:
        """Say everything again in the language in force."""
        for name, button in self.tools.items():
            button.setText(say(f"grid.{name}"))
            button.setToolTip(say(f"grid.{name}_tip"))
        self.view.setAccessibleName(say("grid.grid"))
        self.bar.setAccessibleName(say("grid.slider"))
        self.fill.retranslate()

    def _show(self, row: InputRow, value: np.ndarray) -> None:
        self._row, self._array = row, value
        slides = value.size <= MOST_CELLS and value.dtype.kind in "fiu"
        large, free = value.size > MOST_CELLS, row.declared is None
        self._title.setText(f"{row.name}  {shape_text(value.shape)}  {value.dtype}")
        self.setAccessibleName(say("grid.card", name=row.name))
        if large:
            self.map.set_array(value)
            self._note.setText(self._large_words(value, free))
        self.grid.set_array(self._nothing if large else value)
        self.view.fit()
        for widget, wanted in ((self.view, not large), (self.bar, slides), (self.map, large),
                               (self._note, large), (self.fill, free or not large)):  # fmt: skip
            widget.setVisible(wanted)
        for name, (axis, way) in TOOLS.items():
            can = can_grow(value) if way > 0 else can_shrink(value, axis)
            self.tools[name].setEnabled(can)
            self.tools[name].setVisible(not large)
        self.fill.offer(value.shape, free)
        self._look_at_cell()
        self.adjustSize()

    def _large_words(self, value: np.ndarray, free: bool) -> str:
        shape = " × ".join(map(str, value.shape))
        return say("grid.too_large" if free else "grid.too_large_text", shape=shape)

    # -- what people do -------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a field stays in the card."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def _ask(self, array: np.ndarray) -> None:
        self.edited.emit(self.name, array)

    def _resize(self, axis: int, way: int) -> None:
        """Add a row or a column behind the current one, or take the current one out."""
        index = self.view.currentIndex()
        at = max(0, index.row() if axis == ROWS else index.column())
        array = self.grid.array
        if way > 0:
            self._ask(grown(array, axis, at + 1))
        elif can_shrink(array, axis):
            self._ask(shrunk(array, axis, at))

    def _slide(self, number: float) -> None:
        index = self.view.currentIndex()
        if index.isValid():
            self.grid.setData(index, repr(int(number) if self._whole() else number))

    def _whole(self) -> bool:
        return self.grid.array.dtype.kind in "iu"

    def _look_at_cell(self) -> None:
        """Show the current cell on the slider, and say what is wrong with it."""
        index = self.view.currentIndex()
        self.bar.setEnabled(index.isValid())
        self.say_problem("" if self.view.isHidden() else self.grid.words_on_bad(index))
        if not index.isValid() or self._row is None or self.grid.array.dtype.kind not in "fiu":
            return
        number = float(self.grid.cells[index.row(), index.column()])
        slider = self._slider(self.name, number)
        self.bar.show_number(slider, number, self._whole(), self.theme.role(self._row.role))
