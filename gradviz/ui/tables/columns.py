"""Shares the width of the variables table among its columns. Pure arithmetic."""

from collections.abc import Sequence

from PySide6.QtGui import QFontMetricsF

from gradviz.trace import InputRow
from gradviz.ui.tables.variables_model import GRADIENT, NAME, ROLE, SHAPE, VALUE
from gradviz.ui.theme import scale

NARROW = 460  # pixels under which shapes have no column: arrays say theirs beside the heat map
SHAPE_WIDTH, LEAST_REST, MOST_VALUE = 66, 130, 180


def column_widths(
    rows: Sequence[InputRow], width: int, role_width: int, heading: str, metrics: QFontMetricsF
) -> dict[int, int]:
    """Return the width of each column in pixels; 0 hides it. `metrics` are the names' own."""
    widths = {
        NAME: _name_width(rows, width, heading, metrics),
        ROLE: role_width,
        SHAPE: 0 if width < NARROW * scale() else round(SHAPE_WIDTH * scale()),
    }
    rest = max(width - sum(widths.values()), LEAST_REST)
    widths[VALUE] = min(int(rest * 0.53), round(MOST_VALUE * scale()))
    widths[GRADIENT] = rest - widths[VALUE]
    return widths


def _name_width(rows: Sequence[InputRow], width: int, heading: str, metrics: QFontMetricsF) -> int:
    widest = max((metrics.horizontalAdvance(row.name) for row in rows), default=0.0)
    wanted = max(widest + 18, metrics.horizontalAdvance(heading) + 14)
    return round(min(wanted, max(width / 4, 44)))
