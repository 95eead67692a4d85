"""`property` as programs have it: its functions are the program's own."""

from typing import Any

from gradviz.lang.functions import Function


class Property(property):
    """Python's property; TypeError for a function that is not written in the program.

    Reading an attribute is no call of the text, so nothing would guard what another one makes.
    """

    def __init__(self, *functions: Any, **named: Any) -> None:
        for function in (*functions, *named.values()):
            if not isinstance(function, Function | str | None):
                raise TypeError("a property needs a function of the program")
        super().__init__(*functions, **named)


Property.__name__ = Property.__qualname__ = "property"
