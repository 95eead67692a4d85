"""Edges as arrays: heads at the right end, dashes along the way, nothing lost and nothing twice."""

import numpy as np
import pytest

from gradviz.layout.geometry import Drawing, Path
from gradviz.ui.graph.edges import HEAD, WIDE_HEAD, Paths, _cut, on_grid, pieces_within, with_head


def drawing(*lines):
    paths = tuple(Path(0, 0, k, np.array(line, float)) for k, line in enumerate(lines))
    return Drawing((), paths, {}, 0, 0)


STRAIGHT = [(0, 0), (30, 0), (100, 0)]
CORNER = [(0, 50), (50, 50), (50, 120), (100, 120)]


def length(pieces):
    return np.hypot(*(pieces[:, 2:] - pieces[:, :2]).T).sum()


@pytest.mark.parametrize("backwards", [False, True])
def test_lines_stop_at_their_heads(backwards):
    headed = Paths(drawing(STRAIGHT, CORNER)).headed(np.array([0, 1]), backwards)
    size = WIDE_HEAD if backwards else HEAD
    tips = [line[0 if backwards else -1] for line in (STRAIGHT, CORNER)]
    starts = [line[-1 if backwards else 0] for line in (STRAIGHT, CORNER)]
    for number in (0, 1):
        line = headed.line(number)
        assert line[0].tolist() == list(map(float, starts[number]))
        assert headed.heads[number, 0].tolist() == list(map(float, tips[number]))
        gap = np.hypot(*(line[-1] - headed.heads[number, 0]))
        assert gap == pytest.approx(size * 0.8)


def test_a_head_points_along_its_edge():
    head = Paths(drawing(STRAIGHT)).headed(np.array([0]), False).heads[0]
    assert head[1:, 0].tolist() == pytest.approx([100 - HEAD] * 2)
    assert head[1, 1] == pytest.approx(-head[2, 1])


def test_dashes_cover_five_ninths_of_the_way():
    headed = Paths(drawing([(0, 0), (447 + HEAD, 0)])).headed(np.array([0]), False)
    dashes = headed.dashes(0)
    assert length(dashes) == pytest.approx(250)
    assert dashes[:3, 0].tolist() == [0, 9, 18]


def test_a_dash_goes_on_around_a_corner():
    points = [(0, 0), (7, 0), (12, 0), (40, 0)]
    dashes = Paths(drawing(points)).headed(np.array([0]), False).dashes(0)
    assert [0, 0, 5, 0] in dashes.tolist()
    assert [9, 0, 12, 0] in dashes.tolist()
    assert dashes[2].tolist() == pytest.approx([12, 0, 14, 0])


def test_paths_are_found_by_their_bounds():
    paths = Paths(drawing(STRAIGHT, CORNER))
    assert paths.within(-10, -10, 110, 10).tolist() == [0]
    assert paths.within(-10, -10, 110, 200).tolist() == [0, 1]
    assert paths.within(200, 0, 300, 10).tolist() == []


def test_pieces_outside_are_left_out():
    pieces = Paths(drawing(STRAIGHT, CORNER)).plain(np.array([0, 1]))
    assert len(pieces) == 5
    assert pieces_within(pieces, 60, 100, 110, 130).tolist() == [[50, 120, 100, 120]]


def test_pieces_on_the_same_pixels_are_drawn_once():
    pieces = np.array([[0, 0, 100, 0], [1, 0.5, 101, 0.5], [0, 500, 100, 500]])
    assert len(on_grid(pieces, 0.05)) == 2
    assert len(on_grid(pieces - 1e5, 0.05)) == 2


def test_a_few_pieces_from_afar_keep_both_ends():
    coarse = Paths(drawing(CORNER, STRAIGHT)).coarse(np.array([0, 1]))
    assert coarse.shape == (6, 4)
    assert coarse[0, :2].tolist() == [0, 50]
    assert coarse[2, 2:].tolist() == [100, 120]


@pytest.mark.parametrize("points", [[(5, 5), (5, 5)], [(0, 0), (3, 0)], [(1, 1)], [(0, 0)] * 4])
def test_paths_of_no_length_do_no_harm(points):
    paths = Paths(drawing(points, STRAIGHT))
    for backwards in (False, True):
        headed = paths.headed(np.array([0, 1]), backwards)
        assert np.isfinite(headed.heads).all()
        assert np.isfinite(headed.line(0)).all()
        assert np.isfinite(headed.dashes(0)).all()
        assert len(headed.line(1)) >= 2


def test_no_paths_at_all():
    paths = Paths(drawing())
    none = np.zeros(0, np.int64)
    assert paths.within(0, 0, 1, 1).tolist() == []
    assert paths.plain(none).shape == (0, 4)
    assert paths.headed(none, True).heads.shape == (0, 3, 2)
    assert len(on_grid(paths.coarse(none), 0.1)) == 0


@pytest.mark.parametrize("length", [1.0, 13.0, 60.0, 500.0])
@pytest.mark.parametrize("line", [STRAIGHT, CORNER])
def test_one_line_is_cut_alone_as_it_is_among_many(line, length):
    points = np.array(line, float)
    pieces, _, _, heads = _cut(points, np.zeros(len(points), np.int64), 1, length)
    alone, head = with_head(points.tolist(), length)
    assert np.allclose(head, heads[0])
    if len(pieces):  # else the whole line is head
        assert np.allclose(alone, np.vstack([pieces[:1, :2], pieces[:, 2:]]))
