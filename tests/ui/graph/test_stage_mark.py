"""The note of a stage stands beside what it is about, on no box, and within what is in sight."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF, QRectF

from gradviz import run
from gradviz.layout.arrange import arrange
from gradviz.trace.folding import fold
from gradviz.trace.stages import frame_inside, plan
from gradviz.trace.starting import starting
from gradviz.ui.graph.graph_view import GraphView
from gradviz.ui.graph.group_parts import LABEL_GAP
from gradviz.ui.graph.leader import ways
from gradviz.ui.graph.node_parts import BADGE
from gradviz.ui.graph.sizes import sizes
from gradviz.ui.graph.stage_mark import meeting
from gradviz.ui.theme import MOVE_MS, moving, set_moving
from gradviz.words import CATALOGUE
from tests.helpers.grouped import trained
from tests.helpers.neuron import neuron_trace

FAN = """import tensorflow as tf
x = tf.Variable(0.7)
with tf.GradientTape() as tape:
    y = tf.sin(x) + tf.exp(x) + x * 3.0 + tf.sqrt(x) + x ** 2
tape.gradient(y, x)
"""
BIAS = """import tensorflow as tf
x = tf.ones([8, 3])
w = tf.Variable([[1., 2.], [3., 4.], [5., 6.]])
b = tf.Variable([.1, .2])
with tf.GradientTape() as tape:
    loss = tf.reduce_mean((x @ w + b) ** 2)
tape.gradient(loss, [w, b])
"""


@pytest.fixture
def show(qtbot):
    def show(trace):
        view = GraphView()
        qtbot.addWidget(view)
        view.resize(760, 520)
        view.set_trace(trace, arrange(trace.nodes, sizes(trace.nodes)))
        view.show()
        return view

    return show


def at(view, trace, cursor, stage):
    """Paint a stage; return its mark."""
    view.set_frame(frame_inside(trace, cursor, stage))
    view.grab()
    return view.overlay.stage


def every_stage(trace):
    for cursor, step in enumerate(trace.steps, 1):
        for stage in range(1, len(plan(step)) + 1):
            yield cursor, stage


def test_all_of_a_step_has_no_note(show):
    trace = neuron_trace()
    view = show(trace)
    whole = at(view, trace, 9, 0)
    assert whole.boundingRect().isNull()


def test_each_stage_is_about_its_own_place(show):
    trace = neuron_trace()
    view = show(trace)
    boxes = {box.node: view._graph.rect_of(box.id) for box in view._graph.drawing.boxes}
    upstream, local, product, arrived = (
        QRectF(at(view, trace, 9, stage).about) for stage in (1, 2, 3, 4)
    )
    assert upstream == local == boxes[6]
    assert boxes[5].right() < product.x() < boxes[6].left()
    assert arrived == boxes[5]


@pytest.mark.parametrize("text", [None, FAN, BIAS], ids=["neuron", "fan", "bias"])
def test_notes_lie_on_no_box_and_in_sight(show, text):
    trace = neuron_trace() if text is None else run(text)
    assert trace.error is None
    view = show(trace)
    boxes = [view._graph.rect_of(box.id) for box in view._graph.drawing.boxes]
    seen = view._free_area().adjusted(-1, -1, 1, 1)
    for cursor, stage in every_stage(trace):
        place = at(view, trace, cursor, stage).place
        assert not any(place.intersects(box) for box in boxes), (cursor, stage)
        assert seen.contains(place), (cursor, stage)


def test_the_same_stage_is_the_same_picture_whichever_way_one_came(show):
    trace = run(BIAS)
    view = show(trace)
    stops = list(every_stage(trace))
    forward = [picture(view, trace, *stop) for stop in stops]
    back = [picture(view, trace, *stop) for stop in reversed(stops)][::-1]
    assert forward == back
    assert len({bytes(image.constBits()) for image in forward}) == len(stops)


def picture(view, trace, cursor, stage):
    view.set_frame(frame_inside(trace, cursor, stage))
    return view.grab().toImage()


def test_words_keep_their_size_when_the_picture_is_small(show):
    trace = neuron_trace()
    view = show(trace)
    near = at(view, trace, 9, 1).place.width() * view.camera.zoom
    view.zoom_by(0.3 / view.camera.zoom)
    assert at(view, trace, 9, 1).place.width() * view.camera.zoom >= 0.9 * min(near, 70)


def test_the_note_speaks_the_language_in_force(show):
    trace = neuron_trace()
    view = show(trace)
    assert at(view, trace, 9, 1).block.note.title == "upstream"
    CATALOGUE.use("ko")
    view.retranslate()
    view.grab()
    assert view.overlay.stage.block.note.title == "들어온 그래디언트"


@pytest.fixture
def moved():
    before = moving()
    set_moving(True)
    yield
    set_moving(before)


def test_a_gradient_is_seen_to_go_and_then_all_is_still(qtbot, show, moved):
    trace = neuron_trace()
    view = show(trace)
    mark = at(view, trace, 9, 2)
    assert mark._travel.spot is None
    on_the_way = picture(view, trace, 9, 3)
    start = mark._travel.spot
    qtbot.waitUntil(lambda: mark._travel.spot is None, timeout=10 * MOVE_MS)
    at_rest = view.grab().toImage()
    assert on_the_way != at_rest
    box = next(view._graph.rect_of(b.id) for b in view._graph.drawing.boxes if b.node == 6)
    assert abs(start.x() - box.left()) < 20
    set_moving(False)
    at(view, trace, 9, 2)
    assert picture(view, trace, 9, 3) == at_rest


def test_the_same_stage_of_another_run_does_not_move_again(show, moved):
    trace = neuron_trace()
    view = show(trace)
    mark = at(view, trace, 9, 3)
    mark._travel.end()
    again = neuron_trace()
    view.set_trace(again, view._graph.drawing)
    assert at(view, again, 9, 3)._travel.spot is None
    assert at(view, again, 9, 4)._travel.spot is not None
    at(view, again, 9, 0)
    assert mark._travel.spot is None


LONG = """import tensorflow as tf
w = tf.Variable(0.5)
a = w * 1.0
with tf.GradientTape() as tape:
    tape.watch(a)
    y = a * 1.0
    for i in range(40):
        y = tf.sin(y)
    y = y * a
