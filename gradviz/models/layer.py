"""Layer: an operation with weights, built by its first call.

How a call goes: arguments become tensors of the layer's dtype, are checked, the layer is built if
it is not, `training` is settled, `call` runs, losses are noted.
"""

from __future__ import annotations

import inspect
import warnings
from functools import partial
from typing import Any, Self

from gradviz.engine import Listener, session
from gradviz.models import regularizers
from gradviz.models.calling import CONTEXT, Call, Context, is_tensor_like, leaves
from gradviz.models.conversion import cast, convert
from gradviz.models.costs import Costs
from gradviz.models.input_spec import check_inputs
from gradviz.models.owner import params_in
from gradviz.models.policy import DTypePolicy, policy_of
from gradviz.models.promotion import DTypeName, standardized
from gradviz.models.scope import current_path, scoped
from gradviz.models.symbolic import KerasTensor, Node, is_symbolic, replaced
from gradviz.models.tracing import output_spec


class Layer(Costs):
    """Something callable that owns weights. Subclasses override `build` and `call`."""

    input_spec: Any = None
    autocast = True
    _converts_arguments = True
    _takes_anything = False

    def __new__(cls, *args: Any, **kwargs: Any) -> Self:
        """Make a layer that tracks what is assigned to it, and whose `build` keeps the books."""
        made = super().__new__(cls)
        made._start_tracking()
        object.__setattr__(made, "_ready", False)
        object.__setattr__(made, "build", partial(made._build, made.build))
        return made

    def __init__(
        self, *, activity_regularizer: Any = None, trainable: bool = True, dtype: Any = None,
        autocast: bool = True, name: str | None = None, **rest: Any,
    ) -> None:  # fmt: skip
        super().__init__(name)
        self.dtype_policy = policy_of(dtype)
        self.activity_regularizer = regularizers.get(activity_regularizer)
        width, shape = rest.pop("input_dim", None), rest.pop("input_shape", None)
        self._input_shape_arg = (width,) if width is not None else shape
        if rest:
            raise ValueError(
                f"Unrecognized keyword arguments passed to {type(self).__name__}: {rest}"
            )
        if not isinstance(trainable, bool):
            raise ValueError(f"Expected `trainable` to be a boolean. Received: {trainable}")
        object.__setattr__(self, "_trainable", trainable)
        self.built = False
        self.autocast = autocast
        self._parent_path: str | None = None
        self._path: str | None = None
        object.__setattr__(self, "_losses", [])
        self._shapes: dict[str, Any] | None = None
        self._ready = True

    @property
    def dtype(self) -> DTypeName:
        """The dtype of the weights."""
        return self.dtype_policy.variable_dtype

    @property
    def variable_dtype(self) -> DTypeName:
        """The dtype of the weights."""
        return self.dtype_policy.variable_dtype

    @property
    def compute_dtype(self) -> DTypeName:
        """The dtype that floating inputs are cast to."""
        return self.dtype_policy.compute_dtype

    @property
    def input_dtype(self) -> DTypeName:
        """The dtype that floating inputs are cast to."""
        return self.compute_dtype

    dtype_policy: DTypePolicy

    @property
    def path(self) -> str | None:
        """The names of the layers it is in, and its own; None before it is built."""
        return self._path

    # Building -----------------------------------------------------------------------------------

    def build(self, input_shape: Any) -> None:
        """Make the weights; called once, with the shape of the first input."""
        if not _overrides(self, "build") and any(not inner.built for inner in self._layers):
            warnings.warn(
                f"`build()` was called on layer '{self.name}', however the layer has no `build()` "
                "of its own and holds layers that are not built.",
                stacklevel=2,
            )

    def _build(self, own: Any, *args: Any, **kwargs: Any) -> None:
        """Run the layer's `build` in its scope, then mark it as built."""
        self._check_ready()
        with self._scope():
            self._path = current_path()
            own(*args, **kwargs)
        self._shapes = dict(inspect.signature(own).bind(*args, **kwargs).arguments)
        self.built = True
        self._lock()

    def _lock(self) -> None:
        self._tracker.locked = True

    def _build_at_once(self) -> None:
        """Mark a layer without weights as built, unless a subclass has a `build`."""
        if not _overrides(self, "build"):
            self.built = True
            self._lock()

    def _maybe_build(self, call: Call) -> bool:
        """Build the layer if it is not; False if only its call can build what is inside."""
        if self.built:
            return True
        if _overrides(self, "build"):
            self.build(**call.shapes_for(type(self).build.__get__(self)))
            self._check_inputs(call.first)
            return True
        if any(not inner.built for inner in self._layers):
            return False
        self.build(call.first_shape)
        return True

    def _scope(self) -> Any:
        if self._parent_path is None:
            self._parent_path = current_path()
        return scoped(self.name, self)

    # Calling ------------------------------------------------------------------------------------

    def call(self, *args: Any, **kwargs: Any) -> Any:
        """Compute the output."""
        raise NotImplementedError(
            f"Layer {type(self).__name__} does not have a `call` method implemented."
        )

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Build the layer if this is its first call, then `call` it."""
        self._check_ready()
        given = args, dict(kwargs)
        if self._converts_arguments:
            args, kwargs = replaced(args, self._converted), replaced(kwargs, self._converted)
        if not self._takes_anything:
            _refuse_values(args)
        call = Call(self.call, args, kwargs)
        self._check_inputs(call.first)
        with self._scope():
            complete = self._maybe_build(call)
            outputs = self._in_context(call, args, kwargs)
            if not complete:
                self.build(call.first_shape)
        if not self.built:
            self.built = True
        if is_symbolic(given):
            Node(self, *given, outputs)
        return outputs

    def _in_context(self, call: Call, args: Any, kwargs: dict[str, Any]) -> Any:
        """Settle `training`, run the call, note the cost of its outputs."""
        context = CONTEXT.get()
        token = None
        if context is None:
            context = Context(self)
            token = CONTEXT.set(context)
            self._clear_losses()
        try:
            self._settle_training(context, call, kwargs)
            listener = session().listener
            if listener is None:
                return self._answer(args, kwargs)
            return self._announced(listener, args, kwargs)
        finally:
            if token is not None:
                CONTEXT.reset(token)

    def _announced(self, listener: Listener, args: Any, kwargs: dict[str, Any]) -> Any:
        """Answer, and tell who listens where that begins and ends."""
        listener.part_entered(self)
        try:
            return self._answer(args, kwargs)
        finally:
            listener.part_left(self)

    def _answer(self, args: Any, kwargs: dict[str, Any]) -> Any:
        outputs = self._run(args, kwargs)
        if self.activity_regularizer is not None:
            self._add_activity_losses(outputs)
        return outputs

    def _settle_training(self, context: Context, call: Call, kwargs: dict[str, Any]) -> None:
        """Say whether this is training: as asked, as for the layer around, or by default."""
        if "training" in call.given:
            context.training = call.given["training"]
        elif context.training is None:
            context.training = call.arguments.get("training")
        if "training" in call.arguments and context.training is not None:
            kwargs["training"] = context.training

    def _run(self, args: Any, kwargs: dict[str, Any]) -> Any:
        if is_symbolic(args, kwargs):
            return self.compute_output_spec(*args, **kwargs)
        return self.call(*args, **kwargs)

    def _converted(self, x: Any) -> Any:
        """Return an argument as a tensor, a floating one in the layer's dtype; others as it is."""
        if not is_tensor_like(x):
            if not hasattr(x, "__array__"):
                return x
            x = convert(x)
        kind = standardized(x.dtype)
        if not self.autocast or not kind.is_floating or kind == self.input_dtype:
            return x
        return _cast_placeholder(x, self.input_dtype)

    def _check_inputs(self, first: Any) -> None:
        if self.input_spec:
            check_inputs(self.input_spec, first, self.name)

    def _check_ready(self) -> None:
        if not self._ready:
            raise RuntimeError(
                f"In layer '{type(self).__name__}', you forgot to call `super().__init__()` as "
                "the first statement in the `__init__()` method. Go add it!"
            )

    _ready: bool

    # Shapes -------------------------------------------------------------------------------------

    def compute_output_shape(self, *args: Any, **kwargs: Any) -> Any:
        """Return the shape of the output for a shape of the input."""
        raise NotImplementedError(
            f"Layer {type(self).__name__} should implement "
            "`def compute_output_shape(self, input_shape)`."
        )

    def compute_output_spec(self, *args: Any, **kwargs: Any) -> Any:
        """Return KerasTensors as the layer would for these: by its rule, else by trying."""
        if not _overrides(self, "compute_output_shape"):
            return output_spec(self.call, args, kwargs)
        call = Call(self.call, args, kwargs)
        shape = self.compute_output_shape(**call.shapes_for(self.compute_output_shape))
        return _specs(shape, self.compute_dtype)

    def count_params(self) -> int:
        """Return how many numbers the weights hold; ValueError if it is not built."""
        if not self.built:
            raise ValueError(
                f"You tried to call `count_params` on layer '{self.name}', but the layer isn't "
                "built. You can build it manually via: `layer.build(input_shape)`."
            )
        return params_in(self.weights)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} name={self.name}, built={self.built}>"


def _specs(shape: Any, dtype: DTypeName) -> Any:
    """Return a KerasTensor for a shape, or several in the structure of several shapes."""
    if isinstance(shape, dict):
        return {key: _specs(one, dtype) for key, one in shape.items()}
    several = isinstance(shape, (list, tuple)) and any(isinstance(n, (list, tuple)) for n in shape)
    return type(shape)(_specs(n, dtype) for n in shape) if several else KerasTensor(shape, dtype)


def _overrides(layer: Layer, method: str) -> bool:
    """Return whether the class of a layer has a method of its own in place of Layer's."""
    return getattr(type(layer), method) is not getattr(Layer, method)


def _refuse_values(args: Any) -> None:
    for x in leaves(args):
        if x is not None and not is_tensor_like(x):
            raise ValueError(
                "Only input tensors may be passed as positional arguments. The following argument "
                f"value should be passed as a keyword argument: {x} (of type {type(x)})"
            )


def _cast_placeholder(x: Any, dtype: DTypeName) -> Any:
    return KerasTensor(x.shape, dtype) if isinstance(x, KerasTensor) else cast(x, dtype)
