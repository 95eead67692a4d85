"""Functions of Keras that take tensors and give one: merging, and losses by rows."""

from tests.golden.cases.operations.building import ROWS, numbered

OTHER = [[1.0, -0.5, 2.0], [0.25, 3.0, -1.0]]
SHARES = [[0.5, 0.25, 0.25], [0.125, 0.625, 0.25]]
CLASSES = [[1.0, 0.0, 0.0], [0.0, 0.25, 0.75]]
MERGES = [
    *((f"tf.keras.layers.{name}([x, y])", ROWS, OTHER)
      for name in ("add", "average", "maximum", "minimum", "multiply", "subtract", "concatenate")),
    ("tf.keras.layers.add([x, y, x])", ROWS, OTHER),
    ("tf.keras.layers.subtract([x, y, x])", ROWS, OTHER),
    ("tf.keras.layers.add([x])", ROWS),
    ("tf.keras.layers.multiply([x, y])", ROWS, [[1.0], [2.0]]),
    ("tf.keras.layers.dot([x, y], axes=1)", ROWS, OTHER),
    ("tf.keras.layers.dot([x, y], axes=-1, normalize=True)", ROWS, OTHER),
    ("tf.keras.layers.dot([x, y], axes=3)", ROWS, OTHER),
]  # fmt: skip
LOSSES = [
    ("tf.keras.losses.MSE(y, x)", ROWS, OTHER),
    ("tf.keras.losses.MAE(y, x)", ROWS, OTHER),
    ("tf.keras.losses.categorical_focal_crossentropy(y, x)", SHARES, CLASSES),
    ("tf.keras.losses.categorical_focal_crossentropy(y, x, from_logits=True)", ROWS, CLASSES),
    ("tf.keras.losses.categorical_focal_crossentropy(y, x, .5, 3.)", SHARES, CLASSES),
    ("tf.keras.losses.categorical_generalized_cross_entropy([0, 2], x, .5)", SHARES),
    ("tf.keras.losses.categorical_hinge(y, x)", ROWS, CLASSES),
    ("tf.keras.losses.dice(y, x)", SHARES, CLASSES),
    ("tf.keras.losses.dice(y, x, axis=1)", SHARES, CLASSES),
    ("tf.keras.losses.tversky(y, x)", SHARES, CLASSES),
    ("tf.keras.losses.tversky(y, x, alpha=.25, beta=.75)", SHARES, CLASSES),
    ("tf.keras.metrics.mean_squared_error(y, x)", ROWS, OTHER),
    ("tf.keras.metrics.binary_accuracy(y, x)", SHARES, CLASSES),
    ("tf.keras.metrics.categorical_accuracy(y, x)", SHARES, CLASSES),
]
ALLOWANCES = {
    "keras-loss-03-keras.losses.categorical_focal_crossentropy(y,x,from_logits=True)": (
        1,
        "the square of 1 - p, and p is near 1",
    ),
}
CASES = [*numbered("merge", MERGES), *numbered("keras-loss", LOSSES, allowances=ALLOWANCES)]
