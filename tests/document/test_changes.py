import pytest

from gradviz.document.changes import (
    edit_change,
    fix_change,
    role_change,
    value_change,
    value_merge,
)
from gradviz.document.state import State
from gradviz.lang.roles import RoleRefused
from gradviz.lang.run import run
from gradviz.lang.scenes import Scene
from gradviz.trace import Edit, Fix, Span

PROGRAM = "x = tf.Variable(3.)\ny = x * k\n"


def before(text):
    return run(text), State((Scene(text),))


def test_a_free_name_changes_in_the_table():
    trace, state = before("w * 2.\n")
    change = role_change(trace, state, "w", "watched")
    assert change.edits == ()
    assert change.state.scene.inputs["w"].role == "watched"
    assert value_change(trace, state, "w", 0.5).state.scene.inputs["w"].value == 0.5


def test_a_declared_name_changes_in_the_text():
    trace, state = before(PROGRAM)
    change = value_change(trace, state, "x", 0.5)
    assert change.state.scene.text == Fix("", change.edits).apply(PROGRAM)
    assert "tf.Variable(0.5)" in change.state.scene.text


def test_the_role_a_name_has_is_no_change():
    assert role_change(*before("w * 2.\n"), "w", "trainable") is None


def test_a_name_nobody_uses_is_no_change():
    trace, state = before("w * 2.\n")
    assert role_change(trace, state, "q", "frozen") is None
    assert value_change(trace, state, "q", 1.0) is None
    assert edit_change(state, ()) is None
    assert fix_change(trace, state, Fix("nothing")) is None


def test_a_repair_may_set_a_role_and_edit_the_text():
    trace, state = before("w * 2.\n")
    fix = Fix("both", (Edit(Span(4, 6), "3."),), ("w", "watched"))
    change = fix_change(trace, state, fix)
    assert change.state.scene.text == "w * 3.\n"
    assert change.state.scene.inputs["w"].role == "watched"


def test_what_the_text_has_no_place_for_is_refused():
    trace, state = before(PROGRAM)
    with pytest.raises(RoleRefused):
        role_change(trace, state, "x", "watched")


@pytest.mark.parametrize(
    ("value", "merge"),
    [(2.0, ("value", "x")), ([[1, 2], [3, 9]], ("value", "x", 1, 1)), ([[1, 2], [8, 9]], None),
     ([1, 2], None), ([[1, 2], [3, 4]], None)],
)  # fmt: skip
def test_one_number_dragged_merges_and_what_changes_several_does_not(value, merge):
    trace, _ = before("x = tf.Variable([[1., 2.], [3., 4.]])\n")
    assert value_merge(trace, "x", value) == merge
