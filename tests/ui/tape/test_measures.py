"""Where columns begin, and that pixels find their way back to them."""

import pytest

from gradviz.trace.lanes import lanes
from gradviz.ui import theme
from gradviz.ui.tape.measures import MARK, WIDTH, Ruler, measures
from tests.helpers.taped import PAUSES, SECOND, traced


def test_columns_follow_one_another_and_marks_are_narrow():
    ruler = Ruler(lanes(traced(PAUSES)))
    assert [ruler.width(column) for column in range(7)] == [
        WIDTH, MARK, WIDTH, WIDTH, MARK, WIDTH, WIDTH,
    ]  # fmt: skip
    assert ruler.left(0) == 0
    assert ruler.left(7) == 5 * WIDTH + 2 * MARK


@pytest.mark.parametrize("text", [SECOND, PAUSES])
def test_every_pixel_is_in_the_column_that_covers_it(text):
    ruler = Ruler(lanes(traced(text)))
    for column in range(ruler.count):
        assert ruler.at(ruler.left(column)) == column
        assert ruler.at(ruler.left(column + 1) - 1) == column
    assert ruler.at(-1) == -1
    assert ruler.at(ruler.left(ruler.count)) == ruler.count


def test_lanes_are_flatter_where_there_are_several():
    assert not measures(1).flat
    assert measures(2) == measures(5)
    assert measures(2).lane < measures(1).lane


def test_everything_grows_in_presentation_mode():
    small = measures(2).lane
    theme.set_scale(1.4)
    try:
        assert measures(2).lane > 1.3 * small
        assert Ruler(lanes(traced(SECOND))).cell == round(1.4 * WIDTH)
    finally:
        theme.set_scale(1.0)
