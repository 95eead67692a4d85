"""The steps as an animated GIF: one palette for all frames, so that nothing flickers.

Qt cannot write GIF, so Pillow does. Painting is done step by step for a progress bar to follow.
"""

from io import BytesIO
from pathlib import Path

from PIL import Image
from PySide6.QtGui import QImage

from gradviz.export.packing import Progress, packed, unseen
from gradviz.export.pictures import Picture

COLOURS = 128
SAMPLED = 6  # pages besides the last that the palette is taken from
FRAME_MS, REST_MS = 700, 2000
MOST_WIDTH = 1200  # pixels


def write_animation(picture: Picture, path: str | Path, progress: Progress = unseen) -> bool:
    """Write all steps to a GIF. Returns False where `progress` asked to stop. Raises OSError."""
    steps = len(picture.trace.steps)
    density = min(2.0, MOST_WIDTH / picture.width)
    pages: list[Image.Image] = []
    for step in range(steps + 1):
        if not progress(step, steps):
            return False
        pages.append(as_pillow(picture.image(step, density)))
    data = packed(lambda: _gif(pages), steps, progress)
    if data is not None:
        Path(path).write_bytes(data)
    return data is not None


def as_pillow(image: QImage) -> Image.Image:
    """Return a Qt image as a Pillow one, without an alpha channel."""
    plain = image.convertToFormat(QImage.Format.Format_RGBA8888)
    data = bytes(plain.constBits())
    size = (plain.width(), plain.height())
    return Image.frombuffer("RGBA", size, data, "raw", "RGBA", plain.bytesPerLine(), 1).convert(
        "RGB"
    )


def _gif(pages: list[Image.Image]) -> bytes:
    """Return a file with one palette for all pages, taken from a few: each colour is on some."""
    palette = _sampled(pages).quantize(COLOURS, dither=Image.Dither.NONE)
    drawn = [page.quantize(palette=palette, dither=Image.Dither.NONE) for page in pages]
    times = [FRAME_MS] * (len(drawn) - 1) + [REST_MS]
    file = BytesIO()
    drawn[0].save(file, "GIF", save_all=True, append_images=drawn[1:], duration=times, loop=0)
    return file.getvalue()


def _sampled(pages: list[Image.Image]) -> Image.Image:
    """Return some pages spread over all, the last among them, under each other."""
    chosen = [*pages[: -1 : max(1, len(pages) // SAMPLED)], pages[-1]]
    width, height = pages[0].size
    sheet = Image.new("RGB", (width, height * len(chosen)))
    for number, page in enumerate(chosen):
        sheet.paste(page, (0, height * number))
    return sheet
