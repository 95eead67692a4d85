"""What is drawn at which zoom.

From afar only colours, then shapes, then names, then numbers and small heat maps, and from close by
whole tensors. Words and lines keep their size on the screen once they are close.
"""

from dataclasses import dataclass

from gradviz.ui.theme import scale

SHAPES_FROM = 0.15
NAMES_FROM = 0.28
TEXT_FROM = 0.5
CLOSE_FROM = 2.1  # times the scale of the interface: larger words need a larger box
MOST_SMOOTH = 4000  # pieces of edges; above, antialiasing costs more than it shows


@dataclass(frozen=True, slots=True)
class Level:
    """What a zoom shows."""

    text: bool  # words, numbers, heat maps
    names: bool  # names, larger than in their boxes, in place of all the words
    heads: bool  # arrow heads, dashes, rounded corners
    outlines: bool  # boxes have outlines
    merged: bool  # edges that fall on the same pixels are drawn once
    close: bool  # tensors with all their numbers


CLOSE = Level(text=True, names=False, heads=True, outlines=True, merged=False, close=True)
NEAR = Level(text=True, names=False, heads=True, outlines=True, merged=False, close=False)
NAMES = Level(text=False, names=True, heads=True, outlines=True, merged=False, close=False)
MIDDLE = Level(text=False, names=False, heads=False, outlines=True, merged=False, close=False)
FAR = Level(text=False, names=False, heads=False, outlines=False, merged=True, close=False)


def level(zoom: float) -> Level:
    """Return what is drawn at `zoom` (pixels per scene unit)."""
    if zoom >= close_from():
        return CLOSE
    if zoom >= TEXT_FROM:
        return NEAR
    if zoom >= NAMES_FROM:
        return NAMES
    return MIDDLE if zoom >= SHAPES_FROM else FAR


def close_from() -> float:
    """Return the zoom from which tensors are shown with all their numbers."""
    return CLOSE_FROM * scale()


def shrunk(zoom: float) -> float:
    """Return by how much lines, corners and marks shrink from close by: 1 at any other zoom."""
    return min(1.0, close_from() / max(zoom, 1e-6))
