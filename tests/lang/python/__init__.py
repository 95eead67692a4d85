"""Programs that mean in the language what they mean in Python: family -> id -> text.

Each is run by both; names, printed lines and the kind of exception must be the same.
"""

from importlib import import_module

FAMILIES = (
    "assignment", "flow", "functions", "comprehensions", "generators", "classes", "values",
    "modules",
    "tensorflow",
)  # fmt: skip
PROGRAMS = {
    f"{family}: {name}": text
    for family in FAMILIES
    for name, text in import_module(f"{__name__}.{family}").PROGRAMS.items()
}
