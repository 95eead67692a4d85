"""How tensors and variables look in print, in repr and in f-strings: three different things.

Pure text over NumPy values; knows neither Tensor nor Variable.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from gradviz.engine.dtypes import of


def dtype_name(value: Any) -> str:
    """Return the TensorFlow name of a raw value's dtype."""
    return "string" if isinstance(value, (bytes, str)) else of(value.dtype).name


def shape_text(value: Any) -> str:
    """Return the shape as a tuple prints."""
    return str(tuple(getattr(value, "shape", ())))


def printed(value: Any) -> str:
    """Return what `print(tensor)` shows."""
    body = str(value)
    lead = "\n" if "\n" in body else ""
    return f"tf.Tensor({lead}{body}, shape={shape_text(value)}, dtype={dtype_name(value)})"


def numpy_text(value: Any) -> str:
    """Return the `numpy=...` part of a repr; a scalar is shown with a Python number's digits."""
    if isinstance(value, np.ndarray):
        body = repr(value)
        return f"numpy=\n{body}" if "\n" in body else f"numpy={body}"
    return f"numpy={value.item()!r}" if isinstance(value, np.generic) else f"numpy={value!r}"


def tensor_repr(value: Any) -> str:
    """Return what `repr(tensor)` shows."""
    return f"<tf.Tensor: shape={shape_text(value)}, dtype={dtype_name(value)}, {numpy_text(value)}>"


def variable_repr(name: str, value: Any, shape: str) -> str:
    """Return what `repr(variable)` and `print(variable)` show."""
    return f"<tf.Variable '{name}' shape={shape} dtype={dtype_name(value)}, {numpy_text(value)}>"


def formatted(value: Any, spec: str) -> str:
    """Return what an f-string shows: the bare value."""
    if isinstance(value, np.generic):
        return format(value.item(), spec)
    return format(value, spec)
