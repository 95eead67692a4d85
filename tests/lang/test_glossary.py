"""What is said of names: each can be told of, and the parameters are the functions' own."""

import pytest

from gradviz.lang.glossary import Glossary

GLOSSARY = Glossary()


@pytest.mark.parametrize(
    ("path", "parameters"),
    [
        ("tf.clip_by_value", ("t", "clip_value_min", "clip_value_max", "name=None")),
        ("sigmoid", ("x", "name=None")),
        ("np.add", ("x1", "x2")),  # not what only NumPy itself uses
        ("math.sqrt", ("x",)),
        ("range", ("start", "stop", "step=1")),  # does not tell them itself
        ("len", ("obj",)),
        ("tf.Variable.assign", ("value", "use_locking=False", "name=None", "read_value=True")),
        ("tf.GradientTape", ("persistent=False", "watch_accessed_variables=True")),
        ("tf.Tensor.numpy", ()),
        ("list.append", ("object",)),
        ("tf.float32", None),
        ("tf.Variable.shape", None),
    ],
)
def test_parameters_are_told_without_self(path, parameters):
    assert GLOSSARY.describe(path).parameters == parameters


def test_a_function_as_default_is_named_and_a_long_default_left_out():
    assert "activation=None" in GLOSSARY.describe("tf.keras.layers.Dense").parameters
    gradient = GLOSSARY.describe("tf.GradientTape.gradient").parameters
    assert gradient[-1] == "unconnected_gradients=…"


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("tf.reduce_mean", "Return the mean over `axis`; whole numbers stay whole."),
        ("np.add", "Add arguments element-wise."),
        ("tf.keras.layers.Dense", "activation(x @ kernel + bias)."),  # looks like a signature
        ("range", "Return an object that produces a sequence of integers from start (inclusive) "
                  "to stop (exclusive) by step."),
        ("np.ndarray.astype", "Copy of the array, cast to a specified type."),
        ("np.abs", "Calculate the absolute value element-wise."),
        ("dict", "new empty dictionary"),
        ("pi", ""),
    ],
)  # fmt: skip
def test_help_is_the_first_sentence(path, words):
    assert GLOSSARY.describe(path).help == words


def test_every_name_that_is_offered_is_known_and_whatever_can_be_called_has_help():
    for name in GLOSSARY.names:
        entry = GLOSSARY.describe(name)
        assert entry is not None, name
        assert "\n" not in entry.help
        if entry.parameters is not None:
            assert entry.help or name == "type", name


@pytest.mark.parametrize(
    ("kind", "has", "has_not"),
    [
        ("tf.Variable", "assign_add", "__init__"),
        ("tf.Tensor", "numpy", "assign"),
        ("tf.GradientTape", "gradient", "engine_tape"),
        ("tf.keras.optimizers.SGD", "apply_gradients", "_lr"),
        ("np.ndarray", "astype", "tofile"),
        ("list", "append", "__class__"),
        ("tf.math", "log", "nope"),
        ("plt", "plot", "savefig"),
    ],
)
def test_members_are_those_that_programs_may_read(kind, has, has_not):
    members = GLOSSARY.members(kind)
    assert has in members
    assert has_not not in members
    assert GLOSSARY.describe(f"{kind}.{has}").help


@pytest.mark.parametrize("path", ["nope", "tf.nope", "tf.Variable.__class__", "list.nope", ""])
def test_unknown_names_have_nothing(path):
    assert GLOSSARY.describe(path) is None
    assert GLOSSARY.members(path) == ()
