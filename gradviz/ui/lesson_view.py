"""The guided lessons: a list to pick from, and the pages of the one picked.

Draws `Lesson`s and finds their moments in the trace it was given. It runs nothing: picking a lesson
and turning to a moment are intents.
"""

import html
import re

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from gradviz.lessons.lesson import Lesson
from gradviz.trace import Trace
from gradviz.ui.theme import CODE_FAMILIES, LIGHT, Theme, code_font, palette, ui_font
from gradviz.words import CATALOGUE, say

_SHOW = "moment:"
_SHEET = """
QListWidget {{ background: {window}; border: none; border-bottom: 1px solid {line}; padding: 4px;
  outline: 0; }}
QListWidget::item {{ color: {text}; padding: 5px 8px; border-radius: 4px; }}
QListWidget::item:hover {{ background: {sunken}; }}
QListWidget::item:selected {{ background: {series_wash}; color: {text}; }}
QTextBrowser {{ background: {window}; border: none; }}
QPushButton {{ background: {raised}; color: {text}; border: 1px solid {outline};
  border-radius: 5px; padding: 5px 12px; }}
QPushButton:hover {{ background: {sunken}; border-color: {faint}; }}
QPushButton:focus {{ border-color: {series}; }}
QPushButton:disabled {{ color: {faint}; }}
QPushButton#lessonNext {{ background: {button}; color: {button_text}; border-color: {button}; }}
QPushButton#lessonNext:focus {{ border-color: {series}; }}
QPushButton#lessonNext:disabled {{ background: {raised}; color: {faint}; border-color: {outline}; }}
QLabel {{ color: {muted}; }}
"""
_PAGE_SHEET = """
p {{ color: {text}; margin: 0 0 9px 0; line-height: 135%; }}
p.title {{ font-size: {title}pt; font-weight: 600; margin-bottom: 6px; line-height: 120%; }}
p.goal {{ color: {muted}; margin-bottom: 14px; }}
b {{ font-weight: 600; }}
code {{ font-family: {families}; font-size: {code}pt; color: {function}; }}
a {{ color: {series}; }}
"""


