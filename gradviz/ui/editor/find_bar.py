"""The small bar on top of the editor that finds and replaces.

It reads and changes the program through its public methods only.
"""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gradviz.trace import Span
from gradviz.ui.editor.marks import Marks
from gradviz.ui.editor.program_text import ProgramText
from gradviz.ui.editor.searching import (
    BadPatternError,
    Wanted,
    matches,
    next_match,
    replacements,
)
from gradviz.ui.icons import icon
from gradviz.ui.theme import LIGHT, Theme, ui_font
from gradviz.words import say

STYLE = """
FindBar {{ background: {window}; border: none; border-bottom: 1px solid {line}; }}
FindBar QLineEdit {{ background: {sunken}; color: {text}; border: 1px solid {outline};
  border-radius: 5px; padding: 2px 6px; }}
FindBar QLineEdit:focus {{ border-color: {series}; }}
FindBar QLineEdit[wrong="true"] {{ border-color: {bad}; }}
FindBar QLabel {{ color: {muted}; background: transparent; }}
FindBar QToolButton {{ color: {text}; background: transparent; border: 1px solid transparent;
  border-radius: 5px; padding: 2px 5px; }}
FindBar QToolButton:hover {{ background: {canvas}; border-color: {outline}; }}
FindBar QToolButton:focus {{ border-color: {series}; }}
FindBar QToolButton:checked {{ background: {series_wash}; }}
"""


