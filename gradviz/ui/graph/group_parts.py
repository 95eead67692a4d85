"""Paints what is in the box of a closed group: its name, what it holds, and a layer's result.

While steps are taken inside, a label on its lower edge says which, and how far they have come.
"""

from typing import NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor

from gradviz.ui.graph import sizes
from gradviz.ui.graph.face import Face
from gradviz.ui.graph.lying_parts import halves
from gradviz.ui.graph.node_parts import (
    BADGE,
    CENTRE,
    PARTIAL,
    Sheet,
    line,
    paint_maps,
    write_gradient,
    write_shape,
)
from gradviz.ui.graph.sizes import EDGE, NOTE, NOTE_LINE, TITLE_LINE, VALUE, VALUE_LINE, WORD

OVER = 10.0  # how far the label may reach out of the box at either side
LABEL_GAP, _PAD = 3.0, 6.0


class GroupState(NamedTuple):
    """A closed group at one moment.

    `ready`: its result has been computed. `trained`: the gradients of all of its Variables have
    arrived. `inside`: what the step just taken did in it, in ever fewer words.
    """

    ready: bool
    trained: bool
    inside: tuple[str, ...]


def paint_group(sheet: Sheet, place: QRectF, state: GroupState) -> None:
    """Paint a closed group into `place`."""
    own, muted = sheet.face, sheet.ink(sheet.inks.muted)
    words, held = halves(own, place) if own.lying else _over(own, place)
    sheet.write(line(words, 0.0, TITLE_LINE), own.title, WORD, sheet.ink(sheet.inks.text), CENTRE)
    below = TITLE_LINE
    if own.name:
        sheet.write(line(words, below, NOTE_LINE), own.name, NOTE, muted, CENTRE)
        below += NOTE_LINE
    beyond = sizes.BOX_PAD - EDGE
    note = line(words.adjusted(-beyond, 0, beyond, 0), below, NOTE_LINE)
    if state.trained:
        sheet.write(note, f"{PARTIAL} {own.note}", NOTE, sheet.inks.gradient, CENTRE)
    else:
        sheet.write(note, own.note, NOTE, muted, CENTRE)
    write_shape(sheet, words, below + NOTE_LINE)
    if state.ready:
        _result(sheet, held)
    if state.inside:
        _label(sheet, place, state.inside)


def _over(own: Face, place: QRectF) -> tuple[QRectF, QRectF]:
    """Return where in a box that stands its words are, and under them its result."""
    inner = place.adjusted(sizes.BOX_PAD, sizes.TOP_PAD, -sizes.BOX_PAD, -sizes.TOP_PAD)
    return inner, inner.adjusted(0, sizes.words_height(own), 0, 0)


def _result(sheet: Sheet, room: QRectF) -> None:
    if sheet.face.cells:
        paint_maps(sheet, room)
    elif sheet.face.room:
        ink = sheet.ink(sheet.inks.muted)
        sheet.write(line(room, 0.0, VALUE_LINE), sheet.value, VALUE, ink, CENTRE)
        if sheet.face.slot:
            write_gradient(sheet, line(room, VALUE_LINE, VALUE_LINE), True)


def _label(sheet: Sheet, place: QRectF, wordings: tuple[str, ...]) -> None:
    """Write the longest of the wordings that has room under the box."""
    theme, room = sheet.inks.theme, place.width() + 2 * OVER
    widths = [sizes.text_width(words, NOTE) + 2 * _PAD for words in wordings]
    text, width = next(
        (pair for pair in zip(wordings, widths, strict=True) if pair[1] <= room),
        (wordings[-1], room),
    )
    label = QRectF(place.center().x() - width / 2, place.bottom() + LABEL_GAP, width, BADGE)
    sheet.painter.setPen(QColor(theme.current))
    sheet.painter.setBrush(QColor(theme.raised))
    sheet.painter.drawRoundedRect(label, BADGE / 2, BADGE / 2)
    words = label.adjusted(_PAD - 1, 0, 1 - _PAD, 0)
    sheet.write(words, text, NOTE, sheet.inks.text, CENTRE)
