import numpy as np
import pytest
from hypothesis import given

from gradviz.layout import bends, routes
from gradviz.layout.arrange import arrange
from gradviz.layout.geometry import Metrics
from gradviz.layout.lines import main_edges
from tests.helpers.neuron import neuron_trace
from tests.layout.drawn import METRICS, graph, graphs, mesh_of, sizes_of, some, trespassing


def drawing_of(nodes, metrics=METRICS):
    return arrange(nodes, sizes_of(nodes), metrics)


def test_edge_of_a_chain_is_one_level_line():
    drawing = drawing_of(graph((), (0,), (1,)))
    for path in drawing.paths:
        assert path.points.shape == (2, 2)
        assert path.points[0, 1] == path.points[1, 1]


def test_curve_has_about_twelve_pieces_and_level_ends():
    path = drawing_of(graph((), (), (0, 1))).paths[0]
    assert 10 <= len(path.points) - 1 <= 14
    start, end = np.diff(path.points[:2], axis=0)[0], np.diff(path.points[-2:], axis=0)[0]
    assert abs(start[1] / start[0]) < 0.3
    assert abs(end[1] / end[0]) < 0.3


def test_paths_never_turn_back():
    for path in drawing_of(neuron_trace().nodes).paths:
        assert (np.diff(path.points[:, 0]) > 0).all()


def test_points_cannot_be_changed():
    path = drawing_of(graph((), (0,))).paths[0]
    with pytest.raises(ValueError, match="read-only"):
        path.points[0, 0] = 1.0


@pytest.mark.parametrize("count", [1, 2, 3, 5, 40])
def test_ports_are_in_argument_order_inside_the_left_side(count):
    nodes = graph(*[()] * count, tuple(range(count)))
    drawing = drawing_of(nodes)
    head = drawing.boxes[count]
    heights = [path.points[-1, 1] for path in drawing.paths]
    assert heights == sorted(set(heights))
    assert head.y < heights[0]
    assert heights[-1] < head.y + head.height


def test_main_edge_enters_in_the_middle_and_the_other_beside_it():
    mesh = mesh_of(neuron_trace().nodes)
    ports = routes.ports(mesh, main_edges(mesh.plan)).tolist()
    by_head = {}
    for head, port in zip(mesh.plan.head.tolist(), ports, strict=True):
        by_head.setdefault(head, []).append(port)
    assert by_head[4] == [-7.0, 7.0]  # w * x: neither is main
    assert by_head[5] == [0.0, 14.0]  # (w * x) + b
    assert by_head[6] == [0.0]


def test_argument_before_the_main_one_enters_above_it():
    #                    a   t   sin a  cos sin  t - cos
    mesh = mesh_of(graph((), (), (0,), (2,), (1, 3)))
    assert routes.ports(mesh, main_edges(mesh.plan))[-2:].tolist() == [-14.0, 0.0]


def test_edges_outside_run_round_all_boxes(monkeypatch):
    monkeypatch.setattr(bends, "MOST_BENDS", 0)
    rows = [(), (0,)] + [(k, 0, 1) for k in range(1, 9)]
    nodes = graph(*rows)
    drawing = drawing_of(nodes, Metrics(proxy_uses=99))
    assert trespassing(drawing) == []
    top = min(box.y for box in drawing.boxes)
    around = [path for path in drawing.paths if path.points[:, 1].min() < top]
    assert len(around) == 15
    lanes = {(path.tail, path.points[:, 1].min()) for path in around}
    assert len(lanes) == 2  # one for each box they come from
    assert min(lane for _, lane in lanes) >= METRICS.margin


def test_curves_get_coarser_where_there_are_very_many(monkeypatch):
    nodes = graph(*[()] * 30, tuple(range(30)))
    fine = sum(len(path.points) for path in drawing_of(nodes).paths)
    monkeypatch.setattr(routes, "ENOUGH", 50)
    assert sum(len(path.points) for path in drawing_of(nodes).paths) < fine / 2


@some
@given(graphs())
def test_no_path_runs_through_a_foreign_box(nodes):
    assert trespassing(drawing_of(nodes)) == []


@some
@given(graphs())
def test_nor_does_one_where_edges_run_outside(nodes):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bends, "MOST_BENDS", 3)
        assert trespassing(drawing_of(nodes)) == []
