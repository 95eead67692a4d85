"""Places in a grid of subplots as programs name them: numbers, GridSpec, subplot2grid, a mosaic."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from gradviz.lang.plt.sheet import Place

MOST_AXES = 100  # of one figure: more could not be told apart


@dataclass(frozen=True, slots=True)
class GridPart:
    """A part of a grid, which subplots are made from."""

    rows: int
    columns: int
    place: Place


class GridSpec:
    """A grid that is cut into parts: `gs[0, :]`."""

    __slots__ = ("_columns", "_rows")

    def __init__(self, rows: int, columns: int) -> None:
        for name, count in (("rows", rows), ("columns", columns)):
            if not isinstance(count, int | np.integer) or count <= 0:
                raise ValueError(f"Number of {name} must be a positive integer, not {count!r}")
        if rows * columns > MOST_AXES:
            raise ValueError(f"a figure has room for {MOST_AXES} subplots here")
        self._rows, self._columns = int(rows), int(columns)

    def __getitem__(self, index: Any) -> GridPart:
        if not isinstance(index, tuple):
            row, column = divmod(_one(index, self._rows * self._columns), self._columns)
            index = (row, column)
        down, across = _span(index[0], self._rows), _span(index[1], self._columns)
        return GridPart(self._rows, self._columns, (down[0], across[0], down[1], across[1]))

    def __repr__(self) -> str:
        return f"GridSpec({self._rows}, {self._columns})"


def grid_spec(nrows: int = 1, ncols: int = 1, figure: Any = None, **style: Any) -> GridSpec:
    """Return a grid whose parts subplots are made from: `fig.add_subplot(gs[0, :])`."""
    return GridSpec(nrows, ncols)


def _one(index: Any, count: int) -> int:
    if not isinstance(index, int | np.integer):
        raise IndexError("Unrecognized subplot spec")
    if not -count <= index < count:
        raise IndexError(f"index {index} is out of bounds for axis 0 with size {count}")
    return int(index) % count


def _span(index: Any, count: int) -> tuple[int, int]:
    """Return where rows or columns begin, and how many they are."""
    if not isinstance(index, slice):
        return _one(index, count), 1
    start, stop, _ = index.indices(count)
    if stop <= start:
        raise IndexError("GridSpec slice would result in no space allocated for subplot")
    return start, stop - start


def part_at(
    shape: Sequence[int], loc: Sequence[int], rowspan: int = 1, colspan: int = 1
) -> GridPart:
    """Return the part of a grid that begins at `loc`."""
    grid = GridSpec(*shape)
    return grid[loc[0] : loc[0] + rowspan, loc[1] : loc[1] + colspan]


def place_of(args: tuple[Any, ...]) -> GridPart:
    """Return the part that the arguments of a subplot name: (2, 3, 1), 231, or a part itself."""
    if not args:
        return GridPart(1, 1, (0, 0, 1, 1))
    if len(args) == 1 and isinstance(args[0], GridPart):
        return args[0]
    if len(args) == 1:
        number = args[0]
        if not isinstance(number, int | np.integer) or not 100 <= number <= 999:
            raise ValueError(f"Single argument to subplot must be a three-digit integer, not "
                             f"{number!r}")  # fmt: skip
        args = tuple(int(digit) for digit in str(int(number)))
    if len(args) != 3:
        raise TypeError(f"subplot() takes 1 or 3 positional arguments but {len(args)} were given")
    rows, columns, index = args
    for name, count in (("rows", rows), ("columns", columns)):
        if not isinstance(count, int | np.integer) or count <= 0:
            raise ValueError(f"Number of {name} must be a positive integer, not {count!r}")
    first, last = index if isinstance(index, tuple | list) else (index, index)
    if not 1 <= first <= last <= rows * columns or rows * columns > MOST_AXES:
        raise ValueError(f"num must be an integer with 1 <= num <= {rows * columns}, not {index!r}")
    (top, left), (bottom, right) = divmod(first - 1, columns), divmod(last - 1, columns)
    left, right = min(left, right), max(left, right)
    place = (int(top), int(left), int(bottom - top + 1), int(right - left + 1))
    return GridPart(rows, columns, place)


def mosaic_parts(mosaic: Any) -> dict[str, GridPart]:
    """Return the parts of a mosaic by name: "AB;CC", or rows of names. "." is left empty."""
    lines = mosaic.strip().replace(";", "\n").split() if isinstance(mosaic, str) else mosaic
    rows = [list(line) for line in lines]
    if not rows or len({len(row) for row in rows}) != 1:
        raise ValueError("All of the rows must be the same length")
    cells = np.array(rows, dtype=object)
    grid = GridSpec(*cells.shape)
    found: dict[str, GridPart] = {}
    for name in dict.fromkeys(cells.ravel().tolist()):
        if name == ".":
            continue
        down, across = np.nonzero(cells == name)
        box = slice(down.min(), down.max() + 1), slice(across.min(), across.max() + 1)
        if (cells[box] != name).any():
            raise ValueError(f"While trying to layout\n{mosaic!r}\nwe found that the label "
                             f"{name!r} specifies a non-rectangular or non-contiguous area."
                             )  # fmt: skip
        found[name] = grid[box]
    return found
