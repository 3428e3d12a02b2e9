"""From a problem in a reader's own words to its end: solved, or in the helpdesk's hands."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from analytics.models import SessionFact
from tests.browser.conftest import Opener
from troubleshooting.models import FlowSession, Outcome, Reason, Result
from troubleshooting.search.learning import as_kept

SLUG = "files-do-not-sync"
# As somebody says it who knows no title; each finds the article.
WORDS = {
    "fi": "tiedostot eivät synkronoidu pilveen",
    "ar": "ملفاتي لا تتزامن",
    "ja": "ファイルが同期できない",
}
COMMENT = {"fi": "Vain töissä.", "ar": "في العمل فقط.", "ja": "職場だけで起きます。"}
LOCALES = {"fi": "fi-FI", "ar": "ar-SA", "ja": "ja-JP"}
ANSWER = "main button[name=result][value={}]"

everybody = pytest.mark.parametrize("tag", WORDS)
scripted = pytest.mark.parametrize("scripting", [True, False], ids=["scripting", "plain"])


def leave(page: Page, by: Locator) -> None:
    """Press something and wait for the page it leads to, however it gets there."""
    before = page.url
    by.click()
    page.wait_for_url(lambda url: url != before)


def find(page: Page, words: str, *, scripting: bool) -> None:
    """Search for a problem on the home page and open the article."""
    field = page.locator("main form[role=search] input")
    hit = page.locator(f"#results a.article-card[href$='/{SLUG}/']")
    expect(page.locator("#results-title")).to_have_count(0)
    if scripting:
        # Nothing is pressed: the hits come while one types, those for all of it last.
        field.press_sequentially(words)
        page.wait_for_url(lambda url: parse_qs(urlsplit(url).query).get("q") == [words])
        expect(page.locator("#status")).not_to_be_empty()
    else:
        field.fill(words)
        leave(page, page.locator("main form[role=search] button"))
    expect(page.locator("#results-title")).to_be_visible()
    leave(page, hit.first)


def tick(page: Page, *, scripting: bool) -> None:
    """Tick the first instruction off, and see it kept."""
    words = page.locator(".tick span").first
    if scripting:
        with page.expect_response(lambda response: response.url.endswith("/ticks/")):
            words.click()
    else:
        words.click()
        with page.expect_navigation():
            page.locator("button[form=ticks-form]").click()
    page.reload()
    expect(page.locator(".tick input").first).to_be_checked()


def until_instructions(page: Page) -> int:
    """Answer that it did not help up to a step with instructions; how many steps that were."""
    count = 0
    while not page.locator(".tick").count():
        leave(page, page.locator(ANSWER.format("not_resolved")))
        count += 1
    return count


def session() -> FlowSession:
    return FlowSession.objects.get()


@everybody
@scripted
def test_found_walked_and_solved(
    samples: None, open_page: Opener, tag: str, scripting: bool
) -> None:
    page = open_page(f"/{tag}/", scripting=scripting)
    find(page, WORDS[tag], scripting=scripting)
    leave(page, page.locator("#start-flow button"))
    expect(page.locator("main h1")).to_have_attribute("id", "heading")
    leave(page, page.locator(ANSWER.format("skipped")))
    page.locator(f"#why button[value={Reason.ALREADY_TRIED}]").click()
    expect(page.locator("#why .badge")).to_be_visible()
    count = until_instructions(page)
    tick(page, scripting=scripting)
    leave(page, page.locator(ANSWER.format("resolved")))

    expect(page.locator(".outcome--good h1")).to_be_visible()
    expect(page.locator(".transcript > li")).to_have_count(len(session().step_keys))
    assert page.locator("main button[name=result]").count() == 0
    page.locator("#comment-words").fill(COMMENT[tag])
    page.locator("#comment button").click()
    expect(page.locator("#comment .muted")).to_be_visible()

    walked = session()
    step = walked.resolved_by
    assert step
    assert (walked.outcome, walked.locale) == (Outcome.RESOLVED, LOCALES[tag])
    assert walked.query == as_kept(WORDS[tag])
    assert walked.comment == COMMENT[tag]
    assert walked.ticks == {step.key: [0]}
    assert list(walked.results.order_by("position").values_list("result", "reason")) == [
        (Result.SKIPPED, Reason.ALREADY_TRIED),
        *[(Result.NOT_RESOLVED, "")] * count,
        (Result.RESOLVED, ""),
    ]
    fact = SessionFact.objects.get()
    assert (fact.outcome, fact.resolved_step, fact.locale) == (
        Outcome.RESOLVED,
        step,
        LOCALES[tag],
    )


@everybody
@scripted
def test_found_walked_and_handed_over(
    samples: None, open_page: Opener, tag: str, scripting: bool
) -> None:
    page = open_page(f"/{tag}/", scripting=scripting)
    find(page, WORDS[tag], scripting=scripting)
    leave(page, page.locator("#start-flow button"))
    leave(page, page.locator(ANSWER.format("not_possible")))
    page.locator(f"#why button[value={Reason.NEEDS_RIGHTS}]").click()
    expect(page.locator("#why .badge")).to_be_visible()
    while page.locator(ANSWER.format("not_resolved")).count():
        leave(page, page.locator(ANSWER.format("not_resolved")))
    assert session().outcome == Outcome.UNRESOLVED
    leave(page, page.locator(".outcome__ways a.button--primary"))

    text = page.locator("#summary")
    expect(text).to_have_value(re.compile(rf"A-\d+ · {SLUG}\n"))
    lines = [line for line in text.input_value().splitlines() if re.match(r"\d+\. ", line)]
    assert len(lines) == session().results.count()
    leave(page, page.locator("main form.handover > button[type=submit]"))

    expect(page.locator(".outcome--passed h1")).to_be_visible()
    walked = session()
    assert (walked.outcome, walked.resolved_by) == (Outcome.ESCALATED, None)
    assert walked.query == as_kept(WORDS[tag])
    first = walked.results.order_by("position").values_list("result", "reason")[0]
    assert first == (Result.NOT_POSSIBLE, Reason.NEEDS_RIGHTS)
    fact = SessionFact.objects.get()
    assert (fact.outcome, fact.resolved_step, fact.locale) == (
        Outcome.ESCALATED,
        None,
        LOCALES[tag],
    )


def tab_to(page: Page, target: str) -> None:
    """Press Tab until something has the focus, and see that the focus shows."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("target => document.activeElement.matches(target)", target):
            shown = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
            assert shown != "none", target
            return
    pytest.fail(f"Tab never comes to {target}.")


