"""Layers that multiply by a matrix or look its rows up: Dense, Embedding."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gradviz.models import activations, arithmetic, constraints, initializers, regularizers, tensors
from gradviz.models.conversion import cast, dtype_of
from gradviz.models.input_spec import InputSpec
from gradviz.models.layer import Layer
from gradviz.models.symbolic import KerasTensor, Shape

if TYPE_CHECKING:
    from gradviz.models.variable import KerasVariable


class Dense(Layer):
    """activation(x @ kernel + bias)."""

    bias: KerasVariable | None

    def __init__(
        self, units: Any, activation: Any = None, use_bias: bool = True,
        kernel_initializer: Any = "glorot_uniform", bias_initializer: Any = "zeros",
        kernel_regularizer: Any = None, bias_regularizer: Any = None,
        activity_regularizer: Any = None, kernel_constraint: Any = None,
        bias_constraint: Any = None, **options: Any,
    ) -> None:  # fmt: skip
        if not isinstance(units, int) or units <= 0:
            raise ValueError(
                "Received an invalid value for `units`, expected a positive integer. "
                f"Received: units={units}"
            )
        super().__init__(activity_regularizer=activity_regularizer, **options)
        self.units = units
        self.activation = activations.get(activation)
        self.use_bias = use_bias
        self.kernel_initializer = initializers.get(kernel_initializer)
        self.bias_initializer = initializers.get(bias_initializer)
        self.kernel_regularizer = regularizers.get(kernel_regularizer)
        self.bias_regularizer = regularizers.get(bias_regularizer)
        self.kernel_constraint = constraints.get(kernel_constraint)
        self.bias_constraint = constraints.get(bias_constraint)
        self.input_spec = InputSpec(min_ndim=2)

    def build(self, input_shape: Shape) -> None:
        """Make kernel [inputs, units] and bias [units]."""
        width = input_shape[-1]
        self._kernel = self.add_weight(
            (width, self.units), self.kernel_initializer, name="kernel",
            regularizer=self.kernel_regularizer, constraint=self.kernel_constraint,
        )  # fmt: skip
        self.bias = None
        if self.use_bias:
            self.bias = self.add_weight(
                (self.units,), self.bias_initializer, name="bias",
                regularizer=self.bias_regularizer, constraint=self.bias_constraint,
            )  # fmt: skip
        self.input_spec = InputSpec(min_ndim=2, axes={-1: width})

    @property
    def kernel(self) -> KerasVariable:
        """The matrix; AttributeError before the layer is built."""
        if not self.built:
            raise AttributeError("You must build the layer before accessing `kernel`.")
        return self._kernel

    def call(self, inputs: Any, training: Any = None) -> Any:
        """Return the output [..., units]."""
        x = arithmetic.matmul(inputs, self._kernel)
        if self.bias is not None:
            x = arithmetic.add(x, self.bias)
        return x if self.activation is None else self.activation(x)

    def compute_output_shape(self, input_shape: Shape) -> Shape:
        """Return the input's shape with `units` in place of its last size."""
        return (*input_shape[:-1], self.units)


class Embedding(Layer):
    """Rows of a matrix, looked up by whole numbers."""

    def __init__(
        self, input_dim: Any, output_dim: Any, embeddings_initializer: Any = "uniform",
        embeddings_regularizer: Any = None, embeddings_constraint: Any = None,
        mask_zero: bool = False, weights: Any = None, **options: Any,
    ) -> None:  # fmt: skip
        for name, size in (("input_dim", input_dim), ("output_dim", output_dim)):
            if not isinstance(size, int) or isinstance(size, bool) or size <= 0:
                raise ValueError(f"`{name}` must be a positive integer. Received: {name}={size}")
        if mask_zero:
            raise NotImplementedError("Masks are not supported: leave `mask_zero` at False.")
        super().__init__(**options)
        self.input_dim, self.output_dim = input_dim, output_dim
        self.embeddings_initializer = initializers.get(embeddings_initializer)
        self.embeddings_regularizer = regularizers.get(embeddings_regularizer)
        self.embeddings_constraint = constraints.get(embeddings_constraint)
        self.mask_zero = False
        self.autocast = False
        if weights is not None:
            self.build()
            one = isinstance(weights, list) and len(weights) == 1
            self.set_weights(weights if one else [weights])

    def build(self, input_shape: Any = None) -> None:
        """Make the matrix [input_dim, output_dim]."""
        if self.built:
            return
        self._embeddings = self.add_weight(
            (self.input_dim, self.output_dim), self.embeddings_initializer, name="embeddings",
            regularizer=self.embeddings_regularizer, constraint=self.embeddings_constraint,
        )  # fmt: skip

    @property
    def embeddings(self) -> KerasVariable:
        """The matrix; AttributeError before the layer is built."""
        if not self.built:
            raise AttributeError("You must build the layer before accessing `embeddings`.")
        return self._embeddings

    def call(self, inputs: Any) -> Any:
        """Return one row per number; what is no int32 or int64 is cut to int32."""
        if dtype_of(inputs) not in ("int32", "int64"):
            inputs = cast(inputs, "int32")
        return cast(tensors.take(self._embeddings, inputs, 0), self.compute_dtype)

    def compute_output_shape(self, input_shape: Shape) -> Shape:
        """Return the input's shape with one axis more."""
        return (*input_shape, self.output_dim)

    def compute_output_spec(self, inputs: Any) -> KerasTensor:
        """Return the KerasTensor of the rows."""
        return KerasTensor(self.compute_output_shape(inputs.shape), self.compute_dtype)
