"""The bottom panel: buttons and timeline in one row, and the tape below them.

It is as high as the lanes of the tapes need: it takes no room from the graph for nothing.
"""

from PySide6.QtWidgets import QLayout, QSizePolicy, QVBoxLayout, QWidget

from gradviz.ui.tape.tape_strip import TapeStrip
from gradviz.ui.transport_bar import TransportBar


class TapePanel(QWidget):
    """Holds transport and tape."""

    def __init__(self, transport: TransportBar, strip: TapeStrip) -> None:
        super().__init__()
        transport.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(transport)
        column.addWidget(strip, 1)
        column.setSizeConstraint(QLayout.SizeConstraint.SetMinAndMaxSize)
