"""What an intent about a name changes: the text where it declares the name, else the inputs table.

Pure functions from the latest trace and the present state to the next state. The edits, if any, are
what the editor has to do to show the same text.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import numpy as np

from gradviz.document.state import State
from gradviz.lang.missing import missing_edits
from gradviz.lang.roles import role_edits, value_edits
from gradviz.trace import Edit, Fix, InputRow, Trace


@dataclass(frozen=True, slots=True, eq=False)
class Change:
    """The next state, and the edits of the current text that lead to it."""

    state: State
    edits: tuple[Edit, ...] = ()


def role_change(trace: Trace, state: State, name: str, role: str) -> Change | None:
    """Give `name` another role; None where that changes nothing. RoleRefused where it cannot be."""
    row = _row(trace, name)
    if row is None or row.role == role:
        return None
    if row.declared is None:
        return Change(state.with_input(name, role, row.value))
    return edit_change(state, role_edits(trace, name, role))


def value_change(trace: Trace, state: State, name: str, value: object) -> Change | None:
    """Give `name` another value; None where no such name is known. RoleRefused likewise."""
    row = _row(trace, name)
    if row is None:
        return None
    if row.declared is None:
        return Change(state.with_input(name, row.role, value))
    return edit_change(state, value_edits(trace, name, value))


def value_merge(trace: Trace, name: str, value: object) -> Hashable:
    """Return what a value must have in common with the last one to be one step to undo with it.

    A number merges with itself, whatever array it stands in; what changes several at once, or the
    shape, merges with nothing: None.
    """
    row, array = _row(trace, name), np.asarray(value)
    if row is None or array.ndim == 0:
        return "value", name
    if array.shape != row.value.shape:
        return None
    changed = np.argwhere(array != row.value)
    return ("value", name, *map(int, changed[0])) if len(changed) == 1 else None


def values_change(
    trace: Trace, state: State, values: Sequence[tuple[str, object]]
) -> Change | None:
    """Give several names other values at once. RoleRefused where one of them has no place."""
    edits: list[Edit] = []
    for name, value in values:
        row = _row(trace, name)
        if row is not None and row.declared is None:
            state = state.with_input(name, row.role, value)
        else:
            edits += value_edits(trace, name, value)
    return edit_change(state, edits) if edits else Change(state)


def fix_change(trace: Trace, state: State, fix: Fix) -> Change | None:
    """Make the repair `fix`; None where there is nothing left to repair. RoleRefused likewise."""
    first = None if fix.role is None else role_change(trace, state, *fix.role)
    if not fix.edits:
        return first
    return edit_change(state if first is None else first.state, fix.edits)


def missing_change(trace: Trace, state: State, call: int, zero: bool) -> Change | None:
    """Let a gradient call, by its number, answer zeros or None. RoleRefused where it cannot."""
    if call >= len(trace.gradients):
        return None
    return edit_change(state, missing_edits(trace, trace.gradients[call], zero))


def edit_change(state: State, edits: Sequence[Edit]) -> Change | None:
    """Edit the current text; None where there are no edits."""
    made = tuple(edits)
    if not made:
        return None
    return Change(state.with_text(Fix("", made).apply(state.scene.text)), made)


def _row(trace: Trace, name: str) -> InputRow | None:
    return next((row for row in trace.inputs if row.name == name), None)
