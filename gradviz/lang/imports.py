"""What `import` means: the modules of the language, as closed lists of names."""

import ast
from typing import TYPE_CHECKING

from gradviz.lang.namespaces import Namespace

if TYPE_CHECKING:
    from gradviz.lang.interpreter import Interpreter


def import_statement(interpreter: "Interpreter", syntax: ast.Import) -> None:
    """Do `import tensorflow as tf`, for the modules of the language."""
    for alias in syntax.names:
        module = _module(interpreter, alias.name)
        top = alias.name.partition(".")[0]
        bound = module if alias.asname else _module(interpreter, top)
        interpreter.bind(alias.asname or top, bound, syntax)


def import_from(interpreter: "Interpreter", syntax: ast.ImportFrom) -> None:
    """Do `from tensorflow import keras`, and `from math import *`."""
    if syntax.module == "__future__":
        return  # what it names is so by now
    if syntax.level:
        raise ImportError("attempted relative import with no known parent package")
    module = _module(interpreter, syntax.module or "")
    for alias in syntax.names:
        names = module.members() if alias.name == "*" else (alias.name,)
        for name in names:
            if name in module.members():
                interpreter.bind(alias.asname or name, module.get(name), syntax)
            else:
                raise ImportError(f"cannot import name '{name}' from '{module.name}'")


def _module(interpreter: "Interpreter", path: str) -> Namespace:
    first, *rest = path.split(".")
    found: object = interpreter.modules.get(first)
    for part in rest:
        if isinstance(found, Namespace):
            found = found.get(part) if part in found.members() else None
    if not isinstance(found, Namespace):
        raise ModuleNotFoundError(f"No module named '{path}'")
    return found
