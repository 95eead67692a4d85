"""Philox4x32-10: random bits computed from a key and a counter (Salmon et al., SC 2011).

A stream is the sequence of blocks of four 32-bit words at one key and at counters that rise by one.
Nothing is remembered: block number k of a stream can be had without those before it.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

ROUNDS = 10
MULTIPLIERS = np.array([[0xD2511F53], [0xCD9E8D57]], np.uint64)
WEYL = (0x9E3779B9, 0xBB67AE85)  # golden ratio and sqrt(3) - 1: what each round adds to the key
WORD, LONG = 0xFFFFFFFF, 0xFFFFFFFFFFFFFFFF
CHUNK = 1 << 14  # blocks at a time, so that what a round needs stays in the cache

_LOW, _SHIFT = np.uint64(WORD), np.uint64(32)


class Stream(NamedTuple):
    """A key of 64 bits and the counter, of 128 bits, of the first block."""

    key: int
    counter: int = 0

    def skip(self, blocks: int) -> Stream:
        """Return the stream that begins `blocks` further on."""
        return Stream(self.key, (self.counter + blocks) & ((1 << 128) - 1))


def blocks(stream: Stream, count: int) -> np.ndarray:
    """Return the first `count` blocks, [count, 4] of uint32."""
    return blocks_at(stream, np.arange(count, dtype=np.uint64))


def blocks_at(stream: Stream, numbers: np.ndarray) -> np.ndarray:
    """Return the blocks with these numbers (uint64, each below 2 to the 63), [len, 4] of uint32."""
    made = np.empty((len(numbers), 4), np.uint32)
    for start in range(0, len(numbers), CHUNK):
        part = slice(start, start + CHUNK)
        _encipher(stream, numbers[part], made[part])
    return made


def words(stream: Stream, count: int) -> np.ndarray:
    """Return the first `count` words of the blocks, one after another."""
    return blocks(stream, -(-count // 4)).reshape(-1)[:count]


def scrambled(seed: tuple[int, int]) -> Stream:
    """Return the stream that TensorFlow's stateless functions draw from for a seed of two ints."""
    counter = (seed[0] & LONG) | (seed[1] & LONG) << 64
    mixed = [int(word) for word in blocks(Stream(0x02461E293EC8F720, counter), 1)[0]]
    return Stream(mixed[0] | mixed[1] << 32, mixed[2] << 64 | mixed[3] << 96)


def _encipher(stream: Stream, numbers: np.ndarray, out: np.ndarray) -> None:
    even, odd = _counters(stream.counter, numbers)
    key = [stream.key & WORD, stream.key >> 32]
    for _ in range(ROUNDS):
        even *= MULTIPLIERS
        high = even >> _SHIFT
        even &= _LOW
        high = high[::-1]
        high ^= odd
        high ^= np.array([[key[0]], [key[1]]], np.uint64)
        even, odd = high, even[::-1]
        key = [(part + weyl) & WORD for part, weyl in zip(key, WEYL, strict=True)]
    out[:, 0::2] = even.T
    out[:, 1::2] = odd.T


def _counters(first: int, numbers: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return words 0 and 2, and words 1 and 3, of the counters first + numbers."""
    low = np.uint64(first & LONG)
    with np.errstate(over="ignore"):
        lower = numbers + low
        upper = np.uint64(first >> 64) + (lower < low)
    halves = np.array([lower, upper])
    return halves & _LOW, halves >> _SHIFT
