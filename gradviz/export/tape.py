"""The tape at one moment as a picture: all of it, in rows. SVG and PDF are vectors.

A PDF takes as many pages as it needs. What would be too large in one piece has the rows around the
cursor. It is painted row by row and packed in a thread, for a progress bar to follow.
"""

from pathlib import Path

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QGuiApplication, QImage, QPaintDevice, QPainter, QPdfWriter

from gradviz.export.devices import (
    DENSITY,
    MOST_PIXELS,
    buffer,
    kind,
    pdf_device,
    png,
    svg,
    svg_device,
    written,
)
from gradviz.export.packing import Progress, packed, unseen
from gradviz.ui.tape.sheet import TapeSheet

SHAPE = 2**0.5  # a page is so many times as wide as it is high
MOST_ROWS = 250  # of an SVG: what shows it would take long


def write_tape(sheet: TapeSheet, path: str | Path, progress: Progress = unseen) -> range | None:
    """Write the tape; the suffix says as what. Returns which rows are in it, None if stopped.

    Raises ValueError and OSError.
    """
    suffix = kind(path)
    rows = _around(sheet, _most(sheet, suffix))
    data = {".svg": _svg, ".pdf": _pdf, ".png": _png}[suffix](sheet, rows, progress)
    if data is None:
        return None
    Path(path).write_bytes(data)
    return rows


def _most(sheet: TapeSheet, suffix: str) -> int:
    """Return how many rows a file of this kind has room for."""
    if suffix == ".png":
        return sheet.most(MOST_PIXELS / DENSITY**2 / sheet.width)
    return MOST_ROWS if suffix == ".svg" else len(sheet.rows)


def _around(sheet: TapeSheet, most: int) -> range:
    """Return as many rows as there may be, with that of the cursor in the middle."""
    first = max(min(sheet.here - most // 2, len(sheet.rows) - most), 0)
    return range(first, min(first + most, len(sheet.rows)))


def _svg(sheet: TapeSheet, rows: range, progress: Progress) -> bytes | None:
    target = buffer()
    device = svg_device(target, sheet.size(rows), _dots())
    if not _painted(device, sheet, [rows], progress):
        return None
    return packed(lambda: svg(target), len(rows), progress)


def _pdf(sheet: TapeSheet, rows: range, progress: Progress) -> bytes | None:
    target, pages = buffer(), sheet.pages(rows, sheet.width / SHAPE)
    paper = _paper(sheet, pages)
    device = pdf_device(target, paper, _dots())
    painted = _painted(device, sheet, pages, progress, paper.height())
    return written(target) if painted else None


def _paper(sheet: TapeSheet, pages: list[range]) -> QSizeF:
    """Return the size of all pages: that of a page, or of what there is where one is enough."""
    highest = max(sheet.size(page).height() for page in pages)
    return QSizeF(sheet.width, highest if len(pages) == 1 else max(sheet.width / SHAPE, highest))


def _png(sheet: TapeSheet, rows: range, progress: Progress) -> bytes | None:
    size = (sheet.size(rows) * DENSITY).toSize()
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(DENSITY)
    if not _painted(image, sheet, [rows], progress):
        return None
    return packed(lambda: png(image), len(rows), progress)


def _painted(
    device: QPaintDevice,
    sheet: TapeSheet,
    pages: list[range],
    progress: Progress,
    height: float = 0.0,
) -> bool:
    """Paint pages; return False where that was stopped."""
    painter = QPainter(device)
    start, count = pages[0].start, sum(map(len, pages))
    for page in pages:
        if page.start > start and isinstance(device, QPdfWriter):
            device.newPage()
        for row in sheet.paint(painter, page, height):
            if not progress(row - start, count):
                painter.end()
                return False
    painter.end()
    return True


def _dots() -> int:
    return round(QGuiApplication.primaryScreen().logicalDotsPerInch())
