"""Ghosts in the picture: faint, dotted, told of, and of no use to what follows the trace."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt

from gradviz.layout.arrange import arrange
from gradviz.trace import frame_at
from gradviz.trace.folding import fold
from gradviz.ui.graph.edge_painter import DASHED, DOTTED
from gradviz.ui.graph.sizes import sizes
from tests.ui.graph.conftest import card_of, make_node, make_trace

F = np.float32


@pytest.fixture
def haunted(view):
    """Return the view of x > 1 with a ghost, exp(x), that hangs on it."""
    rows = [("x", "variable", "", "trainable", (), F(2)),
            ("", "greater", "> 1", "tensor", (0,), np.bool_(True))]  # fmt: skip
    ghost = make_node(2, "y", "exp", "exp", "tensor", (0,), "", False, ghost=True, after=(1,))
    trace = replace(make_trace(rows), ghosts=(ghost,))
    folded = fold(trace)
    drawing = replace(arrange(folded.nodes, sizes(folded.nodes)), fold=folded)
    view.set_trace(trace, drawing)
    view.set_frame(frame_at(trace, 1))
    return view


def test_a_ghost_is_drawn_with_a_dotted_edge_from_its_condition(haunted):
    drawing = haunted._graph.drawing
    boxes = [box.node for box in drawing.boxes]
    styles = dict(zip(
        ((boxes[p.tail], boxes[p.head]) for p in drawing.paths),
        haunted._graph.edges._styles.tolist(), strict=True))  # fmt: skip
    assert styles[1, 2] == DOTTED
    assert styles[0, 2] == DASHED
    assert drawing.boxes[drawing.box_of[2]].x > drawing.boxes[drawing.box_of[1]].x


def test_a_ghost_is_told_of_and_points_at_nothing_in_the_trace(qtbot, haunted):
    told, asked = [], []
    haunted.nodeSelected.connect(told.append)
    haunted.nodeActivated.connect(asked.append)
    haunted.nodeHovered.connect(told.append)
    place = haunted.mapFromScene(haunted._graph.rects_of(2)[0].center())
    qtbot.mouseClick(haunted.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert set(told) <= {None}
    assert asked == []
    assert "did not run" in haunted.accessibleDescription()
    assert "did not run" in card_of(haunted, 2).text()


def test_a_ghost_stays_faint_at_every_step(haunted):
    for step in range(len(haunted._graph.trace.steps) + 1):
        haunted.set_frame(frame_at(haunted._graph.trace, step))
        assert not haunted._graph.moment.shown[2]
