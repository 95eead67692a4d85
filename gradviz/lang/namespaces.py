"""The modules a program can see, as closed lists of names: tf, np, math and plt."""

import difflib
import math
from collections.abc import Callable, Mapping
from types import ModuleType

import numpy as np

import gradviz.tf as tf
from gradviz.lang.bills import guarded

NUMPY_NAMES = (
    "abs absolute add all allclose amax amin any append arange arccos arcsin arctan arctan2 "
    "argmax argmin argsort array array_equal asarray ascontiguousarray bool_ ceil clip "
    "column_stack concatenate copy cos cosh cross cumprod cumsum deg2rad diag diff divide dot "
    "e equal exp expand_dims expm1 eye flip float32 float64 floor full full_like greater "
    "hstack identity inf int32 int64 isclose isfinite isinf isnan less linspace log log10 "
    "log1p log2 logical_and logical_not logical_or logspace matmul max maximum mean median "
    "meshgrid min minimum mod multiply nan ndarray ndim negative newaxis not_equal ones "
    "ones_like outer pi power prod ptp rad2deg ravel reciprocal repeat reshape round shape "
    "sign sin sinh size sort sqrt square squeeze stack std subtract sum swapaxes take tan "
    "tanh tile trace transpose tril triu unique var vstack where zeros zeros_like"
).split()
MATH_NAMES = (
    "acos acosh asin asinh atan atan2 atanh ceil comb copysign cos cosh degrees dist e erf "
    "erfc exp expm1 fabs floor fmod fsum gcd hypot inf isclose isfinite isinf isnan isqrt "
    "ldexp lgamma log log10 log1p log2 nan pi pow prod radians sin sinh sqrt tan tanh tau "
    "trunc gamma"
).split()


class Namespace:
    """A module as programs see it: names, and nothing else of it.

    `missing` words the AttributeError as the real module does.
    """

    __slots__ = ("_members", "_missing", "name")

    def __init__(
        self, name: str, members: Mapping[str, object], missing: Callable[[str], str]
    ) -> None:
        self.name = name
        self._members = members
        self._missing = missing

    def get(self, name: str) -> object:
        """Return the member `name`. AttributeError, with the nearest names, if there is none."""
        try:
            return self._members[name]
        except KeyError:
            raise AttributeError(self._missing(name)) from None

    def near(self, name: str) -> list[str]:
        """Return up to three member names that look like `name`."""
        return difflib.get_close_matches(name, self._members, 3, 0.6)

    def members(self) -> tuple[str, ...]:
        """Return all member names, sorted."""
        return tuple(sorted(self._members))

    def __repr__(self) -> str:
        return f"<module '{self.name}'>"


def _module(name: str, module: ModuleType) -> Namespace:
    members = {n: _held(getattr(module, n)) for n in module.__all__}
    for key, value in members.items():
        if isinstance(value, ModuleType):
            members[key] = _module(f"{name}.{key}", value)
    return Namespace(name, members, lambda n: f"module '{name}' has no attribute '{n}'")


def _held(member: object) -> object:
    """Return a member as a program may hold it: classes are paid for where they are called."""
    return member if isinstance(member, type) else guarded(member)


def _picked(name: str, module: ModuleType, names: list[str]) -> Namespace:
    members = {n: _held(getattr(module, n)) for n in names}
    return Namespace(name, members, lambda n: f"module '{name}' has no attribute '{n}'")


TENSORFLOW = _module("tensorflow", tf)
NUMPY = _picked("numpy", np, NUMPY_NAMES)
MATH = _picked("math", math, MATH_NAMES)
MODULES: dict[str, Namespace] = {"tensorflow": TENSORFLOW, "numpy": NUMPY, "math": MATH}

# Functions an expression may call by their bare names, as mathematics writes them.
BARE_NAMES = (
    "sigmoid tanh sin cos tan asin acos atan sinh cosh exp sqrt square abs maximum minimum "
    "pow sign floor round matmul transpose reshape reduce_sum reduce_mean reduce_max "
    "reduce_min reduce_prod stop_gradient where clip_by_value"
).split()
BARE_NN = ("relu softplus softmax elu gelu leaky_relu selu swish relu6 log_softmax").split()
BARE_MATH = ["log", "log1p", "expm1", "erf", "squared_difference", "reduce_logsumexp", "reduce_std"]


def _bare() -> dict[str, object]:
    found: dict[str, object] = {}
    spaces = ((TENSORFLOW, BARE_NAMES), (TENSORFLOW.get("nn"), BARE_NN),
              (TENSORFLOW.get("math"), BARE_MATH))  # fmt: skip
    for space, names in spaces:
        assert isinstance(space, Namespace)
        found.update({n: space.get(n) for n in names if n in space.members()})
    found["ln"] = found["log"]
    found["pi"] = math.pi
    return found
