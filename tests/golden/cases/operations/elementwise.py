"""Functions of one number, applied to each element: in their domain, and at its edges."""

from tests.golden.cases.operations.building import INF, NAN, case

# Inputs of one argument: shapes (), (3,), (2, 3) within a domain, and the edges.
SCALARS = {"real": -0.75, "positive": 0.75, "unit": -0.5, "above_one": 1.75}

VECTORS = {
    "real": [-1.5, 0.25, 2.5],
    "positive": [0.0625, 1.0, 7.5],
    "unit": [-0.9, 0.0, 0.625],
    "above_one": [1.125, 2.0, 30.0],
}

MATRICES = {
    "real": [[-3.0, -0.5, 0.1], [0.4, 1.3, 2.0]],
    "positive": [[0.01, 0.5, 1.25], [2.0, 3.5, 40.0]],
    "unit": [[-0.99, -0.5, -0.1], [0.2, 0.7, 0.95]],
    "above_one": [[1.01, 1.5, 2.0], [3.0, 5.0, 9.0]],
}

EDGES = {
    "real": [-150.0, -20.0, 0.0, 20.0, 150.0, NAN],
    "positive": [-1.0, 0.0, 1e-30, 1e30, INF, NAN],
    "unit": [-1.5, -1.0, 0.0, 1.0, 1.5, NAN],
    "above_one": [0.5, 1.0, 1e4, INF, NAN],
}

ELEMENTWISE = {
    "real": (
        "negative abs sign square exp math.expm1 sin cos tan tanh sigmoid atan sinh cosh asinh "
        "nn.softplus nn.relu nn.leaky_relu nn.elu nn.relu6 nn.gelu nn.swish nn.selu nn.softsign "
        "math.log_sigmoid math.erf floor math.ceil round identity zeros_like ones_like"
    ),
    "positive": "sqrt math.rsqrt math.log math.log1p math.reciprocal",
    "unit": "asin acos atanh",
    "above_one": "acosh",
}
# Arguments that no float32 library need reduce alike (sin of 150), or that overflow on the way.
EDGES_OF = {
    "tan": [-1.5, 0.0, 1.5, INF, NAN],
    "sin": [-20.0, 0.0, 3.0, INF, NAN],
    "cos": [-20.0, 0.0, 3.0, INF, NAN],
    "math.erf": [-6.0, -1.0, 0.0, 1.0, 6.0, NAN],
    "nn.gelu": [-4.0, -1.0, 0.0, 1.0, 6.0],
    "nn.relu": [-1.0, 0.0, -0.0, INF, -INF, NAN],
    "nn.leaky_relu": [-1.0, 0.0, INF, -INF, NAN],
    "nn.elu": [-20.0, -1.0, 0.0, 1.0, NAN],
    "nn.relu6": [-1.0, 0.0, 3.0, 6.0, 7.0, NAN],
    "abs": [-1.0, 0.0, -0.0, INF, -INF, NAN],
    "sign": [-1.0, 0.0, -0.0, INF, -INF, NAN],
    "round": [-2.5, -1.5, -0.5, 0.5, 1.5, 2.5],
    "floor": [-1.0, -0.5, 0.0, 0.5, INF, NAN],
    "math.ceil": [-1.0, -0.5, 0.0, 0.5, INF, NAN],
    "exp": [-150.0, -20.0, 0.0, 20.0, 80.0, INF, -INF, NAN],
}
TAKE_INTEGERS = "negative abs sign square nn.relu round zeros_like ones_like identity"
REFUSE_INTEGERS = "exp sin tanh sigmoid sqrt math.log nn.softplus nn.elu"

CUBES = {
    "real": [[[-1.25, 0.0, 0.75]], [[2.25, -0.25, 1.0]]],
    "positive": [[[0.25, 1.0, 3.0]], [[2.0, 0.5, 9.0]]],
    "unit": [[[-0.75, 0.0, 0.25]], [[0.5, -0.125, 0.875]]],
    "above_one": [[[1.25, 2.0, 3.0]], [[1.5, 8.0, 5.0]]],
}
HALVES = "negative abs sign square exp sin tanh sigmoid sqrt math.rsqrt math.log math.erf round"

ALLOWANCES = {
    "tanh-vector": (2, "1 - y * y cancels where y is near 1"),
    "tanh-cube": (2, "1 - y * y cancels where y is near 1"),
    "sigmoid-edges64": (1, "1 - y cancels where y is near 1"),
    "nn.softplus-edges64": (1, "1 - y cancels where y is near 1"),
    "math.log_sigmoid-edges64": (1, "1 - y cancels where y is near 1"),
    "nn.gelu-scalar": (2, "close to the minimum of gelu, where the derivative cancels"),
    "nn.swish-edges64": (20, "x times 1 - y, which cancels where y is near 1"),
}


def _case(name, call, inputs, dtype="float32"):
    return case(name, call, inputs, dtype, ALLOWANCES)


def _elementwise():
    for domain, functions in ELEMENTWISE.items():
        for function in functions.split():
            call = f"tf.{function}(x)"
            yield _case(f"{function}-scalar", call, {"x": SCALARS[domain]})
            yield _case(f"{function}-vector", call, {"x": VECTORS[domain]})
            yield _case(f"{function}-float64", call, {"x": MATRICES[domain]}, "float64")
            edges = EDGES_OF.get(function, EDGES[domain])
            yield _case(f"{function}-edges", call, {"x": edges})
            yield _case(f"{function}-edges64", call, {"x": edges}, "float64")
            yield _case(f"{function}-infinities", call, {"x": [-INF, INF, -0.0]})
            yield _case(f"{function}-cube", call, {"x": CUBES[domain]})
            yield _case(f"{function}-empty", call, {"x": []})
    for function in HALVES.split():
        yield _case(f"{function}-half", f"tf.{function}(x)", {"x": [0.5, 1.25, 2.0]}, "float16")
    for function in f"{TAKE_INTEGERS} {REFUSE_INTEGERS}".split():
        yield _case(f"{function}-int32", f"tf.{function}(x)", {"x": [-3, 0, 4]}, "int32")


CASES = list(_elementwise())
