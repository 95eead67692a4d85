"""Boxes are found under a point, near it, and in a rectangle."""

import numpy as np

from gradviz.layout.geometry import Box, Drawing
from gradviz.ui.graph.hit_test import HitTest

BOXES = (Box(0, 7, 0, 0, 10, 10), Box(1, 8, 100, 0, 10, 10), Box(2, 8, 100, 100, 10, 10, True))
HITS = HitTest(Drawing(BOXES, (), {}, 200, 200))


def test_the_box_under_a_point():
    assert HITS.box_at(5, 5) == 0
    assert HITS.box_at(110, 110) == 2
    assert HITS.box_at(50, 50) is None


def test_the_nearest_box_within_reach():
    assert HITS.box_at(13, 5, slack=3) == 0
    assert HITS.box_at(13, 5, slack=2) is None


def test_the_boxes_in_a_rectangle():
    assert HITS.boxes_in(90, -10, 200, 200).tolist() == [1, 2]
    assert HITS.boxes_in(20, 20, 30, 30).tolist() == []


def test_no_boxes():
    none = HitTest(Drawing((), (), {}, 0, 0))
    assert none.box_at(0, 0, 10) is None
    assert none.boxes_in(0, 0, 9, 9).dtype == np.int64
