"""The title bar of a dock panel: a bold name, a muted remark, and room for the panel's own choices.

It replaces Qt's, so that a panel looks like a section of one page; dragging, floating and closing
work as with Qt's. Knows no panel.
"""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QDockWidget, QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from gradviz.ui.icons import icon
from gradviz.ui.theme import Theme, scale, ui_font
from gradviz.words import say

HEIGHT = 36
SIDE = 12


class PanelTitle(QWidget):
    """One title bar. `set_name` and `set_remark` fill it; `lead_with` puts a widget in it.

    A panel that brings a heading of its own needs none while it is docked: `heads` is False.
    """

    def __init__(self, dock: QDockWidget, heads: bool = True) -> None:
        super().__init__(dock)
        self._dock = dock
        self._heads = heads
        dock.topLevelChanged.connect(self._fold)
        self._name = QLabel(self)
        self._remark = QLabel(self)
        self._remark.setObjectName("muted")
        self._close = QToolButton(self)
        self._close.setAutoRaise(True)
        self._close.setIconSize(QSize(12, 12))
        self._close.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._close.clicked.connect(dock.hide)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(SIDE, 0, SIDE, 0)
        self._row.setSpacing(8)
        self._row.addWidget(self._name)
        self._row.addStretch(1)
        self._row.addWidget(self._remark)
        self._row.addWidget(self._close)
        self._fold(False)
        self.retranslate()

    def set_name(self, name: str) -> None:
        """Say what the panel is."""
        self._name.setText(name)

    def set_remark(self, remark: str) -> None:
        """Say something short about what it shows."""
        self._remark.setText(remark)

    def lead_with(self, widget: QWidget) -> None:
        """Let `widget` stand in the place of the name."""
        self._row.insertWidget(0, widget, 100)
        self._name.hide()
        self._remark.hide()

    def sizeHint(self) -> QSize:
        """As high as one line of text needs, or nothing at all."""
        folded = not (self._heads or self._dock.isFloating())
        return QSize(80, 0 if folded else round(HEIGHT * scale()))

    def minimumSizeHint(self) -> QSize:
        """The dock asks for this."""
        return self.sizeHint()

    def _fold(self, floating: bool) -> None:
        self.setFixedHeight(self.sizeHint().height())
        self.setVisible(self._heads or floating)
        self._close.setVisible(floating)  # a docked panel is put away by the menus
        self.updateGeometry()

    def retranslate(self) -> None:
        """Set the fixed texts again."""
        self._close.setToolTip(say("window.panel.hide"))
        self._close.setAccessibleName(say("window.panel.hide"))

    def set_theme(self, theme: Theme) -> None:
        """Wear `theme`."""
        self._name.setFont(ui_font(10.0, bold=True))
        self._remark.setFont(ui_font(9.5))
        self._close.setIcon(icon("close", theme.muted))
        self._fold(self._dock.isFloating())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer to float the panel or put it back, and to hide it."""
        menu = QMenu(self)
        floating = self._dock.isFloating()
        key = "window.panel.dock" if floating else "window.panel.float"
        menu.addAction(say(key)).triggered.connect(lambda: self._dock.setFloating(not floating))
        menu.addAction(say("window.panel.hide")).triggered.connect(self._dock.hide)
        menu.exec(event.globalPos())
