import pytest

from gradviz.app.status_line import StatusLine
from gradviz.trace import Trace, frame_at
from gradviz.words import CATALOGUE
from tests.helpers.neuron import neuron_trace


@pytest.fixture
def line(qtbot):
    made = StatusLine()
    qtbot.addWidget(made)
    trace = neuron_trace()
    made.set_trace(trace)
    made.set_frame(frame_at(trace, 5))
    return made


def test_it_says_what_the_tape_holds_and_how_long_the_run_took(line):
    assert line._tape.text() == "tape holds 16 bytes"
    assert line._time.text() == "ran in 0.4 ms"


def test_it_speaks_korean_too(line):
    CATALOGUE.use("ko")
    line.retranslate()
    assert line._time.text() == "0.4 ms에 실행"
    assert line._tape.text() == "테이프에 16바이트 보관"


def test_without_a_tape_nothing_is_said_of_it(line):
    line.set_trace(Trace(""))
    line.set_frame(frame_at(Trace(""), 0))
    assert (line._tape.text(), line._time.text()) == ("", "")


def test_progress_and_cancel_are_there_only_during_a_long_run(line):
    assert line.cancel.isHidden()
    line.set_busy(True)
    assert not line.cancel.isHidden()
    line.set_busy(False)
    assert line.cancel.isHidden()


def test_a_notice_gives_way_to_the_hints_again(line, qtbot):
    hints = line._hints.text()
    line._notice.setInterval(1)
    line.notify("Saved n.gradviz.")
    assert line._hints.text() == "Saved n.gradviz."
    qtbot.waitUntil(lambda: line._hints.text() == hints)


def test_a_brief_line_is_needed_for_notices_and_long_runs_only(line, qtbot):
    told = []
    line.needed.connect(told.append)
    line.set_brief(True)
    line.set_busy(True)
    line.set_busy(False)
    line._notice.setInterval(1)
    line.notify("Saved n.gradviz.")
    qtbot.waitUntil(lambda: told == [False, True, False, True, False])
    line.set_brief(False)
    assert told[-1]
