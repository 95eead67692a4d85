"""Hints for names that do not exist: the nearest that do, or what is written here instead."""

import difflib
import inspect
import re
from collections.abc import Iterable, Iterator
from typing import Any

from gradviz.lang.guarded import bare
from gradviz.lang.names import readable_names
from gradviz.lang.namespaces import MATH, NUMPY, TENSORFLOW, Namespace
from gradviz.words import CATALOGUE, say

UNEXPECTED = re.compile(r"unexpected keyword argument '(\w+)'|not recognized: \{'(\w+)'")
MISSING_MODULE = re.compile(r"No module named '([\w.]+)'")
UNDEFINED = re.compile(r"name '(\w+)' is not defined")
ROOTS = {"tensorflow": ("tf", TENSORFLOW), "numpy": ("np", NUMPY), "math": ("math", MATH)}
WRITTEN = {"tensorflow": "tf", "numpy": "np"}
# As programs call what plt is and hands out.
HELD = {"matplotlib.pyplot": "plt", "matplotlib.axes.Axes": "ax", "matplotlib.figure.Figure": "fig"}
# Where a member is looked for that is not where it was asked for.
PLACES = ("", "math.", "nn.", "linalg.", "random.", "image.", "keras.", "keras.layers.")


def name(error: Any, detail: str) -> str | None:
    """Say what a name was meant to be, or what there is instead of it."""
    found = UNDEFINED.search(detail)
    if not isinstance(error, NameError) or not found:
        return None
    return _instead("name", found[1]) or _near(found[1], getattr(error, "names", ()))


def module(error: Any, detail: str) -> str | None:
    """Say which modules there are."""
    found = MISSING_MODULE.search(detail)
    if not isinstance(error, ImportError) or not found:
        return None
    top = found[1].partition(".")[0]
    return _instead("module", top) or say("hints.modules")


def member(error: Any, detail: str) -> str | None:
    """Say where a module has what was looked for, or which of its members look like it."""
    space = getattr(error, "obj", None)
    if not isinstance(space, Namespace):
        return None
    wanted = error.name
    first, _, rest = space.name.partition(".")
    place = HELD.get(space.name) or ".".join([WRITTEN.get(first, first), *filter(None, [rest])])
    return (
        _instead("member", wanted)
        or _elsewhere(first, wanted)
        or _near(wanted, space.members(), place)
        or None
    )


def _elsewhere(first: str, wanted: str) -> str | None:
    """Return where else in the module, or in the other one, a member of that name is."""
    if first not in ROOTS:
        return None
    for root in dict.fromkeys((first, "tensorflow", "numpy")):
        short, space = ROOTS[root]
        for place in PLACES:
            for spelled in (wanted, f"reduce_{wanted}", wanted.removeprefix("reduce_")):
                if _has(space, place + spelled):
                    return say("hints.did_you_mean", names=f"{short}.{place}{spelled}")
    return None


def _has(space: Namespace, path: str) -> bool:
    found: object = space
    for part in path.split("."):
        if not isinstance(found, Namespace) or part not in found.members():
            return False
        found = found.get(part)
    return True


def attribute(error: Any, detail: str) -> str | None:
    """Say which attributes of a value look like the one that it has not."""
    if not isinstance(error, AttributeError) or error.name is None:
        return None
    owner, wanted = error.obj, error.name
    kind = type(owner).__name__
    special = _instead(f"attribute.{kind}", wanted) or _instead("attribute", wanted)
    if special:
        return special
    if kind == "EagerTensor":
        for spelled in (wanted, f"reduce_{wanted}", f"math.{wanted}"):
            if _has(TENSORFLOW, spelled):
                return say("hints.function_of", name=f"tf.{spelled}")
    return _near(wanted, readable_names(owner))


def keyword(error: Any, detail: str) -> str | None:
    """Say which argument was meant."""
    found = UNEXPECTED.search(detail)
    if not found:
        return None
    wanted = found[1] or found[2]
    names = list(_parameters(bare(getattr(error, "called", None))))
    return _near(wanted, names, ending="=") or (
        say("hints.parameters", names=", ".join(names)) if names else None
    )


def missing_argument(error: Any, detail: str) -> str | None:
    """Say which arguments a function takes."""
    count = re.search(r"missing \d+ required|takes (from )?\d+( to \d+)? positional", detail)
    names = list(_parameters(bare(getattr(error, "called", None)))) if count else []
    return say("hints.parameters", names=", ".join(names)) if names else None


def _parameters(function: Any) -> Iterator[str]:
    try:
        signature = inspect.signature(function)
    except (TypeError, ValueError):
        return
    for parameter in signature.parameters.values():
        if parameter.kind not in (parameter.VAR_POSITIONAL, parameter.VAR_KEYWORD):
            yield parameter.name


def _near(wanted: str, names: Iterable[str], place: str = "", ending: str = "") -> str | None:
    """Return "did you mean ...?" with the nearest names, those first that differ in case only."""
    known = [known for known in names if not known.startswith("__")]
    same = [known for known in known if known.lower() == wanted.lower() and known != wanted]
    near = same or difflib.get_close_matches(wanted, known, 3, 0.6)
    if not near:
        return None
    shown = [f"{place}.{found}" if place else f"{found}{ending}" for found in near]
    return say("hints.did_you_mean", names=", ".join(shown))


def _instead(kind: str, wanted: str) -> str | None:
    key = f"hints.{kind.lower()}.{wanted.lower()}"
    return say(key) if key in CATALOGUE.rows else None
