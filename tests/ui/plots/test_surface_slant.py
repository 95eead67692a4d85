"""Projection and depth of a surface at a slant."""

import numpy as np
import pytest

from gradviz.trace.surface import Surface, Tones
from gradviz.ui.plots.surface_slant import HIGHEST, LOWEST, RISE, Slant, facets, facing, in_box

GRID = np.linspace(-2.0, 2.0, 9)
XS, YS = np.meshgrid(GRID, GRID)
PLANE = Surface("f", ("x", "y"), GRID, GRID, XS + YS, (0.0, 0.0), tones=Tones(-4.0, 4.0))


def test_from_right_above_the_plane_is_seen_as_a_map():
    seen = Slant(0.0, 90.0).project(np.array([[0.5, -0.25, 0.3]]))
    np.testing.assert_allclose(seen[0, :2], [0.5, -0.25], atol=1e-12)


def test_from_the_side_height_is_all_that_is_up():
    seen = Slant(0.0, 0.0).project(np.array([[0.5, -0.25, 0.3]]))
    np.testing.assert_allclose(seen[0], [0.5, 0.3, -0.25], atol=1e-12)


def test_the_box_holds_the_surface():
    points = in_box(PLANE, XS, YS, PLANE.z)
    assert points[0, 0].tolist() == [-1, -1, -RISE]
    assert points[-1, -1].tolist() == [1, 1, RISE]


def test_facets_come_farthest_first():
    slant = Slant(70.0, 30.0)
    found = facets(PLANE, slant)
    behind = slant.project(found.corners.mean(axis=1))[:, 2]
    assert (np.diff(behind) <= 1e-12).all()
    assert len(found.corners) == 64


def test_facets_without_a_value_are_left_out():
    z = np.where(XS > 0, PLANE.z, np.nan)
    made = Surface("f", ("x", "y"), GRID, GRID, z, (1.0, 0.0), tones=Tones(-4.0, 4.0))
    found = facets(made, Slant())
    assert len(found.corners) == 3 * 8
    assert np.isfinite(found.light).all()


def test_a_pole_is_cut_at_the_top_of_the_box():
    made = Surface("f", ("x", "y"), GRID, GRID, PLANE.z * 1e6, (0.0, 0.0), tones=Tones(-4.0, 4.0))
    assert np.abs(facets(made, Slant()).corners[..., 2]).max() <= RISE * 1.05


@pytest.mark.parametrize(("up", "elevation"), [(500.0, HIGHEST), (-500.0, LOWEST)])
def test_nobody_falls_over_the_top_or_below_the_ground(up, elevation):
    assert Slant().turned(0.0, up).elevation == elevation


def test_going_round_comes_back():
    assert Slant(350.0, 30.0).turned(20.0, 0.0).azimuth == 10.0


@pytest.mark.parametrize(("x", "y"), [(1.0, 0.8), (1.0, -0.8), (-1.0, 0.8), (-1.0, -0.8)])
def test_at_first_the_high_side_lies_behind(x, y):
    z = x * XS + y * YS
    made = Surface("f", ("x", "y"), GRID, GRID, z, (0.0, 0.0), tones=Tones(-4.0, 4.0))
    slant = facing(made)
    points = slant.project(in_box(made, XS, YS, z))
    assert np.corrcoef(points[..., 2].ravel(), z.ravel())[0, 1] > 0.3


def test_a_bowl_is_seen_over_its_first_corner():
    made = Surface("f", ("x", "y"), GRID, GRID, XS**2 + YS**2, (0.0, 0.0), tones=Tones(0.0, 8.0))
    assert facing(made) == Slant()
