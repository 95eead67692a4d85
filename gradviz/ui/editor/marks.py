"""Everything drawn behind and beneath the program's letters, in layers, as Qt's extra selections.

Marks hold text cursors, so they move along while a person types and stay where they belong until
the next run. Knows spans and colours; not what they mean.
"""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from gradviz.trace import Diagnostic, Span
from gradviz.ui.editor import span_marks
from gradviz.ui.theme import LIGHT, Theme

LAYERS = (
    "just_run",
    "next",
    "place",
    "linked",
    "shown",
    "matches",
    "brackets",
    "notices",
    "warnings",
    "errors",
)


class Marks(QObject):
    """The layers of one editor. Each setter replaces its layer; later layers lie on top."""

    shown = Signal()  # something is marked differently

    def __init__(self, editor: QPlainTextEdit) -> None:
        super().__init__(editor)
        self._editor = editor
        self._layers: dict[str, list[QTextEdit.ExtraSelection]] = {name: [] for name in LAYERS}
        self.theme: Theme = LIGHT

    def cursor(self, name: str) -> QTextCursor | None:
        """Return the first cursor of a layer, or None where the layer is empty."""
        layer = self._layers[name]
        return layer[0].cursor if layer else None

    def lines(self, name: str) -> frozenset[int]:
        """Return the 0-based numbers of the lines a layer touches."""
        document = self._editor.document()
        starts = (item.cursor.selectionStart() for item in self._layers[name])
        return frozenset(document.findBlock(at).blockNumber() for at in starts)

    def line(self, name: str) -> int | None:
        """Return the 0-based number of the first line a layer touches, or None."""
        return min(self.lines(name), default=None)

    def clear(self, *names: str) -> None:
        """Empty the layers called `names`."""
        for name in names:
            self._layers[name] = []
        self._show()

    def bands(self) -> dict[int, QColor]:
        """Return the lines washed from edge to edge: the caret's, faintly, and the one just run."""
        result = {}
        if self._editor.hasFocus():
            result[self._editor.textCursor().blockNumber()] = _sheer(self.theme.line, 70)
        if (line := self.line("just_run")) is not None:
            result[line] = QColor(self.theme.current_wash)
        return result

    def moment(self, text: str, just_run: Span | None, runs_next: Span | None) -> None:
        """Mark what has just run: its piece strongest; and what runs next."""
        self._layers["just_run"] = self._layers["next"] = []
        if just_run is not None:
            colour = _sheer(self.theme.current, 70)
            self._layers["just_run"] = [span_marks.wash(self._over(text, just_run), colour)]
        if runs_next is not None:
            self._layers["next"] = [
                span_marks.underline(self._over(text, runs_next), self.theme.faint)
            ]
        self._show()

    def wash(self, name: str, text: str, spans: list[Span], strong: int | None = None) -> None:
        """Put the series colour behind `spans`, more of it behind number `strong`."""
        self._layers[name] = [
            span_marks.wash(
                self._over(text, span), _sheer(self.theme.series, 110 if k == strong else 48)
            )
            for k, span in enumerate(spans)
        ]
        self._show()

    def link(self, text: str, spans: list[Span]) -> None:
        """Mark what is pointed at, here or in another panel: a wash, and a line beneath."""
        colour = _sheer(self.theme.linked, 60)
        self._layers["linked"] = [
            span_marks.linked(self._over(text, span), colour, self.theme.linked) for span in spans
        ]
        self._show()

    def brackets(self, text: str, pair: tuple[Span, Span | None] | None) -> None:
        """Mark a bracket and its partner; one without a partner is marked as bad."""
        self._layers["brackets"] = []
        if pair is not None:
            colour = self.theme.bad if pair[1] is None else self.theme.muted
            self._layers["brackets"] = [
                span_marks.wash(self._over(text, span), _sheer(colour, 70))
                for span in pair
                if span is not None
            ]
        self._show()

    def problems(self, text: str, problems: list[tuple[Diagnostic, Span]]) -> None:
        """Draw a wave beneath each problem: errors in red, warnings in amber, notices muted."""
        colours = {
            "errors": self.theme.bad,
            "warnings": self.theme.current,
            "notices": self.theme.muted,
        }
        for name, colour in colours.items():
            self._layers[name] = [
                span_marks.squiggle(self._over(text, span), colour)
                for diagnostic, span in problems
                if f"{diagnostic.severity}s" == name
            ]
        self._show()

    def _over(self, text: str, span: Span) -> QTextCursor:
        return span_marks.cursor_over(self._editor.document(), text, span)

    def _show(self) -> None:
        everything = [item for name in LAYERS for item in self._layers[name]]
        self._editor.setExtraSelections(everything)  # Qt paints anew only what these touch
        self.shown.emit()


def _sheer(colour: str, alpha: int) -> QColor:
    result = QColor(colour)
    result.setAlpha(alpha)
    return result
