"""Every exercise, in every state it can be in, can be seen, heard and done with the keyboard alone."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, ViewportSize

from handbook.book import Book
from tests.browser.driver import ALONE, axe
from tests.browser.les import LESSON, STATUS, button_of, check, field_of, fill, open_lesson, opgaven
from widgets.leren.opgave import Opgave

pytestmark = pytest.mark.browser

SMALL: ViewportSize = {"width": 320, "height": 640}
ALL = [
    "ga-na",
    "kritiek-of-agressie",
    "wie-beslist-over-drank",
    "meer-tegelijk",
    "eerst-wat-dan",
    "twee-verhalen",
]
PLAIN = ALL[:-1]
# Controls and links in the exercises that are too small to hit; a label makes its control larger.
TOO_SMALL = """[...document.querySelectorAll("[data-leren] :is(button, select, summary, .optie, .verder a)")]
  .filter((e) => e.checkVisibility()).filter((e) => e.getBoundingClientRect().height < 24
    || e.getBoundingClientRect().width < 24).map((e) => e.outerHTML)"""
# Where the focus is, whether a ring shows it, and whether the bars above and below leave it in sight.
FOCUS = """() => {
  const element = document.activeElement;
  const box = element.getBoundingClientRect();
  const bar = document.querySelector("[data-leren] .stand").getBoundingClientRect();
  const high = document.querySelector(".md-header").getBoundingClientRect().bottom;
  const low = element.closest("[data-leren] form") ? bar.top : innerHeight;
  return {
    name: element.labels?.[0]?.textContent ?? element.textContent.trim(),
    id: element.id,
    body: element === document.body,
    inside: element.closest("[data-leren]") !== null,
    ring: parseFloat(getComputedStyle(element).outlineWidth) >= 3,
    seen: Math.min(box.bottom, low) - Math.max(box.top, high) >= Math.min(box.height, (low - high) / 2) - 1,
  };
}"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context(viewport=SMALL, reduced_motion="reduce") as context:
        yield context.new_page()


@pytest.fixture(scope="module")
def vragen(book: Book) -> dict[str, Opgave]:
    return opgaven(book)


def _sound(page: Page, state: str) -> None:
    """Hold the page, as it is now, against what holds in every state."""
    # As high as the page: where something is half behind a bar, axe measures the other half.
    page.set_viewport_size({"width": 320, "height": page.evaluate("document.documentElement.scrollHeight")})
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        assert axe(page) == [], (state, scheme)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), state
    assert page.evaluate(TOO_SMALL) == [], state
    page.set_viewport_size(SMALL)


def test_the_lesson_has_every_kind_of_exercise(vragen: dict[str, Opgave]) -> None:
    assert [*vragen] == ALL
    assert {opgave.soort for opgave in vragen.values()} == {"kies", "indelen", "volgorde", "scenario"}
    assert {veld.meer for name in ("ga-na", "meer-tegelijk") for veld in vragen[name].velden} == {True, False}


def test_untouched_chosen_wrong_partly_right_and_wiped(
    page: Page, address: str, vragen: dict[str, Opgave]
) -> None:
    open_lesson(page, address)
    _sound(page, "untouched")
    for opgave in vragen.values():
        assert check(page, opgave, opgave.velden[0] if opgave.soort == "scenario" else None) == [
            "Kies eerst een antwoord."
        ]
        assert page.locator(".feedback:not(:empty)").count() == 0
    _sound(page, "nothing chosen")
    for opgave in vragen.values():
        fill(page, opgave, opgave.velden[0], right=True)
    _sound(page, "chosen, not checked")
    for wrong in (len, lambda _: 1, lambda _: 0):
        for name in PLAIN:
            velden = vragen[name].velden
            for place, veld in enumerate(velden):
                fill(page, vragen[name], veld, right=place >= wrong(velden))
            (said,) = check(page, vragen[name])
            few = wrong(velden) < len(velden)
            assert said.startswith(
                "Goed." if wrong(velden) == 0 else "Een deel" if few else "Dit klopt niet."
            )
        _sound(page, f"checked, wrong: {wrong}")
    page.press("[data-opnieuw]", "Enter")
    assert page.evaluate("document.activeElement.name").startswith("ga-na:")
    _sound(page, "wiped")


def test_some_of_several_is_partly_right(page: Page, address: str, vragen: dict[str, Opgave]) -> None:
    open_lesson(page, address)
    opgave = vragen["ga-na"]
    page.check("[name='ga-na:keuze'][value=k1]")
    assert check(page, opgave)[0].startswith("Een deel klopt.")
    assert page.locator("[data-oefening=ga-na] .feedback .gemist").count() == 2
    _sound(page, "some of several")


