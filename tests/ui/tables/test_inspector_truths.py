"""The inspector tells of conventions, with three answers, and of NaN and infinity, with a cure."""

import pytest

from gradviz import run
from gradviz.trace import frame_at
from gradviz.trace.conventions import ANSWERS
from gradviz.ui.tables.inspector_fact import BAD, BESIDE, SNIPPET
from gradviz.ui.tables.inspector_model import FACT_ROLE
from gradviz.ui.tables.inspector_view import InspectorView
from gradviz.ui.theme import DARK
from gradviz.words import CATALOGUE, say

TEXT = """import tensorflow as tf
x = tf.Variable({})
with tf.GradientTape() as tape:
  y = {}
tape.gradient(y, x)
"""
MASKED = "tf.where(x > 0., tf.math.log(x), 0.) * 2."


def trace_of(value, expression):
    trace = run(TEXT.format(value, expression))
    assert trace.error is None
    return trace


@pytest.fixture
def view(qtbot):
    view = InspectorView()
    qtbot.addWidget(view)
    view.resize(340, 500)
    view.show()
    return view


def look_at(view, trace, op, cursor=None):
    node = next(node.id for node in trace.nodes if op in (node.op, node.label))
    view.set_trace(trace)
    view.set_node(node)
    view.set_frame(frame_at(trace, len(trace.steps) if cursor is None else cursor))
    model = view.model()
    return [model.index(k, 0).data(FACT_ROLE) for k in range(model.rowCount())]


def named(facts):
    return {fact.label: fact.text for fact in facts if fact.label}


def test_three_answers_stand_side_by_side(view):
    facts = look_at(view, trace_of(0.0, "tf.abs(x)"), "abs")
    assert named(facts)["convention"] == "Convention: abs has a kink at 0"
    (beside,) = (fact for fact in facts if fact.look == BESIDE)
    assert beside.cells == (("TensorFlow", "0"), ("PyTorch", "0"), ("JAX", "1"))
    assert beside.spoken == "abs has a kink at 0: TensorFlow 0, PyTorch 0, JAX 1"
    assert not view.grab().isNull()


def test_elements_are_counted_and_answers_said_in_words(view):
    facts = look_at(view, trace_of([2.0, 2.0, 1.0], "tf.reduce_max(x)"), "reduce_max")
    told = "Convention: several elements are the largest (2 of 3 elements)"
    assert named(facts)["convention"] == told
    (beside,) = (fact for fact in facts if fact.look == BESIDE)
    assert [text for _, text in beside.cells] == ["shared evenly"] * 3


def test_the_slope_a_program_chose_is_the_answer(view):
    facts = look_at(view, trace_of(0.0, "tf.nn.leaky_relu(x, alpha=0.1)"), "leaky_relu")
    (beside,) = (fact for fact in facts if fact.look == BESIDE)
    assert [text for _, text in beside.cells] == ["0.1", "0.1", "1"]


def test_off_the_kink_nothing_is_said(view):
    facts = look_at(view, trace_of(0.5, "tf.abs(x)"), "abs")
    assert not [fact for fact in facts if fact.look in (BESIDE, BAD)]


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("key", ANSWERS)
def test_every_place_has_words(key, language):
    CATALOGUE.use(language)
    assert say(f"convention.{key}")


def test_what_made_it_what_it_spoils_and_how_to_mend_it(view):
    facts = look_at(view, trace_of(0.0, MASKED), "log")
    found = named(facts)
    assert found["first -∞"] == "log(0) = -∞"
    assert found["first NaN, backward"] == "0 × ∞ = NaN"
    assert found["spoils"] == "the gradients of x"
    (code,) = (fact.text for fact in facts if fact.look == SNIPPET)
    assert code == "tf.where(x > 0., tf.math.log(tf.where(x > 0., x, 1.)), 0.)"
    assert not view.grab().isNull()


def test_nothing_is_said_before_it_happened(view):
    trace = trace_of(0.0, MASKED)
    birth = next(k for k, step in enumerate(trace.steps)
                 if step.node is not None and trace.nodes[step.node].op == "log")  # fmt: skip
    assert "first -∞" not in named(look_at(view, trace, "log", birth))
    found = named(look_at(view, trace, "log", birth + 1))
    assert "first -∞" in found
    assert "first NaN, backward" not in found


def test_what_is_spoiled_names_the_culprit(view):
    trace = trace_of(0.0, "tf.math.log(x) + 1.")
    assert named(look_at(view, trace, "y"))["spoiled by"] == "log(x) (-∞)"
    assert named(look_at(view, trace, "x"))["spoiled by"] == "log(x) (∞)"


def test_elements_tell_their_place(view):
    found = named(look_at(view, trace_of([1.0, 0.0], "tf.math.log(x)"), "log"))
    assert found["first -∞"] == "log(0) = -∞ at [1]"


def test_both_speak_korean_in_the_dark(view):
    trace = trace_of(0.0, MASKED)
    CATALOGUE.use("ko")
    view.set_theme(DARK)
    facts = look_at(view, trace, "log")
    assert named(facts)["첫 NaN(역전파)"] == "0 × ∞ = NaN"
    assert any("더 안전하게" in fact.text for fact in facts)
    assert named(look_at(view, trace, "where"))["관례"].startswith("관례: where에서")
    assert not view.grab().isNull()
