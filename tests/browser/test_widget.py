import re
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.browser.driver import (
    ADVICE,
    ALONE,
    NARROW,
    READY,
    WIDGET,
    choose,
    next_advice,
    status,
    ticked,
    uitkomst,
    until,
)

pytestmark = pytest.mark.browser

BROKEN = "html[data-beslishulp=kapot]"
THREAT = ("norm-onacceptabel", "gedraging-bedreiging-werknemer", "herhaling-nee", "slachtoffer-werknemer")
QUESTIONS = ["norm", "gedraging", "herhaling", "slachtoffer", "strafbaar"]
# Where the focus is, and whether all of it can be seen: no bar lies over its middle or its edges.
FOCUS = """() => {
  const element = document.activeElement;
  const { left, right, top, bottom } = element.getClientRects()[0];
  const style = getComputedStyle(element);
  const [across, down] = [(left + right) / 2, (top + bottom) / 2];
  const points = [[across, top + 2], [across, down], [across, bottom - 2], [left + 2, down]];
  return {
    name: element.id || element.textContent.trim() || element.getAttribute("aria-label"),
    tag: element.tagName,
    ring: parseFloat(style.outlineWidth) >= 3 && style.outlineStyle !== "none",
    free: points.every((point) => element.contains(document.elementFromPoint(...point))),
  };
}"""


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A page of its own, for a test that starts or ends the decision aid."""
    with browser.new_context(viewport=NARROW, reduced_motion="reduce") as context:
        context.add_init_script(ALONE)
        page = context.new_page()
        page.goto(address)
        yield page


def _questions(page: Page) -> list[str]:
    found: list[str] = page.evaluate(
        "[...document.querySelectorAll('[data-vraag]')].filter((e) => e.offsetParent)"
        ".map((e) => e.dataset.vraag)"
    )
    return found


def test_the_live_region_stands_in_the_page_before_it_speaks(page: Page, address: str) -> None:
    source = page.request.get(address + WIDGET).text()
    (region,) = re.findall(
        r'<p [^>]*role="status"[^>]*>([^<]*)</p>', source.partition('<section class="bes')[2]
    )
    assert region == ""


def test_it_says_what_it_is_doing_and_keeps_what_was_ticked_meanwhile(page: Page, address: str) -> None:
    held: list[Route] = []
    page.route("**/*.wasm", lambda route: held.append(route))  # noqa: PLW0108 - a builtin is refused
    page.goto(address + WIDGET)
    page.wait_for_selector("html[data-beslishulp=laden]")
    assert status(page).startswith("De beslishulp start.")
    page.check("#norm-onacceptabel")
    page.check("#gedraging-verbaal")
    page.check("#gedraging-eigendommen")
    page.click("[data-actie=wis]")
    assert status(page).startswith("Je antwoorden zijn gewist. De beslishulp start.")
    assert ticked(page) == []
    page.check("#gedraging-bedreiging-werknemer")
    assert page.query_selector(ADVICE) is None
    until(page, lambda: held, "nothing asked for Python")
    held[0].continue_()
    page.wait_for_selector(READY)
    page.wait_for_selector(ADVICE)
    assert ticked(page) == ["gedraging-bedreiging-werknemer"]
    assert uitkomst(page)["antwoorden"] == {"gedraging": ["bedreiging-werknemer"]}
    assert status(page).startswith("Voorlopig advies: Pandverbod van 3 maanden.")
    marks = page.evaluate(
        "performance.getEntriesByType('mark').map((m) => m.name).filter((n) => n.startsWith('beslishulp:'))"
    )
    assert marks == ["beslishulp:start", "beslishulp:klaar", "beslishulp:advies"]


def test_who_saves_data_starts_python_with_the_first_touch(browser: Browser, address: str) -> None:
    with browser.new_context(viewport=NARROW, reduced_motion="reduce") as context:
        context.add_init_script(
            "Object.defineProperty(navigator, 'connection', { value: { saveData: true } });"
        )
        page = context.new_page()
        asked: list[str] = []
        context.on("request", lambda request: asked.append(request.url))
        page.goto(address + WIDGET)
        page.wait_for_timeout(300)
        assert status(page).startswith("Je browser spaart data.")
        assert not [url for url in asked if "pyodide" in url or url.endswith("worker.js")]
        page.check("#gedraging-verbaal")
        page.wait_for_selector(ADVICE)
        assert uitkomst(page)["antwoorden"] == {"gedraging": ["verbaal"]}


def test_it_says_that_it_is_ready_and_shows_no_advice_on_nothing(hulp: Page) -> None:
    choose(hulp, "gedraging-verbaal")
    hulp.click("#gedraging-verbaal")
    hulp.wait_for_selector(ADVICE, state="detached")
    assert status(hulp) == "De beslishulp is klaar."
    assert uitkomst(hulp) is None
    assert _questions(hulp) == ["norm", "gedraging"]
    assert not hulp.is_visible(".na-advies")
    assert not hulp.is_visible("[data-actie=naarAdvies]")


def test_changing_one_answer_keeps_the_others(hulp: Page) -> None:
    choose(hulp, *THREAT)
    choose(hulp, "herhaling-ja")
    assert uitkomst(hulp)["antwoorden"] == {
        "norm": ["onacceptabel"],
        "gedraging": ["bedreiging-werknemer"],
        "herhaling": ["ja"],
        "slachtoffer": ["werknemer"],
    }
    assert status(hulp).startswith("Advies: Pandverbod van 6 tot 12 maanden.")


def test_several_behaviours_count_together(hulp: Page) -> None:
    choose(hulp, "gedraging-verbaal", "gedraging-bedreiging-werknemer", "gedraging-eigendommen")
    advies = uitkomst(hulp)
    assert advies["antwoorden"]["gedraging"] == ["verbaal", "bedreiging-werknemer", "eigendommen"]
    assert [item["soort"] for item in advies["maatregelen"]] == ["pandverbod", "schade-verhalen"]
    choose(hulp, "gedraging-eigendommen")
    assert [item["soort"] for item in uitkomst(hulp)["maatregelen"]] == ["pandverbod"]


def test_emotion_ends_the_questions_and_going_back_brings_the_answers_back(hulp: Page) -> None:
    choose(hulp, *THREAT)
    before = uitkomst(hulp)
    choose(hulp, "norm-acceptabel")
    assert _questions(hulp) == ["norm"]
    assert uitkomst(hulp)["titel"].startswith("Geen sanctie")
    assert uitkomst(hulp)["antwoorden"] == {"norm": ["acceptabel"]}
    assert status(hulp) == "Advies: Geen sanctie, wel aandacht. Geen aangifte."
    choose(hulp, "norm-onacceptabel")
    assert sorted(ticked(hulp)) == sorted(THREAT)
    assert uitkomst(hulp) == before


def test_not_knowing_is_an_answer(hulp: Page) -> None:
    choose(hulp, "norm-onbekend", "gedraging-verbaal", "herhaling-onbekend", "strafbaar-onbekend")
    assert "herhaling" in uitkomst(hulp)["open"]
    assert uitkomst(hulp)["antwoorden"] == {"gedraging": ["verbaal"]}
    assert "strafbaar-onbekend" in ticked(hulp)


def test_only_what_can_apply_is_asked(hulp: Page) -> None:
    assert _questions(hulp) == ["norm", "gedraging"]
    choose(hulp, "gedraging-verbaal")
    assert _questions(hulp) == QUESTIONS
    assert hulp.is_visible("#slachtoffer-organisatie")
    choose(hulp, "gedraging-bedreiging-werknemer", "gedraging-verbaal")
    assert _questions(hulp) == ["norm", "gedraging", "herhaling", "slachtoffer"]
    assert not hulp.is_visible("#slachtoffer-organisatie")
    assert not hulp.is_visible("#slachtoffer-bezoeker")
    assert hulp.is_visible("#slachtoffer-ambtsdrager")


def test_wiping_clears_everything_and_starts_again(hulp: Page) -> None:
    choose(hulp, *THREAT)
    hulp.click("[data-actie=deel]")
    assert "#sanctie?" in hulp.url
    hulp.click("[data-actie=wis]")
    assert ticked(hulp) == []
    assert "#" not in hulp.url
    assert hulp.query_selector(ADVICE) is None
    assert uitkomst(hulp) is None
    assert _questions(hulp) == ["norm", "gedraging"]
    assert not hulp.is_visible("[data-deel]")
    assert status(hulp) == "Je antwoorden zijn gewist."
    assert hulp.evaluate("document.activeElement.id") == "norm-acceptabel"


def test_leaving_quickly_leaves_no_answers_behind(page: Page, address: str) -> None:
    page.goto(address + WIDGET)
    page.wait_for_selector(READY)
    choose(page, *THREAT)
    page.click("[data-actie=deel]")
    page.route(re.compile("^https://"), lambda route: route.fulfill(body="<title>elders</title>"))
    elsewhere = page.get_attribute("[data-snel-weg]", "href") or ""
    page.click("[data-snel-weg]")
    page.wait_for_url(elsewhere)
    page.go_back()  # what came before the decision aid, not the decision aid
    assert page.url == address
    page.goto(address + WIDGET)
    page.wait_for_selector(READY)
    assert ticked(page) == []


@pytest.mark.parametrize("missing", ["**/worker.js", "**/safe.js", "**/pyodide.js", "**/*.wasm", "**/*.zip"])
def test_when_it_breaks_it_says_so_and_the_table_remains(page: Page, address: str, missing: str) -> None:
    page.route("**/restore.js", lambda route: route.abort())  # only the safe rung is left
    page.route(missing, lambda route: route.abort())
    page.goto(address + WIDGET)
    page.check("#gedraging-verbaal")
    page.wait_for_selector(BROKEN)
    assert status(page).startswith("De beslishulp start niet. Gebruik de tabel")
    assert page.is_visible("#alle-uitkomsten-in-een-tabel ~ * table")
    page.click("[data-actie=wis]")
    assert "De beslishulp start niet." in status(page)


def test_a_start_that_never_ends_is_broken_too(page: Page, address: str) -> None:
    page.clock.install()
    page.route("**/restore.js", lambda route: route.abort())
    page.route("**/pyodide.js", lambda _: None)
    with page.expect_request("**/pyodide.js"):
        page.goto(address + WIDGET)
    page.clock.fast_forward(60_000)
    page.wait_for_selector(BROKEN)
    assert status(page).startswith("De beslishulp start niet.")


def test_python_that_fails_later_takes_its_old_advice_away(page: Page, address: str) -> None:
    page.goto(address + WIDGET)
    page.wait_for_selector(READY)
    choose(page, "gedraging-verbaal")
    page.evaluate("document.querySelector('#herhaling-ja').value = 'bestaat-niet'")
    page.check("#herhaling-ja")
    page.wait_for_selector(BROKEN)
    assert page.query_selector(ADVICE) is None
    assert status(page).startswith("De beslishulp start niet.")


def _tab_to(page: Page, wanted: str, key: str = "Tab") -> list[dict[str, object]]:
    """Press the key until this control has the focus; give every stop on the way."""
    stops: list[dict[str, object]] = []
    for _ in range(150):
        page.keyboard.press(key)
        stops.append(page.evaluate(FOCUS))
        if stops[-1]["name"] == wanted:
            return stops
    pytest.fail(f"{wanted} was not reached by {[stop['name'] for stop in stops]}")


@pytest.mark.parametrize("height", [800, 360])
def test_by_keyboard_from_the_top_to_the_advice_on_a_narrow_screen(
    page: Page, address: str, height: int
) -> None:
    page.set_viewport_size({"width": 390, "height": height})
    page.goto(address + WIDGET)
    page.wait_for_selector(READY)
    stops = _tab_to(page, "norm-acceptabel")
    for key, then in (
        ("ArrowDown", "gedraging-bedreiging-werknemer"),
        ("Space", "herhaling-nee"),
        ("Space", "slachtoffer-werknemer"),
        ("Space", "Naar het advies"),
    ):
        with next_advice(page):
            page.keyboard.press(key)
        stops += [page.evaluate(FOCUS), *_tab_to(page, then)]
    page.keyboard.press("Enter")
    stops.append(page.evaluate(FOCUS))
    assert stops[0]["name"] == "Naar de inhoud"
    assert (stops[-1]["tag"], page.inner_text(":focus")) == ("H2", "Pandverbod van 3 maanden")
    stops += _tab_to(page, "Print dit advies")
    stops += _tab_to(page, "Wis antwoorden", "Shift+Tab")  # and back, past every mark of the card
    assert [stop for stop in stops if not (stop["free"] and stop["ring"])] == []


def test_the_line_that_grows_does_not_cover_the_control_just_used(hulp: Page) -> None:
    hulp.set_viewport_size(NARROW)
    hulp.focus("#gedraging-verbaal")
    hulp.evaluate(
        """() => {
          const line = document.querySelector(".stand").getBoundingClientRect().top;
          scrollBy(0, document.activeElement.getBoundingClientRect().bottom - line + 4);
        }"""
    )
    with next_advice(hulp):
        hulp.keyboard.press("Space")
    assert hulp.evaluate(FOCUS)["free"]


def test_at_high_zoom_the_bars_leave_room_to_read(hulp: Page) -> None:
    hulp.set_viewport_size({"width": 320, "height": 256})
    choose(hulp, *THREAT)
    hulp.evaluate("document.querySelector('#herhaling-nee').scrollIntoView({ block: 'center' })")
    room = hulp.evaluate(
        """[...Array(256).keys()].filter((y) => document.elementFromPoint(160, y).closest("form")).length"""
    )
    assert room > 256 / 2


def test_the_card_has_all_that_a_decision_needs(hulp: Page) -> None:
    choose(hulp, *THREAT)
    card = hulp.locator(ADVICE)
    rows = dict(
        zip(
            card.locator(".kern dt").all_inner_texts(),
            card.locator(".kern dd").all_inner_texts(),
            strict=True,
        )
    )
    assert card.locator("h2").inner_text() == "Pandverbod van 3 maanden"
    assert rows["Hoe lang"] == "3 maanden"
    assert "dienst" in rows["Waar"]
    assert "leidinggevende" in rows["Wie beslist"].lower()
    assert rows["Politie"].startswith("Altijd aangifte")
    first = card.locator(".eerst").inner_text()
    assert "Binnen 24 uur." in first
    assert "Binnen 48 uur." in card.locator(".besluit").inner_text()
    for part in ("controles", "omdat", "waarom-niet", "wat-als"):
        assert card.locator(f".{part} li").count() > 0, part
    assert "Is de veroorzaker gehoord?" in card.locator(".controles").inner_text()
    assert "Deed deze persoon dit eerder?" in card.locator(".antwoorden dt").all_inner_texts()


def test_every_source_mark_leads_to_its_place(hulp: Page) -> None:
    links: set[str] = set()
    for answers in (
        THREAT,
        ("gedraging-overlast", "gedraging-eigendommen", "herhaling-ja"),
        ("norm-acceptabel",),
    ):
        hulp.click("[data-actie=wis]")
        choose(hulp, *answers)
        links |= set(
            hulp.eval_on_selector_all(f"{ADVICE} a", "all => all.map((a) => a.getAttribute('href'))")
        )
    places = [urlsplit(urljoin(hulp.url, link)) for link in links]
    pages = {place.path: hulp.request.get(place._replace(fragment="").geturl()).text() for place in places}
    missing = [place.geturl() for place in places if f'id="{place.fragment}"' not in pages[place.path]]
    assert missing == []
    assert len(places) > 40
    assert {path.split("/")[-2] for path in pages} == {"register", "bronnen", "keuzes"}
