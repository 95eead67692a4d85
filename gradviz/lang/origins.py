"""Which node a value belongs to.

Tensors and variables are known by number, NumPy values by identity, Python numbers by stand-ins.
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from gradviz.engine import Tensor, Variable, site
from gradviz.lang.drafts import NodeDraft
from gradviz.lang.glyphs import literal
from gradviz.lang.ledger import Ledger
from gradviz.lang.values import FollowedFloat, FollowedInt
from gradviz.lang.weights import leaves
from gradviz.trace import Span
from gradviz.trace.nodes import CONSTANT, FROZEN, TENSOR, TRAINABLE

MOST = 4096  # values looked at, where nobody paid for a look at all of them


class Origins:
    """Looks nodes up, and makes those of leaves: values that no operation made."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._tensors: dict[int, int] = {}
        self._variables: dict[int, list[int]] = {}
        self._sources: dict[int, object] = {}  # tensor -> what it was made from
        self._foreign: dict[int, tuple[int, object]] = {}  # the object is kept, so its id stays its
        self._names: dict[int, tuple[str, object]] = {}
        self._gradients: dict[int, tuple[str, tuple[int, ...], Span | None]] = {}
        self._places: dict[int, Span | None] = {}  # constant -> where it was made
        self._written: dict[int, list[NodeDraft]] = {}  # constant -> nodes that show it as text

    # Telling ------------------------------------------------------------------------------------

    def made(self, tensor: Tensor, node: NodeDraft) -> None:
        """Note the node of an operation's output."""
        self._tensors[tensor.id] = node.id

    def converted(self, source: object, tensor: Tensor) -> None:
        """Note what a constant was made from: if that has a node, the constant has the same."""
        origin = self.of_object(source)
        if origin is not None:
            self._tensors[tensor.id] = origin
        self._sources[tensor.id] = source
        self._places[tensor.id] = site()

    def written(self, tensor: Tensor, node: NodeDraft) -> None:
        """Note that `node` shows a constant as the number it was written as, not as a node."""
        self._written.setdefault(tensor.id, []).append(node)

    def follow(self, value: object, node: int) -> None:
        """Note the node of a NumPy value or Python number."""
        self._foreign[id(value)] = (node, value)

    def call_object(self, name: str, value: object) -> None:
        """Note the name of a list or array, in case it becomes a constant."""
        self._names.setdefault(id(value), (name, value))

    def is_gradient(self, tensor: Tensor, label: str, made_of: Iterable[int]) -> None:
        """Note that a tensor is what `gradient` returned, worked out from the nodes `made_of`."""
        if tensor.id not in self._tensors:
            self._gradients[tensor.id] = label, tuple(made_of), site()

    def is_seed(self, tensor: Tensor, label: str) -> None:
        """Note that a pass starts with a tensor, unless the program made it."""
        if tensor.id not in self._sources:
            self.is_gradient(tensor, label, ())

    def new_version(self, variable: Variable, node: NodeDraft) -> None:
        """Note that a Variable has a new value."""
        self._variables[variable.id].append(node.id)
        node.variable = variable.id

    # Asking -------------------------------------------------------------------------------------

    def operand(self, x: Tensor | Variable) -> "int | str":
        """Return the node of a value; for a number written in the program, its text."""
        if isinstance(x, Tensor) and x.id not in self._tensors:
            source = self._sources.get(x.id)
            if type(source) in (float, int, bool):
                return literal(source)
        return self.node(x)

    def node(self, x: Tensor | Variable) -> int:
        """Return the node of a value; a leaf is made where there is none yet."""
        if isinstance(x, Variable):
            return self.versions(x)[-1]
        if x.id in self._variables:  # the value a Variable holds wears the Variable's number
            return self._variables[x.id][-1]
        known = self._tensors.get(x.id)
        return self._leaf(x).id if known is None else known

    def of_output(self, number: int) -> int:
        """Return the node of the operation whose output has this number."""
        return self._tensors[number]

    def known(self, x: Tensor | Variable) -> int | None:
        """Return the node of a tensor, or the first one of a Variable, if it has one."""
        if isinstance(x, Variable):
            return self._variables.get(x.id, [None])[0]
        return self._tensors.get(x.id)

    def is_unused_gradient(self, x: Tensor) -> bool:
        """Return whether `x` is a gradient that nothing was computed from."""
        return x.id in self._gradients and x.id not in self._tensors

    def versions(self, variable: Variable) -> list[int]:
        """Return the nodes of a Variable, one per value it has had."""
        if variable.id not in self._variables:
            self.variable(variable)
        return self._variables[variable.id]

    def of_object(self, value: object) -> int | None:
        """Return the node of a value the engine did not make, if it came from one."""
        if isinstance(value, FollowedFloat | FollowedInt):
            return value.origin
        found = self._foreign.get(id(value))
        return None if found is None else found[0]

    def of_all(self, values: Iterable[object]) -> Iterator[int]:
        """Yield the nodes of all values that have one, also inside lists."""
        for value in leaves(values):
            if isinstance(value, Tensor | Variable):
                yield self.node(value)
            elif (origin := self.of_object(value)) is not None:
                yield origin

    def known_all(self, values: Iterable[object]) -> Iterator[int]:
        """Yield the nodes that values have by now, also inside lists, as far as MOST go."""
        for value in islice(leaves(values), MOST):
            if isinstance(value, Variable):
                yield from self._variables.get(value.id, ())[-1:]
            elif isinstance(value, Tensor):
                known = value.id in self._tensors or value.id in self._variables
                yield from (self.node(value),) if known else ()
            elif (origin := self.of_object(value)) is not None:
                yield origin

    def place(self, x: Tensor) -> Span | None:
        """Return where a constant was made, if `x` is one."""
        return self._places.get(x.id)

    # Leaves -------------------------------------------------------------------------------------

    def variable(self, variable: Variable) -> NodeDraft:
        """Make the first node of a Variable."""
        role = TRAINABLE if variable.trainable else FROZEN
        value = variable.tensor.value
        node = self._ledger.add_node("variable", "", role, [], site(), value)
        node.name = variable.name.removesuffix(":0")
        self._variables[variable.id] = [node.id]
        node.variable = variable.id
        self._ledger.unseen.append(node.id)
        return node

    def _leaf(self, x: Tensor) -> NodeDraft:
        gradient, made_of, asked_at = self._gradients.get(x.id, ("", (), None))
        op, role = ("gradient", TENSOR) if gradient else ("constant", CONSTANT)
        node = self._ledger.add_node(
            op, "", role, [], asked_at or self._places.get(x.id) or site(), x.value
        )
        named: Any = self._names.get(id(x)) or self._names.get(id(self._sources.get(x.id)))
        node.label = named[0] if named else gradient
        node.behind = made_of
        for shown in self._written.pop(x.id, ()):
            shown.behind = (*shown.behind, node.id)
        self._tensors[x.id] = node.id
        self._ledger.unseen.append(node.id)
        return node
