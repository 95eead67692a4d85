"""Sets a story as a document: words as text, formulas as sharp pictures that stand on the line.

Each picture carries its formula as text, so that what is copied, searched or read aloud has it too.
"""

import re
from collections.abc import Iterator

from PySide6.QtCore import QUrl
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextImageFormat,
    QTextOption,
)

from gradviz.trace import NodeId
from gradviz.trace.mentions import taken_apart
from gradviz.ui.formula import bounds, coloured, formula_image, linked, pixel_bounds
from gradviz.ui.narration.fitting import fitting
from gradviz.ui.narration.formula_text import Formula
from gradviz.ui.narration.links import LEFT, NODE, SIZE, TEX
from gradviz.ui.narration.story import AHEAD, BACKWARD, CODE, DONE, NOTE, NOW, WRONG, Line, Story
from gradviz.ui.numbers import SUPERSCRIPTS
from gradviz.ui.plain_formula import plain
from gradviz.ui.theme import Theme, code_font, math_font, scale, ui_font
from gradviz.words import say

EM = 19.0  # pixels of a formula's em
SMALLEST = 11.0  # down to which a formula too wide for the card is shrunk
GAP = 2.5  # pixels above a line
PICTURE = "\ufffc"  # what Qt writes where an object stands
STICKY = "\u00a0"  # a space no line is broken at
STAGE_EM = 18.0  # the same, in the line of a stage: it has its name before it
STAGE_GAP = 2.5  # pixels above a stage's line: five of them have to find room
LEAST_SHRUNK = 0.65  # times its size; a longer formula is broken into two lines
LEAD_GAP = 14.0  # pixels between the longest name of a stage and the formulas
MARKS = {DONE: "✓ ", NOW: "▸ ", AHEAD: "   "}
_RELATIONS = {"=": "=", "\\to": "→"}
_COLOURED = re.compile(r"\\color\{(n\d+)?#\w+\}")


