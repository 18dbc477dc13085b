"""What was answered in lessons is kept on the device when the reader asks for it, and never else."""

import json

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from handbook.book import Book
from handbook.leren.sleutels import keyed
from tests.browser.driver import ALONE, NARROW, READY, axe

pytestmark = pytest.mark.browser

CHECK, LESSON, PATHS = "leren/zelfcheck/", "leren/melden-en-vastleggen/", "leren/"
KEY = "handboek.leren"
BOX, WIPE, LINE = "[data-onthoud]", "[data-wis]", "[data-privacy]"
QUESTION, YES, NO = "[data-wisvraag]", "[data-wis-ja]", "[data-wis-nee]"
FOCUS = "(what) => document.activeElement.matches(what)"
ALL = "Object.entries(localStorage)"
REFUSED = """Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("", "SecurityError"); },
})"""
FULL = """void (Storage.prototype.setItem = () => { throw new DOMException("", "QuotaExceededError"); })"""

# Every question reaches Python half a second late.
SLOW = """
const post = Worker.prototype.postMessage;
Worker.prototype.postMessage = function (...message) { setTimeout(() => post.apply(this, message), 500); };
"""


# A mark is there once the lesson told of it: feedback of an earlier mark of the exercise would pass for it.
TOLD = """void (window.told = new Promise((resolve, reject) => {
  addEventListener("leren:stand", () => resolve(), { once: true });
  setTimeout(() => reject(new Error("nothing was marked")), 20_000);
}))"""


@pytest.fixture
def context(narrow: BrowserContext) -> BrowserContext:
    return narrow


def _open(page: Page, address: str) -> None:
    page.goto(address)
    page.wait_for_selector(READY)


def _mark(page: Page, exercise: str, value: str, inside: str = "") -> None:
    """Choose one option, press the button, wait for the feedback."""
    page.check(f"{inside} [name='{exercise}:keuze'][value='{value}']")
    page.evaluate(TOLD)
    page.press(f"{inside} [data-oefening='{exercise}'] [data-kijk-na]", "Enter")
    page.evaluate("window.told")
    page.wait_for_selector(f"{inside} [data-oefening='{exercise}'] .feedback:not(:empty)")


def _kept(page: Page) -> dict[str, str]:
    found: dict[str, str] = json.loads(page.evaluate(f"localStorage.getItem('{KEY}')"))
    return found


def _key(page: Page, exercise: str) -> str:
    return page.get_attribute(f"[data-oefening='{exercise}']", "data-sleutel") or ""


def test_nothing_is_kept_unless_the_reader_asks(page: Page, address: str) -> None:
    _open(page, address + CHECK)
    _mark(page, "kritiek", "geen-sanctie")
    assert page.evaluate(ALL) == []
    assert not page.is_checked(BOX)
    assert not page.is_visible(WIPE)
    assert (
        page.inner_text(LINE) == "Je antwoorden blijven op dit apparaat. Er wordt niets bewaard of verstuurd."
    )
    page.reload()
    page.wait_for_selector(READY)
    assert page.locator("form :checked:not(option)").count() == 0


def test_one_key_holds_what_was_checked_and_nothing_else(page: Page, address: str, heard: list[str]) -> None:
    _open(page, address + CHECK)
    _mark(page, "kritiek", "geen-sanctie")
    page.wait_for_timeout(300)
    heard.clear()
    page.focus(BOX)
    page.keyboard.press("Space")
    assert page.inner_text("[data-leren] [role=status]") == "Je antwoorden worden vanaf nu onthouden."
    assert "tot je ze wist" in page.inner_text(LINE)
    assert page.is_visible(WIPE)
    _mark(page, "dreigen", "k1")
    names, keys = page.evaluate("Object.keys(localStorage)"), {_key(page, "kritiek"), _key(page, "dreigen")}
    assert names == [KEY]
    assert _kept(page).keys() == keys
    assert all(len(text) < 4 for text in _kept(page).values())
    assert page.evaluate("[sessionStorage.length, document.cookie]") == [0, ""]
    assert heard == []
    assert axe(page) == []


