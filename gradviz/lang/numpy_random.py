"""`np.random`: draws that are the same in every run, and that are paid for before they are made."""

import math
from collections.abc import Callable
from typing import Any

import numpy as np

from gradviz.lang.namespace import Namespace

Allow = Callable[[float], None]
# Functions that draw, with the place of `size` among their arguments.
OLD = {
    "beta": 2, "binomial": 2, "chisquare": 1, "exponential": 1, "gamma": 2, "geometric": 1,
    "gumbel": 2, "laplace": 2, "logistic": 2, "lognormal": 2, "normal": 2, "poisson": 1,
    "randint": 2, "random": 0, "random_sample": 0, "standard_normal": 0, "standard_exponential": 0,
    "triangular": 3, "uniform": 2,
}  # fmt: skip
SHARED = tuple(n for n in OLD if n not in ("randint", "random_sample"))
NEW = {**{n: OLD[n] for n in SHARED}, "integers": 2}
MIXING = ("permutation", "shuffle")


def random_module(seed: int, allow: Allow) -> Namespace:
    """Return `numpy.random` of one run."""
    state = np.random.RandomState(seed)

    def default_rng(seed: Any = seed) -> Namespace:
        """Make a generator of random numbers; the same without a seed, in every run."""
        return _drawn_from(np.random.default_rng(seed), "Generator", NEW, allow)

    def random_state(seed: Any = seed) -> Namespace:
        """Make an old generator of random numbers; the same without a seed, in every run."""
        return _of_state(np.random.RandomState(seed), "RandomState", allow)

    def reseed(seed: Any = seed) -> None:
        """Begin the random numbers anew, from a seed."""
        state.seed(seed)

    module = _of_state(state, "module", allow)
    members = {n: module.get(n) for n in module.members()}
    more = {"default_rng": default_rng, "RandomState": random_state, "seed": reseed}
    return Namespace(
        "numpy.random",
        {**members, **more},
        lambda n: f"module 'numpy.random' has no attribute '{n}'",
    )


def _of_state(state: np.random.RandomState, name: str, allow: Allow) -> Namespace:
    rand = _sized(state.rand, lambda args, kwargs: args, allow)
    randn = _sized(state.randn, lambda args, kwargs: args, allow)
    seeded = {"rand": rand, "randn": randn, "seed": state.seed}
    return _drawn_from(state, name, OLD, allow, seeded)


def _drawn_from(
    source: Any, name: str, table: dict[str, int], allow: Allow, more: Any = ()
) -> Namespace:
    members = {n: _drawing(getattr(source, n), at, allow) for n, at in table.items()}
    members["choice"] = _choosing(source.choice, allow)
    members.update({n: _mixing(getattr(source, n), allow) for n in MIXING})
    return Namespace(
        name, {**members, **dict(more)}, lambda n: f"'{name}' object has no attribute '{n}'"
    )


def _drawing(draw: Callable[..., Any], at: int, allow: Allow) -> Callable[..., Any]:
    def size(args: list[Any], kwargs: dict[str, Any]) -> Any:
        given = args[at] if len(args) > at else kwargs.get("size")
        if given is None:
            return np.broadcast_shapes(*(np.shape(a) for a in (*args, *kwargs.values())))
        return _replaced(args, kwargs, at)

    return _sized(draw, size, allow)


def _replaced(args: list[Any], kwargs: dict[str, Any], at: int) -> tuple[int, ...]:
    """Read the size once, and let what is drawn have what was read."""
    given = args[at] if len(args) > at else kwargs["size"]
    size = tuple(int(n) for n in np.ravel(np.asarray(given)))
    if len(args) > at:
        args[at] = size
    else:
        kwargs["size"] = size
    return size


def _sized(
    draw: Callable[..., Any], size: Callable[[Any, Any], Any], allow: Allow
) -> Callable[..., Any]:
    def drawn(*given: Any, **kwargs: Any) -> Any:
        args = list(given)
        allow(math.prod(float(n) for n in size(args, kwargs)))
        return draw(*args, **kwargs)

    return _called_as(draw, drawn)


def _choosing(choice: Callable[..., Any], allow: Allow) -> Callable[..., Any]:
    def chosen(a: Any, size: Any = None, *more: Any, **kwargs: Any) -> Any:
        if isinstance(a, int | np.integer):
            allow(float(a))
        args = [a, size]
        if size is not None:
            allow(math.prod(float(n) for n in _replaced(args, kwargs, 1)))
        return choice(*args, *more, **kwargs)

    return _called_as(choice, chosen)


def _mixing(mix: Callable[..., Any], allow: Allow) -> Callable[..., Any]:
    def mixed(x: Any, **kwargs: Any) -> Any:
        allow(float(x) if isinstance(x, int | np.integer) else float(np.size(x)))
        return mix(x, **kwargs)

    return _called_as(mix, mixed)


def _called_as(known: Callable[..., Any], made: Callable[..., Any]) -> Callable[..., Any]:
    made.__name__, made.__doc__ = known.__name__, known.__doc__
    return made
