"""The parts of Python's standard library that programs may import: closed lists of names."""

import collections
import dataclasses
import functools
import itertools
import time
from collections.abc import Callable, Iterator
from random import Random
from types import FunctionType
from typing import Any

from gradviz.lang.bills import guarded
from gradviz.lang.budget import Budget, present
from gradviz.lang.functions import Function
from gradviz.lang.marks import MARK
from gradviz.lang.namespace import Namespace

MOST_FIELDS = 256  # of a named tuple, whose class is made of text
ITERTOOLS = (
    "accumulate chain combinations combinations_with_replacement compress count cycle dropwhile "
    "filterfalse islice pairwise permutations product repeat starmap takewhile zip_longest"
).split()
TYPING = (
    "Any Callable ClassVar Dict Final Generator Iterable Iterator List Literal Mapping NoReturn "
    "Optional Sequence Set Tuple Type TypeVar Union"
).split()
RANDOM = (
    "betavariate choice choices expovariate gammavariate gauss normalvariate randint random "
    "randrange sample seed shuffle triangular uniform"
).split()
DATACLASS_METHODS = {
    "__init__",
    "__repr__",
    "__eq__",
    "__lt__",
    "__le__",
    "__gt__",
    "__ge__",
    "__hash__",
}
DATACLASS_OPTIONS = frozenset({"init", "repr", "eq", "order", "frozen", "kw_only"})