def test_kept_answers_come_back_and_are_marked_again_without_taking_the_focus(
    page: Page, address: str
) -> None:
    _open(page, address + LESSON)
    page.check(BOX)
    page.check("[name='telefoon-in-de-avond:belt'][value=k2]")
    page.click("[data-oefening='telefoon-in-de-avond'] [data-veld=belt] [data-kijk-na]")
    page.wait_for_selector("[data-veld=laat]:not([hidden])")
    selects = page.locator("[data-oefening='melden-in-volgorde'] select")
    for number, select in enumerate(selects.all(), start=1):
        select.select_option(str(number))
    page.click("[data-oefening='melden-in-volgorde'] > .knoppen [data-kijk-na]")
    page.wait_for_selector("[data-oefening='melden-in-volgorde'] .feedback:not(:empty)")
    before = page.get_attribute("[data-leren]", "data-stand")
    page.goto(address)
    page.goto(address + LESSON)
    page.locator("h1").evaluate("(title) => { title.tabIndex = -1; title.focus(); }")
    page.wait_for_selector("[data-leren][data-stand]")
    assert page.get_attribute("[data-leren]", "data-stand") == before
    assert page.is_checked("[name='telefoon-in-de-avond:belt'][value=k2]")
    assert page.is_visible("[data-oefening='telefoon-in-de-avond'] [data-veld=laat]")
    assert [select.input_value() for select in selects.all()] == ["1", "2", "3"]
    assert page.locator("[data-oefening='melden-in-volgorde'] .feedback:not(:empty)").count() == 3
    assert page.inner_text("[data-leren] [role=status]").startswith(
        "Je antwoorden van eerder staan er weer. "
    )
    assert page.evaluate("document.activeElement.localName === 'h1' && scrollY === 0")
    assert page.is_checked(BOX)
    assert axe(page) == []


def test_who_saves_data_sees_kept_answers_at_once_and_the_marks_after_a_touch(
    page: Page, address: str
) -> None:
    _open(page, address + CHECK)
    page.check(BOX)
    _mark(page, "kritiek", "geen-sanctie")
    page.goto(address)
    page.add_init_script("Object.defineProperty(navigator, 'connection', { value: { saveData: true } })")
    page.goto(address + CHECK)
    page.wait_for_selector("[data-leren][data-toestand=wacht]")
    assert page.is_checked("[name='kritiek:keuze'][value='geen-sanctie']")
    assert page.locator(".feedback:not(:empty)").count() == 0
    page.focus("[name='dreigen:keuze'] >> nth=0")
    page.wait_for_selector("[data-leren][data-stand]")
    assert page.inner_text("[data-oefening=kritiek] .feedback").startswith("Goed.")


def test_what_was_wiped_while_python_was_marking_stays_away(page: Page, address: str) -> None:
    page.add_init_script(ALONE)
    page.add_init_script(SLOW)
    _open(page, address + CHECK)
    page.check(BOX)
    page.check("[name='kritiek:keuze'][value='geen-sanctie']")
    page.click("[data-oefening=kritiek] [data-kijk-na]")
    page.click("[data-opnieuw]")
    page.wait_for_timeout(800)
    assert page.locator(".feedback:not(:empty)").count() == 0
    assert _kept(page) == {}
    assert page.inner_text("[data-leren] [role=status]") == "Je antwoorden zijn gewist."


def test_an_answer_to_an_exercise_that_is_no_longer_the_same_falls_away(page: Page, address: str) -> None:
    page.goto(address)
    page.evaluate("(key) => localStorage.setItem(key, JSON.stringify({ '00ff00': '1' }))", KEY)
    _open(page, address + CHECK)
    page.wait_for_timeout(100)
    assert page.locator("form :checked:not(option)").count() == 0
    assert page.get_attribute("[data-leren]", "data-stand") is None


def _ask(page: Page, address: str, how: str) -> None:
    """Keep one answer, and ask with the keyboard to wipe it."""
    _open(page, address + CHECK)
    page.check(BOX)
    _mark(page, "kritiek", "geen-sanctie")
    page.focus(how)
    page.keyboard.press("Space")


