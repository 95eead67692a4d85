"""The inputs of an expression: names it uses without defining them, with a role and a value."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from gradviz.trace.nodes import ROLES, TRAINABLE
from gradviz.words import say


class BadInput(ValueError):
    """A role that is none, or a value that is no number, vector or matrix."""


@dataclass(frozen=True, slots=True, eq=False)
class Input:
    """Role and value of a free name. The value becomes float32, as a number in a program does."""

    role: str = TRAINABLE
    value: Any = 1.0


Given = Mapping[str, Input | tuple[str, Any]]


def checked(given: Given | None) -> dict[str, Input]:
    """Return the inputs with values as read-only float32 arrays. BadInput where one is none."""
    return {name: _checked(name, row) for name, row in (given or {}).items()}


def _checked(name: str, row: Input | tuple[str, Any]) -> Input:
    asked = row if isinstance(row, Input) else Input(*row)
    if asked.role not in ROLES:
        raise BadInput(say("diagnostics.input_role", name=name, role=asked.role))
    try:
        if asked.value is None:  # which NumPy would take for NaN
            raise TypeError
        value = np.array(asked.value, dtype=np.float32)
    except (TypeError, ValueError):
        raise BadInput(say("diagnostics.input_value", name=name)) from None
    value.flags.writeable = False
    return Input(asked.role, value)
