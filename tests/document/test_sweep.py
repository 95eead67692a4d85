import threading
from dataclasses import replace

import numpy as np
import pytest

from gradviz.document.document import Document
from gradviz.document.runs import Request, Runs
from gradviz.document.state import State
from gradviz.document.sweep import Sweeps, default_of
from gradviz.document.worker import ImmediateWorker, Worker
from gradviz.lang.inputs import Input
from gradviz.lang.run import run
from gradviz.lang.scenes import Scene
from gradviz.trace.curves import Curve
from tests.helpers.boxes import measured

NEURON = "z = w * x + b\ny = sigmoid(z)\n"


@pytest.fixture
def desk(qapp):
    worker = ImmediateWorker()
    runs = Runs(worker, measured)
    document, sweeps = Document(runs), Sweeps(worker)
    runs.finished.connect(lambda request, trace, _drawing: sweeps.set_trace(request, trace))
    yield document, sweeps
    sweeps.rest()


def opened(desk, text=NEURON, inputs=()):
    document, sweeps = desk
    document.open(State((Scene(text, dict(inputs)),)))
    return document, sweeps


def test_the_curve_is_the_targets_along_the_first_trainable_input(desk, qtbot):
    _document, sweeps = desk
    with qtbot.waitSignal(sweeps.curveChanged) as caught:
        opened(desk, inputs={"w": Input("constant", 1.0), "x": Input("trainable", 0.5)})
    curve = caught.args[0]
    assert (curve.of, curve.along, curve.at) == ("y", "x", 0.5)
    assert curve.x.shape == curve.y.shape == curve.dy.shape == (201,)


def test_another_value_and_another_name_can_be_asked_for(desk, qtbot):
    _document, sweeps = opened(desk)
    sweeps.set_of("z")
    with qtbot.waitSignal(sweeps.curveChanged) as caught:
        sweeps.set_along("b")
    assert (caught.args[0].of, caught.args[0].along) == ("z", "b")


def test_a_choice_the_program_no_longer_has_falls_back(desk, qtbot):
    document, sweeps = opened(desk)
    sweeps.set_along("b")
    with qtbot.waitSignal(sweeps.curveChanged) as caught:
        document.edit_program("q = w * 3.\n")
        document.runs.flush()
    assert (caught.args[0].of, caught.args[0].along) == ("q", "w")


def test_many_changes_in_a_moment_ask_once(desk, qtbot):
    document, sweeps = opened(desk)
    with qtbot.waitSignal(sweeps.curveChanged):
        pass
    curves = []
    sweeps.curveChanged.connect(curves.append)
    for k in range(10):
        document.set_value("w", k / 10)
    qtbot.waitUntil(lambda: bool(curves))
    assert len(curves) == 1
    assert curves[0].at == pytest.approx(0.9)


def test_a_program_without_a_number_to_move_has_no_curve(desk, qtbot):
    _document, sweeps = desk
    with qtbot.waitSignal(sweeps.curveChanged) as caught:
        opened(desk, "s = 'text'\n")
    assert caught.args == [None]


def test_memory_comes_from_the_trace_at_once(desk, qtbot):
    document, sweeps = opened(desk)
    with qtbot.waitSignal(sweeps.memoryChanged) as caught:
        sweeps.show("memory")
    assert len(caught.args[0].held) == len(document.trace.steps) + 1


def test_the_memory_of_a_long_program_is_a_job(desk, qtbot, monkeypatch):
    monkeypatch.setattr("gradviz.document.sweep.FEW_STEPS", 3)
    document, sweeps = opened(desk)
    with qtbot.waitSignal(sweeps.memoryChanged) as caught:
        sweeps.show("memory")
    assert len(caught.args[0].held) == len(document.trace.steps) + 1


def test_step_sizes_are_of_what_the_curve_is(desk, qtbot):
    _document, sweeps = opened(desk)
    sweeps.set_of("z")
    with qtbot.waitSignal(sweeps.stepsChanged) as caught:
        sweeps.show("steps")
    assert (caught.args[0].of, caught.args[0].along) == ("z", sweeps.along)
    assert caught.args[0].gradient == pytest.approx(1.0)


def test_a_program_is_about_its_last_gradient_call(desk):
    text = (
        "x = tf.Variable(3.)\n"
        "with tf.GradientTape() as tape:\n  y = x ** 2\n"
        "g = tape.gradient(y, x)\n"
    )
    document, _ = opened(desk, text)
    assert default_of(document.trace) == "y"


