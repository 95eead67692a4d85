"""What a function from outside the program costs: where each finds its bill."""

from types import BuiltinFunctionType, FunctionType, MethodType, MethodWrapperType, ModuleType
from typing import Any

import numpy as np

from gradviz.engine import Tensor, raw_value
from gradviz.lang.budget import Budget
from gradviz.lang.creator_sizes import SIZES
from gradviz.lang.function_bills import FUNCTIONS, TYPES
from gradviz.lang.guarded import Arguments, Bill, Guarded, Receipt, nothing
from gradviz.lang.marks import stands_in
from gradviz.lang.method_bills import method_bill
from gradviz.lang.numpy_sizes import NUMPY_SIZES
from gradviz.lang.sizes import shape_of, size_of
from gradviz.lang.walking import walking
from gradviz.lang.weights import HELD, leaves, parts

BUILT_IN = ("builtins", "math", "_operator")
CALLED_BACK = (*TYPES, int, float, bool)  # types that others call for each of many values
# Functions that take tensors in lists, and do not make one tensor of them.
APART = frozenset(
    "add_n apply apply_gradients gradient watch jacobian batch_jacobian flatten map_structure "
    "global_norm clip_by_global_norm while_loop assert_same_structure pack_sequence_as".split()
)
FEW = 256  # sizes in one list
FOREIGN = (FunctionType, MethodType, BuiltinFunctionType, MethodWrapperType, np.ufunc)
AS_FUNCTIONS = frozenset({"dot", "take", "repeat"})
ARRAYS = (np.ndarray, np.generic)
WRONG = (TypeError, ValueError, IndexError, KeyError, OverflowError, AttributeError)


def guarded(function: Any) -> Any:
    """Return what a program may hold in place of a function: it pays, wherever it is called."""
    if isinstance(function, Guarded) or not callable(function):
        return function
    return Guarded(function, _bill_of(function), _receipt_of(function))


def _receipt_of(function: Any) -> Receipt | None:
    """Return how what a function made is paid, if it may be something new."""
    if _is_numpy(function):
        return _arrays
    name = getattr(function, "__name__", "")
    if name == "numpy":
        return _copies
    ours = (getattr(function, "__module__", None) or "").startswith("gradviz.")
    free = getattr(function, "__self__", None) is None and not isinstance(function, type)
    makes = free or name in SIZES
    return _tensors if ours and makes else None


def held(member: Any) -> Any:
    """Return an attribute as a program may hold it: methods pay for their calls."""
    return guarded(member) if isinstance(member, FOREIGN) else member


def _bill_of(function: Any) -> Bill:
    owner = getattr(function, "__self__", None)
    name = getattr(function, "__name__", f"{type(function).__name__}()")
    module = getattr(function, "__module__", None) or ""
    if module.startswith("gradviz.lang"):
        return nothing  # what the interpreter hands out asks for itself
    if function is isinstance or function is issubclass:
        return walking  # the types they are given are only named
    if owner is None or isinstance(owner, ModuleType):
        if module not in BUILT_IN:
            return _library(name, _is_numpy(function))
        found = TYPES.get(function) if isinstance(function, type) else FUNCTIONS.get(name)
        bill = found or nothing
        return lambda budget, args, kwargs: bill(budget, *_paying(args, kwargs))
    own = method_bill(owner, name)
    if own is not None:
        return lambda budget, args, kwargs: own(budget, owner, *_paying(args, kwargs))
    return _of_array(owner, name) if isinstance(owner, ARRAYS) else _library(name, False)


def _paying(args: tuple[Any, ...], kwargs: dict[str, Any]) -> Arguments:
    """Let types that are handed over to be called pay for each of their calls."""
    return (
        tuple(guarded(a) if _is_called_back(a) else a for a in args),
        {k: guarded(v) if _is_called_back(v) else v for k, v in kwargs.items()},
    )


def _is_called_back(value: Any) -> bool:
    return isinstance(value, type) and value in CALLED_BACK


# tf and np --------------------------------------------------------------------------------------


