"""Statements: every kind that the language has, with what they need around them."""

from tests.lang.grammar.expressions import grow, iterable

VALUES = ("int", "int", "float", "str", "bool", "list", "set", "dict", "tensor", "vector")
ERRORS = ("ValueError", "ZeroDivisionError", "KeyError", "IndexError", "TypeError")


def statements(g, most=4):
    """Write a few statements."""
    for _ in range(1 + g.below(most)):
        statement(g)


def statement(g):
    """Write one statement."""
    rules = SIMPLE + (COMPOUND if g.depth < 3 else ())
    g.pick(rules)(g)


def assign(g):
    """`a = value`, with an annotation, or chained."""
    kind = g.pick(VALUES)
    value, name = grow(g, kind), g.target(kind)
    form = g.pick(("{n} = {v}", "{n} = {v}", "{n} = {m} = {v}", "{n}: {k} = {v}"))
    other = g.fresh()
    annotation = kind if kind in ("int", "float", "str", "bool", "list", "dict") else "object"
    g.write(form.format(n=name, m=other, v=value, k=annotation))
    g.know(kind, name)
    if "{m}" in form:
        g.know(kind, other)


def unpack(g):
    """Tuple and star targets."""
    a, b, c = g.fresh(), g.fresh(), g.fresh()
    form = g.pick(("{a}, {b} = {x}, {y}", "{a}, *{c} = {x}, {y}, {x}",
    "[{a}, ({b}, *{c})] = {x}, [{y}, 5, 6]",
                   "{a}, {b}, *{c} = {xs}", "*{c}, {a} = {xs}",
                   "({a}), {b} = {b}, {a} = {x}, {y}"))  # fmt: skip
    values = {"x": grow(g, "int"), "y": grow(g, "int"), "xs": grow(g, "list")}
    g.write(form.format(a=a, b=b, c=c, **values))
    for mark, name, kind in (("{a}", a, "int"), ("{b}", b, "int"), ("{c}", c, "list")):
        if mark in form:
            g.know(kind, name)


def augmented(g):
    """`a += value`."""
    kind, op = g.pick((("int", "+="), ("int", "-="), ("int", "//="), ("int", "|="),
                       ("float", "+="), ("float", "/="), ("str", "+="), ("list", "+="), ("dict",
                       "|="),
                       ("tensor", "+="), ("tensor", "*="), ("vector", "*=")))  # fmt: skip
    if g.names[kind]:
        little = {"str": "[:4]", "list": "[:2]"}.get(kind, "")  # loops make much of little
        g.write(f"{g.pick(g.names[kind])} {op} {grow(g, kind)}{little}")


def change_a_list(g):
    """Items, slices and methods of a list or dict."""
    if g.names["list"]:
        form = g.pick((
            "{n}[{i}] = {v}", "{n}[{i}] += {v}", "{n}[1:2] = [{v}, {i}]", "{n}.append({v})",
            "{n}.insert({i}, {v})",
            "del {n}[{i}]", "{n}.sort()", "{n}.extend(range(2))", "{n}.pop()", "{n}.reverse()",
            "{n}[::2] = []",
            "del {n}[:1]",
        ))  # fmt: skip
        name, index = g.pick(g.names["list"]), grow(g, "int", 1)
        line = form.format(n=name, i=index, v=grow(g, "int", 1))
        guard = f"if len({name}) > 1: " if "[{i}]" in form or "pop" in form else ""
        g.write(guard + line.replace(f"[{index}]", f"[{index} % 2]") if not g.chance(6) else line)
    if g.names["dict"]:
        form = g.pick(("{n}[{k}] = {v}", "{n}['a'] = {n}.get('a', 1) + {v}", "{n}.update(z={v})",
        "{n}.pop({k}, None)",
                       "{n}.setdefault({k}, {v})", "{n}[{k}] = {n}.pop({k}, 2)"))  # fmt: skip
        name = g.pick(g.names["dict"])
        g.write(form.format(n=name, k=grow(g, "str", 0), v=grow(g, "int", 1)))


def show(g):
    """`print` in several forms."""
    a, b = grow(g, g.pick(VALUES)), grow(g, g.pick(VALUES))
    g.write(g.pick(("print({a})", "print({a}, {b})", "print({a}, {b}, sep='-')",
    "print({a}, end=';')",
                    "print(*{xs})", "print()")).format(a=a, b=b, xs=grow(g, "list")))  # fmt: skip


def delete(g):
    """`del name`, and the use of what may be gone."""
    kind = g.pick(("int", "list"))
    if g.names[kind] and g.depth == 0:
        name = g.pick(g.names[kind])
        g.write(f"del {name}")
        g.forget(name)


def check(g):
    """`assert`."""
    otherwise = "" if g.chance(8) else " or 'true'"
    g.write(f"assert {grow(g, 'bool')}{otherwise}" + g.pick(("", f", {grow(g, 'str', 1)}")))


def change_a_variable(g):
    """`assign` and its companions."""
    if g.names["variable"]:
        how = g.pick(("assign", "assign_add", "assign_sub"))
        g.write(f"{g.pick(g.names['variable'])}.{how}({grow(g, 'tensor')})")
    else:
        name = g.fresh("x")
        g.write(f"{name} = tf.Variable({grow(g, 'float')})")
        g.know("variable", name)


