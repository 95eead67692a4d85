"""The operations between KerasTensors, sorted: which there are, in which order they run.

An operation stands as deep as the longest way from it to an output; the deepest run first.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from gradviz.engine.structure import flatten

if TYPE_CHECKING:
    from gradviz.models.symbolic import KerasTensor, Node


class Graph:
    """The nodes between inputs and outputs. ValueError if an output hangs on something else."""

    def __init__(self, inputs: list[KerasTensor], outputs: list[KerasTensor]) -> None:
        self.inputs, self.outputs = inputs, outputs
        self._order: dict[int, int] = {}  # operation -> when it was first met
        self._nodes: list[Node] = []  # whatever a node needs stands before it
        self._done: set[int] = set()
        for output in outputs:
            self._visit(output, set())
        self.by_depth = self._sorted_nodes()
        self.operations = self._sorted_operations()
        self._check()

    def _visit(self, tensor: KerasTensor, going: set[int]) -> None:
        history = getattr(tensor, "history", None)
        if history is None:
            return
        node = history.operation.nodes[history.node_index]
        if id(node) in self._done:
            return
        if not node.is_input and any(tensor is x for x in self.inputs):
            self._done.add(id(node))
            return
        if id(node) in going:
            raise ValueError(f"Tensor {tensor} is part of a cycle.")
        self._order.setdefault(id(history.operation), len(self._order))
        for x in node.inputs:
            self._visit(x, going | {id(node)})
        self._done.add(id(node))
        self._nodes.append(node)

    def _sorted_nodes(self) -> dict[int, list[Node]]:
        """Return the nodes by depth, the deepest first."""
        known = {id(node) for node in self._nodes}
        depths: dict[int, int] = {}
        self._depths: dict[int, int] = {}  # of operations
        nodes = {id(node): node for node in reversed(self._nodes)}
        for key, node in nodes.items():
            depth = max(depths.get(key, 0), self._depths.get(id(node.operation), 0))
            depths[key] = self._depths[id(node.operation)] = depth
            for parent in node.parents:
                if id(parent) in known:
                    depths[id(parent)] = max(depth + 1, depths.get(id(parent), 0))
        self._add_unused_inputs(depths, nodes)
        found: dict[int, list[Node]] = defaultdict(list)
        for key, depth in depths.items():
            found[depth].append(nodes[key])
        return {depth: found[depth] for depth in sorted(found, reverse=True)}

    def _add_unused_inputs(self, depths: dict[int, int], nodes: dict[int, Node]) -> None:
        for x in self.inputs:
            operation = x.history.operation
            node = operation.nodes[x.history.node_index]
            if id(operation) not in self._depths and node.is_input:
                self._depths[id(operation)] = depths[id(node)] = 0
                self._order[id(operation)] = -1
                nodes[id(node)] = node

    def _sorted_operations(self) -> list[Any]:
        found = {id(node.operation): node.operation
                 for nodes in self.by_depth.values() for node in nodes}  # fmt: skip
        keys = sorted(found, key=lambda key: (-self._depths[key], self._order[key]))
        return [found[key] for key in keys]

    def _check(self) -> None:
        computed = {id(x) for x in self.inputs}
        for nodes in self.by_depth.values():
            for node in nodes:
                if not node.is_input and all(id(x) in computed for x in node.inputs):
                    computed |= {id(x) for x in node.outputs}
        for x in self.outputs:
            if id(x) not in computed:
                raise ValueError(f"Graph disconnected: output {x} does not hang on the inputs.")
        names = [operation.name for operation in self.operations]
        for name in names:
            if names.count(name) > 1:
                raise ValueError(
                    f'The name "{name}" is used {names.count(name)} times in the model. All '
                    "operation names should be unique."
                )

    def run(self, values: list[Any], use: Any) -> list[Any]:
        """Return the outputs for values of the inputs; `use(operation, args, kwargs)` computes."""
        known = {id(x): value for x, value in zip(self.inputs, values, strict=True)}
        for nodes in self.by_depth.values():
            for node in nodes:
                if node.is_input or any(id(x) not in known for x in node.inputs):
                    continue
                made = use(node.operation, *node.filled(known))
                known |= {id(x): y for x, y in zip(node.outputs, flatten(made), strict=True)}
        return [known[id(x)] for x in self.outputs]
