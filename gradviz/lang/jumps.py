"""Ways out of statements that are no errors: return, break and continue on their way."""


class Returned(BaseException):
    """Carries the value of a `return` out of the statements around it."""

    def __init__(self, value: object) -> None:
        super().__init__()
        self.value = value


class Broke(BaseException):
    """A `break` on its way to its loop."""


class Continued(BaseException):
    """A `continue` on its way to its loop."""


Jump = (Returned, Broke, Continued)
