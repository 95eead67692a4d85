"""The tape engine: tensors, operations, tapes and backward passes, in NumPy and nothing else.

This is the front door for the floors above. Importing it fills the table of operations and gives
tensors their operators.
"""

from gradviz.engine import ops as ops
from gradviz.engine.backward import (
    Contribution as Contribution,
)
from gradviz.engine.backward import (
    Pullback as Pullback,
)
from gradviz.engine.backward import (
    gradient as gradient,
)
from gradviz.engine.backward import (
    pullbacks as pullbacks,
)
from gradviz.engine.backward import (
    seeds_for as seeds_for,
)
from gradviz.engine.convert import constant as constant
from gradviz.engine.dtypes import DType as DType
from gradviz.engine.dtypes import as_dtype as as_dtype
from gradviz.engine.errors import (
    InvalidArgumentError as InvalidArgumentError,
)
from gradviz.engine.errors import (
    OpError as OpError,
)
from gradviz.engine.errors import (
    UnimplementedError as UnimplementedError,
)
from gradviz.engine.execute import (
    execute as execute,
)
from gradviz.engine.execute import (
    is_tensor as is_tensor,
)
from gradviz.engine.execute import (
    raw_value as raw_value,
)
from gradviz.engine.listening import Listener as Listener
from gradviz.engine.listening import listening as listening
from gradviz.engine.namespaces import raw as raw
from gradviz.engine.namespaces import taped as taped
from gradviz.engine.op import OPS as OPS
from gradviz.engine.op import UNREGISTERED as UNREGISTERED
from gradviz.engine.op import Op as Op
from gradviz.engine.op import define as define
from gradviz.engine.operators import SlicedTensor as SlicedTensor
from gradviz.engine.state import (
    Session as Session,
)
from gradviz.engine.state import (
    fresh_session as fresh_session,
)
from gradviz.engine.state import (
    quiet as quiet,
)
from gradviz.engine.state import (
    session as session,
)
from gradviz.engine.state import (
    set_site as set_site,
)
from gradviz.engine.state import (
    site as site,
)
from gradviz.engine.tape import Record as Record
from gradviz.engine.tape import Stub as Stub
from gradviz.engine.tape import Tape as Tape
from gradviz.engine.tensor import Reference as Reference
from gradviz.engine.tensor import Tensor as Tensor
from gradviz.engine.tensor import freeze as freeze
from gradviz.engine.tensor_shape import TensorShape as TensorShape
from gradviz.engine.variable import UnreadVariable as UnreadVariable
from gradviz.engine.variable import Variable as Variable
