"""Every page in each state that shows other markup, one after the other, in one language.

Each function below is a tour: it sets up a state, yields where that is seen, and goes on once that
was looked at. What a tour sets up stays for what comes after it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import quote

from django.contrib.auth.models import User
from django.test import RequestFactory
from django.utils import timezone
from pytest_django import Settings

from helpdesk.links import issue_link, link_token
from helpdesk.models import TicketLink
from portal.errors import server_error
from portal.offline import write_offline_pages
from tests.analytics.pages.portal import add_past
from tests.browser.reader import Reader
from tests.flow.asking import ask
from tests.flow.incidents import plan, post
from tests.flow.stories import add_translation, leave_to_helpdesk, make_article
from tests.helpdesk.desk import TOKEN, running_desk
from tests.helpdesk.stories import start_by
from troubleshooting.flow.incidents.known import Words, end_incident
from troubleshooting.flow.sessions import close_abandoned
from troubleshooting.models import Article, Block, FlowSession, Incident, TranslationUnit

LOCALES = {"fi": "fi-FI", "ar": "ar-SA", "ja": "ja-JP", "he": "he-IL"}
SUBMIT = "document.querySelector('{}').submit()"


@dataclass(frozen=True)
class Place:
    """Where to look.

    Attributes:
        name: For the report.
        path: The address; with `html`, one that nothing else is at.
        act: JavaScript that leads on from there to another page.
        unfolds: What is folded away is looked at too; the menu of languages would cover the page.
        html: What is at the address, where no view of the portal shows it.
    """

    name: str
    path: str
    act: str = ""
    unfolds: str = "main details"
    html: str = ""


Tour = Callable[[Reader, Settings], Iterator[Place]]


def article(slug: str) -> Article:
    return Article.objects.get(slug=slug)


def finding(reader: Reader, settings: Settings) -> Iterator[Place]:
    """Home, search, topics, lists; known incidents; the overview of an article."""
    tag = reader.tag
    title = article("no-sound-in-meetings").translations.get(locale=LOCALES[tag]).title
    reader.finish("wifi-does-not-connect", "resolved")
    yield from (
        Place("home", f"/{tag}/"),
        Place("languages", f"/{tag}/", unfolds=".languages"),
        Place("hits", f"/{tag}/?q={quote(title)}"),
        Place("all hits", f"/{tag}/?q={quote(title)}&all=1"),
        Place("nothing found", f"/{tag}/?q=zzzzqqqq"),
        Place("topics", f"/{tag}/browse/topics/"),
    )
    topic = article("no-sound-in-meetings").topics.first()
    assert topic
    yield from (
        Place("topic", f"/{tag}/browse/topics/{topic.key}/"),
        Place("articles", f"/{tag}/browse/articles/"),
        Place("overview", reader.at("laptop-is-slow")),
        Place("one page", reader.at("laptop-is-slow", "all/")),
        Place("one page in columns", reader.at("laptop-is-slow", "all/?view=columns")),
    )
    leave_to_helpdesk(article("account-is-locked"), *_keys("account-is-locked"))
    yield Place("for the helpdesk", reader.at("account-is-locked"))
    ask(article("mailbox-is-full"), "q", _keys("mailbox-is-full")[0], no="next", yes="solved")
    yield Place("with a question", reader.at("mailbox-is-full"))
    reader.answer(reader.start("laptop-is-slow"), "not_resolved")
    yield Place("begun", reader.at("laptop-is-slow"))
    now = timezone.now()
    post(now, article("printer-does-not-print"), touches_everything=True)
    plan(now, article("printer-does-not-print"))
    yield from (
        Place("home with incidents", f"/{tag}/"),
        Place("hits with incidents", f"/{tag}/?q={quote(title)}"),
        Place("overview with incidents", reader.at("printer-does-not-print")),
    )
    Incident.objects.all().delete()
    yield from (
        Place("embedded home", f"/{tag}/?embed=1"),
        Place("embedded overview", reader.at("laptop-is-slow", "?embed=1")),
    )


def walking(reader: Reader, settings: Settings) -> Iterator[Place]:
    """Steps and questions, the original beside them, doubts, going on elsewhere."""
    step = reader.start("files-do-not-sync")
    yield from (
        Place("step", step),
        Place("no answer", step, SUBMIT.format("form.flow__question")),
        Place("in columns", f"{step}?view=columns"),
        Place("in sentences", f"{step}?view=sentences"),
    )
    unit = TranslationUnit.objects.filter(
        block__step__article__slug="files-do-not-sync",
        block__translation__locale=LOCALES[reader.tag],
    ).first()
    assert unit
    doubt = reader.at("files-do-not-sync", f"sentences/{unit.pk}/")
    yield from (
        Place("doubt", doubt),
        Place("doubt sent", doubt, SUBMIT.format("form.doubt")),
    )
    step = reader.answer(step, "skipped")
    yield Place("why skipped", step)
    step = reader.answer(step, "not_possible")
    yield from (
        Place("why not possible", step),
        Place("elsewhere", reader.at("files-do-not-sync", "elsewhere/")),
    )
    link = reader.client.get(reader.at("files-do-not-sync", "elsewhere/")).context["link"]
    yield from (
        Place("short link", "/s/" + link.split("/s/")[1]),
        Place("broken short link", "/s/broken/"),
        Place("embedded step", f"{step}?embed=1"),
    )
    first, _second, third, *_rest = _keys("no-sound-in-meetings")
    ask(article("no-sound-in-meetings"), "q", first, a="next", b="solved", c=third)
    question = reader.start("no-sound-in-meetings")
    yield from (
        Place("question", question),
        Place("no choice", question, SUBMIT.format("form.flow__question")),
    )
    reader.send(question, choice="a")
    yield from (
        Place("question answered", question),
        Place("one page with a question", reader.at("no-sound-in-meetings", "all/")),
    )
    _untranslate("office-asks-for-activation", LOCALES[reader.tag])
    yield Place("untranslated step", reader.start("office-asks-for-activation"))
    post(timezone.now(), article("printer-does-not-print"))
    yield Place("step with an incident", reader.start("printer-does-not-print"))
    only_read = make_article("about-sound", steps=0)
    if reader.tag != "fi":
        add_translation(only_read, LOCALES[reader.tag])
    yield Place("read", reader.start("about-sound"))


def ending(reader: Reader, settings: Settings) -> Iterator[Place]:
    """Each outcome, the comment, and the ways to the helpdesk."""
    yield Place("solved", reader.finish("files-do-not-sync", "resolved"))
    comment = reader.at("files-do-not-sync", "end/")
    yield Place("comment", comment, SUBMIT.format("#comment"))
    too_long = "document.querySelector('#comment-words').value = 'x'.repeat(2000);"
    yield Place("comment too long", comment, too_long + SUBMIT.format("#comment"))
    _leave_last_step("mailbox-is-full")
    yield from (
        Place("nothing helped", reader.finish("mailbox-is-full")),
        Place("hand over", reader.at("mailbox-is-full", "handover/")),
    )
    with running_desk() as desk:
        settings.TICKET_SYSTEM_URL, settings.TICKET_SYSTEM_TOKEN = desk.url, TOKEN
        settings.HANDOVER_MAIL = "helpdesk@example.org"
        settings.HANDOVER_FORM = "https://desk.example.org/?s={title}&t={transcript}"
        settings.HANDOVER_DEVICE = True
        settings.HELPDESK_PHONES, settings.HELPDESK_HOURS = ["+358 9 123 4567"], "Mon–Fri 8–16"
        yield Place("all ways to hand over", reader.at("mailbox-is-full", "handover/"))
        desk.status = 500
        reader.send(reader.at("mailbox-is-full", "handover/"), by="ticket")
        yield from (
            Place("not sent", reader.at("mailbox-is-full", "handover/")),
            Place("not sent, at the end", reader.at("mailbox-is-full", "end/")),
        )
        desk.status = 201
        reader.finish("vpn-does-not-connect")
        yield from (
            Place(
                "handed over",
                reader.send(reader.at("vpn-does-not-connect", "handover/"), by="ticket"),
            ),
            Place("handed over, its text", reader.at("vpn-does-not-connect", "handover/")),
        )
    incident = post(timezone.now(), article("printer-does-not-print"))
    reader.start("printer-does-not-print")
    yield Place("stopped", reader.send(reader.at("printer-does-not-print", "incident/")))
    incident.delete()
    yield Place("over", reader.at("printer-does-not-print", "end/"))
    reader.answer(reader.start("laptop-is-slow"), "not_resolved")
    close_abandoned(now=timezone.now() + timedelta(days=9), after=timedelta(hours=1))
    yield Place("left", reader.at("laptop-is-slow", "end/"))


def troubles(reader: Reader, settings: Settings) -> Iterator[Place]:
    """What readers see instead of a page."""
    tag = reader.tag
    yield from (
        Place("not found", f"/{tag}/laptop-slow-today/"),
        Place("not found, nothing like it", f"/{tag}/zzzzqqqq/"),
        Place("no token", reader.at("laptop-is-slow"), _without_token("#start-flow")),
        Place("sign in", "/accounts/login/"),
        Place("wrong password", "/accounts/login/", SUBMIT.format("form.card")),
        Place("refused ticket link", "/h/broken/"),
    )
    fault = server_error(RequestFactory().get(reader.at("laptop-is-slow")))
    yield Place("fault", "/stand-in/", html=fault.content.decode())
    for page in write_offline_pages(settings.MEDIA_ROOT / "offline", prefix="/static/css/"):
        if page.stem in ("offline", "too-many", f"offline.{tag}", f"too-many.{tag}"):
            yield Place(page.stem, "/stand-in/", html=page.read_text("utf-8"))


def staff(reader: Reader, settings: Settings) -> Iterator[Place]:
    """The helpdesk's pages and the analytics."""
    now = timezone.now()
    agent = User.objects.create_superuser("agent")
    step = reader.start("laptop-is-slow")
    reader.answer(step, "not_resolved", 2)
    reader.finish("vpn-does-not-connect", "resolved")
    reader.client.force_login(agent)
    locale = LOCALES[reader.tag]
    links = [
        issue_link(f"INC-{number}", article(slug), locale, agent, now)
        for number, slug in enumerate(("laptop-is-slow", "printer-does-not-print"))
    ]
    _leave_last_step("laptop-is-slow")
    session = start_by(links[0], now)
    yield from (
        Place("console", "/helpdesk/"),
        Place("new link", f"/helpdesk/?new={links[1].public_id}"),
        Place("handed over by readers", "/helpdesk/?by=readers"),
        Place("link refused", "/helpdesk/", SUBMIT.format("main form[method=post]")),
        Place("ticket", _detail(links[0])),
        Place("ticket nobody opened", _detail(links[1])),
        Place("session", f"/helpdesk/sessions/{session.pk}/"),
        Place("opened link", f"/h/{link_token(links[1])}/"),
    )
    incident = post(now, article("printer-does-not-print"))
    plan(now, article("laptop-is-slow"))
    post(now)
    end_incident(post(now, words=(Words("en-US", "It was nothing"),)), now=now)
    yield from (
        Place("incidents", "/helpdesk/incidents/"),
        Place("incident to change", f"/helpdesk/incidents/{incident.pk}/"),
        Place("incident refused", "/helpdesk/incidents/", SUBMIT.format("form.incident-form")),
    )
    yield from _analytics(now)
    reader.client.force_login(User.objects.create_user("employee"))
    yield Place("not for this account", "/helpdesk/")


