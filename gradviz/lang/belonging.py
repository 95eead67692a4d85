"""Which layer each Variable belongs to: the innermost part of a model that holds it.

A part is a Keras layer, a tf.Module or an object of the program. Only attributes are read; nothing
of the program runs.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from gradviz.engine import Variable
from gradviz.lang.parts import attributes, items
from gradviz.models.owner import Owner

MOST = 20_000  # objects that are looked at


@dataclass(frozen=True, slots=True)
class Belonging:
    """The layer of a Variable, and how one writes the Variable itself: "hidden", "hidden.w"."""

    layer: str
    name: str


@dataclass(frozen=True, slots=True, eq=False)
class _Part:
    """A part of a model: Keras gave it a name, or it is called by its place."""

    name: str
    is_place: bool


_Found = dict[int, tuple[_Part, str]]


def belongings(names: Mapping[str, object], parts: Iterable[object] = ()) -> dict[int, Belonging]:
    """Return what is known of Variables that belong to a part, by their number.

    `names` are the program's. `parts` are others that calculated, which no name may lead to.
    """
    hidden = [(type(part).__name__, part) for part in parts]
    found = _found([*names.items(), *hidden])
    known = {id(part): part for part, _ in found.values()}
    root = _root([part for part in known.values() if part.is_place])
    called = dict(zip(known, _told_apart([part.name.removeprefix(root) for part in known.values()]),
                      strict=True))  # fmt: skip
    return {
        number: Belonging(called[id(part)], place.removeprefix(root))
        for number, (part, place) in found.items()
    }


def _found(named: list[tuple[str, object]]) -> _Found:
    """Return the innermost part that holds each Variable, and the place of the Variable."""
    found: _Found = {}
    seen: set[int] = set()
    left: list[tuple[str, object, _Part | None]] = [(*pair, None) for pair in reversed(named)]
    while left and len(seen) < MOST:
        place, value, part = left.pop()
        if isinstance(value, Variable):
            if part is not None:
                found.setdefault(value.id, (part, place))
        elif id(value) not in seen:
            inside = _inside(place, value, part)
            if inside:
                seen.add(id(value))
                left += reversed(inside)
    return found


def _inside(
    place: str, value: object, part: _Part | None
) -> list[tuple[str, object, _Part | None]]:
    held = attributes(value)
    if held:
        own = isinstance(value, Owner)
        part = _Part(value.name if isinstance(value, Owner) else place, not own)
        return [(f"{place}.{name}", inner, part) for name, inner in held.items()]
    return [(f"{place}[{key!r}]", inner, part) for key, inner in items(value)]


def _root(parts: list[_Part]) -> str:
    """Return how the places of all parts but one begin, with a dot: "model."; else ""."""
    roots = {part.name.partition(".")[0] for part in parts}
    return f"{roots.pop()}." if len(roots) == 1 and len(parts) > 1 else ""


def _told_apart(names: list[str]) -> Iterator[str]:
    """Yield each name, from the second time on with a number."""
    count: dict[str, int] = {}
    for name in names:
        count[name] = count.get(name, 0) + 1
        yield name if count[name] == 1 else f"{name} {count[name]}"
