"""The numbers of an array as a table: one door for typing and pasting, and nothing is lost."""

import numpy as np
import pytest
from PySide6.QtCore import Qt

from gradviz.ui.tables.grid_model import PROBLEM_ROLE, SHARE_ROLE, GridModel


@pytest.fixture
def model(qapp):
    made = GridModel()
    made.set_array(np.array([[1.0, -2.0], [0.5, 4.0]], np.float32))
    made.asked = []
    made.edited.connect(made.asked.append)
    return made


def texts(model):
    rows, columns = range(model.rowCount()), range(model.columnCount())
    return [[model.index(r, c).data() for c in columns] for r in rows]


def test_it_keeps_qts_rules(model, qtmodeltester):
    qtmodeltester.check(model)


def test_numbers_are_short_and_tinted_by_their_share(model):
    assert texts(model) == [["1.000", "-2.000"], ["0.5000", "4.000"]]
    shares = [model.index(r, c).data(SHARE_ROLE) for r in (0, 1) for c in (0, 1)]
    assert shares == [0.25, -0.5, 0.125, 1.0]


def test_a_typed_number_asks_for_the_whole_array(model):
    assert model.setData(model.index(0, 1), "7.5", Qt.ItemDataRole.EditRole)
    assert model.asked[0].tolist() == [[1, 7.5], [0.5, 4]]
    assert model.asked[0].dtype == np.float32
    assert model.index(0, 1).data() == "-2.000"  # until it is handed the new one


@pytest.mark.parametrize(
    ("text", "words"), [("zwei", "Not a number"), ("[1, 2]", "One number"), ("", "Type a number"),
                        ("1e99", "Too large"), ("1,5", "Write a point")],
)  # fmt: skip
def test_what_is_no_number_stays_in_its_cell_and_says_why(model, text, words):
    index = model.index(1, 0)
    assert not model.setData(index, text, Qt.ItemDataRole.EditRole)
    assert model.asked == []
    assert (index.data(), index.data(Qt.ItemDataRole.EditRole)) == (text, text)
    assert words in index.data(Qt.ItemDataRole.ToolTipRole)
    model.set_array(model.array)
    assert index.data() == text
    assert model.setData(index, "0.5", Qt.ItemDataRole.EditRole)
    assert not index.data(PROBLEM_ROLE)


def test_a_pasted_block_is_one_edit(model):
    assert model.paste("9\t8\n7\t6", 0, 0)
    assert [array.tolist() for array in model.asked] == [[[9, 8], [7, 6]]]


def test_a_pasted_block_makes_room_for_itself(model):
    assert model.paste("1,2,3\n4,5,6", 1, 1)
    assert model.asked[0].tolist() == [[1, -2, 0, 0], [0.5, 1, 2, 3], [0, 4, 5, 6]]


def test_a_bad_number_in_a_pasted_block_leaves_the_good_ones(model):
    assert not model.paste("9\tneun", 0, 0)
    assert model.asked[0].tolist() == [[9, -2], [0.5, 4]]
    assert model.index(0, 1).data() == "neun"


def test_an_array_of_three_axes_keeps_its_shape(model):
    model.set_array(np.zeros((2, 2, 2), np.float32))
    assert [model.headerData(row, Qt.Orientation.Vertical) for row in (0, 3)] == ["0, 0", "1, 1"]
    assert model.paste("1 2 3\n4 5 6", 3, 0)
    assert model.asked[0].tolist()[1][1] == [1, 2]
    assert model.asked[0].shape == (2, 2, 2)


def test_a_vector_is_a_row_and_a_number_a_cell(model):
    model.set_array(np.array([1, 2, 3], np.int32))
    assert texts(model) == [["1", "2", "3"]]
    model.setData(model.index(0, 2), "5", Qt.ItemDataRole.EditRole)
    assert model.asked[0].tolist() == [1, 2, 5]
    model.set_array(np.array(0.5, np.float32))
    assert texts(model) == [["0.5000"]]


def test_truths_can_be_typed(model):
    model.set_array(np.array([True, False]))
    assert model.setData(model.index(0, 1), "True", Qt.ItemDataRole.EditRole)
    assert model.asked[0].tolist() == [True, True]
    assert model.asked[0].dtype == bool


def test_values_that_only_change_do_not_reset_it(model, qtbot):
    with qtbot.assertNotEmitted(model.modelReset):
        model.set_array(np.zeros((2, 2), np.float32))
    with qtbot.waitSignal(model.modelReset):
        model.set_array(np.zeros((2, 3), np.float32))


def test_what_is_not_finite_has_no_tint(model):
    model.set_array(np.array([np.nan, np.inf, -1.0], np.float32))
    assert [model.index(0, c).data(SHARE_ROLE) for c in range(3)] == [0.0, 0.0, -1.0]
    assert texts(model) == [["nan", "∞", "-1.000"]]


def test_a_screen_reader_hears_where_a_number_is(model):
    assert model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "[1, 0] 0.5000"
