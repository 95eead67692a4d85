"""What the graph costs to show, each step being painted once; and what lies on top of it."""

from PySide6.QtWidgets import QApplication

from gradviz.trace import frame_at
from tests.helpers.seen import Seen


def test_a_step_paints_the_graph_once(view, neuron):
    view.set_frame(frame_at(neuron[0], 4))
    QApplication.processEvents()
    painted = Seen(view.viewport())
    view.set_frame(frame_at(neuron[0], 5))
    for _ in range(2):
        QApplication.processEvents()
    assert painted.times == 1


def test_what_runs_next_is_marked_beside_what_has_just_run(view, neuron):
    """The neuron's fifth step computes node 8; the one after starts its way back there."""
    for index, boxes in ((4, [8]), (5, []), (8, [6])):
        view.set_frame(frame_at(neuron[0], index))
        mark = view.overlay.next.boundingRect()
        found = [b.node for b in neuron[1].boxes if mark.contains(b.x, b.y)]
        assert found == boxes
