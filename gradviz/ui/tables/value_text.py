"""Typed text to values. Pure; knows neither Qt nor the trace.

A person may type a number, a vector "[1, 2]" or a matrix "[[1, 2], [3, 4]]". Whatever else they
type is answered with a catalogue key that says what is wrong, never with a guess.
"""

import ast
import warnings

import numpy as np

LONGEST = 20_000  # characters of typed text that are still read
# Kinds of (old, new) value where the old dtype would lose what was typed: 0.5 for an integer.
WIDENED = {("i", "f"), ("u", "f"), ("b", "f"), ("b", "i"), ("b", "u")}


class BadValueError(ValueError):
    """The typed text is not a value. `key` is the catalogue key that says why."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


def parse_value(text: str, like: np.ndarray) -> np.ndarray:
    """Return the array `text` spells, in the dtype of `like` where it fits.

    Whole numbers stay integers only where `like` holds integers; where it holds a text, `text` is
    the new one as it stands. Raises BadValueError.
    """
    if like.dtype.kind == "U":
        return np.array(text)
    return cast_like(_read(text.strip().replace("−", "-")), like)


def cast_like(value: object, like: np.ndarray) -> np.ndarray:
    """Return `value` (a number, nested lists or an array) as an array in the spirit of `like`."""
    try:
        array = np.asarray(value)
    except ValueError as error:
        raise BadValueError("value.ragged") from error
    if array.dtype.kind not in "fiub" or not array.size:
        raise BadValueError("value.empty" if not array.size else "value.not_number")
    if not np.isfinite(array).all():
        raise BadValueError("value.not_finite")
    return _convert(array, like.dtype)


def _convert(array: np.ndarray, dtype: np.dtype) -> np.ndarray:
    if (dtype.kind, array.dtype.kind) in WIDENED:
        dtype = np.dtype(np.float32)
    if dtype.kind in "iu" and not _fits(array, dtype):
        raise BadValueError("value.too_big")
    with np.errstate(over="ignore"):
        result = array.astype(dtype)
    if not np.isfinite(result).all():
        raise BadValueError("value.too_big")
    return result


def _fits(array: np.ndarray, dtype: np.dtype) -> bool:
    limits = np.iinfo(dtype)
    return bool(limits.min <= array.min() and array.max() <= limits.max)


def _read(text: str) -> object:
    if not text:
        raise BadValueError("value.nothing")
    if len(text) > LONGEST:
        raise BadValueError("value.too_long")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", SyntaxWarning)
            value = ast.literal_eval(text)
    except (SyntaxError, ValueError, TypeError, MemoryError, RecursionError) as error:
        raise BadValueError("value.not_number") from error
    if isinstance(value, tuple):
        raise BadValueError("value.brackets")
    if not isinstance(value, bool | int | float | list):
        raise BadValueError("value.not_number")
    return value


def spell(value: np.ndarray) -> str:
    """Return `value` as text that `parse_value` reads back: what the inline editor starts with."""
    if value.dtype.kind == "f":
        return str(_shortest(value))
    return str(value.tolist())


def _shortest(value: np.ndarray) -> object:
    # str() of the numpy scalar gives the shortest digits of its own width: 0.8, not 0.800000011.
    if value.ndim:
        return [_shortest(part) for part in value]
    return float(str(value[()]))
