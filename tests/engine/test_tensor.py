"""Tensors and variables as Python objects."""

import copy

import numpy as np
import pytest

from gradviz.engine import TensorShape, Variable, as_dtype, constant


def test_type_names_are_tensorflows():
    v = Variable([1.0])
    assert [type(x).__name__ for x in (v + 0.0, v, v[0], v.assign([2.0]))] == [
        "EagerTensor", "ResourceVariable", "EagerTensor", "_UnreadVariable",
    ]  # fmt: skip


def test_two_tensors_of_one_value_are_two():
    a, b = constant(4.0), constant(4.0)
    assert a.id != b.id
    assert copy.copy(a) is a
    assert copy.deepcopy(a) is a


def test_references_are_hashable_stand_ins():
    a = constant([4.0, 5.0])
    assert len({a.ref(), a.ref()}) == 1
    assert a.ref().deref() is a
    with pytest.raises(TypeError, match="unhashable"):
        hash(a)


def test_assign_keeps_dtype_and_shape_and_returns_something_that_assigns():
    v = Variable([4.0, 5.0])
    assert v.assign([7, 8]).assign_sub([1.0, 1.0]).numpy().tolist() == [6.0, 7.0]
    assert v.dtype.name == "float32"
    with pytest.raises(ValueError, match="Shape mismatch"):
        v.assign([1.0, 2.0, 3.0])
    with pytest.raises(ValueError, match="dtype"):
        v.assign(constant([1, 2]))
    with pytest.raises(TypeError):
        v.assign("a")


def test_part_of_a_variable_can_be_assigned():
    v = Variable([[4.0, 5.0], [6.0, 7.0]])
    v[1].assign([9.0, 9.0])
    v[0, 1].assign(1.0)
    assert v.numpy().tolist() == [[4.0, 1.0], [9.0, 9.0]]


def test_in_place_operators_of_variables_are_refused():
    v = Variable(4.0)
    with pytest.raises(RuntimeError, match="assign_add"):
        v += 1.0
    assert v.numpy() == 4.0


def test_the_value_before_an_assignment_stays_what_it_was():
    v = Variable([4.0])
    before = v.tensor
    v.assign([5.0])
    assert before.value.tolist() == [4.0]
    assert before.id == v.tensor.id == v.id


def test_a_variables_first_value_is_copied():
    given = np.array([4.0, 5.0], np.float32)
    v = Variable(given)
    given[0] = 9.0
    assert v.numpy().tolist() == [4.0, 5.0]


def test_shapes_print_compare_and_slice():
    shape = constant(np.ones((4, 5), np.float32)).shape
    assert (str(shape), repr(shape)) == ("(4, 5)", "TensorShape([4, 5])")
    assert shape == (4, 5)
    assert shape == [4, 5]
    assert shape != (5, 4)
    assert shape[1:] == TensorShape((5,))
    assert shape + TensorShape((2,)) == (4, 5, 2)


@pytest.mark.parametrize("spec", ["float32", np.float32, np.dtype("f4"), float])
def test_dtypes_are_found_by_name_type_and_numpy(spec):
    assert as_dtype(spec).name == "float32"
    assert as_dtype("float32") == spec or spec is float


@pytest.mark.parametrize(
    ("value", "printed", "shown"),
    [
        (0.2, "tf.Tensor(0.2, shape=(), dtype=float32)",
         "<tf.Tensor: shape=(), dtype=float32, numpy=0.20000000298023224>"),
        ([2.5, 4.0], "tf.Tensor([2.5 4. ], shape=(2,), dtype=float32)",
         "<tf.Tensor: shape=(2,), dtype=float32, numpy=array([2.5, 4. ], dtype=float32)>"),
        (["a"], "tf.Tensor([b'a'], shape=(1,), dtype=string)",
         "<tf.Tensor: shape=(1,), dtype=string, numpy=array([b'a'], dtype=object)>"),
    ],
)  # fmt: skip
def test_print_and_repr_differ_as_in_tensorflow(value, printed, shown):
    t = constant(value)
    assert (str(t), repr(t)) == (printed, shown)


def test_text_has_no_gradient_but_can_be_held():
    assert constant("ab").numpy() == b"ab"
    assert str(Variable("a").dtype) == "<dtype: 'string'>"


def test_a_deep_copy_of_a_variable_is_another_one():
    v = Variable([4.0], name="v", trainable=False)
    made = copy.deepcopy([v])[0]
    made.assign([5.0])
    assert copy.copy(v) is v
    assert (made.id != v.id, made.name, made.trainable) == (True, "v:0", False)
    assert v.numpy().tolist() == [4.0]


def test_a_variable_declared_open_takes_other_lengths():
    v = Variable([1.0, 2.0], shape=[None])
    v.assign([1.0, 2.0, 3.0])
    assert (str(v.shape), len(list(v)), v[2].numpy()) == ("(None,)", 3, 3.0)
    with pytest.raises(ValueError, match="incompatible"):
        v.assign([[1.0]])


def test_a_variable_is_no_index_and_a_tensor_is():
    assert [7, 8, 9][constant(1)] == 8
    with pytest.raises(TypeError):
        [7, 8, 9][Variable(1)]


def test_a_list_of_tensors_is_no_constant():
    with pytest.raises(ValueError, match="convert_to_tensor"):
        constant([constant(1.0), 2.0])
