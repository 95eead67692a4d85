r"""How operations are written forwards, as TeX with placeholders; others as calls of a function."""

FORWARD = {
    "add": "$x + $y",
    "subtract": "$x - $y",
    "multiply": "$x \\cdot $y",
    "divide": "$x / $y",
    "matmul": "$x\\,$y",
    "power": "$x^{$y}",
    "square": "$x^{2}",
    "sqrt": "\\sqrt{$x}",
    "exp": "e^{$x}",
    "negative": "-$x",
    "abs": "|$x|",
    "sigmoid": "\\sigma($x)",
    "transpose": "$x^{\\top}",
    "greater": "$x > $y",
    "greater_equal": "$x \\ge $y",
    "less": "$x < $y",
    "less_equal": "$x \\le $y",
    "equal": "$x = $y",
    "not_equal": "$x \\ne $y",
    "getitem": "$x[\\ldots]",
}
