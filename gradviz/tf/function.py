"""tf.function: here a decorated function runs as it is written, at every call.

TensorFlow traces such a function once for each kind of arguments and runs the trace afterwards, so
that what Python does inside (printing, appending to a list, drawing from NumPy) happens while it
is traced and never again. Here it happens at every call. What tensors compute is the same.
"""

from __future__ import annotations

import functools
import inspect
from collections.abc import Hashable
from typing import TYPE_CHECKING, Any, NoReturn
from weakref import WeakKeyDictionary

import numpy as np

from gradviz.engine import is_tensor
from gradviz.engine.errors import UnimplementedError
from gradviz.engine.functions.elementwise import convert_to_tensor
from gradviz.engine.random.seeds import Trace, seeds
from gradviz.engine.structure import flatten, map_structure
from gradviz.engine.tensor_spec import TensorSpec

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["Function", "function"]

_PLAIN = (bool, int, float, str, bytes, np.ndarray, np.generic)


class Function:
    """A function decorated by `tf.function`: each call runs `python_function` anew."""

    __name__: str

    def __init__(
        self, python_function: Callable[..., Any], input_signature: Sequence[Any] | None = None
    ) -> None:
        self._python_function = python_function
        self._signature = None if input_signature is None else tuple(input_signature)
        self._traces: dict[Hashable, Trace] = {}  # of which only random numbers know
        self._owned: WeakKeyDictionary[Any, dict[Hashable, Trace]] = WeakKeyDictionary()
        functools.update_wrapper(self, python_function, updated=())

    @property
    def python_function(self) -> Callable[..., Any]:
        """The function as it was written."""
        return self._python_function

    @property
    def input_signature(self) -> tuple[Any, ...] | None:
        """What arguments must be like, if that was said."""
        return self._signature

    @property
    def name(self) -> str:
        """The function's name."""
        return self.__name__

    def __call__(self, *args: Any, **options: Any) -> Any:
        """Run the function; its results are tensors, in their structure.

        TypeError for arguments that do not fit the `input_signature`, and for results that are
        neither tensors nor numbers, texts or None.
        """
        if self._signature is not None:
            args, options = self._fitted(args, options), {}
        args, options = map_structure(_argument, (args, options))
        with seeds().inside(self._traces, self._kind_of_call(args, options)):
            return map_structure(_result, self._python_function(*args, **options))

    def __get__(self, owner: Any, kind: type | None = None) -> Function:
        """Return the method of an object."""
        if owner is None:
            return self
        method = Function(self._python_function.__get__(owner, kind), self._signature)
        try:
            method._traces = self._owned.setdefault(owner, method._traces)
        except TypeError:  # an owner of which no dictionary can be made the key
            return method
        return method

    def _kind_of_call(self, args: tuple[Any, ...], options: dict[str, Any]) -> Hashable:
        """Return what calls have in common for which TensorFlow makes one trace."""
        if self._signature is not None:
            return None
        return (*map(_kind, flatten(args)), *options, *map(_kind, flatten(options)))

    def _fitted(self, args: tuple[Any, ...], options: dict[str, Any]) -> tuple[Any, ...]:
        assert self._signature is not None
        if options:
            bound = inspect.signature(self._python_function).bind(*args, **options)
            args = bound.args
        if len(args) != len(self._signature):
            raise TypeError(
                f"Binding inputs to tf.function failed: {self.__name__} takes "
                f"{len(self._signature)} arguments, {len(args)} were given."
            )
        return tuple(_as_specified(x, spec) for x, spec in zip(args, self._signature, strict=True))

    def get_concrete_function(self, *args: Any, **options: Any) -> NoReturn:
        """Raise UnimplementedError: there is no trace that could be handed out."""
        raise UnimplementedError(
            "A concrete function is the trace of a tf.function. Nothing is traced here: each call "
            "runs the function as it is written. Call the function itself."
        )

    def experimental_get_tracing_count(self) -> int:
        """Return 0: nothing is traced."""
        return 0


def function(
    func: Callable[..., Any] | None = None,
    input_signature: Sequence[Any] | None = None,
    autograph: bool = True,
    jit_compile: bool | None = None,
    reduce_retracing: bool = False,
    experimental_implements: str | None = None,
    experimental_autograph_options: Any = None,
    experimental_attributes: Any = None,
    experimental_relax_shapes: bool | None = None,
    experimental_compile: bool | None = None,
    experimental_follow_type_hints: bool | None = None,
) -> Callable[..., Any]:
    """Decorate a function that TensorFlow would compile; here each call runs it as written.

    So what Python does inside (print, append) happens at every call, where TensorFlow does it once
    per trace. `input_signature` is checked; all other options only tune the compiler.
    """
    if func is None:
        return functools.partial(Function, input_signature=input_signature)
    if not callable(func):
        raise TypeError(f"{func!r} is not a callable object")
    return Function(func, input_signature)


def _kind(x: Any) -> Hashable:
    if is_tensor(x):
        return id(x) if hasattr(x, "assign") else (x.dtype.name, tuple(x.shape))
    return (type(x), x) if isinstance(x, _PLAIN) else id(x)


def _argument(x: Any) -> Any:
    return convert_to_tensor(x) if isinstance(x, (np.ndarray, np.generic)) else x


def _result(x: Any) -> Any:
    if x is None:
        return None
    if is_tensor(x) or isinstance(x, _PLAIN):
        return convert_to_tensor(x)
    raise TypeError(
        "To be compatible with tf.function, Python functions must return zero or more Tensors or "
        f"None values; found a return value of type {type(x).__name__}."
    )


def _as_specified(x: Any, spec: Any) -> Any:
    if not isinstance(spec, TensorSpec):
        specs = flatten(spec)
        return map_structure(_as_specified, x, spec) if specs else x
    try:
        made = convert_to_tensor(x, None if is_tensor(x) else spec.dtype)
    except (TypeError, ValueError) as trouble:
        raise TypeError(f"Can not cast {x!r} to {spec}") from trouble
    if not spec.is_compatible_with(made):
        raise TypeError(f"Can not cast {x!r} to {spec}")
    return made
