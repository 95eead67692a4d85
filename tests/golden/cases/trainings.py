"""Trainings that TensorFlow was asked for: each loss by each optimizer.

Each loss is (name, lines that make the variables, line that makes the loss, rate by optimizer).
The same text is run by gradviz without its tape, and by TensorFlow in a loop of its own.
"""

XOR = (
    "X = tf.constant([[0., 0.], [0., 1.], [1., 0.], [1., 1.]]); "
    "T = tf.constant([[0.], [1.], [1.], [0.]]); "
    "W1 = tf.Variable([[0.5, -0.9], [0.7, 0.3]]); b1 = tf.Variable([0.1, -0.2]); "
    "W2 = tf.Variable([[0.8], [-0.6]]); b2 = tf.Variable([0.05])"
)
LOSSES = (
    ("neuron", "w = tf.Variable(0.8); b = tf.Variable(-0.4)",
     "loss = (tf.sigmoid(w * 1.5 + b) - 0.2) ** 2"),
    ("valley", "x = tf.Variable(-1.2); y = tf.Variable(1.0)",
     "loss = (1. - x) ** 2 + 2. * (y - x ** 2) ** 2"),
    ("xor", XOR, "loss = tf.reduce_mean("
     "(tf.sigmoid(tf.tanh(X @ W1 + b1) @ W2 + b2) - T) ** 2)"),
)  # fmt: skip
RATES = {"SGD": 0.05, "momentum": 0.02, "RMSprop": 0.01, "Adam": 0.1}
ITERATIONS = 20


def lines(before: str, loss: str) -> str:
    """Return a program that makes a loss and asks for nothing."""
    return "import tensorflow as tf\n" + before.replace("; ", "\n") + f"\n{loss}\n"
