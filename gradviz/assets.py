"""Where the files beside the code lie: fonts and lessons. The only module that knows.

In a checkout they are in `assets/` at the top; in an installed wheel in `gradviz/_assets`.
It must not know what is in them.
"""

from functools import cache
from pathlib import Path


@cache
def _root() -> Path:
    package = Path(__file__).resolve().parent
    for folder in (package / "_assets", package.parent / "assets"):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"no assets beside {package}: install gradviz again")


def path(*parts: str) -> Path:
    """Return where the asset `parts` lies: the names of its folder and file."""
    found = _root().joinpath(*parts)
    if not found.exists():
        raise FileNotFoundError(f"no asset {'/'.join(parts)}")
    return found


def text(*parts: str) -> str:
    """Return the UTF-8 text of the asset `parts`."""
    return path(*parts).read_text(encoding="utf-8")


def names(folder: str, suffix: str = "") -> tuple[str, ...]:
    """Return the names of the files in `folder` that end in `suffix`, in order."""
    return tuple(sorted(p.name for p in path(folder).iterdir() if p.name.endswith(suffix)))
