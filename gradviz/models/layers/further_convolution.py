"""Convolutions that go back to larger images, and those in two steps: transposed, separable."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gradviz.models import activations, sliding
from gradviz.models.layers.arguments import add_ruled, set_rules, sizes_of
from gradviz.models.layers.convolution import Sliding

if TYPE_CHECKING:
    from gradviz.models.symbolic import Shape


class _Transposed(Sliding):
    """Goes back through a convolution: each input element spreads a kernel over the output."""

    def __init__(
        self, filters: Any, kernel_size: Any, strides: Any = 1, padding: Any = "valid",
        output_padding: Any = None, data_format: Any = None, dilation_rate: Any = 1,
        activation: Any = None, use_bias: bool = True,
        kernel_initializer: Any = "glorot_uniform", bias_initializer: Any = "zeros",
        kernel_regularizer: Any = None, bias_regularizer: Any = None,
        activity_regularizer: Any = None, kernel_constraint: Any = None,
        bias_constraint: Any = None, **options: Any,
    ) -> None:  # fmt: skip
        super().__init__(activity_regularizer=activity_regularizer, **options)
        self.filters = filters
        self._set_window(kernel_size, strides, padding, data_format, dilation_rate)
        self.output_padding = None
        if output_padding is not None:
            self.output_padding = sizes_of(output_padding, self.rank, "output_padding", zero=True)
        self.activation, self.use_bias = activations.get(activation), use_bias
        set_rules(
            self, kernel_initializer=kernel_initializer, bias_initializer=bias_initializer,
            kernel_regularizer=kernel_regularizer, bias_regularizer=bias_regularizer,
            kernel_constraint=kernel_constraint, bias_constraint=bias_constraint,
        )  # fmt: skip
        self._check_numbers()

    output_padding: tuple[int, ...] | None

    def _check_numbers(self) -> None:
        if self.filters <= 0:
            raise ValueError(f"`filters` must be positive. Received filters={self.filters}.")
        for more, step in zip(self.output_padding or (), self.strides, strict=False):
            if more >= step:
                raise ValueError(
                    "`output_padding` must be strictly less than `strides`. Received: "
                    f"output_padding={self.output_padding}, strides={self.strides}"
                )
        self._check_steps()

    def build(self, input_shape: Shape) -> None:
        """Make kernel [*kernel_size, filters, channels] and bias [filters]."""
        shape = (*self.kernel_size, self.filters, self._channels_in(input_shape))
        self.kernel = add_ruled(self, "kernel", shape, "kernel")
        self.bias = add_ruled(self, "bias", (self.filters,), "bias") if self.use_bias else None

    def call(self, inputs: Any) -> Any:
        """Return the output [batch, *space, filters]."""
        shape = self.compute_output_shape(tuple(inputs.shape))
        how = (self.strides, self.padding, tuple(shape), self.data_format, self.dilation_rate)
        return self._completed(sliding.conv_transpose(inputs, self.kernel, *how))

    def compute_output_shape(self, input_shape: Shape) -> list[int | None]:
        """Return the shape of the output, which Keras gives as a list here."""
        shape = tuple(input_shape)
        window = sliding.reaches(self.kernel_size, self.dilation_rate)
        space = sliding.space_of(shape, self.data_format)
        found = sliding.widened(space, window, self.strides, self.padding, self.output_padding)
        return list(sliding.with_space(shape, found, self.filters, self.data_format))


class Conv1DTranspose(_Transposed):
    """Goes back through a convolution along rows."""

    rank = 1


class Conv2DTranspose(_Transposed):
    """Goes back through a convolution of images."""

    rank = 2


class Conv3DTranspose(_Transposed):
    """Goes back through a convolution of solids."""

    rank = 3


class _Separable(Sliding):
    """A depthwise convolution, and one with windows of one place after it."""

    def __init__(
        self, filters: Any, kernel_size: Any, strides: Any = 1, padding: Any = "valid",
        data_format: Any = None, dilation_rate: Any = 1, depth_multiplier: int = 1,
        activation: Any = None, use_bias: bool = True,
        depthwise_initializer: Any = "glorot_uniform",
        pointwise_initializer: Any = "glorot_uniform", bias_initializer: Any = "zeros",
        depthwise_regularizer: Any = None, pointwise_regularizer: Any = None,
        bias_regularizer: Any = None, activity_regularizer: Any = None,
        depthwise_constraint: Any = None, pointwise_constraint: Any = None,
        bias_constraint: Any = None, **options: Any,
    ) -> None:  # fmt: skip
        super().__init__(activity_regularizer=activity_regularizer, **options)
        self.filters, self.depth_multiplier = filters, depth_multiplier
        self._set_window(kernel_size, strides, padding, data_format, dilation_rate)
        self.activation, self.use_bias = activations.get(activation), use_bias
        set_rules(
            self, depthwise_initializer=depthwise_initializer,
            pointwise_initializer=pointwise_initializer, bias_initializer=bias_initializer,
            depthwise_regularizer=depthwise_regularizer,
            pointwise_regularizer=pointwise_regularizer, bias_regularizer=bias_regularizer,
            depthwise_constraint=depthwise_constraint, pointwise_constraint=pointwise_constraint,
            bias_constraint=bias_constraint,
        )  # fmt: skip
        if depth_multiplier <= 0 or filters <= 0:
            raise ValueError(
                "`filters` and `depth_multiplier` must be positive. Received: "
                f"filters={filters}, depth_multiplier={depth_multiplier}."
            )

    def build(self, input_shape: Shape) -> None:
        """Make a kernel for each step, and bias [filters]."""
        channels = self._channels_in(input_shape)
        each = self.depth_multiplier
        self.compute_output_shape(input_shape)
        first, ones = (*self.kernel_size, channels, each), (1,) * self.rank
        self.depthwise_kernel = add_ruled(self, "depthwise_kernel", first, "depthwise")
        second = (*ones, channels * each, self.filters)
        self.pointwise_kernel = add_ruled(self, "pointwise_kernel", second, "pointwise")
        self.bias = add_ruled(self, "bias", (self.filters,), "bias") if self.use_bias else None

    def call(self, inputs: Any) -> Any:
        """Return the output [batch, *space, filters]."""
        how = (self.strides, self.padding, self.data_format, self.dilation_rate)
        middle = sliding.depthwise_conv(inputs, self.depthwise_kernel, *how)
        ones = (1,) * self.rank
        outputs = sliding.conv(middle, self.pointwise_kernel, ones, "valid", self.data_format, ones)
        return self._completed(outputs)

    def compute_output_shape(self, input_shape: Shape) -> Shape:
        """Return the shape of the output; ValueError if nothing would be left."""
        return self._output_shape(input_shape, self.filters)


class SeparableConv1D(_Separable):
    """A separable convolution along rows."""

    rank = 1


class SeparableConv2D(_Separable):
    """A separable convolution of images."""

    rank = 2
