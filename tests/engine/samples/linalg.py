"""Samples of engine/ops/linalg.py."""

from tests.engine.samples.sample import ROW, SQUARE, A, B, Sample

SAMPLES = [
    Sample("matmul", (A, B), {"transpose_b": True}),
    Sample("matrix_transpose", (A,), order=1),
    Sample("matrix_inverse", (SQUARE,)),
    Sample("matrix_determinant", (SQUARE,)),
    Sample("diag", (A,), order=1),
    Sample("diag_part", (SQUARE,), order=1),
    Sample("set_diag_part", (ROW,), {"shape": (3, 3)}, order=1),
    Sample("band_part", (SQUARE,), {"lower": 1, "upper": 0}, order=1),
    Sample("einsum", (A, B, ROW), {"inputs": ("ij", "kj", "j"), "output": "ik"}),
]  # fmt: skip
