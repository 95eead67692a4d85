"""Colours as programs write them, in one spelling: "C0", a letter, "#rrggbb", or "" for none.

The ten colours of the cycle and the eight letters keep their names, so that each theme can have its
own for them; everything else is the colour that was asked for.
"""

import re
from collections.abc import Sequence
from typing import Any

import numpy as np

LETTERS = {"b": "0000ff", "g": "008000", "r": "ff0000", "c": "00bfbf", "m": "bf00bf",
           "y": "bfbf00", "k": "000000", "w": "ffffff"}  # fmt: skip
CYCLE = "1f77b4 ff7f0e 2ca02c d62728 9467bd 8c564b e377c2 7f7f7f bcbd22 17becf".split()
TABLEAU = "blue orange green red purple brown pink gray olive cyan".split()
_CSS = (
    "aliceblue f0f8ff antiquewhite faebd7 aqua 00ffff aquamarine 7fffd4 azure f0ffff beige f5f5dc "
    "bisque ffe4c4 black 000000 blanchedalmond ffebcd blue 0000ff blueviolet 8a2be2 brown a52a2a "
    "burlywood deb887 cadetblue 5f9ea0 chartreuse 7fff00 chocolate d2691e coral ff7f50 "
    "cornflowerblue 6495ed cornsilk fff8dc crimson dc143c cyan 00ffff darkblue 00008b darkcyan "
    "008b8b darkgoldenrod b8860b darkgray a9a9a9 darkgreen 006400 darkgrey a9a9a9 darkkhaki "
    "bdb76b darkmagenta 8b008b darkolivegreen 556b2f darkorange ff8c00 darkorchid 9932cc darkred "
    "8b0000 darksalmon e9967a darkseagreen 8fbc8f darkslateblue 483d8b darkslategray 2f4f4f "
    "darkslategrey 2f4f4f darkturquoise 00ced1 darkviolet 9400d3 deeppink ff1493 deepskyblue "
    "00bfff dimgray 696969 dimgrey 696969 dodgerblue 1e90ff firebrick b22222 floralwhite fffaf0 "
    "forestgreen 228b22 fuchsia ff00ff gainsboro dcdcdc ghostwhite f8f8ff gold ffd700 goldenrod "
    "daa520 gray 808080 green 008000 greenyellow adff2f grey 808080 honeydew f0fff0 hotpink "
    "ff69b4 indianred cd5c5c indigo 4b0082 ivory fffff0 khaki f0e68c lavender e6e6fa "
    "lavenderblush fff0f5 lawngreen 7cfc00 lemonchiffon fffacd lightblue add8e6 lightcoral f08080 "
    "lightcyan e0ffff lightgoldenrodyellow fafad2 lightgray d3d3d3 lightgreen 90ee90 lightgrey "
    "d3d3d3 lightpink ffb6c1 lightsalmon ffa07a lightseagreen 20b2aa lightskyblue 87cefa "
    "lightslategray 778899 lightslategrey 778899 lightsteelblue b0c4de lightyellow ffffe0 lime "
    "00ff00 limegreen 32cd32 linen faf0e6 magenta ff00ff maroon 800000 mediumaquamarine 66cdaa "
    "mediumblue 0000cd mediumorchid ba55d3 mediumpurple 9370db mediumseagreen 3cb371 "
    "mediumslateblue 7b68ee mediumspringgreen 00fa9a mediumturquoise 48d1cc mediumvioletred "
    "c71585 midnightblue 191970 mintcream f5fffa mistyrose ffe4e1 moccasin ffe4b5 navajowhite "
    "ffdead navy 000080 oldlace fdf5e6 olive 808000 olivedrab 6b8e23 orange ffa500 orangered "
    "ff4500 orchid da70d6 palegoldenrod eee8aa palegreen 98fb98 paleturquoise afeeee "
    "palevioletred db7093 papayawhip ffefd5 peachpuff ffdab9 peru cd853f pink ffc0cb plum dda0dd "
    "powderblue b0e0e6 purple 800080 rebeccapurple 663399 red ff0000 rosybrown bc8f8f royalblue "
    "4169e1 saddlebrown 8b4513 salmon fa8072 sandybrown f4a460 seagreen 2e8b57 seashell fff5ee "
    "sienna a0522d silver c0c0c0 skyblue 87ceeb slateblue 6a5acd slategray 708090 slategrey "
    "708090 snow fffafa springgreen 00ff7f steelblue 4682b4 tan d2b48c teal 008080 thistle d8bfd8 "
    "tomato ff6347 turquoise 40e0d0 violet ee82ee wheat f5deb3 white ffffff whitesmoke f5f5f5 "
    "yellow ffff00 yellowgreen 9acd32 "
).split()
NAMED = dict(zip(_CSS[::2], _CSS[1::2], strict=True))
ALIKE = {**{row: letter for letter, row in LETTERS.items()},
         **{row: f"C{k}" for k, row in enumerate(CYCLE)}}  # fmt: skip
