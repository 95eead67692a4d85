"""Colours, pens and symbols of marks: what a program asked for, made visible in a theme."""

import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QPainterPath, QPen

from gradviz.trace.figures import Style
from gradviz.ui.theme import Theme, scale

POINT = 1.25  # pixels of the screen for a point of a figure
LEAST = 1.6  # contrast with the ground below which a line is not seen
DASHES = {
    "--": Qt.PenStyle.DashLine,
    "-.": Qt.PenStyle.DashDotLine,
    ":": Qt.PenStyle.DotLine,
    "-": Qt.PenStyle.SolidLine,
}
SYMBOLS = {"o": "o", ".": "o", ",": "o", "x": "x", "X": "x", "+": "+", "P": "+", "s": "s",
           "^": "t1", "v": "t", "<": "t3", ">": "t2", "*": "star", "D": "d", "d": "d", "p": "p",
           "h": "h", "H": "h", "8": "h", "1": "t", "2": "t1", "3": "t3", "4": "t2"}  # fmt: skip
SMALLER = {".": 0.6, ",": 0.3, "*": 1.5}
STROKED = frozenset("x+|_")  # symbols that are lines and have no inside


def shade(colour: str, theme: Theme, on_image: bool = False) -> str:
    """Return "#rrggbb" for a colour of the trace; those of the cycle are the theme's.

    What could not be seen on the theme's ground has its lightness turned over; over an image,
    colours stay as they were asked for.
    """
    if len(colour) == 2 and colour[0] == "C":
        return _cycle(theme)[int(colour[1])]
    letters = {"b": theme.series, "r": theme.bad, "g": theme.good, "k": theme.text,
               "m": theme.keyword, "y": theme.current, "c": theme.trainable}  # fmt: skip
    if on_image and colour in ("k", "w"):
        return QColor("black" if colour == "k" else "white").name()
    if colour in letters:
        return letters[colour]
    wanted = QColor("white") if colour == "w" else QColor(colour)
    return wanted.name() if on_image else _seen(wanted, QColor(theme.window)).name()


def _cycle(theme: Theme) -> tuple[str, ...]:
    return (theme.series, theme.gradient, theme.good, theme.bad, theme.linked, theme.string,
            theme.keyword, theme.muted, theme.current, theme.trainable)  # fmt: skip


def _seen(colour: QColor, ground: QColor) -> QColor:
    a, b = sorted((_light(colour), _light(ground)), reverse=True)
    if (a + 0.05) / (b + 0.05) >= LEAST:
        return colour
    turned = 1.0 - colour.lightnessF()
    return QColor.fromHslF(max(colour.hslHueF(), 0.0), colour.hslSaturationF(), turned)


def _light(colour: QColor) -> float:
    """Return the relative luminance, 0 to 1: WCAG 2.1."""
    parts = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4
             for c in (colour.redF(), colour.greenF(), colour.blueF())]  # fmt: skip
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def ink(colour: str, alpha: float, theme: Theme, on_image: bool = False) -> QColor:
    """Return a colour that can be painted; "" is none at all."""
    if not colour:
        return QColor(0, 0, 0, 0)
    found = QColor(shade(colour, theme, on_image))
    found.setAlphaF(min(max(alpha, 0.0), 1.0))
    return found


def pen(style: Style, theme: Theme, on_image: bool = False) -> QPen | None:
    """Return the pen of a line; None where there is none."""
    if not style.dash or not style.colour:
        return None
    width = max(style.width * POINT, 0.8) * scale()
    return pg.mkPen(ink(style.colour, style.alpha, theme, on_image), width=width,
                    style=DASHES[style.dash])  # fmt: skip


def edge_pen(style: Style, theme: Theme) -> QPen:
    """Return the pen round something filled; one that is not seen where it has no edge."""
    if not style.edge:
        return pg.mkPen(None)
    width = max(style.width * POINT, 0.8) * scale()
    # White between bars keeps them apart: so does the ground of a dark theme.
    colour = QColor(theme.window) if style.edge == "w" else ink(style.edge, style.alpha, theme)
    return pg.mkPen(colour, width=width, style=DASHES.get(style.dash))


def brush(style: Style, theme: Theme, on_image: bool = False) -> QBrush:
    """Return the brush of something filled."""
    return pg.mkBrush(ink(style.colour, style.alpha, theme, on_image))


def symbol(marker: str) -> str | QPainterPath | None:
    """Return pyqtgraph's symbol for a marker of matplotlib; None for none."""
    if marker in ("|", "_"):
        path = QPainterPath(QPointF(0, -0.5) if marker == "|" else QPointF(-0.5, 0))
        path.lineTo(QPointF(0, 0.5) if marker == "|" else QPointF(0.5, 0))
        return path
    return SYMBOLS.get(marker)


def symbol_size(style: Style) -> float:
    """Return how many pixels a marker is wide."""
    return max(style.size * SMALLER.get(style.marker, 1.0) * POINT, 1.5) * scale()