@pytest.mark.parametrize("how", [WIPE, BOX])
def test_the_button_and_the_box_wipe_everything_after_a_question(page: Page, address: str, how: str) -> None:
    _ask(page, address, how)
    question = page.locator(QUESTION)
    assert "ook die uit andere lessen? Je krijgt ze niet terug." in question.inner_text()
    assert "Aantal vragen met een antwoord: 1." in question.inner_text()
    # Said once: by the focus, or by the status where the focus stays.
    assert page.evaluate(FOCUS, QUESTION if how == WIPE else BOX)
    said = page.inner_text("[data-leren] [role=status]")
    assert (said == "Wil je alles wissen? Kies hieronder.") is (how == BOX)
    assert page.get_by_role("group", name="Wil je al je antwoorden wissen").count() == 1
    box = question.bounding_box()
    assert box
    assert box["y"] + box["height"] <= NARROW["height"]
    assert _kept(page)
    # As high as the page: where something is half behind a bar, axe measures the other half.
    page.set_viewport_size({**NARROW, "height": page.evaluate("document.documentElement.scrollHeight")})
    assert axe(page) == []
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUS, YES)
    page.keyboard.press("Enter")
    assert not question.is_visible()
    assert page.evaluate(ALL) == []
    assert page.inner_text("[data-leren] [role=status]") == (
        "Gewist. Op dit apparaat staan geen antwoorden meer."
    )
    assert not page.is_checked(BOX)
    assert "niets bewaard" in page.inner_text(LINE)
    assert page.evaluate(FOCUS, how)
    _mark(page, "dreigen", "k1")
    assert page.evaluate(ALL) == []
    assert axe(page) == []


@pytest.mark.parametrize("how", [WIPE, BOX])
def test_who_takes_back_the_wipe_keeps_everything(page: Page, address: str, how: str) -> None:
    _ask(page, address, how)
    before = _kept(page)
    assert page.is_checked(BOX) is (how == WIPE)
    page.focus(NO)
    page.keyboard.press("Enter" if how == BOX else "Escape")
    assert not page.is_visible(QUESTION)
    assert page.evaluate(FOCUS, how)
    assert page.is_checked(BOX)
    assert page.inner_text("[data-leren] [role=status]").startswith("Er is niets gewist.")
    assert _kept(page) == before
    page.uncheck(BOX)
    page.check(BOX)
    assert not page.is_visible(QUESTION)
    assert _kept(page) == before


def test_the_box_asks_nothing_where_there_is_nothing_to_lose(page: Page, address: str) -> None:
    _open(page, address + CHECK)
    page.check(BOX)
    page.uncheck(BOX)
    assert page.evaluate(ALL) == []
    assert not page.is_visible(QUESTION)


def test_a_wipe_in_another_tab_wins_from_a_write_that_crosses_it(page: Page, address: str) -> None:
    _open(page, address + CHECK)
    page.check(BOX)
    _mark(page, "kritiek", "geen-sanctie")
    # What a tab hears after its own write, when the browser put the wipe of another tab before that.
    page.evaluate("(key) => dispatchEvent(new StorageEvent('storage', { key, newValue: null }))", KEY)
    assert page.evaluate(ALL) == []
    assert not page.is_checked(BOX)


def test_wiping_works_when_python_did_not_start(page: Page, address: str) -> None:
    page.add_init_script(ALONE)
    page.route("**/worker.js", lambda route: route.abort())
    page.goto(address)
    page.evaluate("(key) => localStorage.setItem(key, '{}')", KEY)
    for name in (CHECK, PATHS):
        page.evaluate("(key) => localStorage.setItem(key, '{}')", KEY)
        page.goto(address + name)
        if name == CHECK:
            page.wait_for_selector("[data-leren][data-toestand=kapot]")
            assert axe(page) == []
        page.click(WIPE)
        assert page.evaluate(ALL) == []
        assert "Gewist." in page.inner_text(":has(> [data-onthouden]) [role=status]")


def test_beginning_again_drops_the_answers_of_that_lesson_only(page: Page, address: str) -> None:
    _open(page, address + CHECK)
    page.check(BOX)
    _mark(page, "kritiek", "geen-sanctie")
    first = _key(page, "kritiek")
    _open(page, address + "leren/waar-ligt-de-grens/")
    exercise = page.locator("[data-soort=kies]").first.get_attribute("data-oefening") or ""
    value = page.locator(f"[name='{exercise}:keuze']").first.get_attribute("value") or ""
    _mark(page, exercise, value)
    assert len(_kept(page)) == 2
    page.click("[data-opnieuw]")
    assert _kept(page).keys() == {first}
    assert page.is_checked(BOX)


