"""`gradviz.show`: a window from a script or a notebook."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gradviz.words import say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gradviz.app.main_window import MainWindow
    from gradviz.lang.recording import Recording

_open: list[MainWindow] = []  # a window lives as long as someone holds it; a script holds none


def show(source: object, *, target: Any = None, sources: Any = None) -> MainWindow:
    """Open a window on a program's text, the path of a file, a scene's trace, or a tape.

    A tape is one of gradviz.tf on which the caller has recorded; its values bear the caller's
    names. With `target`, and `sources` if not all watched variables are meant, its backward pass
    is shown too; the tape keeps its records. In a script this returns when the window is closed;
    in Jupyter (%gui qt) at once.

    Raises RuntimeError where no display can be had, TypeError for what cannot be shown, ValueError
    for a tape that has let go of its records, or has none.
    """
    caller = sys._getframe(1)
    taken = _recording(source, target, sources, {**caller.f_globals, **caller.f_locals})
    text = program_of(source) if taken is None else ""
    from gradviz.app.main import application, no_display

    if no_display():
        raise RuntimeError(say("command.no_display"))
    application()
    from gradviz.app import create_window

    window = create_window(text) if taken is None else window_on(taken)
    window.show()
    _open.append(window)
    if not hasattr(sys, "ps1") and "IPython" not in sys.modules:
        application().exec()
        _open.remove(window)
    return window


def _recording(
    source: object, target: Any, sources: Any, around: Mapping[str, Any]
) -> Recording | None:
    """Return what a tape holds; None for what is no tape."""
    from gradviz.lang.recording import recording
    from gradviz.tf import GradientTape

    if isinstance(source, GradientTape):
        return recording(source, target, sources, around)
    if type(source).__module__.split(".")[0] == "tensorflow":
        raise TypeError(say("command.show.tensorflow"))
    if target is not None or sources is not None:
        raise TypeError(say("command.show.only_tape"))
    return None


def window_on(taken: Recording) -> MainWindow:
    """Return a window on what a tape has recorded, not yet shown. Needs a QApplication."""
    from gradviz.app import create_window
    from gradviz.document.prepared import Prepared
    from gradviz.document.state import State
    from gradviz.lang.of_tape import jacobian_of, text_of, trace_of
    from gradviz.lang.scenes import Scene

    text = text_of(taken)
    prepared = Prepared(
        text,
        lambda judge: trace_of(taken, text, judge),
        lambda question, cancelled: jacobian_of(taken, question, cancelled),
    )
    window = create_window("")
    window.document.runs.use(prepared.run)
    window.desk.judging.use(prepared.judge)
    window.desk.jacobians.use(prepared.jacobian)
    window.document.open(State((Scene(text),), title=say("command.show.title")))
    return window


def program_of(source: object) -> str:
    """Return the text that `source` stands for."""
    if isinstance(source, Path):
        return source.read_text(encoding="utf-8")
    if isinstance(source, str):
        return source
    text = getattr(source, "text", None)
    if isinstance(text, str):
        return text
    raise TypeError(say("command.show.cannot", kind=type(source).__name__))
