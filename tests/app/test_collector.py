"""Cyclic garbage is collected in the UI thread while a window lives."""

import gc
import threading

import pytest

from gradviz.app.collector import Collector


@pytest.fixture
def collector(qapp):
    made = Collector(qapp)
    yield made
    made.deleteLater()


def test_python_collects_by_itself_only_while_nobody_holds(collector):
    collector.hold()
    collector.hold()
    collector.release()
    assert not gc.isenabled()
    collector.release()
    assert gc.isenabled()


def test_garbage_of_another_thread_is_collected_in_this_one(collector, qtbot):
    threads = []

    class Cycle:
        def __init__(self):
            self.me = self

        def __del__(self):
            threads.append(threading.current_thread())

    collector.hold()
    maker = threading.Thread(target=lambda: [Cycle() for _ in range(20_000)])
    maker.start()
    maker.join()
    assert threads == []
    qtbot.waitUntil(lambda: len(threads) == 20_000)
    collector.release()
    assert set(threads) == {threading.main_thread()}


def test_a_window_holds_it_until_it_is_closed(open_window):
    window = open_window("w * 2.")
    assert not gc.isenabled()
    window.close()
    assert gc.isenabled()
