"""What is heard of a calculation leads back from a target to all that it was computed from."""

from gradviz.engine import Tape, Variable, listening
from gradviz.engine.execute import raw_value
from gradviz.lang.judging.case import End
from gradviz.lang.judging.hearing import Hearing


def heard():
    tape, other = Tape(), Tape(watch_accessed_variables=False)
    hearing = Hearing(tape)
    x = Variable(3.0)
    tape.open()
    other.open()
    with listening(hearing):
        a = x * x
        b = x + 1.0
        y = a * a
    other.close()
    tape.close()
    return hearing, a, b, y


def test_only_what_leads_to_the_target_is_there_in_order():
    hearing, a, b, y = heard()
    ends = (End(y.id, 1.0, raw_value(y)),)
    assert [one.output for one in hearing.heard.leading_to(ends, hearing.taken)] == [a.id, y.id]
    assert len(hearing.heard) == 3
    assert b.id in hearing.taken


def test_what_a_tape_did_not_take_is_told():
    hearing, _, _, y = heard()
    ends = (End(y.id, 1.0, raw_value(y)),)
    assert all(one.taken for one in hearing.heard.leading_to(ends, hearing.taken))
    assert not any(one.taken for one in hearing.heard.leading_to(ends, set()))
