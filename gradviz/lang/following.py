"""Follows values where the engine does not: NumPy arrays, Python numbers, lists, and decisions.

A value that came out of a tensor gets a node that no gradient passes; a value that only decided
what ran next is remembered as a test. Neither changes what a program computes.
"""

import ast
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np

from gradviz.engine import Tensor, site
from gradviz.lang.ledger import Ledger
from gradviz.lang.origins import Origins
from gradviz.lang.values import FollowedFloat, FollowedInt, followed
from gradviz.trace import Span
from gradviz.trace.nodes import TENSOR

# Functions whose result says nothing about the values they are given.
UNFOLLOWED = frozenset(
    "len print isinstance hash range type type_of shape ndim size rank zeros_like ones_like".split()
)
FRESH = ("np.", "numpy.", "math.")  # whose functions hand out lists that nobody else holds
CHOOSING = frozenset({"max", "min", "sorted", "range"})  # what they are given decides what comes
NUMBERS = (float, int, np.ndarray, np.generic)
TRUTHS = (bool, np.bool_)


class Following:
    """Tells of values outside the engine which nodes they came from."""

    def __init__(self, ledger: Ledger, origins: Origins) -> None:
        self._ledger = ledger
        self._origins = origins
        self._deciding = 0
        self._loose: dict[int, Span | None] = {}  # became truth values in the present call
        self._verdict: set[int] = set()  # made the latest truth value that nothing hung on yet
        self._flags: dict[str, set[int]] = {}  # names that mean such a truth value

    # Values -------------------------------------------------------------------------------------

    def result(self, value: Any, called: str, sources: Iterable[object], span: Span | None) -> Any:
        """Follow what was made from `sources`; return it, or the stand-in of a Python number."""
        name = called.rpartition(".")[2].lstrip("_")
        sources = list(sources)
        if isinstance(value, TRUTHS):
            self._judged(sources)
            return value
        for decider, place in self._loose.items():
            self._ledger.tests.setdefault(decider, (place, self._ledger.scene))
        self._loose = {}
        if name in CHOOSING:
            self._decide(self._origins.known_all(sources))
        if name in UNFOLLOWED or called in ("max", "min"):
            return value  # one of those that were given, with what is known of it
        if isinstance(value, list | tuple) and (called.startswith(FRESH) or name == "tolist"):
            return self._items(value, called, sources, span)
        if isinstance(value, Tensor):
            self._made_with(value, sources)
            self._made_unseen(value, called, sources, span)
            return value
        if not isinstance(value, NUMBERS) or self._is_outside(value):
            return value
        node = self._left(value, called, sources, span)
        return value if node is None else self._known(value, node)

    def stored(self, container: object, value: object, span: Span | None) -> None:
        """Note that a part of an array was overwritten, or all of it in place."""
        if isinstance(container, np.ndarray):
            node = self._left(container, "=", [container, value], span)
            if node is not None:
                self._origins.follow(container, node)

    def item(self, value: object, container: object) -> object:
        """Follow one element that an array gave out."""
        if isinstance(container, np.ndarray) and isinstance(value, np.ndarray | np.generic):
            node = self._origins.of_object(container)
            if node is not None and not isinstance(value, np.bool_):
                self._origins.follow(value, node)
        return value

    def opened(self, values: Iterable[Any]) -> list[Any]:
        """Return arguments with arrays as lists of their elements, for functions that iterate."""
        return [
            [self.item(item, value) for item in value]
            if isinstance(value, np.ndarray) and value.ndim and self._origins.of_object(value)
            is not None else value
            for value in values
        ]  # fmt: skip

    def _items(self, values: Any, called: str, sources: list[object], span: Span | None) -> Any:
        node = self._left(np.asarray(0.0), called, sources, span)
        return values if node is None else self._each_known(values, node)

    def _each_known(self, values: Any, node: int) -> Any:
        if isinstance(values, list | tuple):
            return type(values)([self._each_known(v, node) for v in values])
        known = isinstance(values, NUMBERS) and not isinstance(values, TRUTHS)
        return self._known(values, node) if known else values

    def _known(self, value: Any, node: int) -> Any:
        value = followed(value, node)
        if not isinstance(value, FollowedFloat | FollowedInt):
            self._origins.follow(value, node)
        return value

    def _made_with(self, tensor: Tensor, sources: list[object]) -> None:
        """Note that a tensor was made with numbers that no operation was given."""
        outside = [
            node for node in self._origins.known_all(sources)
            if self._ledger.nodes[node].wall == "left_tape"
        ]  # fmt: skip
        if outside:
            made = self._ledger.nodes[self._origins.node(tensor)]
            known = (*made.operands, *made.behind)
            made.behind += tuple(n for n in outside if n < made.id and n not in known)

    def _made_unseen(
        self, tensor: Tensor, called: str, sources: list[object], span: Span | None
    ) -> None:
        """Note a tensor that a function made without an operation, as tf.argsort does."""
        if not called.startswith("tf.") or self._origins.known(tensor) is not None:
            return
        nodes = list(dict.fromkeys(self._origins.known_all(sources)))
        if nodes and not any(source is tensor for source in sources):
            node = self._ledger.add_node(
                called, called, TENSOR, [*nodes], span, tensor.value, "not_differentiable"
            )
            self._origins.made(tensor, node)
            self._ledger.add_computed(node, "not_differentiable")

    def _is_outside(self, value: object) -> bool:
        """Return whether a value is known to have left the tape: whoever made it said so."""
        node = self._origins.of_object(value)
        return node is not None and self._ledger.nodes[node].wall is not None

    def _left(
        self, value: Any, called: str, sources: list[object], span: Span | None
    ) -> int | None:
        """Write down a value behind the wall; None where it came from nothing that is followed."""
        nodes = list(dict.fromkeys(self._origins.of_all(sources)))
        if not nodes:
            return None
        node = self._ledger.add_node(called, called, TENSOR, [*nodes], span, value, "left_tape")
        self._ledger.add_computed(node, "left_tape")
        return node.id

    def packed(self, source: object, tensor: Tensor) -> None:
        """Note that a list of followed numbers became a constant."""
        if not isinstance(source, list | tuple) or self._origins.known(tensor) is not None:
            return
        nodes = list(dict.fromkeys(self._origins.known_all([source])))
        if nodes:
            node = self._ledger.add_node(
                "constant", "[ ]", TENSOR, [*nodes], site(), tensor.value, "left_tape"
            )
            self._ledger.add_computed(node, "left_tape")
            self._origins.made(tensor, node)

    # Decisions ----------------------------------------------------------------------------------

    @contextmanager
    def deciding(self, test: ast.AST | None = None) -> Iterator[None]:
        """Note which values become the truth value of the condition `test` inside."""
        self._deciding += 1
        try:
            yield
            for syntax in ast.walk(test) if test is not None and self._flags else ():
                if isinstance(syntax, ast.Name):
                    self._decide(self._flags.get(syntax.id, ()))
        finally:
            self._deciding -= 1

    def decided(self, value: object) -> None:
        """Note that what runs next hung on `value`."""
        self._decide(self._origins.known_all([value]))

    def picked(self, found: object, index: object) -> None:
        """Note that an index picked a part: a tensor's parts come of both, a list's of itself."""
        parts = (index.start, index.stop, index.step) if isinstance(index, slice) else (index,)
        nodes = tuple(self._origins.known_all(parts))
        if isinstance(found, Tensor) and nodes and self._origins.known(found) is not None:
            made = self._ledger.nodes[self._origins.node(found)]
            made.behind = tuple(n for n in nodes if n < made.id and n not in made.operands)
        else:
            self._decide(nodes)

    def became_truth(self, node: int) -> None:
        """Note that the engine was asked for the truth value of a tensor."""
        if self._deciding:
            self._decide((node,))
        else:
            self._loose[node] = site()

    def named(self, name: str, value: object) -> None:
        """Note that a name means a truth value, or does no longer."""
        self._flags.pop(name, None)
        if isinstance(value, TRUTHS) and self._verdict:
            self._flags[name] = self._verdict
        self._verdict = set()

    def _judged(self, sources: list[object]) -> None:
        nodes = {*self._origins.known_all(sources), *self._loose}
        self._loose = {}
        if self._deciding:
            self._decide(nodes)
        else:
            self._verdict = self._verdict | nodes

    def _decide(self, nodes: Iterable[int]) -> None:
        for node in nodes:
            self._ledger.tests.setdefault(node, (site(), self._ledger.scene))
