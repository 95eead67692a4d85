"""Whether a window can be shown at all, found out before Qt, which would end the process.

Only X11 and Wayland on Linux and the like are asked; elsewhere there is always a display.
"""

import ctypes
import os
import sys
from ctypes.util import find_library

# What Qt's xcb plugin loads and bare systems lack.
NEEDED = ("libxcb.so.1", "libxcb-cursor.so.0", "libxkbcommon-x11.so.0", "libxcb-icccm.so.4")
WITHOUT = ("offscreen", "minimal", "vnc")  # platforms that need no display


def no_display() -> bool:
    """Return True where opening a window would fail."""
    if sys.platform in ("win32", "darwin"):
        return False
    platform = os.environ.get("QT_QPA_PLATFORM", "").split(":")[0].split(";")[0]
    if platform:
        return platform == "xcb" and not x11_answers()
    return not wayland_answers() and not x11_answers()


def is_offscreen() -> bool:
    """Return True where Qt was told to paint without a display."""
    return os.environ.get("QT_QPA_PLATFORM", "").split(":")[0] in WITHOUT


def wayland_answers() -> bool:
    """Return True where a Wayland compositor listens."""
    name = os.environ.get("WAYLAND_DISPLAY", "")
    folder = os.environ.get("XDG_RUNTIME_DIR", "")
    return bool(name) and os.path.exists(os.path.join(folder, name))


def x11_answers() -> bool:
    """Return True where an X server answers and Qt's plugin would find its libraries."""
    if not os.environ.get("DISPLAY"):
        return False
    try:
        for name in NEEDED:
            ctypes.CDLL(name)
        xcb = ctypes.CDLL(find_library("xcb") or NEEDED[0])
    except OSError:
        return False
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    failed = bool(xcb.xcb_connection_has_error(connection))
    xcb.xcb_disconnect(connection)
    return not failed
