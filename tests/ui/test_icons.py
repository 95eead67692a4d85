import pytest
from PySide6.QtCore import QByteArray, QSize
from PySide6.QtGui import QIcon
from PySide6.QtSvg import QSvgRenderer

from gradviz.ui.icons import DRAWINGS, icon, svg

TRANSPORT = ("first", "back", "play", "pause", "forward", "last")
WINDOW = ("sun", "moon", "open", "save", "export", "present", "lessons", "find", "undo", "redo")
SIGNS = ("close", "plus", "left", "right", "warning", "error", "cut")


@pytest.mark.parametrize("name", sorted({*TRANSPORT, *WINDOW, *SIGNS, *DRAWINGS}))
def test_every_icon_is_a_drawing_in_the_colour_asked_for(qapp, name):
    assert QSvgRenderer(QByteArray(svg(name, "#c24e00").encode())).isValid()
    image = icon(name, "#c24e00").pixmap(QSize(48, 48)).toImage()
    inked = [
        image.pixelColor(x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    ]
    assert len(inked) > 40
    assert {colour.name() for colour in inked} == {"#c24e00"}


def test_large_icons_are_drawn_anew_not_scaled_up(qapp):
    assert icon("play", "#000000").pixmap(QSize(24, 24), 2.0).toImage().width() == 48


def test_disabled_icons_wear_their_own_colour(qapp):
    image = icon("play", "#000000", "#b6bcc6").pixmap(QSize(24, 24), QIcon.Mode.Disabled).toImage()
    assert image.pixelColor(9, 12).name() == "#b6bcc6"


def test_unknown_icon_is_refused(qapp):
    with pytest.raises(KeyError):
        icon("nothing", "#000000")
