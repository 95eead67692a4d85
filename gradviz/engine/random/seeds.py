"""Where in the stream an operation begins: the rules of TensorFlow's and Keras' seeds.

An operation takes two seeds: the global one and its own. Without an own one under a global seed,
the next number of Python's generator, started with the global seed, takes its place; with an own
one and no global seed, a fixed number stands in for the global one. TensorFlow keeps a kernel for
each kind of operation with these seeds, and a second call draws on from where the first one ended.
`set_seed` forgets the kernels. All of this is the state of one session.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

from gradviz.engine.random.philox import Stream
from gradviz.engine.state import session

if TYPE_CHECKING:
    from collections.abc import Hashable

MAX_SEED = 2**31 - 1
NO_GLOBAL_SEED = 87654321  # stands in for the global seed where only the operation has one


class Seeds:
    """The seeds of one session. `python` is what Keras draws its own seeds from."""

    __slots__ = ("_begun", "_fresh", "_next", "generator", "global_seed", "keras", "python")

    def __init__(self, entropy: int | None = None) -> None:
        self.global_seed: Any = None
        self._next = random.Random()
        self._fresh = random.Random(entropy)
        self._begun: dict[Hashable, int] = {}
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

    def begin(self, seed: Any) -> Stream:
        """Return where an operation with this seed of its own (or None) begins, if it is new."""
        if self.global_seed is None and seed is None:
            return Stream(self._fresh.getrandbits(64), self._fresh.getrandbits(64) << 64)
        first, second = self._pair(seed)
        return Stream(first, second << 64)

    def go_on(self, kernel: Hashable, begins: Stream, blocks: int) -> Stream:
        """Return where this kind of operation goes on, and let it take so many blocks."""
        used = self._begun.get((kernel, begins), 0)
        self._begun[kernel, begins] = used + blocks
        return begins.skip(used)

    def fresh_state(self, size: int) -> list[int]:
        """Return ints of 64 bits that nobody can foretell."""
        return [self._fresh.getrandbits(64) - 2**63 for _ in range(size)]

    def _pair(self, seed: Any) -> tuple[int, int]:
        if self.global_seed is None:
            pair = NO_GLOBAL_SEED, int(seed % MAX_SEED)
        else:
            own = self._next.randint(0, MAX_SEED) if seed is None else seed
            pair = int(self.global_seed % MAX_SEED), int(own % MAX_SEED)
        return (0, MAX_SEED) if pair == (0, 0) else pair


def seeds() -> Seeds:
    """Return this session's seeds; fresh ones on first use."""
    now = session()
    if now.generator is None:
        now.generator = Seeds()
    return now.generator


def repeat(entropy: int) -> None:
    """Let what is drawn without any seed repeat, too, from here on in this session."""
    session().generator = Seeds(entropy)
