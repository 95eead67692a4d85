"""What a call of a layer means: which arguments are tensors, their shapes, training or not."""

from __future__ import annotations

import inspect
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from gradviz.engine import is_tensor
from gradviz.models.symbolic import KerasTensor, standard_shape

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_CATCH_ALL = (inspect.Parameter.VAR_POSITIONAL, inspect.Parameter.VAR_KEYWORD)


def is_tensor_like(x: Any) -> bool:
    """Return whether x is a tensor, a variable or a KerasTensor."""
    return is_tensor(x) or isinstance(x, KerasTensor)


class Parameters:
    """The parameters of a method, read once."""

    def __init__(self, signature: inspect.Signature) -> None:
        self._signature = signature
        self.kinds = {name: p.kind for name, p in signature.parameters.items()}
        self._defaults = {name: p.default for name, p in signature.parameters.items()}
        empty = inspect.Parameter.empty
        self._least = sum(p.default is empty for p in signature.parameters.values())
        plain = inspect.Parameter.POSITIONAL_OR_KEYWORD
        self._names = list(self.kinds) if set(self.kinds.values()) <= {plain} else []
        first = next(iter(self.kinds.values()), None)
        self.starts_open = first is inspect.Parameter.VAR_POSITIONAL

    def bind(self, args: Any, kwargs: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
        """Return arguments by name as given and with defaults; TypeError if they do not fit."""
        if not kwargs and self._least <= len(args) <= len(self._names):
            given = dict(zip(self._names, args, strict=False))
            return given, self._defaults | given
        bound = self._signature.bind(*args, **kwargs)
        given = dict(bound.arguments)
        bound.apply_defaults()
        return given, dict(bound.arguments)


_KNOWN: WeakKeyDictionary[Any, Parameters] = WeakKeyDictionary()  # by function


def parameters_of(method: Callable[..., Any]) -> Parameters:
    """Return the parameters of a method, without self."""
    function = getattr(method, "__func__", None)
    found = _KNOWN.get(function) if function is not None else None
    if found is None:
        found = Parameters(inspect.signature(method))
        if function is not None:
            _KNOWN[function] = found
    return found


class Call:
    """The arguments of one call, by name, and the shapes of those that are tensors.

    `given` holds what the caller wrote, `arguments` the defaults too. A `training` that the layer
    has no parameter for is taken out of `kwargs`: it is meant for the layers inside.
    """

    def __init__(self, method: Callable[..., Any], args: Any, kwargs: dict[str, Any]) -> None:
        parameters = parameters_of(method)
        self.given: dict[str, Any] = {}
        if "training" in kwargs and "training" not in parameters.kinds:
            self.given["training"] = kwargs.pop("training")
        given, self.arguments = parameters.bind(args, kwargs)
        self.given |= given
        self.first = next(iter(self.arguments.values()), None)
        if parameters.starts_open and self.first:
            self.first = self.first[0]
        self._inputs = [
            name
            for name, value in self.arguments.items()
            if parameters.kinds[name] not in _CATCH_ALL
            and name != "mask"
            and _is_input(name, value)
        ]

    @property
    def shapes(self) -> dict[str, Any]:
        """The shapes of the tensor arguments by name, with `_shape` at the end."""
        return {f"{name}_shape": _shapes(self.arguments[name]) for name in self._inputs}

    @property
    def first_shape(self) -> Any:
        """The shape of the first tensor argument, or the shapes of several in a list."""
        return _shapes(self.arguments[self._inputs[0]]) if self._inputs else None

    def shapes_for(self, function: Callable[..., Any]) -> dict[str, Any]:
        """Return the arguments of `build` or `compute_output_shape`.

        One that takes a single shape gets the first; others name the argument before "_shape".
        """
        parameters = inspect.signature(function).parameters.values()
        names = [p.name for p in parameters if p.kind not in _CATCH_ALL]
        if len(names) == 1:
            return {names[0]: self.first_shape}
        if not names:
            return {}
        for name in names:
            if name.removesuffix("_shape") not in self.arguments or not name.endswith("_shape"):
                raise ValueError(
                    f"A `{function.__name__}()` method with more than one argument must name each "
                    f"after an argument of `call()`, with `_shape` at the end. Received: {name}"
                )
        shapes = self.shapes
        return {name: shapes[name] for name in names if name in shapes}


def _is_input(name: str, value: Any) -> bool:
    """Return whether an argument is a tensor or holds nothing but tensors and None."""
    if is_tensor_like(value):
        return True
    if not isinstance(value, (list, tuple, dict)) or not value:
        return False
    found = list(leaves(value))
    if all(leaf is None or is_tensor_like(leaf) for leaf in found):
        return True
    if any(is_tensor_like(leaf) for leaf in found):
        raise ValueError(
            "In a nested call() argument, you cannot mix tensors and non-tensors. Received "
            f"invalid mixed argument: {name}={value}"
        )
    return False


def leaves(structure: Any) -> Iterator[Any]:
    """Yield the leaves of nested lists, tuples and dicts."""
    if isinstance(structure, (list, tuple)):
        for item in structure:
            yield from leaves(item)
    elif isinstance(structure, dict):
        for item in structure.values():
            yield from leaves(item)
    else:
        yield structure


def _shapes(value: Any) -> Any:
    if value is None:
        return None
    if isinstance(value, (list, tuple)):
        return type(value)(_shapes(item) for item in value)
    if isinstance(value, dict):
        return {key: _shapes(item) for key, item in value.items()}
    return standard_shape(tuple(value.shape))


class Context:
    """What holds for a call and the calls inside it: whether it is training."""

    __slots__ = ("entry", "training")

    def __init__(self, entry: Any) -> None:
        self.entry = entry
        self.training: Any = None


CONTEXT: ContextVar[Context | None] = ContextVar("gradviz.models.calling", default=None)
