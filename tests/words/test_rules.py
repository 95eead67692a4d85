"""No rule of an operation holds words of one language: each phrase is named, and is in both."""

import re

import pytest

from gradviz.engine.op import OPS
from gradviz.engine.parts import Piece
from gradviz.ui.narration.rule_words import worded
from gradviz.words import CATALOGUE

# Functions are called the same in every language.
FUNCTIONS = {"band", "diag", "eigh", "einsum", "onehot", "qr", "sign", "softmax", "svd", "tril"}
PHRASE = re.compile(r"\\say\{(\w+)\}((?:\{(?:[^{}]|\{[^{}]*\})*\})*)")


@pytest.fixture
def korean():
    CATALOGUE.use("ko")
    yield
    CATALOGUE.use("en")


def rules():
    """Return every rule that an operation of the engine has, and whose it is."""
    piece = Piece("f(x)[0]", 0, slice(0, 1), (), "float32").op()
    return [(op.name, rule) for op in (*OPS.values(), piece) for rule in op.rules if rule]


def test_no_rule_holds_a_bare_word():
    bare = {}
    for name, rule in rules():
        unnamed = re.sub(r"\\say\{\w+\}", "", rule)
        symbols = re.sub(r"\\(?!text\{)[A-Za-z]+|\$(out|[gxyz])", " ", unnamed)
        words = re.findall(r"[A-Za-z]{2,}", symbols)
        if wrong := set(words) - FUNCTIONS:
            bare[name] = wrong
    assert len(rules()) > 200
    assert not bare


def test_every_phrase_that_a_rule_names_is_in_the_catalogue_and_the_other_way_round():
    named = {found for _, rule in rules() for found in PHRASE.findall(rule)}
    known = {key for key in CATALOGUE.rows if key.startswith("rule.")}
    assert {f"rule.{name}" for name, _ in named} == known


@pytest.mark.usefixtures("korean")
def test_in_korean_every_phrase_is_korean_and_says_it_of_the_same():
    for name, rule in rules():
        said = worded(rule)
        assert "\\say" not in said, name
        assert sorted(re.findall(r"\$\w+", said)) == sorted(re.findall(r"\$\w+", rule)), name
        assert (said != rule) == ("\\say" in rule)
        assert bool(re.search("[가-힣]", said)) == ("\\say" in rule), name
