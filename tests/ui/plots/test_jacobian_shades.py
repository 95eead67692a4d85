"""Colours of cells, and many cells in one pixel."""

import numpy as np
import pytest
from PySide6.QtGui import QColor

from gradviz.ui.plots.jacobian_shades import (
    image,
    ink_on,
    largest_of,
    limit_of,
    part_of,
    shade,
)
from gradviz.ui.theme import DARK, LIGHT


def test_the_largest_of_each_part_is_kept_with_its_sign():
    table = np.zeros((6, 9))
    table[1, 2], table[4, 8] = -5.0, 3.0
    table[0, 0] = 4.0
    assert largest_of(table, 2, 3).tolist() == [[-5, 0, 0], [0, 0, 3]]
    assert largest_of(table, 6, 20) is table


def test_what_is_not_finite_is_never_lost():
    table = np.zeros((100, 100))
    table[50, 50] = np.nan
    assert np.isnan(largest_of(table, 3, 3)).sum() == 1
    table[50, 50] = -np.inf
    assert np.isinf(largest_of(table, 3, 3)).sum() == 1


@pytest.mark.parametrize(("length", "count"), [(1000, 7), (70_001, 210), (5, 5), (3, 9)])
def test_the_cells_drawn_as_one_are_those_whose_largest_is_kept(length, count):
    table = np.sin(np.arange(length, dtype=float))[None]
    kept = largest_of(table, 1, count)[0].tolist()
    places = range(0, length, max(length // 50, 1))
    for place in places:
        part = part_of(place, length, count)
        assert part.start <= place < part.stop
        values = table[0, part]
        assert values[np.argmax(np.abs(values))] in kept


def test_the_limit_is_of_finite_numbers():
    assert limit_of(np.array([np.nan, -3.0, 2.0, np.inf])) == 3
    assert limit_of(np.array([np.nan])) == 0


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_cells_and_pixels_have_the_same_colours(theme):
    cells = np.array([[-2.0, -0.5, 0.0], [0.5, 2.0, np.nan]])
    pixels = image(cells, 2.0, theme)
    for (row, column), value in np.ndenumerate(cells):
        one, other = QColor(pixels.pixel(column, row)), shade(float(value), 2.0, theme)
        assert all(
            abs(a - b) <= 1 for a, b in zip(one.getRgb()[:3], other.getRgb()[:3], strict=True)
        )
    assert shade(2.0, 2.0, theme) == QColor(theme.gradient)
    assert shade(-2.0, 2.0, theme) == QColor(theme.series)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("value", np.linspace(-1, 1, 9))
def test_numbers_can_be_read_on_every_shade(theme, value):
    ground = shade(float(value), 1.0, theme)
    ink = ink_on(ground, theme)
    light, dark = sorted((_luminance(ink), _luminance(ground)), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.0


def _luminance(colour):
    parts = np.array(colour.getRgbF()[:3])
    linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    return float(linear @ (0.2126, 0.7152, 0.0722))
