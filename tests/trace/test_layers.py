"""Gradient norms by layer."""

from dataclasses import replace

import numpy as np
import pytest

from gradviz.trace.layers import layers, norm_lines, widened
from gradviz.trace.training import Training

NONE = np.full(2, np.nan)
RUN = Training(
    "loss",
    0.1,
    np.array([4.0, 1.0]),
    (),
    (("a/w", np.array([3.0, 0.0])), ("free", np.ones(2)), ("a/b", np.array([4.0, np.nan])),
     ("b/w", np.array([5.0, 1.0])), ("b/b", NONE)),
    layers=("a", "", "a", "b", "b"),
)  # fmt: skip


def names(training, wide=frozenset()):
    return [line.name for line in norm_lines(training, wide)]


def test_a_layer_has_the_length_of_its_variables_together():
    lines = norm_lines(RUN)
    assert [(line.name, line.layer, line.together) for line in lines] == [
        ("a", "a", 2), ("free", "", 0), ("b", "b", 2),
    ]  # fmt: skip
    np.testing.assert_array_equal(lines[0].values, [5.0, np.nan])
    np.testing.assert_array_equal(lines[2].values, [5.0, 1.0])  # a None adds nothing


def test_a_widened_layer_has_a_line_a_variable():
    assert names(RUN, {"a"}) == ["a/w", "a/b", "free", "b"]
    assert names(RUN, {"a", "b"}) == ["a/w", "a/b", "free", "b/w", "b/b"]
    assert names(replace(RUN, layers=())) == ["a/w", "free", "a/b", "b/w", "b/b"]


@pytest.mark.parametrize(
    ("of", "turned", "wide"),
    [
        (("a", "", "a", "b", "b"), {"a"}, {"a"}),
        (("a", "", "a", "a", "a"), {"b"}, set()),
        (("a", "a", "a", "a", "a"), set(), {"a"}),  # one line would say little
        (("a", "a", "a", "a", "a"), {"a"}, set()),
    ],
)
def test_layers_start_as_one_line_each_unless_there_is_but_one(of, turned, wide):
    run = replace(RUN, layers=of)
    assert widened(run, turned) == wide
    assert set(layers(run)) == {layer for layer in of if layer}
