"""Programs that would make too large an array with NumPy, or work on one too long."""

# ruff: noqa: E501  (programs, each on one line)

ROWS = [
    ("np.ones((100000, 100000))", "limit_elements", "np.ones((100000, 100000))"),
    ("np.zeros(10**10)", "limit_elements", "np.zeros(10**10)"),
    ("np.full((10**5, 10**5), 1.)", "limit_elements", "np.full((10**5, 10**5), 1.)"),
    ("np.eye(10**5)", "limit_elements", "np.eye(10**5)"),
    ("np.identity(10**6)", "limit_elements", "np.identity(10**6)"),
    ("np.arange(10**12)", "limit_elements", "np.arange(10**12)"),
    ("np.arange(0., 1., 1e-12)", "limit_elements", "np.arange(0., 1., 1e-12)"),
    ("np.linspace(0., 1., 10**10)", "limit_elements", "np.linspace(0., 1., 10**10)"),
    ("np.logspace(0., 1., 10**10)", "limit_elements", "np.logspace(0., 1., 10**10)"),
    ("np.tile(np.ones(10**4), 10**6)", "limit_elements", "np.tile(np.ones(10**4), 10**6)"),
    ("np.repeat(np.ones(10**4), 10**6)", "limit_elements", "np.repeat(np.ones(10**4), 10**6)"),
    (
        "np.outer(np.ones(10**5), np.ones(10**5))",
        "limit_elements",
        "np.outer(np.ones(10**5), np.ones(10**5))",
    ),
    (
        "np.meshgrid(np.ones(10**4), np.ones(10**4))",
        "limit_elements",
        "np.meshgrid(np.ones(10**4), np.ones(10**4))",
    ),
    (
        "np.ones((10**5, 1)) + np.ones(10**5)",
        "limit_elements",
        "np.ones((10**5, 1)) + np.ones(10**5)",
    ),
    (
        "np.add(np.ones((10**5, 1)), [1.] * 10**5)",
        "limit_elements",
        "np.add(np.ones((10**5, 1)), [1.] * 10**5)",
    ),
    (
        "np.add([[1.]] * 10**5, [1.] * 10**5)",
        "limit_elements",
        "np.add([[1.]] * 10**5, [1.] * 10**5)",
    ),
    (
        "np.maximum(np.ones((10**5, 1)), np.ones(10**5))",
        "limit_elements",
        "np.maximum(np.ones((10**5, 1)), np.ones(10**5))",
    ),
    (
        "np.where(np.ones((10**5, 1)) > 0, np.ones(10**5), 0.)",
        "limit_elements",
        "np.where(np.ones((10**5, 1)) > 0, np.ones(10**5), 0.)",
    ),
    (
        "np.ones((10**5, 1)) @ np.ones((1, 10**5))",
        "limit_elements",
        "np.ones((10**5, 1)) @ np.ones((1, 10**5))",
    ),
    (
        "np.dot(np.ones((10**5, 1)), np.ones((1, 10**5)))",
        "limit_elements",
        "np.dot(np.ones((10**5, 1)), np.ones((1, 10**5)))",
    ),
    (
        "np.ones((10**5, 1)).dot(np.ones((1, 10**5)))",
        "limit_elements",
        "np.ones((10**5, 1)).dot(np.ones((1, 10**5)))",
    ),
    (
        "np.matmul(np.ones((10**5, 1)), np.ones((1, 10**5)))",
        "limit_elements",
        "np.matmul(np.ones((10**5, 1)), np.ones((1, 10**5)))",
    ),
    ("np.diag(np.ones(10**5))", "limit_elements", "np.diag(np.ones(10**5))"),
    ("np.diag([1.], 10**6)", "limit_elements", "np.diag([1.], 10**6)"),
    (
        "np.zeros_like([1.], shape=(10**5, 10**5))",
        "limit_elements",
        "np.zeros_like([1.], shape=(10**5, 10**5))",
    ),
    (
        "np.full_like([1.], 2., shape=(10**5, 10**5))",
        "limit_elements",
        "np.full_like([1.], 2., shape=(10**5, 10**5))",
    ),
    ("np.stack([np.ones(10**6)] * 99)", "limit_elements", "np.stack([np.ones(10**6)] * 99)"),
    (
        "np.concatenate([np.ones(10**6)] * 99)",
        "limit_elements",
        "np.concatenate([np.ones(10**6)] * 99)",
    ),
    (
        "np.column_stack([np.ones(10**6)] * 99)",
        "limit_elements",
        "np.column_stack([np.ones(10**6)] * 99)",
    ),
    (
        "np.append(np.ones(10**6 * 3), np.ones(10**6 * 3))",
        "limit_elements",
        "np.append(np.ones(10**6 * 3), np.ones(10**6 * 3))",
    ),
    ("np.array([np.ones(10**6)] * 99)", "limit_elements", "np.array([np.ones(10**6)] * 99)"),
    ("np.array([[0.] * 10**4] * 10**4)", "limit_elements", "np.array([[0.] * 10**4] * 10**4)"),
    (
        "np.array(['a' * 10**6] + ['b'] * 10**6)",
        "limit_elements",
        "np.array(['a' * 10**6] + ['b'] * 10**6)",
    ),
    (
        "np.zeros((1, 10**6))[np.zeros(10**6, int)]",
        "limit_elements",
        "np.zeros((1, 10**6))[np.zeros(10**6, int)]",
    ),
    ("np.zeros((1, 10**6))[[0] * 10**6]", "limit_elements", "np.zeros((1, 10**6))[[0] * 10**6]"),
    (
        "np.zeros((10**3, 10**3))[np.zeros((10**4, 1), int), np.zeros(10**4, int)]",
        "limit_elements",
        "np.zeros((10**3, 10**3))[np.zeros((10**4, 1), int), np.zeros(10**4, int)]",
    ),
    (
        "np.take(np.ones((1, 10**6)), [0] * 10**6, axis=0)",
        "limit_elements",
        "np.take(np.ones((1, 10**6)), [0] * 10**6, axis=0)",
    ),
    (
        "np.ones((1, 10**6)).take([0] * 10**6, axis=0)",
        "limit_elements",
        "np.ones((1, 10**6)).take([0] * 10**6, axis=0)",
    ),
    (
        "np.cross(np.ones((10**4, 1, 3)), np.ones((10**4, 3)))",
        "limit_elements",
        "np.cross(np.ones((10**4, 1, 3)), np.ones((10**4, 3)))",
    ),
    (
        "np.isclose(np.ones((10**5, 1)), np.ones(10**5))",
        "limit_elements",
        "np.isclose(np.ones((10**5, 1)), np.ones(10**5))",
    ),
    ("np.cumsum(np.ones(10**9))", "limit_elements", "np.ones(10**9)"),
    ("np.ones(10**9).tolist()", "limit_elements", "np.ones(10**9)"),
    ("np.linalg.inv(np.ones((2000, 2000)))", "raised", "np.linalg.inv(np.ones((2000, 2000)))"),
    (
        "np.linalg.svd(np.ones((2000, 2000)))",
        "limit_elements",
        "np.linalg.svd(np.ones((2000, 2000)))",
    ),
    (
        "np.linalg.eig(np.ones((2000, 2000)))",
        "limit_elements",
        "np.linalg.eig(np.ones((2000, 2000)))",
    ),
    ("np.linalg.norm(np.ones((10**5, 10**5)))", "limit_elements", "np.ones((10**5, 10**5))"),
    ("np.random.rand(10**10)", "limit_elements", "np.random.rand(10**10)"),
    (
        "np.random.normal(size=(10**5, 10**5))",
        "limit_elements",
        "np.random.normal(size=(10**5, 10**5))",
    ),
    ("np.random.randn(10**5, 10**5)", "limit_elements", "np.random.randn(10**5, 10**5)"),
    (
        "np.random.seed(0); np.random.uniform(size=10**10)",
        "limit_elements",
        "np.random.uniform(size=10**10)",
    ),
    ("plt.plot([1], [1]) or np.ones(10**10)", "limit_elements", "np.ones(10**10)"),
    (
        "np.subtract(np.zeros((50000, 1)), np.zeros(50000))",
        "limit_elements",
        "np.subtract(np.zeros((50000, 1)), np.zeros(50000))",
    ),
    ("np.arange(0, stop=10**9)", "limit_elements", "np.arange(0, stop=10**9)"),
]
