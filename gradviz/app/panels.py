"""The dock panels: one row each. Menu, dock and saved layout come from the row."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDockWidget, QMainWindow, QMenu, QWidget

from gradviz.app.panel_title import PanelTitle
from gradviz.app.widgets import Widgets
from gradviz.ui.theme import Theme
from gradviz.words import say

LEFT = Qt.DockWidgetArea.LeftDockWidgetArea
RIGHT = Qt.DockWidgetArea.RightDockWidgetArea
BOTTOM = Qt.DockWidgetArea.BottomDockWidgetArea


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
        horizontal, vertical = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
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
            action.triggered.connect(dock.setFloating)
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
        window, docks = self._window, self.docks
        share = size.width() / 1440
        left = min(max(wanted.width(), round(391 * share)), round(470 * share))
        columns = [docks["programDock"], docks["plotsDock"]]
        window.resizeDocks(columns, [left, round(387 * share)], Qt.Orientation.Horizontal)
        bottom = docks["tapeDock"].sizeHint().height()
        column = size.height() - bottom - 43 - 34
        title = self.titles["programDock"].height()
        top = min(wanted.height() + title, round(column * 0.6))
        rows = [docks["programDock"], docks["detailsDock"]]
        window.resizeDocks(rows, [top, column - top], Qt.Orientation.Vertical)
        rows = [docks["plotsDock"], docks["inspectorDock"]]
        window.resizeDocks(rows, [column // 2, column - column // 2], Qt.Orientation.Vertical)
        window.resizeDocks([docks["tapeDock"]], [bottom], Qt.Orientation.Vertical)
