"""The middle of the window: the graph, and the narration as a card on its lower edge.

Only places them. The graph is told how much room the card takes, so that it fits itself above.
"""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from gradviz.ui.graph.graph_view import GraphView
from gradviz.ui.narration.narration_card import NarrationCard

EDGE = 16
MOST_SHARE = 0.45  # of the height: the graph stays the larger part


class Stage(QWidget):
    """Graph below, card above it."""

    def __init__(
        self, graph: GraphView, card: NarrationCard, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._graph, self._card = graph, card
        graph.setParent(self)
        card.setParent(self)
        card.raise_()
        card.installEventFilter(self)
        self.setMinimumSize(260, 240)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Place the card again when what it says needs another height."""
        if watched is self._card and event.type() in (
            QEvent.Type.LayoutRequest,
            QEvent.Type.Show,
            QEvent.Type.Hide,
        ):
            self.place()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fill the stage with the graph."""
        super().resizeEvent(event)
        self.place()

    def place(self) -> None:
        """Put the card on the lower edge, as high as it needs to be."""
        width = max(0, self.width() - 2 * EDGE)
        wanted = self._card.heightForWidth(width) if self._card.hasHeightForWidth() else -1
        if wanted < 0:
            wanted = self._card.sizeHint().height()
        height = min(wanted, round(self.height() * MOST_SHARE))
        self._card.setGeometry(EDGE, self.height() - EDGE - height, width, height)
        # The graph keeps out of the usual card's way, so that no step moves it. isHidden, not
        # isVisible: before the window is shown nothing is visible yet.
        usual = min(self._card.usual_height(width), round(self.height() * MOST_SHARE))
        # It hears so before it has its size: a graph that then fits itself fits above the new card.
        self._graph.set_bottom_reserve(0 if self._card.isHidden() else usual + EDGE)
        self._graph.setGeometry(self.rect())
