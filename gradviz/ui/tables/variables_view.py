"""The table of variables: roles to click, values to slide or type, gradients as they arrive.

Mouse and keys only find the cell and the wish; the model checks it and emits the intent. What is
done to a role is in role_hand.py, to a value in values.py.
"""

from collections.abc import Mapping
from typing import cast

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFontMetricsF,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from gradviz.trace import Frame, Trace
from gradviz.trace.sliders import Slider
from gradviz.ui.tables.arrivals import MISSING, Arrival
from gradviz.ui.tables.columns import column_widths
from gradviz.ui.tables.painting import dress, inside, lay_flat
from gradviz.ui.tables.plain_delegate import PlainDelegate
from gradviz.ui.tables.role_delegate import RoleDelegate
from gradviz.ui.tables.role_hand import RoleHand
from gradviz.ui.tables.value_delegate import ValueDelegate
from gradviz.ui.tables.value_keys import CHOICES
from gradviz.ui.tables.values import Values
from gradviz.ui.tables.variables_model import (
    ARRIVAL_ROLE,
    GRADIENT,
    NAME,
    ROLE,
    ROW_ROLE,
    SHAPE,
    VALUE,
    VariablesModel,
)
from gradviz.ui.theme import LIGHT, Theme, code_font, scale
from gradviz.words import say

ROW_HEIGHT = 48
SHIFT = Qt.KeyboardModifier.ShiftModifier
Index = QModelIndex | QPersistentModelIndex


