"""The card on the graph's lower edge: what happens at this step, or why a gradient is None.

It shows stories and offers repairs; what a story says is worked out in story.py.
"""

from PySide6.QtCore import QEvent, QRectF, QSize, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QResizeEvent,
    QTextDocument,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from gradviz.trace import Fix, Frame, NodeId, Row, Trace
from gradviz.trace.nonfinite import Birth
from gradviz.ui.narration.browser import Browser
from gradviz.ui.narration.card_height import LARGE, LEAST, MOST, longest, shape_of
from gradviz.ui.narration.copying import BUTTON, Copying
from gradviz.ui.narration.fix_buttons import FixButtons
from gradviz.ui.narration.names import node_name
from gradviz.ui.narration.page import Page, plain_text
from gradviz.ui.narration.stage_words import stage_story
from gradviz.ui.narration.story import (
    BACKWARD,
    FORWARD,
    WRONG,
    Story,
    cured_story,
    outcome_story,
    reason_story,
    story,
)
from gradviz.ui.narration.truths import cures_at
from gradviz.ui.numbers import summary
from gradviz.ui.theme import LIGHT, Theme, scale
from gradviz.words import say

BAND, RADIUS = 5.0, 6.0  # pixels: the coloured edge, the corners
CORNER = 6  # pixels between the button and the card's corner
MARGINS = (18, 9, BUTTON + 2 * CORNER, 9)
_MARGINS = MARGINS[1] + MARGINS[3]


