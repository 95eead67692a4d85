"""What tapes hold, against what the mathematics needs; and how a long tape grows.

    python tests/benchmarks/memory.py

Prints a table: bytes held per operation of deep chains, bytes held by a training step against the
arrays that its derivative is made of, and the exponent of time against length. Nothing passes or
fails.
"""

import math
import sys
import time
import tracemalloc
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import numpy as np

import gradviz.tf as tf
from tests.benchmarks.workloads import data
from tests.benchmarks.workloads.tensorflow_style import chain


def held(run):
    """Return the bytes that are held as long as what `run` returns is."""
    run()
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    kept = run()
    after = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    del kept
    return after - before


def deep(rounds):
    """Return bytes per operation of a chain of tensors with eight elements."""
    x = tf.Variable(data.VECTOR)

    def run():
        with tf.GradientTape() as tape:
            y = chain(tf, x, rounds)
        return tape, y

    return held(run) / (4 * rounds)


def medium():
    """Return the bytes held by the medium network's tape, and those its derivative needs."""
    net = [tf.Variable(w) for w in data.MEDIUM_NET]
    x, y = tf.constant(data.MEDIUM_X), tf.constant(data.MEDIUM_Y)

    def run():
        w1, b1, w2, b2, w3, b3 = net
        with tf.GradientTape() as tape:
            h = tf.nn.relu(x @ w1 + b1)
            h = tf.nn.relu(h @ w2 + b2)
            rows = tf.nn.sparse_softmax_cross_entropy_with_logits(labels=y, logits=h @ w3 + b3)
            loss = tf.reduce_mean(rows)
        return tape, loss

    batch, (_, one, two, three) = len(data.MEDIUM_X), (784, 256, 128, 10)
    return held(run), 4 * batch * (one + two + three)  # both relus' outputs and the logits


def seconds(rounds):
    """Return the CPU seconds of one gradient of a chain, the best of five."""
    x = tf.Variable(data.VECTOR)
    best = math.inf
    for _ in range(5):
        begin = time.process_time()
        with tf.GradientTape() as tape:
            y = chain(tf, x, rounds)
        tape.gradient(y, x)
        best = min(best, time.process_time() - begin)
    return best


def main():
    """Measure and print."""
    assert np.isfinite(data.VECTOR).all()
    print("| what | figure |\n|---|--:|")
    for rounds in data.DEPTHS.values():
        print(f"| deep chain, {4 * rounds:,} ops: bytes an op | {deep(rounds):.0f} |")
    have, need = medium()
    print(f"| medium MLP: held / needed | {have:,} / {need:,} = {have / need:.3f} |")
    short, long = (seconds(rounds) for rounds in data.DEPTHS.values())
    ratio = math.log(long / short) / math.log(10)
    print(f"| deep chain: exponent of time from 10,000 to 100,000 ops | {ratio:.3f} |")


if __name__ == "__main__":
    main()
