"""What is drawn at which zoom: near everything, in the middle no words, from afar only colours."""

from dataclasses import dataclass

TEXT_FROM = 0.4
SHAPES_FROM = 0.15
MOST_SMOOTH = 4000  # pieces of edges; above, antialiasing costs more than it shows


@dataclass(frozen=True, slots=True)
class Level:
    """What a zoom shows."""

    text: bool  # words, numbers, heat maps, arrow heads, rounded corners
    outlines: bool  # boxes have outlines and dashes
    merged: bool  # edges that fall on the same pixels are drawn once


NEAR = Level(text=True, outlines=True, merged=False)
MIDDLE = Level(text=False, outlines=True, merged=False)
FAR = Level(text=False, outlines=False, merged=True)


def level(zoom: float) -> Level:
    """Return what is drawn at `zoom` (pixels per scene unit)."""
    if zoom >= TEXT_FROM:
        return NEAR
    return MIDDLE if zoom >= SHAPES_FROM else FAR