class NarrationCard(QFrame):
    """Tells one step at a time; `repairRequested` carries the Fix of a clicked button."""

    repairRequested = Signal(object)
    nodeHovered = Signal(object)  # int, or None: a link to it is pointed at
    nodeSelected = Signal(int)
    nodeActivated = Signal(int)  # its step is wanted

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("narrationCard")
        self._trace = Trace("")
        self._frame: Frame | None = None
        self._row: Row | None = None  # whose missing gradient is explained instead
        self._outcome: Story | None = None  # of a repair
        self._theme: Theme = LIGHT
        self._story = Story("")
        self._written: tuple[object, ...] = ()
        self._here = 0  # the block of the present stage
        self._ruler = QTextDocument(self)  # a browser's own document is as wide as the browser
        self._ruler.setDocumentMargin(0)
        self._shape: object = None  # of the trace
        self._usual: dict[object, int] = {}  # the height of such traces by what it depends on
        self.narration = Browser(self)
        self.narration.nodeHovered.connect(self.nodeHovered)
        self.narration.nodeHovered.connect(self._announce)
        self.narration.nodeSelected.connect(self.nodeSelected)
        self.narration.nodeActivated.connect(self.nodeActivated)
        self.copying = Copying(self, self.narration, self._theme)
        self._buttons = FixButtons(self)
        self._buttons.fixRequested.connect(self.repairRequested)
        self._buttons.backRequested.connect(self.show_step)
        column = QVBoxLayout(self)
        column.setContentsMargins(*MARGINS)
        column.setSpacing(6)
        column.addWidget(self.narration, 1)
        column.addWidget(self._buttons)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.retranslate()

    # -- what comes down ------------------------------------------------------------------------

    def set_trace(self, trace: Trace) -> None:
        """Begin anew with `trace`."""
        self._trace, self._frame = trace, None
        shape = shape_of(trace)
        if shape != self._shape:
            self._shape, self._usual = shape, {}
        self.show_step()

    def set_frame(self, frame: Frame) -> None:
        """Tell the step just taken."""
        self._frame = frame
        self.show_step()

    def show_reason(self, row: Row) -> None:
        """Tell why `row` has no gradient, and offer the repairs, until the next frame."""
        self._row, self._outcome = (row if row.reason is not None else None), None
        self._tell()

    def show_step(self) -> None:
        """Go back from a reason or a repair to the step."""
        self._row = self._outcome = None
        self._tell()

    def set_linked(self, node: NodeId | None) -> None:
        """Mark what speaks of a node that is pointed at, here or elsewhere."""
        self.narration.set_linked(node)

    def show_outcome(self, before: Row, after: Row) -> None:
        """Tell what a repair did to a gradient, until the next frame."""
        self._row, self._outcome = None, outcome_story(before, after)
        self._tell()

    def show_cured(self, birth: Birth) -> None:
        """Tell that an edit took NaN or infinity away, until the next frame."""
        self._row, self._outcome = None, cured_story(birth)
        self._tell()

    def set_theme(self, theme: Theme) -> None:
        """Wear `theme`."""
        self._theme = theme
        self._buttons.set_theme(theme)
        self.copying.set_theme(theme)
        self._place_button()
        self.narration.set_theme(theme)
        self._tell()

    def retranslate(self) -> None:
        """Say everything again in the language in force."""
        self.narration.setAccessibleName(say("card.name"))
        self._buttons.retranslate()
        self.copying.retranslate()
        self._tell()

    def _tell(self) -> None:
        if self._row is not None:
            self._story = reason_story(self._row)
            self._buttons.set_reason(self._row.reason)
        elif self._outcome is not None:
            self._story = self._outcome
            self._buttons.set_reason(None)
        else:
            self._story = self._happening()
            self._buttons.set_fixes(self._cures())
        self.copying.set_story(self._story)
        self._written = ()
        self._write(self.width())
        self._scroll()
        layout = self.layout()
        if layout is not None:
            layout.update()  # whoever places the card hears that its height may be another
        self.updateGeometry()
        self.update()

    def _announce(self, node: NodeId | None) -> None:
        """Say to a screen reader which node the link that Tab has come to leads to."""
        if node is not None and node == self.narration.focused and QAccessible.isActive():
            value = summary(self._trace.nodes[node].value)
            words = say("card.link_to", name=node_name(self._trace, node), value=value)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.narration, words))

    def _cures(self) -> tuple[Fix, ...]:
        if self._frame is None or self._frame.stage:
            return ()
        return cures_at(self._trace, self._frame)

    def _happening(self) -> Story:
        return self._telling(self._frame)

    def _telling(self, frame: Frame | None) -> Story:
        if frame is not None and frame.stage:
            return stage_story(self._trace, frame, self._theme.gradient)
        return story(self._trace, frame, self._theme.gradient)

    # -- size -----------------------------------------------------------------------------------

    def hasHeightForWidth(self) -> bool:
        """The text wraps, so the height follows the width."""
        return True

    def usual_height(self, width: int) -> int:
        """Return the height in pixels at `width`: of every step the same, so that nothing jumps."""
        if len(self._trace.steps) > LARGE:
            return round(MOST * scale())
        key = (width, scale(), say("card.name"))
        if key not in self._usual:
            told = [self._telling(frame) for frame in longest(self._trace)]
            needed = max((self._measured(one, width) for one in told), default=0.0)
            least, most = round(LEAST * scale()), round(MOST * scale())
            self._usual[key] = max(least, min(round(needed) + 2 + _MARGINS, most))
        return self._usual[key]

    def heightForWidth(self, width: int) -> int:
        """Return the usual height; only a reason, for which a person asked, may need more.

        What is longer scrolls.
        """
        usual = self.usual_height(width)
        if self._row is None:
            return usual
        below = self._buttons.heightForWidth(width - MARGINS[0] - MARGINS[2])
        most = round(MOST * scale()) - _MARGINS
        text = min(round(self._measured(self._story, width)) + 2, most)
        return max(usual, text + _MARGINS + below + 6)

    def sizeHint(self) -> QSize:
        """As wide as it is, and as high as that needs."""
        width = max(self.width(), 320)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Two lines always find room."""
        return QSize(220, 60)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew; the button stays in its corner."""
        super().resizeEvent(event)
        self._place_button()
        self._write(self.width())
        self._scroll()

    def _place_button(self) -> None:
        corner = self.copying.button
        corner.move(self.width() - corner.width() - CORNER, CORNER)

    def event(self, event: QEvent) -> bool:
        """On a screen of another density the formulas are drawn again."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._written = ()
            self._write(self.width())
        return super().event(event)

    def _measured(self, told: Story, width: int) -> float:
        room = _room(width)
        page = Page(self._ruler, self._theme, room - 14, self.devicePixelRatioF(), blank=True)
        page.write(told)
        self._ruler.setTextWidth(room)
        return self._ruler.size().height()

    def _write(self, width: int) -> None:
        room = _room(width)
        key = (self._story, self._theme, room, self.devicePixelRatioF(), scale())
        if key == self._written:
            return
        self._written = key
        document = self.narration.document()
        page = Page(document, self._theme, room - 14, self.devicePixelRatioF())
        page.write(self._story)
        self._here = page.here
        self.narration.setAccessibleDescription(plain_text(document))

    def _scroll(self) -> None:
        """Show the story from its top; but the present stage has to be in sight."""
        document = self.narration.document()
        block = document.findBlockByNumber(self._here)
        bottom = document.documentLayout().blockBoundingRect(block).bottom()
        hidden = round(bottom) - self.narration.viewport().height() if self._here else 0
        self.narration.verticalScrollBar().setValue(max(hidden, 0))

    # -- the look -------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card: raised, rounded, its left edge in the colour of the mood."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        shape = QPainterPath()
        shape.addRoundedRect(card, RADIUS, RADIUS)
        painter.fillPath(shape, QColor(self._theme.raised))
        painter.setPen(QColor(self._theme.outline))
        painter.drawPath(shape)
        painter.setClipPath(shape)
        painter.fillRect(QRectF(0, 0, BAND, self.height()), QColor(self._mood_colour()))
        painter.end()

    def _mood_colour(self) -> str:
        known = {
            FORWARD: self._theme.series,
            BACKWARD: self._theme.gradient,
            WRONG: self._theme.bad,
        }
        return known.get(self._story.mood) or self._theme.role(self._story.mood)


def _room(width: int) -> int:
    return max(width - MARGINS[0] - MARGINS[2], 80)
