"""How one plays is as it was at the last start."""

import pytest

from gradviz.app.settings import Settings


def test_speed_and_way_of_playing_are_found_again(window, open_window):
    bar = window.widgets.transport
    bar._speed_actions[3].trigger()
    bar.inside.trigger()
    assert (Settings().speed, Settings().inside) == (2.0, True)
    later = open_window("w * x")
    assert later.widgets.transport.speed() == 2.0
    assert later.widgets.transport.inside.isChecked()
    assert later.desk.playback.inside
    assert later.desk.playback._timer.interval() == 450


@pytest.mark.parametrize("written", [3.0, "fast", -1])
def test_a_speed_that_cannot_be_chosen_is_the_usual_one(open_window, written):
    Settings()._store.setValue("speed", written)
    assert open_window("w * x").widgets.transport.speed() == 1.0


def test_who_types_is_left_in_peace(open_window, qtbot):
    window = open_window("import tensorflow as tf\nw = tf.Variable(0.5)\ny = w * w\n")
    player, editor = window.widgets.variables.values.player, window.widgets.editor
    window.go_to(0)
    window.play()
    window.widgets.variables.values.toggle_play("w")
    before = editor.toPlainText()
    qtbot.waitUntil(lambda: editor.toPlainText() != before)  # the slider writes into the program
    assert player.name == "w"
    assert window.desk.playback.playing
    qtbot.keyClicks(editor, "# ")
    assert player.name == ""
    assert not window.desk.playback.playing