class FindBar(QWidget):
    """Find row, and beneath it a replace row that is shown when asked for."""

    resized = Signal()

    def __init__(self, editor: ProgramText, marks: Marks) -> None:
        super().__init__(editor)
        self._editor, self._marks = editor, marks
        self._found: list[Span] = []
        self._at: int | None = None
        self._wrong = ""  # the catalogue's key of what is wrong with what is to be found
        self.setObjectName("findBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFont(ui_font(9.5))
        self.wanted = QLineEdit(self)
        self.wanted.setObjectName("findText")
        self.replacement = QLineEdit(self)
        self.replacement.setObjectName("replaceText")
        self.count = QLabel(self)
        self.count.setObjectName("findCount")
        self._more = self._button("right", self._toggle_replace)
        self._case = self._switch("Aa")
        self._words = self._switch("|w|")
        self._pattern = self._switch(".*")
        self._previous = self._button("up", lambda: self.go(backwards=True))
        self._next = self._button("down", self.go)
        self._close = self._button("close", self.close_bar)
        self._one = self._button("", self.replace)
        self._all = self._button("", self.replace_all)
        self._place()
        self._connect()
        self.set_theme(LIGHT)
        self.retranslate()
        self._show_replace(False)
        self.hide()

    def _button(self, name: str, action: object) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("drawing", name)
        button.setIconSize(QSize(14, 14))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: action())  # type: ignore[operator]
        return button

    def _switch(self, text: str) -> QToolButton:
        button = self._button("", self.search)
        button.setCheckable(True)
        button.setText(text)
        return button

    def _place(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(6, 4, 6, 5)
        rows.setSpacing(4)
        first: list[QWidget] = [self._more, self.wanted, self.count, self._case, self._words]
        first += [self._pattern, self._previous, self._next, self._close]
        self._replacing = QWidget(self)
        for place, widgets in (
            (QHBoxLayout(), first),
            (QHBoxLayout(self._replacing), [self.replacement, self._one, self._all]),
        ):
            place.setContentsMargins(0, 0, 0, 0)
            place.setSpacing(3)
            for widget in widgets:
                place.addWidget(widget, 1 if isinstance(widget, QLineEdit) else 0)
            if widgets is first:
                rows.addLayout(place)
            else:  # under the field that is searched for
                place.setContentsMargins(self._more.sizeHint().width() + 3, 0, 0, 0)
        rows.addWidget(self._replacing)

    def _connect(self) -> None:
        self.wanted.textEdited.connect(self.search)
        for field in (self.wanted, self.replacement):
            field.installEventFilter(self)

    def set_theme(self, theme: Theme) -> None:
        """Use the colours of `theme`."""
        self._theme = theme
        names = ("window", "line", "sunken", "text", "outline", "series", "muted", "canvas")
        colours = {name: getattr(theme, name) for name in (*names, "series_wash", "bad")}
        self.ensurePolished()  # else Qt keeps the rules of the sheet before, once measured
        self.setStyleSheet(STYLE.format(**colours))
        for button in self.findChildren(QToolButton):
            if name := button.property("drawing"):
                button.setIcon(icon(name, theme.muted))

    def retranslate(self) -> None:
        """Set all fixed texts again, in the language now in force."""
        self.setAccessibleName(say("editor.find_bar"))
        self.wanted.setPlaceholderText(say("editor.find"))
        self.wanted.setAccessibleName(say("editor.find"))
        self.replacement.setPlaceholderText(say("editor.replace_with"))
        self.replacement.setAccessibleName(say("editor.replace_with"))
        self._one.setText(say("editor.replace"))
        self._all.setText(say("editor.replace_all"))
        for button, key in (
            (self._more, "editor.find_more"),
            (self._case, "editor.find_case"),
            (self._words, "editor.find_words"),
            (self._pattern, "editor.find_pattern"),
            (self._previous, "editor.find_previous"),
            (self._next, "editor.find_next"),
            (self._close, "editor.find_close"),
            (self._one, "editor.replace"),
            (self._all, "editor.replace_all_tip"),
        ):
            button.setToolTip(say(key))
            button.setAccessibleName(say(key))
        self._say_count()

    def open_bar(self, replacing: bool = False) -> None:
        """Show the bar, with what is selected in the program as the text to find."""
        chosen = self._editor.textCursor().selectedText()
        if chosen and "\u2029" not in chosen:
            self.wanted.setText(chosen)
        self._show_replace(replacing or self.replacement.isVisibleTo(self))
        self.show()
        self.resized.emit()
        self.wanted.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.wanted.selectAll()
        self.search()

    def close_bar(self) -> None:
        """Hide the bar and give the keys back to the program."""
        self.hide()
        self._found, self._at = [], None
        self._mark()
        self.resized.emit()
        self._editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def search(self) -> None:
        """Look again, from the place where the selection starts."""
        here = self._editor.selected_span()
        self._look(Span(here.start, here.start))

    def follow_edit(self) -> None:
        """Find the matches anew after the program changed; leave caret and scrolling alone."""
        self._wrong, self._found, self._at = "", [], None
        try:
            self._found = matches(self._editor.program(), self._sought())
        except BadPatternError as error:
            self._wrong = error.key
        self._mark()
        self._say_count()

    def go(self, backwards: bool = False) -> None:
        """Select the next match, or the one before."""
        self._look(self._editor.selected_span(), backwards)

    def replace(self) -> None:
        """Replace the match that is selected, and go to the next."""
        if self._at is None or self._found[self._at] != self._editor.selected_span():
            self.go()
            return
        if self._put(self._found[self._at]):
            self._look(self._editor.selected_span())

    def replace_all(self) -> None:
        """Replace every match, as one undo step."""
        if self._put(None):
            self.follow_edit()

    def go_from_program(self, backwards: bool = False) -> None:
        """Select the next match while the keys go to the program; with nothing to find, ask."""
        if self.wanted.text():
            self._look(self._editor.selected_span(), backwards)
        else:
            self.open_bar()

    def _sought(self) -> Wanted:
        switches = (self._case, self._words, self._pattern)
        return Wanted(self.wanted.text(), *(switch.isChecked() for switch in switches))

    def _put(self, only: Span | None) -> bool:
        """Replace every match, or the one at `only`; say what is wrong where that cannot be."""
        try:
            edits = replacements(
                self._editor.program(), self._sought(), self.replacement.text(), only
            )
        except BadPatternError as error:
            self._wrong = error.key
            self._say_count()
            return False
        self._editor.apply_edits(edits)
        if only is not None and edits:
            after = only.start + len(edits[0].text)
            self._editor.select_span(Span(after, after))
        return True

    def _look(self, caret: Span, backwards: bool = False) -> None:
        self.follow_edit()
        self._at = next_match(self._found, caret, backwards)
        if self._at is not None:
            self._editor.select_span(self._found[self._at])
        self._mark()
        self._say_count()

    def _mark(self) -> None:
        self._marks.wash("matches", self._editor.program(), self._found, self._at)

    def _say_count(self) -> None:
        self.wanted.setProperty("wrong", bool(self._wrong))
        self.wanted.style().unpolish(self.wanted)  # else the sheet's rule is not asked again
        self.wanted.style().polish(self.wanted)
        self.count.setToolTip(say(self._wrong) if self._wrong else "")
        if self._wrong:
            self.count.setText(say("editor.find_wrong"))
        elif not self.wanted.text():
            self.count.setText("")
        elif not self._found:
            self.count.setText(say("editor.find_nothing"))
        else:
            at = "–" if self._at is None else self._at + 1
            self.count.setText(say("editor.find_count", at=at, count=len(self._found)))

    def _toggle_replace(self) -> None:
        self._show_replace(not self.replacement.isVisibleTo(self))

    def _show_replace(self, shown: bool) -> None:
        self._replacing.setVisible(shown)
        self._more.setProperty("drawing", "down" if shown else "right")
        self._more.setIcon(icon("down" if shown else "right", self._theme.muted))
        self.resized.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes on (or replaces), Shift+Enter goes back, Escape closes."""
        if not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:
            event.accept()  # else it would leave the presentation
            return True
        if event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.replace() if watched is self.replacement else self.go(back)
        else:
            return super().eventFilter(watched, event)
        return True
