"""`tape.watch(x)` as edits of the text: where one has to stand, and how one is taken out."""

import ast
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from gradviz.lang.comma_list import CommaList
from gradviz.lang.declarations import Declaration, Reading, TapeBlock, path, reading, root
from gradviz.lang.parse import Program
from gradviz.lang.roles import RoleRefused
from gradviz.lang.statement_edits import after, before, removals
from gradviz.trace import Edit, Span
from gradviz.words import say

Function = ast.FunctionDef | ast.Lambda


@dataclass(frozen=True, slots=True)
class Watched:
    """One call of `watch` that the run made: where, and what else it reached.

    `rows` are those of it that have rows of their own in the variables table.
    """

    span: Span
    others: tuple[str, ...]
    rows: tuple[str, ...]


def watch_edit(program: Program, block: TapeBlock, name: str) -> Edit | None:
    """Return the edit that lets the tape of `block` watch `name` before it is used.

    None where the block has no place for it.
    """
    read = reading(program)
    try:
        return _added(read, block, name, binding(read, name, None))
    except RoleRefused:
        return None


def binding(read: Reading, name: str, made: Declaration | None) -> Declaration | None:
    """Return where `name` gets its meaning: not always where its value is made."""
    if made is not None and root(made.name) == root(name):
        return made
    found = [d for d in read.bindings if d.name == root(name)]
    return found[-1] if found else made if made is not None and _stores(made, root(name)) else None


def _stores(made: Declaration, name: str) -> bool:
    """Return whether the statement that makes a value binds `name` too, as loops do."""
    names = (s for s in ast.walk(made.statement) if isinstance(s, ast.Name))
    return any(s.id == name and isinstance(s.ctx, ast.Store) for s in names)


def added(read: Reading, name: str, made: Declaration, done: Collection[Span]) -> Iterator[Edit]:
    """Yield the edits that let every tape which can see `name` watch it, but those of `done`."""
    bound = binding(read, name.lstrip("["), made)
    seen = [block for block in read.tapes if _sees(read, block, name, bound)]
    named = [block for block in seen if block.name]
    if seen and not named:
        line = read.line(seen[0].opening)
        raise RoleRefused(say("roles.nameless_tape", name=name, line=line))
    if not seen:
        raise RoleRefused(say("roles.no_tape", name=name))
    for block in named:
        if read.program.span(block.opening) in done:
            continue
        if _is_own(read, block, made):
            yield _added(read, block, made.name, made)
        else:
            yield _added(read, block, name, bound)


def _is_own(read: Reading, block: TapeBlock, made: Declaration) -> bool:
    """Return whether a method says `self.w` for what another method of its class made."""
    inside, home = read.owner(block.statement), read.owner(made.statement)
    if not isinstance(inside, ast.FunctionDef) or not inside.args.args or home is None:
        return False
    same = isinstance(read.parents[inside], ast.ClassDef)
    same = same and read.parents[inside] is read.parents[home]
    return same and made.name.startswith(f"{inside.args.args[0].arg}.")


def removed(
    read: Reading, name: str, made: Declaration, watches: Sequence[Watched]
) -> Iterator[Edit]:
    """Yield the edits that take `name` out of what the tapes watch."""
    names = {name, made.name}
    whole: list[ast.stmt] = []
    for watched in watches:
        call = read.calls.get(watched.span)
        statement = read.parents.get(call) if call is not None else None
        if call is None or not isinstance(statement, ast.Expr) or len(call.args) != 1:
            raise _elsewhere(read, name, watched)
        place = _place_in_list(call.args[0], names)
        if place is not None:
            shown = call.args[0]
            assert isinstance(shown, ast.List | ast.Tuple)
            yield CommaList(read.program, shown).removal(place)
        elif watched.rows if path(call.args[0]) in names else watched.others:
            raise _elsewhere(read, name, watched)
        else:
            whole.append(statement)
    yield from removals(read, whole)


def _elsewhere(read: Reading, name: str, watched: Watched) -> RoleRefused:
    text, others = read.program.text, ", ".join(watched.others)
    key = "roles.watched_together" if others else "roles.watched_elsewhere"
    words = {"line": watched.span.line(text), "text": watched.span.slice(text), "others": others}
    return RoleRefused(say(key, name=name, **words))


def _place_in_list(argument: ast.expr, names: Collection[str]) -> int | None:
    """Return which item of a list has one of `names`, where others stand in it too."""
    if not isinstance(argument, ast.List | ast.Tuple) or len(argument.elts) < 2:
        return None
    found = [k for k, item in enumerate(argument.elts) if path(item) in names]
    return found[0] if len(found) == 1 else None


def _added(read: Reading, block: TapeBlock, name: str, bound: Declaration | None) -> Edit:
    text = f"{block.name}.watch({name})"
    if bound is None or block.statement not in set(read.around(bound.statement)):
        return before(read, block.statement.body[0], text)
    if isinstance(bound.statement, ast.For):
        return before(read, bound.statement.body[0], text)
    if isinstance(bound.statement, ast.stmt):
        return after(read, bound.statement, text)
    line = read.line(bound.statement)
    raise RoleRefused(say("roles.used_at_once", name=name, line=line))


def _sees(read: Reading, block: TapeBlock, name: str, bound: Declaration | None) -> bool:
    """Return whether `name` means the same thing in `block` as where it is bound."""
    home = None if bound is None else read.home(bound)
    if bound is not None and home is read.owner(block.statement):
        stop = read.program.span(block.statement).stop
        return stop > read.program.span(bound.statement).start
    around = list(read.around(block.statement))
    if home is not None and home not in around:
        return False
    between = around[: around.index(home)] if home is not None else around
    functions = [s for s in between if isinstance(s, Function)]
    return not any(_rebinds(read, function, root(name)) for function in functions)


def _rebinds(read: Reading, function: Function, name: str) -> bool:
    """Return whether `name` means something else in `function`: not where it is handed on."""
    if any(argument.arg == name for argument in ast.walk(function.args)
           if isinstance(argument, ast.arg)):  # fmt: skip
        called = getattr(function, "name", "")
        return not any(_hands(call, called, name) for call in read.calls.values())
    return any(isinstance(s, ast.Name) and s.id == name and isinstance(s.ctx, ast.Store)
               and read.owner(s) is function for s in ast.walk(function))  # fmt: skip


def _hands(call: ast.Call, function: str, name: str) -> bool:
    """Return whether `call` calls `function` with `name` itself."""
    given = (*call.args, *(k.value for k in call.keywords))
    return path(call.func) == function and any(path(value) == name for value in given)
