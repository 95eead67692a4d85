"""The switch for movement: in the menu, remembered, and never turned on by a window."""

import pytest

from gradviz.app.settings import Settings
from gradviz.ui.theme import moving, set_moving


@pytest.fixture(autouse=True)
def restored():
    before = moving()
    yield
    set_moving(before)


def test_the_switch_is_in_the_menu_and_remembered(window):
    set_moving(True)
    action = window.actions_by_name["actionMovement"]
    action.trigger()
    assert not moving()
    assert not action.isChecked()
    assert not Settings().moving
    action.trigger()
    assert moving()
    assert action.isChecked()
    assert Settings().moving


def test_where_it_was_switched_off_a_window_does_not_move(open_window):
    set_moving(True)
    Settings().moving = False
    window = open_window("w * x")
    assert not moving()
    assert not window.actions_by_name["actionMovement"].isChecked()


def test_a_window_does_not_turn_it_on(open_window):
    assert Settings().moving
    set_moving(False)
    open_window("w * x")
    assert not moving()
