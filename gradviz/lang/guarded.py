"""What programs hold instead of functions from outside: the function, and its bill before it runs.

Such a function may be handed to others (`map(tf.zeros, sizes)`), bound to a name or become a
method, so the bill is made out where it is called and not where the program writes the call.
"""

from collections.abc import Callable
from typing import Any

from gradviz.lang.budget import Budget, present

Arguments = tuple[tuple[Any, ...], dict[str, Any]]
# Pays for a call, and returns its arguments: iterators are replaced by ones that pay as they go.
Bill = Callable[[Budget, tuple[Any, ...], dict[str, Any]], Arguments]
# Pays for what was made, so far as it is not paid for since so many bytes were.
Receipt = Callable[[Budget, Any, int], Any]


def nothing(budget: Budget, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Arguments:
    """Pay nothing."""
    return args, kwargs


class Guarded:
    """A function that asks the budget before it runs."""

    __slots__ = ("__name__", "_bill", "_receipt", "function")

    def __init__(
        self, function: Callable[..., Any], bill: Bill, receipt: Receipt | None = None
    ) -> None:
        self.function = function
        self.__name__ = getattr(function, "__name__", f"{type(function).__name__}()")
        self._bill = bill
        self._receipt = receipt

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Call the function, once it is paid for."""
        budget = present()
        if budget is None:
            return self.function(*args, **kwargs)
        budget.look_up()
        before = budget.kept
        args, kwargs = self._bill(budget, args, kwargs)
        with remembering(self.function):
            result = self.function(*args, **kwargs)
        return result if self._receipt is None else self._receipt(budget, result, before)

    def __get__(self, value: object, owner: type | None = None) -> Any:
        """Bind to an object, as a method, where the function itself would."""
        bind = getattr(self.function, "__get__", None)
        if value is None or bind is None or isinstance(self.function, type):
            return self

        def bill(budget: Budget, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Arguments:
            given, kwargs = self._bill(budget, (value, *args), kwargs)
            return given[1:], kwargs

        return Guarded(bind(value, owner), bill, self._receipt)

    @property
    def __wrapped__(self) -> Callable[..., Any]:
        """The function itself, whose parameters are asked for."""
        return self.function

    @property
    def __self__(self) -> Any:
        """What a method is bound to."""
        return getattr(self.function, "__self__", None)

    @property
    def __doc__(self) -> str | None:  # type: ignore[override]
        """The function's own."""
        return self.function.__doc__

    def __eq__(self, other: object) -> bool:
        return self.function == (other.function if isinstance(other, Guarded) else other)

    def __hash__(self) -> int:
        return hash(self.function)

    def __repr__(self) -> str:
        return f"<function {self.__name__}>"


def bare(function: Any) -> Any:
    """Return the function that a Guarded calls; anything else as it is."""
    return function.function if isinstance(function, Guarded) else function


class remembering:  # noqa: N801
    """Notes whose arguments did not fit, for who words the hint; the innermost is first to say."""

    __slots__ = ("_function",)

    def __init__(self, function: Callable[..., Any]) -> None:
        self._function = function

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: object, error: Any, traceback: object) -> None:
        if isinstance(error, TypeError | ValueError) and not hasattr(error, "called"):
            with_place: Any = error
            with_place.called = self._function
