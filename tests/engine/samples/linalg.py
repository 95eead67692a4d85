"""Samples of engine/ops/linalg.py and engine/ops/einsum.py."""

from tests.engine.samples.sample import ROW, SQUARE, A, B, Sample, spread

BATCH = spread(2, 3, 4, seed=5)
BAND = {"k": (-1, 1), "align": "RIGHT_LEFT"}
LONE = {"inputs": ("iij",), "output": "ji"}

SAMPLES = [
    Sample("matmul", (A, B), {"transpose_b": True}),
    Sample("matmul", (BATCH, spread(4, 2, seed=6))),
    Sample("cross", (A, B)),
    Sample("matrix_transpose", (A,), order=1),
    Sample("diag", (A,), {"k": (0, 1)}, order=1),
    Sample("diag_part", (BATCH,), {**BAND, "padding": 7.0}, order=1),
    Sample("set_diag", (BATCH, spread(2, 3, 3, seed=7)), BAND, order=1),
    Sample("tensor_diag", (A,), order=1),
    Sample("tensor_diag_part", (spread(2, 3, 2, 3),), order=1),
    Sample("band_part", (SQUARE,), {"lower": 1, "upper": 0}, order=1),
    Sample("einsum_one", (spread(3, 3, 2),), LONE, order=1),
    Sample("einsum", (A, B), {"inputs": ("ij", "kj"), "output": "ik"}),
    Sample("einsum", (SQUARE, ROW), {"inputs": ("ii", "j"), "output": "j"}),
    Sample("einsum", (spread(1, 2, 3), spread(4, 1, 3)),
           {"inputs": ("abi", "abi"), "output": "ab", "dots": "ab"}),
]  # fmt: skip
