"""Keys that go to a panel: its dock is shown if it was hidden, and its widget has the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from gradviz.app.main_window import MainWindow
    from gradviz.app.widgets import Widgets


def _table(widgets: Widgets) -> QWidget:
    return widgets.gradients if widgets.gradients.isVisible() else widgets.variables


# The dock that a place is in ("" for the stage, which is always there), and what the keys act on.
PLACES: dict[str, tuple[str, Callable[[Widgets], QWidget]]] = {
    "program": ("programDock", lambda w: w.editor),
    "details": ("detailsDock", _table),
    "graph": ("", lambda w: w.graph),
    "narration": ("", lambda w: w.narration.narration),
    "plots": ("plotsDock", lambda w: w.plots.tabs),
    "inspector": ("inspectorDock", lambda w: w.inspector),
    "tape": ("tapeDock", lambda w: w.strip),
}


def focus(window: MainWindow, place: str) -> None:
    """Give the keyboard to one of PLACES, and show which."""
    dock, find = PLACES[place]
    if dock:
        window.panels.docks[dock].show()
        window.panels.docks[dock].raise_()
    widget = find(window.widgets)
    widget.show()  # the tape of a presentation in a low window is put away
    widget.setFocus(Qt.FocusReason.ShortcutFocusReason)
    window.ring.show_around(widget)
