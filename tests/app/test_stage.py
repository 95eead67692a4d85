import pytest

from gradviz.app.stage import EDGE, Stage
from gradviz.layout.arrange import arrange
from gradviz.trace import frame_at
from gradviz.ui.graph.graph_view import GraphView
from gradviz.ui.graph.sizes import sizes
from gradviz.ui.narration.narration_card import NarrationCard
from tests.helpers.neuron import neuron_trace


@pytest.fixture
def stage(qtbot):
    made = Stage(GraphView(), NarrationCard())
    qtbot.addWidget(made)
    trace = neuron_trace()
    made._graph.set_trace(trace, arrange(trace.nodes, sizes(trace.nodes)))
    made._card.set_trace(trace)
    made._card.set_frame(frame_at(trace, 8))
    made.resize(700, 600)
    made.show()
    return made


def test_the_graph_fills_the_stage_and_the_card_lies_on_its_lower_edge(stage):
    assert stage._graph.geometry() == stage.rect()
    card = stage._card.geometry()
    assert card.bottom() == stage.height() - EDGE - 1
    assert (card.left(), card.width()) == (EDGE, stage.width() - 2 * EDGE)


def test_the_graph_keeps_out_of_the_way_of_the_tallest_card_so_no_step_moves_it(stage):
    trace, reserved = neuron_trace(), set()
    for step in range(len(trace.steps) + 1):
        stage._card.set_frame(frame_at(trace, step))
        stage.place()
        reserved.add(stage._graph.camera.bottom_reserve)
        assert stage._card.height() + EDGE <= stage._graph.camera.bottom_reserve
    assert len(reserved) == 1


def test_no_step_changes_the_height_of_the_card(stage):
    trace, places = neuron_trace(), set()
    for step in range(len(trace.steps) + 1):
        stage._card.set_frame(frame_at(trace, step))
        stage.place()
        places.add(stage._card.geometry().getRect())
    assert len(places) == 1


def test_the_graph_stays_the_larger_part(stage, qtbot):
    stage.resize(260, 240)
    qtbot.waitUntil(lambda: stage._card.height() <= 0.45 * 240)


def test_a_stage_made_narrow_and_wide_again_shows_the_graph_as_large_as_before(stage, qtbot):
    camera = stage._graph.camera
    stage.resize(700, 480)  # its height, which the card takes from, is what limits the graph
    qtbot.waitUntil(lambda: camera.sees_all() and stage._graph.height() == 480)
    zoom = camera.zoom
    for size in ((330, 480), (700, 480)):
        stage.resize(*size)
        qtbot.waitUntil(lambda size=size: stage._graph.width() == size[0])
    assert camera.zoom == zoom
