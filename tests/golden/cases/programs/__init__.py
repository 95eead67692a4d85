"""Small programs asked of TensorFlow besides the engine notes and the seed notebook.

Each module of this package is a family with a dict PROGRAMS, name -> text, recorded in
tensorflow/programs/<family>.json. Each program runs alone, with `np` and `tf` defined, random
numbers following one seed. Where results are what is left of a sum that cancels, a family's dict
ALLOWANCES says how many eps of 1, besides the relative ones, they may be apart. TensorFlow is not
known here.
"""

import importlib
import pkgutil

MODULES = {
    found.name: importlib.import_module(f"{__name__}.{found.name}")
    for found in sorted(pkgutil.iter_modules(__path__), key=lambda found: found.name)
}
FAMILIES = {family: module.PROGRAMS for family, module in MODULES.items()}
ALLOWANCES = {
    (family, name): eps
    for family, module in MODULES.items()
    for name, eps in getattr(module, "ALLOWANCES", {}).items()
}
