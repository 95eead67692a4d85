"""tf.print: tensors as texts, in TensorFlow's short form.

Numbers are written with the fewest digits that tell them from others, and of a long axis only the
first and last few elements. The text goes to stderr, as in TensorFlow, or to `output_stream`, but
where something has put itself at `page`: then all is handed to that.
"""

from __future__ import annotations

import pprint
import sys
from collections.abc import Callable
from contextvars import ContextVar
from typing import Any

import numpy as np

from gradviz.engine.execute import is_tensor
from gradviz.engine.reading import seen
from gradviz.engine.structure import flatten, is_nested, pack_like

__all__ = ["page", "print_tensors", "text_of"]

page: ContextVar[Callable[..., None] | None] = ContextVar("page", default=None)
_DIGITS = {2: (6, 9), 4: (6, 9), 8: (15, 17)}  # by the size of a float: tried first, else


def print_tensors(*inputs: Any, **kwargs: Any) -> None:
    """Print tensors and other values; ValueError for keywords it does not know.

    The keywords are `output_stream`, `summarize` (elements at either end, -1 for all), `sep`,
    `end` and `name`.
    """
    ours = page.get()
    if ours is not None:
        ours(*inputs, **kwargs)
        return
    stream = kwargs.pop("output_stream", sys.stderr)
    text = text_of(*inputs, **kwargs)
    if callable(stream):
        stream(text.removesuffix("\n"))
    elif hasattr(stream, "write"):
        stream.write(text)
    else:
        raise ValueError(f"Unsupported output stream, logging level, or file {stream!r}.")


def text_of(*inputs: Any, **kwargs: Any) -> str:
    """Return what `print_tensors` prints."""
    sep, end = kwargs.pop("sep", " "), kwargs.pop("end", "\n")
    summarize = kwargs.pop("summarize", 3)
    kwargs.pop("name", None)
    if kwargs:
        raise ValueError(f"Unrecognized keyword arguments for tf.print: {kwargs}")
    return sep.join(_shown(x, 3 if summarize is None else summarize) for x in inputs) + end


class _Text:
    """Stands for a tensor in a structure that is written by `pprint`."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __repr__(self) -> str:
        return self.text


def _shown(x: Any, summarize: int) -> str:
    if isinstance(x, str):
        return x
    if is_tensor(x):
        return _tensor_text(seen(x), summarize)
    if is_nested(x):
        leaves = [
            _Text(_shown(leaf, summarize)) if is_tensor(leaf) else leaf for leaf in flatten(x)
        ]
        x = pack_like(x, leaves)
    return pprint.pformat(x)


def _tensor_text(value: Any, summarize: int) -> str:
    if not np.ndim(value) or isinstance(value, bytes):
        return _number(value, quoted=False)
    return _array_text(np.asarray(value), summarize, 1)


def _array_text(array: Any, summarize: int, depth: int) -> str:
    """Return an array between brackets; parts with axes of their own stand on lines of their own.

    `depth` is the number of brackets open, by which such lines are indented.
    """
    size = len(array)
    short = 0 <= 2 * summarize < size
    places = [*range(summarize), *range(size - summarize, size)] if short else range(size)
    if array.ndim == 1:
        parts, gap = [_number(array[at], quoted=True) for at in places], " "
    else:
        parts = [_array_text(array[at], summarize, depth + 1) for at in places]
        gap = "\n" * (array.ndim - 1) + " " * depth
    if short:
        parts.insert(summarize, "...")
    return "[" + gap.join(parts) + "]"


def _number(item: Any, quoted: bool) -> str:
    if isinstance(item, bytes):
        text = item.decode("utf-8", "replace")
        return f'"{text}"' if quoted else text
    if isinstance(item, np.bool_):
        return str(int(item))
    if not isinstance(item, np.floating):
        return str(item)
    kind = np.float64 if item.itemsize == 8 else np.float32
    value = kind(item)
    few, enough = _DIGITS[item.itemsize]
    text = f"{value:.{few}g}"
    return text if kind(text) == value or value != value else f"{value:.{enough}g}"
