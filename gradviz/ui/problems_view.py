"""The list of what is wrong with the program: where, what, and what to do about it.

Shows diagnostics and says which place a person wants to see; hides nothing by itself.
"""

from collections.abc import Sequence

from PySide6.QtCore import (
    Property,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QIcon, QKeyEvent, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from gradviz.trace import Diagnostic, Trace
from gradviz.ui.icons import icon
from gradviz.ui.theme import LIGHT, Theme, ui_font
from gradviz.words import say

PROBLEM = int(Qt.ItemDataRole.UserRole)  # Diagnostic
PAD, ICON, MOST = 8, 16, 150  # pixels; MOST: the greatest height asked for
Flag = Qt.AlignmentFlag
WRAP = int(Qt.TextFlag.TextWordWrap) | int(Flag.AlignLeft) | int(Flag.AlignTop)


class ProblemDelegate(QStyledItemDelegate):
    """Paints icon, place and message, and the hint beneath, over as many lines as they need."""

    theme: Theme = LIGHT
    icons: dict[str, QIcon] = {}

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the room the words need at the view's width."""
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QListWidget) else 300
        problem: Diagnostic = index.data(PROBLEM)
        height = sum(self._height(text, width, bold) for text, bold in self._texts(problem))
        return QSize(width, height + 2 * PAD - 2)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one problem."""
        problem: Diagnostic = index.data(PROBLEM)
        area: QRect = option.rect
        state = option.state
        painter.save()
        if state & (QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_HasFocus):
            painter.fillRect(area, QColor(self.theme.canvas))
        self.icons[problem.severity].paint(
            painter, area.left() + PAD, area.top() + PAD - 1, ICON, ICON
        )
        words = area.adjusted(2 * PAD + ICON, PAD - 1, -PAD, 0)
        for text, bold in self._texts(problem):
            painter.setFont(ui_font(9.5))
            painter.setPen(QColor(self.theme.text if bold else self.theme.muted))
            painter.drawText(words, WRAP, text)
            words = words.adjusted(0, self._height(text, area.width(), bold), 0, 0)
        painter.restore()

    def _texts(self, problem: Diagnostic) -> list[tuple[str, bool]]:
        place = "" if problem.line is None else say("editor.line", line=problem.line) + "  "
        texts = [(place + problem.message, True)]
        return [*texts, (problem.hint, False)] if problem.hint else texts

    def _height(self, text: str, width: int, bold: bool) -> int:
        room = QRect(0, 0, max(width - 3 * PAD - ICON, 40), 10_000)
        return QFontMetrics(ui_font(9.5)).boundingRect(room, WRAP, text).height()


class ProblemsView(QListWidget):
    """Errors and warnings. A click or Enter emits `placeRequested(Span)`, if there is a place."""

    placeRequested = Signal(object)
    problemsChanged = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._problems: tuple[Diagnostic, ...] = ()
        self._painter = ProblemDelegate(self)
        self.setObjectName("problems")
        self.setItemDelegate(self._painter)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.itemClicked.connect(self._go)
        self.set_theme(LIGHT)
        self.retranslate()

    def set_diagnostics(self, diagnostics: Sequence[Diagnostic]) -> None:
        """List `diagnostics`, errors first."""
        self._problems = tuple(sorted(diagnostics, key=lambda d: d.severity != "error"))
        self.clear()
        for problem in self._problems:
            item = QListWidgetItem(_heard(problem), self)
            item.setData(PROBLEM, problem)
            item.setToolTip(_story(problem))
        self.updateGeometry()
        self.problemsChanged.emit(self.count())

    def set_trace(self, trace: Trace) -> None:
        """List what went wrong in a run."""
        self.set_diagnostics(trace.diagnostics)

    def _has_problems(self) -> bool:
        return self.count() > 0

    hasProblems = Property(bool, _has_problems, notify=problemsChanged)

    def set_theme(self, theme: Theme) -> None:
        """Use the colours of `theme`."""
        self._painter.theme = theme
        self._painter.icons = {
            "error": icon("error", theme.bad),
            "warning": icon("warning", theme.current),
        }
        colours = self.palette()
        colours.setColor(QPalette.ColorRole.Base, QColor(theme.window))
        self.setPalette(colours)
        self.viewport().update()

    def retranslate(self) -> None:
        """Set all texts again, in the language now in force."""
        self.setAccessibleName(say("editor.problems"))
        for row, problem in enumerate(self._problems):
            self.item(row).setText(_heard(problem))

    def sizeHint(self) -> QSize:
        """Return the height all problems need, up to a limit; the rest is scrolled."""
        heights = (self.sizeHintForRow(row) for row in range(min(self.count(), 20)))
        return QSize(240, min(sum(heights), MOST))

    def minimumSizeHint(self) -> QSize:
        """Return room for one problem."""
        return QSize(120, min(self.sizeHint().height(), 36))

    def _go(self, item: QListWidgetItem) -> None:
        span = item.data(PROBLEM).span
        if span is not None:
            self.placeRequested.emit(span)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for the height the words need at the new width."""
        super().resizeEvent(event)
        self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the place of the problem that has the focus."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentItem():
            self._go(self.currentItem())
        else:
            super().keyPressEvent(event)


def _story(problem: Diagnostic) -> str:
    """Return the exception's name, and the calls that led to it, one a line."""
    lines = [problem.exception or ""]
    for called in problem.called_through():
        if called is None:
            lines.append(say("problems.more_calls", count=len(problem.calls)))
        else:
            key = "problems.call" if called.name else "problems.call_outside"
            lines.append(f"{say(key, line=called.line, name=called.name)} {called.text}")
    return "\n".join(line for line in lines if line)


def _heard(problem: Diagnostic) -> str:
    severity = say("editor.error" if problem.severity == "error" else "editor.warning")
    if problem.line is None:
        words = say("editor.problem_nowhere", severity=severity, message=problem.message)
    else:
        place = say("editor.line", line=problem.line)
        words = say("editor.problem_heard", severity=severity, place=place, message=problem.message)
    return f"{words}\n{problem.hint}" if problem.hint else words
