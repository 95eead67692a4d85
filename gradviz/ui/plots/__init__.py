"""The live plots. pyqtgraph is loaded only when the panel is told to."""
