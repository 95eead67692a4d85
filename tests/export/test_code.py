import numpy as np
import pytest

from gradviz.export.code import script
from gradviz.lang.run import run
from gradviz.lang.scenes import Scene

INPUTS = {"w": ("trainable", 0.8), "x": ("watched", [1.5, 2.0]), "b": ("frozen", -0.4)}


def rerun(text):
    trace = run(text)
    assert trace.error is None, trace.error
    return trace


def test_an_expression_becomes_a_program_with_the_same_gradients():
    trace = run("y = reduce_sum(sigmoid(w * x + b))\n", INPUTS)
    again = rerun(script(trace))
    first = {row.source: row.value for row in trace.gradients[0].rows if row.value is not None}
    second = {row.source: row.value for row in again.gradients[0].rows}
    assert set(first) == set(second) == {"w", "x"}
    for name, value in first.items():
        np.testing.assert_allclose(second[name], value, rtol=1e-6)


def test_roles_are_written_as_tensorflow_spells_them():
    text = script(run("y = w * x + b\n", {**INPUTS, "x": ("watched", 1.5)}))
    assert "w = tf.Variable(0.8)" in text
    assert "x = tf.constant(1.5)" in text
    assert "b = tf.Variable(-0.4, trainable=False)" in text
    assert "  tape.watch(x)" in text
    assert text.startswith("import tensorflow as tf\n")


def test_a_bare_expression_gets_a_name():
    text = script(run("sigmoid(w)", {"w": ("trainable", 1.0)}))
    assert "  result = tf.sigmoid(w)" in text
    assert "tape.gradient(result, [w])" in text


def test_functions_are_spelled_where_tensorflow_has_them():
    text = script(run("relu(w) + log(w) + exp(w) + ln(w)\n", {"w": ("trainable", 1.0)}))
    assert "tf.nn.relu(w) + tf.math.log(w) + tf.exp(w) + tf.math.log(w)" in text


def test_a_name_the_program_binds_is_not_a_function():
    text = script(run("exp = w * 2.\ny = exp + 1.\n", {"w": ("trainable", 1.0)}))
    assert "exp = w * 2." in text
    assert "tf.exp" not in text


def test_korean_before_a_call_does_not_shift_it():
    text = script(run("y = sigmoid(무게) + sigmoid(무게)\n", {"무게": ("trainable", 1.0)}))
    assert "y = tf.sigmoid(무게) + tf.sigmoid(무게)" in text


PROGRAM = (
    "x = tf.Variable(3.)\nwith tf.GradientTape() as tape:\n  y = x ** 2\ng = tape.gradient(y, x)\n"
)


def test_a_program_is_its_own_text_with_its_imports():
    assert script(run(PROGRAM)) == "import tensorflow as tf\n\n" + PROGRAM


def test_imports_that_are_there_are_not_doubled():
    text = "import tensorflow as tf\n" + PROGRAM
    assert script(run(text)).count("import tensorflow") == 1


def test_earlier_cells_come_first():
    first = Scene("x = tf.Variable(3.)\n")
    trace = run(PROGRAM.split("\n", 1)[1], before=(first,))
    assert rerun(script(trace, (first,))).gradients[0].rows[0].value == pytest.approx(6.0)


def test_a_variable_of_an_earlier_cell_is_not_made_again():
    first = Scene("x = tf.Variable(3.)\n")
    text = script(run("y = x * w\n", before=(first,)), before=(first,))
    assert text.count("x = tf.Variable") == 1
    assert "w = tf.Variable" in text


def test_commands_of_a_notebook_become_comments():
    before = (Scene("%matplotlib inline\nimport tensorflow as tf\n"),)
    text = "!pip install -q x\ny = sigmoid(w)\n"
    written = script(run(text, {"w": ("trainable", 0.5)}, before=before), before)
    assert "# %matplotlib inline" in written
    assert "# !pip install -q x" in written
    compile(written, "script", "exec")
    assert rerun(written).gradients[0].rows[0].value == pytest.approx(0.2350037)