class Hint:
    """A type that is only written beside names: `List[float]` is a List."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __getitem__(self, of: object) -> "Hint":
        return self

    def __or__(self, other: object) -> "Hint":
        return self

    def __ror__(self, other: object) -> "Hint":
        return self

    def __call__(self, *args: object, **options: object) -> "Hint":
        """Be itself: TypeVar("T") is one."""
        return self

    def __repr__(self) -> str:
        return f"typing.{self._name}"


def library(budget: Budget, seed: int) -> dict[str, Namespace]:
    """Return the modules of one run, by name."""
    made: dict[str, dict[str, Any]] = {
        "collections": _collections(budget),
        "dataclasses": {"dataclass": dataclass, "field": dataclasses.field},
        "functools": {
            "cache": lambda function: functools.cache(_called(function)), "lru_cache": lru_cache,
            "partial": partial, "reduce": reduce, "wraps": wraps,
        },
        "itertools": {n: _paying(budget, n) for n in ITERTOOLS},
        "random": _random(budget, seed),
        "time": {
            "perf_counter": time.perf_counter, "sleep": sleep, "time": time.time,
            "monotonic": time.monotonic,
        },
        "typing": {n: Hint(n) for n in TYPING},
        "warnings": {"filterwarnings": ignore, "simplefilter": ignore},
    }  # fmt: skip
    return {name: _namespace(name, members) for name, members in made.items()}


def _namespace(name: str, members: dict[str, Any]) -> Namespace:
    return Namespace(name, members, lambda n: f"module '{name}' has no attribute '{n}'")


def wraps(wrapped: Any) -> Callable[[Any], Any]:
    """Give a function of the program the name and the document of another."""

    def put(wrapper: Any) -> Any:
        if isinstance(wrapper, Function):
            wrapper.__name__ = getattr(wrapped, "__name__", wrapper.__name__)
            wrapper.__doc__ = getattr(wrapped, "__doc__", None)
            wrapper.attributes.update(getattr(wrapped, "attributes", {}))
        return wrapper

    return put


def _called(function: Any) -> Any:
    """Return what may be called behind the program's back: a type of Python's pays, too."""
    return guarded(function) if isinstance(function, type) else function


def partial(function: Any, *args: Any, **options: Any) -> Any:
    """Do functools.partial; what is made tells nothing of its arguments."""
    function = _called(function)

    def partly(*more: Any, **others: Any) -> Any:
        return function(*args, *more, **{**options, **others})

    return partly


def lru_cache(maxsize: Any = 128, typed: bool = False) -> Any:
    """Do functools.lru_cache, with brackets or without."""
    if callable(maxsize):
        return functools.lru_cache(_called(maxsize))
    return lambda function: functools.lru_cache(maxsize, typed)(_called(function))


def reduce(function: Any, values: Any, *start: Any) -> Any:
    """Do functools.reduce, each call of an own or a guarded function."""
    return functools.reduce(_called(function), iter(values), *start)


def sleep(seconds: float) -> None:
    """Do nothing: nobody should wait."""


def ignore(*args: object, **options: object) -> None:
    """Do nothing: warnings are shown in the window and stop nothing."""


def dataclass(kind: Any = None, **options: Any) -> Any:
    """Give a class of the program `__init__`, `__repr__` and `__eq__` made of its fields."""
    if kind is None:
        return lambda later: dataclass(later, **options)
    if not isinstance(kind, type) or MARK not in vars(kind):
        raise TypeError("dataclass is for classes of the program")
    if not DATACLASS_OPTIONS.issuperset(options):
        raise TypeError(f"dataclass here takes {', '.join(sorted(DATACLASS_OPTIONS))}")
    made: Any = dataclasses.dataclass(**options)(kind)
    for name in DATACLASS_METHODS & vars(made).keys():
        method = vars(made)[name]
        if isinstance(method, FunctionType):
            setattr(made, name, _charged(method))
    return made


def _charged(method: Callable[..., Any]) -> Callable[..., Any]:
    """Let a method that was made for a class pay for each call, as those in the text do."""

    @functools.wraps(method)
    def charged(*args: Any, **options: Any) -> Any:
        budget = present()
        if budget is None:
            return method(*args, **options)
        budget.tick()
        budget.enter()
        try:
            return method(*args, **options)
        finally:
            budget.leave()

    return charged


def _collections(budget: Budget) -> dict[str, object]:
    def named_tuple(typename: str, field_names: Any, *, defaults: Any = None) -> type:
        names = (
            field_names.replace(",", " ").split() if isinstance(field_names, str) else field_names
        )
        names = [str(n) for n in names]
        if len(names) > MOST_FIELDS:
            raise ValueError(f"a named tuple has at most {MOST_FIELDS} fields")
        made: Any = collections.namedtuple(typename, names, defaults=defaults, module="__main__")  # type: ignore[misc]
        setattr(made, MARK, True)
        return made

    def counter(values: Any = (), **counts: int) -> Any:
        given = values if isinstance(values, dict) else budget.each(iter(values))
        return collections.Counter(given, **counts)

    def deque(values: Any = (), maxlen: int | None = None) -> Any:
        return collections.deque(budget.each(iter(values)), maxlen)

    kinds = (collections.OrderedDict, collections.defaultdict)
    return {
        "Counter": counter, "deque": deque, "namedtuple": named_tuple,
        **{kind.__name__: kind for kind in kinds},
    }  # fmt: skip


def _paying(budget: Budget, name: str) -> Callable[..., Iterator[object]]:
    """Return a function of itertools of which each item is paid for as it is asked for."""
    function = getattr(itertools, name)

    def made(*args: Any, **options: Any) -> Iterator[object]:
        budget.array(float(options.get("repeat", 0)) if name == "product" else 0.0)
        return budget.each(function(*map(_called, args), **options))

    made.__name__ = name
    return made


def _handed(method: Callable[..., Any]) -> Callable[..., Any]:
    """Return a function of our own, which costs nothing, whatever others of its name cost."""

    def handed(*args: Any, **options: Any) -> Any:
        return method(*args, **options)

    handed.__name__ = method.__name__
    return handed


def _random(budget: Budget, seed: int) -> dict[str, object]:
    drawn = Random(seed)
    members: dict[str, Any] = {n: _handed(getattr(drawn, n)) for n in RANDOM}

    def choices(values: Any, *args: Any, k: int = 1, **options: Any) -> list[Any]:
        budget.array(float(k))
        return drawn.choices(values, *args, k=k, **options)

    return {**members, "choices": choices}
