import pytest

from gradviz.export.packing import packed


def test_what_goes_wrong_in_the_thread_is_told_to_whoever_waits():
    def pack():
        raise OSError("no room")

    with pytest.raises(OSError, match="no room"):
        packed(pack, 3, lambda _done, _count: True)
