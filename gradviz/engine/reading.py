"""Reading values where no operation does: the shape or the numbers of what a call was given."""

from __future__ import annotations

from typing import Any

from gradviz.engine.execute import raw_value
from gradviz.engine.variable import Variable


def seen(x: Any) -> Any:
    """Return the raw value of a tensor, or of a variable, which tapes count as an access."""
    if isinstance(x, Variable):
        x.touch()
    return raw_value(x)
