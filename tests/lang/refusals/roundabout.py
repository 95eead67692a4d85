"""Programs that make too much in a roundabout way: layers, functions handed on, gradients."""

# ruff: noqa: E501  (programs, each on one line)

ROWS = [
    (
        "tf.keras.layers.Dense(10**9)(tf.ones([1, 10]))",
        "limit_elements",
        "tf.keras.layers.Dense(10**9)(tf.ones([1, 10]))",
    ),
    (
        "tf.keras.layers.Embedding(10**9, 10**3)(tf.constant([1]))",
        "limit_elements",
        "tf.keras.layers.Embedding(10**9, 10**3)(tf.constant([1]))",
    ),
    (
        "tf.keras.layers.Conv2D(10**6, 99)(tf.ones([1, 100, 100, 3]))",
        "limit_elements",
        "tf.keras.layers.Conv2D(10**6, 99)(tf.ones([1, 100, 100, 3]))",
    ),
    (
        "tf.keras.layers.LSTM(10**5)(tf.ones([1, 10, 10]))",
        "limit_elements",
        "tf.keras.layers.LSTM(10**5)(tf.ones([1, 10, 10]))",
    ),
    (
        "tf.keras.layers.UpSampling2D(10**4)(tf.ones([1, 10, 10, 1]))",
        "limit_elements",
        "tf.keras.layers.UpSampling2D(10**4)(tf.ones([1, 10, 10, 1]))",
    ),
    (
        "tf.keras.layers.RepeatVector(10**9)(tf.ones([1, 10]))",
        "limit_elements",
        "tf.keras.layers.RepeatVector(10**9)(tf.ones([1, 10]))",
    ),
    (
        "tf.keras.layers.ZeroPadding2D(10**5)(tf.ones([1, 10, 10, 1]))",
        "limit_elements",
        "tf.keras.layers.ZeroPadding2D(10**5)(tf.ones([1, 10, 10, 1]))",
    ),
    (
        "tf.keras.utils.to_categorical([10**9])",
        "limit_elements",
        "tf.keras.utils.to_categorical([10**9])",
    ),
    (
        "tf.keras.backend.tile(tf.ones([10**4]), [10**6])",
        "limit_elements",
        "tf.keras.backend.tile(tf.ones([10**4]), [10**6])",
    ),
    (
        "tf.keras.backend.repeat_elements(tf.ones([10**4]), 10**6, 0)",
        "limit_elements",
        "tf.keras.backend.repeat_elements(tf.ones([10**4]), 10**6, 0)",
    ),
    (
        "tf.keras.backend.zeros([10**5, 10**5])",
        "limit_elements",
        "tf.keras.backend.zeros([10**5, 10**5])",
    ),
    (
        "tf.keras.initializers.Zeros()([10**5, 10**5])",
        "limit_elements",
        "tf.keras.initializers.Zeros()([10**5, 10**5])",
    ),
    (
        "tf.keras.initializers.GlorotUniform()(shape=[10**5, 10**5])",
        "limit_elements",
        "tf.keras.initializers.GlorotUniform()(shape=[10**5, 10**5])",
    ),
    (
        "tf.keras.Sequential([tf.keras.layers.Dense(10**5), tf.keras.layers.Dense(10**5)])(tf.ones([1, 1]))",
        "limit_elements",
        1,
    ),
    ("list(map(np.ones, [10**10]))", "limit_elements", "list(map(np.ones, [10**10]))"),
    ("list(map(tf.zeros, [[10**10]]))", "limit_elements", "list(map(tf.zeros, [[10**10]]))"),
    ("f = tf.eye\nf(10**5)", "limit_elements", "f(10**5)"),
    ("from tensorflow import zeros\nzeros([10**10])", "limit_elements", "zeros([10**10])"),
    (
        "class M(tf.Module):\n  make = tf.zeros\nM.make([10**10])",
        "limit_elements",
        "M.make([10**10])",
    ),
    (
        "m = tf.keras.layers.Dense(1)\nm.call = np.ones\nm(tf.constant([10**5, 10**5]))",
        "raised",
        "m(tf.constant([10**5, 10**5]))",
    ),
    (
        "m = tf.keras.layers.Lambda(tf.zeros)\nm(tf.constant([10**5, 10**5]))",
        "limit_elements",
        "m(tf.constant([10**5, 10**5]))",
    ),
    (
        "tf.function(tf.zeros)([10**5, 10**5])",
        "limit_elements",
        "tf.function(tf.zeros)([10**5, 10**5])",
    ),
    ("sorted([10**10], key=np.ones)", "limit_elements", "sorted([10**10], key=np.ones)"),
    ("max([10**10], key=tf.zeros)", "limit_elements", "max([10**10], key=tf.zeros)"),
    ("@tf.zeros\ndef f(): pass", "raised", "def f(): pass"),
    ("(lambda f, n: f(n))(np.ones, 10**10)", "limit_elements", "f(n)"),
    (
        "x = tf.Variable(tf.ones([3000]))\nwith tf.GradientTape() as t: y = x * 2.\nt.jacobian(y, x)",
        "limit_elements",
        "t.jacobian(y, x)",
    ),
    (
        "x = tf.Variable(tf.ones([100000]))\nwith tf.GradientTape() as t: y = x * 2.\nt.jacobian(y, x)",
        "limit_elements",
        "t.jacobian(y, x)",
    ),
    (
        "x = tf.ones([2, 3000])\nwith tf.GradientTape() as t:\n  t.watch(x)\n  y = x * x\nt.batch_jacobian(y, x)",
        "limit_elements",
        "t.batch_jacobian(y, x)",
    ),
    (
        "x = tf.Variable(tf.ones([1500]))\nwith tf.GradientTape() as a:\n  with tf.GradientTape() as b: y = x * x * x\n  j = b.jacobian(y, x)\na.jacobian(j, x)",
        "limit_operations",
        (2, 4),
    ),
    (
        "x = tf.Variable(1.)\nwith tf.GradientTape(persistent=True) as t:\n  while True: x = t.gradient(x * x, x)",
        "limit_operations",
        (2, 3),
    ),
    (
        "x = tf.Variable(tf.ones([1000, 1000]))\nwith tf.GradientTape() as t:\n  y = x\n  for i in range(10**6): y = tf.sin(y)\nt.gradient(y, x)",
        "limit_memory",
        (2, 4),
    ),
    (
        "x = tf.Variable(tf.ones([10**6]))\nwith tf.GradientTape() as t:\n  y = [x * 2. for i in range(10**4)]\nt.gradient(y, x)",
        "limit_memory",
        (2, 3),
    ),
    (
        "v = tf.Variable(tf.zeros([9999]), shape=[None])\nv[:, None] * v",
        "limit_elements",
        "v[:, None] * v",
    ),
    (
        "tf.keras.random.randint([10**9], 0, 5, seed=1)",
        "limit_elements",
        "tf.keras.random.randint([10**9], 0, 5, seed=1)",
    ),
]
