"""tf.Module: something that owns variables and finds them again.

Knows nothing of Keras: TensorFlow does not count Keras's layers among submodules, nor their
variables among a module's own.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from gradviz.engine import Variable
from gradviz.engine.naming import NameScope

_IDENTIFIER = re.compile(r"[A-Za-z_]\w*", re.ASCII)


def snake_case(name: str) -> str:
    """Return a class name as tf.Module spells it in names: MyDense2D -> my_dense2_d."""
    return "".join(
        f"_{letter}" if at and _begins_word(name, at) else letter for at, letter in enumerate(name)
    ).lower()


def _begins_word(name: str, at: int) -> bool:
    """Return whether the letter at this place is a capital after a small one or before one."""
    if not "A" <= name[at] <= "Z":
        return False
    before, after = name[at - 1], name[at + 1 : at + 2]
    return "a" <= before <= "z" or "0" <= before <= "9" or "a" <= after <= "z"


class Module:
    """Subclass it, keep variables, submodules, lists or dicts of them as attributes.

    Variables come in the order of the attributes' names, its own before those of submodules.
    """

    def __init__(self, name: str | None = None) -> None:
        given = snake_case(type(self).__name__) if name is None else name
        if not _IDENTIFIER.fullmatch(given):
            raise ValueError(
                f"{given!r} is not a valid module name. Module names must be valid Python "
                "identifiers (e.g. a valid class name)."
            )
        self._name = given

    @property
    def name(self) -> str:
        """The module's name, by default its class's; there is none before `super().__init__`."""
        return self._name

    @property
    def name_scope(self) -> NameScope:
        """The scope that puts the module's name before those of variables made inside."""
        return NameScope(self.name + "/")

    @property
    def variables(self) -> tuple[Any, ...]:
        """Every variable, each once."""
        return tuple(_found(self, is_plain_variable))

    @property
    def trainable_variables(self) -> tuple[Any, ...]:
        """The variables that are trained."""
        return tuple(_found(self, lambda x: is_plain_variable(x) and x.trainable))

    @property
    def non_trainable_variables(self) -> tuple[Any, ...]:
        """The frozen variables."""
        return tuple(_found(self, lambda x: is_plain_variable(x) and not x.trainable))

    @property
    def submodules(self) -> tuple[Module, ...]:
        """Every module inside."""
        return tuple(_found(self, lambda x: isinstance(x, Module)))

    @classmethod
    def with_name_scope(cls, method: Callable[..., Any]) -> Callable[..., Any]:
        """Return the method, run inside the module's name scope."""

        @functools.wraps(method)
        def scoped(self: Module, *args: Any, **options: Any) -> Any:
            with self.name_scope:
                return method(self, *args, **options)

        return scoped


def is_plain_variable(x: Any) -> bool:
    """Return whether `x` is a tf.Variable, and not Keras's, which wraps one."""
    return isinstance(x, Variable) and not hasattr(x, "path")


def _leaves(value: Any) -> Iterator[Any]:
    if isinstance(value, Mapping):
        for key in sorted(value):
            yield from _leaves(value[key])
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from _leaves(item)
    elif isinstance(value, (Variable, Module)):
        yield value


def _found(
    module: Module, wanted: Callable[[Any], bool], seen: set[int] | None = None
) -> Iterator[Any]:
    """Yield what is wanted: a module's own leaves, then those of its submodules, one by one."""
    seen = {id(module)} if seen is None else seen
    inside = []
    for leaf in _attributes(module):
        if id(leaf) in seen:
            continue
        seen.add(id(leaf))
        if wanted(leaf):
            yield leaf
        if isinstance(leaf, Module):
            inside.append(leaf)
    for submodule in inside:
        yield from _found(submodule, wanted, seen)


def _attributes(module: Module) -> Iterator[Any]:
    held = vars(module)
    for name in sorted(held):
        try:
            yield from _leaves(held[name])
        except TypeError as trouble:
            raise ValueError(
                f"The keys of the dict in attribute {name!r} of {module!r} cannot be sorted, so "
                "its variables have no order."
            ) from trouble
