"""Square brackets on tensors and variables: a part by a basic key, or elements by a mask."""

from __future__ import annotations

from typing import Any

import numpy as np

from gradviz.engine.execute import execute, raw_value
from gradviz.engine.functions.picking import boolean_mask
from gradviz.engine.keys import basic_key, is_mask
from gradviz.engine.op import OPS, Use
from gradviz.engine.record import stub_of
from gradviz.engine.shapes import shape_of
from gradviz.engine.state import session
from gradviz.engine.tensor import Tensor, tensor_of
from gradviz.engine.variable import Variable

_GETITEM = OPS["getitem"]
_PLAIN = {int, type(None)}


def getitem(x: Any, key: Any) -> Tensor:
    """Return `x[key]`, on the tape."""
    if type(key) is int or type(key) is slice:
        found = _shortly(x, key)
        if found is not None:
            return found
    if is_mask(key):
        return boolean_mask(x, key)
    return execute(_GETITEM, x, key=basic_key(key, x.ndim, shape_of(raw_value(x))))


def _shortly(x: Any, key: Any) -> Tensor | None:
    """Return the part where the case is common (see dispatch.py), else None."""
    tape = session().fast
    if tape is None:
        return None
    if isinstance(x, Variable):
        tape.access(x)
        x = x.tensor
    value = x.value
    if x.id not in tape.ids or type(value) is not np.ndarray:
        return None
    if type(key) is int:
        if not -len(value) <= key < len(value):
            return None
    elif not {type(key.start), type(key.stop), type(key.step)} <= _PLAIN or key.step == 0:
        return None
    made = tensor_of(value[key])
    number = made.id
    tape.track(number)
    use = Use(_GETITEM, {"key": (key,)}, None)
    tape.push((use, number, stub_of(made.value), x.id, stub_of(value)))
    return made