def test_two_tabs_do_not_lose_each_others_answers(context: BrowserContext, address: str) -> None:
    one, two = context.new_page(), context.new_page()
    _open(one, address + CHECK)
    _open(two, address + CHECK)
    one.check(BOX)
    two.wait_for_selector(f"{BOX}:checked")
    _mark(one, "kritiek", "geen-sanctie")
    _mark(two, "dreigen", "k1")
    _mark(one, "kritiek", "geen-sanctie")
    assert _kept(one).keys() == {_key(one, "kritiek"), _key(one, "dreigen")}
    one.focus(BOX)
    one.keyboard.press("Space")
    two.click(WIPE)
    two.click(YES)
    one.wait_for_selector(f"{QUESTION}:not(:visible)", state="attached")
    assert not one.is_checked(BOX)
    _mark(one, "kritiek", "geen-sanctie")
    assert one.evaluate(ALL) == []
    two.reload()
    two.check(BOX)
    one.wait_for_selector(f"{BOX}:checked")
    _mark(one, "dreigen", "k1")
    assert _kept(one).keys() == {_key(one, "dreigen")}, "what was wiped elsewhere is not written back"


def test_nonsense_in_storage_stops_no_lesson_and_can_be_wiped(page: Page, address: str) -> None:
    page.goto(address)
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, "{"])
    _open(page, address + CHECK)
    _mark(page, "kritiek", "geen-sanctie")
    assert page.evaluate(ALL) == [[KEY, "{"]]
    for nonsense in ("{", "", "null", "7", '"tekst"', "[1]", "true"):
        page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, nonsense])
        page.evaluate("dispatchEvent(new StorageEvent('storage'))")
        assert not page.is_checked(BOX), nonsense
        assert "niet te lezen" in page.inner_text(LINE), nonsense
        page.click(WIPE)
        assert page.evaluate(ALL) == [], nonsense
        assert page.inner_text("[data-leren] [role=status]").startswith("Gewist."), nonsense


def test_odd_values_in_storage_are_left_out(page: Page, address: str) -> None:
    _open(page, address + CHECK)
    keys = page.eval_on_selector_all("[data-sleutel]", "(all) => all.map((e) => e.dataset.sleutel)")
    odd = dict(zip(keys, ["99", 7, {"a": 1}, "<b>", None], strict=True))
    page.evaluate("([key, odd]) => localStorage.setItem(key, JSON.stringify(odd))", [KEY, odd])
    page.reload()
    page.wait_for_selector(READY)
    assert page.is_checked(BOX)
    _mark(page, "kritiek", "geen-sanctie")
    assert json.loads(page.get_attribute("[data-leren]", "data-stand") or "")["gedaan"] == 1


@pytest.mark.parametrize("broken", [REFUSED, FULL], ids=["refused", "full"])
def test_storage_that_takes_nothing_stops_no_lesson(page: Page, address: str, broken: str) -> None:
    page.add_init_script(broken)
    _open(page, address + CHECK)
    page.click(BOX)
    assert not page.is_checked(BOX)
    assert page.inner_text("[data-leren] [role=status]") == (
        "Onthouden lukt niet in deze browser. Je kunt wel gewoon verder."
    )
    assert page.inner_text(LINE).startswith("Onthouden lukt niet")
    _mark(page, "kritiek", "geen-sanctie")
    assert page.inner_text("[data-leren] [role=status]").startswith("Goed.")
    assert axe(page) == []


def test_the_line_says_so_when_storage_is_full_halfway(page: Page, address: str) -> None:
    _open(page, address + CHECK)
    page.check(BOX)
    _mark(page, "kritiek", "geen-sanctie")
    page.evaluate(FULL)
    _mark(page, "dreigen", "k1")
    assert page.inner_text("[data-leren] [role=status]").startswith(
        "Je laatste antwoord is niet onthouden. Dit"
    )
    assert "Wat er al stond" in page.inner_text(LINE)
    assert _kept(page).keys() == {_key(page, "kritiek")}


