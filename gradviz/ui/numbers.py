"""How values are written in the interface: numbers short and alike, small arrays in one line.

The rooms that show values (graph, tables, tape, narration, plots) all write them through here, so
that one number never wears two looks on one screen. Knows NumPy and words; no widget, no colour.
"""

import math
from decimal import Decimal

import numpy as np

from gradviz.words import say

DIGITS = 4  # significant digits where there is room
ROOM = 24  # characters an array may take before only its shape is said
MOST = 16  # elements of an array written out at all
SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
_LARGE, _SMALL = 1e6, 1e-4  # outside of these: powers of ten
_LEAST_NAME = 7  # characters of a name that is cut: "dens…_1"


def short(value: object, digits: int = DIGITS) -> str:
    """Return `value`, a number, bool, text or None, in few characters: "0.6900", "1.2e-07", "∞".

    Floats keep `digits` significant digits with their zeros, so that columns of them line up;
    whole numbers and bools are exact. A 0-d array counts as its element.
    """
    if isinstance(value, np.ndarray) and value.ndim == 0:
        value = value[()]
    if isinstance(value, str | bytes):
        return quoted(value if isinstance(value, str) else value.decode("utf-8", "replace"))
    if value is None or isinstance(value, bool | np.bool_):
        return str(value)
    if isinstance(value, int | np.integer):
        return _whole(int(value), digits)
    if isinstance(value, complex | np.complexfloating):
        real, imaginary = (_decimal(float(x), digits) for x in (value.real, value.imag))
        return f"{real}{'' if imaginary.startswith('-') else '+'}{imaginary}j"
    if isinstance(value, float | np.floating):
        return _decimal(float(value), digits)
    return str(value)


def fitting(value: object, room: int, digits: int = DIGITS) -> str:
    """Return `short(value)` with as many digits, up to `digits`, as keep within `room` characters.

    Where even one digit does not fit, the text with one digit is returned.
    """
    for fewer in range(digits, 0, -1):
        text = short(value, fewer)
        if len(text) <= room:
            break
    return text


def summary(array: object, room: int = ROOM, digits: int = DIGITS) -> str:
    """Return an array in at most `room` characters: its number, its elements, else its shape.

    A scalar gives `short`, a small array "[1.000 2.000]", others "shape (3, 2)"; text is quoted.
    Anything that is no array is written by `short`.
    """
    if not isinstance(array, np.ndarray) or array.ndim == 0:
        return _clipped(short(array, digits), room) if _is_text(array) else short(array, digits)
    if 0 < array.size <= MOST:
        text = _elements(array, digits)
        if len(text) <= room:
            return text
    return say("graph.shape", shape=shape_text(array.shape))


def last_names(path: str) -> str:
    """Return the last two names of a path, which tell a model's variables apart."""
    return "/".join(path.split("/")[-2:])


def path_name(path: str, room: int) -> str:
    """Return the last two names of a path in `room` characters, both still to be told.

    Of a name that is too long the middle goes: its end tells dense_1 from dense_2.
    """
    layer, slash, variable = last_names(path).rpartition("/")
    if len(layer) + len(variable) + len(slash) <= room:
        return last_names(path)
    if not slash:
        return _squeezed(variable, room)
    least = min(len(layer), _LEAST_NAME)
    variable = _squeezed(variable, max(room - 1 - least, _LEAST_NAME))
    return f"{_squeezed(layer, room - 1 - len(variable))}/{variable}"


def _squeezed(name: str, room: int) -> str:
    """Return a name without its middle, if it is longer than `room`; its number is kept."""
    if len(name) <= room:
        return name
    end = name.rpartition("_")[2]
    tail = f"_{end}" if end.isdigit() and len(end) <= room - 3 else ""
    return f"{name[: max(room - 1 - len(tail), 1)]}…{tail}"


def shape_text(shape: tuple[int, ...]) -> str:
    """Return a shape as Python and TensorFlow write it: "(3, 2)", "(3,)", "()"."""
    return str(tuple(int(n) for n in shape))


def quoted(text: str) -> str:
    """Return `text` in double quotes on one line, with line breaks and quotes escaped."""
    return '"' + text.replace("\\", "\\\\").replace("\n", "\\n").replace('"', '\\"') + '"'


def _decimal(value: float, digits: int) -> str:
    if math.isnan(value):
        return "nan"
    if math.isinf(value):
        return "∞" if value > 0 else "-∞"
    size = abs(value)
    if size and not _SMALL <= size < _LARGE:
        return _powered(f"{value:.{digits - 1}e}")
    if size >= 10**digits:
        return f"{value:.0f}"
    return f"{value or 0.0:#.{digits}g}".rstrip(".")  # `or` turns -0.0, which puzzles, into 0.0


def _whole(value: int, digits: int) -> str:
    if abs(value) < 10 ** (2 * digits + 2):
        return str(value)
    return _powered(f"{Decimal(value):.{digits - 1}e}")  # may be larger than any float


def _powered(text: str) -> str:
    mantissa, power = text.split("e")
    if "." in mantissa:
        mantissa = mantissa.rstrip("0").rstrip(".")
    return f"{mantissa}e{power}"


def _elements(array: np.ndarray, digits: int) -> str:
    if array.ndim == 0:
        return short(array, digits)
    return "[" + " ".join(_elements(part, digits) for part in array[..., :]) + "]"


def _is_text(value: object) -> bool:
    return isinstance(value, str | bytes)


def _clipped(text: str, room: int) -> str:
    return text if len(text) <= room else text[: max(room - 2, 1)] + '…"'
