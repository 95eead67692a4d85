"""What modules hand out is a closed list, is the same in every run, and is paid for."""

import numpy as np
import pytest

from gradviz import run
from gradviz.lang.budget import Limits

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
