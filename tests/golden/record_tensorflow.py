"""Record what TensorFlow answers to the programs of tests/golden/cases. Run by hand.

TensorFlow is never a dependency of gradviz, neither of the product nor of its tests. To record
again, make a scratch environment and run this from the root of the repository:

    python3.11 -m venv /tmp/judge
    /tmp/judge/bin/pip install "tensorflow-cpu==2.21.0"
    /tmp/judge/bin/python tests/golden/record_tensorflow.py            # everything
    /tmp/judge/bin/python tests/golden/record_tensorflow.py notes operations/shape
    /tmp/judge/bin/python tests/golden/record_tensorflow.py --check    # compare, write nothing

What is drawn at random. The seed notebook draws w from `tf.random.normal` and a Dense kernel from
Glorot's distribution. TensorFlow draws them after `keras.utils.set_random_seed(SEED)`; the drawn
numbers are stored beside the answers as `draws`, and gradviz must draw the same after that seed. To
know what is derived from them where no seed is set, the notebook is run a second time with another
seed: the places that then differ are listed as `drawn` in each cell.

Files are JSON with sorted keys; a float is written in the shortest digits of its own dtype.
"""

import argparse
import json
import logging
import os
import re
import sys
from pathlib import Path

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

import keras  # noqa: E402
import numpy as np  # noqa: E402
import tensorflow as tf  # noqa: E402

from tests.golden.cases import operations, programs, running  # noqa: E402
from tests.helpers import golden  # noqa: E402

SEED, OTHER_SEED = running.RANDOM_SEED, 4
WIDTH = 110
NUMBER = re.compile(r'-?\d[\d.e+-]*|true|false|"-?(nan|inf)"')


class Logged(logging.Handler):
    """Collects what TensorFlow logs, instead of letting it reach the terminal."""

    def __init__(self):
        super().__init__()
        self.lines = []
        for name in ("tensorflow", "absl"):
            logger = logging.getLogger(name)
            logger.handlers, logger.propagate = [self], False

    def emit(self, record):
        self.lines.append(f"{record.name} {record.levelname}: {record.getMessage()}")

    def take(self):
        """Return the lines logged since the last time."""
        taken, self.lines = self.lines, []
        return taken


def record_seed(logged):
    """Return the outcomes of the seed notebook's cells, run in order in one namespace."""
    cells, draws = _run_cells(SEED, logged)
    others, _ = _run_cells(OTHER_SEED, logged)
    for cell, other in zip(cells, others, strict=True):
        cell["drawn"] = _places_that_differ(cell, other)
    return {"cells": cells, "draws": draws, "versions": _versions()}


def _run_cells(seed, logged):
    _start_afresh(seed)
    names, plots, outcomes, draws = {}, running.PlotRecorder(), [], {}
    with running.importable(tf, plots):
        for cell in golden.programs("seed_cells"):
            outcomes.append({**running.run_program(cell, names, plots), "logged": logged.take()})
            _note_draws(names, draws)
    return outcomes, draws


def _start_afresh(seed):
    """Forget layer numbers and set every random source, Keras' own included."""
    keras.backend.clear_session()
    keras.utils.set_random_seed(seed)


def _note_draws(names, draws):
    if "w" in names and "w" not in draws:
        draws["w"] = golden.describe(names["w"].numpy())
    if "layer" in names and "kernel" not in draws:
        draws["kernel"] = golden.describe(names["layer"].kernel.numpy())


def _places_that_differ(cell, other):
    """Return "value", "printed" and "names" whose content depends on the random draw."""
    places = [key for key in ("printed", "shown", "value") if cell[key] != other[key]]
    return places + [name for name in cell["names"] if cell["names"][name] != other["names"][name]]


def record_notes(logged):
    """Return the outcome of every program of the engine notes, by number."""
    return {"notes": _run_alone(golden.programs("notes"), logged), "versions": _versions()}


def programs_recorder(programs):
    """Return a recorder of one family of cases/programs: outcomes by name.

    Without what was logged: a warning appears only the first five times in a process, so that it
    would depend on what ran before.
    """

    def record(logged):
        outcomes = _run_alone(programs, logged)
        for outcome in outcomes.values():
            del outcome["logged"]
        return {"programs": outcomes, "versions": _versions()}

    return record


def _run_alone(programs, logged):
    """Return the outcome of each program, run in a namespace of its own."""
    outcomes = {}
    for name, program in programs.items():
        _start_afresh(SEED)
        outcome = running.run_program(program, {"np": np, "tf": tf})
        outcomes[name] = {**outcome, "logged": logged.take()}
    return outcomes


def operations_recorder(cases):
    """Return a recorder of one family of the table of operations: answers by case id."""

    def record(logged):
        answers = {}
        for case in cases:
            answers[case["id"]] = {"call": case["call"], **running.run_operation(tf, case)}
        logged.take()
        return {"operations": answers, "versions": _versions()}

    return record


def _versions():
    return {"keras": keras.__version__, "numpy": np.__version__, "tensorflow": tf.__version__}


def render(data, indent=0):
    """Return JSON text that a person can read in a diff: whatever fits on a line is on one."""
    flat = json.dumps(data, sort_keys=True, ensure_ascii=False)
    if len(flat) + indent <= WIDTH or not isinstance(data, dict | list):
        return flat
    pad = " " * (indent + 1)
    if isinstance(data, dict):
        items = [f"{json.dumps(key)}: {render(data[key], indent + 1)}" for key in sorted(data)]
        return "{\n" + ",\n".join(pad + item for item in items) + "\n" + " " * indent + "}"
    items = [render(item, indent + 1) for item in data]
    return "[\n" + "".join(_filled(items, pad)) + "\n" + " " * indent + "]"


def _filled(items, pad):
    """Lay out the items of a list: numbers many to a line, everything else one a line."""
    room = WIDTH - len(pad)
    line = 0
    for k, item in enumerate(items):
        new_line = k == 0 or not NUMBER.fullmatch(item) or line + len(item) + 2 > room
        line = len(item) if new_line else line + len(item) + 2
        before = "" if k == 0 else ","
        yield before + (("\n" if k else "") + pad if new_line else " ") + item


RECORDERS = {
    "seed": record_seed,
    "notes": record_notes,
    **{f"programs/{name}": programs_recorder(p) for name, p in programs.FAMILIES.items()},
    **{f"operations/{name}": operations_recorder(c) for name, c in operations.FAMILIES.items()},
}


def main():
    """Record the families named on the command line (all if none); exit 1 if a check differs."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("families", nargs="*", default=list(RECORDERS))
    parser.add_argument(
        "--check", action="store_true", help="compare with the files, write nothing"
    )
    options = parser.parse_args()
    logged, differs = Logged(), False
    for family in options.families:
        path = golden.GOLDEN / "tensorflow" / f"{family}.json"
        answers = RECORDERS[family](logged)
        if json.loads(json.dumps(answers)) != json.loads(render(answers)):
            raise SystemExit(f"{family}: the layout changed the data")
        same = path.exists() and path.read_text(encoding="utf-8") == render(answers) + "\n"
        differs |= not same
        if not options.check:
            path.write_text(render(answers) + "\n", encoding="utf-8")
        print(f"{family}: {'as before' if same else 'differs'}")
    return int(options.check and differs)


if __name__ == "__main__":
    raise SystemExit(main())
