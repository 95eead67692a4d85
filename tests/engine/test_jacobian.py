"""All rows in one pass are the rows of as many passes; and what both do at their ends."""

import numpy as np
import pytest

from gradviz.engine import (
    OPS,
    Listener,
    Tape,
    constant,
    custom,
    execute,
    fresh_session,
    jacobian as room,
    listening,
    tensor_of,
)
from gradviz.engine.jacobian import jacobian
from gradviz.engine.rows import Rows, rowwise
from tests.engine.samples import SAMPLES
from tests.helpers.cases import each

SMOOTH = [sample for sample in SAMPLES if sample.order]


@pytest.fixture(autouse=True)
def _own_session():
    with fresh_session():
        yield


def recorded(function, *inputs):
    """Return the tape of one call on watched inputs, and its output."""
    tape = Tape(persistent=True)
    tape.open()
    for x in inputs:
        if x.dtype.is_floating:
            tape.watch(x)
    out = function(*inputs)
    tape.close()
    return tape, out


def both_ways(tape, out, sources, batch=False):
    """Return the jacobians made in one pass, and those made row by row for a listener."""
    at_once = jacobian(tape, out, sources, batch)
    with listening(Listener()):
        one_by_one = jacobian(tape, out, sources, batch)
    return at_once, one_by_one


def assert_same(at_once, one_by_one):
    for a, b in zip(at_once, one_by_one, strict=True):
        assert (a is None) == (b is None)
        if a is not None:
            assert (a.shape, a.dtype) == (b.shape, b.dtype)
            np.testing.assert_allclose(a.value, b.value, rtol=1e-12, atol=1e-14)


@each("sample", SMOOTH, ids=lambda s: s.op, around=fresh_session)
def test_one_pass_gives_every_row_of_an_op(sample):
    inputs = [tensor_of(np.asarray(x)[()]) for x in sample.inputs]
    tape, out = recorded(lambda *xs: execute(OPS[sample.op], *xs, **sample.params), *inputs)
    sources = [x for x in inputs if x.dtype.is_floating]
    assert_same(*both_ways(tape, out, sources))


def test_a_network_has_one_jacobian_per_weight():
    rng = np.random.default_rng(3)
    x, w, b = (constant(rng.standard_normal(s)) for s in ((5, 3), (3, 4), (4,)))
    tape, out = recorded(lambda x, w, b: execute(OPS["tanh"], x @ w + b)[1:, ::2], x, w, b)
    found = both_ways(tape, out, [x, w, b])
    assert_same(*found)
    assert [j.shape for j in found[0]] == [(4, 2, 5, 3), (4, 2, 3, 4), (4, 2, 4)]


def test_batches_are_told_apart():
    x = constant(np.arange(6.0).reshape(3, 2))
    tape, out = recorded(lambda x: execute(OPS["concat"], x * x, x * 3.0, axis=1), x)
    found = both_ways(tape, out, [x], batch=True)
    assert_same(*found)
    np.testing.assert_array_equal(found[0][0].value[1], [[4, 0], [0, 6], [3, 0], [0, 3]])


def test_slices_of_a_large_target_are_put_together(monkeypatch):
    x = constant(np.linspace(0.1, 2.0, 7))
    tape, out = recorded(lambda x: x * x[::-1], x)
    (whole,) = jacobian(tape, out, [x])
    monkeypatch.setattr(room, "MOST_ELEMENTS", 14)
    (sliced,) = jacobian(tape, out, [x])
    np.testing.assert_array_equal(sliced.value, whole.value)


def test_an_outer_tape_differentiates_the_rows():
    x = constant(np.array([1.0, 2.0]))
    outer = Tape()
    outer.open()
    outer.watch(x)
    inner, out = recorded(lambda x: x * x * x, x)
    (first,) = jacobian(inner, out, [x])
    outer.close()
    (second,) = jacobian(outer, first, [x])
    assert second.shape == (2, 2, 2)
    assert (second.value[0, 0, 0], second.value[1, 1, 1]) == (6.0, 12.0)


def test_a_custom_gradient_is_asked_row_by_row():
    @custom.custom_gradient
    def doubled(x):
        slope = constant(np.array([2.0, 3.0]))
        return x * 1.0, lambda dy: slope * execute(OPS["reduce_sum"], dy, axis=(0,), keepdims=False)

    x = constant(np.array([1.0, 5.0]))
    tape, out = recorded(doubled, x)
    found = both_ways(tape, out, [x])
    assert_same(*found)
    np.testing.assert_array_equal(found[0][0].value, [[2.0, 3.0], [2.0, 3.0]])


def test_what_the_target_does_not_depend_on_has_no_jacobian():
    x, y = constant([1.0, 2.0]), constant([3.0])
    tape, out = recorded(lambda x, y: x * 2.0, x, y)
    assert jacobian(tape, out, [x, y])[1] is None


def test_an_op_without_a_rule_is_run_row_by_row():
    rows = Rows(np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]))
    found = rowwise.roll(rows, shift=(1,), axis=(0,))
    np.testing.assert_array_equal(found.value, [[3.0, 1.0, 2.0], [6.0, 4.0, 5.0]])
    assert (rows.shape, rows.ndim, len(rows)) == ((3,), 1, 2)
