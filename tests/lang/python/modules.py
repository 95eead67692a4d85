"""Modules that a program may import, and what is in them."""

PROGRAMS = {
    "imports in all forms": """
import math, numpy
import numpy as np
import numpy.linalg as la
from math import pi, floor as down
from math import *
print(pi, down(2.5), ceil(1.2), numpy.sum([1, 2]), la.norm([3., 4.]), math.tau)
""",
    "no such module": "import nothing_like_it",
    "no such name": "from math import nothing_like_it",
    "no such name is caught": "try:\n  from math import nope\nexcept ImportError:\n  print('no')",
    "old random numbers of NumPy": """
np.random.seed(3)
print(np.random.rand(2), np.random.randn(2, 2).shape, np.random.normal(5., .1, size=3))
print(np.random.randint(0, 9, (2, 2)), np.random.choice([1, 2, 3], 2), np.random.permutation(4))
x = [1, 2, 3, 4]
np.random.shuffle(x)
y = np.random.uniform(-1, 1, 3), np.random.poisson(4., 2), np.random.random()
""",
    "new random numbers of NumPy": """
rng = np.random.default_rng(7)
x = rng.normal(size=(2, 3)), rng.integers(0, 5, 4), rng.choice(10, 3), rng.random()
y = rng.permutation(5), rng.uniform(0., 2.), rng.standard_normal(2)
""",
    "a state of one's own": "s = np.random.RandomState(1)\nx = s.randn(3), s.randint(5, size=2)",
    "random numbers of Python": """
import random
random.seed(5)
x = random.random(), random.randint(1, 6), random.choice('abc'), random.uniform(1e8, 2e8)
y = random.sample(range(10), 3), random.gauss(0, 1), random.choices([1, 2], k=3)
z = [1, 2, 3]
random.shuffle(z)
""",
    "linear algebra": """
a = np.array([[2., 1.], [1., 3.]])
x = np.linalg.inv(a), np.linalg.det(a), np.linalg.solve(a, [1., 2.]), np.linalg.eigvalsh(a)
values, vectors = np.linalg.eig(a)
u, s, v = np.linalg.svd(a)
y = np.linalg.matrix_rank(a), np.linalg.cholesky(a), np.linalg.norm(a, axis=0)
try:
    np.linalg.inv(np.zeros((2, 2)))
except np.linalg.LinAlgError as e:
    print(e)
""",
    "arrays compared": """
np.testing.assert_allclose([1., 2.], tf.constant([1., 2.]))
np.testing.assert_array_equal(np.arange(3), [0, 1, 2])
np.testing.assert_allclose(1., 1.1)
""",
    "how numbers are printed": """
np.set_printoptions(precision=2, suppress=True)
print(np.array([1.23456, 1e-9]), np.pi)
""",
    "kinds of numbers": """
print(np.uint8(3), np.int16(-2), np.float16(1.5), np.finfo(np.float32).eps, np.iinfo(np.int8).max)
x = np.zeros(2, np.uint8), np.array([1, 2]).astype(np.float16)
""",
    "more of NumPy": """
a = np.arange(6.).reshape(2, 3)
x = np.percentile(a, 50), np.pad([1, 2], 1), np.roll(a, 1), np.diff(a)
v = np.interp(.5, [0, 1], [2, 4])
y = np.polyfit([0., 1., 2.], [1., 3., 5.], 1).round(6), np.histogram([1, 2, 2], bins=2)
z = np.split(np.arange(4), 2), np.argwhere(a > 2.), np.nan_to_num(np.nan)
u = np.cov([1., 2.], [2., 4.])
w = a.repeat(2), a.T.shape, np.kron([1, 2], [1, 1]), np.convolve([1, 2], [1, 1])
""",
    "functools": """
from functools import lru_cache, partial, reduce, wraps
import functools
@lru_cache(maxsize=None)
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
def logged(f):
    @functools.wraps(f)
    def wrapper(*args):
        'the wrapper'
        return f(*args)
    return wrapper
@logged
def double(x):
    'twice x'
    return 2 * x
print(fib(30), fib.cache_info().hits, partial(pow, 2)(5), reduce(lambda a, b: a * b, [1, 2, 3], 4))
print(double(4), double.__name__, double.__doc__)
""",
    "itertools": """
import itertools as it
print(list(it.islice(it.count(3, 2), 3)), list(it.product('ab', [1, 2])))
print(list(it.chain([1], [2])))
print(list(it.permutations('abc', 2)), list(it.combinations(range(3), 2)))
print(list(it.accumulate([1, 2, 3])))
print(list(zip(range(3), it.cycle('xy'))), list(it.zip_longest([1], [2, 3])))
print(list(it.pairwise('abc')))
print(list(it.takewhile(lambda x: x < 2, [0, 1, 2, 0])))
print(list(it.starmap(pow, [(2, 3)])), *it.repeat(1, 2))
""",
    "collections": """
from collections import namedtuple, defaultdict, Counter, deque, OrderedDict
P = namedtuple('P', 'x y')
p = P(1, y=2)
print(p, p.x + p.y, p._replace(x=5), P('a', 'b'))
d = defaultdict(list)
d['a'].append(1)
q = deque([1, 2, 3], maxlen=2)
q.appendleft(0)
print(dict(d), Counter('hello').most_common(1), q, list(q), q.popleft(), OrderedDict(a=1))
x = Counter([1, 1, 2])[1]
""",
    "dataclasses": """
from dataclasses import dataclass, field
@dataclass
class Point:
    'a point'
    x: float
    y: float = 2.
    tags: list = field(default_factory=list)
    def norm(self): return (self.x ** 2 + self.y ** 2) ** .5
    def __post_init__(self): self.tags.append('made')
@dataclass(order=True, frozen=True)
class Pair:
    a: int
    b: int = 0
p = Point(3., 4.)
print(p, p.norm(), p == Point(3., 4.), Point(1.).tags)
print(Pair(1) < Pair(2), sorted([Pair(2), Pair(1)]))
Pair(1).a = 5
""",
    "types beside names": """
from typing import Callable, Dict, List, Optional, Tuple, Union
Vector = List[float]
def f(x: Vector, g: Optional[Callable[[float], float]] = None) -> Dict[str, Vector]:
    y: Tuple[int, ...] = (1, 2)
    return {'x': x}
print(f([1.]))
""",
    "time": """
import time
a, b = time.time(), time.perf_counter()
time.sleep(0)
print(time.time() >= a, b <= time.perf_counter())
del a, b
""",
    "warnings": "import warnings\nwarnings.filterwarnings('ignore')\nx = 1",
    "the future": "from __future__ import annotations\nx = 1",
}
