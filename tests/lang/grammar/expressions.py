"""Expressions of each kind, grown to a small depth."""

INTS = ("0", "1", "2", "3", "7", "-1", "10", "True")
FLOATS = ("0.5", "1.", "-2.25", "3.", "1e3", "0.1")
TEXTS = ("'a'", "'bc'", "''", "'Hello World'", "'x y z'", '"it\'s"')
COMPARISONS = ("<", "<=", "==", "!=", ">", ">=")
SPECS = ("", "", ":.2f", ":>8", ":<6.1f", ":+.3e", "!r", "!s:>10", ":{1 + 7}.{2}f")


def grow(g, kind, depth=2):
    """Return an expression whose value is of a kind."""
    known = g.names[kind]
    if depth <= 0 or g.chance(4):
        return g.pick(known) if known and not g.chance(3) else _leaf(g, kind)
    return g.pick(RULES[kind])(g, depth - 1)


def _leaf(g, kind):
    leaves = {
        "int": INTS, "float": FLOATS, "str": TEXTS, "bool": ("True", "False"),
        "list": ("[]", "[1, 2, 3]", "[3, 1]"), "set": ("set()", "{1, 2}", "{3}"),
        "dict": ("{}", "{'a': 1, 'b': 2}"),
        "tensor": ("tf.constant(2.)", "tf.constant(-0.5)", "tf.constant(3.)"),
        "vector": ("tf.constant([1., 2., 3.])", "tf.zeros([3])", "tf.ones(3)"),
        "variable": ("tf.Variable(2.)", "tf.Variable(-1.5)"),
    }  # fmt: skip
    return g.pick(leaves[kind])


def _made(*parts):
    """Return a rule: a template, and the kinds of what stands in its places."""
    template, *kinds = parts
    return lambda g, d: template.format(*(grow(g, kind, d) for kind in kinds))


def _conditional(kind):
    return lambda g, d: f"({grow(g, kind, d)} if {grow(g, 'bool', d)} else {grow(g, kind, d)})"


def _walrus(kind):
    def rule(g, d):
        value = grow(g, kind, d)
        if g.in_iterable:
            return value
        name = g.pick(g.walrus) if g.walrus and g.chance(3) else g.fresh("w")
        g.walrus.append(name)
        return f"({name} := {value})"

    return rule


def _lambda(kind):
    def rule(g, d):
        name, default = g.fresh("p"), grow(g, "int", 0)
        value = grow(g, kind, d)
        g.know("int", name)
        body = grow(g, kind, d)
        g.forget(name)
        call = g.pick((f"({grow(g, 'int', 0)})", "()", f"({name}={grow(g, 'int', 0)})"))
        return f"(lambda {name}={default}, *rest: {body}){call}" if g.chance(2) else value

    return rule


def _comparison(g, d):
    kind = g.pick(("int", "int", "float", "str", "tensor"))
    parts = [grow(g, kind, d)]
    for _ in range(1 + g.below(2)):
        parts += [g.pick(COMPARISONS), grow(g, kind, d)]
    return f"({' '.join(parts)})" if kind != "tensor" else f"bool({' '.join(parts[:3])})"


def _call(g, d):
    if not g.functions:
        return grow(g, "int", d)
    name, count, by_name = g.pick(g.functions)
    args = [grow(g, "int", d) for _ in range(count)]
    if args and g.chance(4):
        args[0] = f"*[{args[0]}]"
    if args and g.chance(10):
        args.pop()  # too few: a TypeError in both
    for key in by_name:
        if g.chance(3):
            args.append(
                g.pick((f"{key}={grow(g, 'int', d)}", f"**{{'{key}': {grow(g, 'int', d)}}}"))
            )
    return f"{name}({', '.join(args)})"


