"""The inspector lists the paths a source's gradient came by, and says which is pointed at."""

import pytest
from PySide6.QtCore import QEvent, Qt

from gradviz import run
from gradviz.trace import frame_at
from gradviz.ui.tables.inspector_fact import PATH
from gradviz.ui.tables.inspector_model import FACT_ROLE
from gradviz.ui.tables.inspector_paths import percent
from gradviz.ui.tables.inspector_view import InspectorView
from gradviz.words import CATALOGUE

TEXT = """import tensorflow as tf
x = tf.Variable(3.)
with tf.GradientTape() as tape:
  y = {}
tape.gradient(y, x)
"""
FAN = "x*x + tf.sin(x) - tf.nn.relu(-x)"


def trace_of(expression, before=""):
    trace = run(TEXT.format(expression).replace("  y =", f"{before}  y ="))
    assert trace.error is None
    return trace


@pytest.fixture
def view(qtbot):
    view = InspectorView()
    qtbot.addWidget(view)
    view.resize(340, 500)
    view.show()
    return view


def look_at(view, trace, node=0, cursor=None):
    view.set_trace(trace)
    view.set_node(node)
    view.set_frame(frame_at(trace, len(trace.steps) if cursor is None else cursor))
    return facts(view)


def facts(view):
    model = view.model()
    return [model.index(k, 0).data(FACT_ROLE) for k in range(model.rowCount())]


def paths(view):
    return [fact for fact in facts(view) if fact.look == PATH]


def row_of(view, fact):
    return next(k for k, one in enumerate(facts(view)) if one is fact)


def test_each_path_tells_way_product_and_share(view):
    look_at(view, trace_of(FAN))
    assert [(f.label, f.text, f.aside) for f in paths(view)] == [
        ("y ← + ← ×₁ ← x", "3.000", "60 %"),
        ("y ← + ← ×₂ ← x", "3.000", "60 %"),
        ("y ← + ← sin ← x", "-0.9900", "−20 %"),
        ("y ← relu ← − ← x", "0.000", "vanished"),
    ]


def test_the_tip_writes_the_product_out(view):
    look_at(view, trace_of(FAN))
    lines = paths(view)[2].tip.split("\n")
    assert lines[0] == "seed:  1.000"
    assert lines[-1].endswith("← x:  -0.9900")


def test_paths_are_there_only_once_the_gradient_is(view):
    trace = trace_of(FAN)
    last = trace.gradients[0].last
    look_at(view, trace, cursor=last - 1)
    assert len(paths(view)) == 4
    look_at(view, trace, cursor=last - 2)
    assert not paths(view)
    look_at(view, trace, cursor=3)
    assert not paths(view)


def test_values_on_the_way_have_no_ledger(view):
    trace = trace_of(FAN)
    node = next(node.id for node in trace.nodes if node.op == "sin")
    look_at(view, trace, node)
    assert not paths(view)


def test_a_variable_that_was_assigned_to_keeps_its_paths(view):
    text = """import tensorflow as tf
x = tf.Variable(3.)
for k in range(2):
  with tf.GradientTape() as tape:
    y = x * x
  x.assign_sub(.1 * tape.gradient(y, x))
"""
    trace = run(text)
    assigned = next(node.id for node in trace.nodes if node.wall == "assigned")
    for node in (0, assigned):
        look_at(view, trace, node)
        assert [fact.text for fact in paths(view)] == ["2.400", "2.400"]


def test_a_million_paths_are_counted(view):
    loop = "  z = x\n  for i in range(20):\n    z = z + z\n"
    found = {f.label: f.text for f in look_at(view, trace_of("z + 0. * z", loop))}
    assert found["paths"] == "2,097,152, the largest 12 listed"
    assert len(paths(view)) == 12


def test_paths_that_cancel_say_so(view):
    found = {f.label: f.text for f in look_at(view, trace_of("z - z", "  z = x * x\n"))}
    assert found["they cancel"] == "12.00 apart, 0.000 together"
    assert {fact.aside for fact in paths(view)} == {"—"}


def test_keys_on_a_row_point_at_its_path(view, qtbot):
    look_at(view, trace_of(FAN))
    view.setFocus()
    fact = paths(view)[2]
    with qtbot.waitSignal(view.pathPointed) as told:
        view.setCurrentIndex(view.model().index(row_of(view, fact), 0))
    assert told.args == [fact.path]
    with qtbot.waitSignal(view.pathPointed) as told:
        qtbot.keyClick(view, Qt.Key.Key_Home)
        view.setCurrentIndex(view.model().index(0, 0))
    assert told.args == [None]


def test_the_pointer_on_a_row_points_at_its_path_until_it_leaves(view, qtbot):
    look_at(view, trace_of(FAN))
    fact = paths(view)[0]
    index = view.model().index(row_of(view, fact), 0)
    view.scrollTo(index)
    with qtbot.waitSignal(view.pathPointed) as told:
        view.entered.emit(index)
    assert told.args == [fact.path]
    assert not view.grab().isNull()
    with qtbot.waitSignal(view.pathPointed) as told:
        view.viewportEvent(QEvent(QEvent.Type.Leave))
    assert told.args == [None]


def test_another_node_takes_the_mark_away(view, qtbot):
    look_at(view, trace_of(FAN))
    view.entered.emit(view.model().index(row_of(view, paths(view)[0]), 0))
    with qtbot.waitSignal(view.pathPointed) as told:
        view.set_node(1)
    assert told.args == [None]


def test_paths_speak_korean(view):
    trace = trace_of(FAN)
    look_at(view, trace)
    CATALOGUE.use("ko")
    view.retranslate()
    assert paths(view)[3].aside == "소실"
    assert any(f.text == "4개, 모두 표시" for f in facts(view))


SHARES = [(1, "100 %"), (0.334, "33 %"), (-0.2, "−20 %"), (0.001, "< 1 %"), (-0.001, "> −1 %"),
          (0, "0 %"), (4e4, "× 40000"), (-200, "× -200")]  # fmt: skip


@pytest.mark.parametrize(("share", "text"), SHARES)
def test_shares_are_read_in_per_cent(share, text):
    assert percent(share) == text
