"""On programs that TensorFlow was asked: paths add up to the gradient, births have cures.

Every third of them, which is as many as the time of a test run allows.
"""

import numpy as np
import pytest

from gradviz import run
from gradviz.trace.conventions import conventional, places
from gradviz.trace.cures import cure
from gradviz.trace.nonfinite import births, is_finite
from gradviz.trace.paths import ledger
from tests.golden.cases import programs

HEAD = "import numpy as np\nimport tensorflow as tf\n"
MOST = 200
APART, SLOTS = 3, 4  # every third program is taken, and all dealt out to so many tests
ALL = [HEAD + text for family in programs.FAMILIES.values() for text in family.values()]
TAKEN = ALL[::APART]


@pytest.fixture(scope="module", params=range(SLOTS))
def traces(request):
    return [run(text) for text in TAKEN[request.param :: SLOTS]]


def ledgers(trace):
    for number, call in enumerate(trace.gradients):
        for row in call.rows:
            if row.node is not None and (found := ledger(trace, number, row.node, MOST)):
                yield row, found


def test_paths_add_up_to_the_gradient(traces):
    checked = 0
    for row, found in (pair for trace in traces for pair in ledgers(trace)):
        assert len(found.paths) == min(found.number, MOST)
        told = found.complete and all(path.product is not None for path in found.paths)
        if not told or row.value is None or not is_finite(row.value):
            continue
        added = sum(path.product for path in found.paths)
        # float32 rounds at every step of the backward pass, the ledger only where it divides
        np.testing.assert_allclose(added, row.value, 1e-3, 1e-4 * max(1, *(
            path.size for path in found.paths)))  # fmt: skip
        checked += 1
    assert checked > 10


def test_births_have_cures_and_conventions_places(traces):
    for trace in traces:
        assert all(cure(trace, birth).key for birth in births(trace))
        assert all(places(trace.nodes, trace.nodes[k]) for k in conventional(trace))
