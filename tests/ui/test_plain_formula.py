import pytest

from gradviz.ui.formula import coloured
from gradviz.ui.plain_formula import plain


@pytest.mark.parametrize(
    ("tex", "text"),
    [
        (r"\frac{\partial \textit{loss}}{\partial z}", "∂loss/∂z"),
        (r"g \cdot \sigma(z)\,(1 - \sigma(z))", "g · σ(z)(1 - σ(z))"),
        (r"\frac{a + b}{2}", "(a + b)/2"),
        (r"x^2 + y^{n+1}", "x² + yⁿ⁺¹"),
        (r"x_i^{ab}", "xᵢ^ab"),
        (r"g\,W^{\top}", "gWᵀ"),
        (r"\bar{x} \mathrel{+}= 1", "x̄ += 1"),
        ("x = " + coloured("-0.620", "#c24e00"), "x = -0.620"),
        (r"\frac{1}{2 y}", "1/(2 y)"),
        (r"\frac{x}{y^2}", "x/y²"),
        (r"\frac{1}{(a + b)(c)}", "1/((a + b)(c))"),
        (r"\frac{1}{\sqrt{1 - x^2}}", "1/(√(1 - x²))"),
        (r"\frac{2}{\sqrt{\pi}}\,e^{-x}", "(2/√π)e^-x"),
        (r"[\lnot v]", "[¬v]"),
        (r"\frac{", "/"),
        (r"\mathstrut \psi(x) = \text{형태}", "ψ(x) = 형태"),
        (r"\Gamma(x)\,\gamma", "Γ(x)γ"),
        ("", ""),
    ],
)
def test_readable_without_a_typesetter(tex, text):
    assert plain(tex) == text
