"""What happens to tapes, as the engine announces it, written into the ledger."""

from dataclasses import dataclass

from gradviz.engine import Tape, Tensor, Variable, site
from gradviz.lang.drafts import TapeDraft
from gradviz.lang.ledger import Ledger
from gradviz.lang.origins import Origins
from gradviz.trace import Span, steps
from gradviz.trace.nodes import CONSTANT, WATCHED
from gradviz.trace.replay import OPEN, PULLED, RECORDED, RELEASED

DELETED, REBOUND, ENDED, OTHER = "deleted", "rebound", "ended", "other"


@dataclass(frozen=True, slots=True)
class Parting:
    """By what the program let go of a value: `what` was deleted, or means another, or is over."""

    how: str = OTHER
    what: str = ""
    span: Span | None = None


class Tapes:
    """Writes down opening, pauses, watches and resets."""

    def __init__(self, ledger: Ledger, origins: Origins) -> None:
        self._ledger = ledger
        self._origins = origins

    def open(self, tape: Tape) -> None:
        """Begin a tape, or go on with one that was closed."""
        if tape.id not in self._ledger.tapes:
            self._ledger.tapes[tape.id] = TapeDraft(
                tape.id, self._ledger.scene, site(), tape.persistent, tape.watch_accessed_variables
            )
        self.resume(tape, steps.TAPE_OPENED)

    def resume(self, tape: Tape, kind: str) -> None:
        """Record from here on."""
        self._ledger.open.append(tape.id)
        self._ledger.add_tape_step(kind, tape.id, OPEN)

    def pause(self, tape: Tape, kind: str, state: str) -> None:
        """Record no longer."""
        if tape.id in self._ledger.open:
            self._ledger.open.remove(tape.id)
        self._ledger.add_tape_step(kind, tape.id, state)

    def reset(self, tape: Tape) -> None:
        """Forget records and watches."""
        draft = self._ledger.tapes[tape.id]
        step = self._ledger.add_tape_step(steps.TAPE_RESET, tape.id, OPEN)
        for cell in draft.cells:
            self._ledger.live.change(step, "cells", cell, RELEASED)
        draft.cells = []
        draft.began = len(self._ledger.nodes)
        self._ledger.watches = [w for w in self._ledger.watches if w[0] != tape.id]
        self._ledger.watched = {w for w in self._ledger.watched if w[0] != tape.id}

    def drop(self, tape: Tape, parting: Parting) -> None:
        """Let go of all records of a tape that nothing refers to; one that has none just goes."""
        draft = self._ledger.tapes.get(tape.id)  # one of an earlier run is unknown
        if draft is None or tape.is_open:
            return
        states = self._ledger.live.frame.cells
        held = [cell for cell in draft.cells if states.get(cell) in (RECORDED, PULLED)]
        if held:
            self._let_go(tape, held, parting)
        draft.gone = len(self._ledger.steps)

    def _let_go(self, tape: Tape, held: list[int], parting: Parting) -> None:
        step = self._ledger.add_tape_step(steps.TAPE_DROPPED, tape.id, RELEASED)
        step.span = parting.span or step.span
        step.words = {"how": parting.how, "what": parting.what}
        for cell in held:
            self._ledger.live.change(step, "cells", cell, RELEASED)

    def watch(self, tape: Tape, x: Tensor | Variable) -> None:
        """Watch a value: a constant becomes a watched one."""
        node = self._ledger.nodes[self._origins.node(x)]
        if node.role == CONSTANT:
            node.role = WATCHED
        self._ledger.watches.append((tape.id, node.id, len(self._ledger.nodes), site()))
        self._ledger.watched.add((tape.id, x.id))
        draft = self._ledger.tapes.get(tape.id)
        if draft is None or not draft.hidden:
            self._ledger.add_step(steps.WATCHED, node.id, tape=tape.id)


def watched_before(ledger: Ledger) -> dict[int, tuple[str, ...]]:
    """Return, per tape, the names that it watches as the timeline of the present scene begins."""
    found: dict[int, dict[str, None]] = {}
    for step in ledger.steps[: ledger.start]:
        if step.tape is None:
            continue
        if step.kind == steps.TAPE_RESET:
            found.pop(step.tape, None)
        elif step.kind == steps.WATCHED and step.node is not None:
            found.setdefault(step.tape, {})[ledger.label((step.node,))] = None
    return {tape: tuple(names) for tape, names in found.items()}