class LessonPanel(QWidget):
    """The list `lessonList` over the page `lessonPage`, with buttons to turn the page."""

    lessonRequested = Signal(str)  # the slug
    stepRequested = Signal(int)  # the cursor of the moment the page is about

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lessons: tuple[Lesson, ...] = ()
        self._lesson: Lesson | None = None
        self._at = 0
        self._trace = Trace("")
        self._theme = LIGHT
        self._build()
        self.set_theme(LIGHT)
        self.retranslate()

    def _build(self) -> None:
        self._list = QListWidget()
        self._list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._list.itemClicked.connect(self._pick)
        self._list.itemActivated.connect(self._pick)
        self._page = QTextBrowser()
        self._page.setOpenLinks(False)
        self._page.document().setDocumentMargin(14)
        self._page.anchorClicked.connect(self._follow)
        self._back = QPushButton()
        self._back.clicked.connect(lambda: self._turn(-1))
        self._next = QPushButton()
        self._next.clicked.connect(lambda: self._turn(1))
        self._count = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        for widget, name in (
            (self._list, "lessonList"),
            (self._page, "lessonPage"),
            (self._back, "lessonBack"),
            (self._next, "lessonNext"),
            (self._count, "lessonCount"),
        ):
            widget.setObjectName(name)
        self._place()

    def _place(self) -> None:
        buttons = QHBoxLayout()
        buttons.setContentsMargins(12, 8, 12, 12)
        buttons.addWidget(self._back)
        buttons.addWidget(self._count, 1)
        buttons.addWidget(self._next)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._list)
        column.addWidget(self._page, 1)
        column.addLayout(buttons)

    def set_lessons(self, lessons: tuple[Lesson, ...]) -> None:
        """List `lessons`; none is open."""
        self._lessons, self._lesson, self._at = lessons, None, 0
        self._list.clear()
        for _ in lessons:
            self._list.addItem(QListWidgetItem())
        self.retranslate()
        self._fit_list()

    def show_lesson(self, slug: str) -> None:
        """Open the first page of lesson `slug`, without asking for it; "" opens none."""
        self._lesson = next((lesson for lesson in self._lessons if lesson.slug == slug), None)
        self._at = 0
        row = self._lessons.index(self._lesson) if self._lesson else -1
        self._list.setCurrentRow(row)
        if self._lesson is None:
            self._list.clearSelection()
        self._write()

    def set_trace(self, trace: Trace) -> None:
        """Look for the moments of the pages in `trace` from now on."""
        self._trace = trace
        self._write()

    def set_theme(self, theme: Theme) -> None:
        """Wear `theme`."""
        self._theme = theme
        colours = {name: getattr(theme, name) for name in theme.__slots__}
        self.setPalette(palette(theme))
        self.setFont(ui_font())
        self.setStyleSheet(_SHEET.format(**colours))
        for widget in (self._list, self._page, self._back, self._next):
            widget.setFont(ui_font())
        self._count.setFont(ui_font(9))
        self._page.document().setDefaultStyleSheet(
            _PAGE_SHEET.format(
                **colours,
                families=", ".join(f"'{family}'" for family in CODE_FAMILIES),
                title=ui_font(13).pointSizeF(),
                code=code_font(9).pointSizeF(),
            )
        )
        self._fit_list()
        self._write()

    def retranslate(self) -> None:
        """Say everything again in the language in force."""
        self._list.setAccessibleName(say("lessons.list"))
        self._page.setAccessibleName(say("lessons.page"))
        self._back.setText(say("lessons.back"))
        self._next.setText(say("lessons.next"))
        for row, lesson in enumerate(self._lessons):
            title = lesson.title.in_language(CATALOGUE.language)
            spoken = say("lessons.item", number=lesson.number, title=title)
            self._list.item(row).setText(f"{lesson.number}  {title}")
            self._list.item(row).setToolTip(lesson.goal.in_language(CATALOGUE.language))
            self._list.item(row).setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
        self._write()

    def _fit_list(self) -> None:
        """Give the list the height of its rows, but leave the page the larger part."""
        rows = self._list.count()
        height = sum(self._list.sizeHintForRow(row) for row in range(rows)) + 10
        self._list.setFixedHeight(min(height, 300))

    def _pick(self, item: QListWidgetItem) -> None:
        slug = self._lessons[self._list.row(item)].slug
        self.show_lesson(slug)
        self.lessonRequested.emit(slug)

    def _turn(self, by: int) -> None:
        self._at += by
        self._write()
        self._follow()

    def _follow(self, link: QUrl | None = None) -> None:
        cursor = self._cursor()
        if cursor is not None:
            self.stepRequested.emit(cursor)

    def _cursor(self) -> int | None:
        moment = self._lesson.pages[self._at].moment if self._lesson else None
        return moment.cursor_in(self._trace) if moment else None

    def _write(self) -> None:
        count = len(self._lesson.pages) if self._lesson else 0
        self._back.setEnabled(self._at > 0)
        self._next.setEnabled(self._at + 1 < count)
        for part in (self._back, self._next, self._count):
            part.setVisible(count > 0)
        self._count.setText(say("lessons.count", at=self._at + 1, count=count))
        self._page.setHtml(self._html())

    def _html(self) -> str:
        if self._lesson is None:
            return f'<p class="goal">{html.escape(say("lessons.pick"))}</p>'
        language = CATALOGUE.language
        parts = [f'<p class="title">{html.escape(self._lesson.title.in_language(language))}</p>']
        if self._at == 0:
            parts.append(f'<p class="goal">{_inline(self._lesson.goal.in_language(language))}</p>')
        text = self._lesson.pages[self._at].text.in_language(language)
        parts += [f"<p>{_inline(paragraph)}</p>" for paragraph in text.split("\n\n")]
        if self._cursor() is not None:
            parts.append(f'<p><a href="{_SHOW}">{html.escape(say("lessons.show"))}</a></p>')
        return "".join(parts)


def _inline(text: str) -> str:
    """Return `text` as HTML: `...` is code, which keeps together, **...** is bold."""

    def code(found: re.Match[str]) -> str:
        return f"<code>{found[1].replace(' ', '&nbsp;')}</code>"

    parts = re.sub(r"`([^`]+)`", code, html.escape(text, quote=False))
    return re.sub(r"(?<!\*)\*\*([^*\s][^*]*)\*\*(?!\*)", r"<b>\1</b>", parts)
