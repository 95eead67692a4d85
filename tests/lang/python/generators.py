"""Functions with yield."""

PROGRAMS = {
    "one that has ended, asked as an argument, in a list and in a slice": """
def f():
    yield 5
for ask in (lambda g: print(next(g)), lambda g: [1, next(g)], lambda g: 'abc'[next(g):],
            lambda g: (next(g),), lambda g: print(*[next(g)])):
    g = f()
    next(g)
    try:
        ask(g)
    except StopIteration as stop:
        print('stopped', stop.value)
""",
    "what is handed to one that yields from a list": """
def f():
    yield from [1, 2]
g = f()
print(next(g), g.send(None))
g = f()
next(g)
try:
    g.send(3)
except AttributeError:
    print('a list takes nothing')
print(list(g))
""",
    "a loop with yield": """
def f(n):
  for i in range(n):
    yield i * i
x = list(f(4))
""",
    "interleaved": """
def f(name):
    for i in range(2):
        print(name, i)
        yield i
for a, b in zip(f('a'), f('b')):
    print(a + b)
""",
    "locals survive": """
def running():
    total = 0
    while True:
        x = yield total
        if x is None: return 'done'
        total += x
g = running()
next(g)
print(g.send(3), g.send(4))
try:
    g.send(None)
except StopIteration as e:
    print('stopped', e.value)
""",
    "yield from": """
def f():
  x = yield from g()
  yield x
def g():
  yield 1
  return 2
x = [*f()]
""",
    "yield from a list": """
def f(): yield from [1, 2]
x = sum(f())
""",
    "in branches": """
def f(n):
  if n:
    yield 'yes'
  else:
    yield 'no'
  yield 'end'
x = list(f(0)) + list(f(1))
""",
    "break continue else": """
def f():
    for i in range(5):
        if i == 1: continue
        if i == 3: break
        yield i
    else:
        yield 'never'
    while False:
        yield 0
    else:
        yield 'else'
x = list(f())
""",
    "batches": """
def batches(xs, n):
    for k in range(0, len(xs), n):
        yield xs[k:k + n]
for b in batches(list(range(5)), 2):
    print(b)
""",
    "an error inside": """
def f():
  yield 1
  yield 1 / 0
g = f()
print(next(g))
next(g)
""",
    "closed": """
def f():
  yield 1
  yield 2
g = f()
next(g)
g.close()
print(list(g))
""",
    "recursive": """
def walk(t):
  if isinstance(t, list):
    for u in t:
      yield from walk(u)
  else:
    yield t
x = list(walk([1, [2, [3]], 4]))
""",
}
