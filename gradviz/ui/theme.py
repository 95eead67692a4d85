"""Every colour, font and duration of the interface. Nothing else in the program names a colour."""

from dataclasses import dataclass

from PySide6.QtGui import QColor, QFont, QPalette


@dataclass(frozen=True, slots=True)
class Theme:
    """One look. Colours are "#rrggbb"."""

    name: str
    window: str  # panels and bars
    canvas: str  # behind the graph
    raised: str  # cards, boxes, cells
    sunken: str  # code, tracks
    line: str  # hairlines between panels
    outline: str  # boxes at rest
    text: str
    muted: str  # labels, units, line numbers
    faint: str  # what has not happened yet
    trainable: str
    frozen: str
    watched: str
    constant: str
    gradient: str
    gradient_wash: str  # behind a cell whose pullback ran
    current: str
    current_wash: str  # behind the current line, node and cell
    linked: str  # the same thing in text, graph and tape, pointed at in one of them
    linked_wash: str
    series: str
    series_wash: str
    edge: str
    good: str
    bad: str
    keyword: str
    function: str
    number: str
    string: str
    comment: str
    button: str  # the one dark button on a bar
    button_text: str

    def role(self, role: str) -> str:
        """Return the colour of a role; a computed tensor wears the constant's grey."""
        return {
            "trainable": self.trainable,
            "frozen": self.frozen,
            "watched": self.watched,
        }.get(role, self.constant)


LIGHT = Theme(
    name="light",
    window="#ffffff",
    canvas="#f4f6f9",
    raised="#ffffff",
    sunken="#fafbfd",
    line="#e1e4e9",
    outline="#dfe3e9",
    text="#1a1d23",
    muted="#6b717b",
    faint="#b6bcc6",
    trainable="#0072b2",
    frozen="#5e6b8c",
    watched="#00805e",
    constant="#7a828e",
    gradient="#c24e00",
    gradient_wash="#fdefe5",
    current="#e69f00",
    current_wash="#fff2d4",
    linked="#7b3fc4",
    linked_wash="#f1e8fc",
    series="#2f6fde",
    series_wash="#dfe9fa",
    edge="#9aa2ae",
    good="#00805e",
    bad="#c62828",
    keyword="#a8327e",
    function="#2f6fde",
    number="#00805e",
    string="#8a5a00",
    comment="#6b717b",
    button="#1a1d23",
    button_text="#ffffff",
)

DARK = Theme(
    name="dark",
    window="#1b1e25",
    canvas="#14171b",
    raised="#1b1e25",
    sunken="#14171b",
    line="#2c313a",
    outline="#333944",
    text="#eceff4",
    muted="#9aa2ae",
    faint="#5a616d",
    trainable="#56b4e9",
    frozen="#9aa7cc",
    watched="#35c49a",
    constant="#9aa2ae",
    gradient="#ff8f45",
    gradient_wash="#3a2415",
    current="#f0b429",
    current_wash="#3d3214",
    linked="#c69bff",
    linked_wash="#322346",
    series="#74a0f7",
    series_wash="#24304a",
    edge="#6f7784",
    good="#35c49a",
    bad="#ff7070",
    keyword="#e58ac6",
    function="#8ab4ff",
    number="#35c49a",
    string="#e0b060",
    comment="#9aa2ae",
    button="#eceff4",
    button_text="#14171b",
)

UI_FAMILIES = ["Inter", "Gradviz Hangul", "Gradviz Symbols", "Segoe UI", "DejaVu Sans"]
CODE_FAMILIES = ["JetBrains Mono", "Gradviz Hangul", "Gradviz Symbols", "DejaVu Sans Mono"]
MATH_FAMILIES = ["STIX Two Text", "Gradviz Hangul", "Gradviz Symbols", "DejaVu Serif"]

EDIT_PAUSE_MS = 200  # quiet after typing before the program runs
MOVE_MS = 320  # a gradient along an edge: short, but the eye can follow
PLAY_MS = 900  # one step of playing at speed 1


class _Movement:
    """Whether things may move by themselves."""

    on = True


_movement = _Movement()


def set_moving(on: bool) -> None:
    """Let short movements be seen, or let everything be where it belongs at once."""
    _movement.on = on


def moving() -> bool:
    """Return whether short movements are wanted."""
    return _movement.on


class _Scale:
    """How much larger than usual everything is written."""

    factor = 1.0


_scale = _Scale()


def set_scale(factor: float) -> None:
    """Write everything `factor` times as large: 1.0 at the desk, more in presentation mode.

    Fonts handed out before do not change; widgets ask again in `set_theme`.
    """
    _scale.factor = factor


def scale() -> float:
    """Return the factor in force, for heights that hold a line of text."""
    return _scale.factor


def ui_font(size: float = 10.0, bold: bool = False) -> QFont:
    """Return the interface font. `size` in points."""
    return _font(UI_FAMILIES, size, bold)


def code_font(size: float = 10.5, bold: bool = False) -> QFont:
    """Return the font of programs and numbers, in which l, 1 and I differ. `size` in points."""
    return _font(CODE_FAMILIES, size, bold)


def math_font(size: float = 12.0, italic: bool = True) -> QFont:
    """Return the font of formulas set as plain text. `size` in points."""
    font = _font(MATH_FAMILIES, size, False)
    font.setItalic(italic)
    return font


def _font(families: list[str], size: float, bold: bool) -> QFont:
    font = QFont()
    font.setFamilies(families)
    font.setPointSizeF(size * _scale.factor)
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return font


def palette(theme: Theme) -> QPalette:
    """Return the application palette of `theme` for the Fusion style."""
    roles = {
        QPalette.ColorRole.Window: theme.window,
        QPalette.ColorRole.WindowText: theme.text,
        QPalette.ColorRole.Base: theme.window,
        QPalette.ColorRole.AlternateBase: theme.sunken,
        QPalette.ColorRole.ToolTipBase: theme.raised,
        QPalette.ColorRole.ToolTipText: theme.text,
        QPalette.ColorRole.PlaceholderText: theme.muted,
        QPalette.ColorRole.Text: theme.text,
        QPalette.ColorRole.Button: theme.raised,
        QPalette.ColorRole.ButtonText: theme.text,
        QPalette.ColorRole.BrightText: theme.bad,
        QPalette.ColorRole.Link: theme.series,
        QPalette.ColorRole.Highlight: theme.series,
        QPalette.ColorRole.HighlightedText: "#ffffff" if theme is LIGHT else "#14171b",
        QPalette.ColorRole.Light: theme.raised,
        QPalette.ColorRole.Midlight: theme.line,
        QPalette.ColorRole.Mid: theme.outline,
        QPalette.ColorRole.Dark: theme.faint,
        QPalette.ColorRole.Shadow: theme.faint,
    }
    result = QPalette()
    for role, colour in roles.items():
        result.setColor(role, QColor(colour))
    for role in (
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.Text,
        QPalette.ColorRole.ButtonText,
    ):
        result.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme.faint))
    return result
