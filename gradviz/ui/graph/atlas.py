"""Small pictures beside each other in a few large images, whose memory is used again and again."""

from typing import NamedTuple

from PySide6.QtGui import QImage

_WIDTH, _HEIGHT = 1024, 512  # pixels of an image, unless one picture is larger


class Room(NamedTuple):
    """Where a picture is: in which image, from which pixel on, and how large."""

    image: QImage
    x: int
    y: int
    width: int
    height: int


class Atlas:
    """Hands out rooms row by row. What was in a room before is still in it."""

    def __init__(self) -> None:
        self._images: list[QImage] = []
        self.forget()

    def forget(self) -> None:
        """Take all rooms back."""
        self._at, self._x, self._y, self._row = -1, _WIDTH, _HEIGHT, 0

    @property
    def size(self) -> int:
        """How many images have pictures in them."""
        return self._at + 1

    def room(self, width: int, height: int) -> Room:
        """Return room for a picture of so many pixels."""
        if self._x + width > _WIDTH:
            self._x, self._y, self._row = 0, self._y + self._row, 0
        if self._y + height > _HEIGHT:
            self._next(width, height)
        room = Room(self._images[self._at], self._x, self._y, width, height)
        self._x, self._row = self._x + width, max(self._row, height)
        return room

    def _next(self, width: int, height: int) -> None:
        self._at, self._x, self._y, self._row = self._at + 1, 0, 0, 0
        known = self._images[self._at] if self._at < len(self._images) else QImage()
        if known.width() < max(width, _WIDTH) or known.height() < max(height, _HEIGHT):
            size = max(width, _WIDTH), max(height, _HEIGHT)
            image = QImage(*size, QImage.Format.Format_ARGB32_Premultiplied)
            self._images[self._at : self._at + 1] = [image]
