"""The one door: conversion, dtypes, refusals, IEEE results."""

import warnings

import numpy as np
import pytest

from gradviz.engine import (
    OPS,
    InvalidArgumentError,
    Tape,
    Variable,
    constant,
    define,
    execute,
    tensor_of,
)


@pytest.mark.parametrize(
    ("make", "dtype"),
    [
        (lambda: constant([0.5, 1.5], "float64") * 3, "float64"),
        (lambda: 3 - constant([0.5, 1.5], "float64"), "float64"),
        (lambda: constant([1.5]) * np.array([0.1]), "float32"),
        (lambda: np.array([0.1]) * constant([1.5]), "float32"),
        (lambda: np.float64(3) * constant(1.5), "float32"),
        (lambda: constant(3) / 2, "float64"),
        (lambda: constant(3, "uint8") / 2, "float32"),
        (lambda: constant(10) * np.array([0.5, 1.9]), "int32"),
        (lambda: constant(1.0) * True, "float32"),
        (lambda: constant(4.0) > 2, "bool"),
    ],
)
def test_an_operand_takes_the_tensors_dtype(make, dtype):
    assert make().dtype.name == dtype


@pytest.mark.parametrize(
    ("make", "error"),
    [
        (lambda: constant(4) * 0.5, TypeError),
        (lambda: constant(4.0) * constant(2.0, "float64"), InvalidArgumentError),
        (lambda: constant([1.0, 2.0]) + constant([1.0, 2.0, 3.0]), InvalidArgumentError),
        (lambda: constant(5) // 0, InvalidArgumentError),
        (lambda: constant(3) ** -2, InvalidArgumentError),
        (lambda: execute(OPS["sin"], 5), InvalidArgumentError),
        (lambda: constant(True) + constant(True), InvalidArgumentError),
        (lambda: constant(1.0) + None, ValueError),
        (lambda: constant(1.0) + "a", InvalidArgumentError),
        (lambda: constant([1.0]) @ constant([1.0]), InvalidArgumentError),
    ],
)
def test_what_does_not_fit_is_refused(make, error):
    with pytest.raises(error):
        make()


def test_special_values_come_without_a_warning():
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        out = execute(OPS["log"], constant([0.0, -3.0])) / 0.0
        big = constant(2**31 - 1) + 2
    assert caught == []
    np.testing.assert_array_equal(out.value, np.array([-np.inf, np.nan], np.float32))
    assert big.value == -2147483647


def test_outputs_are_numpy_scalars_or_arrays_but_never_0d_arrays():
    x = constant(2.0)
    for out in (x * x, execute(OPS["where"], True, x, x), execute(OPS["relu"], x), abs(x)):
        assert isinstance(out.value, np.generic)


def test_a_list_that_holds_tensors_is_stacked_on_the_tape():
    v = Variable([4.0, 5.0])
    tape = Tape()
    tape.open()
    execute(OPS["square"], [v[0], v[1] * 2.0])
    tape.close()
    assert [r.op.name for r in tape.records] == [
        "getitem", "getitem", "multiply", "stack", "square",
    ]  # fmt: skip


def test_a_name_can_be_defined_only_once():
    with pytest.raises(ValueError, match="defined already"):
        define("add", lambda x, y: x, (None, None), family="x", tf_name="X")


def test_a_tensors_array_cannot_be_written_through_numpy():
    t = constant([1.0, 2.0])
    view = np.asarray(t)
    with pytest.raises(ValueError, match="read-only"):
        view[0] = 7.0
    copy = t.numpy()
    copy[0] = 7.0
    assert t.value[0] == 1.0


def test_a_constant_copies_the_array_it_is_made_from():
    given = np.array([1.0, 2.0], np.float32)
    t = tensor_of(constant(given).value)
    given[0] = 9.0
    assert t.value[0] == 1.0
