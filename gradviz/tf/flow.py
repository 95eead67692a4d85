"""tf.function and its kin, all of which run at once here, in order, as the text says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gradviz.engine import is_tensor

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["cond", "executing_eagerly", "function", "while_loop"]


def function(func: Callable[..., Any] | None = None, **options: Any) -> Callable[..., Any]:
    """Return the function itself: nothing is compiled, each call runs as written."""
    return (lambda decorated: decorated) if func is None else func


def executing_eagerly() -> bool:
    """Return True."""
    return True


def cond(
    pred: Any,
    true_fn: Callable[[], Any] | None = None,
    false_fn: Callable[[], Any] | None = None,
    name: str | None = None,
) -> Any:
    """Call one of two functions; the condition is no path for a gradient."""
    if not callable(true_fn) or not callable(false_fn):
        raise TypeError("true_fn and false_fn must be callable.")
    return true_fn() if pred else false_fn()


def while_loop(
    cond: Callable[..., Any],
    body: Callable[..., Any],
    loop_vars: Any,
    shape_invariants: Any = None,
    parallel_iterations: int = 10,
    back_prop: bool = True,
    swap_memory: bool = False,
    maximum_iterations: Any = None,
    name: str | None = None,
) -> Any:
    """Call `body` on the loop's values as long as `cond` holds; return the last values."""
    values = loop_vars
    left = None if maximum_iterations is None else int(maximum_iterations)
    while (left is None or left > 0) and cond(*values):
        made = body(*values)
        values = [made] if is_tensor(made) or not isinstance(made, (list, tuple)) else made
        left = None if left is None else left - 1
    return values