HEX = re.compile(r"#([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})")
GREY = re.compile(r"[0-9]*\.?[0-9]+(e[-+]?[0-9]+)?")

Colour = tuple[str, float | None]  # and its own opacity, where it says one


def colour(value: Any) -> Colour:
    """Return a colour in our spelling, and its opacity. ValueError, as matplotlib's, for others."""
    if isinstance(value, str):
        found = _of_text(value)
    elif isinstance(value, tuple) and len(value) == 2 and isinstance(value[1], float | int):
        found = (colour(value[0])[0], float(value[1]))
    else:
        found = _of_numbers(value)
    if found is None:
        raise ValueError(f"{value!r} is not a valid value for color: supported inputs are (r, g, b)"
                         f" and (r, g, b, a) 0-1 float tuples; '#rrggbb', '#rgb' strings; named "
                         f"colors like 'red', 'tab:blue', 'C0'; and '0.5' greys")  # fmt: skip
    return found


def written(spelt: str) -> str:
    """Return a colour of ours as matplotlib writes it: "#1f77b4" for "C0"."""
    if re.fullmatch(r"C\d", spelt):
        return f"#{CYCLE[int(spelt[1])]}"
    return f"#{LETTERS[spelt]}" if spelt in LETTERS else spelt or "none"


def is_colour(value: Any) -> bool:
    """Return whether `value` says a colour."""
    try:
        colour(value)
    except (ValueError, TypeError):
        return False
    return True


def colours(value: Any, count: int) -> tuple[str, ...]:
    """Return `count` colours: of one, or of a sequence that is gone through again and again."""
    if is_colour(value):
        return (colour(value)[0],) * count
    rows = [colour(one)[0] for one in sequence(value)]
    return tuple(rows[k % len(rows)] for k in range(count)) if rows else ("",) * count


def sequence(value: Any) -> Sequence[Any]:
    """Return what a value holds as a sequence. TypeError for what holds nothing."""
    if isinstance(value, np.ndarray):
        return [tuple(row) if np.ndim(row) else row for row in value.tolist()]
    if isinstance(value, list | tuple):
        return value
    raise TypeError(f"{type(value).__name__!r} object is not a color or a sequence of colors")


def _of_text(text: str) -> Colour | None:
    if text.lower() == "none":
        return "", None
    if re.fullmatch(r"C\d+", text):
        return f"C{int(text[1:]) % len(CYCLE)}", None
    if text in LETTERS:
        return text, None
    low = text.lower()
    if low.startswith("tab:") and low[4:].replace("grey", "gray") in TABLEAU:
        return f"C{TABLEAU.index(low[4:].replace('grey', 'gray'))}", None
    if low in NAMED:
        return _spelt(NAMED[low]), None
    if HEX.fullmatch(low):
        digits = low[1:] if len(low) > 5 else "".join(2 * digit for digit in low[1:])
        return _spelt(digits[:6]), int(digits[6:], 16) / 255 if digits[6:] else None
    if GREY.fullmatch(low) and 0 <= float(low) <= 1:
        return _spelt(3 * f"{round(float(low) * 255):02x}"), None
    return None


def _of_numbers(value: Any) -> Colour | None:
    if not isinstance(value, list | tuple | np.ndarray):
        return None
    try:
        parts = np.asarray(value, np.float64)
    except (TypeError, ValueError):
        return None
    if parts.shape not in ((3,), (4,)) or not ((parts >= 0) & (parts <= 1)).all():
        return None
    digits = "".join(f"{round(part * 255):02x}" for part in parts[:3].tolist())
    return _spelt(digits), float(parts[3]) if len(parts) == 4 else None


def _spelt(digits: str) -> str:
    return ALIKE.get(digits, f"#{digits}")
