"""All tabs in one line, in both languages, however narrow the panel is."""

import pytest
from PySide6.QtGui import QPalette

from gradviz.ui.plots.panel import PANELS, PlotsPanel
from gradviz.ui.plots.tabs import TIGHT
from gradviz.ui.theme import DARK
from gradviz.words import CATALOGUE


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("width", [280, 328, 367, 700])
def test_all_words_can_be_read(qtbot, width, language):
    CATALOGUE.use(language)
    panel = PlotsPanel()
    qtbot.addWidget(panel)
    panel.set_theme(DARK)
    panel.resize(width, 300)
    panel.show()
    tabs = panel.tabs
    tabs.offer_last(True)
    assert tabs.count() == len(PANELS)
    assert tabs.sizeHint().width() <= width
    assert tabs.tabRect(tabs.count() - 1).right() <= width
    for number in range(tabs.count()):
        needed = tabs.fontMetrics().horizontalAdvance(tabs.tabText(number))
        assert tabs.tabRect(number).width() >= needed + 2 * TIGHT


def test_there_is_more_room_between_words_where_the_panel_is_wide(qtbot):
    panel = PlotsPanel()
    qtbot.addWidget(panel)
    panel.show()
    panel.resize(280, 300)
    narrow = panel.tabs.tabRect(4).right()
    panel.resize(600, 300)
    assert panel.tabs.tabRect(4).right() > narrow


def test_a_panel_hidden_while_the_theme_changed_wears_it_all_the_same(qtbot):
    panel = PlotsPanel()
    qtbot.addWidget(panel)
    panel.set_theme(DARK)
    window = QPalette.ColorRole.Window
    assert panel.training.row.rate.palette().color(window).name() == DARK.window
    assert panel.jacobian.row.corner[0].palette().color(window).name() == DARK.window