def leave(g):
    """`break`, `continue` and `return`, where they may stand."""
    if g.in_loop and g.chance(2):
        head = f"if {grow(g, 'bool')}:"
        g.block(head, lambda: g.write(g.pick(("break", "continue"))))
    elif g.in_function:
        g.block(f"if {grow(g, 'bool')}:", lambda: g.write(f"return {grow(g, 'int')}"))


def jump(g):
    """A jump out of `try`, past its `finally`."""
    jumps = ["break", "continue"] * g.in_loop + [f"return {grow(g, 'int', 1)}"] * g.in_function
    if jumps:
        line = g.pick(jumps)
        g.block("try:", lambda: g.block(f"if {grow(g, 'bool')}:", lambda: g.write(line)))
        g.block("finally:", lambda: g.write(f"print('finally', {grow(g, 'int', 1)})"), loop=False)


def recall(g):
    """Names given by `:=`, also inside comprehensions, wherever they are bound now."""
    if g.walrus:
        g.block("try:", lambda: g.write(f"print({g.pick(g.walrus)})"))
        g.block("except NameError:", lambda: g.write("print('not bound')"))


def raise_error(g):
    """`raise`, alone and from another; mostly where it may be caught."""
    if g.depth == 0 and not g.chance(4):
        return
    error = g.pick(ERRORS)
    form = g.pick(
        ("raise {e}({t})", "raise {e}", "raise {e}({t}) from None", "raise {e} from {f}('why')")
    )
    line = form.format(e=error, f=g.pick(ERRORS), t=grow(g, "str", 1))
    g.block(f"if {grow(g, 'bool')}:", lambda: g.write(line))


def branch(g):
    """`if`, `elif`, `else`."""
    g.block(f"if {grow(g, 'bool')}:", lambda: statements(g))
    if g.chance(2):
        g.block(f"elif {grow(g, g.pick(('bool', 'int', 'list')))}:", lambda: statements(g, 2))
    if g.chance(2):
        g.block("else:", lambda: statements(g, 2))


def for_loop(g):
    """`for`, over ints, pairs, texts and tensors, with `else`."""
    name = g.fresh("i")
    head, kinds = g.pick((
        (f"for {name} in {iterable(g, 1)}:", {name: "int"}),
        (f"for {name} in [*{grow(g, 'list')}]:", {name: "int"}),
        (f"for {name}, {name}b in enumerate([*{grow(g, 'list')}]):",
         {name: "int", f"{name}b": "int"}),
        (f"for {name}, {name}b in zip({grow(g, 'list')}, {grow(g, 'str')}):",
        {name: "int", f"{name}b": "str"}),
        (f"for {name}, {name}b in {grow(g, 'dict')}.items():", {name: "str", f"{name}b": "int"}),
        (f"for {name} in {grow(g, 'vector')}:", {name: "tensor"}),
        (f"for {name} in sorted({grow(g, 'dict')}):", {name: "str"}),
    ))  # fmt: skip

    def body():
        for key, kind in kinds.items():
            g.know(kind, key)
        statements(g)

    g.block(head, body, loop=True)
    _else(g)


def while_loop(g):
    """`while` with a counter that nobody else touches, with `else`."""
    count = g.fresh("n")
    g.write(f"{count} = {1 + g.below(3)}")
    head = g.pick((f"while {count} > 0:", f"while {count} and {grow(g, 'bool')}:", "while True:"))

    def body():
        g.write(f"{count} -= 1")
        if head == "while True:":
            g.block(f"if {count} < 0:", lambda: g.write("break"))
        statements(g)

    g.block(head, body, loop=True)
    _else(g)


def _else(g):
    if g.chance(3):
        g.block("else:", lambda: statements(g, 2))


def attempt(g):
    """`try` with all that may follow it."""
    g.block("try:", lambda: statements(g))
    kinds = g.pick(
        (
            "Exception",
            "(ValueError, ZeroDivisionError, IndexError)",
            "ArithmeticError",
            "LookupError",
        )
    )
    form = g.below(4)
    if form != 3:
        name = g.fresh("e")

        def handler():
            g.write(g.pick((f"print(type({name}).__name__)", f"print(len({name}.args))", "pass")))
            if g.chance(10):
                g.write("raise")
            statements(g, 2)

        g.block(f"except {kinds} as {name}:", handler)
        if g.chance(3):
            g.block("except Exception:", lambda: statements(g, 1))
        if g.chance(3):
            g.block("else:", lambda: statements(g, 2))
    if form > 1:
        g.block("finally:", lambda: statements(g, 2), loop=False)


SIMPLE = (
    assign, assign, assign, unpack, augmented, change_a_list, show, show, delete, check,
    change_a_variable, leave, raise_error, jump, recall,
)  # fmt: skip


def managed(g):
    """`with` managers of the program, one of which may swallow what is raised inside."""
    kept, other = g.fresh("o"), g.fresh("o")
    head = g.pick(("with Manager({x}) as {k}:", "with Manager({x}) as {k}, Manager({y}) as {o}:",
                   "with Manager({x}):"))  # fmt: skip
    line = head.format(x=grow(g, "bool"), y=grow(g, "int", 1), k=kept, o=other)
    g.block(line, lambda: statements(g, 3))


COMPOUND = (branch, branch, for_loop, for_loop, while_loop, attempt, attempt, managed)
