"""What Qt draws around the widgets: hairlines between panels, flat buttons, thin scroll bars.

Style sheets are put on those few widgets alone. One on the whole window would come between every
widget below it and its palette.
"""

from string import Template
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QProxyStyle,
    QScrollBar,
    QStyle,
    QStyleOption,
    QTabBar,
    QWidget,
)

from gradviz.ui.theme import LIGHT, Theme, palette, ui_font

if TYPE_CHECKING:
    from PySide6.QtCore import QRect

HEADER = Template("""
QWidget#header { background: $window; border-bottom: 1px solid $line; }
QLabel { color: $text; }
QLabel#muted { color: $muted; }
QToolButton {
  background: $raised; color: $text; border: 1px solid $outline; border-radius: 5px;
  padding: 5px 10px;
}
QToolButton:hover { background: $canvas; border-color: $faint; }
QToolButton:checked { background: $series_wash; }
QToolButton:focus { border-color: $series; }
QToolButton::menu-indicator { image: none; }
QToolButton#header_menu { border: none; background: transparent; padding: 4px 6px; }
QToolButton#header_menu:hover { background: $canvas; }
QMenu { background: $raised; color: $text; border: 1px solid $outline; padding: 4px; }
QMenu::item { padding: 5px 24px 5px 20px; border-radius: 3px; }
QMenu::item:selected { background: $series_wash; color: $text; }
QMenu::item:disabled { color: $faint; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
""")
TABS = Template("""
QTabBar::tab {
  background: transparent; color: $muted; border: none; padding: 4px 5px; margin: 0;
  border-radius: 5px;
}
QTabBar::tab:selected { background: $line; color: $text; }
QTabBar::tab:disabled { color: $faint; }
QTabBar::tab:focus { color: $series; }
""")
SCROLL_BAR = Template("""
QScrollBar { background: transparent; margin: 0; }
QScrollBar:vertical { width: 10px; }
QScrollBar:horizontal { height: 10px; }
QScrollBar::handle { background: $faint; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 24px; }
QScrollBar::handle:horizontal { min-width: 24px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
""")
MUTED = Template("QLabel { color: $muted; }")
OWN_TABS = ("detailTabs", "sceneTabs")
HAIRLINE = 1  # pixels; Qt lets the mouse grip two more on each side


class HairlineStyle(QProxyStyle):
    """Fusion, with one pixel between the panels. For the main window itself."""

    def __init__(self) -> None:
        super().__init__("Fusion")
        self.theme: Theme = LIGHT

    def pixelMetric(
        self,
        metric: QStyle.PixelMetric,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> int:
        """Give the space between panels."""
        if metric == QStyle.PixelMetric.PM_DockWidgetSeparatorExtent:
            return HAIRLINE
        return super().pixelMetric(metric, option, widget)

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Draw the line between panels."""
        if element == QStyle.PrimitiveElement.PE_IndicatorDockWidgetResizeHandle:
            area: QRect = option.rect
            painter.fillRect(area, QColor(self.theme.line))
        else:
            super().drawPrimitive(element, option, painter, widget)


def dress(window: QWidget, header: QWidget, theme: Theme) -> None:
    """Put the style sheets of `theme` on the few widgets that need one."""
    colours = {name: getattr(theme, name) for name in theme.__slots__}
    header.setStyleSheet(HEADER.substitute(colours))
    for tabs in window.findChildren(QTabBar):
        over_panels = tabs.parent() is window  # Qt's own, where panels share a place
        if tabs.objectName() in OWN_TABS or over_panels:
            tabs.setFont(ui_font(9.5))
            tabs.setStyleSheet(TABS.substitute(colours))
    for label in window.findChildren(QLabel, "muted"):
        if not header.isAncestorOf(label):
            label.setStyleSheet(MUTED.substitute(colours))
    # A style sheet beside or above them keeps the application's palette from these.
    for choice in window.findChildren(QComboBox):
        choice.setPalette(palette(theme))
    for bar in window.findChildren(QScrollBar):
        bar.setStyleSheet(SCROLL_BAR.substitute(colours))
