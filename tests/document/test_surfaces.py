"""The surface that is looked at: asked for, followed, refined, left."""

import time

import numpy as np
import pytest

from gradviz.app.desk import Desk
from gradviz.document.state import State
from gradviz.lang.inputs import Input
from gradviz.lang.scenes import Scene

BRANCHES = """import tensorflow as tf
x = tf.Variable(1.)
y = tf.Variable(2.)
with tf.GradientTape() as tape:
  if x > y:
    z = x * x
  else:
    z = x * y
g = tape.gradient(z, [x, y])
"""


@pytest.fixture
def desk(qtbot):
    from PySide6.QtCore import QObject

    parent = QObject()
    desk = Desk(parent)
    document, surfaces = desk.document, desk.surfaces
    document.traceChanged.connect(lambda trace, _d: surfaces.set_trace(document.shown, trace))
    desk.seen, desk.ways = [], []
    surfaces.surfaceChanged.connect(desk.seen.append)
    surfaces.descentChanged.connect(desk.ways.append)
    yield desk
    desk.close()
    parent.deleteLater()


def opened(desk, qtbot, text, **inputs):
    given = {name: Input("trainable", value) for name, value in inputs.items()}
    with qtbot.waitSignal(desk.document.resultChanged, timeout=20_000):
        desk.document.open(State((Scene(text, given),)))


def shown(desk, qtbot, text, **inputs):
    opened(desk, qtbot, text, **inputs)
    desk.surfaces.show("surface")
    settle(desk, qtbot)
    return desk.seen[-1]


def settle(desk, qtbot):
    parts = (desk.surfaces, desk.runs)
    qtbot.waitUntil(
        lambda: desk.worker.idle and not any(part.pending for part in parts), timeout=30_000
    )


def test_nothing_is_worked_out_before_the_tab_is_looked_at(desk, qtbot):
    opened(desk, qtbot, "f = x * y")
    settle(desk, qtbot)
    assert desk.seen == []
    desk.surfaces.show("surface")
    settle(desk, qtbot)
    assert desk.seen[-1].along == ("x", "y")


def test_one_number_alone_has_no_surface(desk, qtbot):
    assert shown(desk, qtbot, "f = x * x") is None


def test_the_way_down_follows_the_surface_and_can_be_left_out(desk, qtbot):
    shown(desk, qtbot, "f = x * x + y * y", x=1.0, y=2.0)
    assert (desk.ways[-1].x[-1], desk.ways[-1].y[-1]) == pytest.approx((0, 0), abs=1e-3)
    desk.surfaces.set_descending(False)
    assert desk.ways[-1] is None
    count = len(desk.ways)
    desk.document.set_value("x", 2.0)
    settle(desk, qtbot)
    assert [way for way in desk.ways[count:] if way is not None] == []


def test_a_dragged_point_keeps_the_grid_and_the_view(desk, qtbot):
    first = shown(desk, qtbot, "f = x * x + y * y", x=1.0, y=1.0)
    desk.document.set_values([("x", -1.5), ("y", 3.0)], drag=True)
    settle(desk, qtbot)
    moved = desk.seen[-1]
    assert moved.at == (-1.5, 3.0)
    assert moved.z_at == 11.25
    assert moved.z is first.z


def test_a_drag_in_two_dimensions_is_one_step_to_undo(desk, qtbot):
    shown(desk, qtbot, "f = x * x + y * y", x=1.0, y=1.0)
    for k in range(5):
        desk.document.set_values([("x", 1.0 + k), ("y", -1.0 * k)], drag=True)
        settle(desk, qtbot)
    desk.document.undo()
    settle(desk, qtbot)
    assert desk.seen[-1].at == (1.0, 1.0)


def test_declared_numbers_are_dragged_in_the_text(desk, qtbot):
    text = "import tensorflow as tf\nx = tf.Variable(1.)\ny = tf.Variable(2.)\nf = x * x * y\n"
    first = shown(desk, qtbot, text)
    desk.document.set_values([("x", 3.0), ("y", 0.5)], drag=True)
    settle(desk, qtbot)
    assert "tf.Variable(3.0)" in desk.document.text or "tf.Variable(3.)" in desk.document.text
    assert desk.seen[-1].at == (3.0, 0.5)
    assert desk.seen[-1].z is first.z


