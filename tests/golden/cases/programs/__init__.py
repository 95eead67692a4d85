"""Small programs asked of TensorFlow besides the engine notes and the seed notebook.

Each module of this package is a family with a dict PROGRAMS, name -> text, recorded in
tensorflow/programs/<family>.json. Each program runs alone, with `np` and `tf` defined, random
numbers following one seed. Knows no TensorFlow.
"""

import importlib
import pkgutil

FAMILIES = {
    found.name: importlib.import_module(f"{__name__}.{found.name}").PROGRAMS
    for found in sorted(pkgutil.iter_modules(__path__), key=lambda found: found.name)
}
