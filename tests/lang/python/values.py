"""Operators, texts, numbers and built-in functions."""

PROGRAMS = {
    "chained comparison, each once": """
def p(x):
  print(x)
  return x
x = p(1) < p(3) < p(2) < p(9)
""",
    "short circuit": """
def p(x):
  print(x)
  return x
x = p(0) or p(2) and p(0) or p([])
""",
    "not and is": """
x = not [] is None
y = None is None, 1 is not None
""",
    "membership": "x = 2 in [1, 2], 'a' not in 'xyz', 1 in {1: 2}, 3 in range(2)",
    "format specifications": """
w = 8
x = 3.14159
print(f'{x:{w}.2f}|{x:<{w}}|{"a":^{w}}|{x!r}|{12:04d}|{1e6:,}')
""",
    "self-documenting": """
x = 3
print(f'{x=} {x + 1 = } {x=:.1f}')
""",
    "nested f-strings": """
x = [1, 2]
print(f'{", ".join(f"<{i}>" for i in x)}')
""",
    "percent": "print('%d %5.2f %s %r %%' % (1, 2.5, 'a', 'b'))",
    "format method": "print('{} {:.1f} {name:>5} {0}'.format(1, 2.25, name='x'))",
    "print sep end": """
print(1, 2, sep='-', end='!')
print(3)
print('a', end='')
print()
print('b\\n', end='')
""",
    "strings": """
s = ' Hello World '
print(s.strip().lower().split(), s.title().swapcase(), s.find('W'), 'a,b'.partition(','),
      'x'.join('abc'), 'abc'.index('c'), 'aXb'.isupper())
""",
    "lists": """
a = [3, 1, 2]
a.sort(key=lambda x: -x)
a.insert(0, 9)
a.extend([1])
a.reverse()
print(a, a.index(9), a.count(1), a.pop(), a[::-1])
""",
    "dicts": """
d = dict(a=1, b=2)
d.update(c=3)
print(d.get('z', 0), d.pop('a'), d.setdefault('q', []), list(d.items()), sorted(d), d | {'b': 5})
""",
    "sets": """
a, b = {1, 2, 3}, {2, 3, 4}
print(a & b, a | b, a - b, a ^ b, a <= b, a.issubset({1, 2, 3, 5}))
""",
    "built-in functions": """
print(sum([1, 2], 10), min(3, 1, 2), max('abc', key=ord), sorted('cab', reverse=True),
      list(reversed([1, 2])), list(map(str, [1])), list(filter(None, [0, 1])), any([]),
      all([]), abs(-2), round(2.567, 1), divmod(7, 2), pow(2, 3, 5), list(enumerate('ab', 1)),
      list(zip([1], [2], strict=True)), bin(5), hex(255), chr(97), ord('a'), callable(len),
      isinstance(1, (int, str)))
""",
    "conversions": """
print(int('12'), int(3.9), float('1e3'), str(1.0), bool([]), list('ab'), tuple([1]), set([1,
      1]), dict([('a', 1)]), int('ff', 16), frozenset([2]))
""",
    "a bad conversion": "int('x')",
    "division by zero": "1 / 0",
    "integer operators": """
print(7 // 2, -7 // 2, 7 % -3, 2 ** 10, 5 & 3, 5 | 3, 5 ^ 3, ~5, 1 << 4, 256 >> 2)
""",
    "slices of strings": """
s = 'abcdef'
print(s[1:-1:2], s[::-1])
""",
    "types of numbers from tensors": """
x = tf.constant(2.)
y = float(x)
print(type(y), type(y * 2) is float, type(int(x)) == int, isinstance(y, float))
""",
    "truth of tensors": """
x = tf.constant(2.)
if x > 1. and not x > 3.:
  print('between')
""",
    "an unknown name": "nothing + 1",
    "a call of a number": "3()",
    "a sum of unlike things": "1 + 'a'",
    "an index too far": "[1][5]",
    "ellipsis": """
x = np.zeros((2, 3))[..., 1]
y = ... is Ellipsis if False else 0
""",
    "errors have args": """
try:
  [].pop()
except IndexError as e:
  print(e.args, str(e), repr(e))
""",
    "not implemented": """
class A:
  def __add__(self, o): return NotImplemented
A() + 1
""",
    "a range": """
r = range(1, 10, 3)
print(r, r[1], len(r), r.stop, list(r), 4 in r, r == range(1, 11, 3))
""",
    "print with all it takes": "print(1, 2, sep=None, end=None, file=None, flush=True)",
    "views of dicts": """
d, e = {'b': 1, 'a': 2}, {'a': 2, 'c': 3}
print(sorted(d.items(), key=lambda kv: kv[1]), dict(sorted(d.items())), d.items() & e.items())
print(d.keys() | e.keys() == {'a', 'b', 'c'}, sorted(d.values()), max(d, key=d.get))
print(dict.fromkeys('ab', 0), dict.fromkeys([1, 2]))
""",
    "types of functions": """
class A:
    def f(self): pass
print(type(lambda: 0).__name__, type(A().f).__name__, type(A.f).__name__, type(A).__name__)
""",
}
