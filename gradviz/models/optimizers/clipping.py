"""Gradients held to a length or a range before an optimizer uses them."""

from __future__ import annotations

from typing import Any

import numpy as np


class Clipping:
    """At most one of three ways; raw values in, raw values out."""

    def __init__(self, norm: float | None, value: float | None, global_norm: float | None) -> None:
        if sum(limit is not None for limit in (norm, value, global_norm)) > 1:
            raise ValueError(
                "Only one of `clipnorm`, `clipvalue` and `global_clipnorm` can be set. Received: "
                f"clipnorm={norm}, clipvalue={value}, global_clipnorm={global_norm}"
            )
        self.norm, self.value, self.global_norm = norm, value, global_norm

    def clipped(self, grads: list[Any]) -> list[Any]:
        """Return the gradients, each shortened, all shortened together, or cut."""
        if self.norm and self.norm > 0:
            return [_shortened(g, self.norm) for g in grads]
        if self.global_norm and self.global_norm > 0:
            return _together(grads, self.global_norm)
        if self.value and self.value > 0:
            return [np.clip(g, -self.value, self.value) for g in grads]
        return grads


def _squares(g: Any) -> Any:
    return np.sum(np.square(g), dtype=g.dtype)


def _shortened(g: Any, limit: float) -> Any:
    kind = g.dtype.type
    length = np.sqrt(_squares(g))
    return g * kind(limit) / np.maximum(length, kind(limit))


def _together(grads: list[Any], limit: float) -> list[Any]:
    length = np.sqrt(np.sum(np.array([_squares(g) for g in grads])))
    kind = length.dtype.type
    scale = kind(limit) * np.minimum(kind(1) / length, kind(1.0 / limit))
    scale = scale + (length - length)  # nan if the length is no number
    return [g * g.dtype.type(scale) for g in grads]
