"""What of the last run the pointer or the caret is at: the card that tells it, and its node.

The run counts only while the program is still the text that ran.
"""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect, Signal

from gradviz.trace import Diagnostic, Frame, NodeId, Span, Trace
from gradviz.ui.editor import pointing, span_marks
from gradviz.ui.editor.floating import Card
from gradviz.ui.editor.here import about
from gradviz.ui.editor.offers import parameters_of
from gradviz.ui.editor.own_names import definitions
from gradviz.ui.editor.pieces import PATH, Piece, Pieces, pieces
from gradviz.ui.editor.rich import plain, signature
from gradviz.ui.editor.scanning import is_code
from gradviz.ui.theme import LIGHT, Theme
from gradviz.words import say

if TYPE_CHECKING:
    from gradviz.ui.editor.completion import Completion
    from gradviz.ui.editor.program_text import ProgramText

SECTION = "<p style='margin:7px 0 0 0'>{}</p>"


class Reading(QObject):
    """Follows pointer and caret of one editor.

    `nodeHovered` and `nodeSelected` carry the node of the piece under the pointer or at the caret,
    or None; only when it becomes another. The latter says too whether a person moved the caret.
    """

    nodeHovered = Signal(object)
    nodeSelected = Signal(object, bool)
    nodeActivated = Signal(int)
    lineActivated = Signal(int)

    def __init__(self, editor: ProgramText, completion: Completion) -> None:
        super().__init__(editor)
        self._editor, self._known = editor, completion
        self._theme: Theme = LIGHT
        self._trace = Trace("")
        self._frame: Frame | None = None
        self._problems: list[tuple[Diagnostic, Span]] = []
        self._told: int | None = None  # the character the card is about
        self._hovered: Piece | None = None
        self._selected: NodeId | None = None
        self.card = Card(editor, "valueCard")

    def set_theme(self, theme: Theme) -> None:
        """Use the colours of `theme`."""
        self._theme = theme
        self.card.set_theme(theme)

    def set_trace(self, trace: Trace) -> None:
        """Take a new run."""
        self.close()
        self._trace, self._frame = trace, None
        self._hovered = self._selected = None
        self._known.trace = trace

    @property
    def _pieces(self) -> Pieces:
        return pieces(self._trace)

    def set_frame(self, frame: Frame) -> None:
        """Tell of another moment; a card that is open stays and says what is true now."""
        self._frame = frame
        if self._told is not None:
            self._tell(self._told)
        self.follow_caret(moved=False)

    def set_problems(self, problems: list[tuple[Diagnostic, Span]]) -> None:
        """Tell of `problems` too, where they are."""
        self._problems = problems

    # What is pointed at

    def hover(self, point: QPoint | None) -> None:
        """Hear where the pointer is, in the viewport; None: it has left."""
        at = None if point is None else self._character(point)
        piece = None if at is None or not self._is_fresh() else self._pieces.at(at, self._frame)
        if self._told is not None and not (at is not None and self._is_same_place(at)):
            self.close()
        if _node(piece) != _node(self._hovered):
            self._hovered = piece
            self.nodeHovered.emit(_node(piece))
        self._hovered = piece

    def follow_caret(self, moved: bool = True) -> None:
        """Hear that the caret may stand in another piece; without the focus it stands in none."""
        piece = self._at_caret() if self._editor.hasFocus() else None
        if _node(piece) != self._selected:
            self._selected = _node(piece)
            self.nodeSelected.emit(self._selected, moved)

    def activate_at_caret(self) -> None:
        """Ask to go to the step of what is computed where the caret stands, or else of its line."""
        node, at = _node(self._at_caret()), self._editor.selected_span().start
        span = self._trace.nodes[node].span if node is not None else None
        if node is not None and span is not None and span.start <= at <= span.stop:
            self.nodeActivated.emit(node)
        elif self._is_fresh():
            self.lineActivated.emit(self._editor.textCursor().blockNumber() + 1)

    def spans_of(self, node: NodeId) -> list[Span]:
        """Return where the text of `node` is: its own, and the piece pointed at that means it."""
        if not self._is_fresh() or not 0 <= node < len(self._trace.nodes):
            return []
        span = self._trace.nodes[node].span
        spans = [] if span is None else [span]
        standing = self._at_caret() if self._editor.hasFocus() else None
        for piece in (self._hovered, standing):
            if piece is not None and piece.node == node and piece.span not in spans:
                spans.append(piece.span)
        return spans

    # The card

    def close(self) -> None:
        """Take the card away."""
        self._told = None
        self.card.hide()

    def is_open(self) -> bool:
        """Say whether the card is shown."""
        return not self.card.isHidden()

    def tell_at(self, point: QPoint) -> None:
        """Show the card for what is under the pointer."""
        at = self._character(point)
        self.close() if at is None else self._tell(at)

    def tell_at_caret(self) -> None:
        """Show the card for what the caret stands in, or is selected."""
        piece = self._at_caret()
        span = self._editor.selected_span()
        at = span.start
        if piece is not None and not piece.span.start <= at < piece.span.stop:
            at = max(at - 1, 0)
        self._tell(at, piece)

    def _tell(self, at: int, piece: Piece | None = None) -> None:
        parts = [*self._problems_at(at), self._value(at, piece), self._help(at)]
        first, *rest = [part for part in parts if part] or [""]
        words = first + "".join(SECTION.format(part) for part in rest)
        if not words:
            self.close()
            return
        self._told = at
        cursor = self._editor.textCursor()
        cursor.setPosition(span_marks.utf16(self._editor.program(), at))
        area: QRect = self._editor.cursorRect(cursor).translated(self._editor.viewport().pos())
        self.card.show_text(words, area, above=False)

    def _problems_at(self, at: int) -> list[str]:
        return [
            self._problem(diagnostic)
            for diagnostic, span in self._problems
            if span.start <= at < span.stop
        ]

    def _problem(self, diagnostic: Diagnostic) -> str:
        is_error = diagnostic.severity == "error"
        colour = self._theme.bad if is_error else self._theme.text
        severity = say(f"editor.{diagnostic.severity}")
        words = html.escape(pointing.problem_text(diagnostic)).replace("\n", "<br>")
        return f"<b>{plain(html.escape(severity), colour)}</b> &nbsp;{plain(words, colour)}"

    def _value(self, at: int, piece: Piece | None) -> str:
        if not self._is_fresh():
            return ""
        piece = piece or self._pieces.at(at, self._frame)
        if piece is None:
            return ""
        return about(self._trace, self._frame, piece, self._theme)

    def _help(self, at: int) -> str:
        """Return parameters and help of the function whose name is at `at`, or ""."""
        text = self._editor.program()
        name = name_at(text, at)
        if not name:
            return ""
        known = self._known
        found = parameters_of(text, name, at, known.glossary, known.kinds, definitions(text))
        if found is None:
            return ""
        words = plain(html.escape(found[2]), self._theme.muted) if found[2] else ""
        return "<br>".join(part for part in (signature(found[0], found[1]), words) if part)

    # Where things are

    def _is_fresh(self) -> bool:
        return self._trace.text == self._editor.program()

    def _character(self, point: QPoint) -> int | None:
        return pointing.character_at(self._editor, self._editor.program(), point)

    def _at_caret(self) -> Piece | None:
        if not self._is_fresh():
            return None
        return self._pieces.over(self._editor.selected_span(), self._frame)

    def _is_same_place(self, at: int) -> bool:
        if at == self._told or self._told is None:
            return True
        here = self._pieces.at(at, self._frame)
        told = self._pieces.at(self._told, self._frame)
        same = here is not None and told is not None and here.span == told.span
        word = name_at(self._editor.program(), at)
        return same or (bool(word) and word == name_at(self._editor.program(), self._told))


def name_at(text: str, at: int) -> str:
    """Return the name that ends in the word at `at`, with the dots before it: "tf.reduce_sum"."""
    if at >= len(text) or not is_code(text, at):
        return ""
    start, stop = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    for match in PATH.finditer(text, start, len(text) if stop < 0 else stop):
        if match.start() <= at < match.end():
            end = at
            while end < match.end() and (text[end].isalnum() or text[end] == "_"):
                end += 1
            return text[match.start() : end] if end > at else ""
    return ""


def _node(piece: Piece | None) -> NodeId | None:
    return piece.node if piece is not None else None
