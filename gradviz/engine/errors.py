"""The engine's exceptions, named as TensorFlow names them.

InvalidArgumentError and its kin derive from one of Python's own exceptions as well, so that a
program which knows nothing of TensorFlow's family of errors still catches what it expects to
catch. Each is made from a text alone, as the engine does, or from (node_def, op, message), as a
TensorFlow program does that raises one itself.
"""

from __future__ import annotations

from typing import Any

OK = 0
CANCELLED = 1
UNKNOWN = 2
INVALID_ARGUMENT = 3
DEADLINE_EXCEEDED = 4
NOT_FOUND = 5
ALREADY_EXISTS = 6
PERMISSION_DENIED = 7
RESOURCE_EXHAUSTED = 8
FAILED_PRECONDITION = 9
ABORTED = 10
OUT_OF_RANGE = 11
UNIMPLEMENTED = 12
INTERNAL = 13
UNAVAILABLE = 14
DATA_LOSS = 15
UNAUTHENTICATED = 16


class OpError(Exception):
    """An operation refused what it was given."""

    code = UNKNOWN

    def __init__(self, *given: Any) -> None:
        """Take a text, or node_def, op, message and an error code of one's own."""
        super().__init__()
        if len(given) not in (1, 3, 4):
            raise TypeError(f"{type(self).__name__} takes node_def, op and message")
        alone = len(given) == 1
        self._message = given[0] if alone else given[2]
        self._node_def, self._op = (None, None) if alone else given[:2]
        self._code = given[3] if len(given) == 4 else self.code

    @property
    def message(self) -> str:
        """The text."""
        return str(self._message)

    @property
    def op(self) -> Any:
        """The operation that failed, None where operations run at once."""
        return self._op

    @property
    def node_def(self) -> Any:
        """The operation's description, None where operations run at once."""
        return self._node_def

    @property
    def error_code(self) -> int:
        """The number of the kind of error, as in `tf.errors.INVALID_ARGUMENT`."""
        return int(self._code)

    @property
    def experimental_payloads(self) -> dict[str, Any]:
        """Nothing: only operations on other machines add to their errors."""
        return {}

    def __str__(self) -> str:
        return self.message

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self._node_def, self._op, self._message, self._code)


class CancelledError(OpError):
    """An operation was cancelled."""

    code = CANCELLED


class UnknownError(OpError):
    """An error that no other class fits."""

    code = UNKNOWN


class InvalidArgumentError(OpError, ValueError):
    """Shapes, dtypes or values that an operation cannot work with."""

    code = INVALID_ARGUMENT


class DeadlineExceededError(OpError):
    """There was not enough time."""

    code = DEADLINE_EXCEEDED


class NotFoundError(OpError, TypeError):
    """There is no such operation for these dtypes."""

    code = NOT_FOUND


class AlreadyExistsError(OpError):
    """What was to be made is there already."""

    code = ALREADY_EXISTS


class PermissionDeniedError(OpError):
    """The caller may not do this."""

    code = PERMISSION_DENIED


class UnauthenticatedError(OpError):
    """The caller did not say who they are."""

    code = UNAUTHENTICATED


class ResourceExhaustedError(OpError):
    """A result would need more memory than there is."""

    code = RESOURCE_EXHAUSTED


class FailedPreconditionError(OpError):
    """Something is not in the state that an operation needs."""

    code = FAILED_PRECONDITION


class AbortedError(OpError):
    """An operation was broken off."""

    code = ABORTED


class OutOfRangeError(OpError):
    """There is nothing more to read."""

    code = OUT_OF_RANGE


class UnimplementedError(OpError, NotImplementedError):
    """A combination of arguments that is not supported."""

    code = UNIMPLEMENTED


class InternalError(OpError):
    """An operation broke inside."""

    code = INTERNAL


class UnavailableError(OpError):
    """What is needed cannot be reached now."""

    code = UNAVAILABLE


class DataLossError(OpError):
    """Data is lost or damaged."""

    code = DATA_LOSS


class OperatorNotAllowedInGraphError(TypeError):
    """A tensor was asked for a value it has not yet; not raised where operations run at once."""
