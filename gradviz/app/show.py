"""`gradviz.show`: a window from a script or a notebook."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gradviz.app.main_window import MainWindow

_open: list[MainWindow] = []  # a window lives as long as someone holds it; a script holds none


def show(source: object) -> MainWindow:
    """Open a window on a program's text, on the path of a file, or on a scene's trace.

    In a script this returns when the window is closed; in Jupyter (%gui qt) at once. Raises
    RuntimeError where no display can be had, TypeError for what cannot be shown.
    """
    from gradviz.app.main import application, no_display

    text = program_of(source)
    if no_display():
        from gradviz.words import say

        raise RuntimeError(say("command.no_display"))
    application()
    from gradviz.app import create_window

    window = create_window(text)
    window.show()
    _open.append(window)
    if not hasattr(sys, "ps1") and "IPython" not in sys.modules:
        application().exec()
        _open.remove(window)
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
    raise TypeError(f"show() takes a program, a path or a trace, not {type(source).__name__}")
