"""Which colour a box has from so far away that it is but a block of it. Pure."""

from collections.abc import Mapping

import numpy as np

from gradviz.trace import Node, NodeId
from gradviz.ui.graph.face import is_written
from gradviz.ui.theme import Theme

OPERATION, GHOST = 0, 1  # places in the palette of blocks


def block_colours(
    nodes: Mapping[NodeId, Node], size: int, theme: Theme
) -> tuple[tuple[str, ...], np.ndarray]:
    """Return a palette, and per node its place in it: operations, ghosts, leaves by role."""
    roles = ("trainable", "frozen", "watched", "constant", "tensor")
    palette = (theme.edge, theme.faint, *(theme.role(role) for role in roles))
    places = {role: place for place, role in enumerate(roles, 2)}
    codes = np.zeros(size, np.int64)
    for node in nodes.values():
        kept = node.is_leaf or is_written(node)
        leaf = places.get(node.role, 5) if kept else OPERATION
        codes[node.id] = GHOST if node.ghost else leaf
    return palette, codes
