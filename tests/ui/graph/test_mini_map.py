"""The map in the corner: there only when needed, and a way to move the view."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from gradviz.trace import frame_at
from tests.helpers.seen import Seen


@pytest.fixture
def large(qtbot, view, chain):
    """Return the view with a graph that does not fit."""
    trace, drawing = chain(300)
    view.set_trace(trace, drawing)
    view.set_frame(frame_at(trace, 0))
    return view


def test_there_is_no_map_of_what_is_all_in_view(view):
    assert view.map.isHidden()


def test_the_map_comes_and_goes_with_what_is_in_view(qtbot, large):
    qtbot.waitUntil(large.map.isVisible)
    large.camera.fit_all()
    qtbot.waitUntil(large.map.isHidden)
    large.zoom_by(3.0)
    qtbot.waitUntil(large.map.isVisible)


def test_a_step_that_moves_nothing_paints_no_map(qtbot, large):
    qtbot.waitUntil(large.map.isVisible)
    QApplication.processEvents()
    large.map.set_seen(large.map._seen.translated(1, 0), whole=False)
    painted = Seen(large.map)
    large.map.set_seen(large.map._seen, whole=False)
    QApplication.processEvents()
    assert painted.times == 1, "only the move before it"
    large.map.set_seen(large.map._seen, whole=False)
    QApplication.processEvents()
    assert painted.times == 1


def test_a_click_moves_the_view_and_a_drag_goes_on(qtbot, large):
    place = QPoint(large.map.width() - 12, large.map.height() // 2)
    qtbot.mousePress(large.map, Qt.MouseButton.LeftButton, pos=place)
    middle = large.mapToScene(large.camera.area().center().toPoint())
    there = large.map.point_at(place)
    assert abs(middle.x() - there.x()) < 40
    qtbot.mouseMove(large.map, QPoint(20, place.y()))
    qtbot.mouseRelease(large.map, Qt.MouseButton.LeftButton, pos=QPoint(20, place.y()))
    large.map.mouseMoveEvent(_dragged(20, place.y()))
    moved = large.mapToScene(large.camera.area().center().toPoint())
    assert moved.x() < middle.x() - 100


def _dragged(x, y):
    left = Qt.MouseButton.LeftButton
    at = QPointF(x, y)
    return QMouseEvent(QEvent.Type.MouseMove, at, at, left, left, Qt.KeyboardModifier.NoModifier)


def test_the_map_shows_the_part_in_view(large):
    seen = large.map._seen
    assert seen.contains(large._graph.rect_of(0).center())
    assert large.map._content.width() > seen.width()
    image = large.map.grab().toImage()
    colours = {image.pixelColor(x, image.height() // 2).name() for x in range(image.width())}
    assert len(colours) > 3


def test_the_map_stands_under_the_find_field(qtbot, large):
    top = large.map.y()
    large.open_find()
    assert large.map.y() > top
    assert not large.map.geometry().intersects(large.finder.geometry())
    large.finder.close_field()
    assert large.map.y() == top


def test_the_caption_ends_before_the_map(qtbot, large):
    large._caption.set_words("Backward pass", "one of four gradients arrived " * 3)
    large.resize(1900, 520)
    qtbot.waitUntil(lambda: "…" not in large._caption.text())
    whole = large._caption.text()
    qtbot.waitUntil(large.map.isVisible)
    large.resize(420, 520)
    qtbot.waitUntil(lambda: large._caption.geometry().right() < large.map.x())
    assert "…" in large._caption.text()
    large.open_find()  # leaves less room than the first words take
    large.resize(330, 520)
    qtbot.waitUntil(lambda: large._caption.isHidden() or not large._caption.geometry().intersects(
        large.finder.geometry()))  # fmt: skip
    large.finder.close_field()
    large.resize(1900, 520)
    qtbot.waitUntil(lambda: large._caption.text() == whole)


def test_what_lies_under_the_card_is_not_marked_as_seen(qtbot, large):
    large.resize(800, 520)
    large.set_bottom_reserve(200.0)
    large._tell_map()
    under = large.mapToScene(QPoint(400, 420))
    above = large.mapToScene(QPoint(400, 200))
    assert large.map._seen.contains(above)
    assert not large.map._seen.contains(under)


def test_the_map_leaves_the_corner_it_covers_boxes_in_for_one_it_does_not(large):
    large.camera.zoom_by(1.0 / large.camera.zoom)
    corner, area = QPointF(large.width() - 12, 12), large.camera.area()
    boxes = large._graph.hits.corners
    middle = QPointF(*boxes[len(boxes) // 2, :2].tolist())
    places = {}
    for low in (False, True):
        at = QPointF(area.right() - 60, (area.bottom() if low else area.top()) - 60 * low + 10)
        large.camera.put(middle, at)
        large.map.set_seen(large._free_area(), whole=False)
        large.map.stand(corner, area, chosen=False)
        places[low] = large.map.geometry()
        large.map.stand(corner, area, chosen=True)
        assert large.map.geometry().topRight() == QPoint(int(corner.x()) - 1, int(corner.y()))
    assert places[False].top() > places[True].top()


def test_the_map_of_a_small_view_is_small_and_leaves_the_box_of_the_step_in_sight(large):
    sizes = []
    for width, height in ((1400, 900), (420, 300)):
        large.resize(width, height)
        QApplication.processEvents()
        assert large.map.isVisible()
        assert large.map.width() <= large.width() / 3
        sizes.append(large.map.size())
    assert sizes[1].width() < sizes[0].width()
    for step in range(1, 60):
        large.set_frame(frame_at(large._graph.trace, step))
        QApplication.processEvents()
        (rect,) = large._graph.rects_of(large._frame.active)
        assert not large.mapFromScene(rect).boundingRect().intersects(large.map.geometry())


def test_the_second_f_shows_all_of_a_large_graph_and_the_third_what_is_legible(qtbot, large):
    legible = large.camera.zoom
    qtbot.keyClick(large, Qt.Key.Key_F)
    assert large.camera.sees_all()
    assert large.camera.zoom < legible
    qtbot.keyClick(large, Qt.Key.Key_F)
    assert large.camera.zoom == legible
