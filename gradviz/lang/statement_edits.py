"""Edits that put a statement into the text or take one out: lines, semicolons, empty blocks."""

import ast
import re
from collections.abc import Collection, Iterator

from gradviz.lang.declarations import Reading
from gradviz.trace import Edit, Span

LINE_END = re.compile(r"\r\n|\r|\n")
BLANK = " \t\f"


def before(reading: Reading, statement: ast.stmt, text: str) -> Edit:
    """Return the edit that puts the statement `text` right before `statement`."""
    whole = reading.program.text
    start = _start(reading, statement)
    line = _line_start(whole, start)
    lead = whole[line:start]
    if lead.strip() or _is_continued(whole, line):
        return Edit(Span(start, start), f"{text}; ")
    return Edit(Span(line, line), f"{lead}{text}{_line_end_near(whole, start)}")


def after(reading: Reading, statement: ast.stmt, text: str) -> Edit:
    """Return the edit that puts the statement `text` right behind `statement`."""
    whole = reading.program.text
    span = reading.program.span(statement)
    line = _line_start(whole, span.start)
    lead, stop = whole[line : span.start], _line_stop(whole, span.stop)
    rest = whole[span.stop : stop].strip()
    if lead.strip() or (rest and not rest.startswith("#")):
        return Edit(Span(span.stop, span.stop), f"; {text}")
    return Edit(Span(stop, stop), f"{_line_end_near(whole, span.start)}{lead}{text}")


def removals(reading: Reading, statements: Collection[ast.stmt]) -> Iterator[Edit]:
    """Yield the edits that take statements out. What would leave a block empty becomes `pass`."""
    kept_full: set[int] = set()
    for statement in statements:
        body = _body(reading, statement)
        emptied = all(s in statements for s in body)
        if emptied and id(body) not in kept_full and not _is_program(reading, statement):
            kept_full.add(id(body))
            yield Edit(reading.program.span(statement), "pass")
        else:
            yield Edit(_extent(reading, statement, body, statements), "")


def _body(reading: Reading, statement: ast.stmt) -> list[ast.stmt]:
    """Return the list of statements that `statement` is one of."""
    parent = reading.parents[statement]
    lists = (getattr(parent, field, None) for field in ("body", "orelse", "finalbody"))
    return next(found for found in lists if isinstance(found, list) and statement in found)


def _is_program(reading: Reading, statement: ast.stmt) -> bool:
    return isinstance(reading.parents[statement], ast.Module)


def _extent(
    reading: Reading, statement: ast.stmt, body: list[ast.stmt], gone: Collection[ast.stmt]
) -> Span:
    """Return what goes with a statement: its lines, or its semicolon where it shares a line."""
    whole = reading.program.text
    span, number = reading.program.span(statement), body.index(statement)
    following = _start(reading, body[number + 1]) if number + 1 < len(body) else len(whole)
    if not LINE_END.search(whole, span.stop, following) and number + 1 < len(body):
        return Span(span.start, following)
    line, stop = _line_start(whole, span.start), _line_stop(whole, span.stop)
    if whole[line : span.start].strip():
        earlier = body[number - 1] if number else statement
        joined = earlier is not statement and earlier not in gone
        return Span(reading.program.span(earlier).stop if joined else span.start, span.stop)
    rest = whole[span.stop : stop]
    blank = len(rest) - len(rest.lstrip(BLANK + ";"))
    if rest[blank:]:  # a comment stays, where the statement stood
        return Span(span.start, span.stop + blank)
    ending = LINE_END.match(whole, stop)
    return Span(line, ending.end() if ending else stop)


def _start(reading: Reading, statement: ast.stmt) -> int:
    """Return where a statement starts, decorators included."""
    first = [statement, *getattr(statement, "decorator_list", [])]
    start = min(reading.program.span(part).start for part in first)
    decorated = len(first) > 1
    return reading.program.text.rindex("@", 0, start) if decorated else start


def _line_start(text: str, place: int) -> int:
    return max(text.rfind("\n", 0, place), text.rfind("\r", 0, place)) + 1


def _line_stop(text: str, place: int) -> int:
    found = LINE_END.search(text, place)
    return found.start() if found else len(text)


def _is_continued(text: str, line: int) -> bool:
    return text[:line].rstrip("\r\n").endswith("\\")


def _line_end_near(text: str, place: int) -> str:
    found = LINE_END.search(text, place) or LINE_END.search(text)
    return found.group() if found else "\n"
