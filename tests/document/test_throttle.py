import time

from gradviz.document.throttle import PAUSE_MS, Throttle


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
