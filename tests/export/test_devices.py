import pytest
from PySide6.QtGui import QImage

from gradviz.export.devices import png


def test_pixels_that_there_was_no_memory_for_are_no_file():
    with pytest.raises(OSError, match="empty"):
        png(QImage())
