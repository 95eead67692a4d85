"""Where document and widgets meet: the window. `create_window` is the door."""

from gradviz.app.opening import create_window

__all__ = ["create_window"]
