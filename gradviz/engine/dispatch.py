"""Writes, per operation, the Python function that a program calls.

Most operations of a program meet the same case: one tape records, nobody listens, and an input is
a tensor that the tape follows. For that case each function does the work of `execute` in place,
with nothing generic between; every other case is handed to `execute` or what stands for it. That
an input is followed tells that it is floating, since tapes follow nothing else.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from operator import neg
from typing import TYPE_CHECKING, Any

import numpy as np

from gradviz.engine.convert import settle
from gradviz.engine.execute import execute
from gradviz.engine.state import SESSION, new_id
from gradviz.engine.tape import light
from gradviz.engine.tensor import Tensor
from gradviz.engine.variable import Variable

if TYPE_CHECKING:
    from gradviz.engine.op import Op
    from gradviz.engine.tape import Tape

Function = Callable[..., Any]

ONE = """
def {name}({x}, name=None):
    try:
        tape = get().fast
    except LookupError:
        tape = None
    if tape is not None:
        if type({x}) is Tensor:
            source, v = {x}.id, {x}.value
        elif type({x}) is Variable and tape.access({x}):
            source, v = {x}.id, {x}.tensor.value
        else:
            source, v = 0, None
        if source in tape.ids:
            r = {forward}
            out = Tensor()
            out.value = r
            out.id = number = new_id()
            tape.track(number)
            tape.push((op, number, {keep_r}, source, {keep_v}))
            return out
    return slow({x})
"""

TWO = """
def {name}({first}, {second}, name=None):
    try:
        tape = get().fast
    except LookupError:
        tape = None
    if tape is not None:
        if type({x}) is Tensor and type({y}) is Tensor:
            source, v, other, w = {x}.id, {x}.value, {y}.id, {y}.value
            fit = source in tape.ids or other in tape.ids
        elif type({x}) is Tensor and type({y}) is float:
            source, v, other = {x}.id, {x}.value, 0
            w = constant({y}, v)
            fit = source in tape.ids and w is not None
        else:
            fit, source, v, other, w = sides({x}, {y}, tape)
        if fit and (v.dtype is w.dtype if type(v) is nd or type(w) is nd else type(v) is type(w)):
            try:
                r = {forward}
            except ValueError:
                return slow({x}, {y})
            out = Tensor()
            out.value = r
            out.id = number = new_id()
            tape.track(number)
            tape.push((op, number, {keep_r}, source, {keep_v}, other, {keep_w}))
            return out
    return slow({x}, {y})
"""

_SIGNS = {"add": "v + w", "subtract": "v - w", "multiply": "v * w", "divide": "v / w"}
_ALIKE = ("arithmetic", "elementwise", "activation")
_NUMBERS = (float, int)
_UNFIT = (False, 0, None, 0, None)
_MOST_CONSTANTS = 4096
_F32, _F64 = np.dtype(np.float32), np.dtype(np.float64)
_scalars: dict[Any, dict[float, Any]] = {np.float32: {}, np.float64: {}}
_arrays: dict[Any, dict[float, Any]] = {_F32: {}, _F64: {}}


def constant(number: float, like: Any) -> Any:
    """Return a Python number in the dtype of a raw value; None where that is no common case.

    Next to an array it is a 0-d array, which NumPy takes faster than a scalar. Numbers met once
    are remembered, but for 0, whose sign a dict cannot tell.
    """
    if type(like) is np.ndarray:
        table = _arrays.get(like.dtype)
        if table is None:
            return None
        found = table.get(number)
        if found is None:
            found = _kept(table, number, np.array(number, like.dtype))
        return found
    table = _scalars.get(type(like))
    if table is None:
        return None
    found = table.get(number)
    return _kept(table, number, type(like)(number)) if found is None else found


def _kept(table: dict[float, Any], number: float, made: Any) -> Any:
    if number and len(table) < _MOST_CONSTANTS:
        table[number] = made
    return made


def sides(x: Any, y: Any, tape: Tape) -> tuple[bool, int, Any, int, Any]:
    """Return whether this is a common case, and number and raw value of each side.

    The tape follows one side, the other may be a constant tensor or a Python number.
    """
    left = x.tensor if type(x) is Variable and tape.access(x) else x
    right = y.tensor if type(y) is Variable and tape.access(y) else y
    followed = tape.ids
    if type(left) is Tensor and type(right) is Tensor:
        fit = left.id in followed or right.id in followed
        return fit, left.id, left.value, right.id, right.value
    if type(left) is Tensor and type(y) in _NUMBERS and left.id in followed:
        w = constant(y, left.value)
        return w is not None, left.id, left.value, 0, w
    if type(right) is Tensor and type(x) in _NUMBERS and right.id in followed:
        v = constant(x, right.value)
        return v is not None, 0, v, right.id, right.value
    return _UNFIT


def function_of(
    op: Op,
    names: tuple[str, ...],
    name: str | None = None,
    slow: Function | None = None,
    reflected: bool = False,
) -> Function:
    """Return a Python function of one or two arguments that runs `op`; `slow` is any other case.

    A `reflected` one takes the second argument first, as Python's `__rsub__` does.
    """
    called = name or op.name
    exact = isinstance(op.forward, np.ufunc) or op.forward is neg or op.name in _SIGNS
    arguments = "v, w" if len(names) == 2 else "v"
    forward = _SIGNS.get(op.name, f"forward({arguments})")
    keep_r, keep_v = _kept_by(op, len(names))
    parts = {
        "name": called,
        "forward": forward if exact else f"settle({forward})",
        "keep_r": keep_r,
        "keep_v": keep_v,
        "keep_w": _source("w", "other", op.keeps_input[1]),
        **dict(zip("xy", names, strict=False)),
        **dict(zip(("second", "first") if reflected else ("first", "second"), names, strict=False)),
    }
    space: dict[str, Any] = {
        "op": op, "forward": op.forward, "slow": slow or partial(execute, op), "get": SESSION.get,
        "Tensor": Tensor, "Variable": Variable, "new_id": new_id,
        "nd": np.ndarray, "sides": sides, "constant": constant, "light": light, "settle": settle,
    }  # fmt: skip
    exec((TWO if len(names) == 2 else ONE).format(**parts), space)
    made: Function = space[called]
    made.__module__ = __name__
    return made


def _source(value: str, number: str, kept: bool) -> str:
    """Return the text of what stands in an entry for one value."""
    return value if kept else f"{value} if type({value}) is not nd else light({number}, {value})"


def _kept_by(op: Op, count: int) -> tuple[str, str]:
    """Return the texts for output and first input.

    Where output and inputs are alike in shape and dtype, a tape need remember only one of them.
    """
    r = _source("r", "number", op.keeps_out)
    v = _source("v", "source", op.keeps_input[0])
    if op.family not in _ALIKE:
        return r, v
    if count == 1 and not op.keeps_input[0]:
        return r, "None"
    return r if op.keeps_out else "None", v


def is_common(op: Op) -> bool:
    """Return whether `op` can have such a function: one or two inputs of one floating dtype."""
    return (
        op.flows
        and bool(op.vjps)
        and not op.variadic
        and len(op.vjps) <= 2
        and len(op.same) == len(op.vjps)
    )
