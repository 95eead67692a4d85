"""Record TensorFlow's Jacobians of a few programs. Run by hand.

TensorFlow is not a dependency of gradviz. From the root of the repository, with an environment
that has it:

    /tmp/judge/bin/python tests/golden/record_jacobians.py

The answers go to tests/golden/tensorflow/jacobians.json: by name of tests/golden/cases/jacobians.py
the Jacobian's shape and its numbers in row-major order, None where there is none.
"""

import json
import os
import sys
from pathlib import Path

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.golden.cases.jacobians import ROWS, program  # noqa: E402


def answer(before, recorded, target, source):
    """Run one program in TensorFlow and return its Jacobian as JSON can hold it."""
    names = {}
    exec(program(before, recorded, f"found = tape.jacobian({target}, {source})"), names)
    found = names["found"]
    if found is None:
        return None
    return {"shape": found.shape.as_list(), "numbers": found.numpy().reshape(-1).tolist()}


def main():
    """Write every answer down."""
    import tensorflow as tf

    rows = {name: answer(*rest) for name, *rest in ROWS}
    place = ROOT / "tests" / "golden" / "tensorflow" / "jacobians.json"
    found = {"versions": {"tensorflow": tf.__version__}, "rows": rows}
    place.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    print(f"{len(rows)} Jacobians written to {place}")


if __name__ == "__main__":
    main()
