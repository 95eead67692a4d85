import numpy as np
from hypothesis import given

from gradviz.layout import bends
from tests.layout.drawn import graph, graphs, mesh_of


def test_edge_between_neighbouring_ranks_has_no_bend():
    mesh = mesh_of(graph((), (0,)))
    assert mesh.units == 2
    assert mesh.bends.tolist() == [0]


def test_long_edge_gets_a_bend_in_every_rank_it_passes():
    mesh = mesh_of(graph((), (0,), (1,), (2, 0)))
    long = mesh.bends.argmax()
    own = np.arange(mesh.bend[long], mesh.bend[long] + mesh.bends[long])
    assert mesh.layer[own].tolist() == [1, 2]
    of_edge = mesh.edge == long
    assert mesh.tail[of_edge].tolist() == [0, *own]
    assert mesh.head[of_edge].tolist() == [*own, 3]


def test_components_have_layers_of_their_own():
    mesh = mesh_of(graph((), (0,), (), (2,), ()))
    assert mesh.component.tolist() == [0, 0, 1, 1, 2]
    assert mesh.layer.tolist() == [0, 1, 2, 3, 4]


def test_longest_edges_run_outside_when_there_would_be_too_many_bends(monkeypatch):
    monkeypatch.setattr(bends, "MOST_BENDS", 3)
    mesh = mesh_of(graph((), (0,), (1, 0), (2, 0), (3, 1), (4,)))
    assert mesh.bends.sum() <= 3
    assert mesh.outside.sum() == 1
    assert not np.isin(np.flatnonzero(mesh.outside), mesh.edge).any()


@given(graphs())
def test_every_segment_joins_neighbouring_layers(nodes):
    if nodes:
        mesh = mesh_of(nodes)
        assert (mesh.layer[mesh.head] == mesh.layer[mesh.tail] + 1).all()
        assert (np.abs(mesh.offset) < 0.5).all()
