"""Functions, their parameters and scopes."""

PROGRAMS = {
    "all kinds of parameters": """
def f(a, b=2, /, c=3, *d, e, g=7, **h):
    return a, b, c, d, e, g, h
print(f(1, e=5), f(1, 2, 3, 4, 5, e=6, z=1), f(1, e=0, a=2, b=3))
""",
    "unpacked into a call": """
def f(*a, **k): return a, k
x = f(*[1], 2, *(3,), **{'p': 1}, q=2)
""",
    "too many arguments": """
def f(a, b): pass
try:
  f(1, 2, 3)
except TypeError as e:
  print(e)
""",
    "missing": """
def f(a, b, *, c): pass
for k in ({}, {'a': 1, 'b': 2}):
  try:
    f(**k)
  except TypeError as e:
    print(e)
""",
    "twice": """
def f(a): pass
try:
  f(1, a=2)
except TypeError as e:
  print(e)
""",
    "unexpected": """
def f(a): pass
try:
  f(1, b=2)
except TypeError as e:
  print(e)
""",
    "keyword for a positional": """
def f(a, /): pass
f(a=1)
""",
    "** of no mapping": """
def f(**k): pass
f(**[('a', 1)])
""",
    "defaults are evaluated once": """
def f(x, a=[]):
  a.append(x)
  return a
f(1)
x = f(2)
""",
    "defaults of a lambda": """
fs = [lambda x, i=i: x + i for i in range(3)]
x = [f(10) for f in fs]
""",
    "late binding": """
fs = [lambda: i for i in range(3)]
x = [f() for f in fs]
""",
    "closure with nonlocal": """
def counter():
    n = 0
    def tick():
        nonlocal n
        n += 1
        return n
    return tick
a, b = counter(), counter()
a()
print(a(), b())
""",
    "global": """
n = 0
def f():
  global n
  n += 1
f()
f()
print(n)
""",
    "global in a branch that does not run": """
def f():
  if False:
    global q
  q = 3
f()
print(q)
""",
    "local before assignment": """
x = 1
def f():
  print(x)
  x = 2
f()
""",
    "free before assignment": """
def f():
  def g(): return x
  y = g()
  x = 1
f()
""",
    "deleted": """
def f():
  x = 1
  del x
  return x
f()
""",
    "recursion": """
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
x = fib(10)
""",
    "mutual recursion": """
def a(n): return n == 0 or b(n - 1)
def b(n): return n and a(n - 1)
x = a(5)
""",
    "decorators from the inside out": """
def note(word):
    print('made', word)
    def wrap(f):
        print('wrapped', word)
        return lambda *a: (word, f(*a))
    return wrap
@note('outer')
@note('inner')
def f(x): return x
print(f(1))
""",
    "names and documents": """
def f():
  'what it does'
print(f.__name__, f.__doc__, (lambda: 0).__name__)
""",
    "attributes": """
def f():
  f.n += 1
f.n = 0
f()
f()
print(f.n, hasattr(f, 'm'))
f.m
""",
    "a nested function sees a class attribute only through self": """
class A:
    n = 1
    m = [n for _ in range(2)] if False else [0]
    def f(self): return n
n = 5
print(A().f(), A.n)
""",
    "return a tuple with stars": """
def f(): return 1, *[2, 3]
x = f()
""",
    "the order in which arguments are evaluated": """
def p(x):
    print(x)
    return x
def f(*a, **k): return a, k
f(p(1), *[p(2)], p(3), k=p(4), **{'z': p(5)})
""",
}
