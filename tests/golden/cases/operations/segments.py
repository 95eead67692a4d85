"""Reductions over groups of rows, sorted and unsorted."""

from tests.golden.cases.operations.building import MAT, NAN, VEC, numbered

LINE = [1.5, -2.0, 4.0, 0.5, 3.0]
ROWS3 = [[1.0, 2.0], [3.0, -4.0], [3.0, 0.5]]
SORTED = "segment_sum segment_mean segment_prod segment_max segment_min"
UNSORTED = (
    "unsorted_segment_sum unsorted_segment_mean unsorted_segment_prod unsorted_segment_max "
    "unsorted_segment_min unsorted_segment_sqrt_n"
)


def _sorted():
    for name in SORTED.split():
        call = f"tf.math.{name}(x, "
        yield from (
            (f"{call}[0, 0, 1, 1, 1])", LINE),
            (f"{call}[0, 0, 2, 2, 4]) ** 2.", LINE),
            (f"{call}[0, 1, 1])", ROWS3),
            (f"{call}tf.constant([0, 0, 0], tf.int64))", ROWS3),
            (f"{call}[0, 0, 0])", [2.0, 0.0, 3.0]),
            (f"{call}[0, 0, 0, 1, 1])", [0.0, 0.0, 3.0, 2.0, 2.0]),
            (f"{call}[1, 1])", [5.0, 1.0]),
        )


def _unsorted():
    for name in UNSORTED.split():
        call = f"tf.math.{name}(x, "
        yield from (
            (f"{call}[1, 0, 1, 0, 1], 2)", LINE),
            (f"{call}[1, 3, 1, -1, 3], 4)", LINE),
            (f"{call}[1, 0, 1], num_segments=2) ** 2.", ROWS3),
            (f"{call}[[0, 1, 0], [1, 1, 2]], 3)", MAT),
            (f"{call}[0, 0, 0], 1)", [2.0, 0.0, 3.0]),
            (f"{call}[0, 0, 0, 1, 1], 2)", [0.0, 0.0, 3.0, 2.0, 2.0]),
        )


REFUSALS = [
    ("tf.math.segment_mean(x, [1, 1])", [NAN, 1.0]),
    ("tf.math.segment_sum(x, [1, 0, 1])", VEC),
    ("tf.math.segment_sum(x, [-1, 0, 1])", VEC),
    ("tf.math.segment_sum(x, [0, 1])", VEC),
    ("tf.math.segment_sum(x, [[0, 1, 1]])", VEC),
    ("tf.math.segment_sum(x, [0., 1., 1.])", VEC),
    ("tf.math.segment_sum(x, 0)", 1.5),
    ("tf.math.segment_sum(x, tf.zeros([0], tf.int32))", []),
    ("tf.math.segment_max(x, [1, 0, 1])", VEC),
    ("tf.math.segment_mean(data=x, segment_ids=[0, 0, 1], name='s')", VEC),
    ("tf.math.unsorted_segment_sum(x, [0, 2, 1], 2)", VEC),
    ("tf.math.unsorted_segment_sum(x, [0, 1], 2)", VEC),
    ("tf.math.unsorted_segment_sum(x, [0, 1, 1], 0)", VEC),
    ("tf.math.unsorted_segment_sum(x, [0, 1, 1], -1)", VEC),
    ("tf.math.unsorted_segment_sum(x, [0, 1, 1], 2.)", VEC),
    ("tf.math.unsorted_segment_sum(x, 1, 2)", 1.5),
    ("tf.math.unsorted_segment_sum(x, 1, 2)", VEC),
    ("tf.math.unsorted_segment_max(x, [-1, -1, -1], 2)", VEC),
    ("tf.math.unsorted_segment_sum(x, [0, 1, 1], tf.constant(3))", VEC),
    ("tf.math.unsorted_segment_mean(x, [0, 1, 5], 2)", VEC),
]
WHOLE = [
    ("tf.math.segment_sum(x, [0, 0, 2])", [1, 2, 3]),
    ("tf.math.segment_mean(x, [0, 0, 2])", [1, 2, 3]),
    ("tf.math.segment_max(x, [0, 0, 2])", [1, 2, 3]),
    ("tf.math.segment_prod(x, [0, 0, 2])", [1, 2, 3]),
    ("tf.math.unsorted_segment_max(x, [0, 0, 2], 3)", [1, 2, 3]),
    ("tf.math.unsorted_segment_min(x, [0, 0, 2], 3)", [1, 2, 3]),
    ("tf.math.unsorted_segment_mean(x, [0, 0, 2], 3)", [1, 2, 3]),
]

CASES = [
    *numbered("segment", [*_sorted(), *_unsorted()]),
    *numbered("segment-refusal", REFUSALS),
    *numbered("whole-segment", WHOLE, "int32"),
    *numbered("double-segment", [
        ("tf.math.segment_prod(x, [0, 0, 1]) ** 2.", VEC),
        ("tf.math.unsorted_segment_max(x, [1, 0, 1], 2) ** 2.", VEC),
    ], "float64"),
]  # fmt: skip
