"""TensorFlow as a recorded witness: how a Python value is written down, and how two are compared.

The recorder (tests/golden/record_tensorflow.py) and the tests describe values with the same
function, so that what is compared is what was recorded. Knows NumPy only: neither TensorFlow nor
gradviz is imported here, both are recognised by what they offer.

Tolerances. Integers, booleans, texts, shapes, dtypes and type names are exact. A float may differ
by `MAX_ULP` units in the last place of its own dtype (a Python float counts as float32, since it
usually was one). NaN equals NaN; the sign of a zero is not compared.
"""

import json
import math
import re
from pathlib import Path
from types import ModuleType

import numpy as np

GOLDEN = Path(__file__).resolve().parents[1] / "golden"
MAX_ULP = 4
PRINTED_RTOL = 1e-6
ARRAY_KINDS = {"tensor", "variable", "ndarray", "number"}
NUMBER = re.compile(
    r"(?<![\w.])[-+]?(?:\d+\.\d*|\.\d+|\d+)(?:[eE][-+]?\d+)?(?!\w)|\bnan\b|-?\binf\b"
)
MESSAGE = re.compile(r"(\b\w*Error) \|.*")
LAYER_NUMBER = re.compile(r"\bdense_\d+\b")


def load(name):
    """Return what TensorFlow answered: tests/golden/tensorflow/<name>.json."""
    return json.loads((GOLDEN / "tensorflow" / f"{name}.json").read_text(encoding="utf-8"))


def programs(name):
    """Return the programs it was asked: tests/golden/cases/<name>.json."""
    return json.loads((GOLDEN / "cases" / f"{name}.json").read_text(encoding="utf-8"))


# --- Describing -------------------------------------------------------------------------------


def describe(value):
    """Return `value` as plain JSON data: kind, type name, and what that kind has to say."""
    name = type(value).__name__
    if value is None:
        return {"kind": "none"}
    if isinstance(value, type | ModuleType):
        return {"kind": "other", "type": "module" if isinstance(value, ModuleType) else "type"}
    if name == "TensorShape":
        return {"kind": "TensorShape", "type": name, "value": list(value)}
    if type(value) in (bool, int, float):
        return {"kind": "number", "type": name, "value": _plain(value)}
    if isinstance(value, str):
        return {"kind": "str", "type": name, "value": value}
    if isinstance(value, dict):
        return {
            "kind": "dict",
            "type": name,
            "value": {str(k): describe(v) for k, v in value.items()},
        }
    if isinstance(value, list | tuple):
        kind = "list" if isinstance(value, list) else "tuple"
        return {"kind": kind, "type": name, "value": [describe(v) for v in value]}
    if isinstance(value, np.ndarray | np.generic):
        return {"kind": "ndarray", "type": name, **_array(value)}
    if all(hasattr(value, part) for part in ("numpy", "dtype", "shape")):
        return _tensor(value)
    return {"kind": "other", "type": name}


def _tensor(value):
    """Describe a tensor or a Variable, TensorFlow's, Keras' or gradviz'."""
    described = {"kind": "tensor", "type": type(value).__name__, **_array(value.numpy())}
    described["dtype"] = getattr(value.dtype, "name", str(value.dtype))
    if hasattr(value, "assign"):
        described.update(kind="variable", name=value.name, trainable=bool(value.trainable))
    return described


def _array(value):
    array = np.asarray(value)
    return {"dtype": array.dtype.name, "shape": list(array.shape), "value": _nested(array)}


def _nested(array):
    """Return the items as nested lists that survive JSON; float32 in its own shortest digits."""
    if np.ndim(array):
        return [_nested(item) for item in array]
    return _plain(array[()] if isinstance(array, np.ndarray) else array)


def _plain(item):
    """Return one item as a JSON value: NaN and infinities as text, bytes decoded."""
    if isinstance(item, bytes):
        return item.decode("utf-8", "replace")
    if isinstance(item, np.bool_ | bool):
        return bool(item)
    if isinstance(item, np.integer | int):
        return int(item)
    if isinstance(item, np.floating | float):
        return float(str(item)) if math.isfinite(item) else str(float(item))
    return str(item)


def decode(described):
    """Return the array that a description with `value` stands for, in its own dtype."""
    return np.array(_finite_or_not(described["value"]), described.get("dtype", "float32"))


def _finite_or_not(value):
    if isinstance(value, list):
        return [_finite_or_not(item) for item in value]
    return float(value) if isinstance(value, str) else value


# --- Comparing values -------------------------------------------------------------------------


def compare(actual, recorded, *, kinds=True, values=True, within=None):
    """Return the differences between a Python object and a recorded description, as sentences.

    `kinds=False` takes a tensor, a Variable, an array and a number for one another and ignores type
    names (for `trace.values`, which holds arrays). `values=False` compares everything but the
    numbers (for what was drawn at random). `within(a, b)` replaces the rule for floats.
    """
    described = describe(actual)
    return described_differences(described, recorded, kinds=kinds, values=values, within=within)


