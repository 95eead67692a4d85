"""What to do about an exception, in a sentence: the first rule that knows the case has the word."""

from collections.abc import Callable
from typing import Any

from gradviz.lang.name_hints import attribute, keyword, member, missing_argument, module, name
from gradviz.lang.shape_hints import elementwise, matrices, reshape, vectors
from gradviz.lang.value_hints import (
    calling,
    conversion,
    counting,
    dtypes,
    item,
    local,
    nothing,
    text,
    truth,
    twice,
    values,
)

Rule = Callable[[Any, str], str | None]
RULES: tuple[Rule, ...] = (
    nothing, name, module, member, attribute, keyword, missing_argument, elementwise, matrices,
    vectors, reshape, dtypes, conversion, twice, counting, calling, local, text, item, truth,
    values,
)  # fmt: skip


def hint_of(error: Exception, detail: str) -> str | None:
    """Return what to do about `error`, whose text is `detail`; None where nothing is known."""
    for rule in RULES:
        hint = rule(error, detail)
        if hint is not None:
            return hint
    return None
