"""What the card lets a person take away: the formulas as LaTeX, the sentence as text.

A small button in the corner and a menu; the window adds a key.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from gradviz.trace.mentions import taken_apart
from gradviz.ui.icons import icon
from gradviz.ui.narration.browser import Browser
from gradviz.ui.narration.latex import latex
from gradviz.ui.narration.story import SENTENCE, Story
from gradviz.ui.theme import Theme, scale
from gradviz.words import say

BUTTON = 24  # pixels at scale 1


def sentence(story: Story) -> str:
    """Return the plain sentence of a story; where it has none, its title."""
    found = [taken_apart(line.words)[0] for line in story.lines if line.style == SENTENCE]
    return "\n".join(words for words in found if words) or story.title


class Copying(QObject):
    """Copies from one card; `copied` says what, in a few words."""

    copied = Signal(str)

    def __init__(self, card: QWidget, browser: Browser, theme: Theme) -> None:
        super().__init__(card)
        self._browser = browser
        self._story = Story("")
        self.button = QToolButton(card)
        self.button.setObjectName("copyFormula")
        self.button.setAutoRaise(True)
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.button.clicked.connect(self.formula)
        self.set_theme(theme)
        browser.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        browser.customContextMenuRequested.connect(self._open_menu)

    def set_story(self, story: Story) -> None:
        """Copy from `story` from now on."""
        self._story = story
        self.button.setEnabled(any(line.formulas for line in story.lines))

    def set_theme(self, theme: Theme) -> None:
        """Paint the button's icon in the colours of `theme`."""
        self.button.setIcon(icon("copy", theme.muted, theme.outline))
        self.button.setIconSize(QSize(round(16 * scale()), round(16 * scale())))
        self.button.setFixedSize(round(BUTTON * scale()), round(BUTTON * scale()))
        self.button.setStyleSheet(
            "QToolButton { border: 1px solid transparent; border-radius: 4px; }"
            f"QToolButton:hover, QToolButton:focus {{ border-color: {theme.series}; }}"
        )

    def retranslate(self) -> None:
        """Say again what the button does."""
        self.button.setToolTip(f"{say('card.copy')} (Ctrl+Shift+C)")
        self.button.setAccessibleName(say("card.copy"))

    def formula(self) -> None:
        """Copy the formulas as LaTeX."""
        text = latex(self._story)
        if text:
            QGuiApplication.clipboard().setText(text)
        self.copied.emit(say("card.copied" if text else "card.nothing_to_copy"))

    def sentence(self) -> None:
        """Copy the plain sentence."""
        QGuiApplication.clipboard().setText(sentence(self._story))
        self.copied.emit(say("card.copied_sentence"))

    # -- the menu -------------------------------------------------------------------------------

    def _open_menu(self, at: QPoint) -> None:
        self.menu(at).popup(self._browser.viewport().mapToGlobal(at))

    def menu(self, at: QPoint) -> QMenu:
        """Return what can be done at a point of the text."""
        menu = QMenu(self._browser)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        node = self._browser.link_at(QPointF(at))
        node = self._browser.focused if node is None else node
        if node is not None:
            self._offer(menu, "select", lambda: self._browser.nodeSelected.emit(node))
            self._offer(menu, "go_to", lambda: self._browser.nodeActivated.emit(node))
            menu.addSeparator()
        if self._browser.textCursor().hasSelection():
            self._offer(menu, "copy_text", self._browser.copy)
        self._offer(menu, "copy", self.formula).setEnabled(self.button.isEnabled())
        self._offer(menu, "copy_sentence", self.sentence)
        return menu

    def _offer(self, menu: QMenu, key: str, do: Callable[[], object]) -> QAction:
        action = menu.addAction(say(f"card.{key}"))
        action.setObjectName(key)
        action.triggered.connect(lambda _checked=False: do())
        return action
