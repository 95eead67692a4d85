"""Finding in the graph: a small field in its corner, rings around all hits, a step to each.

Says which hit to show; does not know how it is shown.
"""

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QGraphicsScene,
    QGraphicsView,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QToolButton,
    QWidget,
)

from gradviz.trace import NodeId
from gradviz.ui.graph import marks
from gradviz.ui.graph.graph_painter import GraphPainter
from gradviz.ui.graph.inks import pen
from gradviz.ui.graph.mark_item import MarkItem
from gradviz.ui.graph.searching import found
from gradviz.ui.icons import icon
from gradviz.ui.theme import LIGHT, Theme, ui_font
from gradviz.words import say

STYLE = """
Finder {{ background: {raised}; border: 1px solid {outline}; border-radius: 7px; }}
Finder QLineEdit {{ background: {sunken}; color: {text}; border: 1px solid {outline};
  border-radius: 5px; padding: 2px 6px; }}
Finder QLineEdit:focus {{ border-color: {series}; }}
Finder QLabel {{ color: {muted}; background: transparent; }}
Finder QToolButton {{ background: transparent; border: 1px solid transparent;
  border-radius: 5px; padding: 2px; }}
Finder QToolButton:hover {{ border-color: {outline}; }}
Finder QToolButton:focus {{ border-color: {series}; }}
"""
EDGE = 12  # pixels from the corner
_FIELD = 170
_GAP = 7.0  # of a ring around a hit


class FoundItem(MarkItem):
    """Rings around everything that was found."""

    def __init__(self) -> None:
        super().__init__(2.5)
        self.nodes: tuple[NodeId, ...] = ()

    def mark(self, nodes: tuple[NodeId, ...]) -> None:
        """Mark these nodes."""
        self.nodes = nodes
        self.settle()

    def reach(self, graph: GraphPainter) -> QRectF:
        """Return what the rings may cover."""
        reach = marks.REACH
        return graph.content.adjusted(-reach, -reach, reach, reach) if self.nodes else QRectF()

    def paint_mark(self, painter: QPainter, graph: GraphPainter, zoom: float) -> None:
        """Paint the rings."""
        ink = pen(graph.inks.theme.series, 2.0 * marks.enlarged(zoom))
        shown = {int(graph.fold.drawn[node]) for node in self.nodes}
        for node in shown:
            marks.paint_ring(painter, graph, node, ink, _GAP, zoom)


class Finder(QWidget):
    """The field. Enter goes to the next hit, with Shift to the one before; Escape closes it."""

    found = Signal(object)  # the node to show; None: the person is done

    def __init__(self, view: QGraphicsView, scene: QGraphicsScene) -> None:
        super().__init__(view)
        self._view = view
        self._graph: GraphPainter | None = None
        self.marks = FoundItem()
        scene.addItem(self.marks)
        self._at: int | None = None
        self.setObjectName("graphFind")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFont(ui_font(9.5))
        self.wanted = QLineEdit(self)
        self.wanted.setObjectName("graphFindText")
        self.wanted.setFixedWidth(_FIELD)
        self.count = QLabel(self)
        self.count.setObjectName("graphFindCount")
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 5, 6, 5)
        row.setSpacing(4)
        row.addWidget(self.wanted)
        row.addWidget(self.count)
        self._buttons = {
            "up": self._button("up", lambda: self.go(-1)),
            "down": self._button("down", lambda: self.go(1)),
            "close": self._button("close", self.close_field),
        }
        for button in self._buttons.values():
            row.addWidget(button)
        self.wanted.textChanged.connect(self.search)
        self.wanted.installEventFilter(self)
        view.installEventFilter(self)
        self.set_theme(LIGHT)
        self.retranslate()
        self.hide()

    def _button(self, name: str, action: object) -> QToolButton:
        button = QToolButton(self)
        button.setIconSize(QSize(14, 14))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: action())  # type: ignore[operator]
        return button

    def set_graph(self, graph: GraphPainter) -> None:
        """Look in this graph from now on."""
        self._graph = graph
        self.marks.set_graph(graph)
        self._look()

    def set_theme(self, theme: Theme) -> None:
        """Use the colours of `theme`."""
        names = ("raised", "outline", "sunken", "text", "series", "muted")
        self.ensurePolished()  # else Qt keeps the rules of the sheet before, once measured
        self.setStyleSheet(STYLE.format(**{name: getattr(theme, name) for name in names}))
        for name, button in self._buttons.items():
            button.setIcon(icon(name, theme.muted))

    def retranslate(self) -> None:
        """Say everything again in the language in force."""
        self.setAccessibleName(say("graph.find"))
        self.wanted.setPlaceholderText(say("graph.find"))
        self.wanted.setAccessibleName(say("graph.find"))
        self.wanted.setToolTip(say("graph.find_hint"))
        for name, button in self._buttons.items():
            button.setToolTip(say(f"graph.find_{name}"))
            button.setAccessibleName(say(f"graph.find_{name}"))
        self._tell()

    def open(self) -> None:
        """Show the field and let the person type."""
        self.show()
        self.place()
        self.raise_()
        self.wanted.setFocus()
        self.wanted.selectAll()
        self._look()

    def close_field(self) -> None:
        """Put the field and the rings away."""
        self.hide()
        self.marks.mark(())
        self.found.emit(None)

    def search(self) -> None:
        """Look for what is in the field, and go to the first hit."""
        self._look()
        self._at = None
        if self.marks.nodes:
            self.go(1)
        self._tell()

    def go(self, by: int) -> None:
        """Go `by` hits on, or back; behind the last comes the first."""
        nodes = self.marks.nodes
        if nodes:
            start = -1 if self._at is None else self._at
            self._at = (start + by) % len(nodes)
            self._tell()
            self.found.emit(nodes[self._at])

    def place(self) -> None:
        """Stand in the upper right corner of the view."""
        self.adjustSize()
        self.move(self._view.width() - self.width() - EDGE, EDGE)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep to the corner; hear Enter and Escape of the field."""
        if watched is self._view and event.type() == QEvent.Type.Resize:
            self.place()
        if isinstance(event, QKeyEvent) and watched is self.wanted:
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                return self._hear(event)
        return False

    def _hear(self, event: QKeyEvent) -> bool:
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.go(-1 if back else 1)
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.go(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() == Qt.Key.Key_Escape:
            self.close_field()
        else:
            return False
        return True

    def _look(self) -> None:
        if self.isHidden() or self._graph is None:
            return
        nodes = found(self._graph.trace, self.wanted.text())
        drawn = tuple(node for node in nodes if self._graph.boxes_showing(node))
        self.marks.mark(drawn)
        if self._at is not None and self._at >= len(drawn):
            self._at = None
        self._tell()

    def _tell(self) -> None:
        hits = len(self.marks.nodes)
        if not self.wanted.text().strip():
            text = ""
        elif not hits:
            text = say("graph.find_none")
        else:
            text = say("graph.find_count", k=(self._at or 0) + 1, n=hits)
        self.count.setText(text)
        self.count.setAccessibleName(text)
        self.place()
