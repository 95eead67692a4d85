"""The pens and brushes of the graph in one theme, made once and not at every repaint."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QPen

from gradviz.trace import Node
from gradviz.ui.graph.face import is_list, is_written
from gradviz.ui.graph.heat_map import mixed
from gradviz.ui.theme import Theme

SOLID, DASHED, DOTTED = Qt.PenStyle.SolidLine, Qt.PenStyle.CustomDashLine, Qt.PenStyle.DotLine
_DASHES = [4.0, 3.0]  # in pen widths


class Inks:
    """Pens by what they say. Widths are in scene units."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self.canvas = QColor(theme.canvas)
        self.raised = QBrush(QColor(theme.raised))
        self.wash = QBrush(QColor(theme.current_wash))
        self.clear = QBrush(Qt.BrushStyle.NoBrush)
        self.text, self.muted = QColor(theme.text), QColor(theme.muted)
        self.faint, self.gradient = QColor(theme.faint), QColor(theme.gradient)
        ahead = mixed(theme.canvas, theme.faint, 0.55).name()
        self.waiting = pen(ahead, 1.2)
        self.ghost = pen(theme.faint, 1.2, DOTTED)
        self.resting = pen(theme.faint, 1.2)
        self.unrecorded = pen(theme.muted, 1.2, DASHED)
        self.done = pen(theme.gradient, 1.7)
        self.watched_box = pen(theme.watched, 1.7)
        self.slot = pen(theme.faint, 1.0, DOTTED)
        self.edge_waiting = pen(ahead, 1.4)
        self.edge = pen(theme.edge, 1.4)
        self.edge_travelled = pen(theme.gradient, 2.0)
        self._roles = {
            role: pen(theme.role(role), 1.8, SOLID if role not in _DASHED_ROLES else DASHED)
            for role in ("trainable", "frozen", "watched", "constant", "tensor")
        }
        self._written = {
            role: pen(theme.role(role), 1.6) for role in ("trainable", "frozen", "watched")
        }

    def fill(self, shown: bool, active: bool) -> QBrush:
        """Return the brush of a box: washed with amber while the step just taken is about it."""
        return self.wash if active else self.raised if shown else self.clear

    def written(self, role: str) -> QPen:
        """Return the pen of an edge along which a Variable of this role gets its next value."""
        return self._written.get(role, self._written["frozen"])

    def outline(self, node: Node, shown: bool, done: bool) -> QPen:
        """Return the pen of a box: what the node is, whether it is there, whether it was pulled."""
        if node.ghost:
            return self.ghost
        if not shown:
            return self.waiting
        if node.is_leaf or is_written(node) or is_list(node):
            return self._roles.get(node.role, self._roles["constant"])
        if done:
            return self.done
        if node.role == "watched":
            return self.watched_box
        return self.resting if node.recorded else self.unrecorded


_DASHED_ROLES = frozenset({"constant", "tensor"})


def pen(colour: str, width: float, style: Qt.PenStyle = SOLID) -> QPen:
    """Return a pen of `colour`, `width` scene units wide."""
    made = QPen(QColor(colour), width, style)
    made.setCapStyle(Qt.PenCapStyle.FlatCap if style == DASHED else Qt.PenCapStyle.RoundCap)
    made.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if style == DASHED:
        made.setDashPattern(_DASHES)
    return made


def as_wide(ink: QPen, width: float) -> QPen:
    """Return the pen `ink`, but `width` scene units wide."""
    made = QPen(ink)
    made.setWidthF(width)
    return made
