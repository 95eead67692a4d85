"""custom_gradient: a function whose derivative its author wrote.

What happens inside is kept off the tape: it becomes one record, whose only pullback is the author's
function, handed tensors in either pass so that it can be differentiated in its turn.
"""

from __future__ import annotations

import functools
import inspect
from typing import TYPE_CHECKING, Any

from gradviz.engine.errors import UnimplementedError
from gradviz.engine.execute import execute, is_tensor, raw_value, to_tensor
from gradviz.engine.op import Op
from gradviz.engine.state import session
from gradviz.engine.structure import flatten
from gradviz.engine.tape import Tape
from gradviz.engine.tensor import Tensor, tensor_of
from gradviz.engine.variable import Variable

if TYPE_CHECKING:
    from collections.abc import Callable


def custom_gradient(f: Callable[..., Any] | None = None) -> Callable[..., Any]:
    """Decorate a function that returns (value, gradient function)."""
    if f is None:
        return custom_gradient
    if not callable(f):
        raise TypeError(f"custom_gradient decorates a function, not {f!r}")

    @functools.wraps(f)
    def decorated(*args: Any, **options: Any) -> Any:
        return _run(f, args, options)

    return decorated


def _run(f: Callable[..., Any], args: tuple[Any, ...], options: dict[str, Any]) -> Any:
    now = session()
    watcher = Tape()
    before, now.tapes = now.tapes, (watcher,)  # sees which variables are used inside
    now.hush()
    try:
        result, grad_fn = f(*args, **options)
    finally:
        now.unhush()
        now.tapes = before
    if isinstance(result, (list, tuple)):
        raise UnimplementedError("a custom gradient is supported for functions of one result")
    given = flatten(args)
    variables = _variables_inside(watcher, given, grad_fn)
    value = result if is_tensor(result) else to_tensor(result)
    inputs = [x if is_tensor(x) else to_tensor(x) for x in given]
    name = getattr(f, "__name__", "custom")
    return execute(_op(name, raw_value(value), grad_fn, len(given), variables), *inputs, *variables)


def _variables_inside(watcher: Tape, given: list[Any], grad_fn: Any) -> list[Variable]:
    known = {x.id for x in given if isinstance(x, Variable)}
    variables = [v for v in watcher.watched_variables() if v.id not in known]
    spec = inspect.getfullargspec(grad_fn)
    accepts = "variables" in spec.args or "variables" in spec.kwonlyargs or spec.varkw
    if variables and not accepts:
        raise TypeError(
            "@tf.custom_gradient grad_fn must accept keyword argument 'variables', since function "
            f"uses variables: {variables}"
        )
    return variables


def _op(name: str, value: Any, grad_fn: Any, count: int, variables: list[Variable]) -> Op:
    def pull(m: Any, g: Any, out: Any, *inputs: Any, wanted: Any) -> list[Any]:
        upstream = g if isinstance(g, Tensor) else tensor_of(g)
        if variables:
            found, for_variables = grad_fn(upstream, variables=variables)
        else:
            found, for_variables = grad_fn(upstream), []
        grads = flatten(found)
        if len(grads) != count:
            raise ValueError(
                f"custom_gradient function expected to return {count} gradients, but returned "
                f"{len(grads)} instead."
            )
        if len(for_variables) != len(variables):
            raise ValueError(
                "Must return gradient for each variable from @custom_gradient grad_fn."
            )
        return [_handed_on(g, grad) for grad in (*grads, *for_variables)]

    total = count + len(variables)
    return Op(
        name, lambda *inputs: value, (pull,) * total, name, (None,) * total, "custom", (), False,
        name, ("",) * total, (), joint=True,
    )  # fmt: skip


def _handed_on(g: Any, grad: Any) -> Any:
    """Return a gradient in the kind of the pass: a tensor or a raw value."""
    if grad is None:
        return None
    made = grad if is_tensor(grad) else to_tensor(grad)
    return made if isinstance(g, Tensor) else raw_value(made)
