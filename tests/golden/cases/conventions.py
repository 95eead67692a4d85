"""Places where a derivative is a convention, asked of three libraries. Plain data, one row a place.

A row: key, the values of the names, what is differentiated (in TensorFlow, PyTorch, JAX), and the
names asked for. Each text makes a number. Read by tests/golden/record_conventions.py in processes
that have only one of the libraries.
"""

POOL = "[1., 1., 1., 0.]"
WEIGHTS = "[1., 2., 3.]"

ROWS = [
    ("relu", {"x": 0.0}, "tf.nn.relu(x)", "torch.relu(x)", "jax.nn.relu(x)", "x"),
    ("relu6_low", {"x": 0.0}, "tf.nn.relu6(x)", "F.relu6(x)", "jax.nn.relu6(x)", "x"),
    ("relu6_high", {"x": 6.0}, "tf.nn.relu6(x)", "F.relu6(x)", "jax.nn.relu6(x)", "x"),
    ("leaky_relu", {"x": 0.0}, "tf.nn.leaky_relu(x, alpha=0.25)", "F.leaky_relu(x, 0.25)",
     "jax.nn.leaky_relu(x, 0.25)", "x"),
    ("selu", {"x": 0.0}, "tf.nn.selu(x)", "F.selu(x)", "jax.nn.selu(x)", "x"),
    ("abs", {"x": 0.0}, "tf.abs(x)", "torch.abs(x)", "jnp.abs(x)", "x"),
    ("sign", {"x": 0.0}, "tf.sign(x)", "torch.sign(x)", "jnp.sign(x)", "x"),
    ("maximum", {"x": 2.0, "w": 2.0}, "tf.maximum(x, w)", "torch.maximum(x, w)",
     "jnp.maximum(x, w)", "xw"),
    ("minimum", {"x": 2.0, "w": 2.0}, "tf.minimum(x, w)", "torch.minimum(x, w)",
     "jnp.minimum(x, w)", "xw"),
    ("reduce_max", {"x": [2.0, 2.0, 1.0]}, "tf.reduce_max(x)", "x.max()", "jnp.max(x)", "x"),
    ("reduce_min", {"x": [2.0, 2.0, 3.0]}, "tf.reduce_min(x)", "x.min()", "jnp.min(x)", "x"),
    ("clip_low", {"x": 0.0}, "tf.clip_by_value(x, 0., 1.)", "torch.clamp(x, 0., 1.)",
     "jnp.clip(x, 0., 1.)", "x"),
    ("clip_high", {"x": 1.0}, "tf.clip_by_value(x, 0., 1.)", "torch.clamp(x, 0., 1.)",
     "jnp.clip(x, 0., 1.)", "x"),
    ("max_pool", {"x": [1.0, 1.0, 1.0, 0.0]},
     "tf.reduce_sum(tf.nn.max_pool2d(tf.reshape(x, (1, 2, 2, 1)), 2, 2, 'VALID'))",
     "F.max_pool2d(x.reshape(1, 1, 2, 2), 2).sum()",
     "lax.reduce_window(x.reshape(1, 2, 2, 1), -jnp.inf, lax.max, (1, 2, 2, 1), (1, 2, 2, 1), "
     "'VALID').sum()", "x"),
    ("sqrt", {"x": 0.0}, "tf.sqrt(x)", "torch.sqrt(x)", "jnp.sqrt(x)", "x"),
    ("norm", {"x": [0.0, 0.0]}, "tf.norm(x)", "torch.linalg.norm(x)", "jnp.linalg.norm(x)", "x"),
    ("euclidean_norm", {"x": [0.0, 0.0]}, "tf.math.reduce_euclidean_norm(x)",
     "torch.linalg.norm(x)", "jnp.linalg.norm(x)", "x"),
    ("power_zero_zero", {"x": 0.0, "w": 0.0}, "x ** w", "x ** w", "x ** w", "x"),
    ("power_zero_fraction", {"x": 0.0, "w": 0.5}, "x ** w", "x ** w", "x ** w", "x"),
    ("power_zero_exponent", {"x": 0.0, "w": 2.0}, "x ** w", "x ** w", "x ** w", "w"),
    ("where_both", {"x": 0.0}, "tf.where(x > 0., tf.math.log(x), 0.)",
     "torch.where(x > 0., torch.log(x), torch.zeros(()))", "jnp.where(x > 0., jnp.log(x), 0.)",
     "x"),
    ("where_edge", {"x": 0.0}, "tf.where(x > 0., 2. * x, 3. * x)",
     "torch.where(x > 0., 2. * x, 3. * x)", "jnp.where(x > 0., 2. * x, 3. * x)", "x"),
    ("round", {"x": 1.5}, "tf.round(x)", "torch.round(x)", "jnp.round(x)", "x"),
    ("rint", {"x": 1.5}, "tf.math.rint(x)", "torch.round(x)", "jnp.rint(x)", "x"),
    ("floor", {"x": 1.5}, "tf.floor(x)", "torch.floor(x)", "jnp.floor(x)", "x"),
    ("ceil", {"x": 1.5}, "tf.math.ceil(x)", "torch.ceil(x)", "jnp.ceil(x)", "x"),
    ("top_k", {"x": [2.0, 2.0, 1.0]}, "tf.reduce_sum(tf.math.top_k(x, k=1).values)",
     "torch.topk(x, 1).values.sum()", "lax.top_k(x, 1)[0].sum()", "x"),
    ("sort", {"x": [2.0, 2.0, 1.0]}, f"tf.reduce_sum(tf.sort(x) * {WEIGHTS})",
     f"(torch.sort(x).values * torch.tensor({WEIGHTS})).sum()",
     f"(jnp.sort(x) * jnp.array({WEIGHTS})).sum()", "x"),
    ("segment_max", {"x": [2.0, 2.0, 1.0]}, "tf.reduce_sum(tf.math.segment_max(x, [0, 0, 1])[:1])",
     "torch.zeros(2).scatter_reduce(0, torch.tensor([0, 0, 1]), x, 'amax', include_self=False)[0]",
     "jax.ops.segment_max(x, jnp.array([0, 0, 1]))[0]", "x"),
    ("segment_min", {"x": [2.0, 2.0, 3.0]}, "tf.reduce_sum(tf.math.segment_min(x, [0, 0, 1])[:1])",
     "torch.zeros(2).scatter_reduce(0, torch.tensor([0, 0, 1]), x, 'amin', include_self=False)[0]",
     "jax.ops.segment_min(x, jnp.array([0, 0, 1]))[0]", "x"),
    ("atan2", {"x": 0.0, "w": 0.0}, "tf.atan2(x, w)", "torch.atan2(x, w)", "jnp.arctan2(x, w)",
     "xw"),
    ("xlogy", {"x": 0.0, "w": 0.0}, "tf.math.xlogy(x, w)", "torch.xlogy(x, w)",
     "jax.scipy.special.xlogy(x, w)", "xw"),
]  # fmt: skip

LIBRARIES = ("tensorflow", "torch", "jax")
