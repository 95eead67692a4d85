"""The window: places the panels and answers for the few names it promises. No logic of its own.

What is connected to what stands in wiring.py, what a command does in actions.py, what a panel is in
panels.py; the document lives behind it, on the desk.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu, QVBoxLayout, QWidget

from gradviz.app.actions import MENUS, Actions
from gradviz.app.allowing import Allowing
from gradviz.app.desk import Desk
from gradviz.app.exporting import Exporting
from gradviz.app.filing import Filing
from gradviz.app.focus_ring import FocusRing
from gradviz.app.keys import KeyRouter
from gradviz.app.linking import Linking
from gradviz.app.look import HairlineStyle, dress
from gradviz.app.moving import Moving
from gradviz.app.pacing import Pacing
from gradviz.app.panels import Panels
from gradviz.app.presenting import Presenting
from gradviz.app.repairing import Repairing
from gradviz.app.settings import LAYOUT_VERSION, Settings
from gradviz.app.sparking import Sparking
from gradviz.app.speaking import Speaking
from gradviz.app.striding import Striding
from gradviz.app.teaching import Teaching
from gradviz.app.turning import Turning
from gradviz.app.widening import Widening
from gradviz.app.widgets import Widgets
from gradviz.app.wiring import connect
from gradviz.trace import Trace
from gradviz.ui.theme import DARK, LIGHT, Theme, palette, ui_font
from gradviz.words import say

if TYPE_CHECKING:
    from gradviz.document.document import Document

SIZE = (1440, 900)
LEAST = (1000, 600)


class MainWindow(QMainWindow):
    """One window with one document."""

    traceChanged = Signal()
    cursorChanged = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.settings = Settings()
        self.desk = Desk(self)
        self.document: Document = self.desk.document
        self.widgets = Widgets()
        self.linking = Linking(self.widgets)
        self.actions_by_name = Actions(self)
        self.filing: Filing = Filing(self)
        self.exporting: Exporting = Exporting(self)
        self.presenting: Presenting = Presenting(self)
        self.speaking = Speaking(self)
        self.teaching = Teaching(self)
        self.repairing = Repairing(self)
        self.allowing = Allowing(self)
        self.striding: Striding = Striding(self)
        self.moving: Moving = Moving(self)
        self.pacing = Pacing(self)
        self.sparking: Sparking = Sparking(self)
        self.turning: Turning = Turning(self)
        self.ring = FocusRing(self)
        self.theme: Theme = DARK if self.settings.dark else LIGHT
        self._build()
        connect(self)
        self.widening = Widening(self)
        self.pacing.start()
        self.sparking.start()
        self.turning.start()
        self.keys = KeyRouter(self)
        self.retranslate()
        self.set_theme(self.theme)

    # The names DESIGN.md promises

    @property
    def trace(self) -> Trace | None:
        """The latest trace, also one that could show nothing new; None before the first run."""
        return self.document.latest if self.document.has_run else None

    @property
    def shown(self) -> Trace:
        """The trace in the picture: the latest that had something to show."""
        return self.document.trace

    @property
    def cursor(self) -> int:  # type: ignore[override]
        """How many steps have happened."""
        return self.document.stepper.cursor

    def go_to(self, cursor: int) -> None:
        """Show the moment after `cursor` steps."""
        self.desk.playback.pause()
        self.document.stepper.go_to(cursor)

    @property
    def settled(self) -> bool:
        """True while nothing is on its way: no run, no picture, no plot."""
        loading = self.isVisible() and not self.widgets.plots.loaded
        desk = self.desk
        parts = (desk.runs, desk.sweeps, desk.surfaces, desk.trainings, desk.jacobians,
                 desk.judging, self.widgets.plots)  # fmt: skip
        waiting = any(part.pending for part in parts)
        return not loading and not waiting and desk.worker.idle

    def keeps_work(self) -> bool:
        """Tell whether there is work that would be missed: changes in no file, not of a lesson."""
        return self.document.modified and not self.document.state.lesson

    # What the commands need of a window

    def step(self, by: int) -> None:
        """Go `by` steps on, or back."""
        self.go_to(self.cursor + by)

    def play(self) -> None:
        """Play or pause; at the end, play from the start."""
        if self.document.stepper.finished and not self.desk.playback.playing:
            self.document.stepper.first()
        self.desk.playback.toggle()

    def copy_formula(self) -> None:
        """Copy the formulas that the card shows, as LaTeX."""
        self.widgets.narration.copying.formula()

    def open_find(self) -> None:
        """Open the graph's find field if the graph is in use, else the editor's bar, in view."""
        graph = self.widgets.graph
        if graph.hasFocus() or graph.isAncestorOf(self.focusWidget() or self):
            graph.open_find()
            return
        self.panels.docks["programDock"].show()
        self.widgets.editor.open_find()

    def scene_by(self, by: int) -> None:
        """Look at the scene `by` further on."""
        self.document.go_to_scene(self.document.state.current + by)

    def toggle_lessons(self) -> None:
        """Open the lessons at the far left, or put them away."""
        self.panels.toggle_lessons(self.width())

    def toggle_theme(self) -> None:
        """Change between light and dark."""
        self.set_theme(LIGHT if self.theme is DARK else DARK)

    def escape(self) -> None:
        """Stop a long run; or else leave the presentation."""
        if self.widgets.status.cancel.isVisible():
            self.document.runs.interrupt()
        elif self.presenting.on:
            self.presenting.toggle()

    def reset_panels(self) -> None:
        """Put all panels where they were at the first start."""
        self.panels.place()
        self.panels.share_out(self.size(), self.widgets.program.wanted_size())

    def make_room(self) -> None:
        """Give the program the height it wants, unless the person has chosen one."""
        if self.isVisible():
            self.panels.fit_program(self.widgets.program.wanted_size().height())

    def set_theme(self, theme: Theme) -> None:
        """Let the application wear `theme`."""
        self.theme = theme
        QApplication.setPalette(palette(theme))
        QApplication.setFont(ui_font(10.0))
        self._style.theme = theme
        self.widgets.set_theme(theme)
        self.panels.set_theme(theme)
        self.ring.set_theme(theme)
        dress(self, self.widgets.header, theme)
        self.actions_by_name.set_theme(theme)
        self.actions_by_name["actionDarkTheme"].setChecked(theme is DARK)

    def retranslate(self) -> None:
        """Say everything again in the language in force."""
        self.setAccessibleName(say("window.name"))
        self.actions_by_name.retranslate()
        self.widgets.retranslate()
        self.panels.retranslate()
        self.allowing.retranslate()
        for key, menu in self._menus.items():
            menu.setTitle(say(f"window.menu.{key}"))
        self.set_title(self.document.state.title, self.document.modified)

    def set_title(self, title: str, modified: bool) -> None:
        """Say what is open, here and in the header."""
        lesson = self.document.state.lesson
        self.teaching.follow(lesson)
        named = title or (self.teaching.title(lesson) if lesson else say("window.untitled"))
        self.widgets.header.set_title(named, modified)
        self.setWindowTitle(say("window.title", title=named, mark=" •" if modified else ""))

    # Building

    def _build(self) -> None:
        self._style = HairlineStyle()
        self.setStyle(self._style)
        self.setDockNestingEnabled(True)
        self.setMinimumSize(*LEAST)
        self.setMenuWidget(self.widgets.header)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.widgets.stage)
        self.setCentralWidget(middle)
        self.panels = Panels(self, self.widgets)
        self.statusBar().setSizeGripEnabled(False)
        self.statusBar().addPermanentWidget(self.widgets.status, 1)
        self._fill_header()
        self.resize(*SIZE)
        self._restore()

    def _fill_header(self) -> None:
        header, actions = self.widgets.header, self.actions_by_name
        self._menus: dict[str, QMenu] = {}
        for which in MENUS:
            self._menus[which] = header.menu.addMenu("")
            actions.fill(self._menus[which], which)
        self._menus["recent"] = self._menus["file"].addMenu("")
        self._menus["panels"] = self._menus["view"].addMenu("")
        for dock in self.panels.docks.values():
            self._menus["panels"].addAction(dock.toggleViewAction())
        self._menus["float"] = self._menus["view"].addMenu("")
        self.panels.fill_float(self._menus["float"])
        self._menus["language"] = header.menu.addMenu("")
        self.speaking.fill(self._menus["language"])
        self._menus["limits"] = header.menu.addMenu("")
        self._menus["limits"].setToolTipsVisible(True)
        self.allowing.fill(self._menus["limits"])
        self._menus["recent"].aboutToShow.connect(
            lambda: self.filing.fill_recent(self._menus["recent"])
        )
        self._menus["export"] = QMenu(header)
        for what in ("Picture", "Tape", "Plot", "Animation", "Code"):
            self._menus["export"].addAction(actions[f"actionExport{what}"])
        header.add_action("lessons", actions["actionLessons"])
        header.add_menu("export", self._menus["export"])
        header.add_action("present", actions["actionPresent"])
        header.add_action("theme", actions["actionDarkTheme"], icon_only=True)

    def _restore(self) -> None:
        remembered = self.settings.window
        self._placed = remembered is not None and self.restoreGeometry(remembered[0])
        if remembered is not None and not self.restoreState(remembered[1], LAYOUT_VERSION):
            self.panels.place()
            self._placed = False
        self.panels.height_chosen = self._placed and self.settings.height_chosen

    # Qt's own

    def showEvent(self, event: QShowEvent) -> None:
        """Share the room out the first time; load what is slow after the first paint."""
        super().showEvent(event)
        self.keys.listen()
        if self._placed:
            self.make_room()
        else:
            self._placed = True
            self.panels.share_out(self.size(), self.widgets.program.wanted_size())
        QTimer.singleShot(0, self.widgets.plots.load)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the program have its part of the new height, once the panels have theirs."""
        super().resizeEvent(event)
        self.panels.resized()
        QTimer.singleShot(0, self._share_again)

    def _share_again(self) -> None:
        if self.isVisible() and not self.presenting.on:
            self.panels.keep_graph(self.widgets.stage.width())
        self.make_room()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember where everything is, and stop what runs."""
        if self.presenting.on:
            self.presenting.toggle()
        self.settings.dark = self.theme is DARK
        self.settings.height_chosen = self.panels.height_chosen
        self.settings.save_window(self.saveGeometry(), self.saveState(LAYOUT_VERSION))
        self.keys.rest()
        self.desk.close()
        super().closeEvent(event)
