"""The table of operations, one family a file. Importing this package fills the table."""

from gradviz.engine.ops import (
    activations as activations,
)
from gradviz.engine.ops import (
    arithmetic as arithmetic,
)
from gradviz.engine.ops import (
    compare as compare,
)
from gradviz.engine.ops import (
    einsum as einsum,
    elementwise as elementwise,
)
from gradviz.engine.ops import (
    linalg as linalg,
)
from gradviz.engine.ops import (
    losses as losses,
)
from gradviz.engine.ops import (
    reduce as reduce,
)
from gradviz.engine.ops import (
    shape as shape,
)
