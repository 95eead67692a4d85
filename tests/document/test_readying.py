from gradviz import run
from gradviz.document.readying import ready
from gradviz.trace.holdings import holdings
from gradviz.trace.lanes import lanes
from gradviz.trace.paths import ledger
from gradviz.trace.plottable import plottable
from gradviz.trace.series import held

NEURON = "y = sigmoid(w * x + b)"


def test_what_widgets_ask_for_is_found_out_beforehand():
    trace = ready(run(NEURON))
    number, rows = len(trace.gradients) - 1, trace.gradients[-1].rows
    for ask in (
        lambda: plottable(trace),
        lambda: held(trace),
        *(lambda row=row: ledger(trace, number, row.node) for row in rows),
    ):
        assert ask() is ask()
    before = ledger.cache_info().misses
    ledger(trace, number, rows[0].node)
    assert ledger.cache_info().misses == before


def test_a_program_without_gradients_is_ready_too():
    assert not ready(run("")).gradients


def test_tapes_are_surveyed_beforehand():
    trace = ready(run(NEURON))
    before = (lanes.cache_info().misses, holdings.cache_info().misses)
    lanes(trace)
    holdings(trace)
    assert (lanes.cache_info().misses, holdings.cache_info().misses) == before
