"""The variables model: texts to read, and one door for whatever a person wants."""

import dataclasses

import numpy as np
import pytest
from PySide6.QtCore import Qt

from gradviz.trace import InputRow, Trace, frame_at
from gradviz.ui.tables.variables_model import (
    GRADIENT,
    NAME,
    ROLE,
    SHAPE,
    VALUE,
    VariablesModel,
)
from tests.helpers.missing import missing_trace
from tests.helpers.neuron import neuron_trace


@pytest.fixture
def model(qapp):
    model = VariablesModel()
    model.set_trace(neuron_trace())
    return model


def row_of(**changes):
    trace = neuron_trace()
    row = dataclasses.replace(trace.inputs[0], **changes)
    return dataclasses.replace(trace, inputs=(row,))


def texts(model, row):
    return [model.index(row, column).data() for column in range(5)]


def test_model_keeps_qts_rules(model, qtmodeltester):
    qtmodeltester.check(model)


def test_columns_are_named(model):
    titles = [model.headerData(k, Qt.Orientation.Horizontal) for k in range(5)]
    assert titles == ["name", "role", "value", "shape", "gradient"]


def test_rows_read_as_they_are(model):
    assert texts(model, 0) == ["w", "trainable", "0.8000", "()", "-0.1990"]
    assert texts(model, 3)[-1] == "None: constant"


def test_a_gradient_is_an_ellipsis_until_it_arrives(model):
    model.set_frame(frame_at(neuron_trace(), 6))
    assert model.index(0, GRADIENT).data() == "…"
    assert model.index(3, GRADIENT).data() == "None: constant"


def test_setting_a_role_asks_for_it(model, qtbot):
    with qtbot.waitSignal(model.roleToggled) as asked:
        assert model.setData(model.index(0, ROLE), "watched", Qt.ItemDataRole.EditRole)
    assert asked.args == ["w", "watched"]
    assert model.index(0, ROLE).data(Qt.ItemDataRole.EditRole) == "trainable"  # until a trace says


def test_the_role_in_force_is_accepted_in_silence(model, qtbot):
    with qtbot.assertNotEmitted(model.roleToggled):
        assert model.setData(model.index(0, ROLE), "trainable", Qt.ItemDataRole.EditRole)


@pytest.mark.parametrize("role", ["tensor", "nonsense", 3, None])
def test_unknown_roles_are_refused(model, qtbot, role):
    with qtbot.assertNotEmitted(model.roleToggled):
        assert not model.setData(model.index(0, ROLE), role, Qt.ItemDataRole.EditRole)


def test_setting_a_value_asks_for_an_array(model, qtbot):
    with qtbot.waitSignal(model.valueEdited) as asked:
        assert model.setData(model.index(1, VALUE), "0.5", Qt.ItemDataRole.EditRole)
    name, value = asked.args
    assert name == "x"
    assert value.dtype == np.float32
    assert value == 0.5


def test_a_bad_value_keeps_the_old_one_and_says_why(model, qtbot):
    index = model.index(1, VALUE)
    with qtbot.assertNotEmitted(model.valueEdited):
        assert not model.setData(index, "zwei", Qt.ItemDataRole.EditRole)
    assert index.data() == "1.500"
    assert "Not a number" in index.data(Qt.ItemDataRole.ToolTipRole)
    model.setData(index, "2", Qt.ItemDataRole.EditRole)
    assert "Not a number" not in index.data(Qt.ItemDataRole.ToolTipRole)


@pytest.mark.parametrize("column", [NAME, SHAPE, GRADIENT])
def test_the_other_columns_take_nothing(model, column):
    assert not model.setData(model.index(0, column), "1", Qt.ItemDataRole.EditRole)


def test_a_role_that_is_not_settable_says_why(qapp):
    model = VariablesModel()
    model.set_trace(missing_trace())
    index = model.index(2, ROLE)
    assert not model.setData(index, "watched", Qt.ItemDataRole.EditRole)
    assert "tensor" in index.data(Qt.ItemDataRole.ToolTipRole)


def test_a_value_the_program_computes_cannot_be_typed(qapp):
    model = VariablesModel()
    model.set_trace(row_of(declared=neuron_trace().nodes[0].span, value_span=None))
    assert not model.setData(model.index(0, VALUE), "1", Qt.ItemDataRole.EditRole)
    assert not model.flags(model.index(0, VALUE)) & Qt.ItemFlag.ItemIsEditable


def test_a_value_of_an_earlier_cell_cannot_be_typed(qapp):
    model = VariablesModel()
    model.set_trace(row_of(declared=None, value_span=None, settable=False, why_not="earlier"))
    assert not model.setData(model.index(0, VALUE), "1", Qt.ItemDataRole.EditRole)
    assert not model.setData(model.index(0, ROLE), "watched", Qt.ItemDataRole.EditRole)


def test_values_that_only_change_do_not_reset_the_model(model, qtbot):
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        model.set_trace(neuron_trace())


def test_other_names_reset_the_model(model, qtbot):
    with qtbot.waitSignal(model.modelReset):
        model.set_trace(missing_trace())


def test_only_gradients_that_changed_are_announced(model, qtbot):
    model.set_frame(frame_at(neuron_trace(), 9))
    changed = []
    model.dataChanged.connect(lambda first, last: changed.append((first.row(), last.row())))
    model.set_frame(frame_at(neuron_trace(), 10))
    assert changed == [(2, 2)]


ODD = {
    "nan": np.array(np.nan, np.float32),
    "inf": np.array(np.inf, np.float32),
    "4-d": np.zeros((2, 3, 4, 5), np.float32),
    "empty": np.zeros((0, 3), np.float32),
    "bool": np.array([True, False]),
    "int": np.array(7, np.int64),
    "text": np.array("가나다"),
    "complex": np.array(1 + 2j),
}


@pytest.mark.parametrize("name", ODD)
def test_odd_values_can_be_shown(qapp, name):
    model = VariablesModel()
    row = InputRow("변수", "trainable", ODD[name], None)
    model.set_trace(Trace("", inputs=(row,)))
    for column in range(5):
        for role in (0, 2, 3, int(Qt.ItemDataRole.AccessibleTextRole)):
            assert model.index(0, column).data(role) is not None