def test_the_list_of_paths_says_how_far_each_lesson_is(page: Page, address: str, heard: list[str]) -> None:
    page.goto(address + PATHS)
    assert page.locator(".gedaan:not(:empty)").count() == 0
    assert not page.is_visible(WIPE)
    _open(page, address + LESSON)
    page.check(BOX)
    page.check("[name='telefoon-in-de-avond:belt'][value=k2]")
    page.click("[data-oefening='telefoon-in-de-avond'] [data-veld=belt] [data-kijk-na]")
    page.wait_for_selector("[data-veld=laat]:not([hidden])")
    page.goto(address + PATHS)
    assert page.locator(".gedaan:not(:empty)").count() == 0  # a story that is begun is not done
    _open(page, address + LESSON)
    page.wait_for_selector("[data-leren][data-stand]")
    page.check("[name='telefoon-in-de-avond:belt'][value=k1]")
    page.click("[data-oefening='telefoon-in-de-avond'] [data-veld=belt] [data-kijk-na]")
    page.check("[name='telefoon-in-de-avond:vastleggen'][value=k3]")
    page.click("[data-oefening='telefoon-in-de-avond'] [data-veld=vastleggen] [data-kijk-na]")
    page.wait_for_selector("[data-oefening='telefoon-in-de-avond'] [data-feedback=vastleggen]:not(:empty)")
    heard.clear()
    page.goto(address + PATHS)
    item = page.locator("li", has=page.locator("[href$='leren/melden-en-vastleggen/']")).first
    assert item.locator(".gedaan").inner_text().startswith("1 van de ")
    assert page.locator("html[data-beslishulp]").count() == 0  # no Python
    assert axe(page) == []
    page.emulate_media(media="print")
    assert not item.locator(".gedaan").is_visible()
    page.emulate_media(media="screen")
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    page.click(WIPE)
    assert axe(page) == []
    page.click(YES)
    assert page.evaluate(FOCUS, WIPE)
    assert page.locator(".gedaan:not(:empty)").count() == 0
    assert page.evaluate(ALL) == []


def test_the_list_of_paths_lets_go_of_exercises_that_are_gone_and_of_no_others(
    page: Page, address: str, book: Book
) -> None:
    kept = {key: "0" for name in ("zelfcheck", "zorg-voor-elkaar") for _, key in keyed(book, name)}
    kept |= {"00ff00-c3": "1"}  # the own exercise of another edition at this address
    page.goto(address + PATHS)
    assert page.evaluate(ALL) == []
    page.evaluate("([key, kept]) => localStorage.setItem(key, JSON.stringify(kept))", [KEY, kept])
    page.reload()
    page.wait_for_selector(".gedaan:not(:empty)")
    assert _kept(page) == kept
    more = {**kept, "00ff00": "1"}
    page.evaluate("([key, kept]) => localStorage.setItem(key, JSON.stringify(kept))", [KEY, more])
    page.reload()
    page.wait_for_selector(".gedaan:not(:empty)")
    assert _kept(page) == kept


def test_questions_before_and_after_are_kept_apart(page: Page, address: str) -> None:
    _open(page, address + "leren/toets-nieuwe-collega/")
    page.check(f"[data-leren$=begin] {BOX}")
    assert page.is_checked(f"[data-leren$=eind] {BOX}")
    _mark(page, "vraag-1", "geen-sanctie", "[data-leren$=begin]")
    page.reload()
    page.wait_for_selector("[data-leren$=begin][data-stand]")
    assert page.locator("[data-leren$=eind] form :checked:not(option)").count() == 0
    assert page.locator(".scores td").first.inner_text() == "1 van de 10 goed, 1 gedaan."


def test_without_scripts_nothing_is_offered_to_keep(browser: Browser, address: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        for name in (CHECK, PATHS):
            page.goto(address + name)
            assert not page.locator(f"{BOX}:visible, {WIPE}:visible").count()
            assert "niets bewaard" in page.inner_text(LINE)


def test_no_two_exercises_have_the_same_key(book: Book) -> None:
    tests = [
        f"{name}-{when}"
        for name, pad in book.content.paden.items()
        if pad.toets
        for when in ("begin", "eind")
    ]
    keys = [key for name in (*book.content.lessen, *tests) for _, key in keyed(book, name)]
    assert len(keys) == len(set(keys)) > 80
