"""execute: the one door through which every operation passes.

It converts what is no tensor yet, checks dtypes, computes, lets every open tape that watches an
input record, and tells the listener. It is handed the row itself, never a name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from gradviz.engine.convert import announce, settle, to_value
from gradviz.engine.dtypes import c_name
from gradviz.engine.errors import InvalidArgumentError
from gradviz.engine.op import OPS
from gradviz.engine.record import entry_of
from gradviz.engine.shapes import bracketed, shape_of
from gradviz.engine.state import SESSION, Session, new_id, session
from gradviz.engine.tensor import Tensor, as_held, freeze, tensor_of
from gradviz.engine.variable import Variable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gradviz.engine.op import Op
    from gradviz.engine.tape import Tape


def execute(op: Op, *inputs: Any, **params: Any) -> Tensor:
    """Run one operation on tensors, variables and what can become a constant; return its output.

    Raises InvalidArgumentError for dtypes and shapes that do not fit, TypeError or ValueError for
    operands that cannot be converted.
    """
    try:
        now = SESSION.get()
    except LookupError:
        now = session()
    values = []
    read: tuple[Variable, ...] = ()
    literal: tuple[bool, ...] = ()
    for x in inputs:
        if isinstance(x, Tensor):
            raw = x.raw
            values.append(raw if type(raw) is not float else np.float64(raw))
        elif isinstance(x, Variable):
            read += (x,)
            values.append(x.tensor.value)
        else:
            literal = tuple(not _holds_tensors(x) for x in inputs)
            inputs = operands(op, inputs)
            read = tuple(x for x in inputs if isinstance(x, Variable))
            values = [raw_value(x) for x in inputs]
            break
    if not (op.passed and _kinds(values) in op.passed):
        check(op, values)
    output = Tensor()
    value = compute(op, values, params, now)
    output.raw = as_held(value)
    output.id = new_id()
    took = _record(now, op, inputs, values, output, params, read, literal) if now.tapes else ()
    if now.listener is not None:
        _announce(now, op, inputs, values, output, params, took)
    return output


def _record(
    now: Session,
    op: Op,
    inputs: tuple[Any, ...],
    values: list[Any],
    output: Tensor,
    params: dict[str, Any],
    read: tuple[Variable, ...],
    literal: tuple[bool, ...],
) -> tuple[Tape, ...]:
    """Let every tape that follows an input record; return those that did."""
    took: tuple[Tape, ...] = ()
    entry = None
    for tape in now.tapes:
        for variable in read:
            tape.access(variable)
        followed = tape.ids
        for x in inputs:
            if x.id in followed:
                break
        else:
            continue
        if entry is None:
            entry = entry_of(op, inputs, values, output, params, now.site, literal)
            flows = op.flows and output.value.dtype.kind == "f"
        tape.push(entry)
        if flows:
            tape.track(output.id)
        took += (tape,)
    return took


def _announce(
    now: Session,
    op: Op,
    inputs: tuple[Any, ...],
    values: list[Any],
    output: Tensor,
    params: dict[str, Any],
    took: tuple[Tape, ...],
) -> None:
    for value in (*values, output.value):
        freeze(value)
    record = took[0].record(-1) if took else None
    assert now.listener is not None
    now.listener.executed(op, inputs, output, params, now.site, took, record)
    for tape in took:
        tape.announced()


def compute(op: Op, values: Sequence[Any], params: dict[str, Any], now: Session) -> Any:
    """Return the forward value; NumPy's complaints about shapes become ours."""
    try:
        if now.calm:
            result = op.forward(*values, **params)
        else:
            with np.errstate(all="ignore"):
                result = op.forward(*values, **params)
    except InvalidArgumentError:
        raise
    except ValueError as trouble:
        shapes = " vs. ".join(bracketed(shape_of(v)) for v in values)
        raise InvalidArgumentError(
            f"{{{{function_node __wrapped__{op.tf_name}}}}} Incompatible shapes: {shapes} "
            f"[Op:{op.tf_name}] name: "
        ) from trouble
    return settle(result)


