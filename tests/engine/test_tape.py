"""What a tape records, watches, keeps and forgets."""

import threading

import numpy as np
import pytest

from gradviz.engine import (
    OPS,
    Stub,
    Tape,
    Tensor,
    Variable,
    constant,
    execute,
    fresh_session,
    gradient,
    session,
    tensor_of,
)


@pytest.fixture(autouse=True)
def _own_session():
    with fresh_session():
        yield


def opened(**options):
    tape = Tape(**options)
    tape.open()
    return tape


def test_only_what_depends_on_something_watched_is_recorded():
    c, v = constant(3.0), Variable(2.0)
    tape = opened()
    c * c
    v * c
    tape.close()
    v * v
    assert [record.op.name for record in tape.records] == ["multiply"]


def test_a_frozen_variable_is_not_watched_until_asked():
    frozen = Variable(2.0, trainable=False)
    tape = opened()
    frozen * frozen
    assert tape.records == []
    tape.watch(frozen)
    out = frozen * 3.0
    assert tape.is_watched(frozen)
    assert tape.is_watched(out)
    tape.close()


def test_an_integer_variable_is_among_the_watched_but_followed_nowhere():
    n = Variable(2)
    tape = opened()
    n * n
    tape.close()
    assert tape.watched_variables() == (n,) or len(tape.watched_variables()) == 1
    assert tape.records == []


def test_watched_variables_come_in_the_order_in_which_they_were_made():
    q, p = Variable(1.0, name="q"), Variable(2.0, name="p")
    tape = opened()
    p * q
    tape.close()
    assert [v.name for v in tape.watched_variables()] == ["q:0", "p:0"]


def test_a_record_keeps_values_only_where_its_pullbacks_need_them():
    v = Variable([1.0, 2.0, 3.0])
    tape = opened()
    y = v + v
    execute(OPS["exp"], y)
    v * y
    tape.close()
    plus, exp, times = tape.records
    assert all(isinstance(x, Stub) for x in (*plus.inputs, plus.output))
    assert isinstance(exp.inputs[0], Stub)
    assert isinstance(exp.output, Tensor)
    assert [plus.kept_bytes, exp.kept_bytes, times.kept_bytes] == [0, 12, 24]
    assert (plus.output_id, plus.output.shape, plus.output.dtype) == (y.id, (3,), np.float32)


def test_a_constant_that_is_watched_only_later_still_gets_its_gradient():
    v, c = Variable(3.0), tensor_of(np.float32(2.0))
    tape = opened()
    y = v * c
    tape.watch(c)
    tape.close()
    assert [g.value for g in gradient(tape, [y], [v, c])] == [2.0, 3.0]


def test_one_value_kept_twice_counts_once():
    v = Variable([1.0, 2.0])
    tape = opened()
    v * v
    tape.close()
    assert tape.records[0].kept_bytes == 8


def test_a_variable_stands_in_records_under_its_own_number_with_the_value_it_had():
    v = Variable([4.0])
    tape = opened()
    v * v
    v.assign([1.0])
    v * v
    tape.close()
    first, second = tape.records
    assert {x.id for r in (first, second) for x in r.inputs} == {v.id}
    assert (first.inputs[0].value, second.inputs[0].value) == ([4.0], [1.0])


def test_nested_tapes_record_side_by_side():
    v = Variable(2.0)
    outer = opened()
    v * v
    inner = opened()
    v + v
    inner.close()
    v - v
    outer.close()
    assert [r.op.name for r in outer.records] == ["multiply", "add", "subtract"]
    assert [r.op.name for r in inner.records] == ["add"]


def test_tapes_may_close_in_any_order_and_warnings_stay_down_until_the_last():
    first, second = opened(), opened()
    first.close()
    assert session().tapes == (second,)
    assert session().calm == 1
    second.close()
    assert session().calm == 0


def test_open_twice_and_close_twice_are_errors():
    tape = opened()
    with pytest.raises(ValueError, match="still recording"):
        tape.open()
    tape.close()
    with pytest.raises(ValueError, match="not recording"):
        tape.close()


def test_a_tape_goes_on_when_it_is_opened_again():
    v = Variable(2.0)
    tape = opened()
    y = v * v
    tape.close()
    tape.open()
    y * v
    tape.close()
    assert len(tape.records) == 2


def test_nothing_is_recorded_while_paused():
    v = Variable(2.0)
    tape = opened()
    with tape.stop_recording():
        v * v
    v + v
    tape.close()
    assert [r.op.name for r in tape.records] == ["add"]


def test_pausing_a_closed_tape_is_an_error():
    with pytest.raises(ValueError, match="not recording"), Tape().stop_recording():
        pass


def test_reset_forgets_records_and_watches():
    v, c = Variable(2.0), constant(3.0)
    tape = opened()
    tape.watch(c)
    v * c
    tape.reset()
    c * c
    tape.close()
    assert tape.records == []
    assert tape.watched_variables() == ()


def test_the_site_of_the_moment_is_copied_into_the_record():
    from gradviz.engine import set_site

    v = Variable(2.0)
    tape = opened()
    before = set_site("line 1")
    v * v
    assert set_site(before) == "line 1"
    tape.close()
    assert tape.records[0].site == "line 1"


def test_another_thread_sees_no_open_tape():
    v = Variable(2.0)
    tape = opened()
    seen = []

    def work():
        seen.append(session().tapes)
        v * v

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    tape.close()
    assert seen == [()]
    assert tape.records == []


def test_a_thread_that_closes_its_tape_leaves_the_others_warnings_alone():
    tape = opened()
    thread = threading.Thread(target=lambda: opened().close())
    thread.start()
    thread.join()
    assert np.float32(1) / np.float32(0) == np.inf  # would warn, and fail, were it not kept quiet
    tape.close()


def test_a_list_that_holds_a_tensor_is_no_literal():
    x = tensor_of(np.float32([1.0, 2.0, 3.0]))
    tape = opened()
    tape.watch(x)
    y = x * [x[0], 2.0, 3.0]
    tape.close()
    assert gradient(tape, [y], [x])[0].value.tolist() == [2 * 1.0, 2.0, 3.0]
