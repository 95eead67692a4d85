"""Losses: values by hand and as Keras answered them."""

import pytest

import gradviz.tf as tf

K = tf.keras.losses
TRUE, PREDICTED = [[0.0, 1.0], [0.0, 0.0]], [[0.6, 0.4], [0.4, 0.6]]


@pytest.mark.parametrize(
    ("loss", "expected"),
    [
        (K.MeanSquaredError(), 0.31),
        (K.MeanAbsoluteError(), 0.55),
        (K.MeanSquaredError(reduction="sum"), 0.62),
        (K.BinaryCrossentropy(), 0.8149),
        (K.Huber(0.5), 0.15125),
        (K.Hinge(), 1.3),
    ],
)
def test_a_loss_is_the_mean_over_the_batch(loss, expected):
    assert loss(TRUE, PREDICTED).numpy() == pytest.approx(expected, abs=2e-4)


def test_the_functions_keep_the_batch():
    assert tf.keras.losses.mse(TRUE, PREDICTED).numpy() == pytest.approx([0.36, 0.26])


def test_class_numbers_and_one_hot_labels_agree():
    logits = tf.constant([[2.0, 1.0, 0.1], [0.3, 2.0, 0.0]])
    sparse = K.SparseCategoricalCrossentropy(from_logits=True)(tf.constant([0, 1]), logits)
    dense = K.CategoricalCrossentropy(from_logits=True)(tf.one_hot([0, 1], 3), logits)
    assert sparse.numpy() == pytest.approx(dense.numpy())
    from_probabilities = K.CategoricalCrossentropy()(tf.one_hot([0, 1], 3), tf.nn.softmax(logits))
    assert from_probabilities.numpy() == pytest.approx(dense.numpy(), rel=1e-5)


def test_a_column_and_a_vector_are_compared_element_by_element():
    assert K.MeanSquaredError()(
        tf.constant([1.0, 2.0]), tf.constant([[1.0], [3.0]])
    ).numpy() == pytest.approx(0.5)
