"""What ran inside what: functions, loops and their passes, layers, as the program went there.

Groups nest. Each is one stretch of the run: a function called twice makes two groups. The leaves
that stand in one long list of the program are a group, too.
"""

from dataclasses import dataclass

from gradviz.trace.nodes import NodeId
from gradviz.trace.span import Span

GroupId = int

FUNCTION, LOOP, PASS, LAYER, LIST = "function", "loop", "pass", "layer", "list"


@dataclass(frozen=True, slots=True)
class Group:
    """One stretch of a run. Ids count from 0 in each trace; a parent has a smaller id.

    `span` is the text of what ran: a leaf that was written outside of it is not part of the group.
    `number` counts the passes of one loop from 1. `owns` are the leaves in a list, or the Variables
    of a layer and of what is in it; then `parameters` is how many numbers they hold. The text of a
    layer of Keras is not in the program: then `line` is where it was called.
    """

    id: GroupId
    kind: str
    name: str
    span: Span | None
    line: int | None
    parent: GroupId | None = None
    number: int = 0
    owns: frozenset[NodeId] = frozenset()
    parameters: int = 0
