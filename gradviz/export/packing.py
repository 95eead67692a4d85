"""Long exports: what follows them, and how what is painted becomes a file in its own thread."""

from collections.abc import Callable
from threading import Thread

LOOK = 0.02  # seconds between two looks at what is being packed

Progress = Callable[[int, int], bool]  # parts painted, parts; returns False to stop


def unseen(_done: int, _count: int) -> bool:
    """Follow nothing, and never stop."""
    return True


def packed(pack: Callable[[], bytes], count: int, progress: Progress) -> bytes | None:
    """Return what `pack` returns, which runs in a thread so that nothing has to wait for it.

    None if stopped: `progress` hears of it as long as that takes, but once at least.
    """
    made: list[bytes] = []
    thread = Thread(target=lambda: made.append(pack()))
    thread.start()
    wanted = running = True
    while running:
        thread.join(LOOK)
        running = thread.is_alive()
        wanted = progress(count, count) and wanted
    return made[0] if wanted else None
