"""What is said of a training."""

from dataclasses import replace

import numpy as np
import pytest

from gradviz.trace.training import (
    BOTTOMLESS,
    BROKEN,
    FAILED,
    FAILS,
    GREW,
    LEFT_OUT,
    NO_LOSS,
    NO_TRAINABLE,
    NOT_ONE,
    TOO_LONG,
    UNCONNECTED,
    UNDEFINED,
    Lack,
    Training,
    Trouble,
)
from gradviz.ui.plots.training_words import (
    lack_text,
    rate_text,
    remark,
    series,
    setting,
    table,
    tip,
)
from gradviz.words import CATALOGUE

RUN = Training(
    "loss",
    0.5,
    np.array([4.0, 1.0]),
    (("w[0, 1]", np.array([2.0, 1.0])),),
    (("dense/kernel", np.array([4.0, 2.0])),),
)


def test_a_rate_is_written_as_it_is_typed():
    assert [rate_text(rate) for rate in (0.1, 1e-5, 10.0, 0.025)] == ["0.1", "1e-05", "10", "0.025"]


def test_a_seed_belongs_to_the_settings():
    assert setting(RUN) == "SGD 0.5"
    assert setting(replace(RUN, seed=3)) == "SGD 0.5, seed 3"


def test_nothing_is_said_of_a_training_that_goes_well_or_is_none():
    assert remark(RUN) == remark(None) == ""


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize(
    "trouble",
    [
        Trouble(GREW, 3),
        Trouble(GREW, 3, ratio=-1.2, limit=0.4),
        Trouble(GREW, 3, ratio=1.5),
        Trouble(UNDEFINED, 3),
        Trouble(BOTTOMLESS, 3),
        Trouble(BROKEN, 3, "dense/kernel"),
        Trouble(FAILED, 3),
    ],
)
def test_each_trouble_has_a_sentence_of_its_own(trouble, language):
    CATALOGUE.use(language)
    said = remark(replace(RUN, trouble=trouble))
    assert "3" in said
    assert "{" not in said
    assert (trouble.kind == BROKEN) == ("dense/kernel" in said)


@pytest.mark.parametrize(
    ("losses", "norms", "said"),
    [
        ([1.0, 4.0, 4.0], [2.0, 0.0, 0.0], "From iteration 1 on all gradients are 0"),
        ([4.0, 1.0, 1.0], [2.0, 0.0, 0.0], ""),  # it has arrived
        ([1.0, 4.0, 4.0], [2.0, 0.0, 1.0], ""),
        ([1.0, 1.0, 1.0], [0.0, 0.0, 0.0], "All gradients are 0 at the start"),
        (1.1 ** np.arange(12), np.ones(12), "loss grows with each iteration"),
        (1.1 ** np.arange(6), np.ones(6), ""),
        ([*1.1 ** np.arange(12), 2.0], np.ones(13), ""),
    ],
)
def test_a_training_that_leads_nowhere_is_told(losses, norms, said):
    run = replace(RUN, losses=np.array(losses), norms=(("w", np.array(norms)),))
    assert remark(run)[: len(said) or None] == said


def test_a_loop_that_leads_away_is_told():
    run = replace(RUN, losses=1.1 ** np.arange(12), steps=tuple(range(12)))
    assert remark(run) == "loss grows with each iteration: the loop's steps are too long."
    assert remark(replace(run, losses=0.9 ** np.arange(12))) == ""


def test_a_smaller_rate_is_a_tenth():
    assert "such as 0.05" in remark(replace(RUN, trouble=Trouble(GREW, 3)))


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize(
    "kind", [NO_LOSS, NOT_ONE, NO_TRAINABLE, LEFT_OUT, UNCONNECTED, FAILS, TOO_LONG]
)
def test_each_lack_has_a_sentence(kind, language):
    CATALOGUE.use(language)
    assert "{" not in lack_text(Lack(kind, "loss", "told"))


def told(training, iteration, below):
    return tip(training, iteration, series(training, below), below)


def test_a_tip_has_what_is_drawn_below():
    assert told(RUN, 1, "nothing") == "iteration 1\nloss = 1.000"
    assert told(RUN, 1, "paths").splitlines()[2] == "w[0, 1] = 1.000"
    many = replace(RUN, paths=tuple((f"w{k}", np.zeros(2)) for k in range(12)))
    assert told(many, 0, "paths").splitlines()[-1] == "and 4 more"
    layer = replace(RUN, norms=(*RUN.norms, ("dense/bias", np.ones(2))), layers=("dense", "dense"))
    assert (
        told(layer, 1, "norms").splitlines()[2] == "|∂loss/∂dense| = 2.236 (2 variables together)"
    )


def test_a_table_has_the_layers_and_their_variables():
    layer = replace(RUN, layers=("dense",))
    assert table(layer)[0][:3] == ["iteration", "loss", "|∂loss/∂dense|"]
    assert table(layer)[0][3] == "|∂loss/∂dense/kernel|"


def test_each_iteration_is_a_row():
    head, _, second = table(RUN)
    assert head == ["iteration", "loss", "|∂loss/∂dense/kernel|", "w[0, 1]"]
    assert second == ["1", "1", "2", "1"]
