"""Five tabs in one line, in both languages, however narrow the panel is."""

import pytest

from gradviz.ui.plots.panel import PANELS, PlotsPanel
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
    assert tabs.count() == len(PANELS)
    assert tabs.tabRect(tabs.count() - 1).right() <= width
    for number in range(tabs.count()):
        needed = tabs.fontMetrics().horizontalAdvance(tabs.tabText(number))
        assert tabs.tabRect(number).width() >= needed


def test_there_is_more_room_between_words_where_the_panel_is_wide(qtbot):
    panel = PlotsPanel()
    qtbot.addWidget(panel)
    panel.show()
    panel.resize(280, 300)
    narrow = panel.tabs.tabRect(4).right()
    panel.resize(600, 300)
    assert panel.tabs.tabRect(4).right() > narrow
