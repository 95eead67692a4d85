"""The modules a program can see, as closed lists of names: tf, np, math and plt."""

import math
from types import ModuleType

import numpy as np

import gradviz.tf as tf
from gradviz.lang.bills import guarded
from gradviz.lang.budget import present
from gradviz.lang.namespace import Namespace
from gradviz.lang.numpy_names import LINEAR_ALGEBRA_NAMES, NUMPY_NAMES, TESTING_NAMES
from gradviz.lang.numpy_random import random_module

MATH_NAMES = (
    "acos acosh asin asinh atan atan2 atanh ceil comb copysign cos cosh degrees dist e erf "
    "erfc exp expm1 fabs floor fmod fsum gcd hypot inf isclose isfinite isinf isnan isqrt "
    "ldexp lgamma log log10 log1p log2 nan pi pow prod radians sin sinh sqrt tan tanh tau "
    "trunc gamma"
).split()


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


def _pay(elements: float) -> None:
    budget = present()
    if budget is not None:
        budget.array(elements)


TENSORFLOW = _module("tensorflow", tf)
NUMPY = _picked("numpy", np, [*NUMPY_NAMES, "__version__"]).with_members(
    linalg=_picked("numpy.linalg", np.linalg, LINEAR_ALGEBRA_NAMES),
    testing=_picked("numpy.testing", np.testing, TESTING_NAMES),
    random=random_module(0, _pay),  # to be looked up; each run has its own
)
MATH = _picked("math", math, MATH_NAMES)

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
