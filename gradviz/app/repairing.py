"""A repair, followed until the program ran again.

What is told then is the gradient before it and after it, or what was not finite and is gone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from gradviz.trace.nonfinite import births

if TYPE_CHECKING:
    from gradviz.app.main_window import MainWindow
    from gradviz.trace import Fix, Row, Trace
    from gradviz.trace.nonfinite import Birth


class Repairing(QObject):
    """Makes the repairs of one window, and lets the card say what became of the gradient."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._asked: tuple[int, Row] | None = None  # which gradient call, and the row of before
        self._ill: Birth | None = None  # what an edit was to cure

    def repair(self, fix: Fix) -> None:
        """Make the edit that a reason offers."""
        self._asked = _row_of(self._window.shown, fix)
        self._ill = _birth_of(self._window.shown, fix)
        self._window.document.repair(fix)

    def forget(self) -> None:
        """Compare nothing: the repair was refused."""
        self._asked = self._ill = None

    def tell(self, trace: Trace) -> None:
        """Compare, once the repaired program has run."""
        if not self._window.document.is_fresh:
            return
        self._tell_cured(trace)
        if self._asked is None:
            return
        (number, before), self._asked = self._asked, None
        rows = trace.gradients[number].rows if number < len(trace.gradients) else ()
        after = next((row for row in rows if row.source == before.source), None)
        if after is not None and trace is self._window.shown:
            self._window.widgets.narration.show_outcome(before, after)

    def _tell_cured(self, trace: Trace) -> None:
        ill, self._ill = self._ill, None
        if ill is None or trace is not self._window.shown:
            return
        if all(birth.gradient != ill.gradient for birth in births(trace)):
            self._window.widgets.narration.show_cured(ill)


def _birth_of(trace: Trace, fix: Fix) -> Birth | None:
    found = zip(births(trace), trace.cures, strict=False)
    return next((birth for birth, cures in found if fix in cures), None)


def _row_of(trace: Trace, fix: Fix) -> tuple[int, Row] | None:
    for number, call in enumerate(trace.gradients):
        for row in call.rows:
            if row.reason is not None and fix in (row.reason.fix, *row.reason.more):
                return number, row
    return None
