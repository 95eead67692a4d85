"""Layers that slide a kernel over their input: Conv1D, Conv2D, Conv3D and the depthwise ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gradviz.models import activations, arithmetic, settings, sliding, tensors
from gradviz.models.input_spec import InputSpec
from gradviz.models.layer import Layer
from gradviz.models.layers.arguments import add_ruled, set_rules, sizes_of

if TYPE_CHECKING:
    from gradviz.models.symbolic import Shape
    from gradviz.models.variable import KerasVariable


class Sliding(Layer):
    """What all of them share: a window, a bias per channel, an activation."""

    rank: int
    bias: KerasVariable | None
    activation: Any
    _paddings: tuple[str, ...] = ("valid", "same")

    def _set_window(
        self, kernel_size: Any, strides: Any, padding: Any, data_format: Any, dilation_rate: Any
    ) -> None:
        self.kernel_size = sizes_of(kernel_size, self.rank, "kernel_size")
        self.strides = sizes_of(strides, self.rank, "strides")
        self.dilation_rate = sizes_of(dilation_rate, self.rank, "dilation_rate")
        self.padding = padding.lower()
        if self.padding not in self._paddings:
            raise ValueError(
                f"The `padding` argument must be one of {self._paddings}. Received: {padding}"
            )
        self.data_format = settings.data_format(data_format)
        self.input_spec = InputSpec(min_ndim=self.rank + 2)

    def _check_steps(self) -> None:
        if max(self.strides) > 1 and max(self.dilation_rate) > 1:
            raise ValueError(
                "`strides > 1` not supported in conjunction with `dilation_rate > 1`. Received: "
                f"strides={self.strides} and dilation_rate={self.dilation_rate}"
            )

    def _channels_in(self, input_shape: Shape) -> int:
        """Return the number of channels, which must stay the same from now on."""
        axis = -1 if self.data_format == "channels_last" else 1
        found = input_shape[axis]
        self.input_spec = InputSpec(min_ndim=self.rank + 2, axes={axis: found})
        return found  # type: ignore[return-value]  # unknown only where Keras fails too

    def _completed(self, outputs: Any) -> Any:
        """Return activation(outputs + bias)."""
        if self.bias is not None:
            ones = (1,) * self.rank
            channels = self.bias.shape[0]
            last = self.data_format == "channels_last"
            shape = (1, *ones, channels) if last else (1, channels, *ones)
            outputs = arithmetic.add(outputs, tensors.reshape(self.bias, shape))
        return outputs if self.activation is None else self.activation(outputs)

    def _output_shape(self, input_shape: Shape, channels: int) -> Shape:
        if len(input_shape) != self.rank + 2:
            raise ValueError(
                f"Kernel shape must have the same length as input, but the input has the shape "
                f"{tuple(input_shape)}."
            )
        window = sliding.reaches(self.kernel_size, self.dilation_rate)
        space = sliding.space_of(tuple(input_shape), self.data_format)
        found = sliding.places(space, window, self.strides, self.padding)
        return sliding.with_space(tuple(input_shape), found, channels, self.data_format)


class _Convolution(Sliding):
    """A convolution along `rank` axes."""

    def __init__(
        self, filters: Any, kernel_size: Any, strides: Any = 1, padding: Any = "valid",
        data_format: Any = None, dilation_rate: Any = 1, groups: int = 1, activation: Any = None,
        use_bias: bool = True, kernel_initializer: Any = "glorot_uniform",
        bias_initializer: Any = "zeros", kernel_regularizer: Any = None,
        bias_regularizer: Any = None, activity_regularizer: Any = None,
        kernel_constraint: Any = None, bias_constraint: Any = None, **options: Any,
    ) -> None:  # fmt: skip
        super().__init__(activity_regularizer=activity_regularizer, **options)
        self.filters, self.groups = filters, groups
        self._set_window(kernel_size, strides, padding, data_format, dilation_rate)
        self.activation, self.use_bias = activations.get(activation), use_bias
        set_rules(
            self, kernel_initializer=kernel_initializer, bias_initializer=bias_initializer,
            kernel_regularizer=kernel_regularizer, bias_regularizer=bias_regularizer,
            kernel_constraint=kernel_constraint, bias_constraint=bias_constraint,
        )  # fmt: skip
        self._check_counts()

    def _check_counts(self) -> None:
        if self.filters <= 0 or self.groups <= 0 or self.filters % self.groups:
            raise ValueError(
                "`filters` and `groups` must be positive, and `filters` a multiple of `groups`. "
                f"Received: filters={self.filters}, groups={self.groups}."
            )
        self._check_steps()

    def build(self, input_shape: Shape) -> None:
        """Make kernel [*kernel_size, channels / groups, filters] and bias [filters]."""
        channels = self._channels_in(input_shape)
        if channels % self.groups:
            raise ValueError(
                "The number of input channels must be evenly divisible by the number of groups. "
                f"Received groups={self.groups}, but the input has {channels} channels."
            )
        self.compute_output_shape(input_shape)
        shape = (*self.kernel_size, channels // self.groups, self.filters)
        self._kernel = add_ruled(self, "kernel", shape, "kernel")
        self.bias = None
        if self.use_bias:
            self.bias = add_ruled(self, "bias", (self.filters,), "bias")

    @property
    def kernel(self) -> KerasVariable:
        """The kernel; AttributeError before the layer is built."""
        if not self.built:
            raise AttributeError("You must build the layer before accessing `kernel`.")
        return self._kernel

    def call(self, inputs: Any) -> Any:
        """Return the output [batch, *space, filters]."""
        how = (self.strides, self.padding, self.data_format, self.dilation_rate)
        return self._completed(sliding.conv(inputs, self.kernel, *how))

    def compute_output_shape(self, input_shape: Shape) -> Shape:
        """Return the shape of the output; ValueError if nothing would be left."""
        return self._output_shape(input_shape, self.filters)


class Conv1D(_Convolution):
    """A convolution along rows; with padding "causal" no output sees what comes after it."""

    rank = 1
    _paddings = ("valid", "same", "causal")

    def call(self, inputs: Any) -> Any:
        """Return the output [batch, width, filters]."""
        if self.padding != "causal":
            return super().call(inputs)
        before = (self.dilation_rate[0] * (self.kernel_size[0] - 1), 0)
        last = self.data_format == "channels_last"
        widths = [(0, 0), before, (0, 0)] if last else [(0, 0), (0, 0), before]
        how = (self.strides, "valid", self.data_format, self.dilation_rate)
        return self._completed(sliding.conv(tensors.pad(inputs, widths), self.kernel, *how))


class Conv2D(_Convolution):
    """A convolution of images."""

    rank = 2


class Conv3D(_Convolution):
    """A convolution of solids."""

    rank = 3


class _Depthwise(Sliding):
    """A convolution of each channel with kernels of its own."""

    def __init__(
        self, kernel_size: Any, strides: Any = 1, padding: Any = "valid",
        depth_multiplier: int = 1, data_format: Any = None, dilation_rate: Any = 1,
        activation: Any = None, use_bias: bool = True,
        depthwise_initializer: Any = "glorot_uniform", bias_initializer: Any = "zeros",
        depthwise_regularizer: Any = None, bias_regularizer: Any = None,
        activity_regularizer: Any = None, depthwise_constraint: Any = None,
        bias_constraint: Any = None, **options: Any,
    ) -> None:  # fmt: skip
        super().__init__(activity_regularizer=activity_regularizer, **options)
        self.depth_multiplier = depth_multiplier
        self._set_window(kernel_size, strides, padding, data_format, dilation_rate)
        self.activation, self.use_bias = activations.get(activation), use_bias
        set_rules(
            self, depthwise_initializer=depthwise_initializer, bias_initializer=bias_initializer,
            depthwise_regularizer=depthwise_regularizer, bias_regularizer=bias_regularizer,
            depthwise_constraint=depthwise_constraint, bias_constraint=bias_constraint,
        )  # fmt: skip
        if depth_multiplier <= 0:
            raise ValueError(
                "Invalid value for argument `depth_multiplier`. Expected a strictly positive "
                f"value. Received depth_multiplier={depth_multiplier}."
            )

    def build(self, input_shape: Shape) -> None:
        """Make kernel [*kernel_size, channels, multiplier] and a bias for each of the products."""
        channels = self._channels_in(input_shape)
        self.compute_output_shape(input_shape)
        each = self.depth_multiplier
        shape = (*self.kernel_size, channels, each)
        self.kernel = add_ruled(self, "kernel", shape, "depthwise")
        self.bias = None
        if self.use_bias:
            self.bias = add_ruled(self, "bias", (channels * each,), "bias")

    def call(self, inputs: Any) -> Any:
        """Return the output [batch, *space, channels * multiplier]."""
        how = (self.strides, self.padding, self.data_format, self.dilation_rate)
        return self._completed(sliding.depthwise_conv(inputs, self.kernel, *how))

    def compute_output_shape(self, input_shape: Shape) -> Shape:
        """Return the shape of the output; ValueError if nothing would be left."""
        axis = -1 if self.data_format == "channels_last" else 1
        channels = input_shape[axis] or 0
        return self._output_shape(input_shape, channels * self.depth_multiplier)


class DepthwiseConv1D(_Depthwise):
    """A depthwise convolution along rows."""

    rank = 1


class DepthwiseConv2D(_Depthwise):
    """A depthwise convolution of images."""

    rank = 2
