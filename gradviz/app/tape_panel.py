"""The bottom panel: buttons and timeline in one row, and the tape below them."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from gradviz.ui.tape.tape_strip import TapeStrip
from gradviz.ui.transport_bar import TransportBar


class TapePanel(QWidget):
    """Holds transport and tape."""

    def __init__(self, transport: TransportBar, strip: TapeStrip) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(transport)
        column.addWidget(strip)
        column.addStretch(1)
