"""NumPy functions and Python conversions of tensors."""

from tests.golden.cases.operations.building import MAT, SQUARE, VEC, numbered

NUMPY = [
    ("np.sin(x)", VEC),
    ("np.exp(x)", 1.5),
    ("np.sum(x)", VEC),
    ("np.sum(x, axis=0)", MAT),
    ("np.mean(x)", VEC),
    ("np.max(x)", VEC),
    ("np.maximum(x, 0)", VEC),
    ("np.dot(x, x)", VEC),
    ("np.array(x)", MAT),
    ("np.asarray(x, dtype='float64')", VEC),
    ("np.concatenate([x, x])", VEC),
    ("np.reshape(x, [3, 2])", MAT),
    ("np.transpose(x)", MAT),
    ("np.argmax(x)", VEC),
    ("np.abs(x)", VEC),
    ("np.sqrt(np.sum(np.square(x)))", VEC),
    ("x.numpy()", VEC),
    ("x.numpy()", 1.5),
    ("tf.sin(np.cos(x))", VEC),
    ("np.float32(2) * x", VEC),
    ("x - np.float64(2)", VEC),
    ("np.arange(3) + x", VEC),
    ("np.array([1., 2., 3.]) ** x", VEC),
    ("np.array([1., 2., 3.]) > x", VEC),
    ("np.array([[1., 2.]], 'float32') @ x", SQUARE),
    ("np.pi * x", VEC),
    ("float(x) + 1", 1.5),
    ("int(x)", 1.5),
    ("len(x)", VEC),
    ("[float(e) for e in x]", VEC),
    ("sum(x)", VEC),
    ("max(x)", VEC),
    ("sum(e * e for e in x)", VEC),
    ("x.shape", MAT),
    ("x.ndim", MAT),
    ("bool(x > 1)", 1.5),
]

CASES = list(numbered("numpy", NUMPY))
