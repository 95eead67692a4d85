"""Typed text becomes numbers, or a reason why not."""

import numpy as np
import pytest

from gradviz.ui.tables.value_text import (
    BadValueError,
    cast_like,
    parse_value,
    spell,
)
from gradviz.words import CATALOGUE

FLOAT = np.array(1.0, np.float32)
INTEGER = np.array(1, np.int32)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("0.5", 0.5),
        (" -2 ", -2.0),
        ("−0.25", -0.25),
        ("1e-3", 0.001),
        ("[1, 2]", [1, 2]),
        ("[[1, 2], [3, 4]]", [[1, 2], [3, 4]]),
    ],
)
def test_numbers_vectors_and_matrices_are_read(text, expected):
    value = parse_value(text, FLOAT)
    assert value.dtype == np.float32
    np.testing.assert_allclose(value, np.array(expected, np.float32))


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("", "value.nothing"),
        ("abc", "value.not_number"),
        ("__import__('os')", "value.not_number"),
        ("'text'", "value.not_number"),
        ("1, 2", "value.brackets"),
        ("0,5", "value.brackets"),
        ("[1, [2]]", "value.ragged"),
        ("[]", "value.empty"),
        ("1e999", "value.not_finite"),
        ("1e300", "value.too_big"),
        ("[" * 3000, "value.not_number"),
        ("9" * 30_000, "value.too_long"),
    ],
)
def test_what_is_no_value_is_refused_with_a_sentence(text, key):
    with pytest.raises(BadValueError) as caught:
        parse_value(text, FLOAT)
    assert caught.value.key == key
    assert CATALOGUE.say(key)


def test_integers_stay_integers_until_a_fraction_is_typed():
    assert parse_value("3", INTEGER).dtype == np.int32
    assert parse_value("0.5", INTEGER).dtype == np.float32


def test_an_integer_beyond_its_dtype_is_refused():
    with pytest.raises(BadValueError, match="too_big"):
        parse_value("3000000000", INTEGER)


def test_text_arrays_are_no_values():
    with pytest.raises(BadValueError, match="not_number"):
        cast_like(np.array(["a"]), FLOAT)


def test_spelled_values_are_read_back_unchanged():
    for value in (0.8, [0.1, -2.5], [[1.0, 2.0], [3.0, 1e-9]]):
        array = np.array(value, np.float32)
        np.testing.assert_array_equal(parse_value(spell(array), array), array)
    assert spell(np.array(0.8, np.float32)) == "0.8"
