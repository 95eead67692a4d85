"""The short cuts say the same as the long way: values, records, gradients, refusals."""

import numpy as np
import pytest

import gradviz.tf as tf
from gradviz.engine import (
    OPS,
    InvalidArgumentError,
    Tape,
    Variable,
    constant,
    execute,
    fresh_session,
    gradient,
    pullbacks,
    session,
    set_site,
)
from gradviz.engine.dispatch import constant as number_like, function_of, is_common
from gradviz.engine.tensor import tensor_of
from tests.engine.samples import SAMPLES
from tests.helpers.cases import each

COMMON = [s for s in SAMPLES if is_common(OPS[s.op]) and not s.params]


@pytest.fixture(autouse=True)
def _own_session():
    with fresh_session():
        yield


def tensors(sample):
    return [tensor_of(x[()] if not np.ndim(x) else x) for x in map(np.asarray, sample.inputs)]


def run(sample, call):
    """Return output, record and gradients of one call on watched tensors."""
    inputs = tensors(sample)
    tape = Tape()
    tape.open()
    for x in inputs:
        tape.watch(x)
    out = call(*inputs)
    tape.close()
    (record,) = tape.records
    return out, record, gradient(tape, [out], inputs)


@each("sample", COMMON, ids=lambda s: s.op, around=fresh_session)
def test_a_short_cut_agrees_with_execute(sample):
    op = OPS[sample.op]
    names = ("x", "y")[: len(sample.inputs)]
    out, record, found = run(sample, function_of(op, names))
    long_out, long_record, long_found = run(sample, lambda *xs: execute(op, *xs))
    np.testing.assert_array_equal(out.value, long_out.value)
    assert record.kept_bytes == long_record.kept_bytes
    assert [type(x) for x in record.inputs] == [type(x) for x in long_record.inputs]
    for a, b in zip(found, long_found, strict=True):
        assert (a is None) == (b is None)
        if a is not None:
            np.testing.assert_array_equal(a.value, b.value)


@each("sample", [s for s in SAMPLES if s.order], ids=lambda s: s.op, around=fresh_session)
def test_the_plain_gradient_is_the_last_total_of_the_stepped_one(sample):
    op = OPS[sample.op]
    inputs = tensors(sample)
    sources = [x for x in inputs if x.dtype.is_floating]
    tape = Tape(persistent=True)
    tape.open()
    for x in sources:
        tape.watch(x)
    out = execute(op, *inputs, **sample.params)
    tape.close()
    plain = gradient(tape, [out], sources)
    walk = pullbacks(tape, [out], sources)
    totals = {}
    for step in walk:
        for c in step.contributions:
            totals[c.source] = c.total
    for source, found in zip(sources, plain, strict=True):
        if found is None:
            assert source.id not in totals
        else:
            np.testing.assert_allclose(found.value, totals[source.id], rtol=1e-15)


@pytest.mark.parametrize(
    "program",
    [
        lambda x: 2.0 * x - x / 4 + 1 - (3 - x) ** 2,
        lambda x: x[0] * x[1] + x[-1] + x[1:],
        lambda x: x * np.float64(2) + [1.0, 2.0],
        lambda x: -abs(x) @ constant([[1.0], [2.0]]) if x.ndim == 2 else x + x,
    ],
)
def test_programs_have_the_same_gradient_while_a_site_is_set(program):
    found = []
    for tag in (None, "somewhere"):
        before = set_site(tag)
        x = constant([1.5, -2.5])
        tape = Tape()
        tape.open()
        tape.watch(x)
        y = program(x)
        tape.close()
        assert {r.site for r in tape.records} == {tag}
        found.append(gradient(tape, [y], [x])[0].value)
        set_site(before)
    np.testing.assert_array_equal(*found)


def test_many_slices_of_one_tensor_add_up_in_place_without_touching_others():
    x = constant(np.arange(6, dtype=np.float32))
    tape = Tape(persistent=True)
    tape.open()
    tape.watch(x)
    whole = x + 0.0
    y = execute(OPS["add_n"], whole[0:3], whole[3:6], whole[1:4], whole[0:3])
    total = y + x[0]
    tape.close()
    (g,) = gradient(tape, [total], [x])
    assert g.value.tolist() == [5.0, 3.0, 3.0, 2.0, 1.0, 1.0]
    (again,) = gradient(tape, [total], [x])
    assert again.value.tolist() == g.value.tolist()


def test_short_cuts_are_taken_while_a_tape_records_and_nobody_listens():
    first, second = Tape(), Tape()
    first.open()
    assert session().fast is first
    second.open()
    assert session().fast is not None
    before = set_site("somewhere")
    assert session().fast is None
    set_site(before)
    second.close()
    assert session().fast is first
    first.close()
    assert session().fast is None


@pytest.mark.parametrize("tag", [None, "a site, so that there is no short cut"])
def test_two_open_tapes_record_each_what_it_follows(tag):
    x, y, v, w = constant([1.0, 2.0]), constant([3.0, 4.0]), Variable(2.0), Variable(5.0)
    outer, inner = Tape(), Tape(watch_accessed_variables=False)
    outer.open()
    outer.watch(x)
    inner.open()
    inner.watch(y)
    inner.watch(w)
    before = set_site(tag)
    a = x * x
    b = y + 1.0
    c = a * b * v - -w
    d = b[0]
    set_site(before)
    inner.close()
    outer.close()
    names = [[r.op.name for r in tape.records] for tape in (outer, inner)]
    assert names == [
        ["multiply", "multiply", "multiply", "negative", "subtract"],
        ["add", "multiply", "multiply", "negative", "subtract", "getitem"],
    ]
    assert set(outer.variables) == {v.id, w.id}
    first, of_v = gradient(outer, [c], [x, v])
    second, of_w, none = gradient(inner, [c, d], [y, w, v])
    assert first.value.tolist() == [16.0, 40.0]
    assert of_v.value.tolist() == 1 * 4 + 4 * 5
    assert second.value.tolist() == [3.0, 8.0]
    assert of_w.value.tolist() == 2.0
    assert none is None


def test_short_cuts_refuse_what_execute_refuses():
    v = Variable([1.0, 2.0])
    tape = Tape()
    tape.open()
    v * v
    with pytest.raises(InvalidArgumentError, match="Incompatible shapes"):
        v * constant([1.0, 2.0, 3.0])
    with pytest.raises(InvalidArgumentError, match="was expected to be a float tensor"):
        v * constant([1.0, 2.0], "float64")
    with pytest.raises(InvalidArgumentError):
        v[5]
    tape.close()


def test_a_frozen_variable_beside_a_watched_one_is_a_constant():
    v, frozen = Variable(2.0), Variable(3.0, trainable=False)
    tape = Tape()
    tape.open()
    y = v * frozen
    tape.close()
    assert [g and g.value for g in gradient(tape, [y], [v, frozen])] == [3.0, None]


def test_numbers_take_the_dtype_of_what_stands_beside_them_and_zero_keeps_its_sign():
    assert type(number_like(2, np.float32(1))) is np.float32
    assert number_like(2, np.ones(3)).dtype == np.float64
    assert number_like(2, np.int32(1)) is None
    assert np.signbit(number_like(-0.0, np.float64(1)))
    assert not np.signbit(number_like(0.0, np.float64(1)))


@pytest.mark.parametrize(
    ("function", "name"), [(tf.nn.relu, "relu"), (tf.sin, "sin"), (tf.add, "add")]
)
def test_a_missing_argument_is_told_with_the_functions_own_name(function, name):
    for _ in range(2):
        with pytest.raises(TypeError, match=rf"^{name}\(\) missing"):
            function()
