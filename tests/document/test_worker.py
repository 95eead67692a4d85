"""The real thread: every wait here is for a signal or a condition, never for a time."""

import threading

import pytest

from gradviz.document.worker import Failure, ImmediateWorker, Worker


@pytest.fixture
def worker(qapp):
    made = Worker()
    yield made
    made.close()


@pytest.fixture
def results(worker):
    found = []
    worker.finished.connect(lambda key, result: found.append((key, result)))
    return found


class Gate:
    """A job that runs until it is let through or cancelled."""

    def __init__(self, answer):
        self.answer, self.entered, self.open = answer, threading.Event(), threading.Event()
        self.cancelled = False

    def __call__(self, cancelled):
        self.entered.set()
        while not self.open.wait(0.002):
            if cancelled():
                self.cancelled = True
                return f"{self.answer} cut short"
        return self.answer


def test_a_result_comes_back_in_the_asking_thread(qtbot, worker):
    threads = []
    worker.finished.connect(lambda *_: threads.append(threading.current_thread()))
    with qtbot.waitSignal(worker.finished) as caught:
        worker.submit("run", lambda cancelled: threading.current_thread().name)
    assert caught.args[1] != threading.main_thread().name
    assert threads == [threading.main_thread()]


def test_the_newest_request_wins_and_the_older_is_cancelled(qtbot, worker, results):
    old, new = Gate("old"), Gate("new")
    worker.submit("run", old)
    assert old.entered.wait(5)
    new.open.set()
    worker.submit("run", new)
    qtbot.waitUntil(lambda: bool(results))
    assert old.cancelled
    assert results == [("run", "new")]


def test_a_late_result_is_dropped(qtbot, worker, results):
    old = Gate("old")
    worker.submit("run", old)
    assert old.entered.wait(5)
    worker.cancel("run")
    old.open.set()
    with qtbot.waitSignal(worker.finished):
        worker.submit("run", lambda cancelled: "new")
    assert results == [("run", "new")]


def test_a_gentle_request_lets_the_running_one_finish_but_replaces_the_waiting(
    qtbot, worker, results
):
    running = Gate("first")
    worker.submit("run", running)
    assert running.entered.wait(5)
    for number in range(5):
        worker.submit("run", lambda cancelled, n=number: n, replace=False)
    running.open.set()
    qtbot.waitUntil(lambda: worker.idle)
    assert results == [("run", "first"), ("run", 4)]


def test_a_run_does_not_wait_for_a_plot(qtbot, worker, results):
    curve = Gate("curve")
    worker.submit("curve", curve, rank=5)
    assert curve.entered.wait(5)
    with qtbot.waitSignal(worker.finished):
        worker.submit("run", lambda cancelled: "trace")
    assert results == [("run", "trace")]
    assert curve.cancelled


def test_of_the_waiting_jobs_the_most_urgent_goes_first(qtbot, worker, results):
    running = Gate("arranged")
    worker.submit("arrange", running)
    assert running.entered.wait(5)
    worker.submit("curve", lambda cancelled: "curve", rank=5)
    worker.submit("run", lambda cancelled: "trace", rank=1)
    running.open.set()
    qtbot.waitUntil(lambda: worker.idle)
    assert [key for key, _ in results] == ["arrange", "run", "curve"]


def test_an_interrupted_job_still_gives_what_it_has(qtbot, worker, results):
    job = Gate("trace")
    worker.submit("run", job)
    assert job.entered.wait(5)
    with qtbot.waitSignal(worker.finished):
        worker.interrupt()
    assert results == [("run", "trace cut short")]


def test_a_fault_becomes_a_result_and_the_thread_lives_on(qtbot, worker, results):
    def broken(cancelled):
        raise ZeroDivisionError("by zero")

    with qtbot.waitSignal(worker.finished):
        worker.submit("run", broken)
    failure = results[0][1]
    assert isinstance(failure, Failure)
    assert failure.message == "ZeroDivisionError: by zero"
    with qtbot.waitSignal(worker.finished):
        worker.submit("run", lambda cancelled: "alive")
    assert results[-1] == ("run", "alive")


def test_closing_cancels_waits_and_gives_no_result(qtbot, worker, results):
    job = Gate("trace")
    worker.submit("run", job)
    assert job.entered.wait(5)
    worker.submit("curve", lambda cancelled: "curve")
    assert worker.close()
    assert job.cancelled
    worker.submit("run", lambda cancelled: "too late")
    assert results == []


def test_the_immediate_worker_answers_before_it_returns(qapp):
    worker, found = ImmediateWorker(), []
    worker.finished.connect(lambda key, result: found.append((key, result)))
    worker.submit("run", lambda cancelled: cancelled())
    assert found == [("run", False)]
    assert worker.idle
