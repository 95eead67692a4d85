import pytest
from PySide6.QtCore import Qt

from gradviz.app.scene_bar import SceneBar
from gradviz.words import CATALOGUE, say


@pytest.fixture
def bar(qtbot):
    made = SceneBar()
    qtbot.addWidget(made)
    made.set_scenes(3, 1)
    return made


def test_one_scene_needs_no_bar(bar):
    assert not bar.isHidden()
    bar.set_scenes(1, 0)
    assert bar.isHidden()


def test_showing_scenes_asks_for_nothing(bar):
    asked = []
    bar.sceneRequested.connect(asked.append)
    bar.set_scenes(5, 4)
    bar.set_scenes(2, 0)
    assert asked == []
    assert bar._tabs.count() == 2


def test_every_scene_has_its_number_and_a_tip_in_the_language(bar):
    bar.set_scenes(4, 0)
    assert [bar._tabs.tabText(k) for k in range(4)] == ["1", "2", "3", "4"]
    CATALOGUE.use("ko")
    bar.retranslate()
    tips = [bar._tabs.tabToolTip(k) for k in range(4)]
    assert tips == [say("window.scene", number=k + 1) for k in range(4)]


def test_a_click_asks_for_a_scene(bar, qtbot):
    bar.show()
    with qtbot.waitSignal(bar.sceneRequested) as caught:
        place = bar._tabs.tabRect(2).center()
        qtbot.mouseClick(bar._tabs, Qt.MouseButton.LeftButton, pos=place)
    assert caught.args == [2]


def test_the_buttons_ask_to_add_and_to_remove(bar, qtbot):
    with qtbot.waitSignal(bar.addRequested):
        qtbot.mouseClick(bar._add, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(bar.removeRequested):
        qtbot.mouseClick(bar._remove, Qt.MouseButton.LeftButton)
