"""The list of every public name of gradviz.tf, and what is known of each.

    python -m tests.golden.names            # Markdown, on the standard output

A row says how many golden cases call the name, how many of them have a first and a second
derivative that TensorFlow recorded as arriving, and the formula its pullbacks follow. Where a cell
has no number or formula it says why; a cell with neither is empty, and a test fails. Names for one
and the same thing share their cases. A program counts as a derivative of first order if it asks for
a gradient, of second if its tapes are nested.
"""

import ast
from dataclasses import dataclass, field
from functools import cache

import numpy as np

import gradviz.tf as tf
from gradviz.engine import OPS, Listener, fresh_session, listening
from tests.golden.cases import operations, programs
from tests.golden.cases.running import run_program
from tests.golden.reasons import kind_of, reason_for
from tests.helpers import golden

HEAD = ("name", "golden cases", "first order", "second order", "formula")
MOST_RUN = 6  # cases run per name to see which operations they use
MOST_RULES = 3
PLUMBING = {"read", "identity", "cast", "reshape", "stack", "broadcast_to"}


@dataclass
class Name:
    """What is known of one thing under all its names."""

    names: list[str]
    thing: object
    cases: list[dict] = field(default_factory=list)
    programs: list[str] = field(default_factory=list)
    first: int = 0
    second: int = 0
    raised: set[str] = field(default_factory=set)


def public_names(module=tf, prefix="tf"):
    """Yield (dotted name, thing) for everything that `__all__` offers, modules included."""
    for name in module.__all__:
        thing = getattr(module, name)
        yield f"{prefix}.{name}", thing
        if kind_of(thing) == "a module":
            yield from public_names(thing, f"{prefix}.{name}")


def used_in(text):
    """Return every dotted name that begins with `tf.` in a text and in the texts it holds.

    A name that is set to such a one counts as it: L.Dense after `L = tf.keras.layers`.
    """
    tree, found = _parsed(text), set()
    known = {"tf": "tf", "keras": "tf.keras"}
    for syntax in ast.walk(tree):
        if isinstance(syntax, ast.Assign) and isinstance(syntax.targets[0], ast.Name):
            whole = _dotted(syntax.value, known)
            known |= {syntax.targets[0].id: whole} if whole else {}
    for syntax in ast.walk(tree):
        if isinstance(syntax, ast.Constant) and isinstance(syntax.value, str):
            found |= used_in(syntax.value) if "tf." in syntax.value else set()
        parts = _dotted(syntax, known).split(".")
        found |= {".".join(parts[:k]) for k in range(2, len(parts) + 1)}
    return found


def _dotted(syntax, known):
    """Return the dotted name that an expression is, "" if it is none of a known beginning."""
    parts = []
    while isinstance(syntax, ast.Attribute):
        parts.append(syntax.attr)
        syntax = syntax.value
    if not isinstance(syntax, ast.Name) or syntax.id not in known:
        return ""
    return ".".join([known[syntax.id], *reversed(parts)])


def _parsed(text):
    try:
        return ast.parse(text)
    except SyntaxError:  # a text that is no program
        return ast.Module([], [])


def collect():
    """Return a Name for each public thing, with the golden cases that call it."""
    things, by_name = {}, {}
    for dotted, thing in public_names():
        key = ("value", repr(thing)) if thing is None or isinstance(thing, str) else id(thing)
        row = things.setdefault(key, Name([], thing))
        row.names.append(dotted)
        by_name[dotted] = row
    for family, cases in operations.FAMILIES.items():
        recorded = golden.load(f"operations/{family}")["operations"]
        for case in cases:
            for row in _rows(by_name, case["call"]):
                _note_case(row, case, recorded[case["id"]])
    for text in _programs():
        for row in _rows(by_name, text):
            row.programs.append(text)
            row.first += "gradient(" in text or "jacobian(" in text or "jvp(" in text
            row.second += text.count("GradientTape(") > 1
    return list(things.values())


def _rows(by_name, text):
    return {id(row): row for row in (by_name.get(n) for n in used_in(text)) if row}.values()


