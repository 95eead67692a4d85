"""The rows and columns of an array that is edited as a grid, and the arrays that edits make of it.

Axes before the last are laid under each other; a vector is one row and a number one cell. Pure.
"""

import numpy as np

MOST_ELEMENTS = 250_000  # of an array that is filled at once
ROWS, COLUMNS = 0, 1
ZEROS, ONES, NORMAL = "zeros", "ones", "normal"


def cells_of(array: np.ndarray) -> np.ndarray:
    """Return `array` as (rows, columns), a view of the same numbers."""
    return array.reshape(-1, array.shape[-1]) if array.ndim > 1 else array.reshape(1, -1)


def row_name(row: int, shape: tuple[int, ...]) -> str:
    """Return the index of a row: "1", "0, 1" for an array of three axes, "" for a vector."""
    if len(shape) < 2:
        return ""
    return ", ".join(str(int(part)) for part in np.unravel_index(row, shape[:-1]))


def replaced(array: np.ndarray, row: int, column: int, number: np.ndarray) -> np.ndarray:
    """Return `array` with one number replaced, of a wider dtype where the number needs it."""
    new = array.astype(np.result_type(array, number)) if number.dtype != array.dtype else array
    cells = cells_of(new).copy()
    cells[row, column] = number
    return cells.reshape(array.shape)


def can_grow(array: np.ndarray) -> bool:
    """Whether rows and columns can be added: to numbers, vectors and matrices."""
    return array.ndim <= 2


def can_shrink(array: np.ndarray, axis: int) -> bool:
    """Whether a row (ROWS) or a column can be taken out: one always stays."""
    return can_grow(array) and cells_of(array).shape[axis] > 1


def grown(array: np.ndarray, axis: int, at: int, count: int = 1) -> np.ndarray:
    """Return `array` with `count` rows or columns of zeros before the one at `at`.

    A vector that gets a row becomes a matrix, and a number that gets a column a vector.
    """
    cells = np.insert(cells_of(array), [at] * count, 0, axis=axis)
    return cells[0] if axis == COLUMNS and array.ndim < 2 else cells


def shrunk(array: np.ndarray, axis: int, at: int) -> np.ndarray:
    """Return `array` without the row or column at `at`; a matrix stays one."""
    cells = np.delete(cells_of(array), at, axis=axis)
    return cells[0] if array.ndim < 2 else cells


def read_shape(text: str) -> tuple[int, ...] | None:
    """Return the shape that is typed: "784 x 256", "(2, 3)", "3", "()"; None for none."""
    parts = text.strip().strip("()[]").replace("×", ",").replace("x", ",").split(",")
    sizes = [part.strip() for part in parts if part.strip()]
    if not all(size.isdecimal() and len(size) < 8 and int(size) for size in sizes):
        return None
    return tuple(map(int, sizes))


def reshaped(array: np.ndarray, shape: tuple[int, ...]) -> np.ndarray:
    """Return `array` in another shape: the same numbers where as many fit, else those that do.

    What has no number yet is 0.
    """
    if int(np.prod(shape, dtype=np.int64)) == array.size:
        return array.reshape(shape)
    new = np.zeros(shape, array.dtype)
    if len(shape) == array.ndim:
        both = tuple(slice(0, min(pair)) for pair in zip(shape, array.shape, strict=True))
        new[both] = array[both]
    return new


def filled(array: np.ndarray, kind: str, seed: int) -> np.ndarray:
    """Return an array of the shape of `array`: all ZEROS, all ONES, or NORMAL numbers by `seed`."""
    if kind == NORMAL:
        return np.random.default_rng(seed).standard_normal(array.shape).astype(np.float32)
    return np.full(array.shape, kind == ONES, array.dtype)