class VariablesView(QTableView):
    """Names with their roles, values, shapes and gradients."""

    roleToggled = Signal(str, str)
    valueEdited = Signal(str, object)
    sliderEdited = Signal(str, object)  # name, Slider
    reasonRequested = Signal(object)  # the Row whose "None: constant" was clicked

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("variablesTable")
        self._variables = VariablesModel(self)
        self._roles = RoleDelegate(self)
        self._delegate = ValueDelegate(self._variables, self)
        self._plain = PlainDelegate(self)
        self._hand = RoleHand(self._variables, self._roles, self.room, self.viewport())
        self.values = Values(self, self._variables, self._delegate)
        self.setModel(self._variables)
        self._variables.roleToggled.connect(self.roleToggled)
        self._variables.valueEdited.connect(self.valueEdited)
        self._variables.sliderEdited.connect(self.sliderEdited)
        self._place_delegates()
        self._set_up()
        self.set_theme(LIGHT)
        self.retranslate()

    def _place_delegates(self) -> None:
        for column in (NAME, SHAPE, GRADIENT):
            self.setItemDelegateForColumn(column, self._plain)
        self.setItemDelegateForColumn(ROLE, self._roles)
        self.setItemDelegateForColumn(VALUE, self._delegate)

    def _set_up(self) -> None:
        lay_flat(self)
        self.setMouseTracking(True)
        self.setWordWrap(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.AnyKeyPressed)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    # -- what comes down ------------------------------------------------------------------------

    def set_trace(self, trace: Trace) -> None:
        """Show the inputs of `trace`; a slider being dragged stays in the hand."""
        at = self.currentIndex()
        name = at.data(ROW_ROLE).name if at.isValid() else ""
        column = at.column()
        self._variables.set_trace(trace, keep_pending=self.values.holds)
        row = self._variables.find(name)
        if row is not None and not self.currentIndex().isValid():
            self.setCurrentIndex(self._variables.index(row, column))
        self.values.follow(trace)
        self._fit_columns()

    def set_sliders(self, sliders: Mapping[str, Slider]) -> None:
        """Show the ends and the steps that people have chosen, by name."""
        self._variables.set_sliders(sliders)

    def set_frame(self, frame: Frame) -> None:
        """Show the gradients that have arrived at `frame`."""
        self._variables.set_frame(frame)

    def set_theme(self, theme: Theme) -> None:
        """Wear `theme`."""
        for delegate in (self._roles, self._delegate, self._plain):
            delegate.theme = theme
        dress(self, theme)
        self.values.set_theme(theme)
        self.verticalHeader().setDefaultSectionSize(round(ROW_HEIGHT * scale()))
        self._fit_columns()
        self.viewport().update()

    def retranslate(self) -> None:
        """Say everything again in the language in force."""
        self.setAccessibleName(say("variables.table"))
        self._variables.retranslate()
        self.values.retranslate()
        self._fit_columns()

    # -- columns --------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width out again."""
        super().resizeEvent(event)
        self._fit_columns()
        self.values.place()

    def _fit_columns(self) -> None:
        widths = column_widths(
            self._variables.rows,
            self.viewport().width(),
            (self._roles.width(), self._roles.width(0)),
            say("variables.name"),
            QFontMetricsF(code_font(10.0)),
        )
        for column, width in widths.items():
            self.setColumnHidden(column, not width)
            self.setColumnWidth(column, width)
        self._delegate.says_shape = not widths[SHAPE]

    # -- the mouse ------------------------------------------------------------------------------

    def room(self, index: Index) -> QRectF:
        """Return the content area of a cell, as its delegate paints it."""
        option = QStyleOptionViewItem()
        option.rect = self.visualRect(index)
        return inside(option)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Grip a slider, or choose a role, or ask for a reason, or just select."""
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if not index.isValid() or event.button() != Qt.MouseButton.LeftButton:
            return
        if index.column() == ROLE:
            self._hand.press(index, event.position())
        elif index.column() == VALUE:
            self.values.press(index, event.position(), bool(event.modifiers() & SHIFT))
        elif index.column() == GRADIENT:
            self._ask_reason(index.data(ARRIVAL_ROLE))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow a slider in the hand; elsewhere show by the cursor what can be clicked."""
        if self.values.hand.holds:
            self.values.hand.move(event.position(), bool(event.modifiers() & SHIFT))
            return
        super().mouseMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        self.values.hover(index, event.position())
        self.viewport().setCursor(self._cursor(index, event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        """Point at nothing any more."""
        super().leaveEvent(event)
        self.values.hover(QModelIndex(), QPointF())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let the slider go; a toggle that is off says why."""
        self.values.hand.let_go()
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index.column() == ROLE:
            self._hand.release(index, event.position())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Type a value, or the end of a slider; elsewhere a double click is two clicks."""
        index = self.indexAt(event.position().toPoint())
        is_value = index.isValid() and index.column() == VALUE
        if not (is_value and self.values.double_click(index, event.position())):
            self.mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer everything that can be done to a value."""
        index = self.indexAt(event.pos())
        if index.isValid():
            self.values.offer(index, event.globalPos())

    def _cursor(self, index: QModelIndex, position: QPointF) -> Qt.CursorShape:
        if not index.isValid():
            return Qt.CursorShape.ArrowCursor
        if index.column() == VALUE:
            return self.values.cursor(index, position)
        if index.column() == ROLE:
            hand = self._hand.can_press(index, position)
        else:
            hand = index.column() == GRADIENT and index.data(ARRIVAL_ROLE).state == MISSING
        return Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor

    def _ask_reason(self, arrival: Arrival) -> None:
        if arrival.state == MISSING:
            self.reasonRequested.emit(arrival.row)

    # -- the keyboard ---------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Claim keys from the timeline while a slider is held by the keys, or plays."""
        is_key = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride
        if is_key and self.values.claims(cast("QKeyEvent", event)):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Roles: 1 to 4, or left and right then Enter. Values: see value_keys.py."""
        index = self.currentIndex()
        handled = self.values.pause(event)
        if event.key() == Qt.Key.Key_F2 and index.isValid() and index.column() != VALUE:
            index = self._variables.index(index.row(), VALUE)
            self.setCurrentIndex(index)
        if handled or self.state() == QAbstractItemView.State.EditingState:
            pass  # a key the editor passed on, such as the Enter that closes it
        elif index.isValid() and index.column() == ROLE:
            handled = self._hand.key(index, event)
        elif index.isValid() and index.column() == VALUE:
            handled = self.values.key(index, event)
        elif index.isValid() and index.column() == GRADIENT and event.key() in CHOICES:
            self._ask_reason(index.data(ARRIVAL_ROLE))
            handled = True
        if not handled:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Let Tab go from a held slider to its ends, and along a row before it leaves the table.

        The arrows are the timeline's, so without it no key would reach a value.
        """
        return self.values.tab() or self._go_along(forward) or super().focusNextPrevChild(forward)

    def _go_along(self, forward: bool) -> bool:
        index = self.currentIndex()
        if not index.isValid():
            return False
        missing = self._variables.index(index.row(), GRADIENT).data(ARRIVAL_ROLE).state == MISSING
        stops = (ROLE, VALUE, GRADIENT) if missing else (ROLE, VALUE)
        here = index.column()
        ahead = [stop for stop in stops if (stop > here if forward else stop < here)]
        if ahead:
            column = ahead[0] if forward else ahead[-1]
            self.setCurrentIndex(self._variables.index(index.row(), column))
        return bool(ahead)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """A newly reached role cell starts at the role in force; a held slider is let go."""
        super().currentChanged(current, previous)
        self._hand.reach(current)
        self.values.leave(current)

    def hideEvent(self, event: QHideEvent) -> None:
        """Out of sight nothing moves by itself."""
        super().hideEvent(event)
        self.values.rest()

    def start_editing(self, index: QModelIndex) -> None:
        """Let a value be typed."""
        if index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.setCurrentIndex(index)
            self.edit(index)
