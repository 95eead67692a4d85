"""What of a trace can be plotted, and along what: names, worked out once for a trace."""

from collections import Counter
from functools import lru_cache
from math import prod

from numpy import ndindex

from gradviz.trace.curves import is_number
from gradviz.trace.trace import InputRow, Trace

MOST_ELEMENTS = 16  # of a tensor that are offered one by one
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
    return tuple(row.name for row in _by_role(trace) if row.sweepable and _is_scalar(row))


def _by_role(trace: Trace) -> list[InputRow]:
    """Return the inputs, those first that a gradient is asked for."""
    return sorted(
        trace.inputs, key=lambda r: _ROLES.index(r.role) if r.role in _ROLES else len(_ROLES)
    )


def _is_scalar(row: InputRow) -> bool:
    return row.value.ndim == 0 and row.value.dtype.kind == "f"


@lru_cache(maxsize=4)
def numbers(trace: Trace) -> tuple[str, ...]:
    """Return what a curve can be drawn of: computed numbers, small tensors by their elements."""
    shapes = {n.label: n.shape for n in trace.nodes if n.label and not n.is_leaf}
    return tuple(part for name in plottable(trace) for part in _parts(name, shapes.get(name, ())))


@lru_cache(maxsize=4)
def singles(trace: Trace) -> tuple[str, ...]:
    """Return the plottable names that stand for one number each."""
    shapes = {node.label: node.shape for node in trace.nodes if node.label}
    return tuple(name for name in plottable(trace) if shapes.get(name, ()) == ())


@lru_cache(maxsize=4)
def ways(trace: Trace) -> tuple[str, ...]:
    """Return what a curve can be drawn along by hand: scalar inputs, then elements of others.

    Of both the trainable ones come first.
    """
    rows = [row for row in _by_role(trace) if row.sweepable and row.value.dtype.kind == "f"]
    elements = [
        part for row in rows if row.value.ndim for part in _parts(row.name, row.value.shape)
    ]
    return (*scalar_inputs(trace), *elements, *_made_once(trace))


def _made_once(trace: Trace) -> tuple[str, ...]:
    """Return further numbers that a run can give another value: made once, wherever that is.

    They are local to a function, parts of an object, or have been given other values since.
    """
    made = [n for n in trace.nodes if n.is_leaf and n.label and n.op in ("variable", "constant")]
    times = Counter(node.label for node in made)
    once = {node.id: node for node in made if times[node.label] == 1 and is_number(node)}
    called = {row.node: row for row in trace.inputs if row.node in once}
    named = {row.name for row in trace.inputs}
    found = [
        node.label
        for node in once.values()
        if node.id not in called and node.label.isidentifier() and node.label not in named
    ]
    for number, row in called.items():
        own = row.name.isidentifier() or row.name.rpartition(".")[2] == once[number].label
        # A number of the text itself is no tensor yet, and double precision.
        if own and not row.sweepable and row.value.dtype == once[number].dtype:
            found.append(row.name)
    return tuple(found)


def _parts(name: str, shape: tuple[int, ...]) -> tuple[str, ...]:
    if not shape:
        return (name,)
    if prod(shape) > MOST_ELEMENTS:
        return ()
    return tuple(f"{name}[{','.join(map(str, index))}]" for index in ndindex(*shape))
