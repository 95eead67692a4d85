"""Formulas say what was computed: in symbols, with numbers, unambiguously."""

import dataclasses

import numpy as np
import pytest

from gradviz.trace import Contribution, GradientCall, Node, Span, Step, Trace
from gradviz.trace.mentions import taken_apart
from gradviz.ui.narration.formula_text import (
    contribution_formula,
    filled,
    forward_formula,
    local_formula,
    local_rule,
    number_tex,
    seed_formulas,
    sum_text,
)
from gradviz.ui.narration.names import name_tex, node_name, node_tex
from gradviz.ui.narration.sentences import broadcast_text, unnamed_text
from gradviz.ui.plain_formula import plain
from tests.helpers.missing import missing_trace
from tests.helpers.neuron import neuron_trace

NEURON, MISSING = neuron_trace(), missing_trace()
COLOUR = "#c24e00"


def backward(trace, step, number=0):
    taken = trace.steps[step]
    return contribution_formula(trace, taken, taken.contributions[number], COLOUR)


def test_the_sigmoid_of_the_neuron():
    formula = backward(NEURON, 8)
    symbols, numbers, relation = (plain(part) for part in formula.parts)
    assert symbols == "∂loss/∂z = ∂loss/∂y · y(1 - y)"
    assert numbers == "= -0.620 · 0.690(1 - 0.690)"
    assert (relation, formula.result) == ("=", "-0.1326")


def test_a_gradient_is_coloured_wherever_it_stands():
    symbols, numbers, _ = backward(NEURON, 8).parts
    assert symbols.count(COLOUR) == numbers.count(COLOUR) == 1


def test_a_rule_that_only_passes_on_is_not_said_twice():
    assert len(backward(NEURON, 9).parts) == 2


def test_fan_out_adds_to_what_is_there():
    step = NEURON.steps[8]
    part = dataclasses.replace(step.contributions[0], expected=3)
    formula = contribution_formula(NEURON, step, part, COLOUR)
    assert plain(formula.parts[0]).startswith("∂loss/∂z += ")


def test_tensors_are_said_by_their_shapes():
    formula = backward(MISSING, 12)
    assert plain(formula.parts[1]).replace(" ", "") == ":[1×3]ᵀ[1×2]"
    assert formula.parts[-1] == "\\to"
    assert formula.result == "[3×2]"


def test_forward_says_the_sum_and_its_numbers():
    formula = forward_formula(NEURON, NEURON.nodes[5])
    assert formula.plain == "z = (w · x) + b = 1.20 + (-0.400) = 0.8000"


def test_an_unknown_op_is_written_as_a_call():
    node = Node(0, "q", "my_op", "", "tensor", (), None, None, True, np.float32(2.0).reshape(()))
    formula = forward_formula(Trace("", (node,)), node)
    assert plain(formula.parts[0]) == "q = my_op()"


def test_an_op_without_a_rule_leaves_its_derivative_open():
    nodes = (
        Node(0, "x", "input", "", "trainable", (), None, None, False, np.array(2.0)),
        Node(1, "y", "mystery", "", "tensor", (0,), None, None, True, np.array(3.0)),
    )
    formula = local_formula(Trace("", nodes), nodes[1], 0)
    assert formula is not None
    assert plain(formula.parts[0]) == "mystery'"


def test_the_seed_is_the_target_by_itself():
    (formula,) = seed_formulas(NEURON, NEURON.steps[5], COLOUR)
    assert formula.plain == "∂loss/∂loss = 1.000"


@pytest.mark.parametrize(
    ("rule", "fill", "expected"),
    [
        ("2 $x", "0.5", "2 (0.5)"),
        ("2 \\cdot $x", "0.5", "2 \\cdot 0.5"),
        ("$g \\cdot $x", "-0.5", "-0.5 \\cdot (-0.5)"),
        ("1 - $out", "-0.5", "1 - (-0.5)"),
        ("$x^2", "-3", "(-3)^2"),
        ("1 / $x", "1{\\cdot}10^{-8}", "1 / (1{\\cdot}10^{-8})"),
        ("\\frac{1}{$x^2}", "-3", "\\frac{1}{(-3)^2}"),
        ("\\frac{$g}{$x}", "-3", "\\frac{-3}{-3}"),
        ("\\cos $x", "0.5", "\\cos (0.5)"),
        ("\\cos($x)", "-0.5", "\\cos(-0.5)"),
        ("$g / $x", "(a + b)", "(a + b) / (a + b)"),
        ("$g\\,$x", "3.0", "3.0\\,(3.0)"),
        ("\\sum_{j} $g_{j}", "\\partial L/\\partial y", "\\sum_{j} (\\partial L/\\partial y)_{j}"),
        ("\\prod_{j} $x_{j}", "x", "\\prod_{j} x_{j}"),
        ("\\prod_{j} $x_{j}", "v_{2}", "\\prod_{j} (v_{2})_{j}"),
        ("f($x, $y)", "(a + b)", "f(a + b, a + b)"),
        ("$g\\,$x", "\\mathit{ab}", "\\mathit{ab}\\;\\mathit{ab}"),
    ],
)
def test_filled_rules_cannot_be_misread(rule, fill, expected):
    assert filled(rule, lambda _: fill) == expected


