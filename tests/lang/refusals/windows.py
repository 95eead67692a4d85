"""Programs of windows, images and random numbers that would make too much."""

# ruff: noqa: E501  (programs, each on one line)

ROWS = [
    (
        "tf.nn.conv2d(tf.zeros([1, 900, 900, 1]), tf.zeros([1, 1, 1, 99]), 1, 'SAME')",
        "limit_elements",
        1,
    ),
    (
        "tf.nn.conv2d(tf.zeros([1, 900, 900, 1]), tf.zeros([90, 90, 1, 1]), 1, 'SAME')",
        "limit_elements",
        1,
    ),
    (
        "tf.nn.conv3d(tf.zeros([1, 99, 99, 99, 1]), tf.zeros([9, 9, 9, 1, 9]), [1] * 5, 'SAME')",
        "limit_elements",
        1,
    ),
    (
        "tf.nn.conv2d_transpose([[[[1.]]]], [[[[1.]]]], [1, 10**9, 1, 1], 10**9)",
        "limit_elements",
        "tf.nn.conv2d_transpose([[[[1.]]]], [[[[1.]]]], [1, 10**9, 1, 1], 10**9)",
    ),
    (
        "tf.nn.max_pool2d(tf.zeros([1, 900, 900, 2]), 900, 1, 'SAME')",
        "limit_elements",
        "tf.nn.max_pool2d(tf.zeros([1, 900, 900, 2]), 900, 1, 'SAME')",
    ),
    (
        "tf.nn.embedding_lookup(tf.zeros([1, 10**6]), [0] * 99)",
        "limit_elements",
        "tf.nn.embedding_lookup(tf.zeros([1, 10**6]), [0] * 99)",
    ),
    (
        "tf.nn.depth_to_space(tf.zeros([1, 1, 1, 10**8]), 10**4)",
        "limit_elements",
        "tf.zeros([1, 1, 1, 10**8])",
    ),
    (
        "tf.image.resize([[[1.]]], [10**6, 10**6])",
        "limit_elements",
        "tf.image.resize([[[1.]]], [10**6, 10**6])",
    ),
    (
        "tf.image.pad_to_bounding_box([[[1.]]], 0, 0, 10**6, 10**6)",
        "limit_elements",
        "tf.image.pad_to_bounding_box([[[1.]]], 0, 0, 10**6, 10**6)",
    ),
    (
        "tf.image.extract_patches(tf.zeros([1, 900, 900, 1]), [1, 99, 99, 1], [1] * 4, [1] * 4, 'SAME')",
        "raised",
        "tf.image.extract_patches",
    ),
    (
        "tf.image.extract_glimpse(tf.zeros([1, 9, 9, 1]), [10**6, 10**6], [[0., 0.]])",
        "raised",
        "tf.image.extract_glimpse",
    ),
    ("tf.random.normal([10**5, 10**5])", "limit_elements", "tf.random.normal([10**5, 10**5])"),
    ("tf.random.uniform([10**10])", "limit_elements", "tf.random.uniform([10**10])"),
    ("tf.random.shuffle(tf.range(10**10))", "limit_elements", "tf.range(10**10)"),
    (
        "tf.random.poisson([10**5], tf.ones([10**5]))",
        "limit_elements",
        "tf.random.poisson([10**5], tf.ones([10**5]))",
    ),
    (
        "tf.random.categorical([[0., 1.]], 10**10)",
        "limit_elements",
        "tf.random.categorical([[0., 1.]], 10**10)",
    ),
    (
        "tf.random.stateless_normal([10**10], [1, 2])",
        "limit_elements",
        "tf.random.stateless_normal([10**10], [1, 2])",
    ),
    (
        "tf.nn.conv2d([[[[1.]]]], [[[[1.]]]], 1, [[0, 0], [10**9, 0], [0, 0], [0, 0]])",
        "limit_elements",
        1,
    ),
    (
        "tf.nn.conv1d([[[1.]]], tf.zeros([1, 1, 10**6 * 3]), 1, 'SAME', dilations=10**9)",
        "limit_elements",
        1,
    ),
    (
        "tf.nn.convolution([[[1.], [1.]]], [[[1.]], [[1.]]], dilations=10**9)",
        "limit_elements",
        "tf.nn.convolution([[[1.], [1.]]], [[[1.]], [[1.]]], dilations=10**9)",
    ),
    (
        "tf.nn.depthwise_conv2d([[[[1.]]]], [[[[1.]]]], [1] * 4, 'SAME', dilations=[10**9, 1])",
        "limit_elements",
        1,
    ),
    (
        "tf.nn.max_pool2d([[[[1.]]]], [10**9, 1], 1, [[0, 0], [10**9 - 1, 0], [0, 0], [0, 0]])",
        "limit_elements",
        1,
    ),
    (
        "tf.nn.pool([[[1.]]], [1], 'MAX', dilations=[10**9])",
        "limit_elements",
        "tf.nn.pool([[[1.]]], [1], 'MAX', dilations=[10**9])",
    ),
    (
        "tf.nn.space_to_batch([[1.]], [10**9], [[10**9 - 1, 0]])",
        "limit_elements",
        "tf.nn.space_to_batch([[1.]], [10**9], [[10**9 - 1, 0]])",
    ),
    (
        "tf.nn.dropout([[1.]], 0.5, noise_shape=[10**6, 10**6])",
        "limit_elements",
        "tf.nn.dropout([[1.]], 0.5, noise_shape=[10**6, 10**6])",
    ),
    (
        "tf.random.gamma([10**4], tf.ones([10**4]))",
        "limit_elements",
        "tf.random.gamma([10**4], tf.ones([10**4]))",
    ),
    (
        "tf.random.poisson(shape=[10**5], lam=tf.ones([10**5]))",
        "limit_elements",
        "tf.random.poisson(shape=[10**5], lam=tf.ones([10**5]))",
    ),
    (
        "tf.random.categorical([[0., 1.]], num_samples=10**9)",
        "limit_elements",
        "tf.random.categorical([[0., 1.]], num_samples=10**9)",
    ),
    (
        "tf.random.stateless_binomial([10**9], [1, 2], 5., 0.5)",
        "limit_elements",
        "tf.random.stateless_binomial([10**9], [1, 2], 5., 0.5)",
    ),
    ("tf.random.split([1, 2], 10**9)", "limit_elements", "tf.random.split([1, 2], 10**9)"),
    (
        "tf.random.Generator.from_seed(1).split(10**9)",
        "limit_elements",
        "tf.random.Generator.from_seed(1).split(10**9)",
    ),
    (
        "tf.random.Generator.from_seed(1).uniform_full_int([10**9])",
        "limit_elements",
        "tf.random.Generator.from_seed(1).uniform_full_int([10**9])",
    ),
    (
        "tf.random_normal_initializer()(shape=[10**9])",
        "limit_elements",
        "tf.random_normal_initializer()(shape=[10**9])",
    ),
]
