"""One chronological undo for everything a person changes: text, roles, values, targets, scenes.

States are frozen and share their strings, so the history is a list of whole states and an index:
going back is choosing an earlier one. Knows neither Qt nor what a state holds.
"""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Generic, TypeVar

State = TypeVar("State")
MERGE_SECONDS = 1.5  # a longer rest ends a word being typed, or a slider being dragged
DEPTH = 1000


class History(Generic[State]):
    """A line of states. `present` is the one in force."""

    def __init__(self, state: State) -> None:
        self.start_over(state)

    def start_over(self, state: State) -> None:
        """Forget everything; `state` is now the only one."""
        self._states = [state]
        self._index = 0
        self._merge: Hashable = None
        self._when = float("-inf")

    @property
    def present(self) -> State:
        """The state in force."""
        return self._states[self._index]

    @property
    def can_undo(self) -> bool:
        """True where there is an earlier state."""
        return self._index > 0

    @property
    def can_redo(self) -> bool:
        """True where a state was undone and nothing changed since."""
        return self._index + 1 < len(self._states)

    def record(self, state: State, now: float, merge: Hashable = None) -> None:
        """Make `state` the present one; `now` is in seconds.

        A change with the same `merge` as the last one, soon after it, replaces that one: a drag or
        a word is one step. None never merges.
        """
        merges = (
            merge is not None
            and merge == self._merge
            and now - self._when <= MERGE_SECONDS
            and not self.can_redo
            and self._index > 0
        )
        del self._states[self._index + 1 :]
        if merges:
            self._states[-1] = state
        else:
            self._states.append(state)
            del self._states[: max(0, len(self._states) - DEPTH)]
        self._index = len(self._states) - 1
        self._merge, self._when = merge, now

    def amend(self, state: State) -> None:
        """Replace the present state without a step of its own: what nobody would undo."""
        self._states[self._index] = state

    def undo(self) -> State | None:
        """Go back one state and return it; None at the beginning."""
        return self._move(-1) if self.can_undo else None

    def redo(self) -> State | None:
        """Go forward one state and return it; None at the end."""
        return self._move(1) if self.can_redo else None

    def _move(self, by: int) -> State:
        self._index += by
        self._merge = None
        return self.present


@dataclass(frozen=True, slots=True)
class Stroke:
    """The difference of two texts as one replacement: at `at`, `gone` went and `came` came."""

    at: int
    gone: str
    came: str


def stroke(before: str, after: str) -> Stroke:
    """Return the smallest single replacement that turns `before` into `after`."""
    most = min(len(before), len(after))
    head = next((i for i in range(most) if before[i] != after[i]), most)
    most -= head
    tail = next((i for i in range(most) if before[-1 - i] != after[-1 - i]), most)
    return Stroke(head, before[head : len(before) - tail], after[head : len(after) - tail])


def continues(last: Stroke | None, this: Stroke) -> bool:
    """Tell whether `this` goes on with the typing or rubbing out that `last` belongs to."""
    if last is None:
        return False
    if len(this.came) == 1 and not this.gone and last.came and not last.gone:
        new_word = last.came[-1].isspace() and not this.came.isspace()
        return this.at == last.at + len(last.came) and not new_word and this.came != "\n"
    if len(this.gone) == 1 and not this.came and last.gone and not last.came:
        return this.at in (last.at - 1, last.at)
    return False
