"""Cells: one step of a recurrent layer, from an input and states to an output and new states."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gradviz.models import activations, arithmetic, initializers, random, tensors
from gradviz.models.arranging import split
from gradviz.models.layer import Layer
from gradviz.models.layers.arguments import add_ruled, set_rules

if TYPE_CHECKING:
    from gradviz.models.symbolic import Shape
    from gradviz.models.variable import KerasVariable

RULES = (
    "kernel_initializer", "recurrent_initializer", "bias_initializer", "kernel_regularizer",
    "recurrent_regularizer", "bias_regularizer", "kernel_constraint", "recurrent_constraint",
    "bias_constraint",
)  # fmt: skip
STARTS = {
    "kernel_initializer": "glorot_uniform", "recurrent_initializer": "orthogonal",
    "bias_initializer": "zeros",
}  # fmt: skip


class Cell(Layer):
    """What cells share: kernels for input and state, a bias, and masks that drop parts of both.

    A mask is drawn once for all steps; `masks` says how many there are, None for one that is not
    in a list.
    """

    kernel: KerasVariable
    recurrent_kernel: KerasVariable
    bias: KerasVariable | None
    gates = 1
    _seed_first = False  # in which order seeds are drawn: the generator's, those of the rules

    def __init__(
        self, units: Any, activation: Any = "tanh", use_bias: bool = True, dropout: float = 0.0,
        recurrent_dropout: float = 0.0, seed: int | None = None, **options: Any,
    ) -> None:  # fmt: skip
        if units <= 0:
            raise ValueError(
                "Received an invalid value for argument `units`, expected a positive integer, "
                f"got {units}."
            )
        rules = {name: options.pop(name, STARTS.get(name)) for name in RULES}
        super().__init__(**options)
        self.units, self.use_bias, self.seed = units, use_bias, seed
        self.activation = activations.get(activation)
        generator = random.SeedGenerator(seed) if self._seed_first else None
        set_rules(self, **rules)
        self.dropout = min(1.0, max(0.0, dropout))
        self.recurrent_dropout = min(1.0, max(0.0, recurrent_dropout))
        self.seed_generator = generator or random.SeedGenerator(seed)
        self.masks: int | None = None
        self.state_size: Any = units
        self.output_size = units
        self.forget_masks()

    def build(self, input_shape: Shape) -> None:
        """Make kernel [inputs, gates * units], recurrent_kernel and bias."""
        width = self.gates * self.units
        self.kernel = add_ruled(self, "kernel", (input_shape[-1] or 0, width), "kernel")
        self.recurrent_kernel = add_ruled(
            self, "recurrent_kernel", (self.units, width), "recurrent"
        )
        self.bias = self._made_bias(width) if self.use_bias else None

    def _made_bias(self, width: int) -> KerasVariable:
        made: KerasVariable = add_ruled(self, "bias", (width,), "bias")
        return made

    def get_initial_state(self, batch_size: Any = None) -> list[Any]:
        """Return zeros for each state."""
        sizes = self.state_size if isinstance(self.state_size, list) else [self.state_size]
        return [tensors.zeros((batch_size, size), self.compute_dtype) for size in sizes]

    def forget_masks(self) -> None:
        """Let the next call draw new masks."""
        self._dropped: Any = None
        self._dropped_state: Any = None

    def get_dropout_mask(self, step_input: Any) -> Any:
        """Return the mask for the input, drawing it if there is none yet; None without dropout."""
        if self._dropped is None and self.dropout > 0:
            self._dropped = self._drawn(step_input, self.dropout)
        return self._dropped

    def get_recurrent_dropout_mask(self, step_input: Any) -> Any:
        """Return the mask for the state, drawing it if there is none yet; None without dropout."""
        if self._dropped_state is None and self.recurrent_dropout > 0:
            self._dropped_state = self._drawn(step_input, self.recurrent_dropout)
        return self._dropped_state

    def _drawn(self, x: Any, rate: float) -> Any:
        ones = tensors.ones_like(x)
        if self.masks is None:
            return random.dropout(ones, rate, seed=self.seed_generator)
        return [random.dropout(ones, rate, seed=self.seed_generator) for _ in range(self.masks)]


class SimpleRNNCell(Cell):
    """activation(input @ kernel + bias + state @ recurrent_kernel)."""

    _seed_first = True

    def call(self, sequence: Any, states: Any, training: Any = False) -> Any:
        """Return the output and the new state, which are the same."""
        before = states[0] if isinstance(states, (list, tuple)) else states
        drop, drop_state = self.get_dropout_mask(sequence), self.get_recurrent_dropout_mask(before)
        if training and drop is not None:
            sequence = sequence * drop
        h = arithmetic.matmul(sequence, self.kernel)
        if self.bias is not None:
            h = arithmetic.add(h, self.bias)
        if training and drop_state is not None:
            before = before * drop_state
        output = h + arithmetic.matmul(before, self.recurrent_kernel)
        if self.activation is not None:
            output = self.activation(output)
        return output, [output] if isinstance(states, (list, tuple)) else output


class _Gated(Cell):
    """A cell whose gates are computed together, or each by itself (implementation 1)."""

    def __init__(
        self, units: Any, activation: Any = "tanh", recurrent_activation: Any = "sigmoid",
        use_bias: bool = True, implementation: int = 2, **options: Any,
    ) -> None:  # fmt: skip
        super().__init__(units, activation, use_bias, **options)
        self.recurrent_activation = activations.get(recurrent_activation)
        self.implementation = 1 if self.recurrent_dropout != 0.0 else implementation
        if self.implementation == 1:
            self.masks = self.gates

    def _inputs(self, x: Any, training: Any) -> Any:
        """Return the input with parts dropped: for each gate, or once for all."""
        if not (training and 0.0 < self.dropout < 1.0):
            return [x] * self.gates if self.implementation == 1 else x
        mask = self.get_dropout_mask(x)
        return [x * part for part in mask] if self.implementation == 1 else x * mask

    def _states(self, h: Any, training: Any) -> list[Any]:
        """Return the state with parts dropped for each gate."""
        if not (training and 0.0 < self.recurrent_dropout < 1.0):
            return [h] * self.gates
        return [h * part for part in self.get_recurrent_dropout_mask(h)]

    def _columns(self, weights: Any) -> list[Any]:
        """Return the columns of each gate."""
        n = self.units
        return [weights[:, k * n : (k + 1) * n] for k in range(self.gates)]


class LSTMCell(_Gated):
    """Input, forget, carry and output gates; the state is the output and the carry."""

    gates = 4

    def __init__(
        self, units: Any, activation: Any = "tanh", recurrent_activation: Any = "sigmoid",
        use_bias: bool = True, unit_forget_bias: bool = True, **options: Any,
    ) -> None:  # fmt: skip
        super().__init__(units, activation, recurrent_activation, use_bias, **options)
        self.unit_forget_bias = unit_forget_bias
        self.state_size = [units, units]

    def _made_bias(self, width: int) -> KerasVariable:
        start = self._forgetful if self.unit_forget_bias else None
        made: KerasVariable = add_ruled(self, "bias", (width,), "bias", initializer=start)
        return made

    def _forgetful(self, shape: Any, *args: Any, **options: Any) -> Any:
        """Return a bias with ones for the forget gate, which so begins open."""
        start, ones = self.bias_initializer, initializers.get("ones")  # type: ignore[attr-defined]
        n = self.units
        parts = ((start, n), (ones, n), (start, 2 * n))
        return tensors.concatenate([make((size,), *args, **options) for make, size in parts])

    def call(self, inputs: Any, states: Any, training: Any = False) -> Any:
        """Return the output, and the output and carry as new states."""
        h, c = states[0], states[1]
        z = self._apart(inputs, h, training) if self.implementation == 1 else None
        if z is None:
            x = arithmetic.matmul(self._inputs(inputs, training), self.kernel)
            x = arithmetic.add(x, arithmetic.matmul(h, self.recurrent_kernel))
            z = split(x if self.bias is None else arithmetic.add(x, self.bias), 4, 1)
        gate, bend = self.recurrent_activation, self.activation
        i, f = gate(z[0]), gate(z[1])
        c = f * c + i * bend(z[2])
        h = gate(z[3]) * bend(c)
        return h, [h, c]

    def _apart(self, inputs: Any, h: Any, training: Any) -> list[Any]:
        """Return what goes into the gates, computed one by one."""
        kernels = split(self.kernel, 4, 1)
        xs = [arithmetic.matmul(x, k) for x, k in zip(self._inputs(inputs, training), kernels,
                                                      strict=True)]  # fmt: skip
        if self.bias is not None:
            xs = [x + b for x, b in zip(xs, split(self.bias, 4, 0), strict=True)]
        parts = zip(self._states(h, training), self._columns(self.recurrent_kernel), strict=True)
        return [x + arithmetic.matmul(s, k) for x, (s, k) in zip(xs, parts, strict=True)]


class GRUCell(_Gated):
    """Update and reset gates; the state is the output.

    With `reset_after` the reset gate acts after the state was multiplied, and there are two biases.
    """

    gates = 3

    def __init__(
        self, units: Any, activation: Any = "tanh", recurrent_activation: Any = "sigmoid",
        use_bias: bool = True, reset_after: bool = True, **options: Any,
    ) -> None:  # fmt: skip
        super().__init__(units, activation, recurrent_activation, use_bias, **options)
        self.reset_after = reset_after

    def _made_bias(self, width: int) -> KerasVariable:
        shape = (2, width) if self.reset_after else (width,)
        made: KerasVariable = add_ruled(self, "bias", shape, "bias")
        return made

    def _biases(self) -> tuple[Any, Any]:
        if self.bias is None or not self.reset_after:
            return self.bias, None
        first, second = (tensors.squeeze(row, 0) for row in split(self.bias, 2, 0))
        return first, second

    def call(self, inputs: Any, states: Any, training: Any = False) -> Any:
        """Return the output and the new state, which are the same."""
        h = states[0] if isinstance(states, (list, tuple)) else states
        if self.implementation == 1:
            z, candidate = self._apart(inputs, h, training)
        else:
            z, candidate = self._together(inputs, h, training)
        output = z * h + (1 - z) * candidate
        return output, [output] if isinstance(states, (list, tuple)) else output

    def _together(self, inputs: Any, h: Any, training: Any) -> tuple[Any, Any]:
        own, other = self._biases()
        n = self.units
        x = arithmetic.matmul(self._inputs(inputs, training), self.kernel)
        x_z, x_r, x_h = split(x if own is None else arithmetic.add(x, own), 3, -1)
        if self.reset_after:
            inner = arithmetic.matmul(h, self.recurrent_kernel)
            inner = inner if other is None else inner + other
        else:
            inner = arithmetic.matmul(h, self.recurrent_kernel[:, : 2 * n])
        gate = self.recurrent_activation
        z, r = gate(x_z + inner[:, :n]), gate(x_r + inner[:, n : 2 * n])
        if self.reset_after:
            kept = r * inner[:, 2 * n :]
        else:
            kept = arithmetic.matmul(r * h, self.recurrent_kernel[:, 2 * n :])
        return z, self.activation(x_h + kept)

    def _apart(self, inputs: Any, h: Any, training: Any) -> tuple[Any, Any]:
        own, other = self._biases()
        n, gate = self.units, self.recurrent_activation
        slices = [slice(k * n, (k + 1) * n) for k in range(3)]
        xs = [arithmetic.matmul(x, k) for x, k in zip(
            self._inputs(inputs, training), self._columns(self.kernel), strict=True)]  # fmt: skip
        if own is not None:
            xs = [x + own[part] for x, part in zip(xs, slices, strict=True)]
        kernels = self._columns(self.recurrent_kernel)
        h_z, h_r, h_h = self._states(h, training)
        inner = [arithmetic.matmul(s, k) for s, k in zip((h_z, h_r), kernels[:2], strict=True)]
        if other is not None:
            inner = [x + other[part] for x, part in zip(inner, slices[:2], strict=True)]
        z, r = gate(xs[0] + inner[0]), gate(xs[1] + inner[1])
        if self.reset_after:
            last = arithmetic.matmul(h_h, kernels[2])
            kept = r * (last if other is None else last + other[slices[2]])
        else:
            kept = arithmetic.matmul(r * h_h, kernels[2])
        return z, self.activation(xs[2] + kept)
