"""Recurrent layers: a cell goes through a sequence, step by step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gradviz.engine import InvalidArgumentError
from gradviz.models import tensors
from gradviz.models.arranging import unstack
from gradviz.models.conversion import convert
from gradviz.models.input_spec import InputSpec
from gradviz.models.layer import Layer
from gradviz.models.layers.cells import RULES, Cell, GRUCell, LSTMCell, SimpleRNNCell
from gradviz.models.scope import scoped
from gradviz.models.tracing import unheard
from gradviz.models.variable import KerasVariable

if TYPE_CHECKING:
    from gradviz.models.symbolic import Shape


class RNN(Layer):
    """Runs a cell over [batch, steps, inputs]; gives the last output, or all of them."""

    def __init__(
        self, cell: Any, return_sequences: bool = False, return_state: bool = False,
        go_backwards: bool = False, stateful: bool = False, unroll: bool = False,
        zero_output_for_mask: bool = False, **options: Any,
    ) -> None:  # fmt: skip
        if isinstance(cell, (list, tuple)):
            raise NotImplementedError("Stacks of cells are not supported: stack layers instead.")
        for needed in ("call", "state_size"):
            if not hasattr(cell, needed):
                raise ValueError(
                    f"The RNN cell should have a `{needed}` attribute. Received: cell={cell}"
                )
        super().__init__(**options)
        self.zero_output_for_mask = zero_output_for_mask
        self.cell = cell
        self.return_sequences, self.return_state = return_sequences, return_state
        self.go_backwards, self.stateful, self.unroll = go_backwards, stateful, unroll
        object.__setattr__(self, "states", None)
        size = cell.state_size
        self.state_size = [size] if isinstance(size, int) else list(size)

    states: list[KerasVariable] | None

    def compute_output_shape(self, sequences_shape: Shape, initial_state_shape: Any = None) -> Any:
        """Return the shape of the outputs, with those of the states if they are returned."""
        batch, steps = sequences_shape[:2]
        size = getattr(self.cell, "output_size", None) or self.state_size[0]
        shape = (batch, steps, size) if self.return_sequences else (batch, size)
        return (shape, *((batch, n) for n in self.state_size)) if self.return_state else shape

    def build(self, sequences_shape: Shape, initial_state_shape: Any = None) -> None:
        """Build the cell for the input of one step."""
        if isinstance(self.cell, Layer) and not self.cell.built:
            self.cell.build((sequences_shape[0], *sequences_shape[2:]))
        if self.stateful and self.states is None:
            if sequences_shape[0] is None:
                raise ValueError(
                    "When using `stateful=True` in a RNN, the batch size must be static. Found "
                    f"dynamic batch size: sequence.shape={sequences_shape}"
                )
            self._make_states(sequences_shape[0])

    def _make_states(self, batch: int) -> None:
        with scoped(self.name, self), unheard():
            made = [
                KerasVariable(start, trainable=False, dtype=self.variable_dtype, name="rnn_state")
                for start in self.get_initial_state(batch)
            ]
        object.__setattr__(self, "states", made)  # state, but no weights

    def get_initial_state(self, batch_size: int) -> list[Any]:
        """Return what the cell starts with, zeros if it does not say."""
        ask = getattr(self.cell, "get_initial_state", None)
        if ask is None:
            kind = getattr(self.cell, "compute_dtype", self.compute_dtype)
            return [tensors.zeros((batch_size, size), kind) for size in self.state_size]
        found = ask(batch_size=batch_size)
        return list(found) if isinstance(found, (list, tuple)) else [found]

    def reset_state(self) -> None:
        """Set the kept states to zeros."""
        for state in self.states or ():
            state.assign(tensors.zeros_like(state))

    reset_states = reset_state

    def call(
        self, sequences: Any, initial_state: Any = None, mask: Any = None, training: Any = False
    ) -> Any:
        """Return the last output, or all of them, and the last states if asked to."""
        if mask is not None:
            raise NotImplementedError("Masks are not supported.")
        states = self._first_states(sequences, initial_state)
        if isinstance(self.cell, Cell):
            self._draw_masks(sequences, states)
        outputs, states = self._stepped(sequences, states, training)
        if isinstance(self.cell, Cell):
            self.cell.forget_masks()
        if self.stateful and self.states is not None:
            for kept, state in zip(self.states, states, strict=True):
                kept.assign(state)
        output = tensors.stack(outputs, 1) if self.return_sequences else outputs[-1]
        return (output, *states) if self.return_state else output

    def _first_states(self, sequences: Any, given: Any) -> list[Any]:
        batch = sequences.shape[0]
        if self.stateful and self.states is not None and batch != self.states[0].shape[0]:
            raise ValueError(
                "If an RNN is stateful, the batch size of the input sequences must be the same as "
                f"the batch size of the initial state: {self.states[0].shape[0]}, not {batch}."
            )
        if given is None:
            given = self.states if self.stateful else self.get_initial_state(batch)
        kind = getattr(self.cell, "compute_dtype", self.compute_dtype)
        each = given if isinstance(given, (list, tuple)) else [given]
        return [convert(state, kind) for state in each]

    def _draw_masks(self, sequences: Any, states: list[Any]) -> None:
        """Draw what is dropped in all steps, whether or not this is training."""
        if self.cell.dropout > 0:
            self.cell.get_dropout_mask(sequences[:, 0, :])
        self.cell.get_recurrent_dropout_mask(states[0])

    def _stepped(self, sequences: Any, states: list[Any], training: Any) -> Any:
        """Return the outputs of all steps and the last states."""
        steps = unstack(sequences, axis=1)
        if not steps:
            raise InvalidArgumentError("a sequence must have at least one step")
        how = {"training": training} if isinstance(self.cell, Cell) else {}
        outputs = []
        for x in reversed(steps) if self.go_backwards else steps:
            output, found = self.cell(x, states, **how)
            states = list(found) if isinstance(found, (list, tuple)) else [found]
            outputs.append(output)
        return outputs, states


_CELL_OPTIONS = (*RULES, "dropout", "recurrent_dropout", "seed", "implementation", "reset_after",
                 "unit_forget_bias", "recurrent_activation")  # fmt: skip


class _OfOneCell(RNN):
    """A recurrent layer with a cell of its own, whose settings it shows as its own."""

    cell: Any
    kind: type[Cell]
    cell_name: str

    def __init__(self, units: Any, activation: Any = "tanh", *args: Any, **options: Any) -> None:
        names = ("recurrent_activation", "use_bias") if self.kind.gates > 1 else ("use_bias",)
        if len(args) > len(names):
            raise TypeError(f"{type(self).__name__} takes what follows {names} by name only")
        inner = dict(zip(names, args, strict=False))
        inner |= {name: options.pop(name) for name in (*_CELL_OPTIONS, "use_bias")
                  if name in options}  # fmt: skip
        use_cudnn = options.pop("use_cudnn", "auto") if self.kind.gates > 1 else "auto"
        cell = self.kind(
            units, activation, name=self.cell_name, dtype=options.get("dtype"),
            trainable=options.get("trainable", True), **inner,
        )  # fmt: skip
        activity = options.pop("activity_regularizer", None)
        super().__init__(
            cell, activity_regularizer=activity if self.kind.gates > 1 else None, **options
        )
        self.input_spec = InputSpec(ndim=3)
        if use_cudnn not in ("auto", True, False):
            raise ValueError(f"Invalid value of `use_cudnn`: {use_cudnn}")
        self.use_cudnn = use_cudnn

    def call(
        self, sequences: Any, initial_state: Any = None, mask: Any = None, training: Any = False
    ) -> Any:
        """Return the last output, or all of them, and the last states if asked to."""
        if self.use_cudnn is True:
            raise ValueError("use_cudnn=True was specified, but there is no cuDNN here.")
        return super().call(sequences, initial_state, mask, training)


def _of_the_cell(name: str) -> property:
    return property(lambda self: getattr(self.cell, name), doc=f"The cell's {name}.")


for _name in ("units", "activation", "use_bias", "dropout", "recurrent_dropout", *RULES):
    setattr(_OfOneCell, _name, _of_the_cell(_name))


class SimpleRNN(_OfOneCell):
    """The output is fed back: activation(input @ kernel + bias + output @ recurrent_kernel)."""

    kind, cell_name = SimpleRNNCell, "simple_rnn_cell"


class LSTM(_OfOneCell):
    """Long short-term memory."""

    kind, cell_name = LSTMCell, "lstm_cell"
    recurrent_activation = _of_the_cell("recurrent_activation")
    unit_forget_bias = _of_the_cell("unit_forget_bias")


class GRU(_OfOneCell):
    """Gated recurrent unit."""

    kind, cell_name = GRUCell, "gru_cell"
    recurrent_activation = _of_the_cell("recurrent_activation")
    reset_after = _of_the_cell("reset_after")
