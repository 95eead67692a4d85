"""What a start may load before the first paint."""

import subprocess
import sys

CODE = """
import sys
from PySide6.QtWidgets import QApplication
app = QApplication([])
from gradviz.app import create_window
window = create_window()
window.grab()
late = [name for name in ("pyqtgraph", "mathra", "PIL", "matplotlib") if name in sys.modules]
import os
print(late, flush=True)
os._exit(bool(late))
"""


def test_slow_libraries_are_loaded_after_the_first_paint(tmp_path):
    ended = subprocess.run(
        [sys.executable, "-c", CODE], capture_output=True, text=True, timeout=120, check=False,
        env={"PATH": "", "HOME": str(tmp_path), "PYTHONPATH": ":".join(sys.path),
             "QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip
    assert ended.returncode == 0, ended.stdout + ended.stderr
