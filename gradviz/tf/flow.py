"""Control flow as functions, which runs at once here, in order, as the text says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from gradviz.engine import Tensor, is_tensor
from gradviz.engine.convert import announce
from gradviz.engine.errors import InvalidArgumentError, UnimplementedError, UnknownError
from gradviz.engine.functions.elementwise import convert_to_tensor
from gradviz.engine.functions.sizes import array_of
from gradviz.engine.stretches import told_as_loop, told_as_pass
from gradviz.engine.structure import assert_same_structure, flatten, map_structure

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = [
    "case", "cond", "control_dependencies", "group", "init_scope", "no_op", "numpy_function",
    "py_function", "switch_case", "tuple_of", "while_loop",
]  # fmt: skip


def cond(
    pred: Any,
    true_fn: Callable[[], Any] | None = None,
    false_fn: Callable[[], Any] | None = None,
    name: str | None = None,
) -> Any:
    """Call one of two functions; the condition is no path for a gradient."""
    for called, what in ((true_fn, "true_fn"), (false_fn, "false_fn")):
        if not callable(called):
            raise TypeError(f"'{what}' must be callable.")
    if pred is None:
        raise ValueError("pred must not be None")
    assert true_fn is not None
    assert false_fn is not None
    return true_fn() if pred else false_fn()


def case(
    pred_fn_pairs: Any,
    default: Callable[[], Any] | None = None,
    exclusive: bool = False,
    strict: bool = False,
    name: str = "case",
) -> Any:
    """Call the function of the first true condition, else `default`.

    Without a default InvalidArgumentError if none is true.
    """
    pairs = _checked_pairs(pred_fn_pairs, exclusive)
    if default is not None and not callable(default):
        raise TypeError("'false_fn' must be callable.")
    for pred, fn in pairs:
        if pred:
            return fn()
    if default is None:
        raise InvalidArgumentError("Input error: None of conditions evaluated as True")
    return default()


def _checked_pairs(given: Any, exclusive: bool) -> list[tuple[Any, Any]]:
    if not isinstance(given, (list, tuple, dict)):
        raise TypeError(f"'pred_fn_pairs' must be a list, tuple, or dict. Received: {type(given)}")
    if isinstance(given, dict):
        if not exclusive:
            raise ValueError("Unordered dictionaries are not supported when `exclusive=False`.")
        given = [(key.deref() if hasattr(key, "deref") else key, fn) for key, fn in given.items()]
    if not given:
        raise ValueError("not enough values to unpack (expected 2, got 0)")
    for pair in given:
        if not isinstance(pair, tuple) or len(pair) != 2:
            raise TypeError(f"Each entry in 'pred_fn_pairs' must be a 2-tuple. Received {pair}.")
        pred, fn = pair
        if not isinstance(pred, Tensor):
            raise TypeError(f"pred must be a Tensor, got: {pred}")
        if not pred.dtype.is_bool or not callable(fn):
            raise TypeError(f"a condition must be bool, and what it leads to callable: {pair}")
    return list(given)


def switch_case(
    branch_index: Any, branch_fns: Any, default: Any = None, name: str = "switch_case"
) -> Any:
    """Call the function at a whole-number tensor; `default`, else the last one, out of range."""
    if not isinstance(branch_index, Tensor):
        raise TypeError(f"'branch_index' must be a Tensor, got {type(branch_index)}")
    if not branch_index.dtype.is_integer:
        raise TypeError(f"'branch_index' must be an integer Tensor, got {branch_index.dtype}")
    actions = _checked_branches(branch_fns)
    if default is not None:
        actions.append(default)
    if branch_index.ndim:
        raise InvalidArgumentError(f"'branch_index' must be a scalar, got {branch_index}")
    at = int(branch_index)
    return actions[at if 0 <= at < len(actions) else -1]()


def _checked_branches(given: Any) -> list[Any]:
    if not given:
        raise ValueError("Must provide at least one item in 'branch_fns'")
    if not isinstance(given, (list, tuple, dict)):
        raise TypeError("'branch_fns' must be a list, tuple, or dict")
    pairs: Any = list(given.items()) if isinstance(given, dict) else list(given)
    if all(callable(fn) for fn in pairs):
        return pairs
    for pair in pairs:
        if not isinstance(pair, tuple) or len(pair) != 2:
            raise TypeError(f"Each entry in 'branch_fns' must be a 2-tuple. Received {pair}.")
        if not isinstance(pair[0], int):
            raise TypeError(f"key must be a Python `int`, got {type(pair[0])}")
        if not callable(pair[1]):
            raise TypeError(f"fn for key {pair[0]} must be callable.")
    keys = [key for key, _ in pairs]
    if sorted(keys) != list(range(len(keys))):
        raise ValueError(
            f"branch indices (keys) must form contiguous range of [0 to {len(keys)}) but found "
            f"{sorted(keys)}"
        )
    return [fn for _, fn in sorted(pairs, key=lambda pair: pair[0])]


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
    """Call `body` on the loop's values as long as `cond` holds; return the last values.

    `body` returns a list or tuple, also for one value, in the structure of `loop_vars`.
    """
    for called, what in ((cond, "cond"), (body, "body")):
        if not callable(called):
            raise TypeError(f"'{what}' must be callable.")
    if parallel_iterations < 1:
        raise TypeError("'parallel_iterations' must be a positive integer.")
    if not loop_vars:
        raise ValueError("'loop_vars' must be provided.")
    left = None if maximum_iterations is None else _most(maximum_iterations)
    values = map_structure(lambda x: convert_to_tensor(x) if is_tensor(x) else x, loop_vars)
    before = list(values)
    with told_as_loop():
        while (left is None or left > 0) and cond(*values):
            with told_as_pass():
                values = body(*values)
            if left is not None and not isinstance(values, (list, tuple)):
                raise ValueError("The two structures don't have the same nested structure.")
            assert_same_structure(before, list(values))
            left = None if left is None else left - 1
    return map_structure(_settled, values)


def _most(given: Any) -> int:
    count = array_of(given)
    if count.ndim:
        raise ValueError(f"'maximum_iterations' must be a scalar. Received shape: {count.shape}")
    return int(count)


def _settled(value: Any) -> Any:
    return value if hasattr(value, "stack") else convert_to_tensor(value)


class control_dependencies:  # noqa: N801 - TensorFlow's name
    """`with tf.control_dependencies(inputs):` runs its block; all runs in order here anyway."""

    def __init__(self, control_inputs: Any = None) -> None:
        for value in control_inputs or ():
            if callable(value) and not is_tensor(value):
                value()

    def __enter__(self) -> None:
        return None

    def __exit__(self, *trouble: object) -> None:
        return None


class init_scope(control_dependencies):  # noqa: N801 - TensorFlow's name
    """`with tf.init_scope():` runs its block; there is no graph to lift it out of."""

    def __init__(self) -> None:
        super().__init__()


def no_op(name: str | None = None) -> None:
    """Do nothing, and return None, as in TensorFlow."""
    return


def group(*inputs: Any, **kwargs: Any) -> None:
    """Return None: what is grouped has run already."""
    if set(kwargs) - {"name"}:
        raise ValueError(f"Unknown keyword arguments: {', '.join(kwargs)}")


def tuple_of(tensors: Any, control_inputs: Any = None, name: str | None = None) -> Any:
    """Return the tensors as they are: all have been computed."""
    return tensors


def numpy_function(
    func: Callable[..., Any] | None = None,
    inp: Any = None,
    Tout: Any = None,  # noqa: N803 - TensorFlow's name
    stateful: bool = True,
    name: str | None = None,
) -> Any:
    """Call a function on arrays; what it returns becomes constants, cut off from every tape."""
    assert func is not None
    found = flatten(func(*(np.array(x) for x in inp)))
    made = [x if x is None else announce(x, convert_to_tensor(x)) for x in found]
    return made[0] if len(made) == 1 else made


def py_function(
    func: Callable[..., Any] | None = None,
    inp: Any = None,
    Tout: Any = None,  # noqa: N803 - TensorFlow's name
    name: str | None = None,
) -> Any:
    """Call a function on tensors, as if its body stood here; results must be of dtypes `Tout`.

    What it raises arrives as an error of `tf.errors`.
    """
    assert func is not None
    try:
        result = func(*(convert_to_tensor(x) for x in inp))
        if isinstance(Tout, (list, tuple)):
            return [convert_to_tensor(x, kind) for x, kind in zip(result, Tout, strict=True)]
        return convert_to_tensor(result, Tout)
    except (TypeError, ValueError) as trouble:
        raise InvalidArgumentError(f"{type(trouble).__name__}: {trouble}") from trouble
    except NotImplementedError as trouble:
        raise UnimplementedError(f"{type(trouble).__name__}: {trouble}") from trouble
    except Exception as trouble:
        raise UnknownError(f"{type(trouble).__name__}: {trouble}") from trouble