def _programs():
    yield from (text for family in programs.FAMILIES.values() for text in family.values())
    yield from golden.programs("notes").values()
    yield from golden.programs("seed_cells")


def _note_case(row, case, answer):
    row.cases.append(case)
    if answer["raised"]:
        return
    row.first += any(g["kind"] != "none" for g in answer["gradients"].values())
    if isinstance(answer["second"], str):
        row.raised.add(answer["second"])
    else:
        row.second += any(g["kind"] != "none" for g in answer["second"].values())


class Heard(Listener):
    """Remembers which operations ran."""

    def __init__(self):
        self.ops = {}

    def executed(self, op, *rest):
        """Note one operation."""
        self.ops[op.name] = op


def operations_of(row):
    """Return the operations that the plainest cases or programs of a name run, in order."""
    starts = tuple(f"{name}(" for name in row.names)
    plainest = sorted(row.cases, key=lambda c: (not c["call"].startswith(starts), len(c["call"])))
    found = {}
    for case in plainest[:MOST_RUN]:
        inputs = {name: tf.constant(np.array(*spec)) for name, spec in case["inputs"].items()}
        found.update(_heard(case["call"], inputs))
    for text in sorted(row.programs, key=len)[: 0 if found else MOST_RUN]:
        found.update(_heard_alone(text))
    own = {name: op for name, op in found.items() if name not in PLUMBING} or found
    return list(own.values())


@cache
def _heard_alone(text):
    """Return what a program runs; many names are in the same programs."""
    return _heard(text, {})


def _heard(text, inputs):
    heard = Heard()
    with fresh_session(), listening(heard):
        run_program(text, {"tf": tf, "np": np, **inputs})
    return heard.ops


def cells(row):
    """Return the five cells of a row; a cell is "" where nothing is known."""
    return (
        ", ".join(f"`{name}`" for name in row.names),
        str(len(row.cases) + len(row.programs) or reason_for(row)),
        first_cell(row),
        second_cell(row),
        formula_cell(row),
    )


def first_cell(row):
    """Return the number of first derivatives, or why there is none."""
    if row.first:
        return str(row.first)
    if reason := reason_for(row):
        return reason
    if not row.cases:
        return ""
    floats = [c for c in row.cases if any("float" in spec[1] for spec in c["inputs"].values())]
    return "TensorFlow has none: None" if floats else "of no floating input"


def second_cell(row):
    """Return the number of second derivatives, or why there is none."""
    if row.second:
        return str(row.second)
    if not row.first:
        return first_cell(row)
    if row.raised:
        return f"TensorFlow raises {', '.join(sorted(row.raised))}"
    if row.cases:
        return "TensorFlow's is None: the first is constant"
    return "of the operations it is made of" if operations_of(row) else reason_for(row)


def formula_cell(row):
    """Return the pullbacks of the operations it runs, as TeX, or why there are none."""
    if reason := reason_for(row):
        return reason
    ops = operations_of(row)
    rules = [rule for op in ops for rule in op.rules if rule]
    if not ops:
        return "makes a value of nothing" if row.cases else ""
    if not rules:
        return "no derivative: " + ", ".join(op.name for op in ops[:MOST_RULES])
    if len(ops) > MOST_RULES or not row.cases:
        return "made of " + ", ".join(op.name for op in ops)
    return ", ".join(f"${rule.replace('$g', 'g').replace('$', '')}$" for rule in rules)


def table(rows):
    """Return the list as Markdown."""
    lines = ["| " + " | ".join(HEAD) + " |", "|---|--:|---|---|---|"]
    for row in sorted(rows, key=lambda row: row.names[0]):
        lines.append("| " + " | ".join(cell.replace("|", r"\|") for cell in cells(row)) + " |")
    return "\n".join(lines)


def main():
    """Print the list, and how long it is."""
    rows = collect()
    names = sum(len(row.names) for row in rows)
    cases = len(operations.CASES) + sum(1 for _ in _programs())
    print(f"{names} names of {len(rows)} things, {len(OPS)} operations, {cases} golden cases\n")
    print(table(rows))


if __name__ == "__main__":
    main()
