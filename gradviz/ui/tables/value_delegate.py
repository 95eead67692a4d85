"""Draws a value: its number above a small slider, a switch, or a heat map; edits it as text."""

import numpy as np
from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetricsF, QHelpEvent, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from gradviz.trace import InputRow
from gradviz.ui.numbers import fitting, shape_text
from gradviz.ui.tables.editable import has_slider, has_switch
from gradviz.ui.tables.painting import (
    LEFT,
    inside,
    paint_array,
    paint_background,
    paint_text,
)
from gradviz.ui.tables.slider_face import HIGH, LOW, PLAY, Look, number_room, paint_slider
from gradviz.ui.tables.switch_face import paint_switch
from gradviz.ui.tables.value_text import BadValueError, parse_value
from gradviz.ui.tables.variables_model import PROBLEM_ROLE, ROW_ROLE, VariablesModel
from gradviz.ui.theme import LIGHT, Theme, code_font, scale, ui_font
from gradviz.words import say

Index = QModelIndex | QPersistentModelIndex


class ValueDelegate(QStyledItemDelegate):
    """Paints and edits the value cells of a VariablesModel."""

    tabbed = Signal()  # Tab in the editor: what was typed is in force, the slider is next

    def __init__(self, model: VariablesModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.theme: Theme = LIGHT
        self.says_shape = False  # beside the heat map, while the shape has no column
        self.playing = self.gripped = ""  # names
        self.hovered = ("", "")  # name, part of its slider
        self._model = model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        row, room = index.data(ROW_ROLE), inside(option)
        painter.save()
        paint_background(painter, option, self.theme)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        value, problem = self._model.value(row), index.data(PROBLEM_ROLE)
        if value.size == 1 and has_slider(row):
            self._paint_number(painter, room, value)
            if not problem:
                look = self._look(row, float(value.reshape(())))
                paint_slider(painter, room, self._model.slider(row), look, self.theme)
        elif has_switch(row):
            paint_switch(painter, room, bool(value), self.theme.role(row.role), self.theme)
        else:
            self._paint_array(painter, room, value)
        if problem:
            self._paint_problem(painter, option, room, say(problem))
        painter.restore()

    def _look(self, row: InputRow, value: float) -> Look:
        return Look(
            self._model.slider(row).part(value),
            self.theme.role(row.role),
            row.name == self.playing,
            row.name == self.gripped,
            self.hovered[1] if self.hovered[0] == row.name else "",
        )

    def _paint_number(self, painter: QPainter, room: QRectF, value: np.ndarray) -> None:
        place, font = number_room(room), code_font(9.5)
        each = QFontMetricsF(font).horizontalAdvance("0")
        text = fitting(value.reshape(()), int(place.width() / each))
        paint_text(painter, place, text, self.theme.text, font, LEFT)

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

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Say what the part of a slider does that is pointed at; else what the cell's tip says."""
        name, part = self.hovered
        row = index.data(ROW_ROLE)
        key = ""
        if row is not None and row.name == name:
            key = self._part_tip(name, part)
        if not key or event.type() != QEvent.Type.ToolTip:
            return super().helpEvent(event, view, option, index)
        QToolTip.showText(event.globalPos(), say(key, name=name), view.viewport())
        return True

    def _part_tip(self, name: str, part: str) -> str:
        if part == PLAY:
            return "slider.pause" if name == self.playing else "slider.play"
        return "slider.end_tip" if part in (LOW, HIGH) else ""

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

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Tab put in force what was typed, and go on to the slider and not to another cell."""
        key = event.key() if isinstance(event, QKeyEvent) else 0
        pressed = event.type() == QEvent.Type.KeyPress and key == Qt.Key.Key_Tab
        if pressed and isinstance(watched, QLineEdit):
            self.commitData.emit(watched)
            self.closeEditor.emit(watched, QStyledItemDelegate.EndEditHint.NoHint)
            self.tabbed.emit()
            return True
        return super().eventFilter(watched, event)

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
