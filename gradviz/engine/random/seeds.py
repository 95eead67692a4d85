"""Where in the stream an operation begins: the rules of TensorFlow's and Keras' seeds.

An operation takes two seeds: the global one and its own. Without an own one under a global seed,
the next number of Python's generator, started with the global seed, takes its place; with an own
one and no global seed, a fixed number stands in for the global one. TensorFlow keeps a kernel for
each kind of operation with these seeds, and a second call draws on from where the first one ended.
`set_seed` forgets the kernels. All of this is the state of one session.

Inside a tf.function the seeds are those of its trace: the global seed of the day it was traced, and
for operations without a seed of their own the numbers 0, 1, 2. Each has a kernel of its own, which
draws on from call to call.
"""

from __future__ import annotations

import random
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

from gradviz.engine.random.philox import Stream
from gradviz.engine.state import session

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

MAX_SEED = 2**31 - 1
NO_GLOBAL_SEED = 87654321  # stands in for the global seed where only the operation has one


class Beginning(NamedTuple):
    """Where an operation begins if it is new, and what tells whether it is.

    `node` is None for an operation that is new every time, () for one that is known by its kind and
    its seeds, else its place in a trace.
    """

    stream: Stream
    node: tuple[Hashable, ...] | None


class Trace:
    """What a tf.function's trace fixes when it is made: the global seed."""

    __slots__ = ("global_seed",)

    def __init__(self, global_seed: Any) -> None:
        self.global_seed = global_seed


class Seeds:
    """The seeds of one session. `python` is what Keras draws its own seeds from."""

    __slots__ = (
        "_begun", "_fresh", "_next", "_run", "generator", "global_seed", "keras", "python",
    )  # fmt: skip

    def __init__(self, entropy: int | None = None) -> None:
        self.global_seed: Any = None
        self._next = random.Random()
        self._fresh = random.Random(entropy)
        self._begun: dict[Hashable, int] = {}
        self._run: _Run | None = None  # of a tf.function
        self.python = random.Random(self._fresh.getrandbits(64))
        self.generator: Any = None  # TensorFlow's global generator, once it is asked for
        self.keras: Any = None  # and Keras' global seed generator

    def set_seed(self, seed: Any) -> None:
        """Begin anew under a global seed; under none if it is None."""
        self.global_seed = (
            seed if seed is None or isinstance(seed, (int, float, str)) else int(seed)
        )
        self._next = random.Random(self.global_seed)
        self.forget_kernels()

    def forget_kernels(self) -> None:
        """Let every kind of operation begin its stream again."""
        self._begun = {}

    def begin(self, seed: Any) -> Beginning:
        """Return where an operation with this seed of its own (or None) begins, if it is new."""
        run = self._run
        first = self.global_seed if run is None else run.global_seed
        node = run.next_node() if run is not None else () if seed is not None else None
        if first is None and seed is None:
            fresh = Stream(self._fresh.getrandbits(64), self._fresh.getrandbits(64) << 64)
            return Beginning(fresh, None)
        if seed is None:
            seed = self._next.randint(0, MAX_SEED) if run is None else run.next_seed()
        pair = NO_GLOBAL_SEED if first is None else int(first % MAX_SEED), int(seed % MAX_SEED)
        key, counter = (0, MAX_SEED) if pair == (0, 0) else pair
        return Beginning(Stream(key, counter << 64), node)

    def go_on(self, kernel: Hashable, begins: Beginning, blocks: int) -> Stream:
        """Return where this kind of operation goes on, and let it take so many blocks."""
        stream, node = begins
        if node is None:
            return stream
        place = node or (kernel, stream)
        used = self._begun.get(place, 0)
        self._begun[place] = used + blocks
        return stream.skip(used)

    @contextmanager
    def inside(self, traces: dict[Hashable, Trace], signature: Hashable) -> Iterator[None]:
        """Draw for a block as the trace does that a tf.function has for this signature."""
        outer = self._run
        seed = self.global_seed if outer is None else outer.global_seed
        trace = traces.setdefault(signature, Trace(seed))
        self._run = _Run(trace, (trace,) if outer is None else outer.next_node())
        try:
            yield
        finally:
            self._run = outer

    def fresh_state(self, size: int) -> list[int]:
        """Return ints of 64 bits that nobody can foretell."""
        return [self._fresh.getrandbits(64) - 2**63 for _ in range(size)]


class _Run:
    """One run of a trace: its operations in order, each a node with a kernel of its own."""

    def __init__(self, trace: Trace, path: tuple[Hashable, ...]) -> None:
        self.global_seed = trace.global_seed
        self._path = path
        self._nodes = self._seeds = -1

    def next_node(self) -> tuple[Hashable, ...]:
        """Return the place of the next operation, or of the next function called within."""
        self._nodes += 1
        return (*self._path, self._nodes)

    def next_seed(self) -> int:
        """Return the seed of the next operation that has none."""
        self._seeds += 1
        return self._seeds


def seeds() -> Seeds:
    """Return this session's seeds; fresh ones on first use."""
    now = session()
    if now.generator is None:
        now.generator = Seeds()
    return now.generator


def repeat(entropy: int) -> None:
    """Let what is drawn without any seed repeat, too, from here on in this session."""
    session().generator = Seeds(entropy)
