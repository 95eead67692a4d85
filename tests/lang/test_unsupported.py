"""Every kind of Python's syntax is in the language, or is refused in words of its own."""

import ast

import pytest

from gradviz import run
from gradviz.lang.unsupported import HANDLED, PARTS
from gradviz.words import CATALOGUE

# What only older Pythons made, what only other modes of the parser make, and the families.
UNSEEN = frozenset(
    "AST AugLoad AugStore Bytes Ellipsis Expression ExtSlice FunctionType Index Interactive "
    "NameConstant Num Param Str Suite TypeIgnore mod expr stmt excepthandler slice type_ignore "
    "type_param".split()
)
# Of Pythons to come, by name, so that a later one passes too.
KINDS = sorted(
    {n for n, k in vars(ast).items() if isinstance(k, type) and issubclass(k, ast.AST)}
    | {"TypeAlias", "TypeVar", "ParamSpec", "TypeVarTuple", "TemplateStr", "Interpolation"}
)

REFUSED = [
    ("async def f():\n  pass", "write def", 1),
    ("async def f():\n  await g()", "without it", 2),
    ("async def f():\n  async for x in y:\n    pass", "write for", 2),
    ("async def f():\n  async with x:\n    pass", "write with", 2),
    ("async def f():\n  return [x async for x in y]", "write for", None),
    ("try:\n  pass\nexcept* ValueError:\n  pass", "write except", 1),
    ("match 1:\n  case [1, *x, A(b=2)] | {'a': 2, **x}:\n    pass", "if and elif", 1),
    ("x = 1\ny = b'abc'", "without the b", 2),
    ("x = 2j + 1", "tf.complex", 1),
    ("class A(metaclass=type):\n  pass", "leave out", 1),
    ("def f():\n  x = 1 + (yield 2)", "first", 2),
    ("def f():\n  with x:\n    yield 2", "inside try", 3),
    ("def f():\n  try:\n    yield 2\n  finally:\n    pass", "inside try", 3),
    ("f = lambda: (yield)", "alone on its line", 1),
]


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_handled_or_refused_in_words_of_its_own(kind):
    found = getattr(ast, kind, None)
    handled = found in HANDLED or (found is not None and issubclass(found, PARTS))
    row = CATALOGUE.rows.get(f"diagnostics.unsupported.{kind.lower()}")
    assert kind in UNSEEN or handled or row is not None
    assert not (found in HANDLED and row)


@pytest.mark.parametrize(("text", "words", "line"), REFUSED, ids=[t for t, _, _ in REFUSED])
def test_a_refusal_says_what_to_write_instead_at_its_place(text, words, line):
    found = [d for d in run(f"print('never')\n{text}").diagnostics if words in d.message]
    assert found
    assert found[0].code == "unsupported"
    assert line is None or found[0].line == line + 1


def test_nothing_runs_of_a_program_that_is_refused():
    assert run("print('never')\nx = 2j").printed == ()


@pytest.mark.parametrize(
    "text", ["return 1", "break", "x = 1\ndef f():\n  nonlocal x", "def f(a, a): pass"]
)
def test_what_python_refuses_to_compile_is_no_program(text):
    error = run(text).error
    assert (error.code, error.exception) == ("syntax", "SyntaxError")
