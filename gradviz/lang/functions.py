"""Functions the program defines: Python callables, so that they can be handed to anything."""

import ast
import inspect
from typing import TYPE_CHECKING

from gradviz.lang.scope import Scope, bound_names

if TYPE_CHECKING:
    from gradviz.lang.interpreter import Interpreter


class Returned(BaseException):
    """Carries the value of a `return` out of the statements around it."""

    def __init__(self, value: object) -> None:
        super().__init__()
        self.value = value


class Function:
    """A `def` or `lambda` of the program, with the scope it was made in."""

    def __init__(
        self,
        interpreter: "Interpreter",
        name: str,
        syntax: ast.FunctionDef | ast.Lambda,
        scope: Scope,
    ) -> None:
        self.__name__ = name
        self.owner: type | None = None
        self._interpreter = interpreter
        self._syntax = syntax
        self._scope = scope
        body = syntax.body if isinstance(syntax.body, list) else [ast.Expr(syntax.body)]
        self._body = body
        self._own = bound_names(body) | set(_parameter_names(syntax.args))
        self._defaults = [interpreter.evaluate(d) for d in syntax.args.defaults]
        self._keyword_defaults = {
            argument.arg: interpreter.evaluate(default)
            for argument, default in zip(
                syntax.args.kwonlyargs, syntax.args.kw_defaults, strict=True
            )
            if default is not None
        }

    def __call__(self, *args: object, **kwargs: object) -> object:
        """Run the body with the arguments bound. TypeError where they do not fit."""
        interpreter = self._interpreter
        scope = Scope(self._scope, self._own, self.owner)
        scope.names.update(self._bind(args, kwargs))
        interpreter.budget.enter()
        outer, interpreter.scope = interpreter.scope, scope
        try:
            if isinstance(self._syntax, ast.Lambda):
                return interpreter.evaluate(self._syntax.body)
            interpreter.execute_all(self._body)
        except Returned as returned:
            return returned.value
        finally:
            interpreter.scope = outer
            interpreter.budget.leave()
        return None

    def __get__(self, value: object, owner: type | None = None) -> object:
        """Bind to an object, as methods do."""
        return self if value is None else BoundMethod(self, value)

    @property
    def __signature__(self) -> inspect.Signature:
        """The parameters, which a layer asks for by name."""
        spec = self._syntax.args
        places = [*spec.posonlyargs, *spec.args]
        values = [inspect.Parameter.empty] * (len(places) - len(self._defaults)) + self._defaults
        found = [
            inspect.Parameter(place.arg, inspect.Parameter.POSITIONAL_OR_KEYWORD, default=value)
            for place, value in zip(places, values, strict=True)
        ]
        if spec.vararg is not None:
            found.append(inspect.Parameter(spec.vararg.arg, inspect.Parameter.VAR_POSITIONAL))
        for place in spec.kwonlyargs:
            value = self._keyword_defaults.get(place.arg, inspect.Parameter.empty)
            found.append(
                inspect.Parameter(place.arg, inspect.Parameter.KEYWORD_ONLY, default=value)
            )
        if spec.kwarg is not None:
            found.append(inspect.Parameter(spec.kwarg.arg, inspect.Parameter.VAR_KEYWORD))
        return inspect.Signature(found)

    def __repr__(self) -> str:
        return f"<function {self.__name__}>"

    def _bind(self, args: tuple[object, ...], kwargs: dict[str, object]) -> dict[str, object]:
        spec = self._syntax.args
        names = [a.arg for a in (*spec.posonlyargs, *spec.args)]
        if len(args) > len(names) and spec.vararg is None:
            raise TypeError(
                f"{self.__name__}() takes {len(names)} positional arguments "
                f"but {len(args)} were given"
            )
        bound: dict[str, object] = dict(zip(names, args, strict=False))
        bound.update(self._bind_keywords(kwargs, bound))
        if spec.vararg is not None:
            bound[spec.vararg.arg] = tuple(args[len(names) :])
        first_default = len(names) - len(self._defaults)
        for position, name in enumerate(names):
            if name not in bound and position >= first_default:
                bound[name] = self._defaults[position - first_default]
        for name, default in self._keyword_defaults.items():
            bound.setdefault(name, default)
        missing = [n for n in (*names, *(a.arg for a in spec.kwonlyargs)) if n not in bound]
        if missing:
            raise TypeError(f"{self.__name__}() missing required arguments: {', '.join(missing)}")
        return bound

    def _bind_keywords(
        self, kwargs: dict[str, object], bound: dict[str, object]
    ) -> dict[str, object]:
        spec = self._syntax.args
        allowed = {a.arg for a in (*spec.args, *spec.kwonlyargs)}
        result: dict[str, object] = {}
        rest: dict[str, object] = {}
        for name, value in kwargs.items():
            if name in bound:
                raise TypeError(f"{self.__name__}() got multiple values for argument '{name}'")
            if name in allowed:
                result[name] = value
            elif spec.kwarg is None:
                raise TypeError(f"{self.__name__}() got an unexpected keyword argument '{name}'")
            else:
                rest[name] = value
        if spec.kwarg is not None:
            result[spec.kwarg.arg] = rest
        return result


class BoundMethod:
    """A Function with its first argument filled in."""

    def __init__(self, function: Function, value: object) -> None:
        self._function = function
        self._value = value
        self.__name__ = function.__name__

    @property
    def __signature__(self) -> inspect.Signature:
        """The parameters without the one that is filled in."""
        whole = self._function.__signature__
        return whole.replace(parameters=list(whole.parameters.values())[1:])

    def __call__(self, *args: object, **kwargs: object) -> object:
        """Call the method."""
        return self._function(self._value, *args, **kwargs)


def _parameter_names(spec: ast.arguments) -> list[str]:
    arguments = [*spec.posonlyargs, *spec.args, *spec.kwonlyargs]
    arguments += [a for a in (spec.vararg, spec.kwarg) if a is not None]
    return [a.arg for a in arguments]
