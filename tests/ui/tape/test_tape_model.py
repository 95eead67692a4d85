from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from gradviz.trace import Trace, frame_at
from gradviz.ui.tape.tape_model import FACE, NODE, TapeModel
from tests.helpers.neuron import neuron_trace


def test_model_keeps_qts_rules_through_every_change(qtbot, qtmodeltester, two_tapes):
    model = TapeModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for trace in (neuron_trace(), two_tapes, Trace("")):
        model.set_trace(trace)
        for at in range(len(trace.steps) + 1):
            model.set_frame(frame_at(trace, at))
        qtmodeltester.check(model)
    assert tester.model() is model


def test_each_row_is_a_cell_with_its_node(qapp):
    model = TapeModel()
    model.set_trace(neuron_trace())
    assert [model.index(k).data(NODE) for k in range(model.rowCount())] == [4, 5, 6, 7, 8]
    assert model.rowCount(model.index(0)) == 0


def test_states_follow_the_frame_and_back_is_exactly_back(qapp):
    model, trace = TapeModel(), neuron_trace()
    model.set_trace(trace)

    def states(at):
        model.set_frame(frame_at(trace, at))
        return [model.face(row).state for row in range(5)]

    forward = [states(at) for at in range(13)]
    assert forward[0] == ["waiting"] * 5
    assert forward[3] == ["recorded"] * 3 + ["waiting"] * 2
    assert forward[8] == ["recorded"] * 3 + ["pulled"] * 2
    assert [states(at) for at in reversed(range(13))] == forward[::-1]


def test_active_row_is_the_cell_of_the_step(qapp, two_tapes):
    model, trace = TapeModel(), neuron_trace()
    model.set_trace(trace)
    rows = []
    for at in range(13):
        model.set_frame(frame_at(trace, at))
        rows.append(model.active_row())
    assert rows == [None, 0, 1, 2, 3, 4, 4, 4, 3, 2, 1, 0, None]


def test_text_roles_speak(qapp):
    model = TapeModel()
    model.set_trace(neuron_trace())
    index = model.index(0)
    assert index.data() == index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert index.data() == "1 ×, line 1, not run yet: w, x →"
    assert "multiply" in index.data(Qt.ItemDataRole.ToolTipRole)
    assert index.data(FACE) == model.face(0)
    assert index.data(Qt.ItemDataRole.FontRole) is None
