"""A surface at a slant: where its points fall on the screen, and which of its facets lie in front.

Everything is in units of the box around the surface: x and y from −1 to 1, z from −RISE to RISE.
Projected in parallel, so that equal heights look equal wherever they stand.
"""

from dataclasses import dataclass

import numpy as np

from gradviz.trace.surface import Surface

RISE = 0.5
MOST = 32  # facets along each side
AZIMUTH, ELEVATION = 35.0, 32.0  # degrees, at first
LOWEST, HIGHEST = 8.0, 88.0  # degrees of elevation
LIGHT = np.array([-0.4, 0.75, -0.53])  # where it comes from, as one sees: left, above, in front
CORNERS = tuple(AZIMUTH + quarter for quarter in (0.0, 90.0, 180.0, 270.0))
DIM = 0.68  # how bright the side is that no light falls on
OUTSIDE = 0.02  # of the scale: what lies farther out is cut, so that a pole is no tower


@dataclass(frozen=True, slots=True)
class Slant:
    """From where the surface is seen: degrees about the vertical, and above the ground."""

    azimuth: float = AZIMUTH
    elevation: float = ELEVATION

    def turned(self, across: float, up: float) -> "Slant":
        """Return the slant after a drag, in degrees."""
        return Slant((self.azimuth + across) % 360, min(max(self.elevation + up, LOWEST), HIGHEST))

    def project(self, points: np.ndarray) -> np.ndarray:
        """Return (..., 3): across, up, and how far behind, for points (..., 3)."""
        a, e = np.radians(self.azimuth), np.radians(self.elevation)
        x, y, z = points[..., 0], points[..., 1], points[..., 2]
        across, behind = x * np.cos(a) - y * np.sin(a), x * np.sin(a) + y * np.cos(a)
        return np.stack([across, z * np.cos(e) + behind * np.sin(e),
                         behind * np.cos(e) - z * np.sin(e)], axis=-1)  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Facets:
    """Four-sided pieces, farthest first. `corners` (n, 4, 3), `parts` and `light` (n,)."""

    corners: np.ndarray
    parts: np.ndarray
    light: np.ndarray


def in_box(surface: Surface, x: np.ndarray, y: np.ndarray, z: np.ndarray) -> np.ndarray:
    """Return points of the surface's plane and their values in units of the box: (..., 3)."""
    assert surface.tones is not None
    ends = surface.view
    x, y = (
        2 * (side - low) / (high - low) - 1
        for side, (low, high) in zip((np.asarray(x), np.asarray(y)), ends, strict=True)
    )
    parts = np.clip(surface.tones.parts(z), -OUTSIDE, 1 + OUTSIDE)
    return np.stack([x, y, RISE * (2 * parts - 1)], axis=-1)


def grid_of(surface: Surface) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return x, y and z of so many points of the grid as are drawn."""
    down, across = (slice(None, None, max(-(-(n - 1) // MOST), 1)) for n in surface.z.shape)
    x, y = np.meshgrid(surface.x[across], surface.y[down])
    return x, y, surface.z[down, across]


def facing(surface: Surface) -> Slant:
    """Return the slant over a corner from which the high side lies behind, and hides nothing."""
    points = in_box(surface, *grid_of(surface)).reshape(-1, 3)
    points = points[np.isfinite(points).all(axis=1)]
    if not len(points):
        return Slant()
    uphill = points[:, :2].T @ (points[:, 2] - points[:, 2].mean())
    behind = [uphill @ (np.sin(np.radians(a)), np.cos(np.radians(a))) for a in CORNERS]
    # Where it rises nowhere, the first corner will do.
    worth = np.array(behind) > max(behind) - 1e-6 * len(points)
    return Slant(CORNERS[int(np.argmax(worth))])


def facets(surface: Surface, slant: Slant) -> Facets:
    """Return the pieces of `surface`, those without a value left out."""
    points = in_box(surface, *grid_of(surface))
    around = [points[:-1, :-1], points[:-1, 1:], points[1:, 1:], points[1:, :-1]]
    corners = np.stack(around, axis=2).reshape(-1, 4, 3)
    corners = corners[np.isfinite(corners).all(axis=(1, 2))]
    behind = slant.project(corners.mean(axis=1))[:, 2]
    corners = corners[np.argsort(-behind, kind="stable")]
    normals = np.cross(corners[:, 2] - corners[:, 0], corners[:, 3] - corners[:, 1])
    normals /= np.maximum(np.linalg.norm(normals, axis=1), 1e-12)[:, None]
    light = DIM + (1 - DIM) * np.clip(slant.project(normals) @ LIGHT, 0.0, 1.0)
    return Facets(corners, (corners[:, :, 2].mean(axis=1) / RISE + 1) / 2, light)
