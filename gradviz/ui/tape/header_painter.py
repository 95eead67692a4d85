"""Paints the header of one lane: name, state, what the tape holds and watches. No widget."""

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from gradviz.trace import Trace
from gradviz.trace.replay import RELEASED
from gradviz.ui.tape.lane_words import BOTH, LATER, READING, LaneWords, facts, held
from gradviz.ui.tape.lettering import RIGHT, ui_hand
from gradviz.ui.tape.measures import EDGE, HEADER, MOST_HEADER, Measures
from gradviz.ui.tape.naming import tape_names
from gradviz.ui.theme import Theme, scale
from gradviz.words import say

PAD = 10  # right of the words
MEASURED = 50  # tapes: those of a loop are much alike


def header_place(top: int, width: int, sizes: Measures) -> QRect:
    """Return where the words of a lane stand that begins at `top`, in a column `width` wide."""
    return QRect(EDGE, top + round(sizes.tag / 2), width - EDGE - PAD, sizes.lane - sizes.tag // 2)


def wanted_width(words: LaneWords) -> int:
    """Return how wide a column of headers has to be for all words of this one."""
    above = ui_hand(9).width(words.said) + 8 + ui_hand(9.5, bold=True).width(words.name)
    below = max(ui_hand(8.5).width(line) for line in (words.held, words.facts))
    return EDGE + max(above, below) + PAD


def column_width(trace: Trace) -> int:
    """Return how wide the headers of a strip are, at every step: for what they say at most.

    What is wider than that is cut short, and told in a tooltip.
    """
    end, names = len(trace.steps), tape_names(trace)
    said, least = say("tapes.state_reading"), round(HEADER * scale())
    wanted = [
        wanted_width(LaneWords(names[row.id], READING, said, held(trace, end, row),
                               facts(trace, end, row)))
        for row in trace.tapes[:MEASURED]
    ]  # fmt: skip
    return min(max([least, *wanted]), round(MOST_HEADER * scale()))


def paint_header(painter: QPainter, area: QRect, words: LaneWords, theme: Theme) -> None:
    """Write three lines into `area`; what the tape has just begun to watch stands out."""
    line = round(15 * scale())
    ahead = words.state == LATER
    strong = theme.muted if ahead or words.state == RELEASED else theme.text
    tint = theme.gradient if words.state in (READING, BOTH) else theme.muted
    used = ui_hand(9).write(painter, area.adjusted(0, 1, 0, 0), words.said, tint, RIGHT)
    beside = area.adjusted(0, 0, -used - 8, 0)
    ui_hand(9.5, bold=True).write(painter, beside, words.name, strong)
    small, weak = ui_hand(8.5), theme.faint if ahead else theme.muted
    small.write(painter, area.adjusted(0, line, 0, 0), words.held, weak)
    below = area.adjusted(0, 2 * line - 1, 0, 0)
    if words.watching:
        _wash(painter, below, small.width(words.facts), theme)
        weak = theme.text
    small.write(painter, below, words.facts, weak)


def _wash(painter: QPainter, area: QRect, width: int, theme: Theme) -> None:
    """Put the colour of the current step behind words."""
    place = QRect(area.left() - 4, area.top(), min(width, area.width()) + 8, round(14 * scale()))
    painter.setPen(QPen(QColor(theme.current), 1))
    painter.setBrush(QColor(theme.current_wash))
    painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
