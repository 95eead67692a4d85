"""What may stand beside a tensor, on either side: numbers, lists, arrays, tensors, variables."""

from tests.golden.cases.operations.building import case

FUNCTIONS = (
    "add subtract multiply divide truediv pow math.floormod maximum math.squared_difference "
    "math.divide_no_nan math.multiply_no_nan math.xlogy equal less"
).split()
BESIDE_FLOATS = (
    "2|2.5|[1., 2.5, 3.]|np.array([1., 2., 3.])|np.arange(1, 4)|tf.constant(2)|"
    "tf.constant(2., tf.float64)|tf.Variable([1., 2., 3.])|None|True|[[1.], [2.]]"
).split("|")
BESIDE_INTEGERS = "2.5|[1., 2., 3.]|np.array([0.6, 1.9, 3.])|tf.constant(2.)|[]".split("|")
OPERATORS = "+ * / ** < ==".split()
LOGIC = "& |".split()
BESIDE_TRUTH = ("True", "[True, False, True]", "np.array([True, True, False])", "1")
BESIDE_BITS = ("2", "[1, 2, 3]", "np.array([1, 2, 3])", "tf.constant(2)", "2.5", "True")
# TensorFlow's own inconsistency: `+` alone leaves it to the kernel to find that dtypes differ.
LEFT_OUT = {
    f"{left} + {right}"
    for x in BESIDE_INTEGERS[:2]
    for left, right in (("x", x), (x, "x"))
}  # fmt: skip


def _both_sides(name, call, others, inputs, dtype="float32"):
    for place, other in enumerate(others):
        for side, pair in (("right", ("x", other)), ("left", (other, "x"))):
            typed = call.format(*pair)
            if typed not in LEFT_OUT:
                yield case(f"{name}-{side}-{place:02d}-{dtype}", typed, {"x": inputs}, dtype)


def _operands():
    floats, integers = [1.5, 2.0, 4.0], [4, 2, 3]
    for function in FUNCTIONS:
        call = f"tf.{function}({{}}, {{}})"
        yield from _both_sides(f"beside-{function}", call, BESIDE_FLOATS, floats)
    for function in FUNCTIONS[:6]:
        call = f"tf.{function}({{}}, {{}})"
        yield from _both_sides(f"beside-{function}", call, BESIDE_INTEGERS, integers, "int32")
    for symbol in OPERATORS:
        call = f"{{}} {symbol} {{}}"
        yield from _both_sides(f"beside-{symbol}", call, BESIDE_FLOATS, floats)
        yield from _both_sides(f"beside-{symbol}", call, BESIDE_INTEGERS, integers, "int32")
    for symbol in LOGIC:
        call = f"{{}} {symbol} {{}}"
        yield from _both_sides(f"beside-{symbol}", call, BESIDE_TRUTH, [True, False, True], "bool")
        yield from _both_sides(f"beside-{symbol}", call, BESIDE_BITS, integers, "int32")


CASES = list(_operands())