def test_a_story_at_its_first_point_halfway_at_the_end_and_after_going_back(
    page: Page, address: str, vragen: dict[str, Opgave]
) -> None:
    open_lesson(page, address)
    story = vragen["twee-verhalen"]
    melding, alsnog, reden, termijn = story.velden
    for veld, right, shown in ((melding, False, alsnog), (alsnog, True, reden), (reden, True, termijn)):
        fill(page, story, veld, right=right)
        (said,) = check(page, story, veld)
        assert "Het verhaal gaat verder." in said
        assert page.evaluate("document.activeElement.closest('[data-veld]').dataset.veld") == veld.naam
        _sound(page, f"at {shown.naam}")
        assert _next_field(page) == shown.naam
    fill(page, story, termijn, right=False)
    (said,) = check(page, story, termijn)
    assert said.startswith(
        "Dit klopt niet. Het verhaal is uit. Je koos 2 van de 4 keer goed. 0 van de 6 goed, 1 gedaan."
    )
    _sound(page, "at the end")
    field_of(page, story, melding).first.press("Space")
    assert page.locator("[data-soort=scenario] [data-veld]:visible").count() == 1
    assert page.locator("[data-soort=scenario] .feedback:visible").count() == 0
    _sound(page, "gone back")
    check(page, story, melding)
    assert _next_field(page) == reden.naam


def _next_field(page: Page) -> str:
    """Tab on from the button, past the links of the feedback, to the next field; give its name."""
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('input')"):
            found: str = page.evaluate("document.activeElement.name.split(':')[1]")
            return found
    raise AssertionError("no field came")


def test_feedback_waits_when_the_choice_is_another_one(
    page: Page, address: str, vragen: dict[str, Opgave]
) -> None:
    open_lesson(page, address)
    opgave, other = vragen["wie-beslist-over-drank"], vragen["meer-tegelijk"]
    place = page.locator(f"[data-oefening='{opgave.id}'] .feedback")
    fill(page, opgave, opgave.velden[0], right=False)
    said = check(page, opgave)
    fill(page, opgave, opgave.velden[0], right=True)
    assert not place.is_visible()
    fill(page, other, other.velden[0], right=True)
    check(page, other)
    assert not place.is_visible()
    fill(page, opgave, opgave.velden[0], right=False)
    assert place.is_visible()
    assert check(page, opgave)[0] != said[0]
    assert check(page, opgave) == check(page, opgave), "the same verdict is said again"


def test_every_control_has_its_name(page: Page, address: str, vragen: dict[str, Opgave]) -> None:
    open_lesson(page, address)
    for number, opgave in enumerate(vragen.values(), 1):
        vraag = f"{number}. {opgave.vraag}"
        group = page.get_by_role("group", name=vraag, exact=True)
        assert group.count() == 1, vraag
        for veld in opgave.velden[:1] if opgave.soort == "scenario" else opgave.velden:
            inner = (
                group if opgave.soort in ("kies", "volgorde") else group.get_by_role("group", name=veld.tekst)
            )
            if opgave.soort == "volgorde":
                assert inner.get_by_role("combobox", name=veld.tekst, exact=True).count() == 1
                continue
            for optie in veld.opties:
                role = inner.get_by_role("checkbox" if veld.meer else "radio", name=optie.tekst, exact=True)
                assert role.count() == 1, optie.tekst
        after = opgave.velden[0].tekst if opgave.soort == "scenario" else vraag
        assert page.get_by_role("button", name=re.compile(f"^Kijk na ?: {re.escape(after)}$")).count() == 1
    names = page.eval_on_selector_all("[data-kijk-na]", "(all) => all.map((e) => e.textContent)")
    assert len(names) == len(set(names))
    told = page.eval_on_selector_all(
        "[data-leren] [aria-describedby]", "(all) => all.map((e) => e.getAttribute('aria-describedby'))"
    )
    for name in " ".join(told).split():
        assert page.locator(f"#{name}").count() == 1, name


def test_feedback_follows_its_field_and_its_button(
    page: Page, address: str, vragen: dict[str, Opgave]
) -> None:
    open_lesson(page, address)
    for opgave in vragen.values():
        for veld in opgave.velden:
            last = field_of(page, opgave, veld).last
            place = page.locator(
                f"[data-oefening='{opgave.id}'] [data-feedback='{veld.naam}']"
            ).element_handle()
            assert last.evaluate("(a, b) => Boolean(a.compareDocumentPosition(b) & 4)", place)
            between = last.evaluate(
                "(a, b) => [...document.querySelectorAll('[data-leren] :is(input, select)')].filter((e) =>"
                " e !== a && a.compareDocumentPosition(e) & 4 && b.compareDocumentPosition(e) & 2).length",
                place,
            )
            assert between == 0, veld.naam


