"""Comprehensions, generator expressions and displays."""

PROGRAMS = {
    "nested with conditions": "x = [(i, j) for i in range(4) if i % 2 for j in range(i) if j != 1]",
    "of comprehensions": "x = [[j * i for j in range(3)] for i in range(2)]",
    "their names stay inside": """
i = 'out'
x = [i for i in range(3)]
print(i)
""",
    "the first iterable is outside": """
x = [1, 2]
y = [x for x in x]
""",
    "a name before it is bound": "y = [a for _ in [1] for a in a]",
    "walrus binds outside": """
y = [z for x in range(4) if (z := x * x) > 1]
print(z)
""",
    "walrus in a function": """
def f(xs):
  return [last := x for x in xs], last
x = f('abc')
""",
    "in a class they do not see it": """
n = 'global'
class A:
  n = 'class'
  m = [n for _ in [1]]
  k = [x for x in n]
print(A.m, A.k)
""",
    "dict and set": """
x = {k: v for k, v in zip('ab', [1, 2])}
print(sorted({c for c in 'hello'}))
""",
    "a lambda inside": "x = [f(1) for f in [lambda y, k=k: y + k for k in range(3)]]",
    "a generator runs when asked": """
def p(x):
    print('p', x)
    return x
g = (p(x) for x in [1, 2, 3])
print('before')
print(next(g), any(g), list(g))
""",
    "a generator sees later values": """
n = 1
g = (n for _ in range(2))
n = 5
print(list(g))
""",
    "a generator's first iterable is evaluated now": "g = (x for x in nothing)",
    "a generator ends": """
g = (x for x in [])
next(g)
""",
    "next with a default": "x = next((x for x in [1, 3] if x % 2 == 0), 'none')",
    "of a string by star": """
x = [*'ab', *range(2)]
y = {**{'a': 1}, 'b': 2}
z = (*x,)
""",
    "dict display of no mapping": "x = {**[1]}",
}
