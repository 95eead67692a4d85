"""The language of the interface: chosen in the menu, in force at once, remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale
from PySide6.QtGui import QAction, QActionGroup

from gradviz.words.catalogue import CATALOGUE, LANGUAGES

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from gradviz.app.main_window import MainWindow

NAMES = {"en": "English", "ko": "한국어"}  # each in its own tongue, so that anyone finds theirs


class Speaking:
    """Changes the language of one window."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self.actions: dict[str, QAction] = {}
        CATALOGUE.use(window.settings.language or own_language())

    def fill(self, menu: QMenu) -> None:
        """Put one choice a language into `menu`."""
        group = QActionGroup(menu)
        for language in LANGUAGES:
            action = menu.addAction(NAMES[language])
            action.setObjectName(f"actionLanguage_{language}")
            action.setCheckable(True)
            action.setChecked(language == CATALOGUE.language)
            action.triggered.connect(lambda _on=False, to=language: self.use(to))
            group.addAction(action)
            self.actions[language] = action

    def use(self, language: str) -> None:
        """Speak `language`; the program runs again, because a trace holds sentences too."""
        CATALOGUE.use(language)
        self.actions[language].setChecked(True)
        self._window.settings.language = language
        self._window.retranslate()
        self._window.document.run_again()


def own_language() -> str:
    """Return the language of the machine where we speak it, else English."""
    korean = QLocale.system().language() == QLocale.Language.Korean
    return "ko" if korean else "en"
