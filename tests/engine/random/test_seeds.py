"""Which stream an operation draws from: the rules of seeds, one session apart from the other."""

import threading

import numpy as np
import pytest

import gradviz.tf as tf
from gradviz.engine import fresh_session
from gradviz.engine.random.seeds import repeat


@pytest.fixture(autouse=True)
def _own_session():
    with fresh_session():
        yield


def drawn(**options):
    return tf.random.normal([3], **options).numpy().tolist()


def test_numbers_that_one_knows_by_heart():
    tf.random.set_seed(42)
    assert str(tf.random.normal([2])) == (
        "tf.Tensor([ 0.3274685 -0.8426258], shape=(2,), dtype=float32)"
    )


def test_without_a_seed_every_session_draws_anew():
    first = drawn(), drawn()
    with fresh_session():
        second = drawn(), drawn()
    assert len({*map(tuple, first), *map(tuple, second)}) == 4


def test_the_global_seed_begins_anew_and_is_taken_back():
    tf.random.set_seed(1)
    first = drawn(), drawn()
    tf.random.set_seed(1)
    assert (drawn(), drawn()) == first
    tf.random.set_seed(None)
    assert drawn() not in first


def test_a_seed_of_its_own_goes_on_until_the_kernels_are_forgotten():
    first, second = drawn(seed=3), drawn(seed=3)
    assert first != second
    tf.keras.backend.clear_session()
    assert drawn(seed=3) == first
    tf.random.set_seed(None)
    assert drawn(seed=3) == first


def test_an_inner_session_leaves_the_outer_one_where_it_was():
    tf.random.set_seed(1)
    wanted = drawn(), drawn(seed=1), drawn(), drawn(seed=1)
    tf.random.set_seed(1)
    mine = [drawn(), drawn(seed=1)]
    with fresh_session():
        tf.random.set_seed(1)
        assert (drawn(), drawn(seed=1)) == wanted[:2]
    assert (*mine, drawn(), drawn(seed=1)) == wanted


def test_a_thread_has_seeds_of_its_own():
    tf.random.set_seed(1)
    first = drawn()
    found = []
    thread = threading.Thread(target=lambda: found.append((tf.random.set_seed(1), drawn())[1]))
    thread.start()
    thread.join()
    assert found == [first]
    assert drawn() != first


def test_what_has_no_seed_can_be_made_to_repeat_and_seeds_are_left_as_they_are():
    seeded = drawn(seed=5)
    made = []
    for _ in range(2):
        repeat(2022)
        start = tf.keras.initializers.GlorotUniform()
        made.append((drawn(), start([2]).numpy().tolist(), tf.keras.random.normal([1]).numpy()))
    assert made[0] == made[1]
    assert drawn(seed=5) == seeded


def test_a_long_loop_remembers_nothing():
    from gradviz.engine.random.seeds import seeds

    tf.random.set_seed(1)
    for _ in range(50):
        tf.random.normal([1])
    assert not seeds()._begun


def test_python_and_numpy_keep_their_own_state():
    import random

    before = random.getstate(), np.random.get_state()[1].tolist()
    tf.keras.utils.set_random_seed(3)
    tf.keras.initializers.HeNormal()([2])
    assert (random.getstate(), np.random.get_state()[1].tolist()) == before
