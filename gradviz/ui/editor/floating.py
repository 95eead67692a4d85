"""Small cards that lie over the window beside a place in the program. They take no keys.

They are children of the window and not windows, so that they move along with it, are on its
pictures, and need no favour of a window manager.
"""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QTextDocumentFragment
from PySide6.QtWidgets import QLabel, QWidget

from gradviz.ui.theme import LIGHT, Theme, ui_font

AWAY = 4  # pixels between a card and what it is about
EDGE = 6  # pixels a card keeps from the window's edge
WIDEST = 600
STYLE = """
{name} {{ color: {text}; background: {raised}; border: 1px solid {faint}; border-radius: 6px;
  padding: {padding}; }}
"""


def float_over(widget: QWidget, editor: QWidget, area: QRect, above: bool = False) -> None:
    """Show `widget` under (or `above`) the rectangle `area` of `editor`, wherever it has room."""
    window = editor.window()
    if widget.parentWidget() is not window:
        widget.setParent(window)
    corner = editor.mapTo(window, area.topLeft())
    size, room = widget.size(), window.rect().adjusted(EDGE, EDGE, -EDGE, -EDGE)
    over, under = corner.y() - AWAY - size.height(), corner.y() + area.height() + AWAY
    has_room = over >= room.top() if above else under + size.height() <= room.bottom()
    top = over if above == has_room else under
    left = min(corner.x(), room.right() - size.width())
    widget.move(QPoint(max(left, room.left()), min(max(top, room.top()), room.bottom())))
    widget.show()
    widget.raise_()


class Card(QLabel):
    """Rich text in a frame. The mouse passes through it."""

    def __init__(self, editor: QWidget, name: str) -> None:
        super().__init__(editor)
        self._editor = editor
        self.setObjectName(name)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setWordWrap(True)
        self.set_theme(LIGHT)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Use the colours of `theme`, and letters of the present size."""
        self.setFont(ui_font(9.5))
        self.setStyleSheet(
            STYLE.format(
                name="QLabel",
                text=theme.text,
                raised=theme.raised,
                faint=theme.faint,
                padding="5px 8px",
            )
        )

    def _announce(self) -> None:
        """Let a screen reader say what the card says."""
        if QAccessible.isActive():
            words = QTextDocumentFragment.fromHtml(self.text()).toPlainText()
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._editor, words))

    def show_text(self, html: str, area: QRect, above: bool) -> None:
        """Show `html` beside `area`, a rectangle of the editor; as wide as the words need."""
        another = self.isHidden() or self.text() != html
        self.setText(html)
        self.setWordWrap(False)
        widest = min(WIDEST, self._editor.window().width() - 2 * EDGE)
        if self.sizeHint().width() > widest:
            self.setWordWrap(True)
            self.resize(widest, self.heightForWidth(widest))
        else:
            self.resize(self.sizeHint())
        float_over(self, self._editor, area, above)
        if another:
            self._announce()
