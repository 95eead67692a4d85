"""What four witnesses say of each gradient of a judged run, as a table for a person. No Qt."""

import unicodedata
from collections.abc import Iterator

from gradviz.trace import GradientCall, Row, Trace
from gradviz.trace.verdict import WITNESSES, Testimony, Verdict
from gradviz.ui.narration import witness_words as words
from gradviz.ui.numbers import short, summary
from gradviz.words import say

GAP = "  "
ROOM = 18  # characters that an array's elements may take in a column


def verdict_lines(trace: Trace) -> Iterator[str]:
    """Yield, per gradient call, a heading, a line per source with four columns, and the reasons."""
    if not trace.gradients and trace.error is None:
        yield say("command.check.nothing")
    for call in trace.gradients:
        yield from _call(call)


def agreed(trace: Trace) -> bool:
    """Return whether every gradient is the derivative, or a convention where there is none."""
    rows = (row for call in trace.gradients for row in call.rows)
    return not any(row.verdict is not None and row.verdict.fails for row in rows)


def _call(call: GradientCall) -> Iterator[str]:
    key = "command.gradient_of" if call.line is None else "command.at_line"
    yield say(key, target=call.target, line=call.line)
    judged = [row for row in call.rows if row.verdict is not None]
    table = [(say("witness.source"), *map(words.name, WITNESSES))] if judged else []
    table += [(row.source, *_cells(row.verdict)) for row in judged if row.verdict is not None]
    width = max((_width(row.source) for row in call.rows), default=0)
    widths = [max(_width(line[k]) for line in table) for k in range(len(table[0]))] if table else []
    lines = iter(_line(cells, widths) for cells in table)
    if table:
        yield next(lines)
    for row in call.rows:
        if row.verdict is not None:
            yield next(lines)
            if reason := words.why(row.verdict):
                yield f"    {reason}"
        else:
            yield f"  {_padded(row.source, width)}  {_missing(row)}".rstrip()


def _line(cells: tuple[str, ...], widths: list[int]) -> str:
    padded = (_padded(cell, width) for cell, width in zip(cells, widths, strict=True))
    return f"  {GAP.join(padded)}".rstrip()


def _cells(verdict: Verdict) -> Iterator[str]:
    yield summary(verdict.tape, ROOM)
    for one in verdict.others:
        yield _cell(verdict, one)


def _cell(verdict: Verdict, one: Testimony) -> str:
    if one.value is None:
        return "—"
    number = summary(one.value, ROOM)
    if one.places is not None:
        number = say("witness.some", tried=one.places.size, size=verdict.tape.size)
    elif one.value.size > 1 and number == say("graph.shape", shape=str(one.value.shape)):
        apart = verdict.distances(one)
        number = "" if apart is None else say("witness.distance", gap=short(apart.max(), 2))
    return f"{number} ({words.digits(verdict, one)})"


def _missing(row: Row) -> str:
    reason = row.reason
    if reason is None:
        return ""
    return say("command.none", code=reason.code, message=reason.message)


def _width(text: str) -> int:
    """Return how many columns of a terminal a text takes: Korean letters take two."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _width(text))
