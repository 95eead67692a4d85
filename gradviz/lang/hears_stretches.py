"""What the engine tells of where a run is: in which layer, in which pass of a loop of its own."""

from typing import Any

from gradviz.engine import Listener, site
from gradviz.lang.ledger import Ledger
from gradviz.trace.groups import LAYER, PASS


class HearsStretches(Listener):
    """The part of a recorder that layers, and loops within a call, are announced to."""

    ledger: Ledger

    def part_entered(self, part: Any) -> None:
        """Note that what runs now is part of a layer."""
        self.ledger.where.enter(LAYER, part=part, called_at=site())

    def part_left(self, part: Any) -> None:
        """Note that it no longer is."""
        self.ledger.where.leave_part(part)

    def stretch_entered(self, kind: str, name: str) -> None:
        """Note that what runs now is part of a loop, or of one of its passes."""
        self.ledger.where.enter(kind, name, None if kind == PASS else site(), told=True)

    def stretch_left(self) -> None:
        """Note that it no longer is."""
        self.ledger.where.leave_told()
