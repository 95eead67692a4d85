"""Programs whose Jacobians TensorFlow was asked for: what runs before the tape, what is recorded.

Each is (name, lines before, lines recorded, target, source). Numbers are small and uneven, so that
a row in the wrong place, or a transposed block, cannot pass for the right one.
"""

X4 = "x = tf.Variable([0.5, -1.0, 2.0, 0.25])"
X23 = "x = tf.Variable([[0.5, -1.0, 2.0], [1.5, 0.25, -0.75]])"
IMAGE = "x = tf.Variable(tf.reshape(tf.range(16.) * 0.3 - 2.0, [1, 4, 4, 1]))"
KERNEL = "k = tf.Variable([[[[0.5]], [[-1.0]]], [[[2.0]], [[0.25]]]])"

ROWS = (
    ("softmax", X4, "y = tf.nn.softmax(x)", "y", "x"),
    ("elementwise", X4, "y = tf.sin(x) * x ** 2", "y", "x"),
    ("scalar", X4, "y = tf.reduce_sum(x ** 3)", "y", "x"),
    ("by_a_scalar", f"{X4}; w = tf.Variable(1.5)", "y = tf.exp(w * x)", "y", "w"),
    ("matmul_left", f"{X23}; w = tf.Variable([[1.0, 2.0], [-0.5, 0.3], [0.7, 1.1]])",
     "y = x @ w", "y", "x"),
    ("matmul_right", f"{X23}; w = tf.Variable([[1.0, 2.0], [-0.5, 0.3], [0.7, 1.1]])",
     "y = tf.tanh(x @ w)", "y", "w"),
    ("broadcast_bias", f"{X23}; b = tf.Variable([0.1, -0.2, 0.3])",
     "y = tf.sigmoid(x + b)", "y", "b"),
    ("slices", X23, "y = x[:, 1:] * x[1, 0]", "y", "x"),
    ("gather", X4, "y = tf.gather(x, [2, 0, 2]) ** 2", "y", "x"),
    ("gathered_rows", X23, "y = tf.gather(x, [1, 1, 0]) * 2.0", "y", "x"),
    ("conv_image", f"{IMAGE}; {KERNEL}",
     "y = tf.nn.conv2d(x, k, 1, 'VALID')", "y", "x"),
    ("conv_kernel", f"{IMAGE}; {KERNEL}",
     "y = tf.nn.relu(tf.nn.conv2d(x, k, 1, 'SAME'))", "y", "k"),
    ("max_and_sort", X4, "y = tf.sort(x) * tf.reduce_max(x)", "y", "x"),
    ("unconnected", f"{X4}; w = tf.Variable(1.5)", "y = x * 2.0", "y", "w"),
    ("stopped", X4, "y = tf.stop_gradient(x) * x", "y", "x"),
)  # fmt: skip


def program(before: str, recorded: str, asked: str) -> str:
    """Return a whole program that ends by asking its tape, as `asked` says."""
    return (
        "import tensorflow as tf\n"
        + before.replace("; ", "\n")
        + f"\nwith tf.GradientTape() as tape:\n    {recorded}\n{asked}\n"
    )
