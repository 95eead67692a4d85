"""Pasted numbers as rows of texts: from a spreadsheet, a file, or a program. Pure."""

import re

BETWEEN = re.compile(r"[\s,;]+")
BRACKETS = re.compile(r"\]\s*,?\s*\[")
MOST = 400  # numbers that are pasted at once


def pasted(text: str) -> list[list[str]]:
    """Return what was pasted as rows of single texts. Rows may differ in length.

    Lines are rows, and tabs, commas, semicolons or spaces part a row; [[1, 2], [3, 4]] is read as
    a program writes it. At most MOST texts are kept.
    """
    flat = BRACKETS.sub("\n", text.strip())
    rows = [_pieces(line.strip("[]() ,;")) for line in flat.splitlines()]
    left, kept = MOST, []
    for row in rows:
        if row and left > 0:
            kept.append(row[:left])
            left -= len(row)
    return kept


def copied(rows: list[list[str]]) -> str:
    """Return rows of texts as a spreadsheet takes them: tabs between, a line each."""
    return "\n".join("\t".join(row) for row in rows)


def _pieces(line: str) -> list[str]:
    if "\t" in line:
        return [piece.strip() for piece in line.split("\t")]
    return [piece for piece in BETWEEN.split(line) if piece]
