"""A surface as rows of text: for the clipboard, and for files."""

import numpy as np

from gradviz.trace.quotients import quotient
from gradviz.trace.surface import Surface


def table(surface: Surface) -> list[list[str]]:
    """Return a row for each point: both inputs, the value, and its gradient where it is known.

    The first row has the names. What is not defined stays empty.
    """
    x_name, y_name = surface.along
    x, y = np.meshgrid(surface.x, surface.y)
    names = [x_name, y_name, surface.of]
    columns = [x, y, surface.z]
    if surface.dx is not None and surface.dy is not None:
        names += [quotient(surface.of, x_name), quotient(surface.of, y_name)]
        columns += [surface.dx, surface.dy]
    rows = np.stack([column.ravel() for column in columns], axis=1)
    return [names, *([_number(value) for value in row] for row in rows)]


def _number(value: float) -> str:
    return f"{value:.9g}" if np.isfinite(value) else ""
