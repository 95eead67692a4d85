"""A spot goes along an edge once, and not at all where movement is unwanted."""

import numpy as np
import pytest
from PySide6.QtWidgets import QGraphicsRectItem

from gradviz.ui.graph.travel import Travel
from gradviz.ui.theme import MOVE_MS, moving, set_moving

WAY = np.array([[0.0, 0.0], [100.0, 0.0]])


@pytest.fixture
def travel(qapp):
    before = moving()
    set_moving(True)
    made = Travel(QGraphicsRectItem())
    yield made
    made.end()
    set_moving(before)


def test_the_spot_goes_the_way_and_is_gone(qtbot, travel):
    seen = []
    travel._clock.valueChanged.connect(lambda _share: seen.append(travel.spot))
    travel.begin(WAY, 1.0, 0.5)
    assert travel.spot.x() == 100.0
    qtbot.waitUntil(lambda: travel.spot is None, timeout=10 * MOVE_MS)
    way = [spot.x() for spot in seen if spot is not None]
    assert way == sorted(way, reverse=True)
    assert all(50.0 <= x <= 100.0 for x in way)


def test_a_new_way_takes_the_place_of_the_old(travel):
    travel.begin(WAY, 1.0, 0.5)
    travel.begin(WAY, 0.5, 0.0)
    assert travel.spot.x() == 50.0
    travel.end()
    assert travel.spot is None


def test_without_movement_nothing_is_on_its_way(travel):
    set_moving(False)
    travel.begin(WAY, 1.0, 0.5)
    assert travel.spot is None
