"""How a page behaves for a hand, a keyboard, a small phone and a printer."""

import pytest


def test_a_page_has_one_small_stylesheet_and_one_font(visit):
    sizes: dict[str, int] = {}
    page = visit("/over/")
    page.on("response", lambda r: sizes.__setitem__(r.url, int(r.headers.get("content-length", 0))))
    page.reload()
    page.wait_for_load_state("networkidle")
    styles = [size for url, size in sizes.items() if url.endswith(".css")]
    fonts = [size for url, size in sizes.items() if url.endswith(".woff2")]
    assert len(styles) == 1 and 0 < styles[0] <= 20 * 1024
    assert len(fonts) == 1 and 0 < fonts[0] <= 45 * 1024
    assert page.locator('link[rel="stylesheet"]').count() == 1


@pytest.mark.parametrize("path", ["/", "/toolkit/", "/contact/", "/wijken/alphen-noord/"])
@pytest.mark.parametrize("width", [320, 1280])
def test_the_keyboard_reaches_everything_in_reading_order_with_a_visible_focus(path, width, visit):
    page = visit(path, width=width)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#inhoud"  # the skip link is first
    assert page.evaluate("document.activeElement.getBoundingClientRect().top") >= 0
    focusable = page.evaluate(
        """() => [...document.querySelectorAll('a[href],button,input:not([type=hidden]),select,textarea,summary,[tabindex="0"]')]
              .filter(e => e.checkVisibility() && e.tabIndex >= 0 && !e.disabled).length"""
    )
    seen, hidden = 1, []
    for _ in range(focusable - 1):
        page.keyboard.press("Tab")
        state = page.evaluate(
            """() => { const e = document.activeElement, r = e.getBoundingClientRect(), s = getComputedStyle(e);
                 return {tag: e.tagName, text: e.textContent.trim().slice(0, 40),
                   ring: [s, getComputedStyle(e, '::after')].some(
                     t => parseFloat(t.outlineWidth) >= 2 && t.outlineStyle !== 'none' || t.boxShadow !== 'none'),
                   inside: r.bottom > 0 && r.top < innerHeight && r.width > 0} }"""
        )
        if state["tag"] == "BODY":
            break
        seen += 1
        if not (state["ring"] and state["inside"]):
            hidden.append(state)
    assert (seen, hidden) == (focusable, [])


@pytest.mark.parametrize("path", ["/", "/toolkit/", "/lessen/", "/tijdlijn/"])
def test_targets_can_be_hit_with_a_finger(path, visit):
    page = visit(path, width=375)
    seen, small, top = 0, [], 0
    while top < page.evaluate("document.documentElement.scrollHeight"):
        page.evaluate("top => scrollTo(0, top)", top)
        page.wait_for_timeout(60)  # what a page lays out late is there by now
        targets = page.evaluate(
            """() => [...document.querySelectorAll('button, input:not([type=hidden]), select, summary, nav a, .kaart a, .arm a')]
                 .filter(e => e.checkVisibility({contentVisibilityAuto: true}) && getComputedStyle(e).position !== 'absolute')
                 .map(e => [e.textContent.trim().slice(0, 30), e.getBoundingClientRect()])
                 .filter(([t, r]) => r.bottom > 0 && r.top < innerHeight)
                 .map(([t, r]) => [t, Math.round(r.height)])"""
        )
        seen += len(targets)
        small += [target for target in targets if target[1] < 24]
        top += 600
    assert seen > 5
    assert small == []


def test_the_text_can_be_spaced_and_doubled_without_loss(visit):
    page = visit("/vragen/bereik/", width=1280)
    page.evaluate(
        """() => document.querySelectorAll('body *').forEach(e => { e.style.lineHeight = '1.5'; e.style.letterSpacing = '0.12em';
             e.style.wordSpacing = '0.16em' })"""
    )
    page.set_viewport_size({"width": 320, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("wijk", ["alphen-noord", "den-haag-zuidwest", "stevenshof"])
def test_what_was_done_with_your_input_prints_on_one_a4(wijk, visit, tmp_path):
    page = visit(f"/wijken/{wijk}/uw-inbreng/")
    pdf = page.pdf(format="A4")
    assert (
        pdf.count(b"/Type /Page\n") + pdf.count(b"/Type /Page ") + pdf.count(b"/Type/Page\n") == 1 or b"/Count 1" in pdf
    )


def test_nothing_moves_for_who_asked_for_rest(visit):
    page = visit("/")
    moving = page.evaluate(
        """() => [...document.querySelectorAll('*')].filter(e => { const s = getComputedStyle(e);
             return parseFloat(s.animationDuration) > 0.01 || parseFloat(s.transitionDuration) > 0.01 }).length"""
    )
    assert moving == 0
