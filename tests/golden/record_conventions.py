"""Record what TensorFlow, PyTorch and JAX answer at kinks and ties. Run by hand, one at a time.

None of the three is a dependency of gradviz, and they do not live well in one process. From the
root of the repository, with an environment that has the library:

    /tmp/judge/bin/python tests/golden/record_conventions.py tensorflow
    /tmp/peers/bin/python tests/golden/record_conventions.py torch
    /tmp/peers/bin/python tests/golden/record_conventions.py jax

The answers go to tests/golden/conventions/<library>.json: by key of tests/golden/cases, one list a
name asked for, None where there is no gradient; not a number and infinity as text. Where the
library raises an error, its answer is "error".
"""

import importlib
import json
import math
import os
import sys
from pathlib import Path

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.golden.cases.conventions import LIBRARIES, ROWS  # noqa: E402


def tensorflow_answer(text, values, asked):
    """Return TensorFlow's gradients."""
    tf = importlib.import_module("tensorflow")
    names = {name: tf.Variable(value) for name, value in values.items()}
    with tf.GradientTape() as tape:
        result = eval(text, {"tf": tf, **names})
    return tape.gradient(result, [names[name] for name in asked])


def torch_answer(text, values, asked):
    """Return PyTorch's gradients."""
    torch = importlib.import_module("torch")
    names = {name: torch.tensor(value, requires_grad=True) for name, value in values.items()}
    spellings = {"torch": torch, "F": torch.nn.functional}
    result = eval(text, {**spellings, **names})
    result.backward()
    return [names[name].grad for name in asked]


def jax_answer(text, values, asked):
    """Return JAX's gradients."""
    jax = importlib.import_module("jax")
    jnp = importlib.import_module("jax.numpy")
    importlib.import_module("jax.scipy.special")
    spellings = {"jax": jax, "jnp": jnp, "lax": jax.lax}
    given = list(values)

    def result(*arrays):
        return eval(text, {**spellings, **dict(zip(given, arrays, strict=True))})

    places = tuple(given.index(name) for name in asked)
    return jax.grad(result, argnums=places)(*(jnp.array(value) for value in values.values()))


ANSWERS = {"tensorflow": tensorflow_answer, "torch": torch_answer, "jax": jax_answer}


def plain(gradient):
    """Return a gradient as numbers JSON can hold."""
    if gradient is None:
        return None
    flat = getattr(gradient, "numpy", lambda: gradient)().reshape(-1).tolist()
    return [number if math.isfinite(number) else str(number) for number in flat]


def answer(ask, text, values, asked):
    """Return what a library answers to a row; "error" where it has no derivative to give."""
    try:
        return [plain(one) for one in ask(text, values, asked)]
    except RuntimeError:
        return "error"


def main(library):
    """Ask `library` for every row and write its answers down."""
    column = 2 + LIBRARIES.index(library)
    answers = {row[0]: answer(ANSWERS[library], row[column], row[1], row[5]) for row in ROWS}
    version = importlib.import_module(library).__version__
    place = ROOT / "tests" / "golden" / "conventions" / f"{library}.json"
    made = {"version": version, "answers": answers}
    place.write_text(json.dumps(made, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
