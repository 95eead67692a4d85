"""Which argument goes to which parameter of a function of the program, with Python's complaints."""

import ast
import inspect
from collections.abc import Mapping, Sequence

Keywords = Mapping[str, object]


def parameter_names(spec: ast.arguments) -> list[str]:
    """Return the names of all parameters."""
    found = [*spec.posonlyargs, *spec.args, *spec.kwonlyargs]
    found += [a for a in (spec.vararg, spec.kwarg) if a is not None]
    return [a.arg for a in found]


def signature_of(
    spec: ast.arguments, defaults: Sequence[object], keyword_defaults: Keywords
) -> inspect.Signature:
    """Return the parameters as `inspect` has them."""
    kind, empty = inspect.Parameter, inspect.Parameter.empty
    places = [
        *((a, kind.POSITIONAL_ONLY) for a in spec.posonlyargs),
        *((a, kind.POSITIONAL_OR_KEYWORD) for a in spec.args),
    ]
    values = [empty] * (len(places) - len(defaults)) + list(defaults)
    found = [kind(a.arg, of, default=value) for (a, of), value in zip(places, values, strict=True)]
    if spec.vararg is not None:
        found.append(kind(spec.vararg.arg, kind.VAR_POSITIONAL))
    for a in spec.kwonlyargs:
        default = keyword_defaults.get(a.arg, empty)
        found.append(kind(a.arg, kind.KEYWORD_ONLY, default=default))
    if spec.kwarg is not None:
        found.append(kind(spec.kwarg.arg, kind.VAR_KEYWORD))
    return inspect.Signature(found)


def bind_arguments(
    name: str,
    spec: ast.arguments,
    defaults: Sequence[object],
    keyword_defaults: Keywords,
    args: tuple[object, ...],
    kwargs: Keywords,
) -> dict[str, object]:
    """Return what each parameter means in a call. TypeError where the arguments do not fit."""
    places = [a.arg for a in (*spec.posonlyargs, *spec.args)]
    if len(args) > len(places) and spec.vararg is None:
        raise TypeError(_too_many(name, len(places), len(defaults), len(args)))
    bound: dict[str, object] = dict(zip(places, args, strict=False))
    if spec.vararg is not None:
        bound[spec.vararg.arg] = args[len(places) :]
    bound.update(_keywords(name, spec, kwargs, bound))
    first = len(places) - len(defaults)
    bound = dict(zip(places[first:], defaults, strict=True)) | keyword_defaults | bound  # type: ignore[operator]
    _all_there(name, "positional", places, bound)
    _all_there(name, "keyword-only", [a.arg for a in spec.kwonlyargs], bound)
    order = {p: bound[p] for p in places}  # the first is what super() speaks of
    return order | bound


def _keywords(
    name: str, spec: ast.arguments, kwargs: Keywords, bound: Mapping[str, object]
) -> dict[str, object]:
    allowed = {a.arg for a in (*spec.args, *spec.kwonlyargs)}
    result: dict[str, object] = {}
    rest: dict[str, object] = {}
    for key, value in kwargs.items():
        if key in allowed and key in bound:
            raise TypeError(f"{name}() got multiple values for argument '{key}'")
        if key in allowed:
            result[key] = value
        elif spec.kwarg is None:
            raise TypeError(_unexpected(name, spec, key))
        else:
            rest[key] = value
    if spec.kwarg is not None:
        result[spec.kwarg.arg] = rest
    return result


def _unexpected(name: str, spec: ast.arguments, key: str) -> str:
    if key in {a.arg for a in spec.posonlyargs}:
        return f"{name}() got some positional-only arguments passed as keyword arguments: '{key}'"
    return f"{name}() got an unexpected keyword argument '{key}'"


def _too_many(name: str, places: int, defaults: int, given: int) -> str:
    least = f"from {places - defaults} to " if defaults else ""
    plural = "" if places == 1 and not defaults else "s"
    verb = "was" if given == 1 else "were"
    return f"{name}() takes {least}{places} positional argument{plural} but {given} {verb} given"


def _all_there(name: str, kind: str, wanted: Sequence[str], bound: Mapping[str, object]) -> None:
    missing = [f"'{n}'" for n in wanted if n not in bound]
    if not missing:
        return
    *others, last = missing
    comma = "," if len(others) > 1 else ""
    listed = f"{', '.join(others)}{comma} and {last}" if others else last
    plural = "" if len(missing) == 1 else "s"
    raise TypeError(f"{name}() missing {len(missing)} required {kind} argument{plural}: {listed}")
