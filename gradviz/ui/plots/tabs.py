"""The tabs of the plots: one line, in any language, however narrow the panel is."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QTabBar, QWidget

from gradviz.ui.theme import LIGHT, Theme, ui_font

ROOMY, TIGHT = 10, 2  # pixels left and right of a word
BETWEEN = 3  # pixels between two tabs, and a border each


class PlotTabs(QTabBar):
    """A tab bar whose words stand closer where there is little room."""

    def __init__(self, count: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("plotTabs")
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self._panel = parent
        self._theme: Theme = LIGHT
        self._padding = ROOMY
        for _ in range(count):
            self.addTab("")

    def set_texts(self, texts: Sequence[str]) -> None:
        """Name the tabs."""
        for number, text in enumerate(texts):
            self.setTabText(number, text)
        self._fit()

    def set_theme(self, theme: Theme) -> None:
        """Wear `theme`."""
        self._theme = theme
        self.setFont(ui_font(9.5))
        self._padding = -1  # the style sheet is written anew in any case
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room out again."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        metrics = self.fontMetrics()
        words = sum(metrics.horizontalAdvance(self.tabText(k)) + 1 for k in range(self.count()))
        spare = self._panel.width() - words - self.count() * (BETWEEN + 1) - BETWEEN
        padding = min(max(spare // (2 * self.count()), TIGHT), ROOMY)
        if padding != self._padding:
            self._padding = padding
            self.setStyleSheet(_sheet(self._theme, padding))


def _sheet(theme: Theme, padding: int) -> str:
    return (
        f"QTabBar {{ background: {theme.window}; }}"
        f"QTabBar::tab {{ background: transparent; color: {theme.muted}; border: none;"
        f" border-radius: 5px; padding: 5px {padding}px; margin: 5px 1px 5px {BETWEEN}px; }}"
        f"QTabBar::tab:selected {{ background: {theme.line}; color: {theme.text}; }}"
        f"QTabBar::tab:hover:!selected {{ color: {theme.text}; }}"
        f"QTabBar::tab:focus {{ border: 1px solid {theme.series}; }}"
    )
