"""The icons: simple SVG drawings on a 20 by 20 grid, painted in whatever colour is asked for.

Every size a screen may want is rendered from the drawing itself, so nothing is scaled up blurred.
"""

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

SIZES = (16, 18, 20, 24, 32, 36, 40, 48, 64)  # device pixels: 16 to 24 at scales 1, 1.5, 2, 3

# Filled pieces are written with F, stroked ones with S; both stand for the colour asked for.
DRAWINGS = {
    "first": '<path F d="M15 4 7 10l8 6z"/><path S d="M5 4.5v11"/>',
    "back": '<path F d="M14 4 5.5 10l8.5 6z"/>',
    "play": '<path F d="M6 3.5 16 10 6 16.5z"/>',
    "pause": '<path F d="M5 4h3.6v12H5zM11.4 4H15v12h-3.6z"/>',
    "forward": '<path F d="M6 4l8.5 6L6 16z"/>',
    "inside": '<path S d="M2.5 4v12M17.5 4v12"/><path F d="M7 6l6.5 4L7 14z"/>',
    "outside": '<path S d="M2.5 4v12M17.5 4v12"/><path F d="M13 6l-6.5 4 6.5 4z"/>',
    "last": '<path F d="M5 4l8 6-8 6z"/><path S d="M15 4.5v11"/>',
    "sun": '<circle F cx="10" cy="10" r="3.4"/><path S d="M10 1.8v2M10 16.2v2M1.8 10h2M16.2 10h2'
    'M4.2 4.2l1.4 1.4M14.4 14.4l1.4 1.4M15.8 4.2l-1.4 1.4M5.6 14.4l-1.4 1.4"/>',
    "moon": '<path F d="M12.6 2.6A7.6 7.6 0 1 0 17.4 12 6.4 6.4 0 0 1 12.6 2.6z"/>',
    "open": '<path S d="M2.5 15.5v-11h5l2 2h6v2.5M2.5 15.5 5 9h13l-2.6 6.5z"/>',
    "save": '<path S d="M3 3h11l3 3v11H3zM6 3v4.5h7V3M6 17v-5.5h8V17"/>',
    "export": '<path S d="M10 12.5V2.5M6.2 6 10 2.2 13.8 6M3 11.5V17h14v-5.5"/>',
    "present": '<path S d="M2 3h16M3.5 3v9.5h13V3M10 12.5V15M6 18l4-3 4 3"/>',
    "lessons": '<path S d="M10 5C8 3.4 5 3 2.5 3.4v12C5 15 8 15.4 10 17c2-1.6 5-2 7.5-1.6v-12'
    'C15 3 12 3.4 10 5zm0 0v12"/>',
    "find": '<circle S cx="8.6" cy="8.6" r="5.4"/><path S d="M12.7 12.7 17.4 17.4"/>',
    "undo": '<path S d="M3 8h9a4.5 4.5 0 0 1 0 9H7M6.6 4 2.6 8l4 4"/>',
    "redo": '<path S d="M17 8H8a4.5 4.5 0 0 0 0 9h5M13.4 4l4 4-4 4"/>',
    "copy": '<path S d="M7 7h9.5v9.5H7zM4 13H3.5V3.5H13V4"/>',
    "close": '<path S d="M4.5 4.5l11 11M15.5 4.5l-11 11"/>',
    "plus": '<path S d="M10 3.5v13M3.5 10h13"/>',
    "left": '<path S d="M12.5 4 6.5 10l6 6"/>',
    "right": '<path S d="M7.5 4l6 6-6 6"/>',
    "up": '<path S d="M4 12.5l6-6 6 6"/>',
    "down": '<path S d="M4 7.5l6 6 6-6"/>',
    "warning": '<path S d="M10 2.8 18.2 17H1.8zM10 8v4"/><circle F cx="10" cy="14.4" r="1.1"/>',
    "error": '<circle S cx="10" cy="10" r="7.6"/><path S d="M10 5.8v5"/>'
    '<circle F cx="10" cy="13.8" r="1.1"/>',
    "cut": '<circle S cx="5" cy="5" r="2.4"/><circle S cx="5" cy="15" r="2.4"/>'
    '<path S d="M7 6.4 17 14.5M7 13.6 17 5.5"/>',
}
FRAME = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20">{}</svg>'


def icon(name: str, colour: str, disabled: str | None = None) -> QIcon:
    """Return icon `name` in `colour` ("#rrggbb"), and in `disabled` where it cannot be used.

    Raises KeyError for a name that is not in DRAWINGS.
    """
    result = QIcon()
    _add(result, name, colour, QIcon.Mode.Normal)
    if disabled is not None:
        _add(result, name, disabled, QIcon.Mode.Disabled)
    return result


def svg(name: str, colour: str) -> str:
    """Return icon `name` as the text of an SVG file."""
    drawing = DRAWINGS[name].replace(" F ", f' fill="{colour}" ')
    stroke = f' fill="none" stroke="{colour}" stroke-width="1.7" '
    stroke += 'stroke-linecap="round" stroke-linejoin="round" '
    return FRAME.format(drawing.replace(" S ", stroke))


def _add(target: QIcon, name: str, colour: str, mode: QIcon.Mode) -> None:
    renderer = QSvgRenderer(QByteArray(svg(name, colour).encode()))
    for size in SIZES:
        pixmap = QPixmap(QSize(size, size))
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        renderer.render(painter, QRectF(0, 0, size, size))
        painter.end()
        target.addPixmap(pixmap, mode)
