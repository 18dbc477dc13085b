import json

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.driver import NARROW, READY, axe

pytestmark = pytest.mark.browser

CHECK, LESSON = "leren/zelfcheck/", "leren/melden-en-vastleggen/"
NEXT = """(before) => new Promise((resolve, reject) => {
  const end = performance.now() + 10_000;
  const look = () => {
    const now = document.querySelector("[data-leren]").dataset.stand ?? "";
    if (now !== before) resolve(now);
    else if (performance.now() > end) reject(new Error("nothing was marked"));
    else setTimeout(look, 5);
  };
  look();
})"""


@pytest.fixture
def context(narrow: BrowserContext) -> BrowserContext:
    return narrow


def _open(page: Page, address: str) -> None:
    page.goto(address)
    page.wait_for_selector(READY)


def _check(page: Page, exercise: str, field: str = "") -> dict[str, object]:
    """Press the button under an exercise, or under one point of a story; give the score then."""
    before = page.locator("[data-leren]").get_attribute("data-stand") or ""
    inside = f"[data-veld='{field}'] " if field else ""
    page.press(f"[data-oefening='{exercise}'] {inside}[data-kijk-na]", "Enter")
    found: dict[str, object] = json.loads(page.evaluate(NEXT, before))
    return found


def test_who_saves_data_starts_python_with_the_first_touch(
    page: Page, address: str, heard: list[str]
) -> None:
    page.add_init_script("Object.defineProperty(navigator, 'connection', { value: { saveData: true } })")
    page.goto(address + CHECK)
    page.wait_for_timeout(300)
    assert "aanraakt" in page.locator("[data-leren] [data-status]").inner_text()
    assert [path for path in heard if path.endswith(("worker.js", ".bin", ".wasm"))] == []
    page.locator("[data-leren] input:visible").first.check()
    page.wait_for_selector(READY)


def test_the_self_check_marks_five_cases_and_stores_nothing(page: Page, address: str) -> None:
    _open(page, address + CHECK)
    assert page.locator("[data-stand]").count() == 0
    page.check("[name='kritiek:keuze'][value='geen-sanctie']")
    assert _check(page, "kritiek") == {"staat": "bezig", "gedaan": 1, "van": 5, "goed": 1, "score": 0.2}
    page.check("[name='dreigen:keuze'][value='k1']")
    assert _check(page, "dreigen")["score"] == 0.2
    wrong = page.inner_text("[data-oefening=dreigen] .feedback")
    assert "Dit klopt niet. Het juiste antwoord is: Altijd aangifte." in wrong
    assert "Waarom?" in wrong
    assert page.get_attribute("[data-oefening=dreigen] .verder a", "href") == (
        "../../protocollen/aangifte-en-afscherming/"
    )
    assert page.inner_text("[data-status]").startswith("Dit klopt niet. 1 van de 5 goed")
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    assert axe(page) == []
    page.click("[data-opnieuw]")
    assert page.locator(".feedback:not(:empty)").count() == 0
    assert page.inner_text("[data-status]") == "Je antwoorden zijn gewist."


def test_a_story_unfolds_with_the_choices_and_folds_back(page: Page, address: str) -> None:
    _open(page, address + LESSON)
    story = "[data-oefening='telefoon-in-de-avond']"

    def points() -> list[str]:
        found: list[str] = page.eval_on_selector_all(
            f"{story} [data-veld]", "(all) => all.filter((e) => !e.hidden).map((e) => e.dataset.veld)"
        )
        return found

    assert points() == ["belt"]
    page.check("[name='telefoon-in-de-avond:belt'][value=k2]")
    assert _check(page, "telefoon-in-de-avond", "belt")["gedaan"] == 0
    assert points() == ["belt", "laat"]
    assert "durf je niet naar buiten" in page.inner_text(f"{story} [data-feedback=belt]")
    page.check("[name='telefoon-in-de-avond:belt'][value=k1]")
    page.press(f"{story} [data-veld=belt] [data-kijk-na]", "Enter")
    page.wait_for_selector(f"{story} [data-veld=vastleggen]:not([hidden])")
    assert points() == ["belt", "vastleggen"]
    page.check("[name='telefoon-in-de-avond:vastleggen'][value=k3]")
    assert _check(page, "telefoon-in-de-avond", "vastleggen")["goed"] == 1
    # What comes after a choice that was changed waits for that choice, whatever else is checked.
    page.check("[name='telefoon-in-de-avond:belt'][value=k2]")
    page.locator("[name='hoe-snel-de-adviseur:keuze']").first.check()
    _check(page, "hoe-snel-de-adviseur")
    assert points() == ["belt"]


def test_an_order_is_chosen_with_the_keyboard(page: Page, address: str) -> None:
    _open(page, address + LESSON)
    for select in page.locator("[data-oefening='melden-in-volgorde'] select").all():
        select.focus()
        assert page.evaluate("document.activeElement.labels[0].textContent.length") > 0
        select.select_option("1")
    assert _check(page, "melden-in-volgorde")["score"] == pytest.approx(1 / 3 / 5, abs=1e-3)
    assert "Binnen 24 uur." in page.inner_text("[data-oefening='melden-in-volgorde']")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_nothing_is_cut_off_at_320(browser: Browser, address: str, scheme: str) -> None:
    with browser.new_context(viewport={"width": 320, "height": 640}, reduced_motion="reduce") as context:
        page = context.new_page()
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        for name in (CHECK, LESSON, "leren/", "leren/waar-ligt-de-grens/", "leren/wat-doet-de-organisatie/"):
            page.goto(address + name)
            if name != "leren/":
                page.wait_for_selector(READY)
            assert axe(page) == [], name
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name


def test_without_scripts_every_question_has_its_answer_folded_under_it(
    browser: Browser, address: str
) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(address + CHECK)
        assert page.locator(".antwoord").count() == 5
        page.locator("[data-oefening=dreigen] summary").click()
        assert "Altijd aangifte." in page.inner_text("[data-oefening=dreigen] .antwoord")
        assert not page.locator("[data-kijk-na]").first.is_visible()


def test_the_scores_before_and_after_stand_side_by_side(browser: Browser, address: str) -> None:
    with browser.new_context(viewport=NARROW) as context:
        page = context.new_page()
        _open(page, address + "leren/toets-nieuwe-collega/")
        for when in ("begin", "eind"):
            part = f"[data-leren='nieuwe-collega-{when}']"
            page.check(f"{part} [name='vraag-1:keuze'][value=geen-sanctie]")
            page.click(f"{part} [data-oefening=vraag-1] [data-kijk-na]")
            page.wait_for_selector(f"{part}[data-stand]")
        assert page.locator(".scores td").all_inner_texts() == ["1 van de 10 goed, 1 gedaan."] * 2
        assert axe(page) == []
        page.click("[data-leren='nieuwe-collega-eind'] [data-opnieuw]")
        assert page.locator(".scores td").last.inner_text() == "nog niet gedaan"
        assert page.locator(".scores td").first.inner_text() == "1 van de 10 goed, 1 gedaan."


def test_one_python_serves_lessons_and_decisions(browser: Browser, address: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        _open(page, address + CHECK)
        assert page.get_attribute("html", "data-trede") == "beeld"
        ladder = page.get_attribute("[data-leren]", "data-python")
        page.goto(address + "beslishulp/sanctie/")
        assert page.get_attribute("section[data-beslishulp]", "data-python") == ladder
