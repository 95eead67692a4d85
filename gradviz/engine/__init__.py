"""The tape engine: tensors, operations, tapes and backward passes, in NumPy.

For special functions it asks SciPy, which is loaded when the first of them is called.

This is the front door for the floors above. Importing it fills the table of operations and gives
tensors their operators.
"""

from gradviz.engine import ops
from gradviz.engine.backward import gradient, pullbacks
from gradviz.engine.convert import constant
from gradviz.engine.dtypes import DType, as_dtype
from gradviz.engine.errors import InvalidArgumentError, OpError, UnimplementedError
from gradviz.engine.execute import execute, is_tensor, raw_value
from gradviz.engine.forward import Accumulator
from gradviz.engine.listening import Listener, listening
from gradviz.engine.namespaces import raw, taped
from gradviz.engine.op import OPS, UNREGISTERED, Op, define
from gradviz.engine.operators import SlicedTensor
from gradviz.engine.pullback import Contribution, Pullback, Push
from gradviz.engine.record import Record, Stub
from gradviz.engine.seeding import seeds_for
from gradviz.engine.state import Session, fresh_session, quiet, session, set_site, site
from gradviz.engine.tape import Tape
from gradviz.engine.tensor import Reference, Tensor, freeze, tensor_of
from gradviz.engine.tensor_shape import TensorShape
from gradviz.engine.variable import UnreadVariable, Variable

__all__ = [
    "OPS",
    "UNREGISTERED",
    "Accumulator",
    "Contribution",
    "DType",
    "InvalidArgumentError",
    "Listener",
    "Op",
    "OpError",
    "Pullback",
    "Push",
    "Record",
    "Reference",
    "Session",
    "SlicedTensor",
    "Stub",
    "Tape",
    "Tensor",
    "TensorShape",
    "UnimplementedError",
    "UnreadVariable",
    "Variable",
    "as_dtype",
    "constant",
    "define",
    "execute",
    "freeze",
    "fresh_session",
    "gradient",
    "is_tensor",
    "listening",
    "ops",
    "pullbacks",
    "quiet",
    "raw",
    "raw_value",
    "seeds_for",
    "session",
    "set_site",
    "site",
    "taped",
    "tensor_of",
]