def find_by_keyboard(page: Page) -> None:
    tab_to(page, ".skip-link")
    expect(page.locator(".skip-link")).to_be_in_viewport()
    page.keyboard.press("Enter")
    tab_to(page, "main form[role=search] input")
    page.keyboard.type(WORDS["fi"])
    expect(page.locator("#results-title")).to_be_visible()
    tab_to(page, f"#results a.article-card[href$='/{SLUG}/']")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{SLUG}/")


def press(page: Page, target: str, key: str = "Enter") -> None:
    """Tab to something and press a key; what comes after it is announced by the focus."""
    title = page.title()
    tab_to(page, target)
    page.keyboard.press(key)
    expect(page).not_to_have_title(title)
    expect(page.locator("#heading")).to_be_focused()


def test_by_keyboard_alone(samples: None, open_page: Opener) -> None:
    page = open_page("/fi/")
    find_by_keyboard(page)
    press(page, "#start-flow button")
    press(page, ANSWER.format("skipped"), "Space")
    tab_to(page, f"#why button[value={Reason.DOES_NOT_APPLY}]")
    page.keyboard.press("Enter")
    expect(page.locator("#why-what")).to_be_focused()
    count = 0
    while not page.locator(".tick").count():
        press(page, ANSWER.format("not_resolved"))
        count += 1
    tab_to(page, ".tick input")
    with page.expect_response(lambda response: response.url.endswith("/ticks/")):
        page.keyboard.press("Space")
    press(page, ANSWER.format("resolved"))
    expect(page.locator(".outcome--good")).to_be_visible()
    tab_to(page, "#comment-words")
    page.keyboard.type(COMMENT["fi"])
    tab_to(page, "#comment button")
    page.keyboard.press("Enter")
    expect(page.locator("#comment .muted")).to_be_focused()

    walked = session()
    assert (walked.outcome, walked.query) == (Outcome.RESOLVED, as_kept(WORDS["fi"]))
    assert walked.comment == COMMENT["fi"]
    assert walked.results.count() == count + 2
