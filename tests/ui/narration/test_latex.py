"""What is copied is LaTeX that a strict reader takes, with rule, symbols and numbers."""

import re

import pytest

from gradviz import run
from gradviz.trace import frame_at
from gradviz.ui.narration.formula_text import Formula
from gradviz.ui.narration.latex import latex, result_tex
from gradviz.ui.narration.story import Line, Story, story

PROGRAMS = (
    "loss = (sigmoid(w*x + b) - t)**2",
    "m = tf.constant([[1., 2.], [3., 4.]])\n"
    "y = tf.reduce_sum(tf.nn.softmax(m @ tf.ones([2, 1])) * tf.exp(-w))",
    "theta = 2.\ny = tf.sqrt(alpha * x_1) / theta_2 + tf.math.log(x_1) + tf.maximum(a_b, 0.5)",
    "y = tf.cumsum([x, x * x, tf.cos(x)])[2] + tf.abs(-x) + tf.where(x > 0, x, 1e-9 * x)",
    "x = tf.Variable(3.)\nwith tf.GradientTape() as a:\n    with tf.GradientTape() as b:\n"
    "        y = x ** 3\n    g = b.gradient(y, x)\nh = a.gradient(g, x)",
    "y = x / 0. - tf.math.log(0. * x)",
    "x = tf.Variable([0., 1.])\nwith tf.GradientTape() as a:\n"
    "    y = tf.reduce_sum(tf.math.log(x) * x) * (x[0] / x[1])\ng = a.gradient(y, x)",
    "y = tf.einsum('ij,jk->ik', tf.constant([[1., 2.]]), tf.ones([2, 3]) * x)",
)
COMMANDS = set(
    "alpha theta sigma partial cdot times top odot frac sqrt sum prod ln log exp sin cos tanh "
    "max min mathit mathrm mathbf mathrel operatorname text begin end to infty le ge ne leftarrow "
    "mapsto left right ldots pm approx in psi Gamma prime lnot lvert rvert backslash".split()
)


def check(text):
    """Raise AssertionError unless `text` is an align* environment a strict reader would take."""
    lines = [line for line in text.splitlines() if not line.startswith("%")]
    assert lines[0] == "\\begin{align*}"
    assert lines[-1] == "\\end{align*}"
    depth, environments = 0, []
    for token in re.findall(r"\\(?:[A-Za-z]+|.)|[{}]|[^\\{}]+", "\n".join(lines)):
        depth += (token == "{") - (token == "}")
        assert depth >= 0
        name = token[1:] if re.fullmatch(r"\\[A-Za-z]+", token) else ""
        assert not name or name in COMMANDS, f"unknown command {token}"
    assert depth == 0
    for kind, name in re.findall(r"\\(begin|end)\{([^}]*)\}", "\n".join(lines)):
        if kind == "begin":
            environments.append(name)
        else:
            assert environments.pop() == name
    assert not environments
    for row in re.sub(r"\\begin\{bmatrix\}.*?\\end\{bmatrix\}", "", "\n".join(lines[1:-1])).split(
        "\\\\"
    ):
        assert len(re.findall(r"(?<!\\)&", row)) == 1, f"one alignment mark a row: {row!r}"
        bare = re.sub(r"\\text\{[^}]*\}", "", row)
        assert not re.search(r"[∂·→−∞ᵀ₀-₉\ue000-\ue002]", bare), f"not TeX: {row!r}"
        assert "\\color" not in row
        assert "∞" not in row
        assert "((" not in row.replace("([", "")


@pytest.mark.parametrize("text", PROGRAMS)
def test_every_step_with_formulas_can_be_copied(text):
    trace = run(text)
    copied = 0
    for index in range(len(trace.steps) + 1):
        found = latex(story(trace, frame_at(trace, index), "#c24e00"))
        if found:
            check(found)
            copied += 1
    assert copied > len(trace.nodes) // 2


def test_the_check_is_strict():
    for wrong in ("x &= {1", "\\foo &= 1", "x = 1", "∂x &= 1"):
        with pytest.raises(AssertionError):
            check(f"\\begin{{align*}}\n{wrong}\n\\end{{align*}}")


def test_rule_symbols_numbers_and_result_stand_under_each_other():
    trace = run(PROGRAMS[0])
    found = latex(story(trace, frame_at(trace, 7), "#c24e00"))
    assert found.splitlines() == [
        "\\begin{align*}",
        "  \\partial \\mathit{loss}/\\partial v_{7} &= "
        "\\partial \\mathit{loss}/\\partial \\mathit{loss} \\cdot 2\\,v_{7} \\\\",
        "  &= 1.00 \\cdot 2\\,(-0.119) \\\\",
        "  &= -0.2384",
        "\\end{align*}",
        "% v₇: sigmoid(w*x + b) - t",
    ]


def test_a_story_without_formulas_has_nothing_to_copy():
    assert latex(Story("title", lines=(Line(words="words"),))) == ""


@pytest.mark.parametrize(
    ("result", "tex"),
    [
        ("-0.2384", "-0.2384"),
        ("1.2e-09", "1.2 \\cdot 10^{-9}"),
        ("-∞", "-\\infty"),
        ("[1.000 2.000]", "\\begin{bmatrix} 1.000 & 2.000 \\end{bmatrix}"),
        ("[[1.0 2.0] [3.0 4.0]]", "\\begin{bmatrix} 1.0 & 2.0 \\\\ 3.0 & 4.0 \\end{bmatrix}"),
        ("shape (2, 3)", "\\text{shape (2, 3)}"),
        ("[4×16]", "[4{\\times}16]"),
        ("None", "\\text{None}"),
        ("100% a_b", "\\text{100\\% a\\_b}"),
    ],
)
def test_results_are_numbers_matrices_or_words(result, tex):
    assert result_tex(result) == tex


def test_two_formulas_side_by_side_are_two_rows():
    told = Story("", lines=(Line((Formula(("a =",), "1"), Formula(("b =",), "2"))),))
    assert latex(told).splitlines()[1:3] == ["  a &= 1 \\\\", "  b &= 2"]
