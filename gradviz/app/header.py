"""The bar at the top: the product's name, what is open, and the few commands everyone needs.

Its buttons trigger the window's actions; it has no command of its own.
"""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QSizePolicy, QToolButton, QWidget

from gradviz.ui.icons import icon
from gradviz.ui.theme import DARK, Theme, ui_font
from gradviz.words import say

HEIGHT = 43


class HeaderBar(QWidget):
    """Menu button, name, title, and buttons at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("header")
        self.setFixedHeight(HEIGHT)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._buttons: dict[str, QToolButton] = {}
        self.menu = QMenu(self)
        self._menu = self._button("menu", popup=self.menu)
        self._menu.setText("☰")
        self._menu.setAutoRaise(True)
        self._name = QLabel("gradviz", self)
        self._title = QLabel(self)
        self._title.setObjectName("muted")
        self._title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(8, 0, 14, 0)
        self._row.setSpacing(8)
        self._row.addWidget(self._menu)
        self._row.addWidget(self._name)
        self._row.addWidget(self._title, 1)

    def add_action(self, key: str, action: QAction, icon_only: bool = False) -> None:
        """Put a button for `action` at the right, with its text or its icon."""
        button = self._button(key)
        button.setDefaultAction(action)
        style = Qt.ToolButtonStyle
        button.setToolButtonStyle(
            style.ToolButtonIconOnly if icon_only else style.ToolButtonTextOnly
        )
        self._row.addWidget(button)

    def add_menu(self, key: str, menu: QMenu) -> None:
        """Put a button that opens `menu` at the right."""
        self._row.addWidget(self._button(key, menu))

    def set_title(self, title: str, modified: bool) -> None:
        """Say what is open; a dot says that it has changes not saved."""
        self._title.setText(f"{title} •" if modified else title)

    def open_menu(self) -> None:
        """Open the menu as a click on its button does."""
        self._menu.showMenu()

    def retranslate(self) -> None:
        """Set the fixed texts again."""
        for key, button in self._buttons.items():
            text = say(f"window.header.{key}")
            button.setAccessibleName(text)
            if key == "menu":
                button.setToolTip(text)
                continue
            if key == "export":
                button.setToolTip(say("window.header.export_tip"))
            if button.defaultAction() is None:
                button.setText(text)

    def set_theme(self, theme: Theme) -> None:
        """Wear `theme`."""
        self._name.setFont(ui_font(11.0, bold=True))
        self._title.setFont(ui_font(10.0))
        for button in self._buttons.values():
            button.setFont(ui_font(10.0))
        if "theme" in self._buttons:
            name = "sun" if theme is DARK else "moon"
            self._buttons["theme"].defaultAction().setIcon(icon(name, theme.text))

    def _button(self, key: str, popup: QMenu | None = None) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(f"header_{key}")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setIconSize(QSize(15, 15))
        if popup is not None:
            button.setMenu(popup)
            button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._buttons[key] = button
        return button
