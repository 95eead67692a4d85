"""Tables drawn with line characters, as Keras prints the summary of a model.

Columns shrink evenly when they do not fit; a word that is too long ends in an ellipsis.
"""

from __future__ import annotations

import re

SCREEN = 80  # columns of the terminal; longer lines are cut
_ALIGN = {"left": "ljust", "right": "rjust", "center": "center"}


def table(
    header: list[str], rows: list[list[str]], widths: list[int], align: list[str], total: int
) -> str:
    """Return a table of `total` characters' width whose columns hold up to `widths` characters."""
    inner = _shrunk([width + 2 for width in widths], total - len(widths) - 1)
    top = [_rule("┏━┳┓", inner), *_lines(header, inner, align, "┃", at_bottom=True)]
    body: list[str] = []
    for row in rows:
        body += [_rule("├─┼┤" if body else "┡━╇┩", inner), *_lines(row, inner, align, "│")]
    return "\n".join(line[:SCREEN] for line in [*top, *body, _rule("└─┴┘", inner)])


def _shrunk(widths: list[int], room: int) -> list[int]:
    """Return widths whose sum is `room` at most, each made less by the same number."""
    excess, left = sum(widths) - room, len(widths)
    found = []
    for width in widths:
        less = min(width, round(excess / left)) if excess > 0 else 0
        found.append(width - less)
        excess, left = excess - less, left - 1
    return found


def _rule(marks: str, widths: list[int]) -> str:
    left, line, cross, right = list(marks)
    return left + cross.join(line * width for width in widths) + right


def _lines(
    cells: list[str], widths: list[int], align: list[str], bar: str, at_bottom: bool = False
) -> list[str]:
    columns = [_wrapped(cell, width - 2) for cell, width in zip(cells, widths, strict=True)]
    height = max(map(len, columns))
    filled = []
    for column, width, how in zip(columns, widths, align, strict=True):
        blank = [""] * (height - len(column))
        lines = [*blank, *column] if at_bottom else [*column, *blank]
        filled.append([f" {getattr(line, _ALIGN[how])(width - 2)} " for line in lines])
    return [bar + bar.join(parts) + bar for parts in zip(*filled, strict=True)]


def _wrapped(text: str, width: int) -> list[str]:
    """Return text broken between words into lines of a width."""
    lines = [""]
    for word in re.findall(r"\s*\S+\s*", text):
        if lines[-1] and len(lines[-1]) + len(word.rstrip()) > width:
            lines.append("")
        lines[-1] += word
    return [_cut(line.rstrip(), width) for line in lines]


def _cut(line: str, width: int) -> str:
    return line if len(line) <= width else line[: max(width - 1, 0)] + "…"
