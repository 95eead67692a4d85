"""Paints one cell of the tape. Reads a Face and the theme; knows no trace, view or file.

Each state has its own outline as well as its own colour: dashed for what the tape does not hold,
thick for the current one.
"""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from gradviz.trace.replay import PASSED, PULLED, RECORDED, RELEASED
from gradviz.ui.tape.faces import WAITING, Face
from gradviz.ui.tape.lettering import LEFT, RIGHT, code_hand, ui_hand, write_tag
from gradviz.ui.tape.measures import GAP, measures
from gradviz.ui.theme import LIGHT, Theme, scale

PAD = 8
CROSS = 10  # pixels


@dataclass(frozen=True, slots=True)
class Look:
    """All that a cell's pixels hang on, beside sizes and colours."""

    face: Face
    linked: bool = False
    hovered: bool = False
    focused: bool = False


class CellPainter:
    """Paints cells in the colours of `theme`, as high as `measures` says."""

    theme: Theme = LIGHT
    measures = measures(1)

    def paint(self, painter: QPainter, place: QRect, look: Look) -> None:
        """Paint box, words, tag and marks into `place`, gap and rail included."""
        face, sizes = look.face, self.measures
        area = QRect(place.left(), place.top() + sizes.tag, place.width() - GAP, sizes.box)
        self._box(painter, area, face, look.hovered, look.linked)
        if look.linked:
            self._ring(painter, area, self.theme.linked, 1)
        if look.focused:
            self._ring(painter, area, self.theme.series, 3)
        self._words(painter, area.adjusted(PAD, 3 if sizes.flat else 6, -PAD, 0), face)
        self._tag(painter, area, face.tag)
        if face.cut:
            self._cut(painter, area)

    def _box(self, painter: QPainter, area: QRect, face: Face, hovered: bool, linked: bool) -> None:
        theme = self.theme
        fill, line, width = theme.sunken, theme.outline, 1.0
        if face.state == PULLED:
            fill, line = theme.gradient_wash, theme.gradient
        if face.state in (WAITING, PASSED, RELEASED):
            fill = theme.window
        if face.state == RELEASED:
            line = theme.faint
        if hovered:
            line = theme.muted
        if linked:
            fill = theme.linked_wash
        if face.active:
            fill, line, width = theme.current_wash, theme.current, 2.0
        pen = QPen(QColor(line), width)
        if face.state in (PASSED, RELEASED) or not face.recordable:
            pen.setDashPattern([3, 3])
        painter.setPen(pen)
        painter.setBrush(QColor(fill))
        inset = width / 2
        painter.drawRoundedRect(QRectF(area).adjusted(inset, inset, -inset, -inset), 6, 6)

    def _ring(self, painter: QPainter, area: QRect, colour: str, inset: int) -> None:
        painter.setPen(QPen(QColor(colour), 1.5 if inset > 1 else 2.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        place = QRectF(area).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(place, 7 - inset, 7 - inset)

    def _cut(self, painter: QPainter, area: QRect) -> None:
        """Draw the cross of the graph on the cell's right edge, on which nothing is written."""
        middle = QPointF(area.right() - CROSS, area.bottom() - CROSS - 4)
        arm = CROSS / 2
        pen = QPen(QColor(self.theme.gradient), 3)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawLine(middle + QPointF(-arm, -arm), middle + QPointF(arm, arm))
        painter.drawLine(middle + QPointF(-arm, arm), middle + QPointF(arm, -arm))

    def _words(self, painter: QPainter, area: QRect, face: Face) -> None:
        strong, weak, body = self._colours(face)
        self._head(painter, area, face, strong, weak)
        number = code_hand(8.5)
        hand, sizes = number if face.recordable else ui_hand(9), self.measures
        first = round((16 if sizes.flat else 19) * scale())
        for k, line in enumerate((face.brief,) if sizes.flat else face.lines):
            top = area.adjusted(0, first + k * number.height, 0, 0)
            hand.write(painter, top, line, body, RIGHT if k else LEFT)

    def _head(self, painter: QPainter, area: QRect, face: Face, strong: str, weak: str) -> None:
        """Write number and sign, line, bytes; what finds no room is left out, the bytes first."""
        place, corner = ui_hand(9.5), ui_hand(8)
        used = place.write(painter, area, face.number, weak) + 6 if face.number else 0
        sign, rest = face.title.removeprefix(f"{face.number} "), area.adjusted(used, 0, 0, 0)
        used += ui_hand(9.5, bold=True).write(painter, rest, sign, strong) + 5
        wide = place.width(face.place)
        if used + wide <= area.width():
            place.write(painter, area.adjusted(used, 0, 0, 0), face.place, weak)
            used += wide + 5
        if face.corner and used + corner.width(face.corner) <= area.width():
            corner.write(painter, area.adjusted(0, 1, 0, 0), face.corner, weak, RIGHT)

    def _colours(self, face: Face) -> tuple[str, str, str]:
        theme = self.theme
        if face.state == WAITING:
            return theme.muted, theme.faint, theme.faint
        if face.state in (PASSED, RELEASED):
            return theme.muted, theme.muted, theme.muted
        body = theme.gradient if face.state == PULLED else theme.text
        return theme.text, theme.muted, body if face.state != RECORDED else theme.muted

    def _tag(self, painter: QPainter, area: QRect, tag: str) -> None:
        if tag:
            above = area.translated(8, -self.measures.tag)
            theme = self.theme
            write_tag(painter, above, tag, theme.muted, theme.outline, theme.window)
