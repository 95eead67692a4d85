"""Shares the width of the variables table among its columns. Pure arithmetic."""

from collections.abc import Sequence

from PySide6.QtGui import QFontMetricsF

from gradviz.trace import InputRow
from gradviz.ui.tables.variables_model import GRADIENT, NAME, ROLE, SHAPE, VALUE
from gradviz.ui.theme import scale

NARROW = 460  # pixels under which shapes have no column: arrays say theirs beside the heat map
SHAPE_WIDTH, LEAST_REST, MOST_VALUE = 66, 130, 180
LEAST_NAME = 44
AMPLE = 165  # pixels for value and gradient; where there are fewer, roles and names stand closer


def column_widths(
    rows: Sequence[InputRow],
    width: int,
    roles: tuple[int, int],
    heading: str,
    metrics: QFontMetricsF,
) -> dict[int, int]:
    """Return the width of each column in pixels; 0 hides it. `metrics` are the names' own.

    `roles` is the usual and the least width of a role. Numbers get what they need before names do.
    """
    usual, least = roles
    shape = 0 if width < NARROW * scale() else round(SHAPE_WIDTH * scale())
    name = _name_width(rows, width, heading, metrics)
    ample = width - shape - name - usual >= AMPLE * scale()
    role = usual if ample else least
    needed = round(LEAST_REST * scale())
    name = max(min(name, width - shape - role - needed), round(LEAST_NAME * scale()))
    widths = {NAME: name, ROLE: role, SHAPE: shape}
    rest = max(width - sum(widths.values()), 2)
    widths[VALUE] = min(int(rest * 0.53), round(MOST_VALUE * scale()))
    widths[GRADIENT] = rest - widths[VALUE]
    return widths


def _name_width(rows: Sequence[InputRow], width: int, heading: str, metrics: QFontMetricsF) -> int:
    widest = max((metrics.horizontalAdvance(row.name) for row in rows), default=0.0)
    wanted = max(widest + 18, metrics.horizontalAdvance(heading) + 14)
    return round(min(wanted, max(width / 4, LEAST_NAME)))
