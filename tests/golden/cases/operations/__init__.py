"""The table of operation cases: a call as it would be typed, and the values of its inputs.

A case is {"id", "call", "inputs": {name: (nested values, dtype name)}, "absolute"}. Each module of
this package is a family with a list CASES, recorded in tensorflow/operations/<family>.json. Edge
inputs hold kinks, ties, zeros, infinities and NaN. `absolute` is what is allowed besides the
relative tolerance, in units of the dtype's eps; a family's ALLOWANCES say why. Knows no TensorFlow.
"""

import importlib
import pkgutil

FAMILIES = {
    found.name: importlib.import_module(f"{__name__}.{found.name}").CASES
    for found in sorted(pkgutil.iter_modules(__path__), key=lambda found: found.name)
    if found.name != "building"
}
CASES = [case for cases in FAMILIES.values() for case in cases]
