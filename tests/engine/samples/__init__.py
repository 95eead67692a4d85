"""One sample row per operation, a file per file of engine/ops."""

import importlib
import pkgutil

SAMPLES = [
    row
    for found in sorted(pkgutil.iter_modules(__path__), key=lambda found: found.name)
    if found.name != "sample"
    for row in importlib.import_module(f"{__name__}.{found.name}").SAMPLES
]
