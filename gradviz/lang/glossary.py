"""What an editor says about the names of the language: parameters, one line of help, members.

Read from the functions themselves when asked. A path is a name as programs write it, "len" or
"tf.reduce_sum"; an attribute's path starts with the class of the value: "tf.Variable.assign".
"""

import builtins
import inspect
import re
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

from gradviz.lang.names import ATTRIBUTES, BARE, COMPLETIONS, OURS
from gradviz.lang.namespaces import MATH, Namespace
from gradviz.lang.plt import Pyplot
from gradviz.lang.vocabulary import BUILTINS

SPACES: dict[str, object] = {"math": MATH, "plt": Pyplot().namespace()}
INTERNAL = frozenset(["engine_tape"])  # public to the floors above, no part of TensorFlow
LONGEST_DEFAULT = 16  # characters
STARS: dict[object, str] = {
    inspect.Parameter.VAR_POSITIONAL: "*",
    inspect.Parameter.VAR_KEYWORD: "**",
}
# Built-in functions that do not tell their parameters.
UNTOLD: dict[str, tuple[str, ...]] = {
    "bool": ("x",),
    "dict": ("mapping", "**values"),
    "filter": ("function", "iterable"),
    "frozenset": ("iterable",),
    "int": ("x", "base=10"),
    "iter": ("iterable",),
    "map": ("function", "*iterables"),
    "max": ("*values", "key=None", "default=None"),
    "min": ("*values", "key=None", "default=None"),
    "next": ("iterator", "default"),
    "range": ("start", "stop", "step=1"),
    "set": ("iterable",),
    "slice": ("start", "stop", "step=None"),
    "str": ("object",),
    "super": (),
    "type": ("object",),
    "zip": ("*iterables",),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """What is known of one name. `parameters` is None for what cannot be called."""

    parameters: tuple[str, ...] | None
    help: str


class Glossary:
    """The language's names, for whoever helps a person to type."""

    names: tuple[str, ...] = COMPLETIONS

    def describe(self, path: str) -> Entry | None:
        """Return what is known of `path`; None where the language has no such name."""
        return _described(path)

    def members(self, path: str) -> tuple[str, ...]:
        """Return what may follow a dot after `path`: a module, or the class of a value."""
        return _members(path)


@cache
def _described(path: str) -> Entry | None:
    try:
        found, inside = _find(path)
    except AttributeError:
        return None
    words = _first_sentence(found, path.split(".")[-1])
    if isinstance(found, property) or not callable(found):
        return Entry(None, words)
    return Entry(_parameters(found, path, inside), words)


@cache
def _members(path: str) -> tuple[str, ...]:
    try:
        found, _ = _find(path)
    except AttributeError:
        return ()
    if isinstance(found, Namespace):
        return found.members()
    return tuple(sorted(_attributes(found))) if isinstance(found, type) else ()


def _attributes(kind: type) -> frozenset[str]:
    for known, names in ATTRIBUTES:
        kinds = known if isinstance(known, tuple) else (known,)
        if issubclass(kind, kinds):
            return names
    if not kind.__module__.startswith(OURS):
        return frozenset()
    return frozenset(n for n in dir(kind) if not n.startswith("_")) - INTERNAL


def _find(path: str) -> tuple[Any, bool]:
    """Return what `path` names, and whether it is an attribute of a class's instances."""
    head, *rest = path.split(".")
    found: Any = SPACES.get(head) or BARE.get(head) or BUILTINS.get(head)
    if found is None:
        if head not in COMPLETIONS:
            raise AttributeError(head)
        found = getattr(builtins, head)
    inside = False
    for name in rest:
        inside = isinstance(found, type)
        if inside and name not in _attributes(found):
            raise AttributeError(path)
        found = found.get(name) if isinstance(found, Namespace) else getattr(found, name, None)
    return found, inside


def _parameters(function: Any, path: str, inside: bool) -> tuple[str, ...] | None:
    if (known := UNTOLD.get(path)) is not None:
        return known
    try:
        told = list(inspect.signature(function).parameters.values())
    except (TypeError, ValueError):
        return ("*args",)
    if inside and told and not inspect.ismethod(function):
        told = told[1:]  # self
    if _is_ufunc(function):
        told = [p for p in told if p.kind is p.POSITIONAL_ONLY]  # the rest is NumPy's own affair
    return tuple(_spelt(parameter) for parameter in told)


def _spelt(parameter: inspect.Parameter) -> str:
    stars = STARS.get(parameter.kind, "")
    if parameter.default is parameter.empty:
        return stars + parameter.name
    default = getattr(parameter.default, "__name__", None) or repr(parameter.default)
    return f"{parameter.name}={default if len(default) <= LONGEST_DEFAULT else '…'}"


def _is_ufunc(function: Any) -> bool:
    return isinstance(getattr(function, "__wrapped__", function), np.ufunc)


def _first_sentence(found: Any, name: str) -> str:
    """Return the first sentence of what is written about `found`, behind lines that spell it."""
    if found is None or isinstance(found, int | float | Namespace):
        return ""
    paragraphs = (inspect.getdoc(found) or "").strip().split("\n\n")
    spelling = rf"(\w+\.)?({name}|{getattr(found, '__name__', name)})\("
    if re.match(spelling, paragraphs[0]) and not paragraphs[0].endswith("."):
        spelt = paragraphs.pop(0)
        paragraphs = paragraphs or [spelt.split("\n")[0].partition("-> ")[2]]
    words = " ".join(paragraphs[0].split()) if paragraphs else ""
    return re.split(r"(?<=[.!])\s", words, maxsplit=1)[0]
