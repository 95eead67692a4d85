"""The lines in the boxes of numbers, and whether the last ones still hold.

They do while the number they are drawn along moves within their range and the same operations run:
then only the place of the present point is another.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, cast

from gradviz.document.curving import value_key
from gradviz.document.runs import Request
from gradviz.document.worker import Cancelled, Failure
from gradviz.lang.sparks import first_number, sparks
from gradviz.lang.sweeping import span_around
from gradviz.trace import Trace
from gradviz.trace.curves import MOST_RERUN, Sparks

Key = tuple[Any, ...]
Answer = tuple[Key, Sparks | None]


@dataclass(slots=True)
class SparkLines:
    """The last lines, and what they were drawn of."""

    _last: Answer | None = None

    def moved(self, request: Request, trace: Trace, along: str) -> Sparks | None:
        """Return the last lines at the present point of `trace`; None where others are needed."""
        at = first_number(trace.nodes, along)
        if at is None or self._last is None or self._last[0] != _key(request, trace, along, at):
            return None
        key, found = self._last
        if found is not None and found.at != at:
            found = replace(found, at=at)
            self._last = key, found
        return found

    def job(self, request: Request, trace: Trace, along: str) -> Callable[[Cancelled], Answer]:
        """Return what works out the lines along `along`."""
        text, inputs, before = request.scene.text, request.scene.inputs, request.before
        at = first_number(trace.nodes, along)
        key = _key(request, trace, along, 0.0 if at is None else at)

        def work(cancelled: Cancelled) -> Answer:
            found = sparks(text, inputs, along, trace.nodes, before=before, cancelled=cancelled)
            return key, found

        return work

    def take(self, result: object) -> Sparks | None:
        """Return the lines that a job has found, and remember them."""
        self._last = None if isinstance(result, Failure) else cast("Answer", result)
        return None if self._last is None else self._last[1]


def _key(request: Request, trace: Trace, along: str, at: float) -> Key:
    """Return what the lines depend on: all but the number they are drawn along, and what ran."""
    row = next((row for row in trace.inputs if row.name == along), None)
    ran = tuple((node.id, node.op, node.shape, node.ghost) for node in trace.nodes[:MOST_RERUN])
    return along, span_around(at), value_key(request, row), ran, len(trace.nodes)
