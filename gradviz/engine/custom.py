"""custom_gradient: a function whose derivative its author wrote.

What the function computes is recorded as ever; its results are then recorded once more, as the
outcome of one op whose only pullback is the author's function. That is handed tensors in either
kind of pass, so that it can be differentiated in its turn. Forward mode goes the way inside.
"""

from __future__ import annotations

import functools
import inspect
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from gradviz.engine.execute import execute, is_tensor, raw_value, to_tensor
from gradviz.engine.op import OPS, Op
from gradviz.engine.parts import Parts, made_op
from gradviz.engine.state import session, set_site, site
from gradviz.engine.structure import flatten, pack_like
from gradviz.engine.tape import Tape
from gradviz.engine.tensor import Tensor, tensor_of
from gradviz.engine.variable import Variable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

FAMILY = "custom"


class CustomGradient:
    """A function that `custom_gradient` decorated. In a class it is a method."""

    __name__: str

    def __init__(self, f: Callable[..., Any]) -> None:
        self._function = f
        functools.update_wrapper(self, f, updated=())
        self.__doc__ = getattr(f, "__doc__", None) or ""

    def __call__(self, *args: Any, **options: Any) -> Any:
        """Call the function; its results have the author's derivative."""
        return _run(self._function, self.__name__, args, options)

    def __get__(self, owner: Any, kind: type | None = None) -> CustomGradient:
        """Return the method of an object; the object itself is no input."""
        return self if owner is None else CustomGradient(self._function.__get__(owner, kind))


CustomGradient.__name__ = CustomGradient.__qualname__ = "Bind"


def custom_gradient(f: Callable[..., Any] | None = None) -> Callable[..., Any]:
    """Decorate a function that returns (result, gradient function).

    The result may be a tensor or a nested structure of them. The gradient function is called with
    one upstream gradient per tensor of the result and returns one gradient, or None, per positional
    argument. If the function uses variables that are no arguments, it must also take `variables=`
    and return a pair: the arguments' gradients and a list of the variables'.
    """
    if f is None:
        return custom_gradient
    if not callable(f):
        raise TypeError(f"custom_gradient decorates a function, not {f!r}")
    return CustomGradient(f)


class Watcher(Tape):
    """A tape that records nothing: it only notes which trainable variables are read."""

    __slots__ = ()

    def access(self, variable: Any) -> bool:
        """Note the variable; follow nothing."""
        if variable.trainable:
            self.variables.setdefault(variable.id, getattr(variable, "origin", variable))
        return False


@contextmanager
def watching() -> Iterator[Watcher]:
    """Note the variables that a block reads."""
    watcher, now = Watcher(), session()
    now.tapes = (*now.tapes, watcher)
    try:
        yield watcher
    finally:
        now.tapes = tuple(tape for tape in now.tapes if tape is not watcher)


def _run(f: Callable[..., Any], name: str, args: tuple[Any, ...], options: dict[str, Any]) -> Any:
    called_at = site()
    with watching() as watcher:
        result, grad_fn = f(*args, **options)
    set_site(called_at)
    given = flatten(args)
    variables = _variables_inside(watcher, [*given, *flatten(options)], grad_fn)
    results = [x if is_tensor(x) else to_tensor(x) for x in flatten(result)]
    inputs = [x if is_tensor(x) else to_tensor(x) for x in given]
    if not results:
        return result
    operands = [*inputs, *variables]
    if not _followed(operands) and _followed(results):
        made = [execute(OPS["identity"], x) for x in results]
    else:
        author = Author(grad_fn, len(inputs), variables, Parts(name, results))
        made = _recorded(author, operands)
    return pack_like(result, made)


def _followed(operands: list[Any]) -> bool:
    """Return whether any tape follows any of these."""
    return any(
        tape.access(x) if isinstance(x, Variable) else x.id in tape.ids
        for tape in session().tapes
        for x in operands
    )


