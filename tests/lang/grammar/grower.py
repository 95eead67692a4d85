"""What grows a program: choices, names by the kind of what they mean, and lines with indentation.

Kinds are words: "int", "float", "str", "bool", "list" and "set" (of ints),
"dict" (of ints by text),
"tensor" (a float32 scalar), "vector" (float32 of three), "variable" (a trainable scalar).
"""

KINDS = ("int", "float", "str", "bool", "list", "set", "dict", "tensor", "vector", "variable")


class Grower:
    """One program while it grows, by the choices of `random`."""

    def __init__(self, random):
        self._random = random
        self.lines = []
        self.indent = 0
        self.depth = 0  # of compound statements
        self.in_loop = False
        self.in_function = False
        self.in_iterable = False  # of a comprehension, where no walrus may stand
        self.names = {kind: [] for kind in KINDS}
        self.functions = []  # (name, number of arguments, names of others), which give ints
        self.generators = []  # names; each takes one int and yields ints
        self.classes = []  # names; see definitions.py for what they can do
        self.walrus = []  # names that may or may not be bound
        self._count = 0

    def below(self, number):
        """Choose a number from 0 to below `number`."""
        return self._random.randrange(number)

    def pick(self, options):
        """Choose one of several."""
        return options[self.below(len(options))]

    def chance(self, of):
        """Be true once in `of` times."""
        return self.below(of) == of - 1

    def fresh(self, stem="v"):
        """Return a name that is not taken."""
        self._count += 1
        return f"{stem}{self._count}"

    def know(self, kind, name):
        """Note that `name` means something of a kind."""
        self.forget(name)
        self.names[kind].append(name)
        return name

    def forget(self, name):
        """Note that `name` means nothing any more."""
        for known in self.names.values():
            if name in known:
                known.remove(name)

    def target(self, kind):
        """Return a name to assign to: a new one, or one of the same kind."""
        known = self.names[kind]
        if known and self.chance(2):
            return self.pick(known)
        return self.fresh()

    def write(self, line):
        """Add a line."""
        self.lines.append("    " * self.indent + line)

    def block(self, head, grow, *, loop=None, function=False):
        """Add a compound statement; what `grow` names inside may not be there afterwards."""
        self.write(head)
        before = {kind: list(known) for kind, known in self.names.items()}
        defined = (list(self.functions), list(self.generators), list(self.classes))
        outer = (self.in_loop, self.in_function)
        self.in_loop = (False if function else self.in_loop) if loop is None else loop
        self.in_function = self.in_function or function
        self.indent, self.depth = self.indent + 1, self.depth + 1
        written = len(self.lines)
        grow()
        if len(self.lines) == written:
            self.write("pass")
        self.indent, self.depth = self.indent - 1, self.depth - 1
        self.in_loop, self.in_function = outer
        self.names = before
        self.functions, self.generators, self.classes = defined