_MOST_INPUTS_REMEMBERED = 4


def _kinds(values: Sequence[Any]) -> tuple[Any, ...]:
    return tuple([value.dtype if type(value) is np.ndarray else type(value) for value in values])


def check(op: Op, values: Sequence[Any]) -> None:
    """Raise InvalidArgumentError where dtypes clash or an input is of a kind the op refuses.

    What passes once passes always, and is remembered.
    """
    _check(op, values)
    if len(values) <= _MOST_INPUTS_REMEMBERED:
        op.passed.add(_kinds(values))


def _check(op: Op, values: Sequence[Any]) -> None:
    same = range(len(values)) if op.variadic else op.same
    if len(same) > 1:
        first = _dtype(values[same[0]])
        for position in same[1:]:
            other = _dtype(values[position])
            if other is not first and other != first:
                raise InvalidArgumentError(
                    f"cannot compute {op.tf_name} as input #{position}(zero-based) was expected "
                    f"to be a {c_name(first)} tensor but is a {c_name(other)} tensor "
                    f"[Op:{op.tf_name}] name: "
                )
    for kinds, value in zip(op.accepts, values, strict=False):
        if kinds and _dtype(value).kind not in kinds:
            raise InvalidArgumentError(
                f"Value for attr 'T' of {c_name(_dtype(value))} is not in the list of allowed "
                f"values [Op:{op.tf_name}]"
            )


_TEXT = np.dtype(object)


def _dtype(value: Any) -> np.dtype:
    return _TEXT if isinstance(value, (bytes, str)) else value.dtype


def operands(op: Op, inputs: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return the inputs with everything that is no tensor or variable made a constant.

    Of the inputs that share a dtype, a tensor's decides, else the first one's.
    """
    same = set(range(len(inputs)) if op.variadic else op.same)
    like: np.dtype | None = None
    for position in sorted(same):
        if position < len(inputs) and is_tensor(inputs[position]):
            like = _dtype(raw_value(inputs[position]))
            break
    made = []
    for position, x in enumerate(inputs):
        if not is_tensor(x):
            x = to_tensor(x, like if position in same else None)
        if position in same and like is None:
            like = _dtype(raw_value(x))
        made.append(x)
    return tuple(made)


def is_tensor(x: Any) -> bool:
    """Return whether `x` is a tensor or a variable."""
    return isinstance(x, (Tensor, Variable))


def raw_value(x: Any) -> Any:
    """Return the raw value of a tensor or variable, without a word to any tape."""
    return x.value if isinstance(x, Tensor) else x.tensor.value


def to_tensor(source: Any, dtype: np.dtype | None = None) -> Tensor:
    """Return a constant made from `source`; a list that holds tensors is stacked, on the tape."""
    if not is_tensor(source) and _holds_tensors(source):
        return announce(source, _pack(source, dtype))
    return announce(source, tensor_of(to_value(source, dtype)))


def _holds_tensors(source: Any) -> bool:
    """Return whether something is a tensor or variable, or a list with one somewhere in it."""
    if isinstance(source, (list, tuple)):
        return any(_holds_tensors(item) for item in source)
    return is_tensor(source)


def _pack(values: Any, dtype: np.dtype | None) -> Tensor:
    parts = [_pack(v, dtype) if isinstance(v, (list, tuple)) else v for v in values]
    return execute(OPS["stack"], *alike(parts, dtype), axis=0)


def alike(values: Sequence[Any], dtype: np.dtype | None = None) -> list[Any]:
    """Return all as tensors of one dtype: the one given, else a tensor's, else the first one's."""
    for value in values:
        if dtype is None and is_tensor(value):
            dtype = _dtype(raw_value(value))
    made = []
    for value in values:
        x = value if is_tensor(value) else to_tensor(value, dtype)
        dtype = _dtype(raw_value(x)) if dtype is None else dtype
        made.append(x)
    return made
