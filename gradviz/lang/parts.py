"""The parts of a model: what a layer or module is called, and which Variables are its own.

A part is an object that calculates: a Keras layer, a tf.Module, an instance of a class of the
program. Only attributes are read; nothing of the program runs.
"""

from collections.abc import Iterable, Iterator, Mapping

from gradviz.engine import Variable
from gradviz.lang.marks import is_programs_class, is_programs_own
from gradviz.models.layer import Layer
from gradviz.models.module import Module, snake_case
from gradviz.models.owner import Owner

MOST = 2000  # elements of a list in which a part is looked for
CALLS = ("__call__", "forward")  # methods that are what their object does


def called(part: object, around: object, names: Mapping[str, object]) -> str:
    """Return what a part is called: its own name or its place in the one around, and its class.

    `names` are those of the program, where `around` does not hold it.
    """
    kind = type(part).__name__
    name = _own_name(part) or _place(part, attributes(around)) or _place(part, names)
    return f"{name} ({kind})" if name else kind


def is_part(value: object, method: str) -> bool:
    """Return whether a method of `value` is a part of a model at work."""
    if isinstance(value, Layer) or not is_programs_own(value):
        return False  # a Keras layer tells by itself when it is called
    if method in CALLS:
        return True
    return isinstance(value, Module) and not method.startswith("__")


def variables_of(part: object) -> list[Variable]:
    """Return the Variables that a part and the parts inside it hold, each once."""
    return list(_held(part, set()))


def _own_name(part: object) -> str:
    """Return the name that a part was given or that Keras made for it, or ""."""
    if isinstance(part, Owner):
        return part.name
    given = attributes(part).get("_name") if isinstance(part, Module) else None
    named = isinstance(given, str) and given != snake_case(type(part).__name__)
    return str(given) if named else ""


def attributes(value: object) -> Mapping[str, object]:
    """Return what a part holds by name; nothing of what is no part."""
    if isinstance(value, Module | Owner) or is_programs_class(type(value)):
        return getattr(value, "__dict__", {})
    return {}


def _place(part: object, names: Mapping[str, object]) -> str:
    """Return how one writes `part` where `names` are known, or ""."""
    for name, value in names.items():
        if value is part:
            return name
        for key, item in items(value):
            if item is part:
                return f"{name}[{key!r}]"
    return ""


def items(value: object) -> Iterable[tuple[object, object]]:
    """Return what a container holds, with the place of each."""
    if isinstance(value, list | tuple):
        return enumerate(value[:MOST])
    return value.items() if type(value) is dict and len(value) <= MOST else ()


def _held(value: object, seen: set[int]) -> Iterator[Variable]:
    if id(value) in seen:
        return
    if isinstance(value, Variable):
        seen.add(id(value))
        yield value
    elif isinstance(value, Owner):
        for variable in value.variables:
            yield from _held(variable, seen)
    elif inner := attributes(value):
        seen.add(id(value))
        for held in list(inner.values()):
            yield from _held(held, seen)
    else:
        for _, item in items(value):
            yield from _held(item, seen)
