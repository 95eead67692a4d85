"""Numbers are written short, alike and without surprises."""

import numpy as np
import pytest

from gradviz.ui.numbers import fitting, last_names, path_name, short, summary


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.69, "0.6900"),
        (-0.62014, "-0.6201"),
        (np.float32(0.8), "0.8000"),
        (np.array(1.5, np.float32), "1.500"),
        (1.2e-7, "1.2e-07"),
        (0.0, "0.000"),
        (-0.0, "0.000"),
        (9.99999, "10.00"),
        (49.494, "49.49"),
        (1234.0, "1234"),
        (123456.7, "123457"),
        (1e6, "1e+06"),
        (3.4e38, "3.4e+38"),
        (0.00012, "0.0001200"),
        (float("nan"), "nan"),
        (float("inf"), "∞"),
        (-np.inf, "-∞"),
        (3, "3"),
        (np.int32(-17), "-17"),
        (2**31, "2147483648"),
        (2**63, "9.223e+18"),
        (99999 * 10**400, "1e+405"),
        (-12 * 10**400, "-1.2e+401"),
        (True, "True"),
        (np.bool_(False), "False"),
        (1 + 2j, "1.000+2.000j"),
        (1 - 2j, "1.000-2.000j"),
        (None, "None"),
        ("나무", '"나무"'),
    ],
)
def test_one_value(value, text):
    assert short(value) == text


def test_fewer_digits_where_room_is_short():
    assert fitting(-0.0012345, 8) == "-0.00123"
    assert fitting(-1.2345e-7, 8) == "-1.2e-07"
    assert fitting(0.5, 8) == "0.5000"


@pytest.mark.parametrize(
    ("array", "text"),
    [
        (np.array(0.5), "0.5000"),
        (np.array([1.0, 2.0]), "[1.000 2.000]"),
        (np.array([[1, 2], [3, 4]]), "[[1 2] [3 4]]"),
        (np.array([True, False]), "[True False]"),
        (np.zeros((3, 2)), "shape (3, 2)"),
        (np.zeros((0,)), "shape (0,)"),
        (np.zeros((2, 3, 4, 5)), "shape (2, 3, 4, 5)"),
        (np.float64(2.0), "2.000"),
        ("a\nb", '"a\\nb"'),
        ("x" * 100, '"' + "x" * 21 + '…"'),
    ],
)
def test_one_line_for_an_array(array, text):
    assert summary(array) == text


def test_an_array_never_takes_more_than_its_room():
    assert summary(np.array([1.0, 2.0]), room=13) == "[1.000 2.000]"
    assert summary(np.array([1.0, 2.0]), room=12) == "shape (2,)"


def test_of_a_path_the_names_that_tell_variables_apart_stay():
    assert last_names("sequential/dense_1/kernel") == "dense_1/kernel"
    assert last_names("w") == "w"
    assert last_names("") == ""


@pytest.mark.parametrize(
    ("path", "room", "expected"),
    [
        ("sequential/dense_1/kernel", 16, "dense_1/kernel"),
        ("w", 16, "w"),
        ("", 16, ""),
        ("m/batch_normalization_1/gamma", 16, "batch_n…_1/gamma"),
        ("m/batch_normalization_12/moving_variance", 16, "bat…_12/moving_…"),
        ("dense_1/kernel", 12, "de…_1/kernel"),
        ("dense_1/kernel", 11, "d…_1/kernel"),
        ("a_name_of_a_program", 12, "a_name_of_a…"),
    ],
)
def test_of_a_long_path_layer_and_variable_are_still_told(path, room, expected):
    assert path_name(path, room) == expected
    assert len(expected) <= room
