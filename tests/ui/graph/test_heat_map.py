"""Heat maps: means of blocks, signs and faults in sight."""

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from gradviz.ui.graph.heat_map import grid, mixed, paint_map
from gradviz.ui.theme import LIGHT


def test_small_arrays_keep_every_cell():
    assert grid(np.array([[1, -2], [3, 4]], np.float32)).tolist() == [[1, -2], [3, 4]]
    assert grid(np.array([True, False])).tolist() == [[1, 0]]
    assert grid(np.array([3 + 4j, 0])).tolist() == [[5, 0]]


def test_large_arrays_show_means_of_blocks():
    cells = grid(np.arange(16 * 24, dtype=float).reshape(16, 24))
    assert cells.shape == (8, 8)
    assert cells[0, 0] == np.arange(16 * 24).reshape(16, 24)[:2, :3].mean()
    assert cells.mean() == pytest.approx(np.arange(16 * 24).mean())


def test_blocks_of_unequal_size_are_means_too():
    assert np.allclose(grid(np.ones((9, 11))), 1)


def test_what_is_not_finite_stays_in_sight():
    array = np.ones((32, 32))
    array[31, 0] = np.nan
    cells = grid(array)
    assert np.isnan(cells[7, 0])
    assert np.isfinite(cells).sum() == 63


def painted(cells, qapp):
    image = QImage(len(cells[0]) * 20, len(cells) * 20, QImage.Format.Format_RGB32)
    image.fill(QColor(LIGHT.raised))
    painter = QPainter(image)
    paint_map(
        painter, QRectF(0, 0, image.width(), image.height()), np.array(cells, float),
        LIGHT.series, LIGHT,
    )  # fmt: skip
    painter.end()
    return image


def test_the_largest_is_strongest_and_a_negative_differs_in_tone_and_shape(qapp):
    image = painted([[1.0, -1.0, 0.1, np.nan]], qapp)
    corner = [image.pixelColor(20 * k + 2, 2).name() for k in range(4)]
    assert corner[0] == LIGHT.series
    assert len(set(corner)) == 4
    middle = image.pixelColor(29, 9).name()
    assert middle != corner[1], "a negative cell carries a minus"
    assert image.pixelColor(9, 9).name() == corner[0]


def test_zeros_and_infinities_paint_without_complaint(qapp):
    painted([[0.0, 0.0]], qapp)
    painted([[np.inf, -np.inf]], qapp)


def test_mixing_goes_from_one_colour_to_the_other():
    assert mixed("#000000", "#ffffff", 0.0).name() == "#000000"
    assert mixed("#000000", "#ffffff", 1.0).name() == "#ffffff"
