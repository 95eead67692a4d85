"""Leaves that are held in a layer stand in it."""

import pytest

from gradviz.layout.arrange import arrange
from gradviz.trace.folding import fold
from gradviz.ui.graph.sizes import sizes
from tests.helpers.grouped import trained

MODEL = trained(1)


@pytest.fixture
def place(qapp):
    """Return the first box of each node by label, or by what it is of the layer of that number."""
    folded = fold(MODEL)
    drawing = arrange(folded.nodes, sizes(folded.nodes), held=folded.held)
    return {_name(node): drawing.boxes[drawing.box_of[node.id]] for node in MODEL.nodes}


def _name(node):
    named = node.is_leaf or node.op == "reduce_mean"
    return node.label.split("/", 1)[-1] if named else f"{node.op}{node.id}"


def ordered(place, op):
    return sorted((box for name, box in place.items() if name.startswith(op)), key=lambda b: b.x)


def test_a_layers_variables_stand_between_what_it_takes_and_what_it_does(place):
    before = [place["x"], *ordered(place, "tanh")]
    products = ordered(place, "matmul")
    for layer, source, product in zip(
        ("dense", "dense_1", "dense_2"), before, products, strict=True
    ):
        kernel, bias = place[f"{layer}/kernel"], place[f"{layer}/bias"]
        assert source.x + source.width < min(kernel.x, bias.x)
        assert kernel.x + kernel.width < product.x


def test_other_leaves_stay_at_the_left(place):
    assert place["x"].x + place["x"].width > place["t"].x
    assert place["t"].x + place["t"].width < place["dense/kernel"].x


def test_no_box_lies_on_another(place):
    boxes = list(place.values())
    for k, a in enumerate(boxes):
        for b in boxes[:k]:
            apart_x = a.x + a.width <= b.x or b.x + b.width <= a.x
            assert apart_x or a.y + a.height <= b.y or b.y + b.height <= a.y


def test_what_trains_them_stands_behind_all_that_ran_before(place):
    updates, loss = ordered(place, "assign_sub"), place["loss"]
    assert len(updates) == 6
    assert all(loss.x + loss.width < update.x for update in updates)
