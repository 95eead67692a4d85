"""How large the formulas of a story are set: smaller where each then fits on one line. Pure."""

from PySide6.QtGui import QFont, QFontMetricsF

from gradviz.ui.formula import bounds
from gradviz.ui.narration.formula_text import Formula
from gradviz.ui.narration.story import Story
from gradviz.ui.theme import math_font

LEAST = 0.74  # of the usual size; a formula that needs less is broken over lines at that size
GAPS = 12.0  # pixels between the parts of a formula, all together


def fitting(story: Story, width: float, em: float) -> float:
    """Return the em, in pixels, at which the formulas of `story` fit into `width` pixels."""
    alone = [line.formulas[0] for line in story.lines if len(line.formulas) == 1 and not line.state]
    wide = [natural for formula in alone if (natural := _natural(formula, em)) > width]
    least = min((width / natural for natural in wide), default=1.0)
    return em * max(least, LEAST)


def _natural(formula: Formula, em: float) -> float:
    parts = sum(bounds(f"\\mathstrut {part}", em).width() for part in formula.parts)
    return parts + GAPS + QFontMetricsF(bold(em)).horizontalAdvance(formula.result)


def bold(em: float) -> QFont:
    """Return the font of results."""
    font = math_font(italic=False)
    font.setPixelSize(round(em))
    font.setWeight(QFont.Weight.DemiBold)
    return font
