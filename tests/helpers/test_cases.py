"""A table in one test: nothing in it is passed over, and what fails has its name."""

from contextlib import contextmanager
from types import SimpleNamespace

import pytest

from gradviz.words import CATALOGUE
from tests.helpers.cases import each


def asking(text=None):
    """Stand in for pytest's settings."""
    return SimpleNamespace(getoption=lambda _name: text)


def complaint(test, *, only=None, **fixtures):
    """Return what a test of a table fails with."""
    with pytest.raises(pytest.fail.Exception) as failure:
        test(asking(only), **fixtures)
    return str(failure.value)


def test_every_case_is_tried_and_each_that_fails_is_told():
    seen = []

    @each("number", [1, 2, 3, 4], ids=lambda number: f"number {number}")
    def test(number):
        seen.append(number)
        if number == 3:
            pytest.skip("no case may get out of it")
        assert number % 2, "an even one"

    told = complaint(test)
    assert seen == [1, 2, 3, 4]
    assert told.startswith("3 of 4 failed:\nnumber 2\n")
    assert "AssertionError: an even one" in told
    assert "number 3\n" in told
    assert "number 4\n" in told
    assert "number 1\n" not in told


def test_of_very_many_the_names_alone_are_told():
    @each("number", range(100), ids=lambda number: f"number {number}")
    def test(number):
        raise ValueError

    told = complaint(test)
    assert told.count("Traceback") == 20
    assert told.endswith("\nnumber 98\nnumber 99")


def test_rows_have_names_of_their_own_fixtures_and_something_around_them():
    open_ones, seen = [], []

    @contextmanager
    def around():
        open_ones.append(1)
        yield
        open_ones.pop()

    @each("a, b", [pytest.param(1, 2, id="first"), (3, 4)], ids=[None, "second"], around=around)
    def test(a, b, fixture):
        seen.append((a, b, fixture, len(open_ones), CATALOGUE.language))
        CATALOGUE.use("ko")
        assert a != 3

    assert complaint(test, fixture="f").startswith("1 of 2 failed:\nsecond\n")
    assert seen == [(1, 2, "f", 1, "en"), (3, 4, "f", 1, "en")]


def test_only_the_cases_asked_for_are_tried():
    @each("number", [1, 22, 2], ids=str)
    def test(number):
        raise ValueError

    assert complaint(test, only="2").startswith("2 of 2 failed:\n22\n")
    with pytest.raises(pytest.skip.Exception):
        test(asking("7"))


def test_a_table_without_a_case_fails():
    @each("number", [])
    def test(number):
        pass

    with pytest.raises(AssertionError, match="checks nothing"):
        test(asking())


def test_groups_are_tests_of_their_own():
    @each("number", [1, 2, 3], by=lambda number: ("even", "odd")[number % 2])
    def test(number):
        raise ValueError

    (mark,) = test.pytestmark
    assert (mark.name, mark.args[0], mark.kwargs["ids"]) == (
        "parametrize",
        "cases",
        ["odd", "even"],
    )
    odd, even = mark.args[1]
    assert complaint(test, cases=odd).startswith("2 of 2 failed:\n1\n")
    assert complaint(test, cases=even).startswith("1 of 1 failed:\n2\n")


@pytest.fixture
def two():
    return 2


@each("number", [1, 2, 3], ids=str)
def test_with_the_fixtures_it_asks_for(number, two):
    assert abs(number - two) <= 1
