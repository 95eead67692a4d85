"""Functions of functions: applied to each element, or folded over all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gradviz.engine import is_tensor
from gradviz.engine.dtypes import as_dtype
from gradviz.engine.errors import OutOfRangeError
from gradviz.engine.functions.elementwise import convert_to_tensor
from gradviz.engine.functions.joining import stack, unstack
from gradviz.engine.stretches import told_as_loop, told_as_pass
from gradviz.engine.structure import (
    assert_same_structure,
    flatten,
    is_nested,
    map_structure,
    pack_like,
)
from gradviz.engine.tensor_array import TensorArray
from gradviz.engine.tensor_spec import TensorSpec

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["foldl", "foldr", "map_fn", "scan", "vectorized_map"]


def _check_callable(fn: Any) -> None:
    if not callable(fn):
        raise TypeError(f"{fn!r} is not callable. Please provide a callable function.")


def _columns(elems: Any) -> tuple[list[Any], int]:
    """Return the parts of each leaf along its first axis, and their number."""
    leaves = [convert_to_tensor(leaf) for leaf in flatten(elems)]
    count = leaves[0].shape[0]
    return [unstack(leaf) if count else [] for leaf in leaves], count


def map_fn(
    fn: Callable[..., Any],
    elems: Any,
    dtype: Any = None,
    parallel_iterations: int | None = None,
    back_prop: bool = True,
    swap_memory: bool = False,
    infer_shape: bool = True,
    name: str | None = None,
    fn_output_signature: Any = None,
) -> Any:
    """Apply a function to each part along the first axis and stack the results.

    Where they are of other dtypes or structure than `elems`, `fn_output_signature` must say so.
    """
    _check_callable(fn)
    leaves = [convert_to_tensor(leaf) for leaf in flatten(elems)]
    if not leaves:
        raise ValueError("elems must be a Tensor or (possibly nested) sequence of Tensors.")
    if any(not leaf.ndim for leaf in leaves):
        raise ValueError("Elements in elems must be 1+ dimensional Tensors, not scalars")
    count = leaves[0].shape[0]
    for leaf in leaves:
        if leaf.shape[0] != count:
            raise ValueError(f"Dimensions {count} and {leaf.shape[0]} are not compatible")
    signature = dtype if fn_output_signature is None else fn_output_signature
    like = elems if signature is None else signature
    specs = [leaf.dtype for leaf in leaves] if signature is None else flatten(signature)
    arrays = [_array(spec, count, infer_shape) for spec in specs]
    columns = [unstack(leaf) if count else [] for leaf in leaves]
    with told_as_loop("map_fn"):
        for at, parts in enumerate(zip(*columns, strict=True)):
            with told_as_pass():
                result = fn(pack_like(elems, parts) if is_nested(elems) else parts[0])
            assert_same_structure(like, result)
            for array, value in zip(arrays, flatten(result), strict=True):
                array.write(at, value)
    results = [array.stack() for array in arrays]
    return pack_like(like, results) if is_nested(like) else results[0]


def _array(spec: Any, count: int, infer_shape: bool) -> TensorArray:
    if isinstance(spec, TensorSpec):
        return TensorArray(spec.dtype, count, infer_shape=infer_shape, element_shape=spec.shape)
    return TensorArray(as_dtype(spec), count, infer_shape=infer_shape)


def vectorized_map(
    fn: Callable[..., Any], elems: Any, fallback_to_while_loop: bool = True, warn: bool = True
) -> Any:
    """Apply a function to each part along the first axis and stack the results.

    A leaf whose first axis has size 1 takes part in all of them.
    """
    leaves = [convert_to_tensor(leaf) for leaf in flatten(elems)]
    sizes = [leaf.shape[0] for leaf in leaves]
    results = []
    with told_as_loop("vectorized_map"):
        for at in range(max(sizes)):
            parts = [leaf[at if size > 1 else 0] for leaf, size in zip(leaves, sizes, strict=True)]
            with told_as_pass():
                results.append(fn(pack_like(elems, parts) if is_nested(elems) else parts[0]))
    return map_structure(lambda *values: stack(list(values)), *results)


def foldl(
    fn: Callable[..., Any],
    elems: Any,
    initializer: Any = None,
    parallel_iterations: int = 10,
    back_prop: bool = True,
    swap_memory: bool = False,
    name: str | None = None,
) -> Any:
    """Return fn(... fn(fn(initializer, first), second) ..., last)."""
    return _folded(fn, elems, initializer, backwards=False)


def foldr(
    fn: Callable[..., Any],
    elems: Any,
    initializer: Any = None,
    parallel_iterations: int = 10,
    back_prop: bool = True,
    swap_memory: bool = False,
    name: str | None = None,
) -> Any:
    """Do the same from the last element to the first."""
    return _folded(fn, elems, initializer, backwards=True)


def _folded(fn: Any, elems: Any, initializer: Any, backwards: bool) -> Any:
    _check_callable(fn)
    columns, count = _columns(elems)
    order = list(range(count))[:: -1 if backwards else 1]
    total = initializer
    if total is None:
        total = _at(elems, columns, order.pop(0) if order else 0)
    with told_as_loop("foldr" if backwards else "foldl"):
        for at in order:
            with told_as_pass():
                after = fn(total, _at(elems, columns, at))
            assert_same_structure(total, after)
            total = after
    return map_structure(convert_to_tensor, total)


def _at(elems: Any, columns: list[Any], at: int) -> Any:
    """Return one element, in the structure of all."""
    for column in columns:
        if at >= len(column):
            raise OutOfRangeError(
                f"Tried to read from index {at} but array size is: {len(column)} "
            )
    parts = [column[at] for column in columns]
    return pack_like(elems, parts) if is_nested(elems) else parts[0]


def scan(
    fn: Callable[..., Any],
    elems: Any,
    initializer: Any = None,
    parallel_iterations: int = 10,
    back_prop: bool = True,
    swap_memory: bool = False,
    infer_shape: bool = True,
    reverse: bool = False,
    name: str | None = None,
) -> Any:
    """Fold as `foldl` does and return every value on the way, stacked."""
    _check_callable(fn)
    columns, count = _columns(elems)
    order = list(range(count))[:: -1 if reverse else 1]
    like = elems if initializer is None else initializer
    first = order[0] if order else 0
    total = _at(elems, columns, first) if initializer is None else initializer
    values = [convert_to_tensor(leaf) for leaf in flatten(total)]
    arrays = [
        TensorArray(
            x.dtype, count, infer_shape=infer_shape,
            element_shape=x.shape if infer_shape else None,
        )
        for x in values
    ]  # fmt: skip
    if initializer is None:
        _write(arrays, order.pop(0), values)
    with told_as_loop("scan"):
        for at in order:
            packed = pack_like(like, values) if is_nested(like) else values[0]
            with told_as_pass():
                after = fn(packed, _at(elems, columns, at))
            assert_same_structure(like, after)
            values = flatten(after)
            _write(arrays, at, values)
    results = [array.stack() for array in arrays]
    return pack_like(like, results) if is_nested(like) else results[0]


def _write(arrays: list[TensorArray], at: int, values: list[Any]) -> None:
    for array, value in zip(arrays, values, strict=True):
        array.write(at, value if is_tensor(value) else convert_to_tensor(value))
