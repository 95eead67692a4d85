"""Writes, per operation, the Python function that a program calls.

Most operations of a program meet the same case: a tape records, nobody listens, and an input is a
tensor that the tape follows. For that case each function does the work of `execute` in place,
with nothing generic between; every other case is handed to `execute` or what stands for it. That
an input is followed tells that it is floating, since tapes follow nothing else.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from operator import neg
from types import CodeType, FunctionType
from typing import TYPE_CHECKING, Any

import numpy as np

from gradviz.engine.convert import settle
from gradviz.engine.execute import execute
from gradviz.engine.op import LETTERS
from gradviz.engine.plain import NO_FLOAT, plain_forward
from gradviz.engine.record import stub_of
from gradviz.engine.state import SESSION, new_id
from gradviz.engine.templates import (
    LIFTED_ONE,
    LIFTED_TWO,
    ONE,
    PLAIN_ONE,
    PLAIN_TWO,
    STUB,
    TWO,
)
from gradviz.engine.tensor import Tensor, as_held
from gradviz.engine.variable import Variable

if TYPE_CHECKING:
    from gradviz.engine.op import Op
    from gradviz.engine.tape import Tape
    from gradviz.engine.together import Together

Function = Callable[..., Any]

_SIGNS = {"add": "v + w", "subtract": "v - w", "multiply": "v * w", "divide": "v / w"}
_ALIKE = ("arithmetic", "elementwise", "activation")
_MOST_CONSTANTS = 4096
_EXACT = 2**53  # up to here a float tells all whole numbers apart
_F32, _F64 = np.dtype(np.float32), np.dtype(np.float64)
_CONSTANTS: dict[Any, dict[float, Any]] = {_F32: {}, _F64: {}, np.float32: {}, np.float64: {}}


def side(x: Any, tape: Tape | Together) -> tuple[bool, int, Any]:
    """Return whether `x` is a tensor or variable, its number and what it holds.

    A Python number is a float, unless that would lose digits; what is neither is None.
    """
    kind = type(x)
    if kind is float:
        return False, 0, x
    if isinstance(x, Variable):
        tape.access(x)
        return True, x.id, x.tensor.raw
    if kind is int and -_EXACT < x < _EXACT:
        return False, 0, float(x)
    return False, 0, None


def alike(v: Any, w: Any) -> bool:
    """Return whether two raw values, of which one is floating, are of one dtype."""
    kind = type(v)
    if kind is not np.ndarray and kind is type(w):
        return True
    same: bool = v.dtype is w.dtype
    return same


def constant(number: float, like: Any) -> Any:
    """Return a Python number in the dtype of a raw value; None where that is no common case.

    Next to an array it is a 0-d array, which NumPy takes faster than a scalar. Numbers met once
    are remembered, but for 0, whose sign a dict cannot tell.
    """
    array = type(like) is np.ndarray
    table = _CONSTANTS.get(like.dtype if array else type(like))
    if table is None:
        return None
    found = table.get(number)
    if found is None:
        found = np.array(number, like.dtype) if array else type(like)(number)
        if number and len(table) < _MOST_CONSTANTS:
            table[number] = found
    return found


SPACE: dict[str, Any] = {
    "get": SESSION.get, "Tensor": Tensor, "Variable": Variable, "new_id": new_id,
    "nd": np.ndarray, "constant": constant, "tables": _CONSTANTS, "none": {}, "stub_of": stub_of,
    "side": side, "alike": alike, "settle": settle, "f64": np.float64, "NO_FLOAT": NO_FLOAT,
    "as_held": as_held,
}  # fmt: skip


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
    order = names[::-1] if reflected else names
    space: dict[str, Any] = {
        **SPACE, "op": op, "forward": op.forward, "plain": plain_forward(op),
        "slow": slow or partial(execute, op),
    }  # fmt: skip
    made = FunctionType(_code(STUB.format(order=", ".join(order))), space, name or op.name, (None,))
    made.__qualname__ = made.__name__  # as Python names it where arguments are missing
    made.__module__ = __name__
    space["made"] = made
    space["complete"] = partial(_complete, made, op, names, order)
    return made


def _complete(made: FunctionType, op: Op, names: tuple[str, ...], order: tuple[str, ...]) -> None:
    """Give a function its code, at its first call: compiling all takes longer than importing."""
    made.__code__ = _code(_text(op, names, order))


def _text(op: Op, names: tuple[str, ...], order: tuple[str, ...]) -> str:
    exact = isinstance(op.forward, np.ufunc) or op.forward is neg or op.name in _SIGNS
    arguments = "v, w" if len(names) == 2 else "v"
    forward = _SIGNS.get(op.name, f"forward({arguments})")
    keep_r, keep_v, *keep_w = _kept_by(op, len(names))
    parts = {
        "forward": forward if exact else f"settle({forward})",
        "plain": _SIGNS.get(op.name, "plain(v, w)"),
        "keep_r": keep_r,
        "keep_v": keep_v,
        "keep_w": "".join(keep_w),
        "order": ", ".join(order),
        **dict(zip("xy", names, strict=False)),
    }
    whole, on_floats, lifted = (
        (TWO, PLAIN_TWO, LIFTED_TWO) if len(names) == 2 else (ONE, PLAIN_ONE, LIFTED_ONE)
    )
    scalar = (lifted if plain_forward(op) is None else on_floats).strip().format(**parts)
    return whole.format(scalar=scalar, **parts)


@cache
def _code(text: str) -> CodeType:
    """Return the code of the function that a text defines, which many operations share."""
    module = compile(text, "<operation>", "exec")
    return next(part for part in module.co_consts if isinstance(part, CodeType))


def _kept_by(op: Op, count: int) -> tuple[str, ...]:
    """Return the texts of what an entry holds for output, first and second input.

    Where output and inputs are alike in dtype, and in shape but for broadcasting, the entry need
    remember only one of them, and None says that one is like the output.
    """
    alike = op.family in _ALIKE
    kept = [_input(op, count, k, "vw"[k], alike) for k in range(count)]
    known = alike and kept == ["v", "w"][:count]
    bare = "None" if known else "r if type(r) is not nd else stub_of(r)"
    out = _if(_need(op, "out", count), "r", bare)
    return out, *kept


def _input(op: Op, count: int, position: int, name: str, alike: bool) -> str:
    stub = f"{name} if type({name}) is not nd else stub_of({name})"
    if alike:
        same = "None" if count == 1 else f"None if r.shape == {name}.shape else stub_of({name})"
        stub = same if count == 1 else f"{name} if type(r) is not nd else {same}"
    return _if(_need(op, LETTERS[position], count), name, stub)


def _need(op: Op, letter: str, count: int) -> str:
    """Return the condition under which a value is kept: "", "True", "is_v", "is_w".

    In the template these say that an input is a tensor, so that it can be asked for.
    """
    asked = [(True, False), (False, True)] if count == 2 else [(True,)]
    index = LETTERS.index(letter) if letter in LETTERS else -1
    needed = []
    for flags, name in zip(asked, ("is_v", "is_w"), strict=False):
        out, inputs = op.needs(flags)
        if out if letter == "out" else inputs[index]:
            needed.append(name)
    return "True" if len(needed) == count else "".join(needed)


def _if(condition: str, value: str, otherwise: str) -> str:
    if condition == "True":
        return value
    return f"({value} if {condition} else ({otherwise}))" if condition else f"({otherwise})"


def is_common(op: Op) -> bool:
    """Return whether `op` can have such a function: one or two inputs of one floating dtype."""
    return (
        op.flows
        and bool(op.vjps)
        and not op.variadic
        and len(op.vjps) <= 2
        and len(op.same) == len(op.vjps)
    )
