"""custom_gradient, recompute_grad: what is recorded and what is kept."""

import numpy as np
import pytest

from gradviz.engine import Tape, Variable, constant, execute, fresh_session, gradient
from gradviz.engine.custom import Watcher, custom_gradient, watching
from gradviz.engine.op import OPS
from gradviz.engine.parts import Parts
from gradviz.engine.recompute import recompute_grad


@pytest.fixture(autouse=True)
def own_session():
    with fresh_session() as now:
        yield now


def recorded(function):
    """Run a function under a tape; return its result and the tape."""
    tape = Tape(persistent=True)
    tape.open()
    try:
        return function(), tape
    finally:
        tape.close()


def test_several_results_stand_in_one_record_and_are_taken_from_it():
    @custom_gradient
    def f(x):
        return (x * 2.0, x * 3.0), lambda a, b: a + b

    v = Variable([1.0, 2.0])
    _, tape = recorded(lambda: f(v))
    names = [record.op.name for record in tape.records]
    assert names == ["multiply", "multiply", "f", "f[0]", "f[1]"]
    assert tape.records[2].output.shape == (4,)


def test_the_op_keeps_no_value():
    @custom_gradient
    def f(x):
        return x * 2.0, lambda g: g

    v = Variable(np.ones(1000, np.float32))
    _, tape = recorded(lambda: f(v))
    assert tape.records[-1].kept_bytes == 0


def test_parts_come_out_as_they_went_in():
    results = [constant([[1.5, 2.5]]), constant(np.float64(1 / 3)), constant([7, 8]), constant(2.0)]
    parts = Parts("f", results)
    whole = parts.joined()
    assert whole.dtype == np.float64
    assert whole.shape == (4,)
    for made, given in zip(parts.apart(whole), results, strict=True):
        if given.dtype.is_floating:
            np.testing.assert_array_equal(made, given.value)
            assert made.dtype == given.value.dtype
        else:
            assert not np.any(made)  # no gradient flows there: zeros


def test_a_watcher_notes_variables_and_follows_nothing():
    v, frozen = Variable(1.0), Variable(2.0, trainable=False)
    with watching() as watcher:
        v * frozen
        assert isinstance(watcher, Watcher)
    (seen,) = watcher.watched_variables()
    assert seen is v
    assert not watcher.entries


def test_an_exception_inside_leaves_no_watcher_behind(own_session):
    @custom_gradient
    def f(x):
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        f(constant(1.0))
    assert own_session.tapes == ()


def test_a_recomputed_function_leaves_one_record():
    f = recompute_grad(lambda x: execute(OPS["sin"], execute(OPS["exp"], x)))
    v = Variable(0.5)
    y, tape = recorded(lambda: f(v))
    assert len(tape.records) == 1
    (g,) = gradient(tape, [y], [v])
    np.testing.assert_allclose(g.numpy(), np.cos(np.exp(0.5)) * np.exp(0.5), rtol=1e-6)