class Page:
    """Writes one story into one document.

    `dpr` is the device pixel ratio of its pictures; `blank` leaves them out, to be measured alone.
    """

    def __init__(
        self,
        document: QTextDocument,
        theme: Theme,
        width: float,
        dpr: float,
        blank: bool = False,
    ) -> None:
        self._document = document
        self._theme = theme
        self._width = width
        self._dpr, self._blank = dpr, blank
        self._pictures = 0
        self._ink, self._em = theme.text, EM
        self.here = 0  # the block of the present stage
        document.clear()
        self._cursor = QTextCursor(document)

    def write(self, story: Story) -> None:
        """Set `story` from the top: as one edit, or a half-written page brings a scroll bar."""
        self._cursor.beginEditBlock()
        self._write(story)
        self._cursor.endEditBlock()

    def _write(self, story: Story) -> None:
        self._em = fitting(story, self._width, EM * scale()) / scale()
        self._words(story.title, self._theme.text, ui_font(10.0, bold=True))
        if story.place:
            self._words("   " + story.place, self._theme.muted, ui_font(9.5))
        for number, line in enumerate(story.lines):
            if line.state:
                self._stage(line, line.mood or story.mood, _lead_room(story), not number)
                continue
            self._begin_line(GAP if number else 2 * GAP)
            if line.formulas:
                self._formulas(line, story.mood)
            else:
                self._words(line.words, self._colour(line.style, story.mood), _font(line.style))

    def _begin_line(self, gap: float) -> None:
        block = QTextBlockFormat()
        block.setTopMargin(gap * scale())
        self._cursor.insertBlock(block)

    def _stage(self, line: Line, mood: str, room: float, first: bool) -> None:
        """Set the line of a stage: its mark, its name, its formula; those to come are faint."""
        block = QTextBlockFormat()
        block.setTopMargin((2 * GAP if first else STAGE_GAP) * scale())
        block.setLeftMargin(room)
        block.setTextIndent(-room)
        block.setTabPositions([QTextOption.Tab(room, QTextOption.TabType.LeftTab)])
        if line.state == NOW:
            block.setBackground(QColor(self._theme.current_wash))
        self._cursor.insertBlock(block)
        self.here = self._cursor.blockNumber() if line.state == NOW else self.here
        self._ink = self._theme.faint if line.state == AHEAD else self._theme.text
        muted = self._theme.muted if line.state == DONE else self._ink
        self._words(MARKS[line.state], muted, _lead_font(line.state == NOW))
        self._words(f"{line.lead}\t", muted, _lead_font(line.state == NOW))
        width, self._width, self._em = self._width, self._width - room, STAGE_EM
        for formula in line.formulas:
            (self._whole if self._fits(formula) else self._formula)(formula, mood)
        self._width, self._em, self._ink = width, EM, self._theme.text

    def _fits(self, formula: Formula) -> bool:
        """Return whether one picture holds a formula and its result: no Hangul, nothing long."""
        if not formula.result or not formula.result.isascii():
            return False
        whole = bounds(" ".join((*formula.parts, formula.result)), self._em * scale())
        return whole.width() * LEAST_SHRUNK <= self._width

    def _colour(self, style: str, mood: str) -> str:
        if mood == WRONG:
            return self._theme.bad
        reasons = mood not in ("forward", BACKWARD)
        return self._theme.text if reasons or style == CODE else self._theme.muted

    def _words(self, text: str, colour: str, font: QFont) -> None:
        plain, mentions = taken_apart(text)
        at = 0
        for one in mentions:
            self._piece(plain[at : one.start], colour, font)
            self._piece(plain[one.start : one.stop], colour, font, one.node)
            at = one.stop
        self._piece(plain[at:], colour, font)

    def _piece(self, text: str, colour: str, font: QFont, node: NodeId | None = None) -> None:
        shape = QTextCharFormat()
        shape.setFont(font)
        shape.setForeground(QColor(colour))
        if node is not None:
            shape.setProperty(NODE, node)
        self._cursor.insertText(text, shape)

    # -- formulas -------------------------------------------------------------------------------

    def _formulas(self, line: Line, mood: str) -> None:
        for number, formula in enumerate(line.formulas):
            if number:
                self._words(4 * STICKY + " ", self._theme.text, _math(self._em))
            if len(line.formulas) > 1 and formula.result:
                self._whole(formula, mood)
            else:
                self._formula(formula, mood)

    def _whole(self, formula: Formula, mood: str) -> None:
        """Set one of several formulas as one picture: Qt breaks lines behind every picture."""
        words = _POWER.sub(r"{\\cdot}10^{\1\2}", formula.result.replace(" ", "\\ "))
        bold, colour = f"\\mathbf{{{words}}}", self._result_colour(formula, mood)
        result = coloured(bold, colour)
        if formula.node is not None:
            result = linked(bold, formula.node, colour)
        self._picture(" ".join((*formula.parts, result)))

    def _formula(self, formula: Formula, mood: str) -> None:
        *parts, last = formula.parts
        relation = _RELATIONS.get(last, "") if formula.result else ""
        for number, part in enumerate(parts if relation else formula.parts):
            if number:
                # TeX has set the space already: this one is only there to break the line at.
                self._words(" ", self._theme.text, ui_font(2.0))
            self._picture(part)
        if formula.result:
            # As text, the relation sticks to its result when the line is broken.
            before = f" {relation}{STICKY}" if relation else STICKY
            self._words(before, self._ink, _math(self._em))
            colour, result = self._result_colour(formula, mood), _typeset(formula.result)
            self._piece(result, colour, _math(self._em, True), formula.node)

    def _result_colour(self, formula: Formula, mood: str) -> str:
        if self._ink == self._theme.faint:
            return self._ink
        if formula.result == "None":
            return self._theme.muted
        return self._theme.gradient if mood == BACKWARD else self._theme.text

    def _picture(self, tex: str) -> None:
        size = self._em * scale()
        strutted = f"\\mathstrut {tex}"
        if self._ink == self._theme.faint:
            strutted = _COLOURED.sub(rf"\\color{{\g<1>{self._ink}}}", strutted)
        wide = bounds(strutted, size).width()
        if wide > self._width:
            size = max(size * self._width / wide, SMALLEST)
        box = pixel_bounds(strutted, size, self._dpr)
        name = f"formula{self._pictures}"
        self._pictures += 1
        if not self._blank:
            image = formula_image(strutted, self._ink, size, self._dpr)
            kind = QTextDocument.ResourceType.ImageResource.value
            self._document.addResource(kind, QUrl(name), image)
        shape = QTextImageFormat()
        shape.setName(name)
        shape.setWidth(box.width())
        shape.setHeight(box.height())
        # Qt sinks a picture aligned to the baseline by the descent of its own font.
        shape.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignBaseline)
        shape.setFont(_font_hanging(box.bottom()))
        shape.setProperty(QTextFormat.Property.ImageAltText, plain(tex))
        shape.setProperty(TEX, strutted)
        shape.setProperty(SIZE, size)
        shape.setProperty(LEFT, box.left())
        self._cursor.insertImage(shape)


