"""What TensorFlow has in place of functions of NumPy, of Python's math, and of arrays."""

FUNCTIONS = {
    "mean": "reduce_mean", "sum": "reduce_sum", "max": "reduce_max", "min": "reduce_min",
    "amax": "reduce_max", "amin": "reduce_min", "prod": "reduce_prod",
    "std": "math.reduce_std", "var": "math.reduce_variance", "fsum": "reduce_sum",
    "log": "math.log", "log1p": "math.log1p", "expm1": "math.expm1", "exp": "exp",
    "abs": "abs", "absolute": "abs", "fabs": "abs", "negative": "negative", "sign": "sign",
    "sin": "sin", "cos": "cos", "tan": "tan", "sinh": "sinh", "cosh": "cosh", "tanh": "tanh",
    "arcsin": "asin", "arccos": "acos", "arctan": "atan", "arctan2": "atan2", "asin": "asin",
    "acos": "acos", "atan": "atan", "atan2": "atan2", "asinh": "asinh", "acosh": "acosh",
    "atanh": "atanh", "sqrt": "sqrt", "square": "square", "power": "pow", "pow": "pow",
    "reciprocal": "math.reciprocal", "erf": "math.erf", "erfc": "math.erfc",
    "lgamma": "math.lgamma", "maximum": "maximum", "minimum": "minimum", "clip": "clip_by_value",
    "matmul": "matmul", "dot": "tensordot", "outer": "tensordot", "trace": "linalg.trace",
    "diag": "linalg.diag", "transpose": "transpose", "reshape": "reshape", "ravel": "reshape",
    "squeeze": "squeeze", "expand_dims": "expand_dims", "stack": "stack", "vstack": "stack",
    "concatenate": "concat", "where": "where", "add": "add", "subtract": "subtract",
    "multiply": "multiply", "divide": "divide", "cumsum": "cumsum", "cumprod": "math.cumprod",
    "flip": "reverse", "sort": "sort", "take": "gather", "repeat": "repeat", "tile": "tile",
}  # fmt: skip
# Methods of arrays that TensorFlow has as functions of the tensor and the same arguments.
ARRAY_METHODS = {
    "mean": "reduce_mean", "sum": "reduce_sum", "max": "reduce_max", "min": "reduce_min",
    "prod": "reduce_prod", "std": "math.reduce_std", "var": "math.reduce_variance",
    "reshape": "reshape", "astype": "cast", "transpose": "transpose", "squeeze": "squeeze",
    "clip": "clip_by_value", "cumsum": "cumsum",
}  # fmt: skip
# Where TensorFlow asks for one more: with how many arguments NumPy's call has at most, and which.
MORE_ARGUMENTS = {"dot": (2, "1"), "outer": (2, "0"), "ravel": (1, "[-1]"),
                  "concatenate": (1, "0"), "flip": (1, "[0]")}  # fmt: skip
