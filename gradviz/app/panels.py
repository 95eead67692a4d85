"""The dock panels: one row each. Menu, dock and saved layout come from the row."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDockWidget, QMainWindow, QMenu, QWidget

from gradviz.app.panel_title import PanelTitle
from gradviz.app.widgets import Widgets
from gradviz.ui.theme import Theme
from gradviz.words import say

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

LEFT = Qt.DockWidgetArea.LeftDockWidgetArea
RIGHT = Qt.DockWidgetArea.RightDockWidgetArea
LEFT_WIDTH, MOST_LEFT, RIGHT_WIDTH = 391, 420, 360  # pixels in a window 1440 wide
# With lessons open the others give way to the graph in turn: the plots, the lessons, the program.
LESSONS_WIDTH, LEAST_GRAPH, LEAST_PLOTS, LEAST_LESSONS, LEAST_LEFT = 270, 500, 280, 240, 352
ABOVE_AND_BELOW = 43 + 39  # the header and the status line
MOST_PROGRAM = 0.6  # of its column
PLOTS, MOST_PLOTS = 320, 0.6  # pixels that plots are given, if that is no more of their column
NEAR = 8  # pixels by which a height may miss what was asked for
BOTTOM = Qt.DockWidgetArea.BottomDockWidgetArea
VERTICAL = Qt.Orientation.Vertical


@dataclass(frozen=True, slots=True)
class Panel:
    """One row. `share` is the size it starts with along its neighbours, in pixels."""

    name: str
    key: str
    area: Qt.DockWidgetArea
    content: Callable[[Widgets], QWidget]
    shown: bool = True
    heads: bool = True  # it needs a title bar: its content has no heading of its own


PANELS = (
    Panel("lessonsDock", "lessons", LEFT, lambda w: w.lessons, shown=False),
    Panel("programDock", "program", LEFT, lambda w: w.program),
    Panel("detailsDock", "details", LEFT, lambda w: w.details),
    Panel("plotsDock", "plots", RIGHT, lambda w: w.plots, heads=False),
    Panel("inspectorDock", "inspector", RIGHT, lambda w: w.inspector, heads=False),
    Panel("tapeDock", "tape", BOTTOM, lambda w: w.tape, heads=False),
)


class Panels:
    """The docks of one window, by name, in the places the mock gives them."""

    def __init__(self, window: QMainWindow, widgets: Widgets) -> None:
        self._window = window
        self.docks: dict[str, QDockWidget] = {}
        self._floats: dict[str, QAction] = {}
        self._given: tuple[int, ...] = ()  # the program's heights that were our choice
        self.height_chosen = False  # the person has moved the line below the program
        self._before_lessons = (0, 0)  # the widths of the program and the plots
        self.titles: dict[str, PanelTitle] = {}
        for panel in PANELS:
            self._make(panel, widgets)
        self.titles["detailsDock"].lead_with(widgets.details.bar)
        self.place()

    def _make(self, panel: Panel, widgets: Widgets) -> None:
        dock = QDockWidget(self._window)
        dock.setObjectName(panel.name)
        title = PanelTitle(dock, panel.heads)
        dock.setTitleBarWidget(title)
        dock.setWidget(panel.content(widgets))
        self.docks[panel.name], self.titles[panel.name] = dock, title

    def place(self) -> None:
        """Put every panel where it belongs, shown or hidden as at the first start."""
        window, docks = self._window, self.docks
        for corner in (Qt.Corner.BottomLeftCorner, Qt.Corner.BottomRightCorner):
            window.setCorner(corner, BOTTOM)
        for panel in PANELS:
            docks[panel.name].setFloating(False)
            window.addDockWidget(panel.area, docks[panel.name])
        horizontal, vertical = Qt.Orientation.Horizontal, VERTICAL
        window.splitDockWidget(docks["lessonsDock"], docks["programDock"], horizontal)
        window.splitDockWidget(docks["programDock"], docks["detailsDock"], vertical)
        window.splitDockWidget(docks["plotsDock"], docks["inspectorDock"], vertical)
        for panel in PANELS:
            docks[panel.name].setVisible(panel.shown)

    def fill_float(self, menu: QMenu) -> None:
        """Put one entry a panel into `menu` that takes it off the window or puts it back."""
        for name, dock in self.docks.items():
            action = menu.addAction("")
            action.setCheckable(True)
            action.triggered.connect(lambda on, dock=dock: _float(dock, on))
            dock.topLevelChanged.connect(action.setChecked)
            self._floats[name] = action

    def retranslate(self) -> None:
        """Set the titles again; they are also the names in the menu."""
        for panel in PANELS:
            name = say(f"window.panel.{panel.key}")
            self.docks[panel.name].setWindowTitle(name)
            self.docks[panel.name].setAccessibleName(name)
            self.titles[panel.name].set_name(name)
            self.titles[panel.name].retranslate()
            self._floats[panel.name].setText(name)

    def set_theme(self, theme: Theme) -> None:
        """Let the titles wear `theme`."""
        for title in self.titles.values():
            title.set_theme(theme)

    def share_out(self, size: QSize, wanted: QSize) -> None:
        """Give each column and row its part of a window of `size`; the program wants `wanted`."""
        docks, share = self.docks, size.width() / 1440
        left = min(max(wanted.width(), round(LEFT_WIDTH * share)), round(MOST_LEFT * share))
        self._across(left, round(RIGHT_WIDTH * share))
        bottom = docks["tapeDock"].sizeHint().height()
        column = size.height() - bottom - ABOVE_AND_BELOW
        plots = max(column // 2, min(PLOTS, round(column * MOST_PLOTS)))
        self._down("plotsDock", "inspectorDock", plots, column - plots)
        self._given, self.height_chosen = (), False
        self.fit_program(wanted.height())
        self._window.resizeDocks([docks["tapeDock"]], [bottom], VERTICAL)

    def fit_program(self, wanted: int) -> None:
        """Give the program the height it wants, but leave the table below it the larger part.

        Nothing happens where the person has moved the line between the two.
        """
        above, below = self.docks["programDock"], self._below_program()
        # What was asked for lately may still be on its way, so the heights before it are ours too.
        if self._given and all(abs(above.height() - given) > NEAR for given in self._given):
            self.height_chosen = True
        if self.height_chosen:
            return
        column = above.height() + below.height()
        title = self.titles["programDock"].height()
        height = min(wanted + title, round(column * MOST_PROGRAM))
        if self._given and height == self._given[-1] == above.height():
            return
        self._window.resizeDocks([above, below], [height, column - height], VERTICAL)
        self._given = (*self._given[-7:], height)

    def _below_program(self) -> QDockWidget:
        """Return the details, or what lies over them in the same place."""
        details = self.docks["detailsDock"]
        sharing = (details, *self._window.tabifiedDockWidgets(details))
        return next((dock for dock in sharing if not dock.visibleRegion().isEmpty()), details)

    def resized(self) -> None:
        """The window has another size: heights that follow from it are nobody's choice."""
        self._given = ()

    def keep_graph(self, width: int) -> None:
        """Let plots and program give way to a graph that is `width` wide where that is too little.

        For a window that has become smaller: what a person drags is left alone.
        """
        docks = self.docks
        plots, program = (docks[name] for name in ("plotsDock", "programDock"))
        shown = [dock for dock in (plots, program) if dock.isVisible() and not dock.isFloating()]
        lack, row, widths = LEAST_GRAPH - width, [], []
        for dock in shown:
            left, lack = _given_up(dock.width(), LEAST_PLOTS if dock is plots else LEAST_LEFT, lack)
            row.append(dock)
            widths.append(left)
        if width < LEAST_GRAPH and row:
            self._window.resizeDocks(row, widths, Qt.Orientation.Horizontal)

    def toggle_lessons(self, width: int) -> None:
        """Open the lessons and let all others make room; or close them again."""
        docks = self.docks
        plots, left = docks["plotsDock"], docks["programDock"].width()
        aside = self._window.dockWidgetArea(plots) == RIGHT and not plots.isFloating()
        right = plots.width() if aside and plots.isVisible() else 0  # else it takes no width
        if not docks["lessonsDock"].isHidden():
            docks["lessonsDock"].hide()
            was_left, was_right = self._before_lessons
            self._across(was_left or left, right and (was_right or right))
            return
        self._before_lessons = (left, right)
        lack = LEAST_GRAPH - (width - LESSONS_WIDTH - left - right)
        right, lack = _given_up(right, LEAST_PLOTS, lack)
        lessons, lack = _given_up(LESSONS_WIDTH, LEAST_LESSONS, lack)
        left, _ = _given_up(left, LEAST_LEFT, lack)
        docks["lessonsDock"].show()
        self._across(left, right, lessons)

    def _across(self, left: int, right: int, lessons: int = 0) -> None:
        """Give the columns their widths in pixels, but those that get none."""
        names = {"lessonsDock": lessons, "programDock": left, "plotsDock": right}
        widths = {self.docks[name]: width for name, width in names.items() if width}
        self._window.resizeDocks([*widths], [*widths.values()], Qt.Orientation.Horizontal)

    def _down(self, above: str, below: str, first: int, second: int) -> None:
        rows = [self.docks[above], self.docks[below]]
        self._window.resizeDocks(rows, [first, second], VERTICAL)


def _given_up(width: int, least: int, lack: int) -> tuple[int, int]:
    """Return what is left of a panel's width after it helped where pixels `lack`, and that lack."""
    given = min(max(lack, 0), max(width - least, 0))
    return width - given, lack - given


def _float(dock: QDockWidget, on: bool) -> None:
    dock.show()
    dock.setFloating(on)
