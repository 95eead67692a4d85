"""Role toggles and new values as edits of the text, read off a run that worked them out."""

import numpy as np

from gradviz.trace import ROLES, Edit, InputRow, Trace
from gradviz.words import say


class RoleRefused(ValueError):
    """The edit cannot be made; the message says why, in the language in force."""


def role_edits(trace: Trace, name: str, role: str) -> tuple[Edit, ...]:
    """Return the edits that give `name` its new role. RoleRefused where the text has no place."""
    if role not in ROLES:
        raise RoleRefused(say("diagnostics.input_role", name=name, role=role))
    row = _row(trace, name)
    if why := row.refusal(role):
        raise RoleRefused(why)
    return next((t.edits for t in row.toggles if t.role == role), ())


def value_edits(trace: Trace, name: str, value: object) -> tuple[Edit, ...]:
    """Return the edit that puts a new value into the declaration of `name`."""
    row = _row(trace, name)
    if row.value_span is None:
        raise RoleRefused(row.why_not or say("roles.value_computed", name=name))
    return (Edit(row.value_span, written(value)),)


def written(value: object) -> str:
    """Return a value as a program writes it: 1.5, [1., 2.], [[1., 2.], [3., 4.]]."""
    array = np.asarray(value)
    if array.ndim:
        return "[" + ", ".join(written(item) for item in array) + "]"
    item = array.item()
    if not isinstance(item, float):
        return repr(item)
    text = np.format_float_positional(np.float32(item), trim="0") if abs(item) < 1e7 else repr(item)
    return text.removesuffix("0") if text.endswith(".0") else text


def _row(trace: Trace, name: str) -> InputRow:
    found = next((row for row in trace.inputs if row.name == name), None)
    if found is None:
        raise RoleRefused(say("roles.not_declared", name=name))
    return found
