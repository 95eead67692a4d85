"""The scenes of a notebook as a row of small tabs above the program. Emits intents only."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QTabBar, QToolButton, QWidget

from gradviz.ui.icons import icon
from gradviz.ui.theme import Theme, ui_font
from gradviz.words import say


class SceneBar(QWidget):
    """One tab a scene, and a button that adds one. Hidden while there is only one scene."""

    sceneRequested = Signal(int)
    addRequested = Signal()
    removeRequested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tabs = QTabBar(self)
        self._tabs.setObjectName("sceneTabs")
        self._tabs.setDrawBase(False)
        self._tabs.setExpanding(False)
        self._tabs.setUsesScrollButtons(True)
        self._tabs.currentChanged.connect(self.sceneRequested)
        self._add = self._button()
        self._add.clicked.connect(self.addRequested)
        self._remove = self._button()
        self._remove.clicked.connect(self.removeRequested)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 2, 8, 2)
        row.setSpacing(2)
        row.addWidget(self._tabs, 1)
        row.addWidget(self._add)
        row.addWidget(self._remove)
        self.retranslate()
        self.set_scenes(1, 0)

    def _button(self) -> QToolButton:
        button = QToolButton(self)
        button.setAutoRaise(True)
        button.setIconSize(QSize(13, 13))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def set_scenes(self, count: int, current: int) -> None:
        """Show `count` scenes, of which `current` is looked at."""
        blocked = self._tabs.blockSignals(True)
        while self._tabs.count() > count:
            self._tabs.removeTab(self._tabs.count() - 1)
        while self._tabs.count() < count:
            self._name(self._tabs.addTab(str(self._tabs.count() + 1)))
        self._tabs.setCurrentIndex(current)
        self._tabs.blockSignals(blocked)
        self.setVisible(count > 1)

    def retranslate(self) -> None:
        """Set the fixed texts again."""
        self._tabs.setAccessibleName(say("window.scenes"))
        for index in range(self._tabs.count()):
            self._name(index)
        for button, key in ((self._add, "add"), (self._remove, "remove")):
            button.setToolTip(say(f"window.scene.{key}"))
            button.setAccessibleName(say(f"window.scene.{key}"))

    def _name(self, index: int) -> None:
        self._tabs.setTabToolTip(index, say("window.scene", number=index + 1))

    def set_theme(self, theme: Theme) -> None:
        """Wear `theme`."""
        self._tabs.setFont(ui_font(9.5))
        self._add.setIcon(icon("plus", theme.muted))
        self._remove.setIcon(icon("close", theme.muted))
