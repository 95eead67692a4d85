"""All modules that one run can import, and how it prints NumPy's numbers."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np

from gradviz.lang.budget import Budget, Limits
from gradviz.lang.namespace import Namespace
from gradviz.lang.namespaces import MATH, NUMPY, TENSORFLOW
from gradviz.lang.numpy_random import random_module
from gradviz.lang.plt import GRIDSPEC, Pyplot
from gradviz.lang.standard_library import library

# What programs may set of how arrays are printed, and how far: printing has its price.
MOST = {"precision": 50, "threshold": 20_000, "edgeitems": 50, "linewidth": 2_000}
PLAIN = frozenset({"suppress", "nanstr", "infstr", "sign", "floatmode"})


class NumberFormat:
    """What `np.set_printoptions` set, for this run alone."""

    def __init__(self) -> None:
        self._options: dict[str, Any] = {}

    @contextmanager
    def in_force(self) -> Iterator[None]:
        """Print as was set; afterwards NumPy prints as before."""
        with np.printoptions(**self._options):
            yield

    def set(self, **options: Any) -> None:
        """Do np.set_printoptions: precision, threshold, edgeitems, linewidth, suppress ..."""
        for name, value in options.items():
            if name not in MOST and name not in PLAIN:
                raise TypeError(f"set_printoptions() has no option {name!r} here")
            most = MOST.get(name)
            self._options[name] = value if most is None or value is None else min(value, most)
        np.set_printoptions(**self._options)


def modules(
    budget: Budget, seed: int, plt: Namespace, numbers: NumberFormat
) -> dict[str, Namespace]:
    """Return the modules of one run, by name."""
    numpy = NUMPY.with_members(
        random=random_module(seed, budget.array), set_printoptions=numbers.set
    )
    return {
        "tensorflow": TENSORFLOW,
        "numpy": numpy,
        "math": MATH,
        "matplotlib": Namespace(
            "matplotlib", {"pyplot": plt, "cm": plt.get("cm"), "gridspec": GRIDSPEC}, str
        ),
        **library(budget, seed),
    }


# What any run can import: for those who only ask what there is.
MODULES = modules(Budget(Limits()), 0, Pyplot().namespace(), NumberFormat())
