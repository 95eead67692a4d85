import pytest

from gradviz.document.playback import Playback


@pytest.fixture
def playback(qapp):
    made = Playback()
    yield made
    made.pause()


def test_playing_starts_with_a_step_at_once_and_goes_on(qtbot, playback):
    playback.set_speed(50)
    due = []
    playback.due.connect(lambda: due.append(1))
    playback.play()
    assert due == [1]
    qtbot.waitUntil(lambda: len(due) >= 3)


def test_toggle_starts_and_stops_and_says_so(qtbot, playback):
    said = []
    playback.playingChanged.connect(said.append)
    playback.toggle()
    playback.toggle()
    playback.pause()
    assert said == [True, False]


def test_speed_has_a_limit_that_can_still_be_seen(playback):
    playback.set_speed(10_000)
    assert playback._timer.interval() == 20
