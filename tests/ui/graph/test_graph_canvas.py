"""What the graph costs to show: each step is painted once."""

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
