"""The list of names on offer, and beneath it what the one in view is. Paints offers; chooses none.

The letters that were typed are bold in each name; right of the names stands their help, as far as
there is room, and the foot has it whole, with the parameters.
"""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QFontMetrics,
    QPainter,
)
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from gradviz.ui.editor.floating import EDGE, float_over
from gradviz.ui.editor.offers import Offer
from gradviz.ui.theme import LIGHT, Theme, code_font, ui_font
from gradviz.words import say

OFFER = int(Qt.ItemDataRole.UserRole)
HELP, COLOUR = OFFER + 1, OFFER + 2
ROWS_SHOWN = 8
NAMES_WIDE, WIDE, NARROW = 230, 480, 180  # pixels: names, the whole list at most and at least
PAD = 8
STYLE = """
#offerList {{ background: {raised}; border: 1px solid {faint}; border-radius: 6px; }}
#offerList QListView {{ background: transparent; border: none; outline: none; }}
#offerFoot {{ color: {text}; background: {sunken}; border-top: 1px solid {line};
  border-bottom-left-radius: 6px; border-bottom-right-radius: 6px; padding: 5px 8px; }}
"""
Index = QModelIndex | QPersistentModelIndex


class OfferModel(QAbstractListModel):
    """Offers as rows. What is said of an offer is asked for only when it is looked at."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.offers: Sequence[Offer] = ()
        self.help_of: Callable[[Offer], str] = lambda _offer: ""
        self.colour_of: Callable[[Offer], str] = lambda _offer: ""

    def show(self, offers: Sequence[Offer]) -> None:
        """Show other offers."""
        self.beginResetModel()
        self.offers = offers
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of offers."""
        return 0 if parent is not None and parent.isValid() else len(self.offers)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the name, what is read aloud, or the offer itself."""
        if not index.isValid():
            return None
        offer = self.offers[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return offer.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{offer.name}. {self.help_of(offer)}"
        wanted: dict[int, Callable[[], object]] = {
            OFFER: lambda: offer,
            HELP: lambda: self.help_of(offer),
            COLOUR: lambda: self.colour_of(offer),
        }
        return wanted[role]() if role in wanted else None


class OfferDelegate(QStyledItemDelegate):
    """Paints one row: the name with its typed letters bold, and the help in what room is left."""

    theme: Theme = LIGHT
    names_wide = NAMES_WIDE

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a line of code and a little air."""
        return QSize(NARROW, QFontMetrics(code_font(10)).height() + 5)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one offer."""
        painter.save()
        area: QRect = option.rect
        state = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, QColor(self.theme.series_wash))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, QColor(self.theme.canvas))
        words = area.adjusted(PAD, 0, -PAD, 0)
        used = self._name(painter, words, index.data(OFFER), index.data(COLOUR))
        words.setLeft(words.left() + max(self.names_wide, used) + 2 * PAD)
        painter.setFont(ui_font(9))
        painter.setPen(QColor(self.theme.muted))
        fitting = painter.fontMetrics().elidedText(
            index.data(HELP), Qt.TextElideMode.ElideRight, max(words.width(), 0)
        )
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, fitting)
        painter.restore()

    def _name(self, painter: QPainter, area: QRect, offer: Offer, colour: str) -> int:
        painter.setPen(QColor(colour or self.theme.text))
        plain, bold = code_font(10), code_font(10, bold=True)
        left, width = area.left(), QFontMetrics(plain).horizontalAdvance("0")
        for place, letter in enumerate(offer.typed):
            painter.setFont(bold if place in offer.letters else plain)
            painter.drawText(
                QRect(left, area.top(), 2 * width, area.height()),
                Qt.AlignmentFlag.AlignVCenter,
                letter,
            )
            left += painter.fontMetrics().horizontalAdvance(letter)
        return left - area.left()


class OfferList(QFrame):
    """The list. A click on a row emits `taken` with its offer."""

    taken = Signal(object)

    def __init__(self, editor: QWidget) -> None:
        super().__init__(editor)
        self._editor = editor
        self.describe: Callable[[Offer], str] = lambda _offer: ""  # rich text for the foot
        self.setObjectName("offerList")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.model = OfferModel(self)
        self.view = QListView(self)
        self.view.setModel(self.model)
        self._rows = OfferDelegate(self.view)
        self.view.setItemDelegate(self._rows)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setUniformItemSizes(True)
        self.view.setMouseTracking(True)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.clicked.connect(lambda index: self.taken.emit(index.data(OFFER)))
        self.foot = QLabel(self)
        self.foot.setObjectName("offerFoot")
        self.foot.setWordWrap(True)
        self.foot.setTextFormat(Qt.TextFormat.RichText)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 4, 1, 1)
        column.setSpacing(3)
        column.addWidget(self.view, 1)
        column.addWidget(self.foot)
        self.set_theme(LIGHT)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Use the colours of `theme`."""
        self._rows.theme = theme
        names = ("raised", "faint", "text", "sunken", "line")
        self.setStyleSheet(STYLE.format(**{name: getattr(theme, name) for name in names}))
        self.foot.setFont(ui_font(9))

    @property
    def chosen(self) -> Offer | None:
        """The offer that Enter takes, or None."""
        index = self.view.currentIndex()
        return index.data(OFFER) if index.isValid() else None

    def choose(self, row: int | None) -> None:
        """Choose a row, counted round; None for none."""
        if row is None:
            self.view.setCurrentIndex(QModelIndex())
        else:
            self.view.setCurrentIndex(self.model.index(row % len(self.model.offers)))
            self._announce()
        self._fit()

    def _announce(self) -> None:
        """Let a screen reader say what is chosen: the keys stay with the program."""
        if QAccessible.isActive():
            words = self.view.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._editor, words))

    def move_by(self, rows: int) -> None:
        """Choose another row; from none, the first (or, upwards, the last)."""
        index = self.view.currentIndex()
        self.choose(index.row() + rows if index.isValid() else min(rows, 0))

    def stand_at(self, area: QRect) -> None:
        """Move to another rectangle of the editor."""
        self._area = area
        float_over(self, self._editor, area)

    def show_offers(self, offers: Sequence[Offer], choose_first: bool, area: QRect) -> None:
        """Show `offers` beside `area`, a rectangle of the editor."""
        self.model.show(offers)
        self.setAccessibleName(say("editor.words"))
        self.view.setAccessibleName(say("editor.words"))
        self._area = area
        self._rows.names_wide = min(self._names(), NAMES_WIDE)
        self.choose(0 if choose_first else None)

    def _names(self) -> int:
        advance = QFontMetrics(code_font(10)).horizontalAdvance("0")
        return max(len(offer.typed) for offer in self.model.offers[:100]) * advance

    def _fit(self) -> None:
        """Take the size that rows and foot need, and stay beside the caret."""
        offer = self.chosen
        words = self.describe(offer) if offer is not None else ""
        self.foot.setText(words)
        self.foot.setVisible(bool(words))
        first = self.model.offers[:ROWS_SHOWN]
        helped = max(
            (QFontMetrics(ui_font(9)).horizontalAdvance(self.model.help_of(o)) for o in first),
            default=0,
        )
        wide = (
            self._rows.names_wide
            + 4 * PAD
            + helped
            + (12 if len(self.model.offers) > ROWS_SHOWN else 2)
        )
        wide = min(max(wide, NARROW), WIDE, self._editor.window().width() - 2 * EDGE)
        row = self.view.sizeHintForRow(0)
        high = row * min(len(self.model.offers), ROWS_SHOWN) + 8
        if words:
            high += self.foot.heightForWidth(wide - 2) + 3
        self.resize(wide, high)
        float_over(self, self._editor, self._area)
