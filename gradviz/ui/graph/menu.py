"""The graph's menu: what keys do, for the mouse, each with its key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from gradviz.words import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from gradviz.trace import NodeId
    from gradviz.trace.groups import GroupId
    from gradviz.ui.graph.graph_view import GraphView


def menu_of(view: GraphView, node: NodeId | None, titled: GroupId | None = None) -> QMenu:
    """Return the menu for a node, a closed group, an open group's title, or the empty ground.

    It ends when it closes.
    """
    menu = QMenu(view)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    closed = view.closed_group(node)
    around = view.group_around(node) if titled is None else titled
    if closed is not None:
        _add(menu, "open", "Enter", lambda: view.open_group(closed))
    if around is not None:
        _add(menu, "close", "Backspace", lambda: view.close_group(around))
    if view.has_groups:
        _add(menu, "all", "G", view.turn_all)
        if view.has_layers:
            _add(menu, "layers", "L", view.turn_layers)
        menu.addSeparator()
    if node is not None:
        _add(menu, "closely", "Z", lambda: view.look_closely(node))
        if closed is None:
            menu.addAction(say("graph.menu.plot"), lambda: view.plotRequested.emit(node))
    _add(menu, "find", "/", view.open_find)
    _add(menu, "fit", "F", view.fit)
    weighed = menu.addAction(f"{say('graph.menu.weighed')}\tT")
    weighed.setCheckable(True)
    weighed.setChecked(view.weighed)
    weighed.toggled.connect(view.set_weighed)
    return menu


def _add(menu: QMenu, key: str, shortcut: str, act: Callable[[], object]) -> None:
    menu.addAction(f"{say(f'graph.menu.{key}')}\t{shortcut}", act)
