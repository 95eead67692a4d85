"""Singular values and eigenvalues, in plain NumPy, with the signs TensorFlow gives the vectors.

No rows of the table here. A singular or eigenvector may be turned round without harm, so that its
sign tells which algorithm found it. TensorFlow's are: two-sided Jacobi rotations, after a QR with
pivots where the matrix is not square; and implicit QR steps with Wilkinson's shift, after
Householder's reduction to three diagonals (both in Golub and Van Loan, "Matrix Computations"). For
large matrices LAPACK is called, whose signs may differ.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from gradviz.engine.ops.factoring import (
    Reflector,
    orthogonal,
    reflect,
    reflector,
    running_sum,
)

_MOST_COLUMNS = 15  # as in TensorFlow, which has a third algorithm beyond
_MOST_ROWS_EIGEN = 64
_MOST_STEPS = 30
_FEW = 8
Rotation = tuple[Any, Any]


def _turn_columns(a: Any, p: int, q: int, by: Rotation) -> None:
    """Rotate columns p and q of `a` in place: p becomes c p - s q, and q becomes s p + c q."""
    c, s = by
    first = a[:, p].copy()
    a[:, p] = c * first - s * a[:, q]
    a[:, q] = s * first + c * a[:, q]


def _turn_rows(a: Any, p: int, q: int, by: Rotation) -> None:
    c, s = by
    _turn_columns(a.T, p, q, (c, -s))


# --- singular values


def svd(a: Any, full: bool) -> tuple[Any, Any, Any]:
    """Return singular values, U and V of one matrix; nan everywhere if it has a nan or infinity."""
    rows, columns = a.shape
    least = min(rows, columns)
    if not np.isfinite(a).all():
        sizes = (rows, rows if full else least), (columns, columns if full else least)
        return tuple(np.full(size, np.nan, a.dtype) for size in ((least,), *sizes))  # type: ignore[return-value]
    if columns > _MOST_COLUMNS:
        u, s, v = np.linalg.svd(a, full_matrices=full)
        return s, u, v.T
    scale = np.max(np.abs(a), initial=0) or a.dtype.type(1)
    work, u, v = _squared(a / scale, full)
    _rotate(work, u, v)
    s = np.diagonal(work).copy()
    u[:, :least][:, s < 0] *= -1
    return _sorted(np.abs(s) * scale, u, v)


def _squared(a: Any, full: bool) -> tuple[Any, Any, Any]:
    """Return a square matrix with the same singular values, and the U and V that lead to it."""
    rows, columns = a.shape
    if rows == columns:
        return a, np.eye(rows, dtype=a.dtype), np.eye(rows, dtype=a.dtype)
    tall = rows > columns
    found, r, order = _pivoted(a if tall else a.T)
    least, most = min(rows, columns), max(rows, columns)
    q = orthogonal(found, most, most if full else least, a.dtype)
    work, turned = np.triu(r[:least]), np.eye(least, dtype=a.dtype)[:, order]
    return (work, q, turned) if tall else (work.T.copy(), turned, q)


def _pivoted(a: Any) -> tuple[list[Reflector], Any, Any]:
    """Return the QR of a tall matrix that takes the longest column left first."""
    a = np.array(a)
    columns = a.shape[1]
    order = np.arange(columns)
    squares = a * a
    norms = np.sqrt(np.add.reduce(squares, 0) if columns > 1 else running_sum(squares))
    exact = norms.copy()
    found = []
    for k in range(columns):
        longest = k + int(np.argmax(norms[k:]))
        for table in (a.T, norms, exact, order):
            table[[k, longest]] = table[[longest, k]]
        by, a[k, k] = reflector(a[k:, k])
        a[k + 1 :, k] = 0
        reflect(a[k:, k + 1 :], by)
        found.append(by)
        for j in range(k + 1, columns):
            _shorten(a, norms, exact, k, j)
    return found, a, order


def _shorten(a: Any, norms: Any, exact: Any, k: int, j: int) -> None:
    """Take row k off the length of column j; measure anew where too few digits are left."""
    if not norms[j]:
        return
    share = np.abs(a[k, j]) / norms[j]
    left = max((1 + share) * (1 - share), a.dtype.type(0))
    if left * (norms[j] / exact[j]) ** 2 <= np.sqrt(np.finfo(a.dtype).eps):
        norms[j] = exact[j] = np.sqrt(running_sum(a[k + 1 :, j] ** 2))
    else:
        norms[j] *= np.sqrt(left)


def _rotate(work: Any, u: Any, v: Any) -> None:
    """Make `work` diagonal by rotations, in place, and note them in `u` and `v`."""
    limits = np.finfo(work.dtype)
    largest = np.max(np.abs(np.diagonal(work)), initial=0)
    pairs = [(p, q) for p in range(1, len(work)) for q in range(p)]
    changed = True
    while changed:
        changed = False
        for p, q in pairs:
            least = max(limits.tiny, 2 * limits.eps * largest)
            if not (abs(work[p, q]) > least or abs(work[q, p]) > least):
                continue
            changed = True
            left, right = _two_rotations(work[[p, p, q, q], [p, q, p, q]].reshape(2, 2))
            c, s = left
            _turn_rows(work, p, q, left)
            _turn_columns(u, p, q, (c, -s))
            _turn_columns(work, p, q, right)
            _turn_columns(v, p, q, right)
            largest = max(largest, abs(work[p, p]), abs(work[q, q]))


def _two_rotations(m: Any) -> tuple[Rotation, Rotation]:
    """Return rotations from left and right that make a matrix of two rows diagonal."""
    one, tiny = m.dtype.type(1), np.finfo(m.dtype).tiny
    total, apart = m[0, 0] + m[1, 1], m[1, 0] - m[0, 1]
    if abs(apart) < tiny:
        c, s = one, one - one
    else:
        ratio = total / apart
        root = np.sqrt(1 + ratio * ratio)
        c, s = ratio / root, 1 / root
    _turn_rows(m, 0, 1, (c, s))  # now symmetric
    x, y, z = m[0, 0], m[0, 1], m[1, 1]
    if 2 * abs(y) < tiny:
        return (c, s), (one, one - one)
    slope = (x - z) / (2 * abs(y))
    root = np.sqrt(slope * slope + 1)
    t = 1 / (slope + root) if slope > 0 else 1 / (slope - root)
    cosine = 1 / np.sqrt(t * t + 1)
    sine = (-1 if t > 0 else 1) * (y / abs(y)) * abs(t) * cosine
    return (c * cosine + s * sine, s * cosine - c * sine), (cosine, sine)


def _sorted(s: Any, u: Any, v: Any) -> tuple[Any, Any, Any]:
    """Bring the largest to the front, in place, one by one."""
    for k in range(len(s)):
        largest = k + int(np.argmax(s[k:]))
        if not s[largest]:
            break
        for table in (s, u.T, v.T):
            table[[k, largest]] = table[[largest, k]]
    return s, u, v


# --- eigenvalues of symmetric matrices


def eigh(a: Any) -> tuple[Any, Any] | None:
    """Return eigenvalues, the smallest first, and eigenvectors, from the lower triangle of `a`.

    None where no end is in sight, as with a nan.
    """
    n = len(a)
    if n > _MOST_ROWS_EIGEN and np.isfinite(a).all():
        values, vectors = np.linalg.eigh(a, "L")
        return values, vectors
    if n <= 1:
        return np.array(a[0] if n else a[:, 0:0].reshape(0)), np.eye(n, dtype=a.dtype)
    lower = np.tril(a)
    scale = np.max(np.abs(lower)) or a.dtype.type(1)
    lower = lower / scale
    found, diagonal, beside = _tridiagonal(lower + np.tril(lower, -1).T)
    vectors = orthogonal(found, n, n, a.dtype, shift=1)
    values = _implicit(list(diagonal), list(beside), vectors)
    if values is None:
        return None
    for k in range(n - 1):
        least = k + int(np.argmin(values[k:]))
        for table in (values, vectors.T):
            table[[k, least]] = table[[least, k]]
    return values * scale, vectors


def _tridiagonal(a: Any) -> tuple[list[Reflector], Any, Any]:
    """Return reflectors that leave three diagonals of a symmetric matrix, and two of those."""
    beside, found = [], []
    for k in range(len(a) - 1):
        by, beta = reflector(a[k + 1 :, k])
        v = np.concatenate([[a.dtype.type(1)], by[0]])
        rest, tau = a[k + 1 :, k + 1 :], by[1]
        w = _symmetric_product(rest, v, tau)
        w = w + tau * a.dtype.type(-0.5) * running_sum(w * v) * v
        rest -= np.outer(v, w) + np.outer(w, v)
        found.append(by)
        beside.append(beta)
    return found, np.diagonal(a), beside


def _symmetric_product(a: Any, v: Any, factor: Any) -> Any:
    """Return factor a v, reading the lower triangle column by column."""
    if len(v) > _FEW:
        return factor * (a @ v)
    total = np.zeros_like(v)
    for j in range(len(v)):
        share, below = factor * v[j], a[j + 1 :, j]
        total[j] += a[j, j] * share
        total[j + 1 :] += below * share
        total[j] += factor * running_sum(below * v[j + 1 :])
    return total


def _implicit(d: list[Any], e: list[Any], vectors: Any) -> Any:
    """Return the eigenvalues of the matrix with `d` on and `e` beside the diagonal, unsorted."""
    limits = np.finfo(vectors.dtype)
    start, end, steps = 0, len(d) - 1, 0
    while end > 0:
        for i in range(start, end):
            relative = e[i] / limits.eps
            if abs(e[i]) < limits.tiny or relative * relative <= abs(d[i]) + abs(d[i + 1]):
                e[i] = vectors.dtype.type(0)
        while end > 0 and e[end - 1] == 0:
            end -= 1
        steps += 1
        if end <= 0:
            break
        if steps > _MOST_STEPS * len(d):
            return None
        start = end - 1
        while start > 0 and e[start - 1] != 0:
            start -= 1
        _step(d, e, start, end, vectors)
    return np.array(d)


def _step(d: list[Any], e: list[Any], start: int, end: int, vectors: Any) -> None:
    """Do one QR step on rows start to end, in place: a bulge is made and chased to the end."""
    x, z = d[start] - _shift(d[end - 1], e[end - 1], d[end]), e[start]
    for k in range(start, end):
        if z == 0:
            break
        c, s = _givens(x, z)
        upper, lower = s * d[k] + c * e[k], s * e[k] + c * d[k + 1]
        d[k] = c * (c * d[k] - s * e[k]) - s * (c * e[k] - s * d[k + 1])
        d[k + 1] = s * upper + c * lower
        e[k] = c * upper - s * lower
        if k > start:
            e[k - 1] = c * e[k - 1] - s * z
        x = e[k]
        if k < end - 1:
            z = -s * e[k + 1]
            e[k + 1] = c * e[k + 1]
        _turn_columns(vectors, k, k + 1, (c, s))


def _shift(before: Any, beside: Any, last: Any) -> Any:
    """Return Wilkinson's shift: of the last two rows, the eigenvalue near the last number."""
    half = (before - last) * type(last)(0.5)
    if half == 0:
        return last - abs(beside)
    if beside == 0:
        return last
    larger, smaller = max(abs(half), abs(beside)), min(abs(half), abs(beside))
    ratio = smaller / larger
    length = larger * np.sqrt(1 + ratio * ratio)
    far, square = half + (length if half > 0 else -length), beside * beside
    return last - (beside / (far / beside) if square == 0 else square / far)


def _givens(p: Any, q: Any) -> Rotation:
    """Return the rotation that turns (p, q) into a vector with nothing in the second place."""
    one = type(p)(1)
    if q == 0:
        return -one if p < 0 else one, one - one
    if p == 0:
        return one - one, one if q < 0 else -one
    if abs(p) > abs(q):
        t = q / p
        root = np.sqrt(1 + t * t)
        c = 1 / (-root if p < 0 else root)
        return c, -t * c
    t = p / q
    root = np.sqrt(1 + t * t)
    s = -1 / (-root if q < 0 else root)
    return -t * s, s
