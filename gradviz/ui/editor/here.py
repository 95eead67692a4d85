"""What the card over a piece of the program says: value, type, role, gradient. Pure.

Small arrays are written out as numbers, large ones as their shape and a few statistics.
"""

import html
import math

import numpy as np

from gradviz.trace import Frame, Node, Trace
from gradviz.ui.editor.pieces import NOTHING, Piece
from gradviz.ui.editor.rich import code, plain
from gradviz.ui.numbers import shape_text, short, summary
from gradviz.ui.theme import Theme
from gradviz.words import say

MOST = 16  # numbers written out
LONGEST = 44  # characters of a sub-expression
ROOM = 60  # characters of a value
COUNTED = 4_000_000  # elements of which statistics are still worked out at once
ROWS_HINT = "padding-right:12px"


def about(trace: Trace, frame: Frame | None, piece: Piece, theme: Theme) -> str:
    """Return what is known of `piece` at `frame`, as rich text; "" for nothing."""
    if piece.node is None:
        return "" if piece.value is NOTHING else _plain_value(piece, frame, trace, theme)
    node = trace.nodes[piece.node]
    return _head(trace, piece, node, theme) + _table(_rows(trace, frame, node, theme), theme)


def _head(trace: Trace, piece: Piece, node: Node, theme: Theme) -> str:
    words = piece.name or " ".join(piece.span.slice(trace.text).split())
    if len(words) > LONGEST:
        words = words[: LONGEST - 1] + "…"
    facts = []
    if node.is_leaf or node.label == piece.name != "":
        facts.append(say(f"graph.role.{node.role}"))
    if not node.is_leaf:
        facts.append(node.op)
        if not node.recorded and not node.ghost:
            facts.append(say("graph.card.unrecorded"))
    colour = theme.role(node.role) if node.is_leaf else theme.text
    return _title(words, " · ".join(facts), colour, theme)


def _title(words: str, facts: str, colour: str, theme: Theme) -> str:
    return (
        code(html.escape(words), colour, bold=True)
        + "&nbsp; "
        + plain(html.escape(facts), theme.muted)
    )


def _rows(
    trace: Trace, frame: Frame | None, node: Node, theme: Theme
) -> list[tuple[str, str, str]]:
    """Return (label, rich text, colour) per row."""
    value = say("graph.card.value")
    if node.ghost:
        return [(value, say("graph.card.ghost"), theme.muted)]
    if frame is None or node.id not in frame.visible:
        return [(value, say("graph.card.waiting"), theme.muted)]
    kind = node.dtype + (f" · {say('graph.shape', shape=shape_text(node.shape))}")
    rows = [(value, written(node.value), theme.text), (say("graph.card.type"), kind, theme.text)]
    gradient = say("graph.card.gradient")
    adjoint = frame.adjoints.get(node.id)
    if adjoint is not None:
        rows.append((gradient, written(adjoint), theme.gradient))
    elif why := _why_none(trace, frame, node):
        rows.append((gradient, "None " + plain(html.escape(why), theme.gradient), theme.gradient))
    return rows


def _why_none(trace: Trace, frame: Frame, node: Node) -> str:
    """Return why the latest pass that is over gave no gradient for `node`, or ""."""
    for call in reversed(trace.gradients):
        if call.last <= frame.index:
            rows = (row for row in call.rows if row.node == node.id and row.reason is not None)
            return next((row.reason.message for row in rows if row.reason), "")
    return ""


def _plain_value(piece: Piece, frame: Frame | None, trace: Trace, theme: Theme) -> str:
    """Tell of a value that is no tensor. Its steps were not followed, only its end is known."""
    facts = type(piece.value).__name__
    if not piece.is_now and frame is not None and frame.index < len(trace.steps):
        facts += " · " + say("editor.at_the_end")
    if isinstance(piece.value, np.ndarray):
        words = written(piece.value)
    else:
        words = html.escape(_shortened(piece.value))
    return _title(piece.name, facts, theme.text, theme) + _table(
        [(say("graph.card.value"), words, theme.text)], theme
    )


def _shortened(value: object) -> str:
    if isinstance(value, list | tuple | dict):
        words = ", ".join(_item(value, item) for item in list(value)[:6])
        more = ", …" if len(value) > 6 else ""
        signs = {list: "[]", tuple: "()"}.get(type(value), "{}")
        return f"{signs[0]}{words}{more}{signs[1]}"
    text = summary(value)
    return text if len(text) <= ROOM else text[: ROOM - 1] + "…"


def _item(holder: object, item: object) -> str:
    if isinstance(holder, dict):
        return f"{item!r}: {summary(holder[item])}"
    return summary(item)


def written(value: np.ndarray | str) -> str:
    """Return a value as rich text: a number, a few rows of numbers, statistics, or its shape."""
    if isinstance(value, str) or value.ndim == 0:
        return html.escape(summary(value, ROOM))
    if 0 < value.size <= MOST and value.ndim <= 2:
        return _grid(value)
    words = _statistics(value) or [say("graph.shape", shape=shape_text(value.shape))]
    return html.escape(" · ".join(words))


def _grid(value: np.ndarray) -> str:
    rows = value.reshape(1, -1) if value.ndim == 1 else value
    texts = [[short(number) for number in row] for row in rows]
    widths = [max(len(row[k]) for row in texts) for k in range(len(texts[0]))]
    lines = ["  ".join(t.rjust(w) for t, w in zip(row, widths, strict=True)) for row in texts]
    if value.ndim == 1:
        return f"[{html.escape(lines[0])}]".replace(" ", "&nbsp;")
    framed = [f"{'[' if not k else ' '}[{line}]" for k, line in enumerate(lines)]
    return (html.escape("\n".join(framed)) + "]").replace(" ", "&nbsp;").replace("\n", "<br>")


def _statistics(value: np.ndarray) -> list[str]:
    if value.dtype.kind not in "fiu" or not 0 < value.size <= COUNTED:
        return []
    numbers = value.astype(np.float64)
    odd = int((~np.isfinite(numbers)).sum())
    kept = numbers[np.isfinite(numbers)] if odd else numbers
    words = [say("editor.not_finite", count=odd)] if odd else []
    if kept.size:
        known = {"min": kept.min(), "mean": kept.mean(), "max": kept.max()}
        if not math.isclose(known["min"], known["max"]):
            known["std"] = kept.std()
        words = [f"{say(f'editor.{name}')} {short(float(n))}" for name, n in known.items()] + words
    return words


def _table(rows: list[tuple[str, str, str]], theme: Theme) -> str:
    cells = "".join(
        f"<tr><td style='color:{theme.muted};{ROWS_HINT}'>{html.escape(label)}</td>"
        f"<td>{code(words, colour)}</td></tr>"
        for label, words, colour in rows
    )
    return f"<table cellspacing='0' cellpadding='1'>{cells}</table>"
