"""A training that goes on, waits, begins afresh, and is compared with earlier ones."""

from dataclasses import replace

import numpy as np
import pytest

from gradviz.document.document import Document
from gradviz.document.runs import Runs
from gradviz.document.state import State
from gradviz.document.training import KEPT, Trainings
from gradviz.document.worker import ImmediateWorker, Worker
from gradviz.lang.inputs import Input
from gradviz.lang.scenes import Scene
from gradviz.trace.training import GREW, NO_TRAINABLE, Plan
from tests.helpers.boxes import measured

BOWL = "loss = (w - 3.) ** 2\n"
AT_0 = {"w": Input("trainable", 0.0)}
LOOP = (
    "import tensorflow as tf\nw = tf.Variable(4.)\nfor k in range(3):\n"
    "    with tf.GradientTape() as tape:\n        y = w ** 2\n"
    "    w.assign_sub(0.25 * tape.gradient(y, w))\n"
)


class Desk:
    """A document and its trainings, and all that these have said."""

    def __init__(self, worker):
        self.runs = Runs(worker, measured)
        self.document, self.trainings = Document(self.runs), Trainings(worker)
        self.found, self.kept, self.status = [], (), None
        self.document.traceChanged.connect(
            lambda trace, _d: self.trainings.set_trace(self.document.shown, trace)
        )
        self.trainings.trainingChanged.connect(self.found.append)
        self.trainings.keptChanged.connect(lambda kept: setattr(self, "kept", kept))
        self.trainings.statusChanged.connect(lambda status: setattr(self, "status", status))

    def open(self, text=BOWL, inputs=AT_0):
        self.document.open(State((Scene(text, dict(inputs)),)))

    @property
    def done(self):
        return len(self.found[-1].losses) - 1 if self.found and self.found[-1] else 0

    @property
    def rests(self):
        return not self.trainings.pending and not self.status.running


@pytest.fixture
def desk(qapp):
    return Desk(ImmediateWorker())


@pytest.fixture
def trained(desk, qtbot):
    """Return a desk whose first training is done."""
    desk.open()
    desk.trainings.show("training")
    qtbot.waitUntil(lambda: desk.done == 100 and desk.rests)
    return desk


def test_who_looks_at_the_tab_sees_a_training(trained):
    assert trained.found[-1].losses[-1] < 1e-6
    assert trained.status.plan == Plan()


def test_nothing_is_trained_while_nobody_looks(desk, qtbot):
    desk.open()
    desk.trainings.show("curve")
    assert not desk.trainings.pending
    assert desk.found == []


def test_another_rate_keeps_the_run_before(trained, qtbot):
    trained.trainings.set_plan(Plan(rate=0.01))
    qtbot.waitUntil(lambda: trained.found[-1].rate == 0.01 and trained.rests)
    assert [(run.rate, len(run.losses)) for run in trained.kept] == [(0.1, 101)]
    trained.trainings.clear()
    assert trained.kept == ()


def test_no_more_runs_are_kept_than_can_be_told_apart(trained, qtbot):
    for k in range(KEPT + 2):
        trained.trainings.set_plan(Plan(rate=0.01 * (k + 1)))
        qtbot.waitUntil(lambda: trained.done == 100 and trained.rests)
    assert [round(run.rate, 2) for run in trained.kept] == [0.02, 0.03, 0.04, 0.05, 0.06]


def test_from_the_end_it_goes_on(trained, qtbot):
    trained.trainings.run()
    qtbot.waitUntil(lambda: trained.done == 200 and trained.rests)
    assert trained.kept == ()


def test_one_step_is_one_iteration(trained, qtbot):
    trained.trainings.step()
    qtbot.waitUntil(lambda: trained.rests)
    assert trained.done == 101


def test_reset_waits_at_the_first_point(trained, qtbot):
    trained.trainings.reset()
    qtbot.waitUntil(lambda: trained.done == 0 and trained.rests)
    assert trained.found[-1].losses.tolist() == [9.0]
    trained.trainings.step()
    qtbot.waitUntil(lambda: trained.done == 1)
    trained.trainings.run()
    qtbot.waitUntil(lambda: trained.done == 101 and trained.rests)


def test_a_pause_holds_and_it_can_go_on(trained, qtbot):
    trained.trainings.set_plan(Plan(rate=0.01, iterations=5000))
    trained.trainings.pause()  # before it has begun
    assert trained.rests
    trained.trainings.run()
    qtbot.waitUntil(lambda: trained.found[-1].rate == 0.01)
    trained.trainings.pause()
    qtbot.waitUntil(lambda: trained.rests)
    held = trained.done
    assert held < 5000
    trained.trainings.run()
    qtbot.waitUntil(lambda: trained.done > held)
    trained.trainings.pause()


