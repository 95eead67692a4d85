"""What makes a value, rewritten for another role: tf.Variable, tf.constant, `trainable=`."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from gradviz.lang.comma_list import CommaList
from gradviz.lang.declarations import (
    CONSTANT,
    FIRST,
    VARIABLE,
    Declaration,
    Reading,
    declaration,
    reading,
)
from gradviz.lang.parse import Program
from gradviz.lang.roles import RoleRefused
from gradviz.trace import Edit, Span
from gradviz.trace.nodes import FROZEN, TRAINABLE
from gradviz.words import say

# The names of positional arguments, in their order.
PLACES = {
    VARIABLE: (
        "initial_value trainable validate_shape caching_device name variable_def dtype "
        "import_scope constraint synchronization aggregation shape"
    ).split(),
    CONSTANT: ["value", "dtype", "shape", "name"],
}
COMMON = frozenset({"initial_value", "value", "dtype", "name", "trainable"})


@dataclass(frozen=True, slots=True, eq=False)
class Given:
    """One argument of a call: its number, its value, and its keyword, if it has one."""

    number: int
    value: ast.expr
    keyword: ast.keyword | None


class Maker:
    """One call of tf.Variable or tf.constant, and the edits that give it another role."""

    def __init__(self, read: Reading, made: Declaration) -> None:
        assert isinstance(made.made, ast.Call)
        self._reading = read
        self._program = read.program
        self._made = made
        self._call = made.made
        self._list = CommaList(self._program, made.made)
        self._given = dict(self._arguments())

    def edits(self, role: str) -> Iterator[Edit]:
        """Yield the edits after which the call makes a value of `role`."""
        if role not in (TRAINABLE, FROZEN):
            yield from self._to_constant() if self._made.maker == VARIABLE else ()
        elif self._made.maker == VARIABLE:
            yield from self._trainable(role)
        elif "shape" in self._given:  # tf.Variable would not fill a shape
            yield from wrapped(self._reading, self._call, VARIABLE, role)
        else:
            yield from self._to_variable(role)

    def _arguments(self) -> Iterator[tuple[str, Given]]:
        call = self._call
        keywords = [k for k in call.keywords if k.arg is not None]
        if any(isinstance(a, ast.Starred) for a in call.args) or len(keywords) < len(call.keywords):
            raise RoleRefused(say("roles.unpacked", name=self._made.name,
                                  line=self._reading.line(call)))  # fmt: skip
        for number, (name, value) in enumerate(
            zip(PLACES[self._made.maker], call.args, strict=False)
        ):
            yield name, Given(number, value, None)
        for keyword in keywords:
            number = self._number(keyword)
            yield str(keyword.arg), Given(number, keyword.value, keyword)

    def _number(self, keyword: ast.keyword) -> int:
        start = self._program.span(keyword).start
        return next(k for k, item in enumerate(self._list.items) if item.span.start == start)

    def _renamed(self, maker: str) -> Iterator[Edit]:
        """Yield the edits that call another function."""
        called = self._call.func
        stop = self._program.span(called).stop
        if isinstance(called, ast.Attribute):
            yield Edit(Span(stop - len(called.attr), stop), maker)
            return
        name, imports = self._reading.spelling.spelled(maker)
        yield Edit(self._program.span(called), name)
        yield from imports

    def _first_renamed(self, maker: str) -> Iterator[Edit]:
        first = self._given.get(FIRST[self._made.maker])
        if first is not None and first.keyword is not None:
            start = self._program.span(first.keyword).start
            yield Edit(Span(start, start + len(FIRST[self._made.maker])), FIRST[maker])

    def _trainable(self, role: str) -> Iterator[Edit]:
        given = self._given.get("trainable")
        if role == FROZEN and given is None:
            yield self._list.insertion("trainable=False")
        elif role == FROZEN and given is not None:
            yield Edit(self._program.span(given.value), "False")
        elif given is not None and self._is_last_place(given):
            yield self._list.removal(given.number)
        elif given is not None:
            yield Edit(self._program.span(given.value), "True")

    def _is_last_place(self, given: Given) -> bool:
        """Return whether no argument would move to another place without this one."""
        return given.keyword is not None or given.number == len(self._call.args) - 1

    def _to_variable(self, role: str) -> Iterator[Edit]:
        yield from self._renamed(VARIABLE)
        yield from self._first_renamed(VARIABLE)
        dtype = self._given.get("dtype")
        if dtype is not None and dtype.keyword is None:
            start = self._list.items[dtype.number].span.start
            yield Edit(Span(start, start), "dtype=")
        if role == FROZEN:
            yield self._list.insertion("trainable=False")

    def _to_constant(self) -> Iterator[Edit]:
        inner = self._inner_constant()
        if inner is not None:
            whole, kept = self._program.span(self._call), self._program.span(inner)
            yield Edit(Span(whole.start, kept.start), "")
            yield Edit(Span(kept.stop, whole.stop), "")
            return
        self._refuse_what_constants_lack()
        yield from self._renamed(CONSTANT)
        yield from self._first_renamed(CONSTANT)
        trainable = self._given.get("trainable")
        if trainable is not None:
            yield self._list.removal(trainable.number)

    def _inner_constant(self) -> ast.expr | None:
        """Return the tf.constant that this Variable was put around, and nothing else was."""
        first = self._made.value
        if first is None or self._reading.maker(first) != CONSTANT:
            return None
        whole, kept = self._program.span(self._call), self._program.span(first)
        text = self._program.text
        gone = text[whole.start : kept.start] + text[kept.stop : whole.stop]
        assert isinstance(first, ast.Call)
        broken = "\n" in self._program.slice(first.func)  # which only brackets around it allow
        more = set(self._given) - {"initial_value", "trainable"}
        return None if "#" in gone or broken or more else first

    def _refuse_what_constants_lack(self) -> None:
        extra = next((name for name in self._given if name not in COMMON), None)
        values = {"name": self._made.name, "line": self._reading.line(self._call)}
        if extra is not None:
            raise RoleRefused(say("roles.no_argument", argument=extra, **values))
        if isinstance(self._made.value, ast.Lambda):
            raise RoleRefused(say("roles.initializer", **values))


def wrapped(
    read: Reading, syntax: ast.expr, maker: str, role: str, dtype: str = ""
) -> Iterator[Edit]:
    """Yield the edits that put tf.Variable(...) or tf.constant(...) around an expression."""
    name, imports = read.spelling.spelled(maker)
    span = read.program.span(syntax)
    bare = isinstance(syntax, ast.Tuple) and not span.slice(read.program.text).startswith("(")
    more = ", trainable=False" if role == FROZEN else ""
    if dtype:
        kind, kind_imports = read.spelling.spelled(dtype)
        more, imports = f", dtype={kind}{more}", (*imports, *kind_imports)
    yield Edit(Span(span.start, span.start), f"{name}({'(' if bare else ''}")
    yield Edit(Span(span.stop, span.stop), f"{')' if bare else ''}{more})")
    yield from imports


def trainable_edits(program: Program, name: str) -> tuple[Edit, ...]:
    """Return the edits that make `name` a trainable Variable; none where it is not declared."""
    made = declaration(program, name)
    if made is None:
        return ()
    try:
        return tuple(Maker(reading(program), made).edits(TRAINABLE))
    except RoleRefused:
        return ()
