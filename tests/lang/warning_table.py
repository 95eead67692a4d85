"""Programs that run, but not as they look: what is warned of, where, and what the first edit does.

A row: a name; the text; the warnings as "code at piece of the text"; and whether each is mended by
its first edit, after which the program runs without a warning. False where none would be honest.
`tf` and `np` are imported before each.
"""

from tests.lang.warning_table_losses import LOSSES
from tests.lang.warning_table_tapes import TAPES
from tests.lang.warning_table_targets import TARGETS

WARNED = [*TAPES, *TARGETS, *LOSSES]
