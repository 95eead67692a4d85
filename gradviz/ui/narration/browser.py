"""The text of the card: formulas that are text again when copied, and links to nodes.

A link is pointed at with the mouse or reached with Tab, and then wears the colour that the same
node wears in text, graph and tape. The browser knows no graph: it says what a person wants.
"""

from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QApplication, QFrame, QSizePolicy, QTextBrowser, QToolTip, QWidget

from gradviz.trace import NodeId
from gradviz.ui.narration.links import Link, links_of
from gradviz.ui.narration.page import plain_text
from gradviz.ui.theme import LIGHT, Theme
from gradviz.words import say

_CONTROL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Browser(QTextBrowser):
    """Shows one page at a time."""

    nodeHovered = Signal(object)  # int, or None
    nodeSelected = Signal(int)  # clicked, or Enter
    nodeActivated = Signal(int)  # Ctrl+click, double click or Shift+Enter: its step is wanted

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("narration")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.document().contentsChanged.connect(self._forget)
        self.viewport().setAutoFillBackground(True)  # opaque: steps of the graph below spare it
        self.viewport().setMouseTracking(True)
        # The card decides the height: a scroll area would ask for room it does not need.
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.setMinimumHeight(0)
        self._theme: Theme = LIGHT
        self._links: tuple[Link, ...] | None = None  # None: not asked for since it was written
        self._hovered: NodeId | None = None
        self._focused: NodeId | None = None  # reached with Tab
        self._told: NodeId | None = None  # the last that others heard of
        self._linked: NodeId | None = None  # pointed at, here or elsewhere
        self._pressed: QPointF | None = None

    # -- what comes down ------------------------------------------------------------------------

    def set_theme(self, theme: Theme) -> None:
        """Wear `theme`."""
        self._theme = theme
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, QColor(theme.raised))
        palette.setColor(QPalette.ColorRole.Text, QColor(theme.text))
        self.setPalette(palette)

    def set_linked(self, node: NodeId | None) -> None:
        """Mark what speaks of a node that is pointed at, here or elsewhere."""
        if node != self._linked:
            self._linked = node
            self.viewport().update()

    def _forget(self) -> None:
        """Another page is being written, or the same one anew: nothing is pointed at."""
        self._links = self._pressed = None
        if self._hovered is not None or self._focused is not None:
            self._focused = None
            self._point_at(None)

    # -- links ----------------------------------------------------------------------------------

    def links(self) -> tuple[Link, ...]:
        """Return the links of the page, in the order in which they are read."""
        if self._links is None:
            self._links = links_of(self.document())
        return self._links

    def link_at(self, point: QPointF) -> NodeId | None:
        """Return the node that what stands at a point of the viewport leads to, or None."""
        place = point + self._scrolled()
        return next((link.node for link in self.links() if link.holds(place)), None)

    @property
    def focused(self) -> NodeId | None:
        """The node of the link that Tab has come to, or None."""
        return self._focused

    def _scrolled(self) -> QPointF:
        across, down = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        return QPointF(across, down)

    def _point_at(self, node: NodeId | None) -> None:
        self._hovered = node
        self._tell()
        shape = Qt.CursorShape.IBeamCursor if node is None else Qt.CursorShape.PointingHandCursor
        self.viewport().setCursor(shape)

    def _tell(self) -> None:
        node = self._focused if self._hovered is None else self._hovered
        if node != self._told:
            self._told = node
            self.nodeHovered.emit(node)

    # -- mouse ----------------------------------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Point at links; with the button down select text, as ever."""
        super().mouseMoveEvent(event)
        if not event.buttons():
            self._point_at(self.link_at(event.position()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a click began."""
        self._pressed = event.position()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Follow a link, unless text was selected."""
        super().mouseReleaseEvent(event)
        pressed, self._pressed = self._pressed, None
        if pressed is None or event.button() != Qt.MouseButton.LeftButton:
            return
        way = (event.position() - pressed).manhattanLength()
        node = self.link_at(event.position())
        if node is not None and way < QApplication.startDragDistance():
            self._follow(node, bool(event.modifiers() & _CONTROL))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Go to the step of a link; elsewhere select a word."""
        node = self.link_at(event.position())
        if node is None or event.button() != Qt.MouseButton.LeftButton:
            super().mouseDoubleClickEvent(event)
        else:
            self._pressed = None
            self._follow(node, step=True)

    def _follow(self, node: NodeId, step: bool) -> None:
        (self.nodeActivated if step else self.nodeSelected).emit(node)

    def viewportEvent(self, event: QEvent) -> bool:
        """Say what a link does; point at nothing where the mouse is gone."""
        if event.type() == QEvent.Type.Leave:
            self._point_at(None)
            self.viewport().update()
        elif event.type() == QEvent.Type.Enter:
            self.viewport().update()
        elif event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            known = self.link_at(QPointF(event.pos())) is not None
            QToolTip.showText(event.globalPos(), say("card.link_tip") if known else "", self)
            return True
        return super().viewportEvent(event)

    # -- keys -----------------------------------------------------------------------------------

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go on to the next node that is spoken of; behind the last one leave."""
        nodes = list(dict.fromkeys(link.node for link in self.links()))
        at = (
            nodes.index(self._focused)
            if self._focused in nodes
            else (-1 if forward else len(nodes))
        )
        at += 1 if forward else -1
        if 0 <= at < len(nodes):
            self._focus(nodes[at])
            return True
        self._focus(None)
        return super().focusNextPrevChild(forward)

    def _nodes(self) -> list[NodeId]:
        return list(dict.fromkeys(link.node for link in self.links()))

    def _focus(self, node: NodeId | None) -> None:
        if node == self._focused:
            return
        self._focused = node
        box = next(
            (link.boxes[0] for link in self.links() if link.node == node and link.boxes), None
        )
        if box is not None:
            self._bring_into_sight(round(box.top()), round(box.bottom()))
        self._tell()
        self.viewport().update()

    def _bring_into_sight(self, top: int, bottom: int) -> None:
        bar = self.verticalScrollBar()
        bar.setValue(min(max(bar.value(), bottom - self.viewport().height()), top))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter follows the link that Tab has come to, with Shift to its step; Escape lets go."""
        if self._focused is not None and event.key() in _ENTER:
            self._follow(self._focused, bool(event.modifiers() & _SHIFT))
        elif self._focused is not None and event.key() == Qt.Key.Key_Escape:
            self._focus(None)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Come to the first link, or from behind to the last one."""
        super().focusInEvent(event)
        nodes = self._nodes()
        if nodes and event.reason() == Qt.FocusReason.TabFocusReason:
            self._focus(nodes[0])
        elif nodes and event.reason() == Qt.FocusReason.BacktabFocusReason:
            self._focus(nodes[-1])

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Let go of the link."""
        super().focusOutEvent(event)
        self._focus(None)

    # -- the look -------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a wash behind what is pointed at, and dots under all links while one may be."""
        painter = QPainter(self.viewport())
        painter.translate(-self._scrolled())
        self._paint_links(painter)
        painter.end()
        super().paintEvent(event)

    def _paint_links(self, painter: QPainter) -> None:
        wash, line = QColor(self._theme.linked_wash), QColor(self._theme.linked)
        shown = self.viewport().underMouse() or self.hasFocus()
        for link in self.links() if shown or self._linked is not None else ():
            marked = link.node == self._linked
            for box in link.boxes:
                if marked:
                    painter.fillRect(box, wash)
                if marked or shown:
                    solid = marked and link.node == self._focused
                    style = Qt.PenStyle.SolidLine if solid else Qt.PenStyle.DotLine
                    painter.setPen(QPen(line if marked else QColor(self._theme.muted), 1, style))
                    painter.drawLine(box.bottomLeft(), box.bottomRight())

    # -- as text --------------------------------------------------------------------------------

    def toPlainText(self) -> str:
        """Return what is told, formulas as text."""
        return plain_text(self.document())

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy formulas as text."""
        cursor = self.textCursor()
        data = QMimeData()
        data.setText(plain_text(self.document(), cursor.selectionStart(), cursor.selectionEnd()))
        return data
