"""Record TensorFlow's values and derivatives of programs along a scalar. Run by hand.

TensorFlow is not a dependency of gradviz. From the root of the repository, with an environment
that has it:

    /tmp/judge/bin/python tests/golden/record_curves.py

The answers go to tests/golden/tensorflow/curves.json: by name of tests/golden/cases/curves.py the
value, the first and the second derivative at all points; null where TensorFlow says None.
"""

import json
import os
import sys
from pathlib import Path

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

import numpy as np  # noqa: E402

from tests.golden.cases.curves import COUNT, ROWS  # noqa: E402


def at(tf, code, numbers):
    """Return value, first and second derivative: at one point, or at many that do not mix."""
    x = tf.constant(numbers, tf.float32)
    names = {"tf": tf, "x": x}
    with tf.GradientTape() as outer:
        outer.watch(x)
        with tf.GradientTape() as inner:
            inner.watch(x)
            exec(code, names)
        first = inner.gradient(names["y"], x)
    second = None if first is None else outer.gradient(first, x)
    return [None if v is None else v.numpy() for v in (names["y"], first, second)]


def _short(value):
    """Return a float32 in as few digits as tell it from its neighbours."""
    return None if value is None else float(f"{value:.9g}")


def answer(tf, span, text):
    """Return three lists: values, and derivatives by order."""
    code = compile(text, "curve", "exec")
    xs = np.linspace(*span, COUNT).astype(np.float32)
    if "if " in text or "while " in text:
        rows = zip(*(at(tf, code, x) for x in xs), strict=True)
    else:
        rows = ([None] * COUNT if row is None else row for row in at(tf, code, xs))
    return [[_short(value) for value in row] for row in rows]


def main():
    """Write every answer down."""
    import tensorflow as tf

    rows = {name: answer(tf, span, text) for name, span, text in ROWS}
    place = ROOT / "tests" / "golden" / "tensorflow" / "curves.json"
    lines = [f'{json.dumps(name)}: {json.dumps(row, separators=(",", ":"))}'
             for name, row in rows.items()]  # fmt: skip
    version = json.dumps(tf.__version__)
    text = '{"versions": {"tensorflow": ' + version + '},\n"rows": {\n' + ",\n".join(lines) + "}}\n"
    place.write_text(text, encoding="utf-8")
    print(f"{len(rows)} curves written to {place}")


if __name__ == "__main__":
    main()
