"""A box holds the right words, and its room does not depend on the value."""

import numpy as np
import pytest

from gradviz.trace import Node
from gradviz.ui.graph.face import cells_of, clipped, face, value_text

F = np.float32


def node(op="multiply", glyph="×", value=1.0, label="", role="tensor", recorded=True, **rest):
    value = value if isinstance(value, str) else np.asarray(value)
    return Node(0, label, op, glyph, role, (), None, 1, recorded, value, **rest)


def test_a_number_needs_the_same_room_whatever_it_is():
    faces = {face(node(value=F(v))) for v in (0, 0.5, -0.123456, 1e-9, 1e9, np.nan, np.inf)}
    assert len(faces) == 1


def test_a_leaf_is_a_pill_with_its_role_and_a_slot_only_if_it_can_get_a_gradient():
    slots = {}
    for role in ("trainable", "frozen", "watched", "constant"):
        own = face(node("variable", "", F(1), "w", role, recorded=False))
        assert own.pill
        assert own.note == role
        slots[role] = own.slot
    assert slots == {"trainable": True, "frozen": False, "watched": True, "constant": False}


@pytest.mark.parametrize("value", [True, np.int32(3), np.array([1, 2]), "text"])
def test_what_has_no_derivative_keeps_no_place_for_a_gradient(value):
    assert not face(node(value=value)).slot
    assert not face(node("variable", "", value, "n", "trainable", recorded=False)).slot
    assert face(node(value=F(3))).slot


def test_an_operation_no_tape_took_has_no_slot():
    assert face(node()).slot
    assert not face(node(recorded=False)).slot
    assert not face(node(ghost=True)).slot


@pytest.mark.parametrize(
    ("op", "glyph", "title"),
    [
        ("add", "+ 1", "+ 1"),
        ("sigmoid", "σ", "σ"),
        ("floor", "", "floor"),
        ("my_own_operation_of_some_length", "", "my_own_operatio…"),
    ],
)
def test_the_title_is_the_sign_or_else_the_name_of_the_operation(op, glyph, title):
    assert face(node(op, glyph)).title == title


@pytest.mark.parametrize(
    ("value", "cells"),
    [
        (np.zeros((3, 2), F), (3, 2)),
        (np.zeros((32, 64), F), (8, 8)),
        (np.zeros((2, 5, 5, 3), F), (8, 3)),
        (np.zeros(100, F), (1, 8)),
        (np.zeros((1, 1), bool), (1, 1)),
        (np.zeros(2, F), None),
        (np.array([3, 1, 2]), None),
        (np.zeros((0, 3), F), None),
        (F(1), None),
        ("text", None),
    ],
)
def test_large_tensors_are_heat_maps_and_small_ones_numbers(value, cells):
    assert face(node(value=value)).cells == cells


def test_a_map_with_more_cells_than_one_counts_says_its_shape():
    assert face(node(value=np.zeros((3, 2)))).shape == ""
    assert face(node(value=np.zeros((3, 8)))).shape == "(3, 8)"
    assert face(node(value=np.zeros((2, 2, 2)))).shape == "(2, 2, 2)"
    assert face(node(value=np.zeros((0, 3)))).shape == "(0, 3)"
    assert face(node(value=np.zeros(2))).shape == ""


def test_values_keep_to_their_room():
    assert value_text(np.array(-0.0012345), 7) == "-0.0012"
    assert value_text(np.array([1e-9, -2.0]), 15) == "[1e-09 -2.00]"
    assert value_text('a"b', 15) == '"a\\"b"'
    assert len(value_text("x" * 99, 15)) == 15


def test_cutting_and_cells():
    assert clipped("abcdef", 4) == "abc…"
    assert cells_of((5,)) == (1, 5)
    assert cells_of((2, 3, 4)) == (6, 4)


def test_what_a_layers_variable_is_assigned_is_named_by_the_variable_alone():
    label = "sequential/dense_1/kernel"
    written = node("assign_sub", "−=", np.zeros((16, 16), F), label, "trainable", wall="assigned")
    assert (face(written).title, face(written).name) == ("−=", "kernel")
    assert face(node("add", "+", label=label)).name == "de…_1/kernel"
