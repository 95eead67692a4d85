"""One thing, four places: pointed at in text, graph, tape or narration it is marked in all.

What the pointer is on counts first, then what the caret stands in, then the selected node.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gradviz.app.widgets import Widgets
    from gradviz.trace import NodeId


class Linking:
    """Keeps the marks of one window together."""

    def __init__(self, widgets: Widgets) -> None:
        self._widgets = widgets
        self._hovered: NodeId | None = None
        self._standing: NodeId | None = None

    @property
    def node(self) -> NodeId | None:
        """The node that is marked, or None."""
        for node in (self._hovered, self._standing):
            if node is not None:
                return node
        return self._widgets.graph.selected

    def hover(self, node: NodeId | None) -> None:
        """The pointer is on `node`, somewhere, or on none. Nothing scrolls for it."""
        self._hovered = node
        self._show()

    def stand(self, node: NodeId | None, moved: bool) -> None:
        """The caret stands in the text of `node`, or of none; `moved`: a person put it there."""
        self._standing = node
        self._widgets.graph.set_linked(self.node, reveal=moved)
        self._widgets.strip.set_linked(self.node, reveal=moved)
        self._widgets.editor.set_linked(self.node)
        self._widgets.narration.set_linked(self.node)

    def select(self) -> None:
        """Another node is selected in the graph, or none."""
        self._hovered = None
        self._widgets.editor.set_linked(self.node, reveal=True)
        self._widgets.strip.set_linked(self.node, reveal=True)
        self._widgets.graph.set_linked(self.node)
        self._widgets.narration.set_linked(self.node)

    def start_over(self) -> None:
        """Another run: what was pointed at is gone."""
        self._hovered = self._standing = None
        self._show()

    def _show(self) -> None:
        w = self._widgets
        for place in (w.editor, w.graph, w.strip, w.narration):
            place.set_linked(self.node)
