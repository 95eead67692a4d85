"""The Jacobian that is looked at: asked for once, kept, pulled at once, and given up when left."""

import numpy as np
import pytest
from PySide6.QtTest import QSignalSpy

from gradviz.document.document import Document
from gradviz.document.jacobians import Jacobians, pulled
from gradviz.document.runs import Runs
from gradviz.document.state import State
from gradviz.document.worker import ImmediateWorker, Worker
from gradviz.lang.scenes import Scene
from gradviz.trace.jacobian import STOPPED, Jacobian
from tests.helpers.boxes import measured

HEAD = "import tensorflow as tf\n"
SQUARES = HEAD + (
    "x = tf.Variable([1., 2., 3.])\nw = tf.Variable(5.)\n"
    "with tf.GradientTape() as tape:\n  y = x * x * w\ng = tape.gradient(y, [x, w])\n"
)
SLOW = HEAD + (
    "x = tf.Variable(tf.ones([400]))\nwith tf.GradientTape() as tape:\n  y = x\n"
    "  for k in range(3000):\n    y = tf.sin(y)\ng = tape.gradient(y, x)\n"
)


@pytest.fixture
def desk(qapp):
    worker = ImmediateWorker()
    runs = Runs(worker, measured)
    document, jacobians = Document(runs), Jacobians(worker)
    runs.finished.connect(lambda request, trace, _drawing: jacobians.set_trace(request, trace))
    return document, jacobians


@pytest.fixture
def shown(desk, qtbot):
    document, jacobians = desk
    document.open(State((Scene(SQUARES),)))
    with qtbot.waitSignal(jacobians.pulledChanged):
        jacobians.ask(0, 0)
    return document, jacobians


def answers(jacobians, qtbot, *asked):
    found = []
    jacobians.jacobianChanged.connect(found.append)
    with qtbot.waitSignal(jacobians.pulledChanged) as result:
        jacobians.ask(*asked)
    return found[-1], result.args[0]


def caught(signal, act):
    spy = QSignalSpy(signal)
    act()
    return [spy.at(k)[0] for k in range(spy.count())]


def test_the_seed_of_the_call_gives_the_tapes_own_gradient(desk, qtbot):
    document, jacobians = desk
    document.open(State((Scene(SQUARES),)))
    found, result = answers(jacobians, qtbot, 0, 0)
    assert found.table.tolist() == np.diag([10.0, 20.0, 30.0]).tolist()
    assert result.own
    row = document.trace.gradients[0].rows[0]
    assert result.gradient.tolist() == row.value.tolist() == [10, 20, 30]


def test_another_seed_is_pulled_at_once(shown):
    _document, jacobians = shown
    (result,) = caught(jacobians.pulledChanged, lambda: jacobians.set_seed(np.array([0, 0.5, 2])))
    assert result.gradient.tolist() == [0, 10, 60]
    assert not result.own
    (result,) = caught(jacobians.pulledChanged, lambda: jacobians.set_seed(None))
    assert result.own
    assert result.seed.tolist() == [1, 1, 1]


def test_ones_typed_by_hand_are_the_calls_own_again(shown):
    _document, jacobians = shown
    (result,) = caught(jacobians.pulledChanged, lambda: jacobians.set_seed(np.ones(3)))
    assert result.own


def test_one_row_alone_is_that_row_whatever_the_others_hold():
    table = np.array([[np.inf, np.nan], [1.0, -2.0]], np.float32)
    found = Jacobian(0, 0, ((2,),), (2,), (2, 2), range(2), range(2), table, np.ones(2))
    assert pulled(found, np.array([0.0, 1.0])).gradient.tolist() == [1, -2]
    assert pulled(found, np.array([0.0, -3.0])).reach == 6
    assert np.isinf(pulled(found, np.ones(2)).gradient[0])


def test_a_seed_stays_when_a_number_of_the_program_changes(shown, qtbot):
    document, jacobians = shown
    jacobians.set_seed(np.array([0.0, 1.0, 0.0]))
    with qtbot.waitSignal(jacobians.pulledChanged) as signal:
        document.edit_program(SQUARES.replace("5.", "7."))
        document.runs.flush()
    assert signal.args[0].gradient.tolist() == [0, 28, 0]


