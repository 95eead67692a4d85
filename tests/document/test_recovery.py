import pytest

from gradviz.document.document import Document
from gradviz.document.recovery import Recovery, folder
from gradviz.document.runs import Runs
from gradviz.document.state import State
from gradviz.document.worker import ImmediateWorker
from gradviz.lang.scenes import Scene
from tests.helpers.boxes import measured


def new_document():
    made = Document(Runs(ImmediateWorker(), measured))
    made.open(State((Scene("w * 2.\n"),)))
    return made


@pytest.fixture
def document(qapp):
    return new_document()


def left_behind():
    return sorted(file.name for file in folder().glob("*.gradviz"))


def die(recovery):
    """End as a crash does: the lock goes, the file stays."""
    recovery._timer.stop()
    recovery._lock.unlock()


def test_changes_are_saved_after_a_while(document, qtbot):
    recovery = Recovery(document)
    recovery._timer.setInterval(1)
    document.set_value("w", 3.0)
    qtbot.waitUntil(lambda: left_behind() == ["recovery-0.gradviz"])
    recovery.close()
    assert left_behind() == []


def test_what_a_crash_left_is_found_and_counts_as_unsaved(document):
    first = Recovery(document)
    document.set_value("w", 3.0)
    first.save_now()
    die(first)
    other = new_document()
    second = Recovery(other)
    found = second.found()
    assert found.scene.inputs["w"].value == 3.0
    other.open(found, saved=False)
    assert other.modified
    second.close()


def test_two_at_once_keep_out_of_each_others_way(document):
    first, second = Recovery(document), Recovery(document)
    document.set_value("w", 3.0)
    first.save_now()
    second.save_now()
    assert left_behind() == ["recovery-0.gradviz", "recovery-1.gradviz"]
    assert second.found() is not None
    first.close()
    second.close()


def test_nothing_is_found_after_a_clean_end(document):
    recovery = Recovery(document)
    document.set_value("w", 3.0)
    recovery.save_now()
    recovery.close()
    again = Recovery(document)
    assert again.found() is None
    again.close()


def test_damage_in_the_slot_is_not_fatal(document):
    (folder() / "recovery-0.gradviz").write_bytes(b"{")
    recovery = Recovery(document)
    assert recovery.found() is None
    recovery.close()
