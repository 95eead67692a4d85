"""recompute_grad: a function whose inside no tape keeps; the backward pass runs it once more."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any, NoReturn

from gradviz.engine.backward import gradient
from gradviz.engine.custom import Watcher, custom_gradient
from gradviz.engine.execute import execute, is_tensor, to_tensor
from gradviz.engine.forward import recording_on
from gradviz.engine.op import OPS
from gradviz.engine.state import session
from gradviz.engine.structure import flatten, map_structure, pack_like
from gradviz.engine.tape import Tape

if TYPE_CHECKING:
    from collections.abc import Callable

    from gradviz.engine.op import Op


def recompute_grad(f: Callable[..., Any]) -> Callable[..., Any]:
    """Return `f` as a function of which a tape keeps the inputs and no more.

    It has a first derivative; where the second, or forward mode, would need what is not kept,
    that is a NotImplementedError.
    """

    def unrecorded(*args: Any, **options: Any) -> Any:
        with recording_on(tuple(t for t in session().tapes if isinstance(t, Watcher))):
            result = f(*args, **options)
        return result, functools.partial(_pulled, f, args, options)

    made = custom_gradient(unrecorded)
    functools.update_wrapper(made, f, updated=())
    return made


def recomputes(op: Op) -> bool:
    """Return whether `op` is a call of such a function."""
    pull = getattr(op.forward, "grad_fn", None)
    return isinstance(pull, functools.partial) and pull.func is _pulled


def _pulled(
    f: Callable[..., Any], args: Any, options: Any, *upstream: Any, variables: Any = None
) -> Any:
    """Run the function again, on a tape of its own, and return its gradients."""

    def refuse(*seeds: Any, **more: Any) -> NoReturn:
        raise NotImplementedError(
            f"recompute_grad tried to transpose grad of {getattr(f, '__name__', f)}. Consider not "
            "using recompute_grad in forward mode autodiff"
        )

    @custom_gradient
    def again(*seeds: Any) -> Any:
        tape = Tape()
        tape.open()
        try:
            copies = map_structure(_copied, args)
            sources = [*flatten(copies), *(variables or ())]
            for source in sources:
                tape.watch(source)
            targets = flatten(f(*copies, **options))
        finally:
            tape.close()
        targets = [x if is_tensor(x) else to_tensor(x) for x in targets]
        found = gradient(tape, targets, sources, seeds, "zero")
        count = len(sources) - len(variables or ())
        return (pack_like(copies, found[:count]), found[count:]), refuse

    return again(*upstream)


def _copied(x: Any) -> Any:
    return execute(OPS["identity"], x)
