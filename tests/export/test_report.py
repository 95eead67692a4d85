import json

import numpy as np
import pytest

from gradviz.export.report import as_json, complaint, plain, readable, remarks
from gradviz.lang.run import run

PROGRAM = """\
x = tf.Variable(3.)
c = tf.constant(2.)
with tf.GradientTape() as tape:
  y = c * x ** 2
print(y)
g = tape.gradient(y, [x, c])
"""


def test_values_gradients_and_reasons_are_readable():
    text = readable(run(PROGRAM))
    assert "tf.Tensor(18.0, shape=(), dtype=float32)" in text
    assert "gradient of y, line 6" in text
    assert "12." in text
    assert "None (constant)" in text
    assert "can be repaired" in text


def test_the_json_object_has_its_documented_form():
    given = json.loads(json.dumps(as_json(run(PROGRAM))))
    assert given["values"]["y"] == 18.0
    rows = given["gradients"][0]["rows"]
    assert [row["source"] for row in rows] == ["x", "c"]
    assert rows[0]["value"] == 12.0
    assert rows[0]["reason"] is None
    assert rows[1]["value"] is None
    assert rows[1]["reason"]["code"] == "constant"
    assert given["printed"] == ["tf.Tensor(18.0, shape=(), dtype=float32)"]
    assert given["error"] is None


def test_an_error_shows_its_line_with_a_caret_under_the_column():
    lines = complaint(run("x = 1\ny = x + unknown_name()\n"), "a.py").splitlines()
    assert lines[0].startswith("a.py:2:9: ")
    assert lines[1] == "    y = x + unknown_name()"
    assert lines[2].startswith("    " + " " * 8 + "^")


def test_the_caret_stands_right_behind_korean_letters():
    lines = complaint(run("무게 = 1\ny = 무게 + nobody()\n"), "a.py").splitlines()
    # Two letters of two columns each before the place, and seven of one.
    assert lines[2].index("^") == 4 + len("y = ") + 4 + len(" + ")


def test_no_error_is_no_complaint():
    assert complaint(run("x = 1\n"), "a.py") == ""


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (np.array([1.5, np.nan], np.float32), [1.5, "nan"]),
        (np.float32(np.inf), "inf"),
        (-np.inf, "-inf"),
        ((1, [2, None]), [1, [2, None]]),
        ({"a": np.int32(3)}, {"a": 3}),
        (np.array([True]), [True]),
        (1 + 2j, "(1+2j)"),
    ],
)
def test_any_value_becomes_json(value, expected):
    assert plain(value) == expected
    json.dumps(plain(value), allow_nan=False)


HARMFUL = """import os
x = tf.Variable(3)
with tf.GradientTape() as tape:
    y = x * x
g = tape.gradient(y, x)
"""


def test_warnings_and_notices_are_remarks_with_their_lines():
    assert remarks(run(HARMFUL), "a.py").splitlines() == [
        "a.py:1: Notice: Left out: import os. There is no os here; reading a name from it is an "
        "error.",
        "a.py:5: Warning: The gradient with respect to x is None: its dtype is int32, not floating "
        "point.",
        "    can be repaired: Write 3. for 3",
    ]
    assert remarks(run("x = 1\n"), "a.py") == ""
    warning = as_json(run(HARMFUL))["remarks"][1]
    assert (warning["code"], warning["line"]) == ("integer_source", 5)
    assert warning["fixes"] == ["Write 3. for 3"]
