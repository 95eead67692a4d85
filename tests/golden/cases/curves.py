"""Programs whose curves TensorFlow was asked for: a scalar x, and what y is of it.

Each is (name, the range of x, the program). Ranges lie across kinks, poles and places where there
is nothing. The last ones have several statements, branches and loops.
"""

COUNT = 201

ROWS = (
    ("sigmoid", (-6.0, 6.0), "y = tf.sigmoid(x)"),
    ("tanh", (-3.0, 3.0), "y = tf.tanh(x)"),
    ("relu", (-3.0, 3.0), "y = tf.nn.relu(x)"),
    ("leaky_relu", (-3.0, 3.0), "y = tf.nn.leaky_relu(x)"),
    ("elu", (-3.0, 3.0), "y = tf.nn.elu(x)"),
    ("gelu", (-3.0, 3.0), "y = tf.nn.gelu(x)"),
    ("swish", (-6.0, 6.0), "y = tf.nn.swish(x)"),
    ("softplus", (-6.0, 6.0), "y = tf.nn.softplus(x)"),
    ("square", (-4.0, 4.0), "y = x ** 2 - 4.0"),
    ("cubic", (-3.0, 3.0), "y = x ** 3 - 3.0 * x"),
    ("quartic", (-2.0, 2.0), "y = (x - 1.0) ** 2 * (x + 1.0) ** 2"),
    ("reciprocal", (-3.0, 3.0), "y = 1.0 / x"),
    ("reciprocal_of_a_square", (-3.0, 3.0), "y = 1.0 / x ** 2"),
    ("log", (-1.0, 5.0), "y = tf.math.log(x)"),
    ("sqrt", (-1.0, 5.0), "y = tf.sqrt(x)"),
    ("exp", (-3.0, 3.0), "y = tf.exp(x)"),
    ("sin", (-6.0, 6.0), "y = tf.sin(x)"),
    ("tan", (-5.0, 5.0), "y = tf.tan(x)"),
    ("asin", (-2.0, 2.0), "y = tf.asin(x)"),
    ("abs", (-3.0, 3.0), "y = tf.abs(x)"),
    ("sign", (-3.0, 3.0), "y = tf.sign(x) * x"),
    ("floor", (-3.0, 3.0), "y = tf.floor(x) * x"),
    ("maximum", (-3.0, 3.0), "y = tf.maximum(x, 1.0 - x)"),
    ("where", (-3.0, 3.0), "y = tf.where(x > 1.0, x * x, -x)"),
    ("quotient", (-10.0, 10.0), "y = tf.sin(x) / x"),
    ("x_log_x", (-1.0, 3.0), "y = x * tf.math.log(x)"),
    ("gauss", (-3.0, 3.0), "y = tf.exp(-x ** 2) * tf.cos(3.0 * x)"),
    ("neuron", (-5.0, 5.0), "z = 1.5 * x - 0.4\ny = (tf.sigmoid(z) - 1.0) ** 2"),
    ("branch", (-3.0, 3.0), "if x > 1.0:\n    y = x ** 2\nelse:\n    y = 2.0 - x * x"),
    ("loop", (-1.5, 1.5), "y = x\nfor k in range(3):\n    y = y * tf.cos(y + x)"),
    ("while", (1.2, 3.0), "y = x * x\nwhile y < 20.0:\n    y = y * x + 1.0"),
    ("thirty", (-2.0, 2.0),
     "y = x\nfor k in range(6):\n    y = tf.tanh(0.9 * y + 0.1) * x + tf.sin(y) - 0.5"),
)  # fmt: skip
