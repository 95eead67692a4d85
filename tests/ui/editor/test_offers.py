import pytest

from gradviz.lang.glossary import Glossary
from gradviz.ui.editor.offers import fits, is_being_named, offers
from tests.ui.editor.test_own_names import NET
from tests.ui.editor.test_scanning import at_bar

GLOSSARY = Glossary()


def offered(marked, kinds=None):
    text, caret = at_bar(marked)
    return [offer.name for offer in offers(text, caret, GLOSSARY, kinds)]


@pytest.mark.parametrize(
    ("marked", "first"),
    [
        ("tf.reduce_m|", ["reduce_max", "reduce_mean", "reduce_min"]),
        ("tf.nn.softm|", ["softmax"]),
        ("tf.math.squared|", ["squared_difference"]),
        ("np.lins|", ["linspace"]),
        ("sig|", ["sigmoid"]),
        ("rate = 1\nx = ra|", ["rate", "raise", "range"]),  # the program's own come first
        ("with tf.GradientTape() as tape:\n  tape.|", ["batch_jacobian", "gradient", "jacobian"]),
        ("v = tf.Variable(1.)\nv.|", ["assign", "assign_add", "assign_sub"]),
        ("c = tf.constant(1.)\nc.|", ["dtype", "get_shape", "name", "ndim", "numpy"]),
        ("opt = tf.keras.optimizers.SGD()\nopt.appl|", ["apply", "apply_gradients"]),
        ("tf.constant(1.).nu|", ["numpy"]),
        ("def f(x):\n  x.sh|", ["shape", "get_shape"]),
        ("from tensorflow.keras import layers as L\nL.Dens|", ["Dense"]),
        ("from tensorflow import keras\nl = keras.layers.Dense(2)\nl.kern|", ["kernel"]),
        (NET + "net.|", ["call", "w"]),
        ("class A:\n  def go(self):\n    self.a = 1\n  def b(self):\n    self.|", ["a", "b", "go"]),
        ("tf.Variable(1., tr|", ["trainable"]),
        ("def loss(y, target=0.):\n  return y\nloss(1., ta|", ["target"]),
    ],
)  # fmt: skip
def test_what_begins_as_typed_comes_first(marked, first):
    assert offered(marked)[: len(first)] == first


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("tf.cbv|", "clip_by_value"),
        ("tf.rsum|", "reduce_sum"),
        ("tf.mean|", "reduce_mean"),
        ("tf.nn.xent|", None),
        ("Vari|", "tf.Variable"),
        ("tf.TAPE|", "GradientTape"),
        ("retu|", "return"),
    ],
)
def test_letters_in_order_and_starts_of_words_fit_too(marked, name):
    assert (name in offered(marked)) == (name is not None)


@pytest.mark.parametrize(
    "marked", ["# si|", "'si|", "x = 'a' + \"pr|", '"""\nsi|', "1.|", "x.y.z.|"]
)
def test_nothing_is_offered_in_comments_texts_and_numbers(marked):
    assert offered(marked) == []


def test_what_a_run_knows_of_a_name_is_used():
    assert "assign" in offered("\nnet.w.|", {"net.w": "tf.Variable"})
    assert offered("net.w.|") == []


def test_a_parameter_given_already_is_not_offered_again():
    assert "trainable" not in offered("tf.Variable(1., trainable=True, tr|")
    text, caret = at_bar("tf.Variable(1., tr|")
    assert offers(text, caret, GLOSSARY)[0].typed == "trainable="


def test_how_a_name_fits():
    assert fits("reduce_sum", "red") == (1, (0, 1, 2))
    assert fits("reduce_sum", "sum") == (3, (7, 8, 9))
    assert fits("reduce_sum", "rsm") == (4, (0, 7, 9))
    assert fits("reduce_sum", "s") is None
    assert fits("reduce_sum", "mus") is None


@pytest.mark.parametrize("marked", ["def ab|", "class Ab|", "with f() as ab|"])
def test_new_names_are_known_as_such(marked):
    assert is_being_named(*at_bar(marked))
    assert not is_being_named("x = ab", 6)
