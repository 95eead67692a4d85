"""What the values of a run are called: by the names a program gives them, and by parts of those."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

import numpy as np

from gradviz.engine import Tensor, TensorShape, Variable
from gradviz.lang.ledger import Ledger
from gradviz.lang.origins import Origins
from gradviz.tf.autodiff import ForwardAccumulator
from gradviz.tf.gradient_tape import GradientTape
from gradviz.trace import Span, steps

MOST = 1000  # parts of a list that are looked at, those of lists in it among them
NESTED = 3  # lists within a list whose parts are called after it
LONGEST = 40  # key of a dictionary that makes a name
WAITING = 50  # tapes that have a name and have not been opened
UNNAMED = "Variable"  # what TensorFlow calls a variable that was given no name


class Labels:
    """Gives names to nodes, and keeps what each name meant."""

    def __init__(self, ledger: Ledger, origins: Origins) -> None:
        self._ledger = ledger
        self._origins = origins
        self._fresh: set[int] = set()  # variables made since a name was last bound
        self._closed: dict[int, tuple[GradientTape, str]] = {}  # named before they opened

    def made(self, variable: Variable) -> None:
        """Note a new variable: the next name that means it is its own."""
        self._fresh.add(variable.id)

    def named(self, name: str, value: object, span: Span | None) -> None:
        """Note that `name` means `value` from now on."""
        node = None
        fresh, self._fresh = self._fresh, set()
        if isinstance(value, Variable):
            node = self._origins.node(value)
            # A layer's variable that a loop comes by keeps the name the layer gave it.
            if value.id not in fresh and self._ledger.nodes[node].name != UNNAMED:
                return
            for version in self._origins.versions(value):
                self._label(version, name)
        elif isinstance(value, Tensor):
            node = self._name_tensor(name, value)
        elif isinstance(value, list | tuple | dict | np.ndarray | np.generic):
            self._origins.call_object(name, value)
            self._name_parts(name, value, span)
        elif isinstance(value, GradientTape):
            self._name_tape(name, value)
        elif isinstance(value, ForwardAccumulator):
            known = self._ledger.accumulators
            known[value.number] = known.get(value.number) or name
        if self._closed:
            self._name_opened()
        if node is None:
            node = self._origins.of_object(value)
        if node is not None:
            self._label(node, name)
            self._bound(name, node, span)

    def _name_tape(self, name: str, tape: GradientTape) -> None:
        if tape.engine_tape is not None or len(self._closed) < WAITING:
            self._closed.setdefault(id(tape), (tape, name))

    def _name_opened(self) -> None:
        """Give the tapes that have opened by now the names they were given."""
        for key, (tape, name) in list(self._closed.items()):
            if tape.engine_tape is not None:
                draft = self._ledger.tapes.get(tape.engine_tape.id)
                if draft is not None:  # one that nobody heard of lies inside a derivative
                    draft.name = draft.name or name
                del self._closed[key]

    def called(self, name: str, value: object) -> None:
        """Note what a part of a value is called, if it is one that has no name yet."""
        if isinstance(value, Variable):
            node = self._origins.node(value)
            if self._ledger.nodes[node].name == UNNAMED:
                self._label(node, name)
        elif isinstance(value, Tensor):
            self._origins.call_object(name, value)

    def _name_tensor(self, name: str, value: Tensor) -> int | None:
        if self._origins.is_unused_gradient(value):
            self._origins.call_object(name, value)
            return None
        fresh = self._origins.known(value) is None
        node = self._origins.node(value)
        if fresh:
            self._label(node, name)
            self._ledger.add_step(steps.BOUND, node)
        return node

    def _name_parts(self, name: str, value: Any, span: Span | None) -> None:
        for part_name, part in islice(_parts(name, value), MOST):
            if not (part_name and isinstance(part, Tensor | Variable)):
                continue
            self.called(part_name, part)
            for node in self._origins.known_all([part]):
                self._bound(part_name, node, span)

    def _bound(self, name: str, node: int, span: Span | None) -> None:
        self._ledger.bindings.setdefault(name, []).append((node, span, self._ledger.scene))

    def _label(self, node: int, name: str) -> None:
        draft = self._ledger.nodes[node]
        draft.label = draft.label or name


def _parts(name: str, value: object, inner: int = NESTED) -> Iterator[tuple[str, object]]:
    """Yield what is inside a container, and inside that; with how one writes it, or ""."""
    if not isinstance(value, list | tuple | dict) or isinstance(value, TensorShape):
        return
    for key, part in value.items() if isinstance(value, dict) else enumerate(value):
        plain = type(key) is int or (type(key) is str and len(key) <= LONGEST)
        place = f"{name}[{key!r}]" if plain else ""
        yield place, part
        if place and inner:
            yield from _parts(place, part, inner - 1)
