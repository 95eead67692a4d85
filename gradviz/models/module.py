"""Module: something that owns variables and finds them again."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from gradviz.engine import Variable


def snake_case(name: str) -> str:
    """Return a class name as TensorFlow spells it in names: DenseLayer -> dense_layer."""
    parted = re.sub(r"(.)([A-Z][a-z0-9]+)", r"\1_\2", name)
    return re.sub(r"([a-z0-9])([A-Z])", r"\1_\2", parted).lower()


class Module:
    """Subclass it, keep variables, submodules, lists or dicts of them as attributes.

    Variables come in the order of the attributes' names, its own before those of submodules.
    """

    def __init__(self, name: str | None = None) -> None:
        self._name = snake_case(type(self).__name__) if name is None else name

    @property
    def name(self) -> str:
        """The module's name, by default its class's."""
        return getattr(self, "_name", snake_case(type(self).__name__))

    @property
    def name_scope(self) -> str:
        """The name as a prefix."""
        return self.name + "/"

    @property
    def variables(self) -> Any:
        """Every variable, each once."""
        return tuple(_found(self, lambda x: isinstance(x, Variable)))

    @property
    def trainable_variables(self) -> Any:
        """The variables that are trained."""
        return tuple(_found(self, lambda x: isinstance(x, Variable) and x.trainable))

    @property
    def non_trainable_variables(self) -> Any:
        """The frozen variables."""
        return tuple(_found(self, lambda x: isinstance(x, Variable) and not x.trainable))

    @property
    def submodules(self) -> tuple[Module, ...]:
        """Every module inside."""
        return tuple(_found(self, lambda x: isinstance(x, Module)))

    @classmethod
    def with_name_scope(cls, method: Callable[..., Any]) -> Callable[..., Any]:
        """Return the method as it is; scopes do not change names here."""
        return method


def _leaves(value: Any) -> Iterator[Any]:
    if isinstance(value, Mapping):
        for key in sorted(value, key=str):
            yield from _leaves(value[key])
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from _leaves(item)
    elif isinstance(value, (Variable, Module)):
        yield value


def _found(module: Module, wanted: Callable[[Any], bool]) -> Iterator[Any]:
    """Yield what is wanted, breadth first: a module's own leaves, then those of its submodules."""
    waiting, seen = [module], {id(module)}
    while waiting:
        for leaf in _attributes(waiting.pop(0)):
            if id(leaf) in seen:
                continue
            seen.add(id(leaf))
            if wanted(leaf):
                yield leaf
            if isinstance(leaf, Module):
                waiting.append(leaf)


def _attributes(module: Module) -> Iterator[Any]:
    held = vars(module)
    for name in sorted(held):
        yield from _leaves(held[name])
