"""The list of what is wrong with the program: where, what, and what to do about it.

Shows diagnostics, says which place a person wants to see and which repair they want; hides nothing
by itself.
"""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import (
    Property,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QIcon,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPalette,
    QResizeEvent,
)
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

from gradviz.trace import Diagnostic, Fix, Trace
from gradviz.ui.icons import icon
from gradviz.ui.theme import LIGHT, Theme, ui_font
from gradviz.words import say

PROBLEM = int(Qt.ItemDataRole.UserRole)  # Diagnostic
PAD, ICON, MOST = 8, 16, 150  # pixels; MOST: the greatest height asked for
SEVERITIES = ("error", "warning", "notice")
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
        height = sum(self._height(text, width) for text, _, _ in self._texts(problem))
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
        painter.setFont(ui_font(9.5))
        for room, text, colour, _ in self._rows(problem, area):
            painter.setPen(QColor(colour))
            painter.drawText(room, WRAP, text)
        painter.restore()

    def fix_at(self, problem: Diagnostic, area: QRect, place: QPoint) -> Fix | None:
        """Return the repair whose words are at `place`, in the item that fills `area`."""
        found = (fix for room, _, _, fix in self._rows(problem, area) if room.contains(place))
        return next(found, None)

    def _rows(
        self, problem: Diagnostic, area: QRect
    ) -> Iterator[tuple[QRect, str, str, Fix | None]]:
        """Yield the texts of one problem from the top: where, what, its colour, and its repair."""
        room = area.adjusted(2 * PAD + ICON, PAD - 1, -PAD, 0)
        for text, colour, fix in self._texts(problem):
            height = self._height(text, area.width())
            yield QRect(room.left(), room.top(), room.width(), height), text, colour, fix
            room = room.adjusted(0, height, 0, 0)

    def _texts(self, problem: Diagnostic) -> list[tuple[str, str, Fix | None]]:
        place = "" if problem.line is None else say("editor.line", line=problem.line) + "  "
        texts: list[tuple[str, str, Fix | None]] = [
            (place + problem.message, self.theme.text, None)
        ]
        if problem.hint:
            texts.append((problem.hint, self.theme.muted, None))
        return texts + [(fix.label, self.theme.series, fix) for fix in problem.fixes]

    def _height(self, text: str, width: int) -> int:
        room = QRect(0, 0, max(width - 3 * PAD - ICON, 40), 10_000)
        return QFontMetrics(ui_font(9.5)).boundingRect(room, WRAP, text).height()


class ProblemsView(QListWidget):
    """Errors, warnings and notices, each with the repairs there are.

    A click or Enter emits `placeRequested(Span)`, if there is a place; a click on the words of a
    repair, or Ctrl+Enter for the first one, emits `repairRequested(Fix)`.
    """

    placeRequested = Signal(object)
    repairRequested = Signal(object)
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
        self.set_theme(LIGHT)
        self.retranslate()

    def set_diagnostics(self, diagnostics: Sequence[Diagnostic]) -> None:
        """List `diagnostics`: errors, then warnings, then notices."""
        problems = tuple(sorted(diagnostics, key=lambda d: SEVERITIES.index(d.severity)))
        if problems == self._problems:
            return
        self._problems = problems
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
            "notice": icon("error", theme.muted),
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

    def _act(self, item: QListWidgetItem, fix: Fix | None) -> None:
        span = item.data(PROBLEM).span
        if fix is not None:
            self.repairRequested.emit(fix)
        elif span is not None:
            self.placeRequested.emit(span)

    def _meant(self, event: QKeyEvent) -> Fix | None:
        """Return the repair that a key asks for: Ctrl+Enter, where the problem has one."""
        item = self.currentItem()
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if not control or item is None or event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return None
        fixes: tuple[Fix, ...] = item.data(PROBLEM).fixes
        return fixes[0] if fixes else None

    def event(self, event: QEvent) -> bool:
        """Keep Ctrl+Enter from the window, which has a use for it too."""
        asked = event.type() == QEvent.Type.ShortcutOverride
        if asked and isinstance(event, QKeyEvent) and self._meant(event) is not None:
            event.accept()
            return True
        return super().event(event)

    def _fix_at(self, place: QPoint) -> Fix | None:
        item = self.itemAt(place)
        if item is None:
            return None
        return self._painter.fix_at(item.data(PROBLEM), self.visualItemRect(item), place)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Repair where the words of a repair are; elsewhere, go to the place."""
        super().mouseReleaseEvent(event)
        place = event.position().toPoint()
        item = self.itemAt(place)
        if item is not None and event.button() == Qt.MouseButton.LeftButton:
            self._act(item, self._fix_at(place))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show by the pointer where a repair is."""
        super().mouseMoveEvent(event)
        over = self._fix_at(event.position().toPoint()) is not None
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for the height the words need at the new width."""
        super().resizeEvent(event)
        self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the place of the problem that has the focus; Ctrl+Enter repairs it."""
        item = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item:
            self._act(item, self._meant(event))
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
    severity = say(f"editor.{problem.severity}")
    if problem.line is None:
        words = say("editor.problem_nowhere", severity=severity, message=problem.message)
    else:
        place = say("editor.line", line=problem.line)
        words = say("editor.problem_heard", severity=severity, place=place, message=problem.message)
    return "\n".join([words, *filter(None, [problem.hint]), *(f.label for f in problem.fixes)])
