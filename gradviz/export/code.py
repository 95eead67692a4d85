"""The program as a TensorFlow script that runs outside gradviz. No Qt.

A program is its own text, with the imports it relies on. An expression becomes a program: its free
names are made as their roles say, its text is recorded on a tape, and the gradients are asked for.
"""

import ast
import re
from collections.abc import Sequence

import numpy as np

from gradviz.lang.magics import commented
from gradviz.lang.namespaces import BARE_MATH, BARE_NAMES, BARE_NN
from gradviz.lang.scenes import Scene
from gradviz.trace import InputRow, Trace

IMPORTS = {
    "tf": "import tensorflow as tf",
    "np": "import numpy as np",
    "plt": "import matplotlib.pyplot as plt",
}
MAKERS = {"trainable": "tf.Variable({})", "frozen": "tf.Variable({}, trainable=False)"}


def script(trace: Trace, before: Sequence[Scene] = ()) -> str:
    """Return the program of `trace` as a script; earlier scenes come first."""
    pieces = [commented(scene.text).rstrip() for scene in before]
    pieces.append(commented(trace.text).rstrip() if trace.is_program else expression(trace))
    text = "\n\n".join(piece for piece in pieces if piece)
    used = [line for name, line in IMPORTS.items() if re.search(rf"\b{name}\.", text)]
    missing = [line for line in used if line not in text]
    return "\n".join([*missing, "", text, ""]).lstrip("\n")


def expression(trace: Trace) -> str:
    """Return an expression as a program with a tape."""
    body, target = _named(commented(trace.text).rstrip("\n"), trace.target)
    free = [row for row in trace.inputs if row.declared is None and row.settable]
    lines = [f"{row.name} = {_maker(row)}" for row in free]
    lines += ["", "with tf.GradientTape() as tape:"]
    lines += [f"  tape.watch({row.name})" for row in free if row.role == "watched"]
    lines += [f"  {line}" if line.strip() else line for line in body]
    sources = [row.name for row in free if row.role in ("trainable", "watched")]
    if target and sources:
        lines += ["", f"gradients = tape.gradient({target}, [{', '.join(sources)}])"]
        lines += [f"for name, gradient in zip({sources!r}, gradients):", "  print(name, gradient)"]
    return "\n".join(lines)


def _named(text: str, target: str) -> tuple[list[str], str]:
    """Return the lines, every function spelled TensorFlow's way, the last value with a name."""
    spelled = _spelled(text)
    tree = ast.parse(spelled)
    last = tree.body[-1] if tree.body else None
    lines = spelled.split("\n")
    if isinstance(last, ast.Expr):
        at = last.lineno - 1
        lines[at] = f"result = {lines[at]}"
        return lines, target if target.isidentifier() else "result"
    return lines, target


def _spelled(text: str) -> str:
    """Write `tf.` before the bare function names that gradviz allows, where they are not bound."""
    names = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Name)]
    bound = {name.id for name in names if isinstance(name.ctx, ast.Store)}
    names = [name for name in names if name.id not in bound]
    lines = [line.encode() for line in text.split("\n")]  # ast counts bytes
    for name in sorted(names, key=lambda name: (name.lineno, name.col_offset), reverse=True):
        line, spelling = lines[name.lineno - 1], SPELLINGS.get(name.id)
        if spelling is not None:
            end = name.col_offset + len(name.id)
            lines[name.lineno - 1] = line[: name.col_offset] + spelling.encode() + line[end:]
    return b"\n".join(lines).decode()


SPELLINGS = {
    **{name: f"tf.{name}" for name in BARE_NAMES},
    **{name: f"tf.nn.{name}" for name in BARE_NN},
    **{name: f"tf.math.{name}" for name in BARE_MATH},
    "ln": "tf.math.log",
    "pi": "np.pi",
}


def _maker(row: InputRow) -> str:
    return MAKERS.get(row.role, "tf.constant({})").format(_literal(row.value))


def _literal(value: np.ndarray) -> str:
    if value.dtype.kind != "f":
        return repr(value.tolist())
    return repr(value.astype(str).astype(np.float64).tolist())
