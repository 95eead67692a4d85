"""The single precision functions are the C library's, and the numbers are normal."""

import ctypes
import ctypes.util
import math
import platform

import numpy as np
import pytest

from gradviz.engine.random.box_muller import (
    EPSILON,
    TWO_PI,
    log32,
    normal32,
    normal64,
    sine_cosine32,
    unit32,
    unit64,
)
from gradviz.engine.random.philox import Stream, words

UNITS = unit32(np.arange(0, 2**23, 1001, dtype=np.uint32))
LENGTHS, ANGLES = np.maximum(UNITS, np.float32(EPSILON)), (TWO_PI * UNITS).astype(np.float32)


def test_each_is_within_one_unit_of_the_exact_value():
    sine, cosine = sine_cosine32(ANGLES)
    for mine, exact, x in (
        (log32(LENGTHS), math.log, LENGTHS),
        (sine, math.sin, ANGLES),
        (cosine, math.cos, ANGLES),
    ):
        wanted = np.array([exact(float(value)) for value in x])
        assert np.all(np.abs(mine - wanted) <= np.spacing(np.abs(mine)))


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="the C library is another one")
def test_each_is_the_c_librarys_to_the_last_bit():
    library = ctypes.CDLL(ctypes.util.find_library("m"))
    sine, cosine = sine_cosine32(ANGLES)
    for name, mine, x in (
        ("logf", log32(LENGTHS), LENGTHS),
        ("sinf", sine, ANGLES),
        ("cosf", cosine, ANGLES),
    ):
        function = getattr(library, name)
        function.argtypes, function.restype = [ctypes.c_float], ctypes.c_float
        np.testing.assert_array_equal(mine, [np.float32(function(float(value))) for value in x])


def test_the_smallest_and_the_largest_word_make_finite_numbers():
    edges = np.array([0, 0, 0, 0x7FFFFF, 0x7FFFFF, 0, 0xFFFFFFFF, 0xFFFFFFFF], np.uint32)
    assert np.all(np.isfinite(normal32(edges)))
    assert np.all(np.isfinite(normal64(edges)))


def test_units_begin_at_zero_and_stay_below_one():
    edges = np.array([0, 0, 0xFFFFFFFF, 0xFFFFFFFF], np.uint32)
    assert unit32(edges).tolist() == [0, 0, 1 - 2**-23, 1 - 2**-23]
    assert unit64(edges).tolist() == [0, 1 - 2**-52]


@pytest.mark.parametrize("made_of", [normal32, normal64])
def test_numbers_are_normal(made_of):
    drawn = made_of(words(Stream(3), 400_000))
    assert abs(drawn.mean()) < 0.01
    assert abs(drawn.std() - 1) < 0.01
    assert abs((np.abs(drawn) < 1).mean() - 0.6827) < 0.005
