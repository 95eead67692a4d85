"""Tables in one test: every case is tried, and those that fail are told by name.

A test of its own for each case of a long table costs more than the cases do. To try only some, ask
with `pytest --case TEXT`: those whose name contains TEXT.
"""

import functools
import inspect
import traceback
from contextlib import nullcontext

import pytest

from gradviz.words import CATALOGUE

TOLD = 20  # so many failures are told with their traceback, the others by name


def each(names, rows, *, ids=None, by=None, around=nullcontext):
    """Like `pytest.mark.parametrize`, but in one test for all rows; `by(row)` makes one a group.

    `names` and `ids` are pytest's; every case has fixtures in common with the others, and what
    `around()` returns to itself.
    """
    names = [name.strip() for name in names.split(",")] if isinstance(names, str) else list(names)
    rows = list(rows)
    table = _named(names, rows, ids)
    groups = {}
    for row, case in zip(rows, table, strict=True):
        groups.setdefault(by(row) if by else "", []).append(case)

    def decorate(test):
        @functools.wraps(test)
        def tried(pytestconfig, cases=table, **fixtures):
            _try(test, names, _wanted(cases, pytestconfig.getoption("--case")), fixtures, around)

        tried.__signature__ = _asking_for(test, names, by)
        if by:
            return pytest.mark.parametrize("cases", groups.values(), ids=list(groups))(tried)
        return tried

    return decorate


def _named(names, rows, ids):
    """Return (name, values) of every row."""
    given = list(ids) if ids is not None and not callable(ids) else [None] * len(rows)
    found = []
    for row, name in zip(rows, given, strict=True):
        if hasattr(row, "marks"):  # a pytest.param
            row, name = row.values, row.id
        elif len(names) == 1:
            row = (row,)
        if name is None:
            name = "-".join(str(ids(value)) if callable(ids) else repr(value) for value in row)
        found.append((name, row))
    return found


def _asking_for(test, names, by):
    """Return a signature for pytest: the fixtures of `test`, and what is needed here."""
    own = [name for name in inspect.signature(test).parameters if name not in names]
    asked = ["pytestconfig", *(["cases"] if by else []), *own]
    kind = inspect.Parameter.POSITIONAL_OR_KEYWORD
    return inspect.Signature([inspect.Parameter(name, kind) for name in asked])


def _wanted(cases, text):
    if text is None:
        return cases
    found = [case for case in cases if text in case[0]]
    return found or pytest.skip(f"no case of this name: {text}")


def _try(test, names, cases, fixtures, around):
    """Try every case; fail with all that failed."""
    assert cases, "a table without a case checks nothing"
    failed = []
    for name, values in cases:
        CATALOGUE.use("en")
        try:
            with around():
                test(**dict(zip(names, values, strict=True)), **fixtures)
        except (Exception, pytest.fail.Exception, pytest.skip.Exception) as error:
            failed.append(name if len(failed) >= TOLD else f"{name}\n{_told(error)}")
    if failed:
        pytest.fail(f"{len(failed)} of {len(cases)} failed:\n" + "\n".join(failed), pytrace=False)


def _told(error):
    within = error.__traceback__.tb_next  # from the test on
    lines = traceback.format_exception(type(error), error, within)
    return "    " + "".join(lines).rstrip().replace("\n", "\n    ")
