"""grad_pass_through: a function whose slope is taken to be 1, as for a rounding in training."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

from gradviz.engine.custom import custom_gradient

if TYPE_CHECKING:
    from collections.abc import Callable


def grad_pass_through(f: Callable[..., Any]) -> Callable[..., Any]:
    """Return `f` with upstream gradients handed on to its inputs unchanged.

    Variables that it uses inside get None.
    """

    def passed(*args: Any, **options: Any) -> Any:
        def grad(*upstream: Any, variables: Any = None) -> Any:
            handed_on = upstream[0] if len(upstream) == 1 else upstream
            return handed_on if variables is None else (handed_on, [None] * len(variables))

        return f(*args, **options), grad

    made = custom_gradient(passed)
    functools.update_wrapper(made, f)
    return made