def test_only_a_tensor_with_a_name_of_its_own_can_be_swept(desk):
    text = (
        "k, ws = 2., [tf.Variable(3.)]\n"
        "def slope():\n  v = tf.Variable(1.)\n  with tf.GradientTape() as t:\n    z = v * 2.\n"
        "  return t.gradient(z, v)\n"
        "slope()\nb = tf.Variable(1.)\n"
        "with tf.GradientTape() as tape:\n  y = ws[0] * b * k\n"
        "g = tape.gradient(y, b)\n"
    )
    document, sweeps = opened(desk, text)
    assert {row.name for row in document.trace.inputs} == {"ws[0]", "v", "b", "k"}
    assert sweeps.along == "b"


def test_lines_come_only_when_they_are_asked_for(desk, qtbot):
    document, sweeps = opened(desk)
    found = []
    sweeps.sparksChanged.connect(found.append)
    with qtbot.waitSignal(sweeps.curveChanged):
        sweeps.set_along("w")
    assert found in ([], [None])
    with qtbot.waitSignal(sweeps.sparksChanged) as caught:
        sweeps.set_sparking(True)
    assert caught.args[0].along == "w"
    assert len(caught.args[0].lines) == len([n for n in document.trace.nodes if not n.is_leaf])


def test_lines_follow_the_name_and_the_numbers(desk, qtbot):
    document, sweeps = opened(desk)
    sweeps.set_sparking(True)
    with qtbot.waitSignal(sweeps.sparksChanged) as caught:
        sweeps.set_along("b")
    assert caught.args[0].along == "b"
    with qtbot.waitSignal(sweeps.sparksChanged) as caught:
        document.set_value("b", 3.0)
        document.runs.flush()
    assert caught.args[0].at == 3.0


def test_lines_stay_while_the_number_along_them_moves_and_the_same_runs(desk, qtbot):
    document, sweeps = desk
    sweeps.set_sparking(True)
    with qtbot.waitSignal(sweeps.sparksChanged):
        opened(desk, "y = x * x if x > 1. else x + 1.\n", {"x": Input("trainable", 2.0)})
    found = []
    qtbot.waitUntil(lambda: not sweeps.pending)
    sweeps.sparksChanged.connect(found.append)
    document.set_value("x", 3.0)  # at once: nothing runs for it
    assert found[-1].at == 3.0
    lines = found[-1].lines
    document.set_value("x", 0.5)  # the other branch
    qtbot.waitUntil(lambda: found[-1].at == 0.5)
    assert found[-1].lines is not lines
    assert document.trace.nodes[-1].op == "add"


def test_no_lines_any_more_once_they_are_left_out(desk, qtbot):
    _document, sweeps = opened(desk)
    sweeps.set_sparking(True)
    with qtbot.waitSignal(sweeps.sparksChanged) as caught:
        sweeps.set_sparking(False)
    assert caught.args == [None]


def curve_of(desk, qtbot, act):
    _document, sweeps = desk
    with qtbot.waitSignal(sweeps.curveChanged, timeout=20_000) as caught:
        act()
    return caught.args[0]


def test_a_drag_along_the_curve_keeps_it_and_works_out_the_point_alone(desk, qtbot):
    document, sweeps = opened(desk, "y = sigmoid(x)\n")
    first = curve_of(desk, qtbot, lambda: None)
    second = curve_of(desk, qtbot, lambda: document.set_value("x", 2.0))
    assert second.y is first.y
    assert (second.at, second.y_at) == (2.0, pytest.approx(0.8807971))
    third = curve_of(desk, qtbot, lambda: sweeps.want(2, "", (), False))
    assert third.y is not first.y
    assert len(third.orders) == 3
    assert third.span == first.span


def test_another_number_makes_another_curve_over_the_same_range(desk, qtbot):
    document, sweeps = opened(desk)
    sweeps.set_along("w")
    first = curve_of(desk, qtbot, lambda: None)
    second = curve_of(desk, qtbot, lambda: document.set_value("x", 3.0))
    assert second.span == first.span
    assert not np.array_equal(second.y, first.y)


def test_a_chosen_range_holds_until_it_is_given_back_or_another_program_comes(desk, qtbot):
    _document, sweeps = opened(desk, "y = sigmoid(x)\n")
    first = curve_of(desk, qtbot, lambda: None)
    chosen = curve_of(desk, qtbot, lambda: sweeps.set_span((-1.0, 2.0)))
    assert chosen.span == (-1.0, 2.0)
    assert curve_of(desk, qtbot, lambda: sweeps.set_span(None)).span == first.span
    sweeps.set_span((-1.0, 2.0))
    sweeps.forget()
    assert curve_of(desk, qtbot, lambda: sweeps.set_along("x")).span == first.span


def test_a_program_run_point_by_point_shows_a_few_points_first(desk, qtbot):
    _document, sweeps = desk
    found = []
    sweeps.curveChanged.connect(found.append)
    opened(desk, "if x > 0.:\n    y = x ** 2\nelse:\n    y = -x\n")
    qtbot.waitUntil(lambda: bool(found) and not found[-1].coarse, timeout=20_000)
    assert found[0].coarse
    assert len(found[0].x) <= 22 < 201 <= len(found[-1].x)


