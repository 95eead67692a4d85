"""Calls that draw matrices as shades: imshow, matshow, pcolormesh."""

from typing import Any

import numpy as np

from gradviz.lang.plt.artist import Artist
from gradviz.lang.plt.colour_scales import scale_of
from gradviz.lang.plt.keywords import takes
from gradviz.lang.plt.numbers import kept, numbers, row
from gradviz.lang.plt.sheet import Sheet
from gradviz.trace.figures import Field, Image

Range = tuple[float, float]
BIGGEST = 1_000_000  # values of an image: more than a screen has places for


class ImageCalls(Sheet):
    """Public names are matplotlib's."""

    @takes("AxesImage", "label resample filternorm")
    def imshow(
        self,
        X: Any,  # noqa: N803 (matplotlib's name)
        cmap: Any = None,
        norm: Any = None,
        *,
        aspect: Any = None,
        interpolation: Any = None,
        alpha: Any = None,
        vmin: Any = None,
        vmax: Any = None,
        origin: Any = None,
        extent: Any = None,
        **style: Any,
    ) -> Artist:
        """Draw a matrix as shades, its first row on top; or (rows, columns, 3) as colours."""
        values = numbers(X)
        if values.ndim == 3 and values.shape[2] == 1:
            values = values[:, :, 0]
        if values.ndim not in (2, 3) or (values.ndim == 3 and values.shape[2] not in (3, 4)):
            raise TypeError(f"Invalid shape {values.shape} for image data")
        refuse_size(values.size)
        whole = np.asarray(X).dtype.kind in "iu" if values.ndim == 3 else False
        shown = (
            kept(np.clip(values / 255 if whole else values, 0, 1)) if values.ndim == 3 else values
        )
        scale = scale_of(values, cmap, norm, vmin, vmax) if values.ndim == 2 else None
        x, y, ends = _extent(values.shape, origin or "upper", extent)
        self._tile(*ends)
        squares = aspect != "auto" and not isinstance(aspect, float | int)
        self.said["equal"] = squares and values.size > 0
        mark = Image(shown, x, y, scale, 1.0 if alpha is None else float(alpha),
                     smooth=interpolation in ("bilinear", "bicubic", "lanczos"))  # fmt: skip
        self.shown = self.add(mark, np.array(x), np.array(y))
        return self.shown

    @takes("AxesImage", "cmap norm aspect interpolation alpha vmin vmax origin extent label")
    def matshow(self, Z: Any, **style: Any) -> Artist:  # noqa: N803 (matplotlib's name)
        """Draw a matrix as shades, its first row on top."""
        return self.imshow(Z, **style)

    @takes("QuadMesh", "cmap norm vmin vmax alpha shading edgecolor linewidth label")
    def pcolormesh(self, *args: Any, **style: Any) -> Artist:
        """Draw `pcolormesh(C)` or `pcolormesh(X, Y, C)`: shades, the first row at the bottom."""
        values = numbers(args[-1]) if args else np.zeros(0)
        if len(args) not in (1, 3):
            raise TypeError(
                f"pcolormesh() takes 1 or 3 positional arguments but {len(args)} were given"
            )
        if values.ndim != 2:
            raise TypeError(
                f"Incompatible X, Y inputs to pcolormesh; see help, C has shape {values.shape}"
            )
        refuse_size(values.size)
        rows, columns = values.shape
        x = _edges(numbers(args[0]), columns, 1) if len(args) == 3 else np.arange(columns + 1.0)
        y = _edges(numbers(args[1]), rows, 0) if len(args) == 3 else np.arange(rows + 1.0)
        scale = scale_of(values, style.get("cmap"), style.get("norm"), style.get("vmin"),
                         style.get("vmax"))  # fmt: skip
        even = _is_even(x) and _is_even(y)
        shown = values if even else kept(_stretched(x, y, values))
        ends = (float(x[0]), float(x[-1])), (float(y[0]), float(y[-1]))
        given = None if even else Field((x[:-1] + x[1:]) / 2, (y[:-1] + y[1:]) / 2, values)
        mark = Image(shown, *ends, scale, alpha_of(style), cells=even, field=given)
        self.stick(x=ends[0], y=ends[1])
        self.shown = self.add(mark, np.array(ends[0]), np.array(ends[1]))
        return self.shown

    pcolor = pcolormesh

    def _tile(self, x: Range, y: Range) -> None:
        """Let the axes end where an image ends, and run as it runs."""
        self.stick(x=x, y=y)
        for axis, ends in (("x", x), ("y", y)):
            if self.chosen[axis] is None:
                self.backwards[axis] = ends[0] > ends[1]


def _extent(
    shape: tuple[int, ...], origin: str, extent: Any
) -> tuple[Range, Range, tuple[Range, Range]]:
    """Return how far the columns and rows go, from the first to the last, and how the axes run."""
    if origin not in ("upper", "lower"):
        raise ValueError(f"{origin!r} is not a valid value for origin. Supported values are "
                         f"'upper', 'lower'")  # fmt: skip
    rows, columns = float(shape[0]), float(shape[1])
    if extent is None:
        x, y = (-0.5, columns - 0.5), (-0.5, rows - 0.5)
        return x, y, (x, y[::-1] if origin == "upper" else y)
    left, right, bottom, top = row(extent).ravel().tolist()
    y = (top, bottom) if origin == "upper" else (bottom, top)
    return (left, right), y, ((left, right), (bottom, top))


def _edges(places: np.ndarray, count: int, axis: int) -> np.ndarray:
    """Return the ends of cells whose ends, or middles, are given."""
    line = places if places.ndim == 1 else (places[0] if axis else places[:, 0])
    if len(line) == count + 1:
        return line
    if len(line) != count:
        raise TypeError(f"Dimensions of C {count} should be one smaller than, or equal to, X or Y "
                        f"({len(line)})")  # fmt: skip
    if count == 1:
        return np.array([line[0] - 0.5, line[0] + 0.5])
    middles = (line[:-1] + line[1:]) / 2
    return np.concatenate([[2 * line[0] - middles[0]], middles, [2 * line[-1] - middles[-1]]])


def _is_even(ends: np.ndarray) -> bool:
    return bool(np.allclose(np.diff(ends), ends[1] - ends[0], rtol=1e-6, atol=0))


def _stretched(x: np.ndarray, y: np.ndarray, values: np.ndarray) -> np.ndarray:
    """Return values of uneven cells as an even grid."""
    columns = np.searchsorted(x, np.linspace(x[0], x[-1], 641)[:-1] + (x[-1] - x[0]) / 1280) - 1
    rows = np.searchsorted(y, np.linspace(y[0], y[-1], 641)[:-1] + (y[-1] - y[0]) / 1280) - 1
    return values[np.clip(rows, 0, len(y) - 2)][:, np.clip(columns, 0, len(x) - 2)]


def alpha_of(style: dict[str, Any]) -> float:
    """Return how solid something is: 1.0 unless that is said."""
    return 1.0 if style.get("alpha") is None else float(style["alpha"])


def refuse_size(size: float) -> None:
    """Refuse more values than can be seen."""
    if size > BIGGEST:
        raise ValueError(f"{int(size):,} values are more than can be seen: at most {BIGGEST:,}")
