"""Pictures of widgets, compared pixel by pixel."""

import numpy as np


def pixels(image):
    """Return the pixels of a QImage of 32 bits, as (height, width, 4) of its own bytes."""
    shape = (image.height(), image.bytesPerLine() // 4, 4)
    return np.frombuffer(image.constBits(), np.uint8).reshape(shape)[:, : image.width()]


def difference(mine, theirs):
    """Return where two pictures differ, as (left, top, right, bottom); None if nowhere."""
    if mine.size() != theirs.size():
        return (0, 0, mine.width(), mine.height())
    rows, columns = np.nonzero((pixels(mine) != pixels(theirs)).any(axis=2))
    if not len(rows):
        return None
    return tuple(map(int, (columns.min(), rows.min(), columns.max() + 1, rows.max() + 1)))
