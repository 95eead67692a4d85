"""Keras's settings of one session: the default dtype, the small number, the order of axes."""

from __future__ import annotations

from contextvars import ContextVar
from typing import Any

from gradviz.engine import session

FLOATS = ("float16", "float32", "float64")
DATA_FORMATS = ("channels_last", "channels_first")


class Settings:
    """What `tf.keras.backend` lets a program set."""

    __slots__ = ("data_format", "epsilon", "floatx", "session")

    def __init__(self, owner: Any) -> None:
        self.session = owner
        self.floatx = "float32"
        self.epsilon = 1e-7
        self.data_format = "channels_last"


_HELD: ContextVar[Settings] = ContextVar("gradviz.models.settings")


def settings() -> Settings:
    """Return the settings of the present session; another session begins with the defaults."""
    now = session()
    held = _HELD.get(None)
    if held is None or held.session is not now:
        held = Settings(now)
        _HELD.set(held)
    return held


def floatx() -> str:
    """Return the dtype of weights that are given none."""
    return settings().floatx


def set_floatx(value: Any) -> None:
    """Set the dtype of weights that are given none; ValueError if it is no floating dtype."""
    if value not in FLOATS:
        raise ValueError(f"Unknown `floatx` value: {value}. Expected one of {FLOATS}")
    settings().floatx = str(value)


def epsilon() -> float:
    """Return the small number that keeps logarithms and divisions finite."""
    return settings().epsilon


def set_epsilon(value: float) -> None:
    """Set the small number."""
    settings().epsilon = value


def image_data_format() -> str:
    """Return where images have their channels: "channels_last" or "channels_first"."""
    return settings().data_format


def set_image_data_format(value: Any) -> None:
    """Set where images have their channels."""
    settings().data_format = data_format(value)


def data_format(given: Any) -> str:
    """Return an argument `data_format`, the default for None; ValueError for others."""
    found = image_data_format() if given is None else str(given).lower()
    if found not in DATA_FORMATS:
        raise ValueError(
            f"The `data_format` argument must be one of {DATA_FORMATS}. Received: {given}"
        )
    return found
