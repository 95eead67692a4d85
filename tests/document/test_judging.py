"""When the other witnesses are called, and what becomes of their verdicts. QtCore only."""

import threading

import pytest

from gradviz.document import judging as module
from gradviz.document.judging import FEW_NODES, JUDGE, Judging, judge_request
from gradviz.document.runs import Request, run_request
from gradviz.document.worker import ImmediateWorker, Worker
from gradviz.lang.scenes import Scene
from gradviz.trace.checks import CHANGING, DONE, OFFERED, PENDING, WORKING, arrived

SQUARE = "x = tf.Variable(3.)\nwith tf.GradientTape() as t:\n  y = x * x\nt.gradient(y, x)\n"
MANY = (
    "x = tf.Variable(1.)\nwith tf.GradientTape() as t:\n  y = x\n"
    "  for k in range({n}):\n    y = y * 1.\nt.gradient(y, x)\n"
)
WIDE = (
    "ws = [tf.Variable(.1) for k in range(20)]\nwith tf.GradientTape() as t:\n  y = 1.\n"
    "  for k in range(20):\n    for w in ws:\n      y = y * w\nt.gradient(y, ws)\n"
)
RANDOM = SQUARE.replace("x * x", "x * tf.random.normal([])")


def picture(text):
    request = Request(Scene(text))
    return request, run_request(request, lambda: False)


@pytest.fixture
def judging(qapp):
    made = Judging(ImmediateWorker())
    made.heard = []
    made.checksChanged.connect(made.heard.append)
    yield made
    made.rest()


@pytest.fixture
def threaded(qapp):
    worker = Worker()
    made = []

    def judging(run=judge_request):
        one = Judging(worker, run)
        one.heard = []
        one.checksChanged.connect(one.heard.append)
        made.append(one)
        return worker, one

    yield judging
    for one in made:
        one.rest()
    worker.close()


def states(judging):
    return [checks.state for checks in judging.heard]


def done(judging):
    return judging.heard[-1].state == DONE


def test_a_small_program_is_judged_by_itself_after_some_quiet(judging, qtbot):
    judging.set_trace(*picture(SQUARE))
    assert states(judging) == [PENDING]
    assert judging.pending
    qtbot.waitUntil(lambda: done(judging))
    verdict = judging.heard[-1].of(0, 0)
    assert verdict.tape == 6.0
    assert all(verdict.agrees(one) for one in verdict.others)
    assert not judging.pending


def test_a_large_one_waits_to_be_asked(judging):
    judging.set_trace(*picture(MANY.format(n=FEW_NODES + 1)))
    assert states(judging) == [OFFERED]
    assert not judging.pending
    judging.ask()
    assert WORKING in states(judging)
    assert done(judging)


def test_one_of_many_gradients_far_away_waits_too(judging):
    request, trace = picture(WIDE)
    assert len(trace.nodes) < FEW_NODES
    judging.set_trace(request, trace)
    assert states(judging) == [OFFERED]


def test_without_gradients_nobody_is_called(judging):
    request, trace = picture("w * 2. if False else 1\n")
    judging.set_trace(request, trace)
    assert arrived(trace) == 0
    assert not judging.pending


def test_while_somebody_types_it_waits(judging, qtbot):
    judging.set_trace(*picture(SQUARE))
    judging.put_off()
    assert not judging.pending
    judging.resume()
    assert judging.pending
    qtbot.waitUntil(lambda: done(judging))


def test_what_was_said_of_an_older_trace_is_forgotten(judging, qtbot):
    judging.set_trace(*picture(SQUARE))
    qtbot.waitUntil(lambda: done(judging))
    judging.set_trace(*picture(SQUARE.replace("3.", "4.")))
    assert judging.heard[-1].verdicts == ()
    qtbot.waitUntil(lambda: done(judging))
    assert judging.heard[-1].of(0, 0).tape == 8.0


def test_a_program_that_draws_other_numbers_each_time_is_told_so(judging, qtbot):
    request, trace = picture(RANDOM)
    judging.set_trace(request, trace)
    again = run_request(request, lambda: False)
    same = again.gradients[0].rows[0].value == trace.gradients[0].rows[0].value
    qtbot.waitUntil(lambda: judging.heard[-1].state == (DONE if same else CHANGING))


def test_verdicts_of_other_numbers_are_not_shown(threaded, qtbot):
    other = picture(SQUARE.replace("3.", "5."))[0]
    _worker, judging = threaded(lambda _request, *rest: judge_request(other, *rest))
    judging.set_trace(*picture(SQUARE))
    qtbot.waitUntil(lambda: judging.heard[-1].state == CHANGING)


def test_a_long_check_can_be_cancelled_and_asked_for_again(threaded, qtbot):
    entered = threading.Event()

    def slow(request, cancelled, judge):
        entered.set()
        while not cancelled():
            pass
        return judge_request(request, cancelled, judge)

    worker, judging = threaded(slow)
    judging.set_trace(*picture(MANY.format(n=FEW_NODES + 1)))
    judging.ask()
    assert judging.heard[-1].state == WORKING
    qtbot.waitUntil(entered.is_set)
    judging.cancel()
    assert judging.heard[-1].state == OFFERED
    qtbot.waitUntil(lambda: worker.idle)
    assert states(judging)[-1] == OFFERED


def test_how_far_it_is_is_told_meanwhile(threaded, qtbot, monkeypatch):
    monkeypatch.setattr(module, "FEW_NODES", 0)  # a small program counts as large
    go_on = threading.Event()

    def counting(request, cancelled, judge):
        judge.told()
        go_on.wait(10)
        return judge_request(request, cancelled, judge)

    _worker, judging = threaded(counting)
    judging.set_trace(*picture(SQUARE))
    judging.ask()
    qtbot.waitUntil(lambda: judging.heard[-1].count == 1)
    assert judging.heard[-1].total == 1
    go_on.set()
    qtbot.waitUntil(lambda: done(judging))


def test_what_is_more_urgent_goes_before_and_then_it_begins_anew(threaded, qtbot):
    calls = []

    def patient(request, cancelled, judge):
        calls.append(True)
        while len(calls) == 1 and not cancelled():
            pass
        return judge_request(request, cancelled, judge)

    worker, judging = threaded(patient)
    judging.set_trace(*picture(SQUARE))
    qtbot.waitUntil(lambda: len(calls) == 1)
    worker.submit("curve", lambda cancelled: None, rank=5)
    qtbot.waitUntil(lambda: done(judging))
    assert len(calls) == 2


def test_who_stops_the_work_in_hand_is_offered_it_again(threaded, qtbot):
    entered = threading.Event()

    def slow(request, cancelled, judge):
        entered.set()
        while not cancelled():
            pass
        return judge_request(request, cancelled, judge)

    worker, judging = threaded(slow)
    judging.set_trace(*picture(SQUARE))
    qtbot.waitUntil(entered.is_set)
    worker.interrupt()
    qtbot.waitUntil(lambda: judging.heard[-1].state == OFFERED)
    assert JUDGE == "judge"