@pytest.mark.parametrize("text", [100, 200], ids=["text-100", "text-200"])
def test_the_keyboard_reaches_everything_in_sight(
    page: Page, address: str, vragen: dict[str, Opgave], text: int
) -> None:
    open_lesson(page, address)
    page.evaluate("(size) => { document.documentElement.style.fontSize = `${size * 1.25}%`; }", text)
    for name in PLAIN:
        for veld in vragen[name].velden:
            fill(page, vragen[name], veld, right=False)
        check(page, vragen[name])
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.locator("[data-leren] h3").first.evaluate("(e) => { e.tabIndex = -1; e.focus(); }")
    stops = []
    for _ in range(200):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUS)
        assert not stop["body"]
        if not stop["inside"]:
            break
        stops.append(stop)
    assert [stop for stop in stops if not (stop["ring"] and stop["seen"])] == []
    found = " ".join(str(stop["name"]) for stop in stops)
    assert found.count("Kijk na") == len(ALL)
    assert "Begin opnieuw" in found


def test_choosing_needs_arrows_space_and_enter_only(
    page: Page, address: str, vragen: dict[str, Opgave]
) -> None:
    open_lesson(page, address)
    radios, boxes, select = (
        field_of(page, vragen[name], vragen[name].velden[0])
        for name in ("meer-tegelijk", "ga-na", "eerst-wat-dan")
    )
    radios.first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert radios.nth(2).is_checked()
    assert radios.nth(2).evaluate("(e) => e === document.activeElement")
    boxes.first.focus()
    page.keyboard.press("Space")
    assert boxes.first.is_checked()
    select.focus()
    page.keyboard.press("ArrowDown")
    assert select.input_value() == "1"
    (said,) = check(page, vragen["meer-tegelijk"])
    assert said.startswith("Goed.")
    assert button_of(page, vragen["meer-tegelijk"]).evaluate("(e) => e === document.activeElement")


def test_loading_waiting_and_failed(page: Page, address: str, vragen: dict[str, Opgave]) -> None:
    page.add_init_script(ALONE)
    page.add_init_script("Object.defineProperty(navigator, 'connection', { value: { saveData: true } })")
    held: list[Route] = []
    broken = False

    def hold(route: Route) -> None:
        if broken:
            route.abort()
        else:
            held.append(route)

    page.route("**/worker.js", hold)
    page.goto(address + LESSON)
    page.wait_for_selector("[data-toestand=wacht]")
    assert page.locator(".antwoord:visible").count() == 0
    _sound(page, "waiting")
    button = button_of(page, vragen["ga-na"])
    button.focus()
    page.wait_for_selector("[data-toestand=laden]")
    button.press("Enter")
    assert page.inner_text(STATUS) == "Het nakijken start. Je kunt alvast kiezen."
    _sound(page, "loading")
    broken = True
    for route in held:
        route.abort()
    page.wait_for_selector("[data-toestand=kapot]")
    assert page.inner_text(STATUS) == "Het nakijken start niet. Klap onder elke vraag het antwoord open."
    assert page.evaluate("document.activeElement.matches('[data-oefening=ga-na] summary')")
    page.keyboard.press("Enter")
    assert "Dit hoort erbij:" in page.inner_text("[data-oefening=ga-na] .antwoord")
    names = page.eval_on_selector_all(".antwoord summary", "(all) => all.map((e) => e.textContent)")
    assert len(names) == len(set(names)) == sum(len(opgave.velden) for opgave in vragen.values())
    for fold in page.locator(".antwoord").all():
        fold.evaluate("(e) => { e.open = true; }")
    _sound(page, "failed")


def test_without_scripts_nothing_is_offered_that_does_not_work(browser: Browser, address: str) -> None:
    with browser.new_context(viewport=SMALL, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(address + LESSON)
        assert page.locator("[data-leren] :is(button, .stand):visible").count() == 0
        assert page.locator(".antwoord:visible").count() == page.locator(".antwoord").count() > 0
        page.locator(".antwoord summary").nth(0).press("Enter")
        assert page.locator(".antwoord li").first.is_visible()
        page.goto(address + "leren/toets-leidinggevende/")
        assert page.locator(".antwoord:visible").count()
        assert not page.locator(".scores").is_visible()


def test_colour_is_not_the_only_sign(page: Page, address: str, vragen: dict[str, Opgave]) -> None:
    open_lesson(page, address)
    marks = []
    for right in (True, False):
        fill(page, vragen["meer-tegelijk"], vragen["meer-tegelijk"].velden[0], right=right)
        check(page, vragen["meer-tegelijk"])
        verdict = page.locator("[data-oefening=meer-tegelijk] .feedback .oordeel")
        assert verdict.inner_text().startswith(
            "Goed." if right else "Dit klopt niet. Het juiste antwoord is: "
        )
        marks.append(verdict.evaluate("(e) => getComputedStyle(e, '::before').content"))
    assert marks[0] != marks[1]