def test_a_seed_is_forgotten_when_the_target_has_another_shape(shown, qtbot):
    document, jacobians = shown
    jacobians.set_seed(np.array([0.0, 1.0, 0.0]))
    with qtbot.waitSignal(jacobians.pulledChanged) as signal:
        document.edit_program(SQUARES.replace("2., 3.", "2."))
        document.runs.flush()
    assert signal.args[0].seed.tolist() == [1, 1]


def test_a_seed_is_forgotten_when_the_call_starts_with_another(shown, qtbot):
    document, jacobians = shown
    jacobians.set_seed(np.array([0.0, 1.0, 0.0]))
    given = "(y, [x, w], output_gradients=tf.constant([1., 2., 3.]))"
    with qtbot.waitSignal(jacobians.pulledChanged) as signal:
        document.edit_program(SQUARES.replace("(y, [x, w])", given))
        document.runs.flush()
    assert signal.args[0].own
    assert signal.args[0].seed.tolist() == [1, 2, 3]


def test_a_seed_is_forgotten_when_another_program_is_opened(shown, qtbot):
    document, jacobians = shown
    document.programChanged.connect(lambda _text: jacobians.forget())
    jacobians.set_seed(np.array([0.0, 1.0, 0.0]))
    with qtbot.waitSignal(jacobians.pulledChanged) as signal:
        document.open(State((Scene(SQUARES.replace("5.", "7.")),)))
    assert signal.args[0].own


def test_a_seed_stays_when_another_source_is_chosen(shown, qtbot):
    _document, jacobians = shown
    jacobians.set_seed(np.array([0.0, 1.0, 0.0]))
    with qtbot.waitSignal(jacobians.pulledChanged) as signal:
        jacobians.ask(0, 1)
    assert signal.args[0].gradient.tolist() == [4]


def test_what_was_worked_out_is_shown_again_without_a_job(shown, qtbot):
    _document, jacobians = shown
    with qtbot.waitSignal(jacobians.pulledChanged):
        jacobians.ask(0, 1)
    (found,) = caught(jacobians.jacobianChanged, lambda: jacobians.ask(0, 0))
    assert found.source == 0
    assert not jacobians.pending


def test_a_block_can_be_moved(desk, qtbot):
    document, jacobians = desk
    text = SQUARES.replace("[1., 2., 3.]", "tf.range(2000.)")
    document.open(State((Scene(text),)))
    found, result = answers(jacobians, qtbot, 0, 0, 40, 40)
    assert (found.rows.start, found.columns.start) == (40, 40)
    assert result.gradient[0] == 400  # of these rows alone


def test_a_call_that_is_no_more_is_not_asked_for(shown, qtbot):
    document, jacobians = shown
    with qtbot.assertNotEmitted(jacobians.jacobianChanged, wait=120):
        document.edit_program("a = 1\n")
        document.runs.flush()


@pytest.fixture
def real(qapp):
    worker = Worker()
    jacobians = Jacobians(worker)
    document = Document(Runs(worker, measured))
    document.runs.finished.connect(lambda request, trace, _d: jacobians.set_trace(request, trace))
    yield document, jacobians, worker
    jacobians.rest()
    document.runs.rest()
    worker.close()


def test_a_long_job_is_told_of_and_can_be_cancelled(real, qtbot):
    document, jacobians, worker = real
    with qtbot.waitSignal(document.traceChanged, timeout=30_000):
        document.open(State((Scene(SLOW),)))
    told = []
    jacobians.workingChanged.connect(told.append)
    jacobians.ask(0, 0)
    qtbot.waitUntil(lambda: told[-1:] == [True], timeout=20_000)
    (found,) = caught(jacobians.jacobianChanged, jacobians.cancel)
    assert found.why == STOPPED
    assert told[-1] is False
    with qtbot.assertNotEmitted(jacobians.jacobianChanged):
        qtbot.waitUntil(lambda: worker.idle, timeout=20_000)


def test_leaving_gives_up_what_is_under_way(real, qtbot):
    document, jacobians, worker = real
    with qtbot.waitSignal(document.traceChanged, timeout=30_000):
        document.open(State((Scene(SLOW),)))
    with qtbot.assertNotEmitted(jacobians.jacobianChanged):
        jacobians.ask(0, 0)
        qtbot.waitUntil(lambda: not worker.idle)
        jacobians.leave()
        qtbot.waitUntil(lambda: worker.idle, timeout=20_000)
