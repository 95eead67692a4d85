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
from gradviz.engine.shapes import bracketed, shape_of
from gradviz.engine.state import SESSION, Session, new_id, session
from gradviz.engine.tape import Tape, entry_of
from gradviz.engine.tensor import Tensor, freeze
from gradviz.engine.variable import Variable

if TYPE_CHECKING:
    from gradviz.engine.op import Op

_new = object.__new__


def execute(op: Op, *inputs: Any, **params: Any) -> Tensor:
    """Run one operation on tensors, variables and what can become a constant; return its output.

    Raises InvalidArgumentError for dtypes and shapes that do not fit, TypeError or ValueError for
    operands that cannot be converted.
    """
    try:
        now = SESSION.get()
    except LookupError:
        now = session()
    for x in inputs:
        kind = type(x)
        if kind is not Tensor and kind is not Variable:
            inputs = operands(op, inputs)
            break
    values = tuple([x.value if type(x) is Tensor else raw_value(x) for x in inputs])
    check(op, values)
    result = compute(op, values, params, now)
    output = _new(Tensor)
    output.value = result
    output.id = new_id()
    if now.tapes or now.listener is not None:
        _tell(now, op, inputs, values, output, params)
    return output


def _tell(
    now: Session, op: Op, inputs: Any, values: Any, output: Tensor, params: dict[str, Any]
) -> None:
    took: tuple[Tape, ...] = ()
    if now.tapes:
        for x in inputs:
            if isinstance(x, Variable):
                for tape in now.tapes:
                    tape.access(x)
        took = tuple(t for t in now.tapes if any(x.id in t.ids for x in inputs))
        if took:
            entry = entry_of(op, inputs, values, output, params, now.site)
            flows = op.flows and output.value.dtype.kind == "f"
            for tape in took:
                tape.entries.append(entry)
                if flows:
                    tape.ids.add(output.id)
    listener = now.listener
    if listener is not None:
        for value in values:
            freeze(value)
        freeze(output.value)
        record = took[0].record(-1) if took else None
        listener.executed(op, inputs, output, params, now.site, took, record)


def compute(op: Op, values: tuple[Any, ...], params: dict[str, Any], now: Session) -> Any:
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


def check(op: Op, values: tuple[Any, ...]) -> None:
    """Raise InvalidArgumentError where dtypes clash or an input is of a kind the op refuses."""
    same = op.same
    if op.variadic:
        same = tuple(range(len(values)))
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
    if isinstance(source, (list, tuple)) and _holds_tensors(source):
        from gradviz.engine.functions.shape import pack

        return announce(source, pack(source, dtype))
    return announce(source, Tensor(to_value(source, dtype)))


def _holds_tensors(source: Any) -> bool:
    return any(
        is_tensor(item) or (isinstance(item, (list, tuple)) and _holds_tensors(item))
        for item in source
    )