def described_differences(mine, theirs, *, place="it", kinds=True, values=True, within=None):
    """Do what `compare` does, for two descriptions; `place` is what the sentences begin with."""
    return _compare(mine, theirs, place, kinds, values, within or within_ulps(MAX_ULP))


def _compare(actual, recorded, place, kinds, values, rule):
    wrong = _shell_differences(actual, recorded, place, kinds)
    if wrong or "value" not in recorded:
        return wrong
    mine, theirs = actual["value"], recorded["value"]
    if recorded["kind"] == "dict":
        pairs = [(f"{place}[{key!r}]", mine[key], theirs[key]) for key in theirs]
    elif recorded["kind"] in ("list", "tuple"):
        pairs = [(f"{place}[{k}]", *pair) for k, pair in enumerate(zip(mine, theirs, strict=True))]
    else:
        return _value_differences(actual, recorded, place, rule) if values else []
    return [line for where, a, b in pairs for line in _compare(a, b, where, kinds, values, rule)]


def _shell_differences(actual, recorded, place, kinds):
    """Compare all but the numbers of one description: kind, type, dtype, shape, keys, name."""
    if not kinds and {actual["kind"], recorded["kind"]} <= ARRAY_KINDS:
        fields = ("dtype", "shape") if "dtype" in actual and "dtype" in recorded else ()
    elif not kinds:
        fields = ("kind",)
    else:
        fields = ("kind", "type", "dtype", "shape", "name", "trainable")
    wrong = [
        f"{place}: {field} is {actual.get(field)!r}, TensorFlow's {recorded.get(field)!r}"
        for field in fields
        if actual.get(field) != recorded.get(field)
    ]
    mine, theirs = actual.get("value"), recorded.get("value")
    if recorded["kind"] == "dict" and not wrong and set(mine) != set(theirs):
        wrong.append(f"{place}: keys are {sorted(mine)}, TensorFlow's {sorted(theirs)}")
    if recorded["kind"] in ("list", "tuple") and not wrong and len(mine) != len(theirs):
        wrong.append(f"{place}: has {len(mine)} items, TensorFlow's {len(theirs)}")
    return wrong


def _value_differences(actual, recorded, place, rule):
    mine, theirs = actual["value"], recorded["value"]
    if mine == theirs:
        return []
    floats = "float" in recorded.get("dtype", recorded.get("type", ""))
    if floats and rule(decode({**recorded, "value": mine}), decode(recorded)):
        return []
    return [f"{place}: is {_short(mine)}, TensorFlow's {_short(theirs)}"]


def _short(value):
    text = json.dumps(value)
    return text if len(text) <= 200 else f"{text[:140]} ... {text[-50:]}"


def within_ulps(count):
    """Return the rule "at most `count` units in the last place apart", for arrays of one dtype."""
    return lambda a, b: _close(a, b, count * np.spacing(np.maximum(np.abs(a), np.abs(b))))


def within_eps(relative, absolute=0):
    """Return the rule |a - b| <= eps * (relative * |b| + absolute), eps being the dtype's own.

    Subnormal numbers count as zero, since TensorFlow's faster loops flush them.
    """

    def rule(a, b):
        limits = np.finfo(b.dtype)
        return _close(a, b, limits.eps * (relative * np.abs(b) + absolute) + limits.tiny)

    return rule


def _close(a, b, allowed):
    if a.shape != b.shape:
        return False
    with np.errstate(all="ignore"):
        near = np.abs(a - b) <= allowed
    return bool(np.all((a == b) | (np.isnan(a) & np.isnan(b)) | near))


# --- Comparing what was printed ---------------------------------------------------------------


def printed_differences(actual, recorded):
    """Return the differences between two lists of printed lines, as sentences.

    Text must be equal up to blanks, numbers up to their last digits (whole numbers exactly). After
    "SomeError |" the message is free: the type of an error is TensorFlow's, its words are ours.
    """
    if len(actual) != len(recorded):
        return [f"printed {len(actual)} lines {actual}, TensorFlow {len(recorded)} {recorded}"]
    return [
        f"printed {mine!r}, TensorFlow {theirs!r}"
        for mine, theirs in zip(actual, recorded, strict=True)
        if not _same_line(MESSAGE.sub(r"\1 |", mine), MESSAGE.sub(r"\1 |", theirs))
    ]


def _same_line(mine, theirs):
    mine, theirs = LAYER_NUMBER.sub("dense", mine), LAYER_NUMBER.sub("dense", theirs)
    if _text(mine) != _text(theirs):
        return False
    pairs = zip(NUMBER.findall(mine), NUMBER.findall(theirs), strict=True)
    return all(_same_number(a, b) for a, b in pairs)


def _text(line):
    """Return the line with every number as #, and blanks only where they part two words."""
    return re.sub(r"\s*([\[\](),#])\s*", r"\1", " ".join(NUMBER.sub("#", line).split()))


def _same_number(mine, theirs):
    if mine == theirs:
        return True
    whole = [re.fullmatch(r"[-+]?\d+", text) for text in (mine, theirs)]
    return not any(whole) and math.isclose(float(mine), float(theirs), rel_tol=PRINTED_RTOL)
