"""What is in a box that lies, as boxes do in a drawing that runs downwards: so more ranks fit.

Words stand at the left, beside them numbers or heat maps, at the right end a number's line.
"""

from PySide6.QtCore import QRectF

from gradviz.ui.graph import sizes
from gradviz.ui.graph.face import Face
from gradviz.ui.graph.node_parts import (
    Sheet,
    line,
    paint_maps,
    write_gradient,
    write_heading,
    write_shape,
)
from gradviz.ui.graph.sizes import NOTE, NOTE_LINE, TITLE, TITLE_LINE, VALUE, VALUE_LINE
from gradviz.ui.graph.spark import Spark, paint_spark


def halves(face: Face, place: QRectF) -> tuple[QRectF, QRectF]:
    """Return where in a lying box its words are, and where what they are about."""
    pad = sizes.PILL_PAD if face.pill else sizes.BOX_PAD
    (width, height), words = sizes.held_size(face), sizes.words_height(face)
    left, middle = place.left() + pad, place.center().y()
    right = left + sizes.face_size(face)[0] - 2 * pad
    held = QRectF(right - width, middle - height / 2, width, height)
    aside = width + sizes.GAP if width else 0.0
    return QRectF(left, middle - words / 2, right - aside - left, words), held


def paint_lying(sheet: Sheet, place: QRectF, spark: Spark | None) -> None:
    """Paint what is in a box, or a leaf, that lies in `place`."""
    own = sheet.face
    words, held = halves(own, place)
    if spark is not None:
        room = sizes.line_place(own, place.x(), place.y(), place.width(), place.height())
        if room is not None:
            value = float(sheet.node.value)
            paint_spark(sheet.painter, QRectF(*room), spark, value, sheet.inks.theme)
    if own.pill:
        sheet.write(line(words, 0.0, TITLE_LINE), own.title, TITLE, sheet.ink(sheet.inks.text))
        below = TITLE_LINE if own.title else TITLE_LINE / 2
        sheet.write(line(words, below, NOTE_LINE), own.note, NOTE, sheet.role_ink())
    else:
        write_heading(sheet, words)
    if own.cells:
        paint_maps(sheet, held)
    if not own.room:
        write_shape(sheet, words, sizes.heading_height(own) + NOTE_LINE * own.pill)
    elif sheet.shown:
        _numbers(sheet, held)


def _numbers(sheet: Sheet, held: QRectF) -> None:
    """Write a value, and under it the gradient, whose ∂ stands before both."""
    own, inks = sheet.face, sheet.inks
    first = line(held, 0.0, VALUE_LINE).adjusted(sizes.MARK * own.slot, 0, 0, 0)
    ink = inks.text if own.pill and not own.title else inks.muted
    sheet.write(first, sheet.value, VALUE, sheet.ink(ink))
    if own.slot:
        write_gradient(sheet, line(held, VALUE_LINE, VALUE_LINE), False)
