"""Lines of a notebook that are not Python: commands of the notebook and the shell, asking for help.

They are told from Python by where they stand alone: at the start of a statement nothing of Python
begins with %, ! or ?, and nothing ends with ?. What the language reads in their place is as long as
they are, so that every position in the text stays what it is.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gradviz.trace import Span

COMMAND = re.compile(r"[ \t]*(?:(?P<magic>%)|(?P<shell>!)|(?P<help>\?))\S")
ASKING = re.compile(r"[ \t]*[%\w.*\[\]]+\?{1,2}[ \t]*$")
GIVEN = re.compile(
    r"[ \t]*(?P<names>[^\W\d]\w*(?:[ \t]*,[ \t]*[^\W\d]\w*)*)[ \t]*=[ \t]*(?P<command>[!%]\S.*)$"
)
CELL = re.compile(r"[ \t]*%%(?P<name>\w+)")
# Commands of a whole cell, after which the cell is still Python.
PYTHON_CELLS = frozenset("time timeit capture prun debug memit mprun".split())
PIECE = re.compile(r"#.*|'''|\"\"\"|'|\"|[\[({]|[\])}]")
QUOTES = ("'''", '"""', "'", '"')


@dataclass(frozen=True, slots=True)
class Command:
    """A line that is no Python, and the names it would have given a value."""

    kind: str  # "magic", "shell", "help" or "cell"
    span: Span
    names: tuple[str, ...] = ()


def commands(text: str) -> list[Command]:
    """Return the lines that are no Python; a whole cell, where it is in another language."""
    found: list[Command] = []
    lines = list(_lines(text))
    first = next(((k, line) for k, (_, line) in enumerate(lines) if line.strip()), None)
    if first is None:
        return []
    number, line = first
    head = CELL.match(line)
    if head is not None:
        start = lines[number][0]
        if head["name"] not in PYTHON_CELLS:
            return [Command("cell", Span(start, start + len(text[start:].rstrip())))]
        found.append(Command("magic", _inner(start, line)))
        lines = lines[number + 1 :]
    return found + list(_single(lines))


def without(text: str, found: list[Command]) -> str:
    """Return the text for Python to read: as long, line by line, without the commands."""
    pieces, stop = [], 0
    for command in found:
        pieces += [text[stop : command.span.start], _instead(text, command)]
        stop = command.span.stop
    return "".join([*pieces, text[stop:]])


def commented(text: str) -> str:
    """Return the text as a script that Python runs: commands become comments."""
    pieces, stop = [], 0
    for command in commands(text):
        piece = command.span.slice(text)
        indented = command.span.start > 0 and text[command.span.start - 1] in " \t"
        lines = [f"# {line}".rstrip() for line in piece.splitlines()]
        head = "pass  " if indented else ""
        pieces += [text[stop : command.span.start], head + "\n".join(lines)]
        stop = command.span.stop
    return "".join([*pieces, text[stop:]])


def _instead(text: str, command: Command) -> str:
    """Return what is read in place of a command: an assignment, `pass` in a block, or nothing."""
    piece = command.span.slice(text)
    given = GIVEN.match(piece) if command.names else None
    if given is not None:
        start = given.start("command")
        return f"{piece[:start]}0{_blank(piece[start + 1 :])}"
    indented = command.span.start > 0 and text[command.span.start - 1] in " \t"
    if indented and len(piece.splitlines()[0]) >= len("pass"):
        return "pass" + _blank(piece[len("pass") :])
    return _blank(piece)


def _single(lines: list[tuple[int, str]]) -> Iterator[Command]:
    state = _State()
    rows = iter(lines)
    for start, line in rows:
        command = _command(start, line) if state.at_statement else None
        if command is None:
            state.pass_over(line)
            continue
        stop = command.span.stop
        while line.rstrip("\r\n").endswith("\\"):  # the command goes on in the next line
            following = next(rows, None)
            if following is None:
                break
            start, line = following
            stop = _inner(start, line).stop
        yield Command(command.kind, Span(command.span.start, stop), command.names)


def _command(start: int, line: str) -> Command | None:
    line = line.rstrip("\r\n")
    found = COMMAND.match(line)
    if found is not None:
        kind = next(name for name, value in found.groupdict().items() if value)
        asks = kind == "magic" and line.rstrip().endswith("?")
        return Command("help" if asks else kind, _inner(start, line))
    if ASKING.match(line):
        return Command("help", _inner(start, line))
    given = GIVEN.match(line)
    if given is not None:
        names = tuple(name.strip() for name in given["names"].split(","))
        kind = "shell" if given["command"].startswith("!") else "magic"
        return Command(kind, _inner(start, line), names)
    return None


class _State:
    """Whether a new statement begins: outside of brackets, strings and joined lines."""

    def __init__(self) -> None:
        self._quote = ""
        self._depth = 0
        self._joined = False
        self._commented = False

    @property
    def at_statement(self) -> bool:
        return not self._quote and not self._depth and not self._joined

    def pass_over(self, line: str) -> None:
        line = line.rstrip("\r\n")
        place, self._commented = 0, False
        while place < len(line):
            place = self._leave_string(line, place) if self._quote else self._next(line, place)
        if len(self._quote) == 1 and not line.endswith("\\"):
            self._quote = ""  # not closed on its line: wrong in any case
        self._joined = line.endswith("\\") and not self._commented

    def _next(self, line: str, place: int) -> int:
        piece = PIECE.search(line, place)
        self._commented = piece is not None and piece[0].startswith("#")
        if piece is None or self._commented:
            return len(line)
        if piece[0] in QUOTES:
            self._quote = piece[0]
        else:
            self._depth = max(self._depth + (1 if piece[0] in "([{" else -1), 0)
        return piece.end()

    def _leave_string(self, line: str, place: int) -> int:
        while place < len(line):
            if line[place] == "\\":
                place += 2
            elif line.startswith(self._quote, place):
                place += len(self._quote)
                self._quote = ""
                return place
            else:
                place += 1
        return len(line)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for line in re.findall(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$", text):
        yield start, line
        start += len(line)


def _inner(start: int, line: str) -> Span:
    """Return where a line stands without its indentation and end."""
    lead = len(line) - len(line.lstrip(" \t"))
    return Span(start + lead, start + len(line.rstrip()))


def _blank(text: str) -> str:
    return re.sub(r"[^\r\n]", " ", text)
