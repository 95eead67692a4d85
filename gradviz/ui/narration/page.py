"""Sets a story as a document: words as text, formulas as sharp pictures that stand on the line.

Each picture carries its formula as text, so that what is copied, searched or read aloud has it too.
"""

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
)

from gradviz.ui.formula import bounds, coloured, formula_image, plain
from gradviz.ui.narration.formula_text import Formula
from gradviz.ui.narration.story import BACKWARD, CODE, NOTE, WRONG, Line, Story
from gradviz.ui.theme import Theme, code_font, math_font, scale, ui_font

EM = 19.0  # pixels of a formula's em
SMALLEST = 11.0  # down to which a formula too wide for the card is shrunk
GAP = 2.5  # pixels above a line
PICTURE = "\ufffc"  # what Qt writes where an object stands
STICKY = "\u00a0"  # a space no line is broken at
_RELATIONS = {"=": "=", "\\to": "→"}


class Page:
    """Writes one story into one document."""

    def __init__(self, document: QTextDocument, theme: Theme, width: float, dpr: float) -> None:
        self._document = document
        self._theme = theme
        self._width = width
        self._dpr = dpr
        self._pictures = 0
        document.clear()
        self._cursor = QTextCursor(document)

    def write(self, story: Story) -> None:
        """Set `story` from the top."""
        self._words(story.title, self._theme.text, ui_font(10.0, bold=True))
        if story.place:
            self._words("   " + story.place, self._theme.muted, ui_font(9.5))
        for number, line in enumerate(story.lines):
            self._begin_line(GAP if number else 2 * GAP)
            if line.formulas:
                self._formulas(line, story.mood)
            else:
                self._words(line.words, self._colour(line.style, story.mood), _font(line.style))

    def _begin_line(self, gap: float) -> None:
        block = QTextBlockFormat()
        block.setTopMargin(gap * scale())
        self._cursor.insertBlock(block)

    def _colour(self, style: str, mood: str) -> str:
        if mood == WRONG:
            return self._theme.bad
        reasons = mood not in ("forward", BACKWARD)
        return self._theme.text if reasons or style == CODE else self._theme.muted

    def _words(self, text: str, colour: str, font: QFont) -> None:
        shape = QTextCharFormat()
        shape.setFont(font)
        shape.setForeground(QColor(colour))
        self._cursor.insertText(text, shape)

    # -- formulas -------------------------------------------------------------------------------

    def _formulas(self, line: Line, mood: str) -> None:
        for number, formula in enumerate(line.formulas):
            if number:
                self._words(4 * STICKY + " ", self._theme.text, _math())
            if len(line.formulas) > 1 and formula.result:
                self._whole(formula, mood)
            else:
                self._formula(formula, mood)

    def _whole(self, formula: Formula, mood: str) -> None:
        """Set one of several formulas as one picture: Qt breaks lines behind every picture."""
        words = formula.result.replace(" ", "\\ ")
        result = coloured(f"\\mathbf{{{words}}}", self._result_colour(formula, mood))
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
            self._words(before, self._theme.text, _math())
            self._words(_typeset(formula.result), self._result_colour(formula, mood), _math(True))

    def _result_colour(self, formula: Formula, mood: str) -> str:
        if formula.result == "None":
            return self._theme.muted
        return self._theme.gradient if mood == BACKWARD else self._theme.text

    def _picture(self, tex: str) -> None:
        size = EM * scale()
        strutted = f"\\mathstrut {tex}"
        box = bounds(strutted, size)
        if box.width() > self._width:
            size = max(size * self._width / box.width(), SMALLEST)
            box = bounds(strutted, size)
        image = formula_image(strutted, self._theme.text, size, self._dpr)
        name = f"formula{self._pictures}"
        self._pictures += 1
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
        self._cursor.insertImage(shape)


def _typeset(result: str) -> str:
    return result.replace("-", "−").replace(" ", STICKY)


def _font(style: str) -> QFont:
    if style == CODE:
        return code_font(10.0)
    return ui_font(9.0 if style == NOTE else 9.5)


def _math(bold: bool = False) -> QFont:
    font = math_font(italic=False)
    font.setPixelSize(round(EM * scale()))
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