def _lead_font(bold: bool) -> QFont:
    return ui_font(9.5, bold=bold)


def _lead_room(story: Story) -> float:
    """Return how far from the left all formulas begin, in pixels."""
    names = [say("stage.unbroadcast"), *(line.lead for line in story.lines)]
    widths = QFontMetricsF(_lead_font(True))
    return max(widths.horizontalAdvance(f"{MARKS[NOW]}{name}") for name in names) + LEAD_GAP


def _typeset(result: str) -> str:
    powers = _POWER.sub(lambda found: f"·10{(found[1] + found[2]).translate(SUPERSCRIPTS)}", result)
    return powers.replace("-", "−").replace(" ", STICKY)


_POWER = re.compile(r"(?<=\d)e\+?(-?)0*(\d+)")


def _font(style: str) -> QFont:
    if style == CODE:
        return code_font(10.0)
    return ui_font(9.0 if style == NOTE else 9.5)


def _math(em: float, bold: bool = False) -> QFont:
    font = math_font(italic=False)
    font.setPixelSize(round(em * scale()))
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return font


def _font_hanging(depth: float) -> QFont:
    """Return a font whose descent is `depth` pixels."""
    font = math_font(italic=False)
    font.setPixelSize(100)
    whole = QFontMetricsF(font).descent()
    font.setPixelSize(max(round(100 * depth / whole), 1))
    return font


def plain_text(document: QTextDocument, start: int = 0, stop: int | None = None) -> str:
    """Return the text from `start` to `stop`: formulas, not pictures; "-" as typed."""
    lines = []
    for block in _blocks(document):
        pieces = [_clipped(block, piece, start, stop) for piece in _pieces(block)]
        lines.append("".join(pieces))
    return "\n".join(lines).strip("\n").replace(STICKY, " ").replace("−", "-")


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _pieces(block: QTextBlock) -> Iterator[tuple[int, str, str]]:
    """Yield each fragment's position, its own text, and the formula it stands for, if any."""
    walk = block.begin()
    while not walk.atEnd():
        fragment = walk.fragment()
        alt = fragment.charFormat().property(QTextFormat.Property.ImageAltText)
        yield fragment.position(), fragment.text(), str(alt or "")
        walk += 1


def _clipped(block: QTextBlock, piece: tuple[int, str, str], start: int, stop: int | None) -> str:
    position, text, formula = piece
    end = position + len(text) if stop is None else min(stop, position + len(text))
    begin = max(start, position)
    if end <= begin:
        return ""
    inner = text[begin - position : end - position]
    return inner.replace(PICTURE, formula) if formula else inner
