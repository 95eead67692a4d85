"""What modules hand out is a closed list, is the same in every run, and is paid for."""

import numpy as np
import pytest

from gradviz import run
from gradviz.lang.budget import Limits
from gradviz.lang.names import COMPLETIONS

LIMITED = [
    ("np.random.normal(size=(10**5, 10**5))", "limit_elements"),
    ("np.random.rand(10**5, 10**5)", "limit_elements"),
    ("np.random.default_rng().choice(10**9, replace=False)", "limit_elements"),
    ("np.random.normal(np.zeros((10**4, 1)), np.ones(10**4))", "limit_elements"),
    ("np.random.permutation(10**9)", "limit_elements"),
    ("import random\nrandom.choices([1], k=10**9)", "limit_elements"),
    ("import itertools\nany(x < 0 for x in itertools.count())", "limit_steps"),
    ("import itertools\nsum(itertools.count())", "limit_seconds limit_memory limit_steps"),
    ("import itertools\nlist(itertools.product(range(99), repeat=10))", "limit_memory limit_steps"),
    ("import itertools\nitertools.product([1], repeat=10**9)", "limit_elements"),
    ("import itertools\nlist(itertools.islice(itertools.repeat(1), 10**12, None))",
     "limit_memory limit_steps"),
    ("import itertools\nfor x in itertools.cycle([1]): pass", "limit_steps"),
    ("import functools\na = []\nfor i in range(99):\n  a = [a, a]\nfunctools.partial(str, a)()",
     "limit_elements"),
    ("np.pad(np.ones(3), 10**9)", "limit_elements"),
    ("np.kron(np.ones(9999), np.ones(9999))", "limit_elements"),
    ("np.histogram([1.], bins=10**9)", "limit_elements"),
    ("np.array_split(np.arange(3), 10**9)", "limit_elements"),
    ("np.cov(np.ones((9999, 1)))", "limit_elements"),
    ("np.polyfit(np.ones(9999), np.ones(9999), 9999)", "limit_elements"),
    ("np.tri(99999)", "limit_elements"),
    ("np.convolve(np.ones(10**6), np.ones(10**6))", "limit_elements"),
    ("np.histogram([0., 1e-9, 2e-9, 3e-9, 1.], bins='fd')", "limit_elements"),
    ("import collections\na = 0\nfor i in range(99):\n  a = collections.deque([a, a])\nprint(a)",
     "limit_elements"),
    ("from dataclasses import dataclass\n@dataclass\nclass A:\n  x: int\n  y: int\n"
     "a = 0\nfor i in range(99):\n  a = A(a, a)\nprint(a)", "limit_steps"),
    ("import functools\na = []\nfor i in range(99):\n  a = [a, a]\n"
     "print(functools.partial(abs, a), [][0])", "raised"),
    ("t = int\nfor i in range(99):\n  t = tuple[t, t]\nprint(t, [][0])", "raised"),
    ("from collections import namedtuple\nnamedtuple('P', ['x%d' % i for i in range(999)])",
    "raised"),
]  # fmt: skip
CLOSED = [
    "np.load('x')", "np.random.bytes(3)", "np.linalg.linalg", "np.testing.run_module_suite()",
    "import time\ntime.clock_settime(0, 0)", "import functools\nfunctools.sys",
    "import itertools\nitertools.sys", "import random\nrandom._os",
    "import random\nrandom.SystemRandom()",
    "import collections\ncollections.abc", "import typing\ntyping.sys",
    "import dataclasses\ndataclasses.sys",
    "import functools\nfunctools.partial(len).func", "import warnings\nwarnings.sys",
    "from dataclasses import dataclass\ndataclass(int)", "from collections import *\nUserDict({})",
    "import dataclasses\ndataclasses.make_dataclass('A', [])", "import numpy.random.mtrand",
    "np.set_printoptions(formatter={'all': print})", "np.random.default_rng(1).bit_generator",
]  # fmt: skip


@pytest.mark.parametrize(("text", "code"), LIMITED, ids=[t for t, _ in LIMITED])
def test_what_modules_make_is_paid_for(text, code):
    assert run(text, limits=Limits(steps=100_000, seconds=1.0)).error.code in code.split()


