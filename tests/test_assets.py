"""Assets are found in a checkout and in a wheel, and the fonts are what the licences allow."""

import pytest

from gradviz import assets


def test_text_and_names_find_what_lies_in_a_folder():
    names = assets.names("fonts", ".txt")
    assert names == tuple(sorted(names))
    assert "LICENSE-Inter.txt" in names
    assert "SIL Open Font License" in assets.text("fonts", "LICENSE-Inter.txt")


def test_missing_asset_is_named():
    with pytest.raises(FileNotFoundError, match=r"fonts/no\.otf"):
        assets.path("fonts", "no.otf")


def test_a_wheel_keeps_its_assets_inside_the_package(tmp_path, monkeypatch):
    (tmp_path / "gradviz" / "_assets" / "fonts").mkdir(parents=True)
    monkeypatch.setattr(assets, "__file__", str(tmp_path / "gradviz" / "assets.py"))
    assets._root.cache_clear()
    try:
        assert assets.path("fonts") == tmp_path.resolve() / "gradviz" / "_assets" / "fonts"
    finally:
        assets._root.cache_clear()


def test_no_assets_at_all_says_what_to_do(tmp_path, monkeypatch):
    monkeypatch.setattr(assets, "__file__", str(tmp_path / "gradviz" / "assets.py"))
    assets._root.cache_clear()
    try:
        with pytest.raises(FileNotFoundError, match="install gradviz again"):
            assets.path("fonts")
    finally:
        assets._root.cache_clear()


def test_every_bundled_font_has_its_licence_beside_it():
    licences = {
        name.removeprefix("LICENSE-").removesuffix(".txt") for name in assets.names("fonts", ".txt")
    }
    fonts = assets.names("fonts", ".otf") + assets.names("fonts", ".ttf")
    assert fonts
    assert not [font for font in fonts if not font.startswith(tuple(licences))]


def test_fonts_stay_small():
    assert (
        sum(assets.path("fonts", name).stat().st_size for name in assets.names("fonts")) < 2_000_000
    )
