"""Programs that do what they look like: each comes close to a warning, and must get none.

A row: a name; the text. `tf` and `np` are imported before each.
"""

from tests.lang.silent_table_losses import LOSSES
from tests.lang.silent_table_tapes import TAPES
from tests.lang.silent_table_targets import TARGETS

SILENT = [*TAPES, *TARGETS, *LOSSES]
