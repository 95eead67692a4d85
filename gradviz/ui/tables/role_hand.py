"""What mouse and keys do to role cells: choose a segment, or learn why it is off."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QToolTip, QWidget

from gradviz.trace import ROLES
from gradviz.ui.tables.role_delegate import RoleDelegate, role_tip
from gradviz.ui.tables.value_keys import CHOICES
from gradviz.ui.tables.variables_model import ROLE, ROW_ROLE, VariablesModel

Index = QModelIndex | QPersistentModelIndex


class RoleHand:
    """Asks for roles, by segment."""

    def __init__(
        self,
        model: VariablesModel,
        roles: RoleDelegate,
        room: Callable[[Index], QRectF],
        viewport: QWidget,
    ) -> None:
        self._model, self._roles, self._room, self._viewport = model, roles, room, viewport

    def can_press(self, index: Index, position: QPointF) -> bool:
        """Whether a press at `position` would choose a role."""
        segment = self._segment(index, position)
        return segment is not None and not index.data(ROW_ROLE).refusal(ROLES[segment])

    def press(self, index: Index, position: QPointF) -> None:
        """Choose the segment at `position`."""
        self._choose(index, self._segment(index, position))

    def release(self, index: Index, position: QPointF) -> None:
        """Say why a segment is off that was just tried: a tip is not hidden again now."""
        self._say_why_off(index, self._segment(index, position))

    def reach(self, index: Index) -> None:
        """Let the keys begin at the role in force, where the current cell holds one."""
        self._roles.reached = None
        if index.isValid() and index.column() == ROLE:
            role = index.data(ROW_ROLE).role
            self._roles.reached = ROLES.index(role) if role in ROLES else None

    def key(self, index: QModelIndex, event: QKeyEvent) -> bool:
        """Do what a key asks: 1 to 4, or left and right then Enter. True if it asked."""
        reached = self._roles.reached
        number = event.key() - Qt.Key.Key_1
        if 0 <= number < len(ROLES):
            self._try(index, number)
            self._roles.reached = number
        elif event.key() in CHOICES:
            self._try(index, reached)
        elif reached is not None and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            reached += 1 if event.key() == Qt.Key.Key_Right else -1
            if not 0 <= reached < len(ROLES):
                return False
            self._roles.reached = reached
        else:
            return False
        self._viewport.update()
        return True

    def _segment(self, index: Index, position: QPointF) -> int | None:
        return self._roles.segment_at(self._room(index), position.toPoint())

    def _try(self, index: QModelIndex, segment: int | None) -> None:
        self._choose(index, segment)
        self._say_why_off(index, segment)

    def _choose(self, index: Index, segment: int | None) -> None:
        if segment is not None:
            self._model.setData(index, ROLES[segment])

    def _say_why_off(self, index: Index, segment: int | None) -> None:
        row = index.data(ROW_ROLE)
        if segment is None or row.role not in ROLES or not row.refusal(ROLES[segment]):
            return
        place = self._roles.segments(self._room(index))[segment].bottomLeft().toPoint()
        tip = role_tip(ROLES[segment], row)
        QToolTip.showText(self._viewport.mapToGlobal(place), tip, self._viewport)
