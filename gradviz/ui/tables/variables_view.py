"""The table of variables: roles to click, values to slide or type, gradients as they arrive.

Mouse and keys only find the cell and the wish; the model checks it and emits the intent.
"""

import numpy as np
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
    QWidget,
)

from gradviz.trace import ROLES, Frame, InputRow, Trace
from gradviz.ui.tables.arrivals import MISSING, Arrival
from gradviz.ui.tables.columns import column_widths
from gradviz.ui.tables.painting import dress, inside, lay_flat
from gradviz.ui.tables.plain_delegate import PlainDelegate
from gradviz.ui.tables.role_delegate import RoleDelegate, role_tip
from gradviz.ui.tables.value_delegate import ValueDelegate, has_slider
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

ROW_HEIGHT = 46
Index = QModelIndex | QPersistentModelIndex


class VariablesView(QTableView):
    """Names with their roles, values, shapes and gradients."""

    roleToggled = Signal(str, str)
    valueEdited = Signal(str, object)
    reasonRequested = Signal(object)  # the Row whose "None: constant" was clicked

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("variablesTable")
        self._variables = VariablesModel(self)
        self._roles = RoleDelegate(self)
        self._values = ValueDelegate(self._variables, self)
        self._plain = PlainDelegate(self)
        self._dragged = ""  # the name whose slider is held
        self.setModel(self._variables)
        self._variables.roleToggled.connect(self.roleToggled)
        self._variables.valueEdited.connect(self.valueEdited)
        self._place_delegates()
        self._set_up()
        self.set_theme(LIGHT)
        self.retranslate()

    def _place_delegates(self) -> None:
        for column in (NAME, SHAPE, GRADIENT):
            self.setItemDelegateForColumn(column, self._plain)
        self.setItemDelegateForColumn(ROLE, self._roles)
        self.setItemDelegateForColumn(VALUE, self._values)

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
        self._variables.set_trace(trace, keep_pending=bool(self._dragged))
        row = self._variables.find(name)
        if row is not None and not self.currentIndex().isValid():
            self.setCurrentIndex(self._variables.index(row, column))
        if self._dragged and self._variables.find(self._dragged) is None:
            self._dragged = ""
        self._fit_columns()

    def set_frame(self, frame: Frame) -> None:
        """Show the gradients that have arrived at `frame`."""
        self._variables.set_frame(frame)

    def set_theme(self, theme: Theme) -> None:
        """Wear `theme`."""
        for delegate in (self._roles, self._values, self._plain):
            delegate.theme = theme
        dress(self, theme)
        self.verticalHeader().setDefaultSectionSize(round(ROW_HEIGHT * scale()))
        self._fit_columns()
        self.viewport().update()

    def retranslate(self) -> None:
        """Say everything again in the language in force."""
        self.setAccessibleName(say("variables.table"))
        self._variables.retranslate()
        self._fit_columns()

    # -- columns --------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width out again."""
        super().resizeEvent(event)
        self._fit_columns()

    def _fit_columns(self) -> None:
        widths = column_widths(
            self._variables.rows,
            self.viewport().width(),
            self._roles.width(),
            say("variables.name"),
            QFontMetricsF(code_font(10.0)),
        )
        for column, width in widths.items():
            self.setColumnHidden(column, not width)
            self.setColumnWidth(column, width)
        self._values.says_shape = not widths[SHAPE]

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
        row, room = index.data(ROW_ROLE), self.room(index)
        if index.column() == ROLE:
            self._choose(index, self._roles.segment_at(room, event.position().toPoint()))
        elif index.column() == VALUE and self._values.on_slider(room, event.position(), row):
            self._dragged = row.name
            self._slide(event.position())
        elif index.column() == GRADIENT:
            self._ask_reason(index.data(ARRIVAL_ROLE))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow a slider in the hand; elsewhere show by the cursor what can be clicked."""
        if self._dragged:
            self._slide(event.position())
            return
        super().mouseMoveEvent(event)
        hand = self._clickable(event.position())
        shape = Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let the slider go; a toggle that is off says why, now that a tip is not hidden again."""
        self._dragged = ""
        super().mouseReleaseEvent(event)
        position = event.position().toPoint()
        index = self.indexAt(position)
        if index.isValid() and index.column() == ROLE:
            self._say_why_off(index, self._roles.segment_at(self.room(index), position))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Edit a value as text; a double click on a slider only slides."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index.column() == VALUE:
            row = index.data(ROW_ROLE)
            if not self._values.on_slider(self.room(index), event.position(), row):
                self._edit(index)
                return
        self.mousePressEvent(event)

    def _slide(self, position: QPointF) -> None:
        number = self._variables.find(self._dragged)
        if number is None:
            return
        index = self._variables.index(number, VALUE)
        row = self._variables.rows[number]
        value = self._values.value_at(self.room(index), position.x(), row)
        self._ask_number(index, row, value)

    def _ask_number(self, index: QModelIndex, row: InputRow, value: float) -> None:
        shown = self._variables.value(row)
        wanted = np.full(shown.shape, value, shown.dtype)
        if wanted != shown:
            self._variables.setData(index, wanted)

    def _choose(self, index: QModelIndex, segment: int | None) -> None:
        if segment is not None:
            self._variables.setData(index, ROLES[segment])

    def _say_why_off(self, index: Index, segment: int | None) -> None:
        """Show at once why a toggle is off, where somebody has just tried it."""
        row = index.data(ROW_ROLE)
        if segment is None or row.role not in ROLES or not row.refusal(ROLES[segment]):
            return
        place = self._roles.segments(self.room(index))[segment].bottomLeft().toPoint()
        tip = role_tip(ROLES[segment], row)
        QToolTip.showText(self.viewport().mapToGlobal(place), tip, self.viewport())

    def _ask_reason(self, arrival: Arrival) -> None:
        if arrival.state == MISSING:
            self.reasonRequested.emit(arrival.row)

    def _clickable(self, position: QPointF) -> bool:
        index = self.indexAt(position.toPoint())
        if not index.isValid():
            return False
        row, room = index.data(ROW_ROLE), self.room(index)
        if index.column() == ROLE:
            segment = self._roles.segment_at(room, position.toPoint())
            return segment is not None and not row.refusal(ROLES[segment])
        if index.column() == VALUE:
            return self._values.on_slider(room, position, row)
        return index.column() == GRADIENT and index.data(ARRIVAL_ROLE).state == MISSING

    # -- the keyboard ---------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Roles: 1 to 4, or left and right then Enter. Values: type, Enter, Ctrl+left and right."""
        index = self.currentIndex()
        handled = False
        if self.state() == QAbstractItemView.State.EditingState:
            pass  # a key the editor passed on, such as the Enter that closes it
        elif index.isValid() and index.column() == ROLE:
            handled = self._role_key(index, event)
        elif index.isValid() and index.column() == VALUE:
            handled = self._value_key(index, event)
        elif index.isValid() and index.column() == GRADIENT and _is_choice(event):
            self._ask_reason(index.data(ARRIVAL_ROLE))
            handled = True
        if not handled:
            super().keyPressEvent(event)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """A newly reached role cell starts at the role in force."""
        super().currentChanged(current, previous)
        self._roles.reached = None
        if current.isValid() and current.column() == ROLE:
            role = current.data(ROW_ROLE).role
            self._roles.reached = ROLES.index(role) if role in ROLES else None

    def _role_key(self, index: QModelIndex, event: QKeyEvent) -> bool:
        reached = self._roles.reached
        number = event.key() - Qt.Key.Key_1
        if 0 <= number < len(ROLES):
            self._choose(index, number)
            self._say_why_off(index, number)
            self._roles.reached = number
        elif _is_choice(event):
            self._choose(index, reached)
            self._say_why_off(index, reached)
        elif reached is not None and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            reached += 1 if event.key() == Qt.Key.Key_Right else -1
            if not 0 <= reached < len(ROLES):
                return False
            self._roles.reached = reached
        else:
            return False
        self.viewport().update()
        return True

    def _value_key(self, index: QModelIndex, event: QKeyEvent) -> bool:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._nudge(index, 1 if event.key() == Qt.Key.Key_Right else -1)
        elif _is_choice(event) or event.key() == Qt.Key.Key_F2:
            self._edit(index)
        else:
            return False
        return True

    def _nudge(self, index: QModelIndex, direction: int) -> None:
        row = index.data(ROW_ROLE)
        if has_slider(row):
            low, high = self._variables.bounds(row)
            step = 1.0 if row.value.dtype.kind in "iu" else (high - low) / 100
            value = float(self._variables.value(row).reshape(())) + direction * step
            self._ask_number(index, row, round(value, 10))

    def _edit(self, index: QModelIndex) -> None:
        if index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.setCurrentIndex(index)
            self.edit(index)


def _is_choice(event: QKeyEvent) -> bool:
    return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
