"""The view stays with what a person looks at while the program under it is edited."""

import pytest
from PySide6.QtCore import QPointF

from gradviz import run
from gradviz.layout.arrange import arrange
from gradviz.trace import frame_at
from gradviz.ui.graph.graph_view import GraphView
from gradviz.ui.graph.sizes import sizes

TEXT = "y = sigmoid(w*x + b) * tanh(x) + exp(relu(w) * sin(b))"


@pytest.fixture
def view(qtbot):
    view = GraphView()
    qtbot.addWidget(view)
    view.resize(600, 400)
    show(view, TEXT)
    view.show()
    return view


def show(view, text):
    trace = run(text)
    view.set_trace(trace, arrange(trace.drawable, sizes(trace.drawable)))
    view.set_frame(frame_at(trace, len(trace.steps)))


def place(view, op):
    (node,) = (node.id for node in view._graph.trace.nodes if node.op == op)
    return view.mapFromScene(view._graph.rects_of(node)[0].center())


@pytest.mark.parametrize("op", ["sigmoid", "relu"])
@pytest.mark.parametrize(
    "edited", [TEXT + " + 1", TEXT.replace("x + b", "x*u + b"), TEXT.replace("tanh", "softplus")]
)
def test_what_is_in_the_middle_stays_there(view, op, edited):
    view.zoom_by(2.0)
    view.camera.centre(view.mapToScene(place(view, op)))
    before, zoom = place(view, op), view.camera.zoom
    show(view, edited)
    assert view.camera.zoom == zoom
    assert (place(view, op) - before).manhattanLength() <= 2


@pytest.mark.parametrize(("looked", "text"), [(False, TEXT + " + 1"), (True, "z = log(a) / 3")])
def test_without_a_chosen_place_or_with_another_program_all_is_fitted(view, looked, text):
    if looked:
        view.zoom_by(2.0)
        view.camera.centre(QPointF())
    show(view, text)
    zoom = view.camera.zoom
    view.fit()
    assert view.camera.zoom == zoom
