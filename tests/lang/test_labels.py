"""Values are called as a program writes them, also deep inside of lists."""

from gradviz import run
from gradviz.lang.labels import MOST, Labels
from gradviz.lang.ledger import Ledger
from gradviz.lang.origins import Origins

NESTED = """
W = [[tf.Variable(0.1 * (i - j)) for i in range(2)] for j in range(2)]
P = {"a": [tf.Variable(1.0)], "b": (tf.constant(3.0), [tf.Variable(2.0)])}
def neuron(w, x):
    return w[0] * x + w[1]
with tf.GradientTape() as tape:
    h = [neuron(w, 0.5) for w in W]
    loss = h[0] * h[1] * P["a"][0] * P["b"][1][0]
rows = tape.gradient(loss, W)
"""


def test_what_is_in_lists_within_lists_is_called_by_its_place():
    trace = run(NESTED)
    assert trace.error is None
    called = {node.label for node in trace.nodes if node.op == "variable"}
    assert called == {"W[0][0]", "W[0][1]", "W[1][0]", "W[1][1]", "P['a'][0]", "P['b'][1][0]"}


def test_a_name_of_its_own_comes_before_the_place_in_a_list():
    trace = run("w = tf.Variable(1.0)\nrows = [[w, tf.Variable(2.0)], 'w']\ny = w * rows[0][1]")
    assert [node.label for node in trace.nodes if node.is_leaf] == ["w", "rows[0][1]"]


def test_a_list_that_holds_itself_is_no_trouble():
    trace = run("ring = [tf.Variable(1.0)]\nring.append(ring)\nagain = ring\ny = ring[1][0] * 2.0")
    assert trace.error is None
    assert trace.nodes[0].label == "ring[0]"


def test_of_large_lists_within_lists_only_some_parts_are_looked_at():
    looked = []

    class Watched(list):
        def __iter__(self):
            for part in super().__iter__():
                looked.append(part)
                yield part

    row = Watched([0.0] * 100)
    for _ in range(3):
        row = Watched([row] * 100)
    Labels(ledger := Ledger(), Origins(ledger)).named("big", row, None)
    assert len(looked) == MOST
