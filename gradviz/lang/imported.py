"""What an import of the text would bring, of the modules that there are here."""

import ast
from collections.abc import Mapping

from gradviz.lang.namespace import Namespace


def is_here(
    syntax: ast.Import | ast.ImportFrom, alias: ast.alias, modules: Mapping[str, Namespace]
) -> bool:
    """Return whether the language has what an import asks for, or has to refuse it at its place."""
    if isinstance(syntax, ast.Import):
        return isinstance(_found(alias.name, modules), Namespace)
    if syntax.level or syntax.module == "__future__" or alias.name == "*":
        return True
    return _found(f"{syntax.module}.{alias.name}", modules) is not None


def meant(
    syntax: ast.Import | ast.ImportFrom, alias: ast.alias, modules: Mapping[str, Namespace]
) -> object:
    """Return what an imported name means."""
    if isinstance(syntax, ast.ImportFrom):
        return _found(f"{syntax.module}.{alias.name}", modules)
    return _found(alias.name if alias.asname else alias.name.partition(".")[0], modules)


def _found(path: str, modules: Mapping[str, Namespace]) -> object:
    first, *rest = path.split(".")
    found: object = modules.get(first)
    for part in rest:
        members = found.members() if isinstance(found, Namespace) else ()
        found = found.get(part) if isinstance(found, Namespace) and part in members else None
    return found


def imported(alias: ast.alias) -> str:
    """Return the name that an import binds."""
    return alias.asname or alias.name.partition(".")[0]


def with_names(
    syntax: ast.Import | ast.ImportFrom, names: list[ast.alias]
) -> ast.Import | ast.ImportFrom:
    """Return the same import of some of its names."""
    made: ast.Import | ast.ImportFrom = ast.Import(names)
    if isinstance(syntax, ast.ImportFrom):
        made = ast.ImportFrom(syntax.module, names, syntax.level)
    return ast.copy_location(made, syntax)


def absent(
    syntax: ast.Import | ast.ImportFrom, alias: ast.alias, modules: Mapping[str, Namespace]
) -> str:
    """Return what is not here: the module, or one name of it."""
    if isinstance(syntax, ast.Import):
        return alias.name
    module = syntax.module or ""
    return module if _found(module, modules) is None else f"{module}.{alias.name}"
