import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton

from gradviz.app.actions import COMMANDS, MENUS
from tests.app.conftest import NEURON
from tests.helpers.cases import each


@pytest.fixture
def window(reopen):
    return reopen(NEURON)


def test_names_and_keys_are_used_once():
    names = [command.name for command in COMMANDS]
    assert len(set(names)) == len(names)
    keys = [key for command in COMMANDS for key in command.keys]
    assert len(set(keys)) == len(keys)


def test_every_row_is_an_action_with_words_and_its_keys(window):
    for command in COMMANDS:
        action = window.findChild(QAction, command.name)
        assert action.text()
        assert [key.toString() for key in action.shortcuts()] == list(command.keys)
        assert action.isCheckable() == command.checkable


def test_every_row_is_in_the_menu_it_names(window):
    menus = {which: window._menus[which].actions() for which in MENUS}
    for command in COMMANDS:
        assert window.actions_by_name[command.name] in menus[command.menu]


def test_tool_tips_name_the_key(window):
    assert "Ctrl+S" in window.actions_by_name["actionSave"].toolTip()


def test_undo_is_offered_only_where_there_is_something_to_undo(open_window):
    window = open_window(NEURON)
    assert not window.actions_by_name["actionUndo"].isEnabled()
    window.document.set_role("w", "frozen")
    assert window.actions_by_name["actionUndo"].isEnabled()
    assert not window.actions_by_name["actionRedo"].isEnabled()
    window.actions_by_name["actionUndo"].trigger()
    assert window.actions_by_name["actionRedo"].isEnabled()


@each("language", ["ko", "en"])
def test_every_button_in_sight_has_a_tool_tip(window, language):
    window.speaking.use(language)
    buttons = [b for b in window.findChildren(QAbstractButton) if b.isVisible()]
    assert len(buttons) > 10
    assert [b.objectName() for b in buttons if not b.toolTip()] == []