def _is_numpy(function: Any) -> bool:
    owner = getattr(function, "__self__", None)
    module = getattr(function, "__module__", None) or ""
    return isinstance(function, np.ufunc) or (
        module.startswith("numpy") or isinstance(owner, ARRAYS)
    )


def _library(name: str, numpy: bool) -> Bill:
    """Return the bill of a function of tensors or arrays: what it walks over, what it makes."""
    size = SIZES.get(name)
    if numpy:
        size = NUMPY_SIZES.get(name) or size or SIZES["add"]

    def bill(budget: Budget, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Arguments:
        for value in (*args, *kwargs.values()):
            if isinstance(value, (*HELD, range)):
                _walk(budget, value, name)
                if numpy:
                    budget.array(_texts(budget, value))
        if numpy:
            _refuse_kinds([*args[1:], *kwargs.values()])
        if size is not None:
            _refuse_stand_ins(name, (*args, *kwargs.values()))
            try:
                made = size(args, kwargs)
            except WRONG:
                made = 0.0  # wrong arguments: the call itself says what is wrong with them
            budget.array(made)
        return args, kwargs

    return bill


def _refuse_stand_ins(name: str, values: tuple[Any, ...]) -> None:
    """Refuse objects of the program for lists: another size could be told than is then made."""
    for value in values:
        inside = value if isinstance(value, list | tuple) and len(value) <= FEW else ()
        for part in (value, *inside):
            if stands_in(part):
                kind = type(part).__name__
                raise TypeError(f"{name}() takes no '{kind}' object; write a list or tensor")


def _of_array(owner: Any, name: str) -> Bill:
    """Return the bill of an array's method: that of the function of the same name."""
    whole = _library(name if name in AS_FUNCTIONS else "", True)

    def bill(budget: Budget, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Arguments:
        whole(budget, (owner, *args), kwargs)
        return args, kwargs

    return bill


def _texts(budget: Budget, value: Any) -> float:
    """Return how many letters an array of texts has: each is as long as the longest."""
    longest = max((len(text) for text in leaves([value]) if isinstance(text, str)), default=0)
    return longest * parts(value, budget.room) if longest else 0.0


def _walk(budget: Budget, value: Any, name: str) -> None:
    count = parts(value, budget.room)
    budget.array(count)
    budget.work(count)
    alike = isinstance(value, list | tuple) and value and name not in APART and shape_of(value[0])
    if alike and len({shape_of(part) for part in value}) == 1:
        budget.array(size_of(shape_of(value) or ()))


def _refuse_kinds(values: list[Any]) -> None:
    """Refuse dtypes of objects, texts and records: nobody counts what such elements cost."""
    for value in values:
        if (
            isinstance(value, str | dict)
            or (isinstance(value, type) and value in (object, str))
            or _is_record(value)
        ):
            try:
                kind = np.dtype(value).kind
            except TypeError:
                continue  # another word: padding has modes, too
            if kind not in "biufc":
                raise TypeError(f"dtype {value!r} is not part of the language; use a list")


def _is_record(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], tuple)


def _arrays(budget: Budget, made: Any, before: int) -> Any:
    """Pay for an array that NumPy made; TypeError for one of objects, whose sums nobody counts."""
    if isinstance(made, np.ndarray):
        if made.dtype.kind in "OV":
            raise TypeError("arrays of objects are not part of the language; use a list")
        budget.keep(made.nbytes if made.base is None else 0)
    return made


def _tensors(budget: Budget, made: Any, before: int) -> Any:
    """Pay for tensors that no operation made, which would have paid for them."""
    size = sum(_bytes(part) for part in (made if type(made) in (list, tuple) else (made,)))
    if size:
        budget.keep(max(size - (budget.kept - before), 0))
    return made


def _copies(budget: Budget, made: Any, before: int) -> Any:
    """Pay for the array that a tensor was copied to."""
    budget.keep(made.nbytes if isinstance(made, np.ndarray) else 0)
    return made


def _bytes(made: Any) -> int:
    raw = raw_value(made) if isinstance(made, Tensor) else b""
    return len(raw) if isinstance(raw, bytes) else int(raw.nbytes)
