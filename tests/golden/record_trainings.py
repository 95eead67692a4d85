"""Record what TensorFlow's optimizers make of a few losses. Run by hand.

TensorFlow is not a dependency of gradviz. From the root of the repository, with an environment
that has it:

    /tmp/judge/bin/python tests/golden/record_trainings.py

The answers go to tests/golden/tensorflow/trainings.json: by loss and optimizer of
tests/golden/cases/trainings.py the losses, the lengths of each variable's gradient, and the values
of all variables after the last step.
"""

import json
import os
import sys
from pathlib import Path

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.golden.cases.trainings import ITERATIONS, LOSSES, RATES  # noqa: E402


def optimizer_of(tf, name):
    """Return Keras's optimizer of that name."""
    rate = RATES[name]
    makers = {
        "SGD": lambda: tf.keras.optimizers.SGD(rate),
        "momentum": lambda: tf.keras.optimizers.SGD(rate, momentum=0.9),
        "RMSprop": lambda: tf.keras.optimizers.RMSprop(rate),
        "Adam": lambda: tf.keras.optimizers.Adam(rate),
    }
    return makers[name]()


def answer(tf, before, loss, name):
    """Train in TensorFlow and return what happened as JSON can hold it."""
    names = {"tf": tf}
    exec(before.replace("; ", "\n"), names)
    variables = {n: v for n, v in names.items() if isinstance(v, tf.Variable)}
    optimizer, losses, norms = optimizer_of(tf, name), [], {n: [] for n in variables}
    for number in range(ITERATIONS + 1):
        with tf.GradientTape() as tape:
            exec(loss, names)
        gradients = tape.gradient(names["loss"], list(variables.values()))
        losses.append(float(names["loss"]))
        for key, slope in zip(variables, gradients, strict=True):
            norms[key].append(float(tf.norm(slope)))
        if number < ITERATIONS:
            optimizer.apply_gradients(zip(gradients, variables.values(), strict=True))
    values = {n: v.numpy().tolist() for n, v in variables.items()}
    return {"losses": losses, "norms": norms, "values": values}


def main():
    """Write every answer down."""
    import tensorflow as tf

    rows = {
        name: {optimizer: answer(tf, before, loss, optimizer) for optimizer in RATES}
        for name, before, loss in LOSSES
    }
    place = ROOT / "tests" / "golden" / "tensorflow" / "trainings.json"
    found = {"versions": {"tensorflow": tf.__version__}, "rows": rows}
    place.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    print(f"{len(rows) * len(RATES)} trainings written to {place}")


if __name__ == "__main__":
    main()
