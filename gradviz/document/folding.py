"""Which groups a person has closed, kept over runs for as long as the groups are the same."""

from dataclasses import dataclass

from gradviz.trace import Trace
from gradviz.trace.groups import GroupId
from gradviz.trace.starting import starting


@dataclass(frozen=True, slots=True)
class Folding:
    """The closed groups of a trace whose groups look like `shape`."""

    shape: object = None
    closed: frozenset[GroupId] = frozenset()

    def closed_in(self, trace: Trace) -> frozenset[GroupId]:
        """Return the groups of `trace` to be closed: as chosen, or as a trace starts."""
        return self.closed if shape_of(trace) == self.shape else starting(trace)


def shape_of(trace: Trace) -> object:
    """Return what is equal in two traces with the same groups, wherever their text has moved."""
    return tuple((group.kind, group.name, group.parent) for group in trace.groups)
