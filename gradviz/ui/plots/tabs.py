"""The tabs of the plots: one line, in any language, however narrow the panel is."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QTabBar, QWidget

from gradviz.ui.theme import LIGHT, Theme, ui_font

ROOMY, TIGHT = 10, 2  # pixels left and right of a word
BETWEEN = 3  # pixels between two tabs
ROUNDED = 2  # pixels that Qt adds to each
SIZES = (9.5, 9.0, 8.5, 8.0)  # points of the words, the first that fits


class PlotTabs(QTabBar):
    """A tab bar whose words stand closer, then become smaller, where there is little room."""

    def __init__(self, count: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("plotTabs")
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self._panel = parent
        self._texts: list[str] = []
        self._theme: Theme = LIGHT
        self._worn: tuple[float, int, Theme] | None = None
        for _ in range(count):
            self.addTab("")

    def set_texts(self, texts: Sequence[str]) -> None:
        """Name the tabs, also one that is not offered as yet."""
        self._texts = list(texts)
        for number in range(self.count()):
            self.setTabText(number, self._texts[number])
        self._fit()

    def offer_last(self, offered: bool, tip: str = "") -> None:
        """Offer the last of the tabs that have names, or take it away."""
        last = len(self._texts) - 1
        if offered and self.count() == last:
            self.setTabToolTip(self.addTab(self._texts[last]), tip)
        elif not offered and self.count() > last:
            self.removeTab(last)
        self._fit()

    def set_theme(self, theme: Theme) -> None:
        """Wear `theme`."""
        self._theme = theme
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room out again."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        size, padding = next(filter(self._fits, self._ways()), (SIZES[-1], TIGHT))
        worn = (ui_font(size).pointSizeF(), padding, self._theme)
        if worn != self._worn:
            self._worn = worn
            self.setFont(ui_font(size))
            self.setStyleSheet(_sheet(self._theme, padding))

    def _ways(self) -> Iterator[tuple[float, int]]:
        """Yield what may be tried, the best first: points of the words, and room beside them."""
        for size in SIZES:
            yield from ((size, padding) for padding in range(ROOMY, TIGHT - 1, -1))

    def _fits(self, way: tuple[float, int]) -> bool:
        size, padding = way
        metrics = QFontMetrics(ui_font(size))
        texts = [self.tabText(k) for k in range(self.count())]
        words = sum(metrics.horizontalAdvance(text) for text in texts)
        each = 2 * padding + BETWEEN + ROUNDED
        return words + each * len(texts) <= self._panel.width()


def _sheet(theme: Theme, padding: int) -> str:
    return (
        f"QTabBar {{ background: {theme.window}; }}"
        f"QTabBar::tab {{ background: transparent; color: {theme.muted}; border: none;"
        f" border-radius: 5px; padding: 5px {padding}px; margin: 5px 1px 5px {BETWEEN}px; }}"
        f"QTabBar::tab:selected {{ background: {theme.line}; color: {theme.text}; }}"
        f"QTabBar::tab:hover:!selected {{ color: {theme.text}; }}"
        f"QTabBar::tab:focus {{ border: 1px solid {theme.series}; }}"
    )
