"""Matrices."""

from tests.golden.cases.operations.building import CUBE, MAT, SQUARE, VEC, numbered

MATMULS = [
    ("tf.matmul(x, y)", MAT, [[1.0], [0.5], [-2.0]]),
    ("x @ y", MAT, [[1.0, 2.0], [0.5, -1.0], [-2.0, 4.0]]),
    ("[[1., 2.]] @ x", MAT),
    ("tf.matmul(x, y, transpose_b=True)", MAT, [[1.0, 0.5, -2.0]]),
    ("tf.matmul(x, y, transpose_a=True)", MAT, SQUARE),
    ("tf.matmul(x, y, transpose_a=True, transpose_b=True)", MAT, SQUARE),
    ("tf.matmul(x, y)", CUBE, SQUARE),
    ("tf.matmul(x, y)", CUBE, CUBE),
    ("tf.linalg.matvec(x, y)", MAT, VEC),
    ("tf.tensordot(x, y, 1)", MAT, VEC),
    ("tf.tensordot(x, y, [[0], [1]])", MAT, SQUARE),
    ("tf.einsum('ij,jk->ik', x, y)", SQUARE, MAT),
    ("tf.matmul(x, y)", MAT, MAT),
    ("x @ y", MAT, VEC),
    ("tf.linalg.trace(x)", SQUARE),
    ("tf.linalg.inv(x)", SQUARE),
    ("tf.linalg.det(x)", SQUARE),
]

CASES = list(numbered("matmul", MATMULS))
