"""Cyclic garbage is collected in the UI thread while a window lives."""

import gc
import threading

import pytest
from PySide6.QtCore import QObject

from gradviz.app.collector import LARGE, YOUNG, Collector
from gradviz.document.worker import Worker


@pytest.fixture
def collector(qapp):
    owner = QObject()  # not the application, or a window would find this one
    yield Collector(owner)
    owner.deleteLater()


@pytest.fixture
def worker(qapp):
    made = Worker(qapp)
    yield made
    made.close()
    made.deleteLater()


def test_python_collects_by_itself_only_while_no_worker_is_held(collector, worker):
    other = Worker(worker)
    collector.hold(worker)
    collector.hold(other)
    collector.release(worker)
    assert not gc.isenabled()
    collector.release(other)
    assert gc.isenabled()


def test_garbage_of_another_thread_is_collected_in_this_one(collector, worker, qtbot):
    threads = []

    class Cycle:
        def __init__(self):
            self.me = self

        def __del__(self):
            threads.append(threading.current_thread())

    collector.hold(worker)
    maker = threading.Thread(target=lambda: [Cycle() for _ in range(20_000)])
    maker.start()
    maker.join()
    assert threads == []
    qtbot.waitUntil(lambda: len(threads) == 20_000)
    collector.release(worker)
    assert set(threads) == {threading.main_thread()}


def test_what_a_worker_makes_at_one_go_is_looked_through_by_nobody(collector, worker, qtbot):
    gc.collect()
    collector.hold(worker)
    before, made = gc.get_freeze_count(), []
    worker.submit("make", lambda _cancelled: made.extend([] for _ in range(2 * LARGE)))
    qtbot.waitUntil(lambda: worker.idle and len(made) == 2 * LARGE)
    assert gc.get_freeze_count() - before > 2 * LARGE
    worker.submit("few", lambda _cancelled: made.extend([] for _ in range(100)))
    qtbot.waitUntil(lambda: worker.idle and len(made) == 2 * LARGE + 100)
    collector.release(worker)
    gc.unfreeze()


def test_nothing_is_collected_while_a_worker_works(collector, worker, qtbot):
    begun, end = threading.Event(), threading.Event()
    collector.hold(worker)
    worker.submit("wait", lambda _cancelled: (begun.set(), end.wait(10)))
    assert begun.wait(10)
    garbage = [[] for _ in range(2 * YOUNG)]
    for one in garbage:
        one.append(one)
    del garbage, one
    collector._look()
    assert gc.get_count()[0] > YOUNG
    end.set()
    qtbot.waitUntil(lambda: gc.get_count()[0] < YOUNG)
    collector.release(worker)


def test_a_window_holds_it_until_it_is_closed(open_window):
    window = open_window("w * 2.")
    assert not gc.isenabled()
    window.close()
    assert gc.isenabled()
