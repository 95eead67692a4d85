"""The words of the language: built-in functions, types, exceptions, and special methods."""

from collections import OrderedDict, defaultdict
from collections.abc import Callable
from typing import Any

from gradviz.lang.bills import guarded
from gradviz.lang.function_bills import total
from gradviz.lang.properties import Property

EXCEPTIONS = (
    ArithmeticError, AssertionError, AttributeError, BufferError, EOFError, Exception,
    FloatingPointError, ImportError, IndexError, KeyError, LookupError, MemoryError,
    ModuleNotFoundError, NameError, NotImplementedError, OSError, OverflowError, RecursionError,
    RuntimeError, StopIteration, SyntaxError, TimeoutError, TypeError, UnboundLocalError,
    UnicodeError, ValueError, ZeroDivisionError, Warning, DeprecationWarning, FutureWarning,
    RuntimeWarning, UserWarning,
)  # fmt: skip
# What `except` may name though nothing a program does raises it.
UNRAISED = (BaseException, GeneratorExit, KeyboardInterrupt, SystemExit)
TYPES = (bool, dict, float, int, list, set, frozenset, str, tuple, object)
METHOD_KINDS = (Property, staticmethod, classmethod)
FUNCTIONS: tuple[Callable[..., object], ...] = (
    abs, all, any, ascii, bin, callable, chr, divmod, enumerate, filter, hash, hex, id, isinstance,
    issubclass, iter, len, map, max, min, next, oct, ord, pow, range, repr, reversed, round,
    sorted, total, zip,
)  # fmt: skip

NAMED: tuple[Any, ...] = (*FUNCTIONS, *TYPES, *EXCEPTIONS, *UNRAISED, *METHOD_KINDS)
BUILTINS: dict[str, object] = {
    **{f.__name__: f if isinstance(f, type) else guarded(f) for f in NAMED},
    "Ellipsis": ...,
    "NotImplemented": NotImplemented,
    "__name__": "__main__",
}
# Classes a program may call; others that it may come to hold (through type()) it may only name.
CLASSES = (
    *TYPES, *EXCEPTIONS, *METHOD_KINDS, OrderedDict, defaultdict, enumerate, filter, map, range,
    reversed, zip,
)  # fmt: skip

# The special methods a program may define, and call by name. Not those that stand in for a number
# (__index__, __int__, __float__, __array__): sizes are checked before such a method is asked.
METHODS = frozenset(
    f"__{name}__"
    for name in (
        "init call repr str bool len contains getitem setitem delitem iter next reversed enter "
        "exit eq ne lt le gt ge hash format neg pos abs invert round add sub mul truediv floordiv "
        "mod divmod pow matmul and or xor lshift rshift radd rsub rmul rtruediv rfloordiv rmod "
        "rdivmod rpow rmatmul rand ror rxor rlshift rrshift iadd isub imul itruediv ifloordiv "
        "imod ipow imatmul iand ior ixor ilshift irshift post_init"
    ).split()
)
# What programs may read of anything that has it: words.
TEXTS = frozenset({"__name__", "__qualname__", "__doc__", "__version__"})
