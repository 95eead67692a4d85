"""The witness' own test: what is recorded comes back, and what differs is noticed."""

import json

import numpy as np
import pytest

from tests.helpers import golden

FLOAT32 = np.float32


class EagerTensor:
    """Looks like a tensor to `describe`: numpy(), dtype, shape."""

    def __init__(self, value):
        self.value = value
        self.dtype, self.shape = value.dtype, value.shape

    def numpy(self):
        return self.value


def recorded(value):
    """Describe a value and send it through JSON, as a golden file does."""
    return json.loads(json.dumps(golden.describe(value), allow_nan=False))


@pytest.mark.parametrize("dtype", ["float16", "float32", "float64", "int32", "int64", "bool"])
def test_arrays_come_back_bit_for_bit(dtype):
    rng = np.random.default_rng(1)
    array = (rng.standard_normal((40, 5)) * 10.0 ** rng.integers(-3, 4, (40, 5))).astype(dtype)
    back = golden.decode(recorded(array))
    assert back.dtype == array.dtype
    assert back.tobytes() == array.tobytes()


def test_nan_and_infinities_come_back():
    array = np.array([np.nan, np.inf, -np.inf, -0.0], FLOAT32)
    np.testing.assert_array_equal(golden.decode(recorded(array)), array)


@pytest.mark.parametrize(
    "value",
    [None, True, 3, 0.1, float("nan"), "텐서", [1, (2.0, None)], {"a": [1.0]}, FLOAT32(0.1)],
)
def test_a_value_equals_its_own_recording(value):
    assert golden.compare(value, recorded(value)) == []


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        (None, FLOAT32(0)),
        (0, None),
        (1, 1.0),
        (1, True),
        (FLOAT32(1), np.float64(1)),
        (np.float32(1), np.ones(1, FLOAT32)),
        (np.ones((1, 2), FLOAT32), np.ones((2, 1), FLOAT32)),
        (np.array([1, 2]), np.array([1, 3])),
        ([1, 2], (1, 2)),
        ([1], [1, 2]),
        ({"a": 1}, {"b": 1}),
        ([None, {"a": [1.0, 2.0]}], [None, {"a": [1.0, 2.1]}]),
        (FLOAT32("nan"), FLOAT32(1)),
        (FLOAT32("inf"), FLOAT32(3e38)),
        ("a", "b"),
        (EagerTensor(np.ones(2)), np.ones(2)),
    ],
)
def test_a_difference_is_noticed(mine, theirs):
    assert len(golden.compare(mine, recorded(theirs))) >= 1


@pytest.mark.parametrize(("steps", "differs"), [(4, False), (5, True)])
def test_floats_may_be_four_units_in_the_last_place_apart(steps, differs):
    value = FLOAT32(1.5)
    near = FLOAT32(value + steps * np.spacing(value))
    assert bool(golden.compare(near, recorded(value))) is differs


def test_without_kinds_a_tensor_may_be_an_array():
    tensor, array = EagerTensor(np.ones(2, FLOAT32)), np.ones(2, FLOAT32)
    assert golden.compare(array, recorded(tensor), kinds=False) == []
    assert golden.compare(np.ones(3, FLOAT32), recorded(tensor), kinds=False) != []
    assert golden.compare(2 * array, recorded(tensor), kinds=False) != []


def test_without_values_only_the_numbers_are_free():
    tensor = recorded(np.ones(2, FLOAT32))
    assert golden.compare(np.zeros(2, FLOAT32), tensor, values=False) == []
    assert golden.compare(np.zeros(3, FLOAT32), tensor, values=False) != []


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ("tf.Tensor(0.30000001, shape=())", "tf.Tensor(0.3, shape=())"),
        ("[[1.   2.5]]", "[[1.  2.5]]"),
        ("ValueError | our words", "ValueError | theirs, and more"),
        ("x0:0 -0.0 nan inf", "x0:0 0.0 nan inf"),
        ("dense_4/bias", "dense/bias"),
    ],
)
def test_printed_lines_that_are_equal_enough(mine, theirs):
    assert golden.printed_differences([mine], [theirs]) == []


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ("tf.Tensor(0.3001, shape=())", "tf.Tensor(0.3, shape=())"),
        ("shape=(2,)", "shape=(3,)"),
        ("6", "6.0"),
        ("dtype=float32", "dtype=float64"),
        ("None 1.0", "1.0 None"),
        ("TypeError | words", "ValueError | words"),
        ("nan", "1.0"),
    ],
)
def test_printed_lines_that_differ(mine, theirs):
    assert len(golden.printed_differences([mine], [theirs])) == 1


def test_a_missing_line_is_a_difference():
    assert golden.printed_differences(["a"], ["a", "b"]) != []