def loops(g, d, inside):
    """Return what `inside` grows, with the loops of a comprehension after it."""
    names, text = [], ""
    for _ in range(1 + g.chance(3)):
        outer, g.in_iterable = g.in_iterable, True
        values = g.pick((iterable, iterable, lambda g, d: grow(g, "list", d)))(g, d)
        g.in_iterable = outer
        name = g.know("int", g.fresh("c"))
        names.append(name)
        text += f" for {name} in {values}"
        if g.chance(2):
            text += f" if {grow(g, 'bool', d)}"
    grown = inside()
    for name in names:
        g.forget(name)
    return grown + text


def iterable(g, d):
    """Return something that gives a few ints."""
    plain = [f"range({g.below(4)})", f"range({g.below(3)}, 6, 2)", "(1, 2, 3)", "reversed([4, 5])"]
    plain += [f"{name}({g.below(4)})" for name in g.generators]
    return g.pick(plain)


def _comprehension(g, d):
    return "[" + loops(g, d, lambda: grow(g, "int", d)) + "]"


def _set_comprehension(g, d):
    return "{" + loops(g, d, lambda: grow(g, "int", d)) + "}"


def _dict_comprehension(g, d):
    return "{" + loops(g, d, lambda: f"{grow(g, 'str', d)}: {grow(g, 'int', d)}") + "}"


def _over_generator(g, d):
    called = g.pick(("sum", "max", "list", "sorted", "len", "any", "all"))
    wrapped = "len([*{}])" if called in ("len", "list", "sorted") else f"int({called}({{}}))"
    if called == "max":
        wrapped = "max({}, default=4)"
    return wrapped.format("(" + loops(g, d, lambda: grow(g, "int", d)) + ")")


def _f_string(g, d):
    text = ""
    for _ in range(1 + g.below(2)):
        kind = g.pick(("int", "float", "str", "list", "tensor"))
        spec = g.pick(SPECS) if kind == "float" else g.pick(("", "!r", "!s:>6"))
        value = grow(g, kind, d)
        plain = not any(mark in value for mark in "'\"{}\\") and ":" not in value
        text += "{" + (value if plain and "=" not in value else str(g.below(9))) + spec + "} "
    return f"f'{text}'"


def _method_of_object(g, d):
    if not g.classes:
        return grow(g, "int", d)
    name = g.pick(g.classes)
    use = g.pick((
        "{c}({x}).total({y})", "({c}({x}) + {c}({y})).x", "len({c}({x}))",
        "int({c}({x}) == {c}({y}))",
        "{c}({x})[{y}]", "{c}({x})({y})", "sum({c}({x}))", "{c}.made", "{c}({x}).doubled",
        "{c}.make({x}).x", "(-{c}({x})).x", "int({x} in {c}({y}))", "(2 * {c}({x})).x",
    ))  # fmt: skip
    return use.format(c=name, x=grow(g, "int", d), y=grow(g, "int", d))


