"""What stopped a program, and what a person should know before it harms them, as diagnostics."""

import difflib
import re

from gradviz.lang.interpreter import Interpreter
from gradviz.lang.ledger import Ledger
from gradviz.lang.namespaces import TENSORFLOW, Namespace
from gradviz.lang.parse import Program
from gradviz.trace import Diagnostic
from gradviz.words import say

MACHINERY = re.compile(r"\{\{[^}]*\}\}\s*")  # TensorFlow's names of wrapped functions
OPERATION = re.compile(r"\s*\[Op:\w+\](?: name:)?\s*$")
MISSING_NAME = re.compile(r"name '(\w+)' is not defined")
MISSING_MEMBER = re.compile(r"module '([\w.]+)' has no attribute '(\w+)'")


def of_error(program: Program, error: Exception, interpreter: Interpreter) -> Diagnostic:
    """Return the diagnostic of an exception the program did not catch."""
    kind = type(error).__name__
    detail = OPERATION.sub("", MACHINERY.sub("", str(error))).strip() or kind
    message = detail if detail == kind else say("diagnostics.raised", kind=kind, detail=detail)
    span = getattr(error, "span", None)
    hint = _hint(detail, interpreter)
    return Diagnostic.at(program.text, span, "raised", message, hint, exception=kind)


def _hint(detail: str, interpreter: Interpreter) -> str | None:
    near: list[str] = []
    if found := MISSING_NAME.search(detail):
        near = difflib.get_close_matches(found[1], interpreter.visible_names(), 3, 0.6)
    elif found := MISSING_MEMBER.search(detail):
        space = _space(found[1])
        near = [] if space is None else space.near(found[2])
    if not near:
        return None
    return say("diagnostics.did_you_mean", names=", ".join(near))


def _space(path: str) -> Namespace | None:
    first, *rest = path.split(".")
    found: object = TENSORFLOW if first == "tensorflow" else None
    for part in rest:
        found = found.get(part) if isinstance(found, Namespace) else None
    return found if isinstance(found, Namespace) else None


def warnings(ledger: Ledger, program: Program) -> list[Diagnostic]:
    """Return the warnings of the present scene: watched values that can have no gradient."""
    found = []
    for _, number, _, span in ledger.watches:
        node = ledger.nodes[number]
        if node.is_float or node.scene != ledger.scene:
            continue
        dtype = getattr(getattr(node.value, "dtype", None), "name", "string")
        message = say("diagnostics.integer_watch", name=node.label or node.name, dtype=dtype)
        found.append(
            Diagnostic.at(program.text, span, "integer_watch", message, severity="warning")
        )
    return found
