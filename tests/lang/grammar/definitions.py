"""Functions, generators, decorators and classes."""

from tests.lang.grammar.expressions import grow, iterable
from tests.lang.grammar.statements import statements

PREAMBLE = """
import itertools
import math
import numpy as np
from functools import reduce, wraps
def twice(f):
    def inner(*a, **k):
        return f(*a, **k) * 2
    return inner
def noted(f):
    'note what is made'
    print('made', f.__name__)
    @wraps(f)
    def inner(*a, **k):
        inner.calls += 1
        return f(*a, **k) + inner.calls
    inner.calls = 0
    return inner
class Manager:
    def __init__(self, swallows):
        self.swallows = swallows
    def __enter__(self):
        print('in')
        return self
    def __exit__(self, kind, error, where):
        print('out', kind and kind.__name__)
        return self.swallows
""".strip()


def function(g):
    """`def` with parameters of all kinds, and now and then decorators, closures, nonlocal."""
    name = g.fresh("f")
    for decorator in g.pick(((), (), ("twice",), ("noted",), ("noted", "twice"))):
        g.write(f"@{decorator}")
    head, required, inside = g.pick((
        ("a, b=2", 1, ("a", "b")), ("a, /, b, *, c=3", 2, ("a", "b", "c")), ("*a, b=1", 1, ("b",)),
        ("a, *, k=0, **more", 1, ("a", "k")), ("", 0, ()),
        ("a: int, b: 'int' = 4, *rest", 1, ("a", "b")),
    ))  # fmt: skip

    def body():
        for parameter in inside:
            g.know("int", parameter)
        if g.chance(2):
            g.write("'what it does'")
        if g.chance(3):
            _counter(g)
        if g.chance(4) and g.names["int"] and g.depth == 1:
            outer = next((n for n in g.names["int"] if n not in inside), None)
            if outer is not None and outer.startswith("v"):
                g.write(f"global {outer}")
                g.write(f"{outer} = {grow(g, 'int', 1)}")
        statements(g, 3)
        g.write(f"return {grow(g, 'int')}")

    g.block(f"def {name}({head}):", body, function=True)
    optional = [p for p in inside if p not in head.split(", ")[:required] and "/" not in head]
    g.functions.append((name, required, [p for p in optional if p != "a"]))


def _counter(g):
    """A closure that counts with nonlocal."""
    count, step = g.fresh("k"), g.fresh("s")
    g.write(f"{count} = {g.below(5)}")

    def body():
        g.write(f"nonlocal {count}")
        g.write(f"{count} += {grow(g, 'int', 1)}")
        g.write(f"return {count}")

    g.block(f"def {step}():", body, function=True)
    g.functions.append((step, 0, []))
    g.write(f"print({step}(), {step}(), {count})")
    g.know("int", count)


def generator(g):
    """A function with yield."""
    name = g.fresh("g")

    def body():
        g.know("int", "n")
        g.write(g.pick(("yield n", f"yield {grow(g, 'int', 1)}", "n = n + 1")))

        def loop():
            g.know("int", "j")
            statements(g, 2)
            g.write(g.pick(("yield j", f"yield {grow(g, 'int')}", "yield from [j, n]")))

        g.block(f"for j in {iterable(g, 1)}:", loop, loop=True)
        if g.chance(2):
            g.block("else:", lambda: g.write("yield 9"))
        if g.chance(2):
            g.block(f"if {grow(g, 'bool')}:", lambda: g.write("yield 5"))
        if g.chance(3):
            g.write("return 3")

    g.block(f"def {name}(n):", body, function=True)
    g.generators.append(name)


def a_class(g):
    """A class with operators, properties, class and static methods; or one that inherits."""
    name = g.fresh("C")
    if g.classes and g.chance(2):
        parent = g.pick(g.classes)

        def heir():
            g.block("def __init__(self, x):", lambda: g.write(g.pick(
                (f"super().__init__(x + {g.below(5)})", f"super({name}, self).__init__(x)"))),
                function=True)  # fmt: skip
            g.block("def total(self, y):", lambda: g.write(
                f"return super().total(y) + {grow(g, 'int', 1)}"), function=True)  # fmt: skip

        g.block(f"class {name}({parent}):", heir)
    else:
        g.block(f"class {name}:", lambda: _members(g, name))
    g.classes.append(name)


def drive(g):
    """Ask a generator for values one by one, send it some, and leave it early."""
    if not g.generators:
        return generator(g)
    made, got = g.fresh("r"), g.fresh()
    g.write(f"{made} = {g.pick(g.generators)}({g.below(4)})")
    g.write(f"{got} = next({made}, {grow(g, 'int', 1)})")
    g.know("int", got)
    how = g.pick(("for {i} in {m}:", "while (w := next({m}, None)) is not None:", "try:"))

    def body():
        if how == "try:":
            g.write(g.pick((f"print({made}.send({grow(g, 'int', 1)}))", f"{made}.close()")))
            g.write(f"print(list({made}))")
        else:
            statements(g, 2)
            g.block(f"if {grow(g, 'bool')}:", lambda: g.write("break"))

    g.block(how.format(i=g.fresh("i"), m=made), body, loop=how != "try:")
    if how == "try:":
        g.block("except StopIteration as stop:", lambda: g.write("print('stopped', stop.value)"))
    g.write(f"print([*{made}])")
    return None


def _members(g, name):
    g.write("'a value'")
    g.write("made = 0")
    if g.chance(3):
        g.write(f"table = [made + c for c in {iterable(g, 1)}]")
        g.block(f"if {grow(g, 'bool')}:", lambda: g.write(f"extra = {grow(g, 'int', 1)}"))

    def start():
        g.write("self.x = x")
        g.write(f"{name}.made += 1")

    def total():
        g.know("int", "y")
        statements(g, 2)
        g.write(f"return self.x + {grow(g, 'int', 1)}")

    g.block("def __init__(self, x):", start, function=True)
    g.block("def total(self, y):", total, function=True)
    for line in MEMBERS:
        g.write(line)


MEMBERS = """
def __add__(self, other): return type(self)(self.x + other.x)
def __mul__(self, k): return type(self)(self.x * k)
__rmul__ = __mul__
def __neg__(self): return type(self)(-self.x)
def __eq__(self, other): return self.x == other.x
def __hash__(self): return hash(self.x)
def __len__(self): return abs(self.x) % 7
def __getitem__(self, i): return [self.x, i, 3][i]
def __iter__(self):
    yield self.x
    yield 1
def __contains__(self, y): return y == self.x
def __call__(self, y): return self._hidden() - y
def __repr__(self): return f'<{self.x}>'
def _hidden(self): return self.x
@property
def doubled(self): return 2 * self.x
@classmethod
def make(cls, x): return cls(x)
""".strip().split("\n")
DEFINITIONS = (function, function, generator, a_class, drive)
