"""What of a trace can be plotted, and along what: names, worked out once for a trace."""

from functools import lru_cache

from gradviz.trace.trace import InputRow, Trace

_ROLES = ("trainable", "watched", "frozen", "constant")


@lru_cache(maxsize=4)
def plottable(trace: Trace) -> tuple[str, ...]:
    """Return the names of computed floating-point numbers: targets, then as they appear."""
    found = (
        node.label
        for node in trace.nodes
        if node.label and not node.is_leaf and node.dtype.startswith("float")
    )
    return tuple(dict.fromkeys((*trace.targets, *found)))


@lru_cache(maxsize=4)
def scalar_inputs(trace: Trace) -> tuple[str, ...]:
    """Return the inputs that are one floating-point number, the trainable ones first."""
    rows = [row for row in trace.inputs if row.sweepable and _is_scalar(row)]
    rows.sort(key=lambda row: _ROLES.index(row.role) if row.role in _ROLES else len(_ROLES))
    return tuple(row.name for row in rows)


def _is_scalar(row: InputRow) -> bool:
    return row.value.ndim == 0 and row.value.dtype.kind == "f"
