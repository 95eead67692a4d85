"""Long exports: what follows them, and how what is painted becomes a file in its own thread."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait

LOOK = 0.02  # seconds between two looks at what is being packed

Progress = Callable[[int, int], bool]  # parts painted, parts; returns False to stop


def unseen(_done: int, _count: int) -> bool:
    """Follow nothing, and never stop."""
    return True


def packed(pack: Callable[[], bytes], count: int, progress: Progress) -> bytes | None:
    """Return what `pack` returns, which runs in a thread so that nothing has to wait for it.

    None if stopped: `progress` hears of it as long as that takes, but once at least. Raises what
    `pack` raises.
    """
    with ThreadPoolExecutor(1) as thread:
        made = thread.submit(pack)
        wanted = running = True
        while running:
            running = bool(wait([made], LOOK).not_done)
            wanted = progress(count, count) and wanted
    return made.result() if wanted else None
