import time
from dataclasses import replace

from gradviz import run
from gradviz.document.throttle import LARGE, PAINTED_MS, PAUSE_MS, Throttle
from gradviz.trace import Trace


def test_the_first_job_is_due_at_once_and_all_that_asks_meanwhile_shares_the_next(qtbot):
    throttle, due = Throttle(), []
    throttle.due.connect(lambda: due.append(time.monotonic()))
    asked = time.monotonic()
    throttle.ask()
    qtbot.waitUntil(lambda: bool(due))
    for _ in range(3):
        throttle.ask()
    assert throttle.pending
    qtbot.waitUntil(lambda: not throttle.pending)
    assert len(due) == 2
    assert due[1] - asked >= 0.9 * PAUSE_MS / 1000
    throttle.ask()
    throttle.stop()
    assert not throttle.pending


def test_a_large_trace_is_painted_before_a_job_begins(qtbot):
    throttle, due = Throttle(), []
    throttle.due.connect(lambda: due.append(time.monotonic()))
    node = run("y = 1.0 * x").nodes[0]
    asked = time.monotonic()
    throttle.ask(replace(Trace(""), nodes=(node,) * (LARGE + 1)))
    qtbot.waitUntil(lambda: bool(due))
    assert due[0] - asked >= 0.9 * PAINTED_MS / 1000
