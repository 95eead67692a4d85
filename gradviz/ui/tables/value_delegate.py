"""Draws a value: its number above a small slider; edits it as text, in place.

The view asks it where the slider's track lies and what value a point on it means.
"""

import numpy as np
from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
)
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import (
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from gradviz.trace import InputRow
from gradviz.ui.numbers import fitting, shape_text
from gradviz.ui.tables.painting import (
    LEFT,
    inside,
    paint_array,
    paint_background,
    paint_text,
)
from gradviz.ui.tables.value_text import BadValueError, parse_value, slider_value
from gradviz.ui.tables.variables_model import (
    PROBLEM_ROLE,
    ROW_ROLE,
    VariablesModel,
    is_editable,
)
from gradviz.ui.theme import LIGHT, Theme, code_font, scale, ui_font
from gradviz.words import say

HANDLE = 5.0  # radius of the slider's handle
Index = QModelIndex | QPersistentModelIndex


def has_slider(row: InputRow) -> bool:
    """Whether the value is one number that can be set: only that can be slid."""
    return is_editable(row) and row.value.size == 1 and row.value.dtype.kind in "fiu"


def track(room: QRectF) -> QRectF:
    """Return the slider's track in a cell whose content area is `room`."""
    y = room.center().y() + 11 * scale()
    return QRectF(room.left() + HANDLE, y - 1.5, max(room.width() - 2 * HANDLE, 1.0), 3.0)


def number_room(room: QRectF) -> QRectF:
    """Return where the number stands above the track."""
    return QRectF(room.left(), room.center().y() - 18 * scale(), room.width(), 20 * scale())


class ValueDelegate(QStyledItemDelegate):
    """Paints and edits the value cells of a VariablesModel."""

    def __init__(self, model: VariablesModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.theme: Theme = LIGHT
        self.says_shape = False  # beside the heat map, while the shape has no column
        self._model = model

    def value_at(self, room: QRectF, x: float, row: InputRow) -> float:
        """Return the value that the slider of `row` has at `x`."""
        groove = track(room)
        whole = row.value.dtype.kind in "iu"
        part = (x - groove.left()) / groove.width()
        return slider_value(part, self._model.bounds(row), whole)

    def on_slider(self, room: QRectF, position: QPointF, row: InputRow) -> bool:
        """Whether `position` grips the slider of `row`."""
        return has_slider(row) and track(room).adjusted(-9, -8, 9, 9).contains(position)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        row, room = index.data(ROW_ROLE), inside(option)
        painter.save()
        paint_background(painter, option, self.theme)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        value, problem = self._model.value(row), index.data(PROBLEM_ROLE)
        if value.size == 1 and has_slider(row):
            text = fitting(value.reshape(()), max(int(room.width() / (7.5 * scale())), 5))
            paint_text(painter, number_room(room), text, self.theme.text, code_font(9.5), LEFT)
            if not problem:
                self._paint_slider(painter, track(room), row, float(value.reshape(())))
        else:
            self._paint_array(painter, room, value)
        if problem:
            self._paint_problem(painter, option, room, say(problem))
        painter.restore()

    def _paint_problem(
        self, painter: QPainter, option: QStyleOptionViewItem, room: QRectF, text: str
    ) -> None:
        painter.setPen(QPen(QColor(self.theme.bad), 1.5))
        painter.drawRoundedRect(QRectF(option.rect).adjusted(2, 2, -3, -4), 3, 3)
        under = number_room(room).translated(0, 19 * scale())
        paint_text(painter, under, text, self.theme.bad, ui_font(8.0))

    def _paint_array(self, painter: QPainter, room: QRectF, value: np.ndarray) -> None:
        text = f" {shape_text(value.shape)}"
        aside = QFontMetricsF(code_font(8.5)).horizontalAdvance(text) if self.says_shape else 0.0
        taken = paint_array(
            painter, room.adjusted(0, 0, -aside, 0), value, self.theme.text, self.theme
        )
        if self.says_shape and taken is not None:
            paint_text(
                painter,
                room.adjusted(taken.width(), 0, 4, 0),
                text,
                self.theme.muted,
                code_font(8.5),
            )

    def _paint_slider(self, painter: QPainter, groove: QRectF, row: InputRow, value: float) -> None:
        low, high = self._model.bounds(row)
        painter.setPen(QColor(0, 0, 0, 0))
        painter.setBrush(QColor(self.theme.line))
        painter.drawRoundedRect(groove.adjusted(-HANDLE, 0, HANDLE, 0), 1.5, 1.5)
        part = min(max((value - low) / (high - low), 0.0), 1.0) if value == value else 0.5
        painter.setPen(QPen(QColor(self.theme.role(row.role)), 1.8))
        painter.setBrush(QColor(self.theme.window))
        centre = QPointF(groove.left() + part * groove.width(), groove.center().y())
        painter.drawEllipse(centre, HANDLE - 0.5, HANDLE - 0.5)

    # -- editing in place -----------------------------------------------------------------------

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return a line to type into; it turns red while what it holds cannot be read."""
        row = index.data(ROW_ROLE)
        self._model.forget_problem(row.name)
        editor = QLineEdit(parent)
        editor.setFont(code_font(9.5))
        editor.setAccessibleName(say("variables.editor", name=row.name))
        editor.textChanged.connect(lambda text: self._judge(editor, text, row))
        self._judge(editor, editor.text() or "0", row)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Start from the value's own text, all of it selected."""
        assert isinstance(editor, QLineEdit)
        if not editor.isModified():
            editor.setText(str(index.data(2)))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Ask for the typed value; the model keeps why it could not be read."""
        assert isinstance(editor, QLineEdit)
        if editor.text() != str(index.data(2)):
            model.setData(index, editor.text())

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Fill the cell; a long vector may reach over its right neighbours."""
        wide = editor.fontMetrics().horizontalAdvance(str(index.data(2))) + 24
        room = option.rect.adjusted(2, 6, -2, -7)
        if isinstance(parent := editor.parentWidget(), QWidget):
            room.setWidth(min(max(room.width(), wide), max(parent.width() - room.left(), 40)))
        editor.setGeometry(room)

    def _judge(self, editor: QLineEdit, text: str, row: InputRow) -> None:
        try:
            parse_value(text, row.value)
            problem = ""
        except BadValueError as error:
            problem = say(error.key)
        colour = self.theme.bad if problem else self.theme.series
        editor.setToolTip(problem)
        editor.setStyleSheet(
            f"QLineEdit {{ border: 1.5px solid {colour}; border-radius: 3px; padding: 1px 3px;"
            f" background: {self.theme.raised}; color: {self.theme.text}; }}"
        )
