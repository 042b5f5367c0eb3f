import pytest

from deploy.local.assets import LOGO, copy_assets, without_remote_fonts, without_source_map


def test_the_nhs_typeface_is_not_asked_for():
    face = "@font-face{font-family:Frutiger W01;src:url(https://assets.nhs.uk/f.woff2)}"

    assert without_remote_fonts(face + "body{font-family:Frutiger W01,arial}") == "body{font-family:arial}"


@pytest.mark.parametrize("end", ["\n/*# sourceMappingURL=a.css.map */\n", "//# sourceMappingURL=a.js.map\n"])
def test_a_map_that_is_not_served_is_not_named(end):
    assert without_source_map(f"x;{end}").strip() == "x;"


@pytest.mark.parametrize(
    "name", ["favicon.svg", "nhsuk-icon-180.png", "nhsuk-icon-mask.svg", "nhsuk-opengraph-image.png"]
)
def test_pictures_of_the_nhs_logo_are_left_out(name):
    assert LOGO.search(name)


def test_only_what_is_needed_is_copied(tmp_path):
    source, target = tmp_path / "dist", tmp_path / "static"
    (source / "assets" / "images").mkdir(parents=True)
    for name in ("nhsuk-frontend.min.css", "nhsuk-frontend.min.js", "nhsuk-frontend.js"):
        (source / name).write_text("")
    for name in ("favicon.ico", "nhsuk-icon-arrow-up.svg"):
        (source / "assets" / "images" / name).write_text("")

    copy_assets(source, target)

    copied = sorted(str(path.relative_to(target)) for path in target.rglob("*") if path.is_file())
    assert copied == ["assets/images/nhsuk-icon-arrow-up.svg", "nhsuk-frontend.min.css", "nhsuk-frontend.min.js"]