@pytest.mark.parametrize(
    ("rule", "local"),
    [
        ("$g", "1"),
        ("-$g", "-1"),
        ("$g \\cdot $y", "$y"),
        ("-$g \\cdot $x", "-$x"),
        ("$g\\,$y^\\top", "$y^\\top"),
        ("$x^\\top $g", None),
        ("\\frac{$g}{$x}", None),
        ("$g \\cdot $g", None),
    ],
)
def test_the_local_derivative_is_the_rule_without_upstream(rule, local):
    assert local_rule(rule) == local


@pytest.mark.parametrize(
    ("value", "tex"),
    [
        (np.float32(0.69), "0.690"),
        (np.float64(1.5e-7), "1.5{\\cdot}10^{-7}"),
        (np.inf, "\\infty"),
        (np.nan, "\\mathrm{nan}"),
        (np.zeros((3, 2)), "[3{\\times}2]"),
        (None, "None"),
    ],
)
def test_numbers_in_formulas(value, tex):
    assert number_tex(value) == tex


@pytest.mark.parametrize(
    ("name", "tex"),
    [
        ("w", "w"),
        ("x1", "x_{1}"),
        ("loss", "\\mathit{loss}"),
        ("theta", "{\\theta}"),
        ("beta2", "{\\beta}_{2}"),
        ("my_w", "\\mathit{my\\_w}"),
        ("가중치", "\\mathit{가중치}"),
        ("a.b", "\\mathrm{a.b}"),
        ("∂loss/∂x1", "(\\partial \\mathit{loss}/\\partial x_{1})"),
    ],
)
def test_names_in_formulas(name, tex):
    assert name_tex(name) == tex


def test_values_without_a_name_show_their_text_where_it_is_short():
    assert node_tex(NEURON, 4) == "(w \\cdot x)"
    assert node_name(NEURON, 4) == "w * x"
    assert node_tex(MISSING, 4) == "v_{4}"
    assert node_name(MISSING, 4) == "v₄"


def test_numbers_the_program_wrote_stand_in_their_place():
    nodes = (
        Node(0, "x", "input", "", "trainable", (), None, None, False, np.array(3.0)),
        Node(1, "y", "multiply", "2 ×", "tensor", (0,), None, None, True, np.array(6.0), ("x", "y"),
             8, ("$g \\cdot $y", "$g \\cdot $x"), literals=((0, "2"),)),
    )  # fmt: skip
    trace = Trace("", nodes)
    assert forward_formula(trace, nodes[1]).plain == "y = 2 · x = 2 · 3.00 = 6.000"
    part = Contribution(0, 1, np.array(2.0), None, np.array(2.0), 1, 1)
    step = Step("pulled_back", None, None, 1, upstream=np.array(1.0), contributions=(part,))
    assert contribution_formula(trace, step, part, COLOUR).plain.endswith("· 2 = 1.00 · 2 = 2.000")


def test_values_made_on_the_way_do_not_borrow_the_text():
    text = "x ** 3"
    span = Span(0, 6)
    nodes = (
        Node(0, "", "power", "( )³", "tensor", (), span, 1, True, np.array(8.0)),
        Node(1, "", "multiply", "×", "tensor", (), span, 1, True, np.array(12.0)),
    )
    computed = Step("computed", span, 1, 1, backward=True, gradient=0)
    trace = Trace(text, nodes, (computed,), (GradientCall("y", 1, (), last=1),))
    assert node_tex(trace, 0) == "(x^{3})"
    assert node_tex(trace, 1) == "v_{1}"
    told = unnamed_text(trace, [1])
    assert taken_apart(told)[0] == "v₁: the × on the way back through x ** 3"


def test_calls_are_named_by_their_text_without_module():
    text = "tf.math.log(p) + sigmoid(z)"
    nodes = (
        Node(0, "", "log", "", "tensor", (), Span(0, 14), 1, True, np.array(1.0)),
        Node(1, "", "sigmoid", "", "tensor", (), Span(17, 27), 1, True, np.array(1.0)),
    )
    trace = Trace(text, nodes)
    assert plain(node_tex(trace, 0)) == "log(p)"
    assert plain(node_tex(trace, 1)) == "σ(z)"


def test_fan_out_is_an_addition():
    part = Contribution(0, 0, np.array(-0.3), None, np.array(-0.1), 2, 3)
    assert sum_text(np.array(0.2), part) == "0.2000 + (-0.3000) = -0.1000"
    assert sum_text(None, part) == "-0.1000"


def test_undoing_a_broadcast_over_one_copy_is_no_sum():
    wide, value = np.ones((1, 2), np.float32), np.ones(2, np.float32)
    part = Contribution(0, 0, value, wide, value, 1, 1)
    told = taken_apart(broadcast_text(NEURON, part))[0]
    assert told == "the axis that broadcasting had put before w is taken off again"
