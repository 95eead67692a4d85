"""Philox4x32-10 against the known answers of its authors (Random123, kat_vectors)."""

import numpy as np
import pytest

from gradviz.engine.random.philox import CHUNK, Stream, blocks, blocks_at, scrambled, words

KNOWN = [
    (0, 0, "6627e8d5 e169c58d bc57ac4c 9b00dbd8"),
    (2**64 - 1, 2**128 - 1, "408f276d 41c83b0e a20bc7c6 6d5451fd"),
    (0x299F31D0A4093822, 0x0370734413198A2E85A308D3243F6A88, "d16cfe09 94fdcceb 5001e420 24126ea1"),
]


def in_hex(block):
    return " ".join(f"{int(word):08x}" for word in block)


@pytest.mark.parametrize(("key", "counter", "answer"), KNOWN)
def test_known_answers(key, counter, answer):
    assert in_hex(blocks(Stream(key, counter), 1)[0]) == answer


@pytest.mark.parametrize("counter", [0, 2**32 - 2, 2**64 - 2, 2**96 - 2, 2**128 - 2])
def test_a_counter_carries_into_every_word(counter):
    stream = Stream(5, counter)
    singly = [blocks(stream.skip(number), 1)[0] for number in range(4)]
    np.testing.assert_array_equal(blocks(stream, 4), singly)


def test_any_block_can_be_had_without_those_before_it():
    stream, numbers = Stream(7, 9), np.array([3, 0, 70000, 3], np.uint64)
    np.testing.assert_array_equal(blocks_at(stream, numbers), blocks(stream, 70001)[numbers])


def test_a_long_stream_is_made_in_parts_that_fit():
    stream = Stream(1)
    np.testing.assert_array_equal(
        blocks(stream, CHUNK + 3)[CHUNK - 2 :], blocks(stream.skip(CHUNK - 2), 5)
    )


def test_words_are_those_of_the_blocks_in_a_row():
    assert words(Stream(0), 3).tolist() == [0x6627E8D5, 0xE169C58D, 0xBC57AC4C]
    assert words(Stream(0), 0).tolist() == []


def test_a_scrambled_seed_begins_where_tensorflows_documentation_shows():
    drawn = words(scrambled((1, 2)), 6).astype(np.int32)
    assert drawn.tolist() == [1105988140, 1738052849, -335576002, 370444179, 10670227, -246211131]


def test_seeds_of_64_bits_and_below_zero_are_told_apart():
    seeds = [(0, 0), (1, 0), (0, 1), (-1, 0), (2**32, 0), (0, 2**32), (-(2**63), 2**63 - 1)]
    assert len({scrambled(seed) for seed in seeds}) == len(seeds)