def test_a_vector_is_drawn_by_its_elements(desk, qtbot):
    _document, sweeps = opened(desk, "y = x * tf.constant([1., 2.])\n")
    assert curve_of(desk, qtbot, lambda: None).of == "y[0]"
    assert curve_of(desk, qtbot, lambda: sweeps.set_of("y[1]")).dy_at == pytest.approx(2.0)


X = np.linspace(0, 1, 5)
DRAWN = Curve("y", "w", X, X, X, 0.5, 0.5, 1.0)


class Slow:
    """Stands for a program that takes long: its whole curve waits until it is let through."""

    def __init__(self):
        self.open, self.begun, self.spans = threading.Event(), 0, []

    def __call__(self, _text, _inputs, wanted, *, coarse, told, cancelled, **_):
        drawn = replace(DRAWN, of=wanted.of, along=wanted.along)
        if coarse:
            return replace(drawn, coarse=True)
        self.begun += 1
        told(replace(drawn, coarse=True, y=X + 1), 0.5)
        while not self.open.wait(0.002):
            if cancelled():
                return None
        return drawn


@pytest.fixture
def slow(monkeypatch):
    made = Slow()
    monkeypatch.setattr("gradviz.document.curving.curve", made)
    yield made
    made.open.set()


@pytest.fixture
def thread(qapp, slow):
    worker = Worker()
    yield worker
    assert worker.close()


@pytest.fixture
def busy(qtbot, thread):
    """Sweeps in the middle of a curve, over a thread of its own."""
    sweeps = Sweeps(thread)
    sweeps.found, sweeps.parts = [], []
    sweeps.curveChanged.connect(sweeps.found.append)
    sweeps.curveWorked.connect(sweeps.parts.append)
    sweeps.set_trace(Request(Scene(NEURON)), run(NEURON))
    qtbot.waitUntil(lambda: len(sweeps.found) == 2)
    yield sweeps
    sweeps.rest()


def test_the_curve_follows_the_cursor_into_another_pass_over_the_same_range(desk, qtbot):
    text = ("w = tf.Variable(2.)\nfor _ in range(3):\n    with tf.GradientTape() as tape:\n"
            "        y = w * w\n    w.assign_sub(0.1 * tape.gradient(y, w))\n")  # fmt: skip
    document, sweeps = opened(desk, text)
    first = curve_of(desk, qtbot, lambda: None)
    last = curve_of(desk, qtbot, lambda: sweeps.set_cursor(len(document.trace.steps) - 1))
    assert [(one.passes, one.at) for one in (first, last)] == [
        ((1, 3), pytest.approx(2.0)), ((3, 3), pytest.approx(1.28))]  # fmt: skip
    assert last.span == first.span
    assert (first.movable, last.movable) == (True, False)
    with qtbot.assertNotEmitted(sweeps.curveChanged, wait=80):
        sweeps.set_cursor(len(document.trace.steps) - 2)


def test_a_slow_curve_comes_by_and_by_and_says_how_far_it_is(busy, slow, qtbot):
    assert busy.parts == [0.5]
    slow.open.set()
    qtbot.waitUntil(lambda: busy.parts == [0.5, 1.0])
    assert [one.coarse for one in busy.found] == [True, True, False]


def test_a_slow_curve_can_be_stopped_and_asked_for_again(busy, slow, qtbot):
    busy.halt_curve()
    assert busy.parts == [0.5, 1.0]
    qtbot.waitUntil(lambda: busy._worker.idle)
    assert (len(busy.found), busy.pending) == (2, False)
    busy.set_span(None)
    qtbot.waitUntil(lambda: slow.begun == 2)


def test_another_choice_takes_the_place_of_a_slow_curve_and_the_same_waits(busy, slow, qtbot):
    busy._ask()
    qtbot.waitUntil(lambda: not busy.pending)
    assert not busy._worker._running.drop
    busy.set_along("b")
    qtbot.waitUntil(lambda: busy.found[-1].along == "b" and slow.begun == 2)


def test_a_curve_that_a_run_has_pushed_aside_is_asked_for_again(busy, slow, qtbot):
    busy._worker.submit("fold", lambda cancelled: None)
    qtbot.waitUntil(lambda: slow.begun == 2)


def test_no_curve_of_the_program_before_comes_where_there_is_none(busy, slow, qtbot):
    busy.set_trace(Request(Scene("s = 'text'\n")), run("s = 'text'\n"))
    qtbot.waitUntil(lambda: busy.found[-1] is None)
    slow.open.set()
    qtbot.waitUntil(lambda: busy._worker.idle)
    assert busy.found[-1] is None
