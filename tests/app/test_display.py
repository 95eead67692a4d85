import subprocess
import sys

import pytest

from gradviz.app import display


@pytest.fixture
def bare(monkeypatch):
    """A Linux machine without a display."""
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    return monkeypatch


def test_without_display_there_is_none(bare):
    assert display.no_display()


def test_a_display_that_does_not_answer_is_none(bare):
    bare.setenv("DISPLAY", ":4711")
    assert display.no_display()


def test_qt_told_to_paint_offscreen_needs_none(bare):
    bare.setenv("QT_QPA_PLATFORM", "offscreen")
    assert not display.no_display()


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_elsewhere_there_is_always_one(bare, platform):
    bare.setattr(sys, "platform", platform)
    assert not display.no_display()


def test_the_command_says_so_and_saves_a_picture_instead(tmp_path):
    ended = subprocess.run(
        [sys.executable, "-c", "from gradviz.cli import main; raise SystemExit(main([]))"],
        env={"PATH": "", "HOME": str(tmp_path), "PYTHONPATH": ":".join(sys.path)},
        cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert ended.returncode == 0, ended.stderr
    assert "no display" in ended.stderr
    assert len(ended.stderr.strip().splitlines()) == 1
    assert (tmp_path / "opening.png").read_bytes().startswith(b"\x89PNG")
