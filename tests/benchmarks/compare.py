"""Time gradviz beside other libraries, interleaved in one run and on one thread.

    python tests/benchmarks/compare.py                          # those that can be imported
    python tests/benchmarks/compare.py --libraries gradviz numpy --workloads W1 W7a --rounds 9
    python tests/benchmarks/compare.py --floor path/to/module.py  # another dict WORKLOADS

Run it from the root of the repository, with a Python that has what is to be compared: NumPy for the
floor, and in an environment made for this TensorFlow, PyTorch, autograd, mygrad and jax. Each
library has a process of its own (TensorFlow and PyTorch crash in one), and only one works at a
time. CPU seconds, garbage collection included; the median of the rounds. In each round every
library does each workload for at least `SLICE` seconds, once it has shown that it computes what the
floor does. Nothing here passes or fails.
"""

import argparse
import importlib.util
import multiprocessing
import os
import statistics
import sys
import time
from pathlib import Path

for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS",
              "TF_NUM_INTRAOP_THREADS", "TF_NUM_INTEROP_THREADS"):  # fmt: skip
    os.environ.setdefault(_name, "1")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import numpy as np  # noqa: E402

from tests.benchmarks.workloads import by_hand, functional_style, tensorflow_style  # noqa: E402
from tests.benchmarks.workloads.data import TITLES  # noqa: E402

SLICE = 0.02
CLOSE = 5e-3  # float32, a hundred thousand operations deep


def _gradviz():
    import gradviz.tf

    return tensorflow_style.workloads(gradviz.tf)


def _tensorflow():
    import tensorflow

    return tensorflow_style.workloads(tensorflow)


def _torch():
    from tests.benchmarks.workloads import torch_style

    return torch_style.WORKLOADS


def _autograd():
    return functional_style.workloads(functional_style.autograd_library())


def _jax():
    return functional_style.workloads(functional_style.jax_library())


def _mygrad():
    from tests.benchmarks.workloads import mygrad_style

    return mygrad_style.WORKLOADS


LIBRARIES = {
    "numpy": lambda: by_hand.WORKLOADS,
    "gradviz": _gradviz,
    "tensorflow": _tensorflow,
    "torch": _torch,
    "autograd": _autograd,
    "mygrad": _mygrad,
    "jax": _jax,
}


def _from_file(path):
    spec = importlib.util.spec_from_file_location("floor", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.WORKLOADS


def worker(pipe, library):
    """Answer to names of workloads with the seconds of one step, to (name,) with its result.

    The first message is the list of what this library can do, or why it cannot be loaded.
    """
    try:
        table = LIBRARIES[library]() if library in LIBRARIES else _from_file(library)
    except ImportError as trouble:
        pipe.send(str(trouble))
        return
    pipe.send(list(table))
    while (asked := pipe.recv()) is not None:
        pipe.send(
            _one_array(table[asked[0]]()) if isinstance(asked, tuple) else _seconds(table[asked])
        )


class Library:
    """A library in a process of its own, which works only while it is asked."""

    def __init__(self, name):
        context = multiprocessing.get_context("spawn")
        self.pipe, other = context.Pipe()
        self.name = name if name in LIBRARIES else "floor"
        self.process = context.Process(target=worker, args=(other, name), daemon=True)
        self.process.start()
        self.can = self.pipe.recv()

    def ask(self, what):
        """Send a question, wait for the answer."""
        self.pipe.send(what)
        return self.pipe.recv()


def _seconds(step):
    """Return the CPU seconds of one step, averaged over a slice of time."""
    count, begin = 0, time.process_time()
    while True:
        step()
        count += 1
        passed = time.process_time() - begin
        if passed >= SLICE:
            return passed / count


def _one_array(result):
    parts = result if isinstance(result, list | tuple) else [result]
    return np.concatenate([np.ravel(np.asarray(part, np.float64)) for part in parts])


def _check(name, library, mine, theirs):
    mine, theirs = np.sort(mine), np.sort(theirs)
    if mine.shape != theirs.shape or not np.allclose(
        mine, theirs, rtol=CLOSE, atol=CLOSE * np.max(np.abs(theirs))
    ):
        raise SystemExit(f"{name}: {library} computes something else than the floor")


def measure(libraries, names, rounds):
    """Return the median seconds of one step by workload and library."""
    found = {}
    for name in names:
        able = [library for library in libraries if name in library.can]
        reference = _one_array(by_hand.WORKLOADS[name]())
        for library in able:
            _check(name, library.name, library.ask((name,)), reference)
        times = {library.name: [] for library in able}
        for _ in range(rounds):
            for library in able:
                times[library.name].append(library.ask(name))
        found[name] = {library: statistics.median(row) for library, row in times.items()}
        print(f"{name} ", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    return found


def _shown(seconds):
    if seconds is None:
        return "–"
    return f"{seconds * 1e6:.1f} µs" if seconds < 1e-3 else f"{seconds * 1e3:.2f} ms"


def table(found, libraries):
    """Return the figures as a Markdown table, with ratios of gradviz to each other library."""
    others = [library for library in libraries if library != "gradviz"]
    head = ["workload", *libraries, *(f"gradviz / {library}" for library in others)]
    lines = ["| " + " | ".join(head) + " |", "|---" + "|--:" * (len(head) - 1) + "|"]
    for name, row in found.items():
        cells = [f"{name} {TITLES[name]}", *(_shown(row.get(library)) for library in libraries)]
        for other in others:
            both = "gradviz" in row and other in row
            cells.append(f"{row['gradviz'] / row[other]:.2f}" if both else "–")
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)


def main():
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--libraries", nargs="*", default=list(LIBRARIES))
    parser.add_argument("--workloads", nargs="*", default=list(TITLES))
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--floor", type=Path, help="a Python file with another dict WORKLOADS")
    options = parser.parse_args()
    names = [*options.libraries, *([str(options.floor)] if options.floor else [])]
    libraries = []
    for library in map(Library, names):
        if isinstance(library.can, str):
            print(f"without {library.name}: {library.can}", file=sys.stderr)
        else:
            libraries.append(library)
    found = measure(libraries, options.workloads, options.rounds)
    print(table(found, [library.name for library in libraries]))


if __name__ == "__main__":
    main()
