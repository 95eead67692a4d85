"""What a person has asked to see of a graph beyond the step: an exported picture shows it, too."""

from typing import NamedTuple

from gradviz.trace import NodeId
from gradviz.trace.curves import Sparks
from gradviz.ui.graph.cuts import Cut


class Asked(NamedTuple):
    """Thickness of edges, lines in boxes, a gradient's cut, breakpoints."""

    weighed: bool = False
    sparks: Sparks | None = None
    cut: Cut | None = None
    breaks: frozenset[NodeId] = frozenset()
