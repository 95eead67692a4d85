"""What somebody wants of the curve, and what of the last one can be kept.

A range of the plot's own choosing stays until the program is another one, so that the picture does
not jump while a number is dragged; and while the number it is drawn along is dragged, the curve
stays altogether: only the present point is worked out again.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, cast

import numpy as np

from gradviz.document.runs import Request
from gradviz.document.worker import Cancelled, Failure
from gradviz.lang.curves import Wanted, curve
from gradviz.lang.inputs import BadInput, checked
from gradviz.lang.pacing import Told
from gradviz.lang.scalars import element
from gradviz.trace import InputRow, Trace
from gradviz.trace.curves import Curve
from gradviz.trace.turns import Turn

Key = tuple[Any, ...]
Answer = tuple[Key, Key, Curve | None]


@dataclass(slots=True)
class Curving:
    """The choices of the curve's tab, and the last curve."""

    order: int = 1
    span: tuple[float, float] | None = None  # None: of our choosing
    family: str = ""
    others: tuple[str, ...] = ()
    differences: bool = False
    slopes: bool = False
    _chosen: tuple[Key, tuple[float, float]] | None = None
    _last: tuple[Key, Curve] | None = None
    _named: tuple[str, str] = ("", "")
    _asked: tuple[Key, bool] | None = None  # of the newest job: its key, and whether it is quick
    overtakes: bool = False  # the newest job makes a long one before it useless

    def want(
        self, order: int, family: str, others: tuple[str, ...], differences: bool, slopes: bool
    ) -> bool:
        """Choose what is drawn; return whether that is something else than before."""
        before = (self.order, self.family, self.others, self.differences, self.slopes)
        wanted = order, family, others, differences, slopes
        self.order, self.family, self.others, self.differences, self.slopes = wanted
        return wanted != before

    def job(
        self, request: Request, trace: Trace, of: str, along: str, turn: Turn | None, told: Told
    ) -> Callable[[Cancelled], Answer]:
        """Return what works out the curve of `of` along `along`, along that value of it."""
        self._turn_to(of, along)
        names = {row.name: row for row in trace.inputs}
        row = names.get(along) or names.get(element(along)[0])
        program = _program_key(request, trace.inputs, along)
        span = self._span(request, program, _value(row, turn, along), along)
        wanted = Wanted(of, along, self.order, span, self.family, self.others, self.differences,
                        self.slopes, None if turn is None else turn.number)  # fmt: skip
        place = (program, of, along)
        # Later values of a name hang on its first, which is no other curve's concern.
        own = row if turn is None or turn.number == 0 else None
        key = (value_key(request, own), replace(wanted, span=None), span)
        known = self._known(key)
        coarse = not self._is_drawn(key, coarse=True)
        # A quick job may finish: what is dragged would otherwise never be seen to move.
        self.overtakes = self._asked is not None and not self._asked[1] and self._asked[0] != key
        self._asked = (key, coarse)
        text, inputs, before = request.scene.text, request.scene.inputs, request.before

        def work(cancelled: Cancelled) -> Answer:
            found = curve(text, inputs, wanted, before=before, known=known, coarse=coarse,
                          told=told, cancelled=cancelled)  # fmt: skip
            return place, key, found

        return work

    def take(self, result: object) -> Curve | None:
        """Return the curve that a job has found, and remember it."""
        if isinstance(result, Failure):
            self._last = None
            return None
        place, key, found = cast("Answer", result)
        if found is None:
            self._last = None
        else:
            if self.span is None and not found.coarse:
                self._chosen = (place, found.span)
                key = (*key[:-1], found.span)
            self._last = (key, found)
        return found

    def reset(self) -> None:
        """Choose the range anew."""
        self.span = self._chosen = None

    def _turn_to(self, of: str, along: str) -> None:
        """A range was chosen for another name: it means nothing here."""
        if self._named[1] not in ("", along):
            self.span = None
        self._named = (of, along)

    def _span(
        self, request: Request, program: Key, at: float, along: str
    ) -> tuple[float, float] | None:
        """Return the range in force: a person's, the slider's, else the one that was chosen."""
        if self.span is not None:
            return self.span
        slider = request.scene.sliders.get(along)
        if slider is not None:
            return slider.low, slider.high
        if self._chosen is None or self._chosen[0] != (program, *self._named):
            return None
        low, high = self._chosen[1]
        return None if at < low or at > high else (low, high)

    def _known(self, key: Key) -> Curve | None:
        done = self._last is not None and self._last[0] == key and not self._last[1].coarse
        return self._last[1] if self._last is not None and done else None

    def _is_drawn(self, key: Key, coarse: bool) -> bool:
        return self._last is not None and self._last[0] == key and self._last[1].coarse == coarse


def _value(row: InputRow | None, turn: Turn | None, along: str) -> float:
    """Return the number at which a curve is looked at; NaN where that is not known."""
    value = turn.value if turn is not None else None if row is None else row.value
    index = () if row is not None and row.name == along else element(along)[1]
    return np.nan if value is None or value.ndim != len(index) else float(value[index])


def _program_key(request: Request, rows: tuple[InputRow, ...], along: str) -> Key:
    """Return what tells programs apart, whatever numbers their inputs have."""
    text = request.scene.text
    spans = sorted((row.value_span for row in rows if row.value_span is not None), reverse=True)
    for span in spans:
        text = text[: span.start] + text[span.stop :]
    return (text, tuple(scene.text for scene in request.before))


def value_key(request: Request, row: InputRow | None) -> Key:
    """Return what the curve depends on: all but the number that it is drawn along."""
    text = request.scene.text
    if row is not None and row.value_span is not None and row.value.ndim == 0:
        text = text[: row.value_span.start] + text[row.value_span.stop :]
    free = row.name if row is not None and row.declared is None and row.value.ndim == 0 else ""
    try:
        rows = checked(request.scene.inputs)
    except BadInput:
        return (request,)
    given = tuple(
        (name, asked.role, asked.value.shape, asked.value.tobytes())
        for name, asked in rows.items()
        if name != free
    )
    return (text, given, request.before)
