import numpy as np
import pytest
from hypothesis import given, strategies as st

from gradviz.layout import crossings
from gradviz.layout.ordering import placed
from tests.layout.drawn import graph, graphs, mesh_of


@given(st.permutations(range(23)))
def test_inversions_are_those_counted_one_by_one(permutation):
    pairs = sum(a > b for k, a in enumerate(permutation) for b in permutation[k + 1 :])
    assert crossings.inversions(np.array(permutation)) == pairs


@pytest.mark.parametrize(("length", "expected"), [(0, 0), (1, 0), (2, 1), (3, 3), (4, 6), (5, 10)])
def test_reversed_order_has_every_inversion(length, expected):
    assert crossings.inversions(np.arange(length)[::-1]) == expected


def test_arguments_in_the_wrong_order_cross():
    mesh = mesh_of(graph((), (), (0, 1)))
    assert crossings.count(mesh, np.array([0, 1, 0])) == 0
    assert crossings.count(mesh, np.array([1, 0, 0])) == 1


def test_two_edges_from_one_box_never_cross():
    mesh = mesh_of(graph((), (0, 0)))
    assert crossings.count(mesh, np.array([0, 0])) == 0


@given(graphs(), st.randoms(use_true_random=False))
def test_count_is_that_of_all_pairs_of_segments(nodes, random):
    if not nodes:
        return
    mesh = mesh_of(nodes)
    place = placed(mesh, np.array([random.random() for _ in range(mesh.units)]))
    ends = list(zip(mesh.layer[mesh.tail], place[mesh.tail], place[mesh.head] + mesh.offset,
                    strict=True))  # fmt: skip
    pairs = sum(
        a[0] == b[0] and (a[1] - b[1]) * (a[2] - b[2]) < 0
        for k, a in enumerate(ends)
        for b in ends[k + 1 :]
    )
    assert crossings.count(mesh, place) == pairs
