"""Shows the parameters of the call one types in, the present one bold.

Opens at a bracket or a comma, moves along with the caret, closes with the bracket or Escape.
"""

from __future__ import annotations

import html
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect

from gradviz.ui.editor import span_marks
from gradviz.ui.editor.floating import Card
from gradviz.ui.editor.offers import parameters_of
from gradviz.ui.editor.own_names import definitions
from gradviz.ui.editor.rich import plain, signature
from gradviz.ui.editor.scanning import Call, call_at, is_code
from gradviz.ui.theme import LIGHT, Theme
from gradviz.words import say

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from gradviz.ui.editor.completion import Completion
    from gradviz.ui.editor.program_text import ProgramText

SEPARATORS = ("*", "/")


class ParameterHints(QObject):
    """The hints of one editor. What names mean is asked of its completion."""

    def __init__(self, editor: ProgramText, completion: Completion) -> None:
        super().__init__(editor)
        self._editor, self._known = editor, completion
        self._muted = LIGHT.muted
        self.card = Card(editor, "parameterHint")

    def set_theme(self, theme: Theme) -> None:
        """Use the colours of `theme`."""
        self._muted = theme.muted
        self.card.set_theme(theme)

    def is_open(self) -> bool:
        """Say whether a hint is shown."""
        return not self.card.isHidden()

    def close(self) -> None:
        """Take the hint away."""
        self.card.hide()

    def follow(self, event: QKeyEvent) -> None:
        """Show a hint after a bracket or a comma was typed; keep one that is open up to date."""
        if event.text() in ("(", ",") and is_code(self._editor.program(), self._editor.caret()):
            self.show()
        else:
            self.update()

    def update(self) -> None:
        """Follow the caret, if a hint is open."""
        if self.is_open():
            self.show()

    def show(self) -> None:
        """Show the hint of the call that holds the caret; none where there is no such call."""
        editor = self._editor
        text, caret = editor.program(), editor.caret()
        call = call_at(text, caret)
        known = None
        if call is not None:
            known = parameters_of(
                text,
                call.name,
                call.bracket,
                self._known.glossary,
                self._known.kinds,
                definitions(text),
            )
        if call is None or known is None:
            self.close()
            return
        name, parameters, words = known
        now = present(parameters, call)
        head = signature(name, parameters, now)
        if not parameters:
            head += f" &nbsp;<i>{html.escape(say('editor.no_parameters'))}</i>"
        body = "<br>" + plain(html.escape(words), self._muted) if words else ""
        self.card.setAccessibleName(say("editor.parameters"))
        self.card.show_text(head + body, self._place(text, call), above=True)

    def _place(self, text: str, call: Call) -> QRect:
        """Return the place of the name, on the caret's line, where it stays while one types."""
        editor = self._editor
        area = editor.cursorRect()
        start = editor.textCursor()
        start.setPosition(span_marks.utf16(text, call.bracket - len(call.name)))
        if start.blockNumber() == editor.textCursor().blockNumber():
            area.setLeft(editor.cursorRect(start).left())
        return area.translated(editor.viewport().pos())


def present(parameters: Sequence[str], call: Call) -> int | None:
    """Return the number of the parameter that is being given; None where there is none for it."""
    names = [parameter.split("=")[0] for parameter in parameters]
    if call.keyword:
        rest = (k for k, name in enumerate(names) if name.startswith("**"))
        return names.index(call.keyword) if call.keyword in names else next(rest, None)
    places = [k for k, name in enumerate(names) if name not in SEPARATORS]
    for count, place in enumerate(places):
        if names[place].startswith("**"):
            return None
        if names[place].startswith("*") or count == call.index:
            return place if not _only_by_name(names, place) else None
    return None


def _only_by_name(names: Sequence[str], place: int) -> bool:
    return "*" in names[:place]
