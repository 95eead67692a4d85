"""Everything that is done in the value column: hand, keys, player and cards, put together.

The view says where the mouse is and which key came; the model takes the wishes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    Qt,
    QTimer,
)
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from gradviz.trace import InputRow, Trace
from gradviz.ui.tables.editable import has_grid, has_slider, is_editable
from gradviz.ui.tables.grid_card import GridCard
from gradviz.ui.tables.slider_card import FROM, TO, SliderCard
from gradviz.ui.tables.slider_face import HIGH, LOW, PLAY
from gradviz.ui.tables.slider_player import SliderPlayer
from gradviz.ui.tables.value_hand import ValueHand, ask_number
from gradviz.ui.tables.value_keys import ValueKeys
from gradviz.ui.tables.value_menu import value_menu
from gradviz.ui.tables.variables_model import VALUE, VariablesModel
from gradviz.words import say

if TYPE_CHECKING:
    import numpy as np
    from PySide6.QtGui import QKeyEvent

    from gradviz.trace.sliders import Slider
    from gradviz.ui.tables.value_delegate import ValueDelegate
    from gradviz.ui.tables.variables_view import VariablesView
    from gradviz.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
FIELDS = {LOW: FROM, HIGH: TO}
PAUSES = (Qt.Key.Key_Space, Qt.Key.Key_Escape)  # keys that stop what plays


class Values(QObject):
    """The value column of one view."""

    def __init__(self, view: VariablesView, model: VariablesModel, delegate: ValueDelegate) -> None:
        super().__init__(view)
        self._view, self._model, self._delegate = view, model, delegate
        self._trace = Trace("")
        self.hand = ValueHand(model, view.room, self)
        self.keys = ValueKeys(model, self)
        self.player = SliderPlayer(model, self)
        self.card = SliderCard(view)
        self.grid = GridCard(view, model.cell_slider)
        self._connect()

    def _connect(self) -> None:
        self.hand.playToggled.connect(self.toggle_play)
        self.keys.playToggled.connect(self.toggle_play)
        self.keys.editRequested.connect(lambda: self.edit(self._view.currentIndex()))
        self.grid.edited.connect(self._ask_array)
        self.keys.endsRequested.connect(lambda: self.open_card(self._view.currentIndex(), FROM))
        self.keys.grippedChanged.connect(self._show_grip)
        self.player.moved.connect(self._move)
        self.player.playingChanged.connect(self._show_playing)
        self.card.sliderEdited.connect(self._choose)
        self.card.speedChosen.connect(self.player.set_speed)
        self._delegate.tabbed.connect(self._grip_current)

    # -- what comes down ------------------------------------------------------------------------

    def follow(self, trace: Trace) -> None:
        """Let go of what a new trace does not have any more."""
        self._trace = trace
        self.player.follow(trace, has_slider)
        names = {row.name for row in trace.inputs if has_slider(row)}
        if self.hand.holds not in names:
            self.hand.let_go()
        if self.keys.gripped not in names:
            self.keys.grip("")
        if self.card.name not in names:
            self.card.dismiss()
        self._follow_grid(trace)

    def _follow_grid(self, trace: Trace) -> None:
        row = next((row for row in trace.inputs if row.name == self.grid.name), None)
        if row is not None and is_editable(row):
            self.grid.follow(row, self._model.value(row))
            QTimer.singleShot(0, self.place)  # once the panels have their new heights
        else:
            self.grid.leave()

    def place(self) -> None:
        """Lay the open card beside its cell again: table, cell or card have another place."""
        for card in (self.card, self.grid):
            number = self._model.find(card.name)
            if not card.isHidden() and number is not None:
                card.open_at(self._area(self._model.index(number, VALUE)))

    @property
    def holds(self) -> bool:
        """Whether a slider is in the hand: late traces must not pull it back."""
        return bool(self.hand.holds) or self.grid.bar.held

    def set_theme(self, theme: Theme) -> None:
        """Wear `theme`."""
        self.card.set_theme(theme)
        self.grid.set_theme(theme)

    def retranslate(self) -> None:
        """Say everything again in the language in force."""
        self.card.retranslate()
        self.grid.retranslate()

    def rest(self) -> None:
        """Stop what moves by itself, and close what is open."""
        self.player.stop()
        self.keys.grip("")
        self.card.dismiss()
        self.grid.dismiss()

    # -- the mouse ------------------------------------------------------------------------------

    def press(self, index: QModelIndex, position: QPointF, fine: bool) -> None:
        """Take hold of what is at `position`; a touch stops what plays."""
        if self.hand.part(index, position) != PLAY:
            self.player.stop()
        if not self.hand.press(index, position, fine) and has_grid(self._row(index)):
            self.open_grid(index)

    def double_click(self, index: QModelIndex, position: QPointF) -> bool:
        """Let the number or an end be typed. False where two clicks are two clicks."""
        part = self.hand.part(index, position)
        if part in FIELDS:
            self.hand.let_go()
            self.open_card(index, FIELDS[part])
        elif not part:
            self.edit(index)
        return part in FIELDS or not part

    def hover(self, index: QModelIndex, position: QPointF) -> None:
        """Show what is pointed at."""
        hovered = ("", "")
        if index.isValid() and index.column() == VALUE:
            hovered = (self._row(index).name, self.hand.part(index, position))
        if hovered != self._delegate.hovered:
            self._delegate.hovered = hovered
            self._view.viewport().update()

    def cursor(self, index: QModelIndex, position: QPointF) -> Qt.CursorShape:
        """Return the cursor that tells what a press would do."""
        part = self.hand.part(index, position)
        if part in FIELDS:
            return Qt.CursorShape.SizeHorCursor
        return Qt.CursorShape.PointingHandCursor if part else Qt.CursorShape.ArrowCursor

    def offer(self, index: QModelIndex, place: QPoint) -> None:
        """Open the menu of everything that can be done to the value of a row."""
        menu = value_menu(self, self._view, self._row(index), self._model)
        self._view.setCurrentIndex(self._model.index(index.row(), VALUE))
        if not menu.isEmpty():
            menu.popup(place)

    # -- the keyboard ---------------------------------------------------------------------------

    def claims(self, event: QKeyEvent) -> bool:
        """Whether a key is for what plays or is held, though a shortcut may want it."""
        return self._pauses(event) or self.keys.claims(event)

    def pause(self, event: QKeyEvent) -> bool:
        """Stop what plays, if this key does so. False where it has more to do."""
        if not self._pauses(event):
            return False
        self.player.stop()
        return event.key() == Qt.Key.Key_Space or not self.keys.gripped

    def _pauses(self, event: QKeyEvent) -> bool:
        return bool(self.player.name) and event.key() in PAUSES and not event.modifiers()

    def key(self, index: QModelIndex, event: QKeyEvent) -> bool:
        """Do what a key asks of the current value. True if it asked for something."""
        self.player.stop()
        return self.keys.press(self._row(index), event)

    def tab(self) -> bool:
        """Go on from a held slider to its ends. False where none is held."""
        if not self.keys.gripped:
            return False
        self.open_card(self._view.currentIndex(), FROM)
        return True

    def leave(self, current: Index) -> None:
        """Another cell has the keys."""
        row = self._row(current) if current.isValid() else None
        if row is None or current.column() != VALUE or row.name != self.keys.gripped:
            self.keys.grip("")

    # -- what is done ---------------------------------------------------------------------------

    def toggle_play(self, name: str) -> None:
        """Let a number go to and fro, or stop it."""
        number = self._model.find(name)
        if number is None or self.player.name == name:
            self.player.stop()
        else:
            self.player.play(self._model.rows[number], self._trace.text)

    def edit(self, index: QModelIndex) -> None:
        """Let a value be typed: a vector or a matrix number by number."""
        if has_grid(self._row(index)):
            self.open_grid(index)
        else:
            self._view.start_editing(index)

    def open_grid(self, index: QModelIndex) -> None:
        """Show the grid of a value; of one number too, which may become a vector there."""
        row = self._row(index)
        if is_editable(row):
            self.player.stop()
            self.keys.grip("")
            self.grid.open_for(row, self._model.value(row), self._area(index))

    def open_card(self, index: QModelIndex, field: str) -> None:
        """Let the ends and the step of a slider be typed, beginning with `field`."""
        row = self._row(index)
        if not has_slider(row):
            return
        self.player.stop()
        self.keys.grip("")
        speed = self.player.speed(row.name)
        slider = self._model.slider(row)
        self.card.offer(row.name, slider, row.value.dtype.kind in "iu", speed)
        self.card.open_at(self._area(index))
        self.card.point_at(field)

    def _area(self, index: Index) -> QRect:
        """Return where a cell is, in the coordinates of the view."""
        self._view.scrollTo(index)
        corner = self._view.viewport().mapTo(self._view, QPoint(0, 0))
        return self._view.visualRect(index).translated(corner)

    def _row(self, index: Index) -> InputRow:
        return self._model.rows[index.row()]

    def _move(self, name: str, value: float) -> None:
        number = self._model.find(name)
        if number is not None:
            ask_number(self._model, self._model.rows[number], value)

    def _ask_array(self, name: str, array: np.ndarray) -> None:
        number = self._model.find(name)
        if number is not None:
            row = self._model.rows[number]
            self._model.setData(self._model.index(number, VALUE), array)
            self.grid.follow(row, self._model.value(row))

    def _choose(self, name: str, slider: Slider) -> None:
        """Take up a slider that was typed; a number outside comes to its nearer end."""
        self._model.set_slider(name, slider)
        number = self._model.find(name)
        if number is None:
            return
        row = self._model.rows[number]
        value = float(self._model.value(row).reshape(()))
        if not slider.low <= value <= slider.high:
            self._move(name, slider.at(slider.part(value), row.value.dtype.kind in "iu"))

    def _grip_current(self) -> None:
        row = self._row(self._view.currentIndex())
        if has_slider(row):
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)
            self.keys.grip(row.name)

    def _show_grip(self) -> None:
        if self.keys.gripped and QAccessible.isActive():
            words = say("slider.gripped", name=self.keys.gripped)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._view, words))
        self._delegate.gripped = self.keys.gripped
        self._view.viewport().update()

    def _show_playing(self) -> None:
        self._delegate.playing = self.player.name
        self._view.viewport().update()
