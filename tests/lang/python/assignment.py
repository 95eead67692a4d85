"""Assignment and deletion, in all their forms."""

PROGRAMS = {
    "chained": """
a = b = [1]
b.append(2)
print(a)
""",
    "a star in the middle": "a, *b, c = range(5)",
    "a star that gets nothing": "a, *b = [1]",
    "nested targets": "(a, [b, *c]), d = (1, 'xyz'), 4",
    "too many": "a, b = 1, 2, 3",
    "too few for a star": "a, b, *c = [1]",
    "not iterable": "a, b = 5",
    "only as many as are wanted are asked for": """
def count():
    n = 0
    while True:
        print('asked', n)
        yield n
        n += 1
        if n > 3:
            n = n / 0
try:
    a, b = count()
except ValueError as e:
    print(e)
""",
    "augmented item: parts evaluated once": """
def i():
    print('i')
    return 0
xs = [1, 2]
xs[i()] += 5
""",
    "augmented attribute": """
class A: pass
a = A()
a.x = 1
a.x += 2
print(a.x)
""",
    "augmented list in place": """
a = b = [1]
a += (2, 3)
""",
    "annotated without a value": """
x: int
y: float = 2.
print(y)
""",
    "slices": """
a = list(range(6))
a[1:3] = [9]
a[::2] = [0, 0, 0]
del a[0]
""",
    "slice from a generator": """
a = [0]
a[1:] = (x * x for x in range(3))
""",
    "delete several": """
a, b, c = 1, 2, [3, 4]
del a, c[0]
print(b, c)
print(a)
""",
    "delete an attribute": """
class A: pass
a = A()
a.x = 1
del a.x
print(hasattr(a, 'x'))
a.x
""",
    "walrus": """
if (n := 3) > 2:
  print(n)
while (n := n - 1):
  pass
""",
}
