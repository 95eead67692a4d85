"""The words at the right end of a single lane: a sentence, and below it what is unusual."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from gradviz.ui.theme import LIGHT, Theme, ui_font

INDENT = 4  # of the words; the frame of a new remark begins left of them
STYLE = (
    "color: {ink}; background: {wash}; border: 1px solid {line}; border-radius: 3px;"
    " padding: 0 3px;"
)


class Sentence(QWidget):
    """Two labels, one below the other, in the middle of the height there is."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme: Theme = LIGHT
        self._lit = False
        self._said, self._remark = QLabel(self), QLabel(self)
        self._said.setObjectName("tapeCaption")
        self._remark.setObjectName("tapeRemark")

    def set_words(self, said: str, remark: str, lit: bool) -> None:
        """Say these; `lit`: the step just taken made the remark what it is."""
        self._said.setText(said)
        self._remark.setText(remark)
        self._remark.setVisible(bool(remark))
        if lit != self._lit:
            self._lit = lit
            self._dress()
        self._place()

    def set_theme(self, theme: Theme) -> None:
        """Use the colours of `theme`, and the size in which everything is written."""
        self._theme = theme
        self._said.setFont(ui_font(9.5))
        self._remark.setFont(ui_font(9))
        self._dress()
        self._place()

    def wanted_width(self) -> int:
        """Return how wide both are in one line each."""
        return max(_width(label) for label in (self._said, self._remark))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stay in the middle."""
        self._place()

    def _place(self) -> None:
        room = self.width()
        above = _height(self._said, room)
        wide = min(_width(self._remark), room)
        below = _height(self._remark, wide) if self._remark.text() else 0
        top = max((self.height() - above - below) // 2, 0)
        self._said.setGeometry(0, top, room, above)
        self._remark.setGeometry(0, top + above, wide, below)

    def _dress(self) -> None:
        theme, plain = self._theme, "transparent"
        self._said.setStyleSheet(
            f"color: {theme.muted}; background: {plain}; padding-left: {INDENT}px;"
        )
        line, wash = (theme.current, theme.current_wash) if self._lit else (plain, plain)
        ink = theme.text if self._lit else theme.muted
        self._remark.setStyleSheet(STYLE.format(ink=ink, wash=wash, line=line))


def _width(label: QLabel) -> int:
    return label.fontMetrics().horizontalAdvance(label.text()) + 4 * INDENT


def _height(label: QLabel, room: int) -> int:
    """Return how high a label is; its words take several lines only where one is too short."""
    wraps = _width(label) > room
    label.setWordWrap(wraps)
    return label.heightForWidth(room) if wraps else label.sizeHint().height()
