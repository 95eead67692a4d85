"""Offers names while a person types, and puts in the one they take.

What fits is worked out in offers.py, the list is painted in offer_list.py. Enter and Tab take the
chosen name. The first is chosen by itself only if it begins as typed, so that Enter behind a new
name never turns it into one that merely has its letters; Tab then takes the first all the same.
"""

from __future__ import annotations

import html
from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QTextCursor

from gradviz.trace import Trace
from gradviz.ui.editor.glossary import Glossary, NoGlossary
from gradviz.ui.editor.offer_list import OfferList
from gradviz.ui.editor.offers import Offer, is_being_named, offers, typed_before
from gradviz.ui.editor.own_names import Own, definitions
from gradviz.ui.editor.pieces import kinds_of
from gradviz.ui.editor.rich import plain, signature
from gradviz.ui.theme import LIGHT, Theme

if TYPE_CHECKING:
    from gradviz.ui.editor.program_text import ProgramText

AT_ONCE = 2  # letters typed before names are offered unasked; behind a dot, none
Key = Qt.Key
TAKING = (Key.Key_Return, Key.Key_Enter, Key.Key_Tab)
MOVES = {Key.Key_Down: 1, Key.Key_Up: -1, Key.Key_PageDown: 8, Key.Key_PageUp: -8}
HELD = (Key.Key_Shift, Key.Key_Control, Key.Key_Alt, Key.Key_Meta)


class Completion(QObject):
    """Offers names below the caret of one editor."""

    def __init__(self, editor: ProgramText) -> None:
        super().__init__(editor)
        self._editor = editor
        self._theme = LIGHT
        self._own: Mapping[str, Own] = {}
        self.glossary: Glossary = NoGlossary()
        self.trace = Trace("")  # of the last run, which knows what names hold
        self.roles: Mapping[str, str] = {}
        self.list = OfferList(editor)
        self.list.describe = self._foot
        self.list.model.help_of = self._help
        self.list.model.colour_of = self._colour
        self.list.taken.connect(self.take)
        self._scrolled = QTimer(self, singleShot=True, interval=0)
        self._scrolled.timeout.connect(self._keep_beside)

    @property
    def kinds(self) -> Mapping[str, str]:
        """What the last run knows of names: {"w": "tf.Variable"}."""
        return kinds_of(self.trace)

    def set_theme(self, theme: Theme) -> None:
        """Use the colours of `theme`."""
        self._theme = theme
        self.list.set_theme(theme)

    def is_open(self) -> bool:
        """Say whether names are on offer now."""
        return not self.list.isHidden()

    def offered(self) -> list[str]:
        """Return the names on offer, in order."""
        return [offer.name for offer in self.list.model.offers]

    def close(self) -> None:
        """Take the offer away."""
        self.list.hide()

    def offer(self, asked: bool = False) -> None:
        """Show the names that fit before the caret, if there are any."""
        text, caret = self._editor.program(), self._editor.caret()
        typed = typed_before(text, caret)
        if typed is None or not (asked or self._is_time(text, caret, *typed)):
            self.close()
            return
        found = offers(text, caret, self.glossary, self.kinds)
        whole = any(offer.name == typed[1] for offer in found)
        found = [offer for offer in found if offer.name != typed[1]]
        if whole and not asked:
            found = [offer for offer in found if offer.begins]
        if not found:
            self.close()
            return
        self._own = definitions(text)
        sure = found[0].begins and found[0].sort != "guess" and not whole
        self.list.show_offers(found, sure, self._place(len(typed[1])))

    def follow_scroll(self) -> None:
        """Keep the offer beside the caret, which a run may scroll: once nothing moves any more."""
        if self.is_open():
            self._scrolled.start()

    def _keep_beside(self) -> None:
        if not self.is_open():
            return
        typed = typed_before(self._editor.program(), self._editor.caret())
        seen = self._editor.viewport().rect().intersects(self._editor.cursorRect())
        if typed is None or not seen:
            self.close()
        else:
            self.list.stand_at(self._place(len(typed[1])))

    def follow(self, event: QKeyEvent) -> None:
        """Offer names after a key that typed a letter; after most others, offer none."""
        typed = event.text()
        shortened = event.key() == Key.Key_Backspace and self.is_open()
        if shortened or (typed and (typed.isalnum() or typed in "_.")):
            self.offer()
        elif event.key() not in HELD:
            self.close()

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key means to the open list; return False where it means nothing to it."""
        if not self.is_open():
            return False
        key, chosen = Key(event.key()), self.list.chosen
        if key == Key.Key_Tab and chosen is None:
            chosen = self.list.model.offers[0]
        if key in TAKING and chosen is not None:
            self.take(chosen)
        elif key == Key.Key_Escape:
            self.close()
        elif key in MOVES:
            self.list.move_by(MOVES[key])
        else:
            if key in TAKING:
                self.close()
            return False
        return True

    def take(self, offer: Offer) -> None:
        """Put `offer` in the place of the letters typed."""
        typed = typed_before(self._editor.program(), self._editor.caret())
        cursor = self._editor.textCursor()
        back = len(typed[1]) if typed else 0
        cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, back)
        cursor.insertText(offer.typed)
        self._editor.setTextCursor(cursor)
        self.close()

    def _is_time(self, text: str, caret: int, owner: str, letters: str) -> bool:
        if is_being_named(text, caret):
            return False
        return bool(owner) or len(letters) >= AT_ONCE

    def _place(self, back: int) -> QRect:
        editor = self._editor
        area = editor.cursorRect().translated(editor.viewport().pos())
        return area.translated(-editor.fontMetrics().horizontalAdvance("0") * back - 8, 0)

    # What is said of an offer.

    def _help(self, offer: Offer) -> str:
        own = self._own.get(offer.path or offer.name)
        if own is not None:
            return own.help
        entry = self.glossary.describe(offer.path) if offer.path else None
        return entry.help if entry is not None else ""

    def _foot(self, offer: Offer) -> str:
        own = self._own.get(offer.path or offer.name)
        entry = self.glossary.describe(offer.path) if offer.path and own is None else None
        parameters = own.parameters if own is not None else entry.parameters if entry else None
        words = html.escape(self._help(offer))
        if parameters is None:
            return words
        head = signature(offer.name.rsplit(".", 1)[-1], parameters)
        return f"{head}<br>{plain(words, self._theme.muted)}" if words else head

    def _colour(self, offer: Offer) -> str:
        theme = self._theme
        if offer.sort == "own" and offer.name in self.roles:
            return theme.role(self.roles[offer.name])
        if offer.sort == "keyword":
            return theme.keyword
        entry = self.glossary.describe(offer.path) if offer.path else None
        return theme.function if entry is not None and entry.parameters is not None else theme.text
