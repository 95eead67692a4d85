"""Rooms lie beside each other, in images that are used again."""

from itertools import combinations

from PySide6.QtCore import QRect

from gradviz.ui.graph.atlas import Atlas

SIZES = [(300, 40), (90, 71), (500, 12), (1024, 300), (7, 512), (2000, 30), (30, 900), (60, 60)]


def test_no_room_overlaps_another_or_leaves_its_image(qapp):
    atlas = Atlas()
    rooms = [atlas.room(*size) for size in SIZES * 4]
    for room, size in zip(rooms, SIZES * 4, strict=True):
        assert (room.width, room.height) == size
        assert room.image.rect().contains(QRect(*room[1:]))
    for one, other in combinations(rooms, 2):
        if one.image is other.image:
            assert not QRect(*one[1:]).intersects(QRect(*other[1:]))


def test_after_all_is_forgotten_the_same_images_serve_again(qapp):
    atlas = Atlas()
    first = [atlas.room(600, 300).image for _ in range(3)]
    assert atlas.size == 3
    atlas.forget()
    assert atlas.size == 0
    assert [atlas.room(600, 300).image for _ in range(3)] == first
