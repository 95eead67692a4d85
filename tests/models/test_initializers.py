"""Initializers: what they are found by, and what they draw. The numbers are golden cases."""

import numpy as np
import pytest

import gradviz.tf as tf
from gradviz.engine import fresh_session, listening
from gradviz.engine.listening import Listener
from gradviz.models import initializers
from gradviz.models.random_initializers import RandomInitializer, compute_fans

RANDOM = [made for made in initializers.CLASSES if issubclass(made, RandomInitializer)]


@pytest.fixture(autouse=True)
def _own_session():
    with fresh_session():
        yield


@pytest.mark.parametrize("name", initializers.BY_NAME)
def test_every_name_is_found_and_makes_what_it_is_asked_for(name):
    found = initializers.get(name)
    if type(found) is not initializers.Initializer:
        made = found([3, 3], "float64")
        assert (tuple(made.shape), made.dtype.name) == ((3, 3), "float64")
        assert found([3, 3]).dtype.name == "float32"


@pytest.mark.parametrize("made", RANDOM, ids=lambda made: made.__name__)
def test_a_random_initializer_repeats_itself_but_not_its_like(made):
    start = made()
    first = start([2, 2]).numpy()
    np.testing.assert_array_equal(start([2, 2]).numpy(), first)
    assert np.any(made()([2, 2]).numpy() != first)
    again = initializers.deserialize(initializers.serialize(made(seed=3)))
    np.testing.assert_array_equal(again([2, 2]).numpy(), made(seed=3)([2, 2]).numpy())


def test_an_orthogonal_matrix_is_one():
    matrix = initializers.Orthogonal(gain=2.0, seed=1)([3, 5]).numpy()
    np.testing.assert_allclose(matrix @ matrix.T, 4 * np.eye(3), atol=1e-5)


@pytest.mark.parametrize(
    ("shape", "fans"),
    [((), (1, 1)), ((4,), (4, 4)), ((3, 2), (3, 2)), ((5, 5, 3, 2), (75, 50))],
)
def test_fans_are_counted_as_layers_use_them(shape, fans):
    assert compute_fans(shape) == fans


def test_a_function_or_a_given_value_will_do():
    layer = tf.keras.layers.Dense(
        2, kernel_initializer=lambda shape, dtype=None: tf.fill(shape, 7.0),
        bias_initializer=np.array([1.0, 2.0]),
    )  # fmt: skip
    assert layer(tf.ones([1, 2])).numpy().tolist() == [[15.0, 16.0]]


def test_seed_generators_are_no_part_of_what_listeners_hear():
    heard = []

    class Ear(Listener):
        def variable_made(self, variable, initial):
            heard.append(variable)

        def assigned(self, variable, before, after, value, how):
            heard.append(how)

    with listening(Ear()):
        generator = tf.keras.random.SeedGenerator(1)
        tf.keras.random.normal([2], seed=generator)
        tf.random.Generator.from_seed(1).normal([2])
    assert heard == []
