"""Links on a page: which of its words and which pieces of its formulas speak of a node, and where.

The page leaves in its text what leads where; the places are asked of the document's layout.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import (
    QFontMetricsF,
    QTextBlock,
    QTextCharFormat,
    QTextDocument,
    QTextFormat,
    QTextLine,
)

from gradviz.trace import NodeId
from gradviz.ui.formula import regions

# What the page writes into the formats of its pieces.
NODE = QTextFormat.Property.UserProperty + 1  # words: the node they speak of
TEX = QTextFormat.Property.UserProperty + 2  # a formula: its TeX ...
SIZE = QTextFormat.Property.UserProperty + 3  # ... the pixels of its em ...
LEFT = QTextFormat.Property.UserProperty + 4  # ... and where its picture begins, from its origin
PAD = 1.5  # pixels by which a link is larger than its ink
DEPTH = 4.0  # pixels that a link reaches below the line it stands on, at least


@dataclass(frozen=True, slots=True)
class Link:
    """A piece that speaks of `node`. `boxes` are where it stands, in the document's pixels."""

    node: NodeId
    boxes: tuple[QRectF, ...]

    def holds(self, point: QPointF) -> bool:
        """Return whether a point of the document lies on the link."""
        return any(box.contains(point) for box in self.boxes)


def links_of(document: QTextDocument) -> tuple[Link, ...]:
    """Return all links of a page, in the order in which they are read."""
    found: list[Link] = []
    block = document.begin()
    while block.isValid():
        found.extend(_of_block(document, block))
        block = block.next()
    return tuple(found)


def _of_block(document: QTextDocument, block: QTextBlock) -> Iterator[Link]:
    corner = document.documentLayout().blockBoundingRect(block).topLeft()
    walk = block.begin()
    while not walk.atEnd():
        fragment, start = walk.fragment(), walk.fragment().position() - block.position()
        shape = fragment.charFormat()
        if shape.hasProperty(NODE):
            node = shape.intProperty(NODE)
            stop, font = start + fragment.length(), QFontMetricsF(shape.font())
            boxes = _of_words(block, start, stop, corner, font.capHeight() + PAD)
            yield Link(node, tuple(boxes))
        elif shape.hasProperty(TEX):
            yield from _of_formula(block, start, shape, corner)
        walk += 1


def _of_words(
    block: QTextBlock, start: int, stop: int, corner: QPointF, height: float
) -> Iterator[QRectF]:
    """Yield a box, `height` above the baseline, on each of the lines over which the words go."""
    layout = block.layout()
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        first = max(start, line.textStart())
        last = min(stop, line.textStart() + line.textLength())
        if first < last:
            left, right = _across(line, first), _across(line, last)
            box = QRectF(left, line.y() + line.ascent() - height, right - left, height + DEPTH)
            yield box.translated(corner).adjusted(-PAD, -PAD, PAD, 0)


def _of_formula(
    block: QTextBlock, at: int, shape: QTextCharFormat, corner: QPointF
) -> Iterator[Link]:
    line = block.layout().lineForTextPosition(at)
    if not line.isValid():
        return
    left = _across(line, at) - shape.doubleProperty(LEFT)
    origin = corner + QPointF(left, line.y() + line.ascent())
    for node, ink in regions(str(shape.property(TEX)), shape.doubleProperty(SIZE)):
        box = QRectF(ink)
        box.setBottom(max(box.bottom(), DEPTH))
        yield Link(node, (box.translated(origin).adjusted(-PAD, -PAD, PAD, 0),))


def _across(line: QTextLine, position: int) -> float:
    found: Any = line.cursorToX(position)  # with the position it was found for
    return float(found[0])
