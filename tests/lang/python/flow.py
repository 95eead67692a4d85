"""Branches, loops, exceptions and managers."""

PROGRAMS = {
    "for else": """
for i in range(3):
  if i == 5: break
else:
  print('no break')
""",
    "for else after break": """
for i in range(3):
  if i == 1: break
else:
  print('no')
""",
    "while else": """
n = 2
while n:
  n -= 1
  if n == 1: continue
else:
  print('end')
""",
    "finally on every way out": """
def f(n):
    for i in range(3):
        try:
            if i == n: return i
            if n == 7: continue
            if n == 8: break
        finally:
            print('finally', i)
    return -1
print(f(1), f(7), f(8))
""",
    "finally overrides": """
def f():
  try:
    return 1
  finally:
    return 2
x = f()
""",
    "raise again": """
try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise
    finally:
        print('f')
except ArithmeticError as e:
    print(type(e).__name__, e)
""",
    "raise without an exception": "raise",
    "raise from": """
try:
  raise ValueError('a') from KeyError('b')
except ValueError as e:
  print(e)
""",
    "raise from a non-exception": "raise ValueError('a') from 3",
    "raise a class": "raise KeyError",
    "raise a number": "raise 3",
    "except a number": """
try:
  1 / 0
except 5:
  pass
""",
    "except a tuple": """
try:
  {}['k']
except (IndexError, KeyError) as e:
  print(repr(e))
""",
    "the name of an exception is forgotten": """
try:
  1 / 0
except Exception as e:
  pass
print(e)
""",
    "except else finally": """
try:
  x = 1
except Exception:
  pass
else:
  x = 2
finally:
  x += 1
""",
    "an own exception": """
class Bad(ValueError):
    def __init__(self, code):
        super().__init__(f'code {code}')
        self.code = code
try:
    raise Bad(7)
except ValueError as e:
    print(e, e.code, e.args)
""",
    "assert": """
try:
  assert 1 > 2, 'no'
except AssertionError as e:
  print(e)
assert []
""",
    "with an own manager": """
class M:
    def __init__(self, name): self.name = name
    def __enter__(self):
        print('enter', self.name)
        return self
    def __exit__(self, kind, error, where):
        print('exit', self.name, kind and kind.__name__)
        return self.name == 'b'
with M('a') as a, M('b') as b:
    print(a.name + b.name)
    1 / 0
def f():
    with M('c'):
        return 1
x = f()
for i in range(2):
    with M('d'):
        continue
""",
    "with no manager": """
with 3 as x:
  pass
""",
    "two statements on a line; a conditional": "a = 1; b = 2 if a else 3",
    "the main program": """
if __name__ == '__main__':
  print('main')
""",
    "a scope is restored after an error in a comprehension": """
def f(x):
    return 1 / x
for n in (1, 0):
    try:
        ys = [f(x) for x in (n,)]
    except ZeroDivisionError:
        z = 'caught'
print(z, ys)
""",
}