def _variables_inside(watcher: Tape, given: list[Any], grad_fn: Any) -> list[Variable]:
    known = {x.id for x in given if isinstance(x, Variable)}
    variables = [v for v in watcher.watched_variables() if v.id not in known]
    if not _takes_variables(grad_fn) and variables:
        raise TypeError(
            "@tf.custom_gradient grad_fn must accept keyword argument 'variables', since function "
            f"uses variables: {variables}"
        )
    return variables


def _takes_variables(grad_fn: Any) -> bool:
    if not callable(grad_fn):
        raise TypeError(f"The gradient function of a custom gradient is {grad_fn!r}.")
    try:
        spec = inspect.getfullargspec(grad_fn)
    except TypeError:
        return True  # it does not tell; when called it will
    return "variables" in spec.args or "variables" in spec.kwonlyargs or spec.varkw is not None


def _recorded(author: Author, operands: list[Any]) -> list[Any]:
    """Record the op on its operands and, behind them, the results that the way inside gave."""
    parts = author.parts
    whole = execute(author.op(), *operands, *parts.results)
    if parts.alone:
        return [whole]
    return [
        parts.one(whole, place) if parts.flows(place) else execute(OPS["identity"], x)
        for place, x in enumerate(parts.results)
    ]


class Author:
    """The pullback that the author of a function wrote."""

    def __init__(
        self, grad_fn: Callable[..., Any], count: int, variables: list[Variable], parts: Parts
    ) -> None:
        self.grad_fn = grad_fn
        self.count = count
        self.variables = variables
        self.parts = parts
        self.operands = count + len(variables)  # the inputs of the op, before the results

    def op(self) -> Op:
        """Return the op. A gradient reaches the operands, never the results that stand behind."""
        pulls = (self.pull,) * self.operands + (None,) * len(self.parts.results)
        return made_op(self.parts.name, self, pulls, FAMILY, joint=True)

    @property
    def inside(self) -> Op:
        """The same op, differentiated as the way inside has it."""
        ways = tuple(self._way_inside(place) for place in range(len(self.parts.results)))
        return made_op(self.parts.name, self, (None,) * self.operands + ways, FAMILY)

    def __call__(self, *values: Any) -> Any:
        """Return the value, which is known already."""
        return self.parts.joined()

    def pull(self, m: Any, g: Any, out: Any, *inputs: Any, wanted: Any) -> list[Any]:
        """Ask the author's function for the contributions to all operands."""
        upstream = g if isinstance(g, Tensor) else tensor_of(g)
        given = self.parts.apart(upstream)
        if self.variables:
            found, for_variables = self.grad_fn(*given, variables=self.variables)
        else:
            found, for_variables = self.grad_fn(*given), []
        if len(for_variables) != len(self.variables):
            raise ValueError(
                "Must return gradient for each variable from @custom_gradient grad_fn."
            )
        grads = flatten(found)
        if len(grads) != self.count:
            raise ValueError(
                f"custom_gradient function expected to return {self.count} gradients, but "
                f"returned {len(grads)} instead."
            )
        pairs = zip((*grads, *for_variables), inputs, strict=False)
        made = [handed_on(g, grad, getattr(x, "dtype", None)) for grad, x in pairs]
        return made + [None] * len(self.parts.results)

    def _way_inside(self, place: int) -> Callable[..., Any] | None:
        if not self.parts.flows(place):
            return None
        return lambda m, g, out, *inputs: self.parts.one(g, place)


def handed_on(g: Any, grad: Any, dtype: Any) -> Any:
    """Return a gradient in the kind of the pass: a tensor or a raw value.

    Numbers and arrays take the dtype of the input that they are for.
    """
    if grad is None:
        return None
    if not is_tensor(grad):
        grad = to_tensor(grad, dtype if getattr(dtype, "kind", "") == "f" else None)
    return grad if isinstance(g, Tensor) else raw_value(grad)