tape.gradient(y, a)
"""


def test_a_product_is_shown_half_way_but_not_far_from_its_record():
    assert meeting([(0, 0), (100, 0)]) == 0.5
    assert meeting([(0, 0), (0, 500), (400, 500)]) == pytest.approx(0.9)


def test_where_something_arrives_is_brought_into_sight(show):
    trace = run(LONG)
    assert trace.error is None
    view = show(trace)
    assert not view.camera.can_fit()
    last = next(k for k, step in enumerate(trace.steps, 1) if step.kind == "pulled_back")
    seen = []
    for stage in (*range(1, len(plan(trace.steps[last - 1])) + 1), 1):
        mark = at(view, trace, last, stage)
        seen.append((view._free_area().intersects(mark.about), view.horizontalScrollBar().value()))
    assert all(visible for visible, _ in seen)
    assert seen[0] == seen[-1]


def test_the_note_of_a_closed_group_leaves_its_label_in_sight(qtbot):
    trace = trained(1)
    folded = fold(trace, starting(trace))
    view = GraphView()
    qtbot.addWidget(view)
    view.resize(900, 420)
    made = arrange(folded.nodes, sizes(folded.nodes), held=folded.held)
    view.set_trace(trace, replace(made, fold=folded))
    view.show()
    seen = 0
    for cursor, stage in every_stage(trace):
        mark = at(view, trace, cursor, stage)
        moment = view._graph.moment
        if moment.inside is None or moment.active is None:
            continue
        box = view._graph.rects_of(moment.active)[0]
        label = QRectF(box.left(), box.bottom() + LABEL_GAP, box.width(), BADGE)
        if mark.about.contains(box):
            seen += 1
            assert mark.about.contains(label.center())
            assert not mark.place.intersects(label)
    assert seen


def test_a_line_may_go_round_a_corner_from_the_side_of_a_box_to_the_side_of_its_note():
    box, note = QRectF(0, 0, 40, 20), QRectF(100, 80, 60, 30)
    straight, *bent = ways(box, note)
    assert straight == [QPointF(40, 20), QPointF(100, 80)]
    assert bent == [
        [QPointF(40, 10), QPointF(130, 10), QPointF(130, 80)],
        [QPointF(20, 20), QPointF(20, 95), QPointF(100, 95)],
    ]
    assert len(ways(box, note.translated(-90, 0))) == 1  # right below it
