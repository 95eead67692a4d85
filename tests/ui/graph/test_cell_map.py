"""A tensor as a table: its numbers, its indices, its colours."""

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from gradviz.ui.graph import cell_map
from gradviz.ui.graph.cell_map import MOST, Cells, Ruler, paint_indices
from gradviz.ui.graph.heat_map import PALEST, mixed
from gradviz.ui.theme import DARK, LIGHT

F = np.float32


class Spoken:
    """Stands in for a painter's `drawText`: what was written, and where."""

    def __init__(self, monkeypatch):
        self.texts = []
        monkeypatch.setattr(cell_map.QPainter, "drawText", self._take, raising=False)

    def _take(self, *arguments):
        self.texts.append(arguments[-1])


def paint(array, width, height, seen=None, theme=LIGHT, ruler=None):
    """Return the image of a table over all of it."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(theme.raised))
    painter = QPainter(image)
    cells, place = Cells(array, theme.series, theme), QRectF(0, 0, width, height)
    cells.paint(painter, place, seen or place, theme)
    if ruler is not None:
        paint_indices(painter, cells, place, seen or place, ruler)
    painter.end()
    return image


@pytest.fixture
def written(qapp, monkeypatch):
    return Spoken(monkeypatch)


def test_every_number_is_written_where_cells_are_large_enough(written):
    paint(np.arange(12, dtype=F).reshape(3, 4) / 10, 4 * 60, 3 * 20)
    assert sorted(written.texts) == sorted(
        ["0.000", "0.1000", "0.2000", "0.3000", "0.4000", "0.5000", "0.6000", "0.7000", "0.8000",
         "0.9000", "1.000", "1.100"]
    )  # fmt: skip


@pytest.mark.parametrize(("width", "height"), [(4 * 20, 3 * 20), (4 * 60, 3 * 9)])
def test_no_number_is_cut_to_fit_a_small_cell(written, width, height):
    paint(np.arange(12, dtype=F).reshape(3, 4) / 10, width, height)
    assert written.texts == []


def test_whole_numbers_and_truths_are_written_out(written):
    paint(np.array([[1, -20], [300, 4]]), 120, 60)
    paint(np.array([True, False]), 120, 30)
    assert sorted(written.texts) == ["-20", "1", "300", "4", "False", "True"]


def test_only_what_is_in_sight_is_written(written):
    seen = QRectF(50 * 60, 50 * 20, 3 * 60 - 1, 2 * 20 - 1)
    image = QImage(10, 10, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    cells = Cells(np.ones((200, 200), F), LIGHT.series, LIGHT)
    cells.paint(painter, QRectF(0, 0, 200 * 60, 200 * 20), seen, LIGHT)
    painter.end()
    assert len(written.texts) == 6


def test_a_larger_tensor_is_means_of_blocks_without_numbers_and_indices(written):
    cells = Cells(np.ones((2 * MOST, 3), F), LIGHT.series, LIGHT)
    assert (cells.rows, cells.columns, cells.whole) == (MOST, 3, False)
    paint(np.ones((2 * MOST, 3), F), 300, 2 * MOST * 20, ruler=Ruler(20, 12, LIGHT))
    assert written.texts == []


def test_rows_of_a_tensor_with_more_axes_are_named_by_all_their_indices(qapp):
    cells = Cells(np.zeros((2, 3, 4), F), LIGHT.series, LIGHT)
    assert [cells.row_name(k) for k in range(6)] == ["0,0", "0,1", "0,2", "1,0", "1,1", "1,2"]
    assert Cells(np.zeros(4, F), LIGHT.series, LIGHT).row_name(0) == ""


def test_indices_are_thinned_out_where_they_would_touch(written):
    paint(np.zeros((1, 100), F), 600, 8, ruler=Ruler(0, 12, LIGHT))
    columns = [int(text) for text in written.texts]
    assert columns == list(range(0, 100, columns[1]))
    assert columns[1] >= 4


def test_indices_stay_in_sight_when_the_table_begins_out_of_it(qapp, monkeypatch):
    spots = []
    monkeypatch.setattr(
        cell_map.QPainter, "drawText", lambda _self, *a: spots.append((a[0].center(), a[-1]))
    )
    seen = QRectF(100, 100, 100, 100)  # a cell is 20 wide, and one half seen has its index
    cells = Cells(np.zeros((20, 20), F), LIGHT.series, LIGHT)
    image = QImage(10, 10, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    place = QRectF(0, 0, 400, 400)
    paint_indices(painter, cells, place, seen, Ruler(20, 12, LIGHT))
    painter.end()
    assert spots
    assert all(seen.adjusted(-10, -10, 10, 10).contains(spot) for spot, _ in spots)


@pytest.mark.parametrize("seen", [QRectF(390, 0, 100, 100), QRectF(0, 395, 100, 100)])
def test_indices_leave_with_the_end_of_their_table(qapp, seen):
    cells = Cells(np.zeros((20, 20), F), LIGHT.series, LIGHT)
    image = QImage(600, 600, QImage.Format.Format_RGB32)
    image.fill(0)
    painter = QPainter(image)
    paint_indices(painter, cells, QRectF(0, 0, 400, 400), seen, Ruler(20, 12, LIGHT))
    painter.end()
    pixels = np.frombuffer(image.constBits(), np.uint32).reshape(600, 600) & 0xFFFFFF
    assert pixels.any()
    assert not pixels[401:].any()
    assert not pixels[:, 401:].any()


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_colours_are_those_of_the_small_heat_map(qapp, theme):
    image = paint(np.array([1.0, 0.0, np.nan, -1.0], F), 4 * 4, 4, theme=theme)
    tones = [image.pixelColor(4 * k + 2, 2).name() for k in range(4)]
    assert tones[0] == QColor(theme.series).name()
    near = QColor(tones[1]), mixed(theme.raised, theme.series, PALEST)
    assert all(abs(a - b) <= 1 for a, b in zip(near[0].getRgb(), near[1].getRgb(), strict=True))
    assert len(set(tones)) == 4


def test_numbers_can_be_told_from_their_cell(qapp):
    """On each cell there is a pixel far lighter or far darker than the cell."""
    image = paint(np.array([[3.0, -3.0, 0.1, -0.1]], F), 4 * 70, 24)
    for cell in range(4):
        light = [QColor(image.pixel(70 * cell + x, y)).lightnessF() for x in range(8, 62)
                 for y in range(4, 20)]  # fmt: skip
        ground = QColor(image.pixel(70 * cell + 3, 3)).lightnessF()
        assert max(abs(value - ground) for value in light) > 0.35
