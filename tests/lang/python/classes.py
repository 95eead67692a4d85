"""Classes, and the methods that operators call."""

PROGRAMS = {
    "operators": """
class V:
    def __init__(self, x): self.x = x
    def __add__(self, o): return V(self.x + (o.x if isinstance(o, V) else o))
    __radd__ = __add__
    def __mul__(self, k): return V(self.x * k)
    def __rmul__(self, k): return self * k
    def __neg__(self): return V(-self.x)
    def __sub__(self, o): return self + -o
    def __matmul__(self, o): return self.x * o.x
    def __eq__(self, o): return isinstance(o, V) and self.x == o.x
    def __lt__(self, o): return self.x < o.x
    def __bool__(self): return self.x != 0
    def __len__(self): return 3
    def __getitem__(self, i): return self.x + i if i < 3 else [][0]
    def __contains__(self, y): return y == self.x
    def __call__(self, y): return y - self.x
    def __iadd__(self, o): self.x += 100; return self
    def __abs__(self): return abs(self.x)
    def __repr__(self): return f'V({self.x})'
    def __format__(self, spec): return f'<{self.x:{spec}}>'
a, b = V(1), V(2)
print(a + b, a + 1, 1 + a, sum([a, b]), 3 * a, a - b, a @ b, a == V(1), a != b, a < b, a > b)
print(bool(V(0)), len(a), a[2], list(b), 2 in b, 3 in b, a(10), abs(V(-4)), f'{a:.1f}', [a, b])
a += b
print(a, max(a, b), sorted([b, a]), 'yes' if V(0) else 'no')
a + 'text'
""",
    "no operator": """
class A: pass
A() + 1
""",
    "not hashable": """
class A:
  def __eq__(self, o): return True
{A(): 1}
""",
    "iteration": """
class Down:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n == 0: raise StopIteration
        self.n -= 1
        return self.n
print(list(Down(3)), [*Down(2)], max(Down(4)))
a, b = Down(2)
""",
    "iteration by a generator": """
class A:
  def __iter__(self):
    yield 1
    yield 2
x = list(A())
""",
    "properties": """
class A:
    def __init__(self): self._x = 1
    @property
    def x(self): return self._x
    @x.setter
    def x(self, value):
        if value < 0: raise ValueError('negative')
        self._x = value
a = A()
a.x = 5
print(a.x, a._x)
a.x = -1
""",
    "a property that cannot be set": """
class A:
  @property
  def x(self): return 1
A().x = 2
""",
    "static and class methods": """
class A:
    made = 0
    def __init__(self): A.made += 1
    @classmethod
    def make(cls): return cls()
    @staticmethod
    def twice(x): return 2 * x
    def _helper(self): return self.twice(21)
class B(A): pass
b = B.make()
print(type(b).__name__, A.made, B.made, A.twice(4), b.twice(5), b._helper(), isinstance(b, A))
""",
    "super in its forms": """
class A:
    def f(self, x): return ['A', x]
    def __repr__(self): return 'an A'
class B(A):
    def f(self, x): return ['B', *super().f(x)]
    def __repr__(self): return 'B of ' + super().__repr__()
class C(B):
    def f(self, x): return ['C', *super(C, self).f(x)]
print(C().f(1), B(), issubclass(C, A))
""",
    "a diamond": """
class A:
  def f(self): return 'A'
class B(A):
  def f(self): return 'B' + super().f()
class C(A):
  def f(self): return 'C' + super().f()
class D(B, C): pass
x = D().f()
""",
    "super under a decorator": """
def loud(f):
    def g(*a):
        print('calling', f.__name__)
        return f(*a)
    return g
class A:
    def f(self): return 1
class B(A):
    @loud
    def f(self): return super().f() + 1
print(B().f())
""",
    "a class decorator": """
def tag(c):
  c.tag = c.__name__.lower()
  return c
@tag
class Abc: pass
x = Abc.tag
""",
    "a class in a class": """
class A:
  k = 1
  class B:
    def f(self): return 2
x = A.B().f() + A.k
""",
    "a class body runs": """
class A:
  xs = []
  for i in range(3):
    xs.append(i)
print(A.xs, A.i)
""",
    "a missing attribute": """
class A: pass
A().nothing
""",
    "a missing class attribute": """
class A: pass
A.nothing
""",
    "a method from the class": """
class A:
  def f(self): return 1
print(A.f(A()))
""",
    "a bound method kept": """
class A:
  def f(self, x): return x
g = A().f
print(g(3), g.__name__)
""",
    "the type prints": """
class A: pass
print(A, type(A()), A.__name__)
""",
    "arguments that do not fit": """
class A:
  def __init__(self, x): pass
A()
""",
    "documents": """
class A:
  'words'
  def f(self):
    'more'
print(A.__doc__, A.f.__doc__)
""",
    "private by convention": """
class A:
  _n = 3
  def get(self): return self._n
print(A().get(), A._n)
""",
    "str and repr": """
class A:
  def __str__(self): return 's'
  def __repr__(self): return 'r'
print(A(), [A()], f'{A()} {A()!r}', str(A()))
""",
    "attributes by name": """
class A:
    def __init__(self, **more):
        for name, value in more.items():
            setattr(self, name, value)
a = A(x=1, y=2)
print(getattr(a, 'x'), getattr(a, 'z', 'none'), hasattr(a, 'y'), hasattr(a, 'z'))
print(hasattr([], 'pop'))
print([getattr(tf, name)(4.).numpy() for name in ('sqrt', 'square')], id(a) == id(a))
getattr(a, 'z')
""",
    "attributes by what is no name": "getattr(1, 2)",
    "a call of what compares strangely": """
class A:
    def __init__(self, x): self.x = x
    def __eq__(self, other): return self.x == other.x
    def __call__(self, y): return self.x + y
print(A(3)(4), list(map(A(1), [2])))
""",
}
