"""An item view whose items stand in lanes and columns, as `trace.lanes` has them.

Only what is in view is laid out or painted: Qt's list view, whose keys, signals and accessibility
are kept, would place all of 20,000 items. Knows no words.
"""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)

from gradviz.trace import Frame, Trace
from gradviz.trace.lanes import lanes
from gradviz.ui.tape.cell_delegate import CellDelegate
from gradviz.ui.tape.lane_painter import LanePainter, Scene
from gradviz.ui.tape.measures import GAP, SCROLL, VISIBLE, Measures, Ruler, measures
from gradviz.ui.tape.tape_model import Index, TapeModel
from gradviz.ui.theme import LIGHT

Hint = QAbstractItemView.ScrollHint


class LaneView(QListView):
    """Cells of a TapeModel in lanes. Painting, places, scrolling and walking; no meaning."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._trace = Trace("")
        self._frame: Frame | None = None
        self._lanes = lanes(self._trace)
        self._ruler = Ruler(self._lanes)
        self._sizes: Measures = measures(1)
        self._model = TapeModel(self)
        self._under = -1  # the row that the pointer is on
        self._wanted = QSize()
        self._cells = CellDelegate(self)
        self._around = LanePainter(LIGHT)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setMouseTracking(True)
        self.setAutoScroll(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setModel(self._model)
        self.setItemDelegate(self._cells)
        self.entered.connect(lambda index: self._hover(index.row()))
        self.viewportEntered.connect(lambda: self._hover(-1))

    def measure(self) -> None:
        """Take the sizes again: another trace, or everything is written larger."""
        self._lanes = lanes(self._trace)
        self._ruler = Ruler(self._lanes)
        self._sizes = self._cells.cells.measures = measures(self._lanes.count)
        self.updateGeometries()
        wanted = self.sizeHint()
        if wanted != self._wanted:  # else the whole window would be laid out anew
            self._wanted = wanted
            self.updateGeometry()

    def height_of(self, count: int) -> int:
        """Return how high the view is with so many lanes in sight."""
        return count * self._sizes.lane + SCROLL + 4

    def sizeHint(self) -> QSize:
        """Return room for the lanes there are, at most three."""
        return QSize(6 * self._ruler.cell, self.height_of(min(self._lanes.count, VISIBLE)))

    def minimumSizeHint(self) -> QSize:
        """Return room for two cells side by side."""
        return QSize(2 * self._ruler.cell, self.sizeHint().height())

    @property
    def whole_lanes(self) -> int:
        """How many lanes are seen whole at once."""
        return max(self.viewport().height() // self._sizes.lane, 1)

    # Places -------------------------------------------------------------------------------------

    def visualRect(self, index: Index) -> QRect:
        """Return where a cell is, in the viewport, its gap, tag and rail included."""
        if not index.isValid() or index.row() >= len(self._lanes.column):
            return QRect()
        column, lane = self._lanes.column[index.row()], self._lanes.lane[index.row()]
        left = self._ruler.left(column) - self.horizontalOffset()
        top = lane * self._sizes.lane - self.verticalOffset()
        return QRect(left, top, self._ruler.width(column), self._sizes.lane)

    def indexAt(self, point: QPoint) -> QModelIndex:
        """Return the cell at a place of the viewport, or an index that is not valid."""
        column = self._ruler.at(point.x() + self.horizontalOffset())
        lane = (point.y() + self.verticalOffset()) // self._sizes.lane
        row = self.row_in(column, lane)
        return QModelIndex() if row is None else self._model.index(row)

    def row_in(self, column: int, lane: int) -> int | None:
        """Return the row of the cell in a column and lane, or None."""
        rows = self._lanes.cells[column] if 0 <= column < len(self._lanes.cells) else ()
        return next((row for row in rows if self._lanes.lane[row] == lane), None)

    def horizontalOffset(self) -> int:
        """Return by how many pixels the lanes are scrolled."""
        return self.horizontalScrollBar().value()

    def verticalOffset(self) -> int:
        """Return by how many pixels the lanes are scrolled."""
        return self.verticalScrollBar().value()

    def isIndexHidden(self, index: Index) -> bool:
        """Return False: every cell has its place."""
        return False

    # Scrolling ----------------------------------------------------------------------------------

    def doItemsLayout(self) -> None:
        """Lay nothing out: places are worked out where they are needed."""
        self.updateGeometries()
        self.viewport().update()

    def updateGeometries(self) -> None:
        """Let the scroll bars reach over all columns and lanes."""
        width = self._ruler.left(self._ruler.count) - GAP
        area = self.viewport().size()
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setRange(0, max(width - area.width(), 0))
        across.setPageStep(area.width())
        across.setSingleStep(self._ruler.cell // 2)
        down.setRange(0, max(self._lanes.count - self.whole_lanes, 0) * self._sizes.lane)
        down.setPageStep(self.whole_lanes * self._sizes.lane)
        down.setSingleStep(self._sizes.lane)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Paint anew: heads wait at the edges, so that no part only moves."""
        self.viewport().update()

    def scrollTo(self, index: Index, hint: Hint = Hint.EnsureVisible) -> None:
        """Bring a cell into view: into the middle, or just so far that all of it is seen."""
        place, area = self.visualRect(index), self.viewport().size()
        if not index.isValid():
            return
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        if hint == Hint.PositionAtCenter:
            left = place.left() + across.value()  # centres of places left of 0 round otherwise
            across.setValue(left + (place.width() - area.width()) // 2)
            first = self._lanes.lane[index.row()] - self.whole_lanes // 2
            down.setValue(first * self._sizes.lane)
        else:
            across.setValue(across.value() + _lack(place.left(), place.right(), area.width()))
            height = self.whole_lanes * self._sizes.lane
            down.setValue(down.value() + _lack(place.top(), place.bottom(), height))

    # Walking ------------------------------------------------------------------------------------

    def neighbour(self, row: int, across: int, down: int) -> int:
        """Return the row next to `row`: in its lane, or in another one nearest to its column."""
        made, column = self._lanes, self._lanes.column[row]
        lane = made.lane[row] + down
        if across:
            return self._along(column + across, lane, across, row)
        if not 0 <= lane < made.count:
            return row
        for away in range(len(made.cells)):
            for place in (column - away, column + away):
                found = self.row_in(place, lane)
                if found is not None:
                    return found
        return row

    def _along(self, column: int, lane: int, way: int, row: int) -> int:
        while 0 <= column < len(self._lanes.cells):
            found = self.row_in(column, lane)
            if found is not None:
                return found
            column += way
        return row

    def end(self, row: int, last: bool) -> int:
        """Return the first or last row of the lane that `row` is in."""
        count = len(self._lanes.cells)
        start, way = (count - 1, -1) if last else (0, 1)
        return self._along(start, self._lanes.lane[row], way, row)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Return where an arrow key leads."""
        kinds = QAbstractItemView.CursorAction
        here = self.currentIndex().row()
        if not self._model.rowCount():
            return QModelIndex()
        if here < 0:
            return self._model.index(0)
        page = max(self.viewport().width() // self._ruler.cell - 1, 1)
        ways = {
            kinds.MoveLeft: (-1, 0), kinds.MovePrevious: (-1, 0), kinds.MoveRight: (1, 0),
            kinds.MoveNext: (1, 0), kinds.MoveUp: (0, -1), kinds.MoveDown: (0, 1),
        }  # fmt: skip
        if action in ways:
            return self._model.index(self.neighbour(here, *ways[action]))
        if action in (kinds.MoveHome, kinds.MoveEnd):
            return self._model.index(self.end(here, action == kinds.MoveEnd))
        for _ in range(page):
            here = self.neighbour(here, 1 if action == kinds.MovePageDown else -1, 0)
        return self._model.index(here)

    # Painting -----------------------------------------------------------------------------------

    def _hover(self, row: int) -> None:
        if row != self._under:
            self._under = row
            self.viewport().update()

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        """Paint again; nothing has moved."""
        self.viewport().update()

    def scene(self) -> Scene | None:
        """Return what is in view at this moment, None before there is any."""
        if self._frame is None:
            return None
        left, width = self.horizontalOffset(), self.viewport().width()
        first = max(self._ruler.at(left), 0)
        last = min(self._ruler.at(left + width) + 1, self._ruler.count)
        return Scene(
            self._trace, self._frame, self._lanes, self._ruler, self._sizes, left,
            self.verticalOffset(), first, last, width,
        )  # fmt: skip

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the columns in view."""
        scene = self.scene()
        if scene is None:
            return
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._lanes.count > self.whole_lanes:  # no slice of the next one
            painter.setClipRect(0, 0, scene.width, self.whole_lanes * self._sizes.lane + 2)
        self._around.paint(painter, scene, self._paint_cell)
        painter.end()

    def _paint_cell(self, painter: QPainter, row: int) -> None:
        option, index = QStyleOptionViewItem(), self._model.index(row)
        option.rect = self.visualRect(index)
        state = QStyle.StateFlag.State_Enabled
        if row == self._under:
            state |= QStyle.StateFlag.State_MouseOver
        if self.hasFocus() and index == self.currentIndex():
            state |= QStyle.StateFlag.State_HasFocus
        option.state = state
        self._cells.paint(painter, option, index)


def _lack(first: int, last: int, room: int) -> int:
    """Return by how much to scroll until `first` to `last` lie in 0 to `room`."""
    if first < 0:
        return first
    return max(min(last - room + 1, first), 0)
