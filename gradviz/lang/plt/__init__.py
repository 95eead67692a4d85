"""What `plt` means here: its calls are noted as plain data, and drawn by the plot panel."""

from gradviz.lang.plt.pyplot import GRIDSPEC, Pyplot

__all__ = ["GRIDSPEC", "Pyplot"]
