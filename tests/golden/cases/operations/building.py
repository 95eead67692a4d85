"""How a row becomes a case, and the small inputs that many rows share."""

NAN, INF = float("nan"), float("inf")
VEC, MAT = [1.5, -2.0, 4.0], [[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]
SQUARE, ROWS = [[1.0, 2.0], [3.0, -4.0]], [[0.5, -1.0, 2.0], [3.0, 0.25, -2.0]]
CUBE = [[[1.0, -2.0], [3.0, 0.5]], [[-1.5, 2.5], [0.25, 4.0]], [[2.0, 1.0], [-3.0, 0.75]]]


def case(name, call, inputs, dtype="float32", allowances=None):
    """Return one case; `inputs` are values by name, all of one dtype.

    `allowances` says by case name what is allowed besides the relative tolerance, and why: (units
    of the dtype's eps, reason).
    """
    typed = {key: (value, dtype) for key, value in inputs.items()}
    absolute, _ = (allowances or {}).get(name, (0, ""))
    return {"id": name, "call": call, "inputs": typed, "absolute": absolute}


def numbered(family, rows, dtype="float32", allowances=None):
    """Yield the cases of rows (call, x, y, z); their place in the list is part of their id."""
    for number, (call, *values) in enumerate(rows):
        name = f"{family}-{number:02d}-{call.replace('tf.', '').replace(' ', '')}"
        yield case(name, call, dict(zip("xyz", values, strict=False)), dtype, allowances)