def _analytics(now: datetime) -> Iterator[Place]:
    """The analytics: with next to nothing, and where something has got worse."""
    yield Place("analytics of next to nothing", "/analytics/")
    vpn = article("vpn-does-not-connect")
    yield Place("analytics of an article, next to nothing", f"/analytics/articles/{vpn.slug}/")
    add_past(vpn, now)
    FlowSession.objects.filter(article=vpn).update(comment="شكرا, thank you")
    yield from (
        Place("analytics", "/analytics/"),
        Place("analytics of a year", "/analytics/?days=365"),
        Place("analytics of all time, of a language", "/analytics/?days=all&locale=ar-SA"),
        Place("analytics refused", "/analytics/?days=1&locale=%2F&topic=none"),
        Place("analytics of an article", f"/analytics/articles/{vpn.slug}/"),
        Place("all articles", "/analytics/articles/"),
        Place("opened and left", "/analytics/left/"),
        Place("hand-overs", "/analytics/handovers/"),
        Place("searches without results", "/analytics/searches/"),
        Place("nothing left", "/analytics/left/?locale=sv-SE"),
    )


TOURS: tuple[Tour, ...] = (finding, walking, ending, troubles, staff)


def _keys(slug: str) -> list[str]:
    return [step.key for step in article(slug).steps.active()]


def _leave_last_step(slug: str) -> None:
    leave_to_helpdesk(article(slug), _keys(slug)[-1])


def _untranslate(slug: str, locale: str) -> None:
    """Take the first step's text in one language away."""
    Block.objects.filter(step__key=_keys(slug)[0], translation__locale=locale).delete()


def _detail(link: TicketLink) -> str:
    return f"/helpdesk/links/{link.public_id}/"


def _without_token(form: str) -> str:
    """JavaScript that sends a form as another site would."""
    return f"document.querySelector('{form} [name=csrfmiddlewaretoken]').remove();" + SUBMIT.format(
        form
    )