RULES = {
    "int": (
        _made("({} + {})", "int", "int"), _made("({} - {})", "int", "int"),
        _made("({} * {} % 1009)", "int", "int"), _made("({} // ({} or 3))", "int", "int"),
        _made("({} % ({} or -2))", "int", "int"), _made("({} // {})", "int", "int"), _made("(-{})",
        "int"), _made("abs({})", "int"),
        _made("({} ^ {} & 7 | {})", "int", "int", "int"), _made("(~{})", "int"),
        _made("(({}) % 9 << 2 >> 1)", "int"), _made("(({}) % 5) ** 2", "int"),
        _made("len({})", "list"), _made("len({})", "str"), _made("sum({})", "list"),
        _made("max({}, {})", "int", "int"), _made("min([{}, *{}])", "int", "list"),
        _made("int({})", "float"), _made("round({})", "float"), _made("int({})", "tensor"),
        _made("([5, 6] + {})[{} % 2]", "list", "int"),
        _made("{}[{}]", "list", "int"), _made("[7, *{}][-1]", "list"),
        _made("len({} & {{1, {}}})", "set", "int"), _made("sum({})", "set"),
        _made("{}.get({}, {})", "dict", "str", "int"),
        _made("{}.find({})", "str", "str"), _made("{}.count({})", "list", "int"),
        _made("int({})", "bool"), _made("({} and {})", "int", "int"),
        _made("({} or {})", "int", "int"), _made("divmod({}, 3)[1]", "int"),
        _made("pow(({}) % 7, 3, 5)", "int"), _made("(({}, {})[::-1])[0]", "int", "int"),
        _made("int(np.sum({}))", "list"), _made("math.gcd({}, 12)", "int"),
        _made("next(iter({}), {})", "list", "int"),
        _made("reduce(lambda a, b: a - b, {}, {})", "list", "int"),
        _made("[f() for f in [lambda: i for i in {}]][-1:] == [0]", "list"),
        _made("sum(f(1) for f in [lambda x, i=i: x * i for i in {}])", "list"),
        _conditional("int"), _walrus("int"), _lambda("int"), _call, _call, _over_generator,
        _method_of_object, _method_of_object,
    ),
    "float": (
        _made("({} + {})", "float", "float"), _made("({} * {})", "float", "int"),
        _made("({} / ({} or 4))", "float", "int"), _made("({} - {})", "float", "float"),
        _made("float({})", "int"), _made("float({})", "tensor"), _made("round({}, 1)", "float"),
        _made("abs({})", "float"), _made("math.sin({})", "float"),
        _made("math.sqrt(abs({}))", "float"), _made("float({}.numpy())", "variable"),
        _made("float(np.cos({}))", "float"), _made("max({}, 0.)", "float"),
        _made("({} % 3)", "float"), _made("float(tf.reduce_sum({}))", "vector"),
        _conditional("float"), _walrus("float"), _lambda("float"),
    ),
    "str": (
        _made("({} + {})[:40]", "str", "str"), _made("{}.upper()", "str"), _made("{}[1:]", "str"),
        _made("{}[::-1]", "str"), _made("({} * 2)[:40]", "str"), _made("str({})", "int"),
        _made("str({})", "list"), _made("repr({})", "float"), _made("{}.replace('a', {})", "str",
        "str"),
        _made("{}.join(['x', {}])[:40]", "str", "str"), _made("' '.join(sorted({}))", "dict"),
        _made("'%s|%5d' % ({}, {})", "str", "int"), _made("'{{}}-{{:>4}}'.format({}, {})", "int",
        "str"),
        _made("({} or {})", "str", "str"), _made("{}.title().strip()", "str"),
        _made("type({}).__name__", "float"), _made("str({}.split())", "str"),
        _f_string, _f_string, _conditional("str"), _lambda("str"),
    ),
    "bool": (
        _comparison, _comparison, _made("(not {})", "int"), _made("({} in {})", "int", "list"),
        _made("({} not in {})", "str", "str"), _made("({} and {})", "bool", "bool"),
        _made("({} or {})", "bool", "bool"), _made("isinstance({}, int)", "float"),
        _made("(type({}) is float)", "float"), _made("(type({}) in (int, bool))", "int"),
        _made("isinstance({}, (float, str))", "float"), _made("bool({})", "list"),
        _made("({} is None)", "int"), _made("{}.startswith({})", "str", "str"),
        _made("any([{}, {}])", "int", "int"), _made("all({})", "list"),
        _made("({} in {})", "str", "dict"), _made("({} == {})", "list", "list"),
        _made("({} in {})", "int", "set"),
        _made("({} <= {})", "set", "set"),
        _conditional("bool"),
    ),
    "list": (
        _made("[{}, {}]", "int", "int"), _made("[*{}, {}]", "list", "int"),
        _made("({} + {})[:9]", "list", "list"), _made("{}[1:]", "list"), _made("{}[::-1]", "list"),
        _made("{}[{}:{}]", "list", "int", "int"), _made("sorted({})", "list"),
        _made("sorted({}, key=lambda q: -q)", "list"), _made("list(map(abs, {}))", "list"),
        _made("list({}.values())", "dict"), _made("[i + x for i, x in enumerate({})]", "list"),
        _made("[a * b for a, b in zip({}, {})]", "list", "list"), _made("list(range(({}) % 4))",
        "int"),
        _made("list(filter(None, {}))", "list"), _made("sorted(set({}))", "list"),
        _made("sorted({})", "set"),
        _made("[len(s) for s in {}.split()]", "str"), _made("list(reversed({}))", "list"),
        _made("list(itertools.islice(itertools.cycle([4, *{}]), 3))", "list"),
        _made("[x for pair in zip({}, {}) for x in pair]", "list", "list"),
        _made("[*map(lambda a, b: a + b, {}, {})]", "list", "list"),
        _made("sorted({}, key=lambda q: (q % 3, q), reverse={})", "list", "bool"),
        _made("[sum(c) for c in zip(*[{}, [1, 2]])]", "list"),
        _made("[*{{{}, {}}}]", "bool", "bool"), _made("np.array({}, int).tolist()", "list"),
        _comprehension, _comprehension, _conditional("list"),
        lambda g, d: f"list({iterable(g, d)})",
    ),
    "set": (
        _made("{{{}, {}}}", "int", "int"), _made("set({})", "list"), _made("({} | {})", "set",
        "set"),
        _made("({} - {})", "set", "set"), _made("({} ^ {})", "set", "set"), _set_comprehension,
        _made("{}.union({})", "set", "list"), _made("set({}.values())", "dict"),
        _conditional("set"),
    ),
    "dict": (
        _made("{{{}: {}}}", "str", "int"), _made("{{**{}, {}: {}}}", "dict", "str", "int"),
        _made("dict(a={}, b={})", "int", "int"), _made("dict(zip('xyz', {}))", "list"),
        _made("({} | {})", "dict", "dict"), _dict_comprehension, _conditional("dict"),
        _made("{{k: v + 1 for k, v in {}.items()}}", "dict"),
    ),
    "tensor": (
        _made("({} + {})", "tensor", "tensor"), _made("({} * {})", "tensor", "tensor"),
        _made("({} - {})", "tensor", "float"), _made("({} * {})", "float", "tensor"),
        _made("tf.sin({})", "tensor"), _made("tf.square({})", "tensor"),
        _made("tf.sigmoid({})", "tensor"), _made("tf.reduce_sum({})", "vector"),
        _made("tf.reduce_mean({} * {})", "vector", "vector"), _made("{} ** 2", "tensor"),
        _made("tf.exp(-tf.abs({}))", "tensor"), _made("{}[{} % 3]", "vector", "int"),
        _made("tf.maximum({}, {})", "tensor", "tensor"), _made("({} * {})", "variable", "tensor"),
        _made("tf.stop_gradient({})", "tensor"), _made("tf.constant(float({}))", "int"),
        _made("tf.constant(np.float32({}))", "float"), _made("tf.where({}, {}, {})", "bool",
        "tensor", "tensor"),
        _made("tf.norm({} + 1.)", "vector"), _made("sum(t for t in {})", "vector"),
        _conditional("tensor"), _walrus("tensor"),
    ),
    "vector": (
        _made("({} + {})", "vector", "vector"), _made("({} * {})", "vector", "tensor"),
        _made("tf.nn.softmax({})", "vector"), _made("tf.nn.relu({})", "vector"),
        _made("tf.stack([{}, {}, {}])", "tensor", "tensor", "tensor"), _made("{}[::-1]", "vector"),
        _made("tf.cumsum({})", "vector"), _made("tf.constant(np.arange(3.) * {}, tf.float32)",
        "float"),
        _made("tf.concat([{}[:1], {}[1:]], 0)", "vector", "vector"), _conditional("vector"),
        _made("tf.stack([float(i) * u for i, u in enumerate({})])", "vector"),
    ),
    "variable": (
        lambda g, d: g.pick(g.names["variable"]) if g.names["variable"] else "tf.Variable(1.5)",
    ),
}  # fmt: skip
