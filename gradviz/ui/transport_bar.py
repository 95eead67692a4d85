"""The transport bar: its buttons, the timeline, the counter and how to play.

The buttons trigger the actions they are handed, so that shortcuts and menus live in one place. The
bar says which step is wanted and how fast to play; it moves nothing itself.
"""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from gradviz.trace import Frame, Trace
from gradviz.ui.icons import icon
from gradviz.ui.theme import LIGHT, Theme, code_font, scale, ui_font
from gradviz.ui.timeline import Timeline
from gradviz.words import say

SPEEDS = (0.25, 0.5, 1.0, 2.0, 4.0)
NAMES = ("first", "back", "play", "forward", "last", "outside", "inside")
HELD = ("back", "forward", "outside", "inside")  # buttons that go on while they are held down
STYLE = """
QToolButton {{ background: {raised}; color: {text}; border: 1px solid {outline};
  border-radius: 6px; padding: 0; }}
QToolButton:hover {{ background: {canvas}; border-color: {faint}; }}
QToolButton:pressed {{ background: {line}; }}
QToolButton:focus {{ border-color: {series}; }}
QToolButton#playButton {{ background: {button}; border-color: {button}; }}
QToolButton#playButton:hover {{ border-color: {current}; }}
QToolButton#playButton:focus {{ border: 2px solid {series}; }}
QToolButton#speedButton {{ color: {muted}; border-color: transparent; background: transparent; }}
QToolButton#speedButton:hover {{ color: {text}; border-color: {outline}; }}
QToolButton#speedButton:focus {{ border-color: {series}; }}
QToolButton::menu-indicator {{ image: none; }}
QLabel {{ color: {muted}; }}
"""


class TransportBar(QWidget):
    """Emits `stepRequested(cursor)` when the timeline is moved by a person, and how to play."""

    stepRequested = Signal(int)
    speedChanged = Signal(float)
    insideToggled = Signal(bool)  # whether playing goes inside backward steps

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._playing = False
        self._speed = 1.0
        self._actions: dict[str, QAction] = {}
        self._buttons = {name: self._button(name) for name in NAMES}
        self.timeline = Timeline(self)
        self.timeline.valueChanged.connect(self._on_moved)
        self._counter = QLabel(self)
        self._counter.setObjectName("stepCounter")
        self._counter.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._speeds = self._speed_button()
        self._place()
        self.set_theme(LIGHT)
        self.retranslate()
        self._count()

    def _button(self, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name + "Button")
        button.setFixedSize(36, 30)
        button.setIconSize(QSize(18, 18))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setEnabled(False)
        button.setAutoRepeat(name in HELD)
        button.clicked.connect(lambda: self._actions[name].trigger())
        return button

    def _speed_button(self) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("speedButton")
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        group = QActionGroup(menu)
        for speed in SPEEDS:
            action = group.addAction(menu.addAction(""))
            action.setCheckable(True)
            action.setChecked(speed == self._speed)
            action.setData(speed)
            action.triggered.connect(lambda _checked, s=speed: self._choose(s))
        menu.addSeparator()
        self.inside = menu.addAction("")
        self.inside.setCheckable(True)
        self.inside.toggled.connect(self.insideToggled)
        self._speed_actions = group.actions()
        button.setMenu(menu)
        return button

    def _place(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 14, 0)
        row.setSpacing(10)
        for button in self._buttons.values():
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.timeline, 1, Qt.AlignmentFlag.AlignTop)
        for widget in (self._counter, self._speeds):
            widget.setFixedHeight(30)
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)

    def set_actions(self, *actions: QAction) -> None:
        """Let the buttons, as in NAMES, trigger these actions, and follow whether each can be."""
        for name, action in zip(NAMES, actions, strict=True):
            self._actions[name] = action
            action.changed.connect(lambda n=name: self._follow(n))
            self._follow(name)

    def set_trace(self, trace: Trace) -> None:
        """Take a new run."""
        self.timeline.set_trace(trace)
        self._count()

    def set_frame(self, frame: Frame) -> None:
        """Show where the cursor is."""
        self.timeline.set_frame(frame)
        self._count()

    def set_playing(self, playing: bool) -> None:
        """Show the pause sign while playing."""
        self._playing = playing
        self._paint_play()

    def speed(self) -> float:
        """Return how many times the usual speed is chosen."""
        return self._speed

    def set_speed(self, speed: float) -> None:
        """Show `speed`, one of SPEEDS, as chosen; silent."""
        self._speed = speed
        for action in self._speed_actions:
            action.setChecked(action.data() == speed)
        self._speeds.setText(_times(speed) + " ▾")

    def set_theme(self, theme: Theme) -> None:
        """Use the colours of `theme`, and letters as large as all are now."""
        self._theme = theme
        self._counter.setFont(code_font(10))
        self._speeds.setFont(ui_font(9.5))
        self._speeds.setFixedSize(round(52 * scale()), 30)
        names = ("raised", "text", "outline", "canvas", "faint", "line", "series", "current")
        colours = {name: getattr(theme, name) for name in (*names, "button", "muted")}
        self.ensurePolished()  # else Qt keeps the rules of the sheet before, once measured
        self.setStyleSheet(STYLE.format(**colours))
        for name, button in self._buttons.items():
            button.setIcon(icon(name, theme.text, theme.faint))
        self._paint_play()
        self._count()
        self.timeline.set_theme(theme)

    def retranslate(self) -> None:
        """Set all fixed texts again, in the language now in force."""
        self.setAccessibleName(say("transport.bar"))
        for name in NAMES:
            self._follow(name)
        self._speeds.setAccessibleName(say("transport.speed"))
        self._speeds.setToolTip(say("transport.speed"))
        for action in self._speed_actions:
            action.setText(_times(action.data()))
        self.inside.setText(say("transport.play_inside"))
        self.set_speed(self._speed)
        self.timeline.retranslate()
        self._count()

    def _follow(self, name: str) -> None:
        """Do as the action does: enabled or not, and name the shortcut in the tooltip."""
        button, action = self._buttons[name], self._actions.get(name)
        said = say("transport.pause" if name == "play" and self._playing else "transport." + name)
        button.setAccessibleName(said)
        keys = "" if action is None else action.shortcut().toString()
        button.setToolTip(f"{said} ({keys})" if keys else said)
        button.setEnabled(action is not None and action.isEnabled())

    def _paint_play(self) -> None:
        name = "pause" if self._playing else "play"
        self._buttons["play"].setIcon(icon(name, self._theme.button_text, self._theme.muted))
        self._follow("play")

    def _count(self) -> None:
        at, count = self.timeline.value(), self.timeline.maximum()
        widest = self._counter.fontMetrics().horizontalAdvance(f"{count}/{count}")
        self._counter.setFixedWidth(widest + 2)  # so that no step lays the window out again
        self._counter.setText(f"{at}/{count}")
        self._counter.setAccessibleName(say("transport.counter", at=at, count=count))

    def _on_moved(self, value: int) -> None:
        self._count()
        self.stepRequested.emit(value)

    def _choose(self, speed: float) -> None:
        self.set_speed(speed)
        self.speedChanged.emit(speed)


def _times(speed: float) -> str:
    fractions = {0.25: "¼", 0.5: "½"}
    return say("transport.speed_times", times=fractions.get(speed, f"{speed:g}"))