TWO_FACED = """
class Sizes:
    asked = 0
    make = np.ones
    def __len__(self): return 2
    def __getitem__(self, i):
        self.asked += 1
        if i > 1: raise IndexError
        return 1 if self.asked < 4 else 100_000
"""
DOORS = [
    "np.ones(Sizes())", "Sizes().make()", "tf.zeros(Sizes())", "np.tile([1.], Sizes())",
    "tf.pad([[1.]], [Sizes(), Sizes()])", "class B(int): pass", "class B(list): pass",
    "from collections import namedtuple\nclass B(namedtuple('P', 'x')): pass",
    "from collections import namedtuple\nnamedtuple('P', 'x')(1).__mul__(10**9)",
    "super(str, 'a').__mul__(10**9)", "class B(type(Sizes)): pass", "class B(type(len)): pass",
    "class B(tf.Variable): pass", "class B:\n  __add__ = np.full",
    "class B:\n  x = property(np.ones)",
    "class B:\n  @property\n  def x(self): pass\n  y = x.setter(np.ones)", "Sizes.mro()",
    "Sizes._of_program", "def f(): pass\nf._interpreter", "def f(): pass\nf._scope",
    "(i for i in [1]).gi_frame",
    "class B:\n  def __index__(self): return 10**9", "class B:\n  def __del__(self): pass",
    "class B:\n  def __getattribute__(self, name): return 1", "class B:\n  __slots__ = ()",
    "getattr(1, '__class__')", "getattr(tf, '__file__', 1 / 0)", "setattr(len, 'x', 1)",
    "getattr(lambda: 0, '__globals__')", "setattr(Sizes, '__len__', len)",
    "class T(str): pass", "getattr(Sizes(), '__dict__')", "setattr(Sizes(), '__class__', int)",
    "def f():\n  yield 1\nf().throw(ValueError)", "hasattr(1, '__class__') or [][0]",
    "try:\n  1 / 0\nexcept ZeroDivisionError as e:\n  e.__traceback__",
    "try:\n  1 / 0\nexcept ZeroDivisionError as e:\n  e.with_traceback(None)",
]  # fmt: skip


@pytest.mark.parametrize("text", DOORS)
def test_what_a_program_defines_opens_no_door(text):
    assert run(TWO_FACED + text).error.code in ("raised", "private")


def test_a_limit_cannot_be_swallowed():
    swallow = "def f():\n  {}\n    9 ** 9 ** 9\n  {}\nf()\nprint('on')"
    for head, tail in (("try:", "finally:\n    return 1"), ("try:", "except:\n    pass"),
                       ("with M():", "return 1")):  # fmt: skip
        manager = "class M:\n  def __enter__(self): pass\n  def __exit__(self, *a): return True\n"
        trace = run(manager + swallow.format(head, tail))
        assert (trace.error.code, trace.printed) == ("limit_elements", ())


@pytest.mark.parametrize("text", CLOSED)
def test_what_is_not_listed_is_not_there(text):
    assert run(text).error.code in ("raised", "private")


def test_random_numbers_are_the_same_in_every_run():
    text = """
import random
x, y = np.random.rand(3), random.random()
z = np.random.default_rng().random(2)
"""
    first, second = run(text), run(text)
    for name in "xyz":
        np.testing.assert_array_equal(first.values[name], second.values[name])


def test_how_numbers_are_printed_is_forgotten_after_the_run():
    before = np.get_printoptions()
    assert run("np.set_printoptions(precision=1)\nprint(np.array([1.26]))").printed == ("[1.3]",)
    assert np.get_printoptions() == before
    assert run("print(np.array([1.26]))").printed == ("[1.26]",)


def test_how_numbers_are_printed_has_limits():
    printed = run("np.set_printoptions(threshold=10**9)\nprint(np.zeros(30_000))").printed
    assert len("".join(printed)) < 1000


def test_types_beside_names_are_no_inputs():
    trace = run("def f(x: Foo) -> Bar:\n  return x * 2.\ny: Baz = f(w)\n")
    assert [row.name for row in trace.inputs] == ["w"]


def test_what_can_be_completed_includes_the_modules_of_modules():
    assert {"np.random.normal", "np.linalg.norm", "np.testing.assert_allclose"} <= {*COMPLETIONS}
