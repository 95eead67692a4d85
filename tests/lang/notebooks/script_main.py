"""A script as people write them."""
import argparse
import os
from pathlib import Path

import numpy as np
import tensorflow as tf

DATA = Path("data") / "mnist"
SEED = 42
tf.random.set_seed(SEED)


def step(w, x, y, rate=0.1):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean((x * w - y) ** 2)
    w.assign_sub(rate * tape.gradient(loss, w))
    return loss


def main():
    w = tf.Variable(0.)
    x, y = tf.constant([1., 2.]), tf.constant([3., 6.])
    for _ in range(50):
        loss = step(w, x, y)
    return w, loss


if __name__ == "__main__":
    w, loss = main()
