"""Colours: every pair in use is far enough apart, in the site's own palette and in any theme."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from wijzer.stijl import joined
from wijzer.thema import PAIRS, TOKENS, Palette, contrast, faults, read_palette, theme_css

OWN = read_palette(TOKENS.read_text())


def test_contrast_is_that_of_wcag():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)
    assert contrast("#1b5ea8", "#1b5ea8") == 1


def test_every_pair_in_use_can_be_read():
    assert len(PAIRS) == 57
    assert faults(OWN.over(Palette())) == []


def test_the_four_questions_have_the_inks_of_the_design():
    inks = [OWN.light[f"vraag-{nummer}"] for nummer in (1, 2, 3, 4)]
    assert inks == ["#1b5ea8", "#2a743b", "#a8480a", "#7a2f86"]


def test_a_theme_changes_colours_on_screen_only(tmp_path, settings):
    theme = tmp_path / "gemeente.css"
    theme.write_text(
        ":root { --widw-color-house: #004699; } @media (prefers-color-scheme: dark) { :root { --widw-color-house: #9ec5ff; } }"
    )
    settings.THEMA = str(theme)
    css = joined()
    assert "@media screen{:root{--widw-color-house:#004699;}}".replace(";}", "}") in css.replace(";}", "}")
    assert "#9ec5ff" in css


@pytest.mark.parametrize(
    ("css", "complaint"),
    [
        (":root { --widw-color-text: #999999; }", "text op page"),
        ("@media (prefers-color-scheme: dark) { :root { --widw-color-text: #333333; } }", "donker"),
        (":root { --widw-color-huis: #004699; }", "huis"),
    ],
)
def test_a_theme_that_does_not_hold_is_refused_in_words(css, complaint, tmp_path):
    theme = tmp_path / "thema.css"
    theme.write_text(css)
    with pytest.raises(ImproperlyConfigured, match=complaint):
        theme_css(str(theme))


def test_a_theme_brings_in_nothing_but_colours(tmp_path):
    theme = tmp_path / "thema.css"
    theme.write_text(
        "@import url(https://elders.nl/x.css); body{background:url(//elders.nl)} :root{--widw-color-house:#004699}"
    )
    assert "elders" not in theme_css(str(theme))


def test_a_theme_that_is_not_there_is_named(tmp_path):
    with pytest.raises(ImproperlyConfigured, match=r"geen\.css"):
        theme_css(str(tmp_path / "geen.css"))
