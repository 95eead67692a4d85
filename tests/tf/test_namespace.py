"""What `import gradviz.tf as tf` offers, and what it costs."""

import importlib
import pkgutil
import subprocess
import sys

import pytest

import gradviz.tf as tf

MODULES = [tf.__name__] + [m.name for m in pkgutil.walk_packages(tf.__path__, tf.__name__ + ".")]


@pytest.mark.parametrize("name", MODULES)
def test_every_public_name_is_there(name):
    module = importlib.import_module(name)
    if name.endswith((".gradient_tape", ".flow")):
        return
    assert module.__all__
    for public in module.__all__:
        assert hasattr(module, public)


def test_modules_are_where_tensorflow_has_them():
    assert tf.keras.layers.Dense(2, activation="relu").units == 2
    assert tf.math.sin is tf.sin
    assert tf.UnconnectedGradients.ZERO.value == "zero"
    assert tf.newaxis is None
    assert not hasattr(tf, "log")
    assert isinstance(tf.constant(1.0), tf.Tensor)
    assert not isinstance(tf.Variable(1.0), tf.Tensor)


def test_functions_take_tensorflows_keywords_and_no_others():
    assert tf.nn.relu(features=-1.0, name="r").numpy() == 0.0
    with pytest.raises(TypeError):
        tf.reduce_sum([1.0], axes=0)


def test_importing_it_brings_no_qt():
    code = "import sys, gradviz.tf; print(sorted(m for m in sys.modules if 'PySide' in m))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_importing_it_loads_no_scipy():
    code = "import sys, gradviz.tf; print([m for m in sys.modules if m.startswith('scipy')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_special_functions_and_bits_are_where_tensorflow_has_them():
    assert tf.math.special.bessel_i0 is tf.math.bessel_i0
    assert tf.math.special.dawsn(0.0).numpy() == 0.0
    assert tf.bitwise.bitwise_and(6, 3).numpy() == 2
    assert tf.scalar_mul is tf.math.scalar_mul
    assert not hasattr(tf, "floormod")


def test_random_numbers_repeat_after_a_seed():
    tf.random.set_seed(7)
    first = tf.random.normal((3, 2)).numpy()
    tf.random.set_seed(7)
    assert (tf.random.normal((3, 2)).numpy() == first).all()
    assert tf.random.uniform([100], 2, 5, dtype=tf.int32).numpy().max() <= 4
    assert sorted(tf.random.shuffle(tf.range(5)).numpy().tolist()) == [0, 1, 2, 3, 4]