def test_another_number_of_the_program_makes_another_grid(desk, qtbot):
    first = shown(desk, qtbot, "f = a * x + y", x=1.0, y=1.0, a=2.0)
    desk.surfaces.set_over("x", "y")
    settle(desk, qtbot)
    first = desk.seen[-1]
    desk.document.set_value("a", 5.0)
    settle(desk, qtbot)
    xs, ys = np.meshgrid(desk.seen[-1].x, desk.seen[-1].y)
    assert desk.seen[-1].view == first.view
    np.testing.assert_allclose(desk.seen[-1].z, 5 * xs + ys, rtol=1e-5, atol=1e-4)


def test_a_point_put_outside_is_looked_for(desk, qtbot):
    shown(desk, qtbot, "f = x + y", x=1.0, y=1.0)
    desk.document.set_value("x", 90.0)
    settle(desk, qtbot)
    (low, high), _ = desk.seen[-1].view
    assert low <= 90 <= high


def test_a_chosen_view_is_worked_out_and_left_again(desk, qtbot):
    first = shown(desk, qtbot, "f = x + y", x=1.0, y=1.0)
    desk.surfaces.set_view(((0.5, 0.75), (0.0, 0.125)))
    settle(desk, qtbot)
    assert desk.seen[-1].view == ((0.5, 0.75), (0.0, 0.125))
    desk.surfaces.set_view(None)
    settle(desk, qtbot)
    assert desk.seen[-1].view == first.view


def test_a_slow_program_is_shown_coarse_and_then_fine(desk, qtbot):
    fine = shown(desk, qtbot, BRANCHES)
    assert [made.z.shape[0] for made in desk.seen] == [11, 21, 41]
    assert fine.fine
    assert fine.at == (1.0, 2.0)


def test_turning_away_stops_what_runs(desk, qtbot):
    opened(desk, qtbot, BRANCHES)
    with qtbot.waitSignal(desk.surfaces.surfaceChanged, timeout=20_000):
        desk.surfaces.show("surface")
    desk.surfaces.show("curve")
    settle(desk, qtbot)
    assert [made.fine for made in desk.seen] == [False]


def test_a_refinement_that_was_pushed_out_is_begun_again(desk, qtbot):
    opened(desk, qtbot, BRANCHES)
    with qtbot.waitSignal(desk.surfaces.surfaceChanged, timeout=20_000):
        desk.surfaces.show("surface")
    desk.worker.submit("other", lambda _cancelled: None, rank=0)
    settle(desk, qtbot)
    assert desk.seen[-1].fine


def test_another_scale_shades_the_same_values_also_when_the_point_moves(desk, qtbot):
    first = shown(desk, qtbot, "f = x + y", x=1.0, y=1.0)
    desk.surfaces.set_scale("powers")
    assert desk.seen[-1].tones.bend > 0
    assert desk.seen[-1].z is first.z
    desk.document.set_value("x", 2.0)
    settle(desk, qtbot)
    assert (desk.seen[-1].scale, desk.seen[-1].at) == ("powers", (2.0, 1.0))
    desk.surfaces.set_scale("auto")
    assert desk.seen[-1].tones.bend == 0


def test_another_axis_and_another_value_are_asked_for(desk, qtbot):
    shown(desk, qtbot, "g = a * b\nf = g * c", a=1.0, b=2.0, c=3.0)
    desk.surfaces.set_over("c", "a")
    desk.surfaces.set_of("g")
    settle(desk, qtbot)
    assert (desk.seen[-1].of, desk.seen[-1].along, desk.seen[-1].z_at) == ("g", ("c", "a"), 2.0)
    desk.surfaces.set_over("c", "gone")
    assert desk.surfaces.over == ("c", "a")
    desk.surfaces.set_over("gone", "c")
    assert desk.surfaces.over == ("a", "c")


def test_a_long_curve_nobody_looks_at_does_not_keep_the_surface_waiting(desk, qtbot):
    opened(desk, qtbot, "f = x * y")
    sweeps = desk.sweeps
    with qtbot.waitSignal(desk.worker.idleChanged, check_params_cb=lambda idle: not idle):
        desk.worker.submit("curve", _until_cancelled, rank=5)
    sweeps.show("surface")
    desk.surfaces.show("surface")
    settle(desk, qtbot)
    assert desk.seen[-1].along == ("x", "y")


def _until_cancelled(cancelled):
    while not cancelled():
        time.sleep(0.01)
