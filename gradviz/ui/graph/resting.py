"""The card of what the pointer rests on: it stays while steps go by, and tells of each.

Says when the card shows and about what; what it says, and what lies where, is the view's affair.
"""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRect
from PySide6.QtWidgets import QWidget

from gradviz.ui.graph.notes import CardLabel

Told = tuple[str, QRect, QRect]  # the rich text, the box, and where the card may lie


class Resting:
    """One view's card. Points and rectangles are in the pixels of its viewport."""

    def __init__(
        self,
        view: QWidget,
        box_at: Callable[[QPointF], int | None],
        told: Callable[[int], Told],
    ) -> None:
        self.card = CardLabel(view)
        self._box_at, self._told = box_at, told
        self._point = QPointF()
        self.box: int | None = None  # what the card is about

    def begin(self, point: QPointF) -> None:
        """The pointer has come to rest: show the card of what lies there, if anything does."""
        self._point, self.box = point, self._box_at(point)
        self.go_on()

    def move(self, point: QPointF) -> None:
        """The pointer moves: over the same box the card stays."""
        self._point = point
        if self._box_at(point) != self.box:
            self.end()

    def go_on(self) -> None:
        """Tell what is so now, as long as the picture has not moved away under the pointer."""
        if self.box is None or self._box_at(self._point) != self.box:
            self.card.hide()
        else:
            self.card.show_beside(*self._told(self.box))

    def end(self) -> None:
        """The pointer rests no longer, or what it rested on is gone."""
        self.box = None
        self.card.hide()
