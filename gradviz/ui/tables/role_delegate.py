"""Draws a role as four segments: the one in force filled with its colour, what is off struck out.

The view asks it where the segments lie, so that mouse and painting can never disagree.
"""

from math import inf

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QHelpEvent, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from gradviz.trace import ROLES, InputRow
from gradviz.ui.tables.painting import PAD, inside, paint_background, paint_text
from gradviz.ui.tables.variables_model import ROW_ROLE
from gradviz.ui.theme import LIGHT, Theme, scale, ui_font
from gradviz.words import say

HEIGHT, RADIUS = 22.0, 4.0
ROOMY, TIGHT = 10, 4  # pixels around a word
CENTRE = Qt.AlignmentFlag.AlignCenter


class RoleDelegate(QStyledItemDelegate):
    """Paints the role cells. `reached` is the segment the keyboard stands on in the current row."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.theme: Theme = LIGHT
        self.reached: int | None = None

    def widths(self, room: float = inf) -> list[float]:
        """Return the widths of the four segments: their words, closer where `room` is small."""
        metrics = QFontMetricsF(ui_font(8.5))
        words = [metrics.horizontalAdvance(short_word(role)) for role in ROLES]
        beside = ROOMY if sum(words) + len(words) * ROOMY <= room else TIGHT
        return [width + beside for width in words]

    def width(self, room: float = inf) -> int:
        """Return the width in pixels that a role cell needs, at the least where `room` is 0."""
        return round(sum(self.widths(room)) + 2 * PAD) + 1

    def segments(self, room: QRectF) -> list[QRectF]:
        """Return the rectangles of the four segments in a cell whose content area is `room`."""
        left, height = room.left(), HEIGHT * scale()
        top = room.center().y() - height / 2
        result = []
        for width in self.widths(room.width()):
            result.append(QRectF(left, top, width, height))
            left += width
        return result

    def segment_at(self, room: QRectF, position: QPoint) -> int | None:
        """Return the segment under `position`, or None. A few pixels above and below count."""
        for number, segment in enumerate(self.segments(room)):
            if segment.adjusted(0, -6, 0, 6).contains(position):
                return number
        return None

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """As wide as the four words."""
        return QSize(self.width(), round(HEIGHT * scale()) + 8)

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """Let each segment say its full word and what it means; else what the model says."""
        row = index.data(ROW_ROLE) if index.isValid() else None
        segment = self.segment_at(inside(option), event.pos()) if row is not None else None
        if row is None or segment is None:
            return super().helpEvent(event, view, option, index)
        QToolTip.showText(event.globalPos(), role_tip(ROLES[segment], row), view.viewport())
        return True

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one cell."""
        row = index.data(ROW_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        paint_background(painter, option, self.theme)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.role in ROLES:
            self._paint_segments(painter, option, row)
        else:
            text = say(f"role.{row.role}")
            paint_text(painter, inside(option), text, self.theme.muted, ui_font(9.0))
        painter.restore()

    def _paint_segments(
        self, painter: QPainter, option: QStyleOptionViewItem, row: InputRow
    ) -> None:
        segments = self.segments(inside(option))
        whole = QRectF(segments[0].topLeft(), segments[-1].bottomRight())
        outline = QPainterPath()
        outline.addRoundedRect(whole, RADIUS, RADIUS)
        painter.save()
        painter.setClipPath(outline)
        for role, segment in zip(ROLES, segments, strict=True):
            self._paint_segment(painter, segment, role, row)
        painter.restore()
        painter.setPen(QPen(QColor(self.theme.outline), 1.0))
        for segment in segments[1:]:
            painter.drawLine(segment.topLeft(), segment.bottomLeft())
        painter.drawPath(outline)
        if self.reached is not None and option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(self.theme.series), 2.0))
            painter.drawRoundedRect(segments[self.reached].adjusted(1, 1, -1, -1), 3, 3)

    def _paint_segment(self, painter: QPainter, segment: QRectF, role: str, row: InputRow) -> None:
        font = ui_font(8.5)
        font.setStrikeOut(bool(row.refusal(role)))
        colour = self.theme.faint if font.strikeOut() else self.theme.muted
        if role == row.role:
            fill = self.theme.role(role) if row.settable else self.theme.outline
            painter.fillRect(segment, QColor(fill))
            colour = self.theme.window if row.settable else self.theme.muted
        paint_text(painter, segment, short_word(role), colour, font, CENTRE)


def short_word(role: str) -> str:
    """Return the role in the few letters a segment has room for."""
    return say(f"role.{role}_short")


def role_tip(role: str, row: InputRow) -> str:
    """Return what `role` would mean for the row's name, or why it cannot have it."""
    return row.refusal(role) or say(f"role.{role}_tip", name=row.name)
