"""GradientTape: TensorFlow's arguments and complaints over the engine's Tape."""

from __future__ import annotations

import logging
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, Any

import numpy as np

from gradviz.engine import (
    Tape,
    gradient,
    is_tensor,
    session,
    tensor_of,
)
from gradviz.engine.forward import Accumulator
from gradviz.engine.jacobian import jacobian
from gradviz.engine.structure import flatten, pack_like
from gradviz.models.variable import KerasVariable
from gradviz.tf.asking import (
    UnconnectedGradients,
    differentiable,
    or_zeros,
    seeds_of,
    unconnected_word,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType
    from typing import Self

log = logging.getLogger("tensorflow")
_USED = (
    "A non-persistent GradientTape can only be used to compute one set of gradients (or jacobians)"
)
_WARN_AT_MOST = 5
_warned = [0]


class GradientTape:
    """Records operations in its block and differentiates what they computed."""

    def __init__(self, persistent: bool = False, watch_accessed_variables: bool = True) -> None:
        self._persistent = persistent
        self._watch_accessed_variables = watch_accessed_variables
        self._tape: Tape | None = None
        self._last: Tape | None = None

    def __del__(self) -> None:
        listener, tape = session().listener, getattr(self, "_last", None)
        if listener is not None and tape is not None:
            listener.tape_dropped(tape)

    @property
    def engine_tape(self) -> Tape | None:
        """The engine's tape, once the block was entered; it stays after its use."""
        return self._last

    @property
    def used(self) -> bool:
        """True once a tape that is not persistent was asked, and let go of its records."""
        return self._last is not None and self._tape is None

    def __enter__(self) -> Self:
        if self._tape is None:
            self._tape = self._last = Tape(self._persistent, self._watch_accessed_variables)
        if self._tape.paused:
            self._tape.close()
        self._tape.open()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._last is not None and self._last.is_open:
            self._last.close()

    def watch(self, tensor: Any) -> None:
        """Follow a tensor or variable, or every one in a nested structure, from now on.

        Where no tape at all is recording, TensorFlow follows nothing.
        """
        tape = self._known()
        for x in [tensor] if is_tensor(tensor) else flatten(tensor):
            if not is_tensor(x) or isinstance(x, KerasVariable):  # of which `.value` is watched
                raise ValueError(
                    f"Passed in object {x} of type {type(x).__name__!r}, not tf.Tensor or "
                    "tf.Variable or ExtensionType."
                )
            if tape.recording or _any_tape_records():
                tape.watch(x)
            if not (tape.is_watched(x) or x.dtype.is_floating):
                _warn_of(x)

    def _known(self) -> Tape:
        if self._tape is None:
            raise ValueError("The tape is not open: enter its `with` block first.")
        return self._tape

    @contextmanager
    def stop_recording(self) -> Iterator[None]:
        """Record nothing during a block; ValueError if the tape is not recording."""
        if self._tape is None:
            raise RuntimeError("Trying to stop recording a tape which is not recording.")
        with ExitStack() as after, self._tape.stop_recording():
            after.callback(self._go_on)
            yield

    def _go_on(self) -> None:
        """Record after a pause, whatever was done to the tape in it."""
        if self._tape is None or not self._tape.is_open:
            self.__enter__()

    def reset(self) -> None:
        """Forget records and watches, as if the block began here."""
        if self._tape is None or not self._tape.recording:
            raise ValueError("Tape is not recording.")
        self._tape.reset()

    def watched_variables(self) -> tuple[Any, ...]:
        """Return the variables watched, in the order in which they were made."""
        return () if self._last is None else self._last.watched_variables()

    def gradient(
        self,
        target: Any,
        sources: Any,
        output_gradients: Any = None,
        unconnected_gradients: Any = UnconnectedGradients.NONE,
    ) -> Any:
        """Return the gradient of the sum of `target` in the structure of `sources`.

        Each is a tensor, or None where the target does not depend on the source. Where
        TensorFlow returns `tf.IndexedSlices` (of what `tf.gather` took from a variable), it is the
        dense tensor at once; `tf.convert_to_tensor` makes that of either.
        """
        tape = self._ready()
        if target is None:
            raise TypeError(
                "Argument `target` should be a list or nested structure of Tensors, Variables or "
                "CompositeTensors to be differentiated, but received None."
            )
        targets = differentiable(target, "target")
        flat = differentiable(sources, "source")
        unconnected = unconnected_word(unconnected_gradients)
        seeds = None if output_gradients is None else seeds_of(output_gradients, targets)
        self._step_out(tape)
        if not self._persistent:
            self._tape = None
        found = gradient(tape, targets, flat, seeds, unconnected)
        return found[0] if is_tensor(sources) else pack_like(sources, found)

    def _ready(self) -> Tape:
        if self._tape is None:
            raise RuntimeError(_USED)
        return self._tape

    def _step_out(self, tape: Tape) -> None:
        """End the recording of a plain tape that is asked inside its own block."""
        if not tape.is_open:
            return
        if not self._persistent:
            tape.close()
        elif not _warned_inside:
            _warned_inside.append(True)
            log.warning(
                "Calling GradientTape.gradient on a persistent tape inside its context is "
                "significantly less efficient than calling it outside the context (it causes the "
                "gradient ops to be recorded on the tape, leading to increased CPU and memory "
                "usage)."
            )

    def jacobian(
        self,
        target: Any,
        sources: Any,
        unconnected_gradients: Any = UnconnectedGradients.NONE,
        parallel_iterations: int | None = None,
        experimental_use_pfor: bool = True,
    ) -> Any:
        """Return the derivative of each element of `target`: target.shape + source.shape."""
        tape = self._ready()
        if not is_tensor(target):
            raise TypeError(f"jacobian takes one tensor as its target, not {type(target).__name__}")
        self._check_loop(parallel_iterations, experimental_use_pfor, "jacobian")
        flat = differentiable(sources, "source")
        unconnected = unconnected_word(unconnected_gradients)
        self._step_out(tape)
        if not self._persistent:
            self._tape = None
        found = jacobian(tape, target, flat, release=not self._persistent)
        return pack_like(
            sources,
            [or_zeros(j, target, x, unconnected) for j, x in zip(found, flat, strict=True)],
        )

    def _check_loop(self, iterations: int | None, vectorized: bool, what: str) -> None:
        if not vectorized and not self._persistent:
            raise RuntimeError(
                f"GradientTape must be created with persistent=True to compute the {what} with "
                "eager execution enabled and with experimental_use_pfor set to False."
            )
        if vectorized and iterations == 1:
            raise ValueError(
                "Found parallel_iterations == 1, which asks for a loop: set experimental_use_pfor "
                "to False instead."
            )

    def batch_jacobian(
        self,
        target: Any,
        source: Any,
        unconnected_gradients: Any = UnconnectedGradients.NONE,
        parallel_iterations: int | None = None,
        experimental_use_pfor: bool = True,
    ) -> Any:
        """Return each example's jacobian: [batch, target.shape[1:], source.shape[1:]]."""
        tape = self._ready()
        for x in (target, source):
            if not is_tensor(x):
                raise TypeError(f"batch_jacobian takes tensors, not {type(x).__name__}")
        for x in (source, target):
            if x.ndim < 2:
                kind = ValueError if target.ndim else IndexError
                raise kind(f"Shape {x.shape} must have rank at least 2")
        if target.shape[0] != source.shape[0]:
            raise ValueError(
                f"Need first dimension of target shape ({target.shape}) and source shape "
                f"({source.shape}) to match."
            )
        self._check_loop(parallel_iterations, experimental_use_pfor, "batch_jacobian")
        unconnected_word(unconnected_gradients)
        self._step_out(tape)
        if not self._persistent:
            self._tape = None
        (found,) = jacobian(tape, target, [source], True, release=not self._persistent)
        shape = tuple(target.shape) + tuple(source.shape[1:])
        return tensor_of(np.zeros(shape, target.dtype.numpy)) if found is None else found


_warned_inside: list[bool] = []


def _any_tape_records() -> bool:
    return any(not isinstance(tape, Accumulator) for tape in session().tapes)


def _warn_of(x: Any) -> None:
    if session().listener is not None:
        return  # whoever listens says it better, and at its place
    if _warned[0] < _WARN_AT_MOST:
        _warned[0] += 1
        log.warning(
            "The dtype of the watched tensor must be floating (e.g. tf.float32), got %r", x.dtype
        )
