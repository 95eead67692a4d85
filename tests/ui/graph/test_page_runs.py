"""Steps that share a page: as few pages as there can be, at places that turn along few axes."""

import numpy as np
import pytest

from gradviz.ui.graph.page_runs import bands_of, begins, runs_of

NONE = np.zeros((0, 2))


def test_columns_are_where_boxes_lie_over_each_other():
    extents = np.array([[60, 90], [0, 40], [10, 50], [95, 99]], float)
    assert bands_of(extents).tolist() == [[0, 50], [60, 90], [95, 99]]
    assert bands_of(NONE).shape == (0, 2)


def fewest(rects, width, height):
    """Return the least number of runs, found by trying every way to part the steps."""
    best = [0] + [len(rects)] * len(rects)
    for stop in range(1, len(rects) + 1):
        for start in range(stop):
            part = rects[start:stop]
            size = part[:, 2:].max(0) - part[:, :2].min(0)
            if (size <= [width, height]).all():
                best[stop] = min(best[stop], best[start] + 1)
    return best[-1]


def test_runs_are_as_few_as_can_be_and_each_fits():
    made = np.random.default_rng(5)
    for _ in range(20):
        corners = made.uniform(0, 300, (40, 2)).cumsum(axis=0) % 900
        rects = np.hstack([corners, corners + made.uniform(10, 90, (40, 2))])
        runs = runs_of([(k, [tuple(rect)]) for k, rect in enumerate(rects.tolist())], 400, 250)
        assert len(runs) == fewest(rects, 400, 250)
        for run, stop in zip(runs, [*(later.start for later in runs[1:]), 40], strict=True):
            part = rects[run.start : stop]
            assert run.bounds == (*part[:, :2].min(0), *part[:, 2:].max(0))


def test_a_leaf_with_copies_is_looked_at_where_it_is_nearest():
    copies = [(900.0, 0.0, 910.0, 10.0), (80.0, 0.0, 90.0, 10.0), (30.0, 0.0, 40.0, 10.0)]
    runs = runs_of([(0, [(0.0, 0.0, 10.0, 10.0)]), (1, copies)], 100, 100)
    assert runs == [(0, (0.0, 0.0, 40.0, 10.0))]


def test_what_is_larger_than_a_page_has_one_of_its_own():
    large, small = (0.0, 0.0, 500.0, 10.0), (0.0, 0.0, 10.0, 10.0)
    runs = runs_of([(3, [small]), (4, [large]), (5, [small])], 100, 100)
    assert [run.start for run in runs] == [3, 4, 5]
    assert begins([(0, 500)], (0, 900), 100, NONE, 5) == [200]


@pytest.mark.parametrize(
    ("extents", "found"),
    [
        ([(300, 350), (320, 380), (290, 310)], [285, 285, 285]),  # one place shows all three
        ([(300, 350), (600, 650), (300, 350)], [275, 575, 275]),
        ([(0, 20), (970, 1000)], [0, 900]),  # no emptiness beyond the ends
        ([(-9, 20), (970, 1009)], [0, 900]),
    ],
)
def test_runs_in_a_row_stay_at_one_place_that_shows_them_all(extents, found):
    assert begins(extents, (0, 1000), 100, NONE, 5) == found


def test_content_that_is_smaller_than_a_page_stands_in_its_middle():
    assert begins([(10, 20), (70, 90)], (0, 100), 300, NONE, 5) == [-100, -100]


@pytest.mark.parametrize(
    ("extent", "bands", "found"),
    [
        ((300, 350), [[200, 240], [290, 350]], 275),  # the middle cuts nothing
        ((300, 350), [[250, 278], [300, 350]], 283),  # past what it cut, as that is nearer ...
        ((300, 350), [[273, 297], [300, 350]], 273),  # ... or before it
        ((300, 399), [[250, 299], [300, 399]], 304),  # what is to be seen begins before the page
        ((300, 399), [[200, 310]], 299.5),  # no place for it: a page is too small
        ((950, 1000), [[880, 910], [950, 1000]], 915),  # better some emptiness than a cut
    ],
)
def test_a_page_cuts_no_column_at_its_beginning_if_it_can(extent, bands, found):
    assert begins([extent], (0, 1000), 100, np.array(bands, float), 5) == [found]
