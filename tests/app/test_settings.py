from PySide6.QtCore import QByteArray

from gradviz.app.settings import RECENT, Settings


def test_there_is_a_sensible_value_before_anything_was_written(qapp):
    settings = Settings()
    assert (settings.dark, settings.language, settings.recent) == (False, "", [])
    assert settings.window is None


def test_choices_are_found_again(qapp):
    first = Settings()
    first.dark, first.language = True, "ko"
    first.save_window(QByteArray(b"here"), QByteArray(b"so"))
    first._store.sync()
    second = Settings()
    assert (second.dark, second.language) == (True, "ko")
    assert second.window == (QByteArray(b"here"), QByteArray(b"so"))


def test_recent_files_are_few_and_the_newest_comes_first(qapp):
    settings = Settings()
    settings.add_recent("/a")
    assert Settings().recent == ["/a"]
    for number in range(RECENT + 3):
        settings.add_recent(f"/{number}")
    settings.add_recent("/5")
    assert settings.recent[0] == "/5"
    assert len(settings.recent) == len(set(settings.recent)) == RECENT
