"""A group has a frame where no box of others is in it."""

import numpy as np

from gradviz.ui.graph.frames import Frames

RECTS = np.array([[0, 0, 40, 20], [66, 0, 40, 20], [132, 0, 40, 20], [66, 60, 40, 20]], float)
NONE_SMALL = np.zeros(4, bool)


def frames(marked, small=NONE_SMALL):
    return {frame.group: frame for frame in Frames(marked, RECTS, small)}


def test_a_frame_is_around_all_boxes_of_its_group():
    found = frames({0: [7], 1: [7]})
    place = found[7].place
    assert (place.left(), place.right()) == (-10, 116)
    assert (place.top(), place.bottom()) == (-10, 30)
    assert found[7].depth == 1


def test_an_outer_frame_is_around_the_inner_ones_and_touches_no_neighbour():
    found = frames({0: [1, 0], 1: [2, 0], 2: [3]})
    outer = found[0].place
    assert [frame.depth for frame in found.values()] == [1, 2, 2, 1]
    assert outer.contains(found[1].place)
    assert outer.contains(found[2].place)
    assert not found[1].place.intersects(found[2].place)
    assert not outer.intersects(found[3].place)


def test_a_box_of_others_in_the_way_leaves_no_frame_but_a_copy_of_a_leaf_does():
    assert frames({0: [0], 2: [0]}) == {}
    assert set(frames({0: [0], 2: [0]}, np.array([False, True, False, False]))) == {0}
    both = Frames({0: [1, 0], 2: [0]}, RECTS, NONE_SMALL)
    assert both.hold_all([1])
    assert not both.hold_all([1, 0])
    assert both.of(0) is None
