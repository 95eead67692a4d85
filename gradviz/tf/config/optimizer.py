"""tf.config.optimizer: how TensorFlow compiles. Nothing is compiled here."""

from __future__ import annotations

from typing import Any

__all__ = ["get_experimental_options", "get_jit", "set_experimental_options", "set_jit"]


def set_jit(enabled: Any) -> None:
    """Accept either."""


def get_jit() -> str:
    """Return "": nothing is compiled."""
    return ""


def set_experimental_options(options: Any) -> None:
    """Accept any."""


def get_experimental_options() -> dict[str, Any]:
    """Return none."""
    return {}
