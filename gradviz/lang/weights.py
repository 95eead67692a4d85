"""How much a value holds: its parts or its characters, shared parts counted each time.

A list that holds another one twice is small to keep and large to write out, compare or convert:
the weight is what a function meets that walks over all of it. Infinite where a value holds itself,
or is nested more deeply than functions written in C can follow.
"""

import math
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import numpy as np

from gradviz.engine import Tensor, Variable, raw_value

VIEWS: tuple[Any, ...] = (type({}.keys()), type({}.values()), type({}.items()))
CONTAINERS: tuple[Any, ...] = (list, tuple, dict, set, frozenset, deque, BaseException, *VIEWS)
HELD: tuple[Any, ...] = tuple(kind for kind in CONTAINERS if kind is not BaseException)
PLAIN = frozenset({int, float, bool, type(None)})
DEEPEST = 200
CONTAINER = 8.0  # parts that a container itself counts as
SUMMARY = 1000  # elements of an array that are written out at most
Weigh = Callable[[Any], float]


def parts(value: object, most: float = math.inf) -> float:
    """Return how many parts a function meets that walks over a value; infinite above `most`."""
    return _weigh(value, _parts_of, most)


def characters(value: object, most: float = math.inf) -> float:
    """Return about how many characters a value is written with; infinite above `most`."""
    return _weigh(value, _characters_of, most)


def leaves(values: Iterable[object]) -> Iterator[object]:
    """Yield what is in nested lists, tuples and dictionaries; a shared part is opened once."""
    opened: set[int] = set()
    stack = [iter(values)]
    while stack:
        for value in stack[-1]:
            if not isinstance(value, list | tuple | dict):
                yield value
            elif id(value) not in opened:
                opened.add(id(value))
                stack.append(iter(value.values() if isinstance(value, dict) else value))
                break
        else:
            stack.pop()


def _weigh(value: object, leaf: Weigh, most: float) -> float:
    if not isinstance(value, CONTAINERS):
        return leaf(value)
    known: dict[int, float] = {}
    path: set[int] = set()
    opened: dict[int, list[Any]] = {}  # views hand out new pairs each time they are asked
    stack: list[Any] = [value]
    while stack:
        item = stack[-1]
        if id(item) in known:
            stack.pop()
            continue
        inside = opened[id(item)] if id(item) in opened else _inside(item)
        if len(inside) > most or CONTAINER * len(known) > most:
            return math.inf
        nested = _nested(inside)
        waiting = [part for part in nested if id(part) not in known]
        if waiting and id(item) not in path:
            path.add(id(item))
            if len(path) > DEEPEST:
                return math.inf
            opened[id(item)] = inside
            stack.extend(waiting)
            continue
        # Who still waits when met again is met inside itself.
        own = sum(known.get(id(part), math.inf) for part in nested)
        known[id(item)] = CONTAINER + own + _leaves(inside, nested, leaf)
        path.discard(id(item))
        stack.pop()
        if known[id(item)] > most:
            return math.inf
    return known[id(value)]


def _nested(inside: list[Any]) -> list[Any]:
    if PLAIN.issuperset(map(type, inside)):
        return []
    return [part for part in inside if isinstance(part, CONTAINERS)]


def _leaves(inside: list[Any], nested: list[Any], leaf: Weigh) -> float:
    if len(inside) == len(nested):
        return 0.0
    if leaf is _parts_of and not nested and PLAIN.issuperset(map(type, inside)):
        return float(len(inside))  # most lists are long ones of numbers
    return sum(leaf(part) for part in inside if not isinstance(part, CONTAINERS))


def _inside(item: Any) -> list[Any]:
    if isinstance(item, dict):
        return [*item.keys(), *item.values()]
    if isinstance(item, BaseException):
        return list(item.args)
    if isinstance(item, tuple):
        return list(tuple.__iter__(item))  # a shape of unknown rank gives nothing out by itself
    return item if isinstance(item, list) else list(item)


def _parts_of(value: Any) -> float:
    if type(value) in PLAIN:
        return 1.0
    if isinstance(value, str | bytes):
        return 1.0 + len(value) / 8
    if isinstance(value, range):
        return 1.0 + len(value)
    return 1.0 + _size(value)


def _characters_of(value: Any) -> float:
    if isinstance(value, str | bytes):
        return len(value) + 2.0
    if isinstance(value, int):
        return value.bit_length() / 3 + 5.0
    if isinstance(value, Tensor | Variable | np.ndarray):
        raw = np.asarray(raw_value(value) if not isinstance(value, np.ndarray) else value)
        if raw.dtype.kind in "OSU":
            return 60.0 + sum(len(str(text)) for text in raw.ravel()[:SUMMARY])
        return 60.0 + 24.0 * min(raw.size, SUMMARY)
    return 30.0


def _size(value: Any) -> float:
    shape: Iterable[Any] | None = getattr(value, "shape", None)
    if not isinstance(value, Tensor | Variable | np.ndarray) or shape is None:
        return 0.0
    return math.prod(float(n) for n in tuple(shape) if n is not None)
