"""How tidy a drawing is, ours and Graphviz's of the same boxes: crossings, overlaps, lengths."""

import shutil
import subprocess

import numpy as np

PIECES = 12  # that a curve is cut into where crossings are counted
PER_INCH = 72.0


def has_dot():
    """Return whether Graphviz is installed."""
    return shutil.which("dot") is not None


def ours(drawing):
    """Return (boxes, edges) of a drawing: (n, 4) corners; (tail, head, points) each."""
    boxes = np.array([(b.x, b.y, b.x + b.width, b.y + b.height) for b in drawing.boxes], float)
    return boxes, [(path.tail, path.head, path.points) for path in drawing.paths]


def by_dot(drawing):
    """Return (boxes, edges) as `dot` lays the same boxes out, left to right."""
    lines = ["digraph { rankdir=LR; node [shape=box fixedsize=true]; ranksep=0.47; nodesep=0.36;"]
    for box in drawing.boxes:
        size = f"width={box.width / PER_INCH} height={box.height / PER_INCH}"
        lines.append(f"n{box.id} [{size}];")
    lines += [f"n{path.tail} -> n{path.head};" for path in drawing.paths]
    text = "\n".join([*lines, "}"])
    told = subprocess.run(
        ["dot", "-Tplain"], input=text, capture_output=True, text=True, check=True, timeout=60
    )
    boxes, edges = np.zeros((len(drawing.boxes), 4)), []
    for line in told.stdout.splitlines():
        word, *rest = line.split()
        if word == "node":
            x, y, width, height = (float(part) * PER_INCH for part in rest[1:5])
            boxes[int(rest[0][1:])] = x - width / 2, y - height / 2, x + width / 2, y + height / 2
        elif word == "edge":
            count = int(rest[2])
            points = np.array(rest[3 : 3 + 2 * count], float).reshape(-1, 2) * PER_INCH
            edges.append((int(rest[0][1:]), int(rest[1][1:]), _flattened(points)))
    return boxes, edges


def _flattened(points):
    """Return the points along cubics whose ends and handles are `points`."""
    t = np.linspace(0, 1, PIECES)[:, None]
    curves = [
        (1 - t) ** 3 * a + 3 * (1 - t) ** 2 * t * b + 3 * (1 - t) * t**2 * c + t**3 * d
        for a, b, c, d in (points[k : k + 4] for k in range(0, len(points) - 1, 3))
    ]
    return np.concatenate(curves)


def tidiness(boxes, edges):
    """Return (crossings, overlapping boxes, edges through boxes, mean length)."""
    return (
        _crossings(edges),
        _overlaps(boxes),
        sum(_through(boxes, *edge) for edge in edges),
        float(np.mean([np.hypot(*np.diff(points, axis=0).T).sum() for *_, points in edges])),
    )


def _crossings(edges):
    """Return how many pairs of edges without a common end cross."""
    pieces, owner = [], []
    for number, (_, _, points) in enumerate(edges):
        pieces.append(np.hstack([points[:-1], points[1:]]))
        owner += [number] * (len(points) - 1)
    lines, owner = np.concatenate(pieces), np.array(owner)
    ends = np.array([(tail, head) for tail, head, _ in edges])
    found = set()
    for number in range(len(edges)):
        own, others = lines[owner == number], lines[owner > number]
        hit = np.unique(owner[owner > number][_meet(own, others)])
        apart = ~(ends[hit][:, :, None] == ends[number][None, None, :]).any(axis=(1, 2))
        found.update((number, other) for other in hit[apart].tolist())
    return len(found)


def _meet(own, others):
    """Return which of `others` properly cross one of `own`."""
    a, b = own[:, None, :2], own[:, None, 2:]
    c, d = others[None, :, :2], others[None, :, 2:]

    def side(p, q, r):
        return (q[..., 0] - p[..., 0]) * (r[..., 1] - p[..., 1]) - (q[..., 1] - p[..., 1]) * (
            r[..., 0] - p[..., 0]
        )

    crossed = (side(a, b, c) * side(a, b, d) < 0) & (side(c, d, a) * side(c, d, b) < 0)
    return crossed.any(axis=0)


def _overlaps(boxes):
    left, top, right, bottom = boxes.T
    apart = (right[:, None] <= left) | (left[:, None] >= right)
    apart |= (bottom[:, None] <= top) | (top[:, None] >= bottom)
    return int((~apart).sum() - len(boxes)) // 2


def _through(boxes, tail, head, points):
    """Return whether an edge runs through a box that is not one of its ends."""
    left, top, right, bottom = (boxes + np.array([1, 1, -1, -1])).T
    x, y = points[:, :1], points[:, 1:]
    inside = ((x > left) & (x < right) & (y > top) & (y < bottom)).any(axis=0)
    inside[[tail, head]] = False
    return bool(inside.any())