def test_more_iterations_are_no_other_training(trained):
    count = len(trained.found)
    trained.trainings.set_plan(replace(Plan(), iterations=300))
    assert len(trained.found) == count
    assert trained.status.plan.iterations == 300


def test_a_changed_value_trains_afresh_and_forgets_what_was(trained, qtbot):
    trained.trainings.set_plan(Plan(rate=0.05))
    qtbot.waitUntil(lambda: trained.found[-1].rate == 0.05 and trained.rests)
    trained.document.set_value("w", 5.0)
    qtbot.waitUntil(lambda: trained.found[-1].losses[0] == 4.0 and trained.rests)
    assert trained.kept == ()
    assert trained.done == 100


def test_between_two_slices_it_is_under_way_and_no_longer_once_nobody_looks(trained, qtbot):
    trained.trainings.set_plan(Plan(rate=0.01, iterations=5000))
    qtbot.waitUntil(lambda: trained.found[-1].rate == 0.01)
    assert trained.trainings.pending
    trained.trainings.show("curve")
    trained.document.set_value("w", 5.0)
    qtbot.waitUntil(lambda: not trained.trainings.pending)
    assert not trained.status.running


def test_the_same_program_again_leaves_the_training(trained, qtbot):
    count = len(trained.found)
    trained.document.run_again()
    trained.runs.flush()
    assert not trained.trainings.pending
    assert len(trained.found) == count


def test_a_run_away_stops(trained, qtbot):
    trained.trainings.set_plan(Plan(rate=1.1, iterations=1000))
    qtbot.waitUntil(lambda: trained.found[-1].trouble is not None and trained.rests)
    assert trained.found[-1].trouble.kind == GREW
    count = len(trained.found[-1].losses)
    trained.trainings.run()
    trained.trainings.step()
    assert trained.rests
    assert len(trained.found[-1].losses) == count


def test_it_says_what_is_missing(desk, qtbot):
    desk.open("z = w * 2.\n", {"w": Input("constant", 1.0)})
    desk.trainings.show("training")
    qtbot.waitUntil(lambda: desk.status is not None and desk.status.lack is not None)
    assert desk.status.lack.kind == NO_TRAINABLE
    assert desk.found == [None]
    assert desk.rests


def test_who_comes_back_is_told_again(desk, qtbot):
    desk.open("z = w * 2.\n", {"w": Input("constant", 1.0)})
    desk.trainings.show("training")
    qtbot.waitUntil(lambda: desk.found == [None])
    desk.trainings.show("curve")
    desk.trainings.show("training")
    assert desk.found == [None, None]
    assert desk.rests


def test_a_program_that_trains_by_itself_is_left_alone(trained, qtbot):
    trained.open(LOOP, {})
    qtbot.waitUntil(lambda: trained.found[-1] is None)
    assert trained.rests


def test_trained_values_are_one_step_to_undo(desk, qtbot):
    text = "import tensorflow as tf\nw = tf.Variable([1., 2.])\nloss = tf.reduce_sum(w * b) ** 2\n"
    desk.open(text, {"b": Input("trainable", 0.5)})
    desk.document.set_values([("w", np.array([0.25, 4.0])), ("b", 2.0)])
    assert "tf.Variable([0.25, 4.])" in desk.document.text
    assert desk.document.state.scene.inputs["b"].value == 2.0
    desk.document.undo()
    assert desk.document.text == text
    assert desk.document.state.scene.inputs["b"].value == 0.5


def test_a_value_without_a_place_is_refused_and_nothing_changes(desk):
    desk.open("loss = b ** 2\n", {"b": Input("trainable", 0.5)})
    said = []
    desk.document.refused.connect(said.append)
    desk.document.set_values([("b", 2.0), ("dense/kernel", np.array([0.25, 4.0]))])
    assert said
    assert desk.document.state.scene.inputs["b"].value == 0.5


def test_a_run_of_the_program_may_interrupt_and_the_training_still_ends(qapp, qtbot):
    worker = Worker()
    desk = Desk(worker)
    desk.open()
    desk.trainings.set_plan(Plan(iterations=400, rate=0.01))
    desk.trainings.show("training")
    qtbot.waitUntil(lambda: desk.done > 0)
    worker.submit("other", lambda cancelled: 1, rank=0)
    qtbot.waitUntil(lambda: desk.done == 400 and desk.rests)
    assert worker.close()
