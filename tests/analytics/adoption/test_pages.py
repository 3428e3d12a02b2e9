"""The pages about the order of steps."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from analytics.adoption.advice import recommendation_of, renew_advice
from analytics.models import OrderAdvice, OrderDecision, SessionFact, StepFact
from analytics.ordering import recommend_order
from tests.analytics.adoption.history import import_history
from tests.analytics.stories import make_article
from troubleshooting.editing.steps import reorder_steps
from troubleshooting.models import Article

ENGLISH = {"accept-language": "en"}
OLD = ["s1", "s2", "s3", "s4", "s5"]


@pytest.fixture
def learned(article: Article) -> Article:
    now = timezone.now()
    import_history(article, at=now)
    renew_advice(article, now=now)
    return article


@pytest.fixture
def editor(client: Client, db: None) -> Client:
    user = User.objects.create_user("editor", is_staff=True)
    user.user_permissions.add(Permission.objects.get(codename="change_article"))
    client.force_login(user)
    return client


def page_of(client: Client, article: Article | None = None) -> str:
    address = f"/analytics/orders/{article.slug}/" if article else "/analytics/orders/"
    answer = client.get(address, headers=ENGLISH)
    assert answer.status_code == 200
    return answer.content.decode()


def post(client: Client, article: Article, **data: str) -> int:
    return client.post(f"/analytics/orders/{article.slug}/", data, headers=ENGLISH).status_code


def keys(article: Article) -> list[str]:
    return list(article.steps.active().values_list("key", flat=True))


def test_what_is_kept_is_what_was_worked_out(learned: Article) -> None:
    advice = OrderAdvice.objects.get()
    found = recommend_order(learned, now=advice.made_at)
    assert recommendation_of(advice) == found
    assert found is not None
    assert found.recommended[0] == 4


def test_nothing_is_said_before_anything_is_learned(staff: Client, article: Article) -> None:
    assert "No order has been learned yet." in page_of(staff)
    assert "Nothing has been learned about this order yet." in page_of(staff, article)


def test_the_list_names_articles_to_ask_in_another_order(staff: Client, learned: Article) -> None:
    page = page_of(staff)
    assert f'href="/analytics/orders/{learned.slug}/"' in page
    assert "The printer does not print" in page


def test_nothing_is_sure_to_the_last_digit(staff: Client, learned: Article) -> None:
    assert "100\N{NO-BREAK SPACE}%" not in page_of(staff)


def rows_of(client: Client, address: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = client.get(f"/analytics/orders/{address}&export=json").json()
    return found


def test_files_have_codes_and_intervals(editor: Client, learned: Article) -> None:
    (advised,) = rows_of(editor, "?table=recommended-orders")
    assert (advised["slug"], advised["order"]) == (learned.slug, "4 1 2 3 5")
    assert advised["probability_better_percent"] == 99
    first = rows_of(editor, f"{learned.slug}/?table=steps-learned")[0]
    assert (first["key"], first["stays_code"]) == ("s1", 0)
    assert first["resolves_percent_from"] < first["resolves_percent"] < first["resolves_percent_to"]

    post(editor, learned, do="accept")
    (accepted,) = rows_of(editor, "?table=accepted-orders")
    assert accepted["slug"] == learned.slug
    assert (accepted["saved_minutes_from"], accepted["saved_minutes_to"]) == (None, None)


def test_the_pages_go_by_no_filter(staff: Client, learned: Article) -> None:
    assert 'class="filters"' not in page_of(staff) + page_of(staff, learned)


def test_the_article_s_page_says_why(staff: Client, learned: Article) -> None:
    page = page_of(staff, learned)
    assert "Another order is recommended" in page
    assert "Step 4 resolves" in page
    assert "Expected minutes of a session" in page
    assert 'value="accept"' not in page


def test_the_recommended_order_stands_there_by_its_names(staff: Client, learned: Article) -> None:
    page = page_of(staff, learned)
    proposed = page[page.index('<ol class="proposed">') :].partition("</ol>")[0]
    assert re.findall(r"<bdi[^>]*>([^<]+)</bdi>", proposed)[0] == "Step 4 of printer-does-not-print"
    assert "now step 4" in proposed
    assert "Step 4 of printer-does-not-print</bdi> – Step 4 resolves" in page
    assert page.index('<ol class="proposed">') < page.index("What is known of each step")


def test_it_leads_an_editor_to_where_steps_are_pinned(editor: Client, learned: Article) -> None:
    assert f'href="/admin/troubleshooting/article/{learned.pk}/change/"' in page_of(editor, learned)


@pytest.mark.parametrize(
    ("untimed", "words"),
    [
        ([], ""),
        (["s2"], "No time was recorded for step 2. It is taken"),
        (["s1", "s5"], "No times were recorded for steps 1, 5. They are"),
        (OLD, "No times were recorded. All steps are taken to be about equally long"),
    ],
)
def test_it_says_which_minutes_are_a_guess(
    staff: Client, learned: Article, untimed: list[str], words: str
) -> None:
    # Step 5 was never tried.
    timed = [key for key in OLD if key not in untimed]
    StepFact.objects.exclude(step__key__in=timed).update(seconds=0)
    session = SessionFact.objects.earliest("pk")
    StepFact.objects.create(
        session_fact=session,
        step=learned.steps.get(key="s5"),
        position=5,
        result="not_resolved",
        seconds=60 if "s5" in timed else 0,
        order=9,
    )
    renew_advice(learned, now=timezone.now())
    page = page_of(staff, learned)
    assert words in page
    assert ("recorded" in page) is bool(words)


def test_it_says_why_nothing_can_be_said_of_what_it_saved(editor: Client, learned: Article) -> None:
    SessionFact.objects.update(order_version="")
    post(editor, learned, do="accept")
    page = page_of(editor, learned)
    assert "sessions in the order before: 0, and 10 are needed to compare with" in page


def test_an_editor_accepts_it_and_takes_it_back(editor: Client, learned: Article) -> None:
    assert 'value="accept"' in page_of(editor, learned)

    assert post(editor, learned, do="accept") == 302

    assert keys(learned)[0] == "s4"
    page = page_of(editor, learned)
    assert "From now on the steps are asked in the recommended order." in page
    assert "Sessions in that order so far: 0" in page
    assert "The order stays" in page, "it was learned anew, for the steps in this order"
    assert "Step 4 of printer-does-not-print" in page
    decision = OrderDecision.objects.get()
    assert post(editor, learned, do="take-back", decision=str(decision.pk)) == 302
    assert keys(learned) == OLD
    page = page_of(editor, learned)
    assert "accepted, and taken back" in page
    assert "Another order is recommended" not in page
    assert "An editor decided against the order that would be recommended." in page
    assert "No other order is recommended" in page_of(editor)

    assert post(editor, learned, do="allow", decision=str(decision.pk)) == 302
    page = page_of(editor, learned)
    assert "accepted, and taken back" in page
    assert "Another order is recommended" in page


def test_a_rejected_order_is_not_recommended_until_an_editor_lets_it(
    editor: Client, learned: Article
) -> None:
    post(editor, learned, do="reject", reason="Step 4 deletes mail")
    assert keys(learned) == OLD
    post(editor, learned, do="renew")
    page = page_of(editor, learned)
    assert "An editor decided against the order that would be recommended." in page
    assert "Another order is recommended" not in page
    assert "Step 4 resolves" not in page
    assert "Step 4 deletes mail" in page
    assert 'value="accept"' not in page
    assert "No other order is recommended" in page_of(editor)

    decision = OrderDecision.objects.get()
    assert post(editor, learned, do="allow", decision=str(decision.pk)) == 302
    assert 'value="accept"' in page_of(editor, learned)


def test_a_rejection_wants_a_reason(editor: Client, learned: Article) -> None:
    post(editor, learned, do="reject", reason=" ")
    page = page_of(editor, learned)
    assert "Say why, for whoever looks next. Nothing was done." in page
    assert 'value="accept"' in page


@pytest.mark.parametrize("decision", ["", "none", "0", "99"])
def test_a_decision_there_is_not_is_not_undone(
    editor: Client, learned: Article, decision: str
) -> None:
    assert post(editor, learned, do="take-back", decision=decision) == 404


@pytest.mark.parametrize("wanted", ["", "withdraw", "ACCEPT"])
def test_what_no_button_says_decides_nothing(editor: Client, learned: Article, wanted: str) -> None:
    assert post(editor, learned, do=wanted, reason="No") == 403
    assert not OrderDecision.objects.exists()


def test_an_old_decision_against_an_order_can_still_be_undone(
    editor: Client, learned: Article
) -> None:
    post(editor, learned, do="reject", reason="Step 4 deletes mail")
    first = OrderDecision.objects.get()
    for days in range(1, 10):
        first.pk, first.reason, first.is_against = None, f"Reason {days}", False
        first.decided_at += timedelta(days=1)
        first.save()
    page = page_of(editor, learned)
    assert "Step 4 deletes mail" in page
    assert page.count("Reason ") == 6
    assert page.count('value="allow"') == 1


def test_who_may_not_edit_decides_nothing(staff: Client, learned: Article) -> None:
    for wanted in ("accept", "reject", "take-back", "allow"):
        assert post(staff, learned, do=wanted) == 403
    assert keys(learned) == OLD
    assert post(staff, learned, do="renew") == 302


def test_strangers_are_sent_to_sign_in(client: Client, article: Article) -> None:
    assert post(client, article, do="accept") == 302
    assert not OrderDecision.objects.exists()
    assert "login" in client.get("/analytics/orders/")["location"]


def test_a_recommendation_for_steps_that_were_changed_is_not_followed(
    editor: Client, learned: Article
) -> None:
    reorder_steps(learned, list(reversed(OLD)))
    assert post(editor, learned, do="accept") == 302
    assert keys(learned) == list(reversed(OLD))
    assert "The steps were changed meanwhile." in page_of(editor, learned)
    assert "No other order is recommended" in page_of(editor)


def test_the_funnel_says_that_the_order_changed(editor: Client, learned: Article) -> None:
    address = f"/analytics/articles/{learned.slug}/"
    words = "The order of the steps changed in these days"
    assert words not in editor.get(address, headers=ENGLISH).content.decode()
    post(editor, learned, do="accept")
    assert words in editor.get(address, headers=ENGLISH).content.decode()


def test_an_accepted_order_is_marked_on_the_time_line(editor: Client, learned: Article) -> None:
    address = f"/analytics/articles/{learned.slug}/"
    post(editor, learned, do="accept")
    page = editor.get(address, headers=ENGLISH).content.decode()
    assert "Steps in the recommended order" in page
    assert "Steps in the order of before" not in page
    assert "What the other order of its steps saved" in page

    decision = OrderDecision.objects.get()
    post(editor, learned, do="take-back", decision=str(decision.pk))
    page = editor.get(address, headers=ENGLISH).content.decode()
    assert "Steps in the recommended order" in page
    assert "Steps in the order of before" in page


def test_the_command_keeps_what_pages_show(staff: Client, article: Article, at: datetime) -> None:
    import_history(article, at=at)
    make_article("never-walked")
    call_command("recommend_orders", "--save")
    assert OrderAdvice.objects.count() == 2
    assert "Another order is recommended" in page_of(staff, article)
    assert "The order stays" in page_of(staff, Article.objects.get(slug="never-walked"))


def test_queries_do_not_grow_with_the_articles(
    staff: Client, learned: Article, django_assert_max_num_queries: object
) -> None:
    now = timezone.now()
    for number in range(4):
        more = make_article(f"more-{number}")
        import_history(more, at=now - timedelta(days=1))
        renew_advice(more, now=now)
    with django_assert_max_num_queries(18):  # type: ignore[operator]
        page_of(staff)
    with django_assert_max_num_queries(22):  # type: ignore[operator]
        page_of(staff, learned)


def test_an_editor_lets_steps_change_places_by_lot(editor: Client, learned: Article) -> None:
    assert post(editor, learned, do="experiment", percent="20") == 302
    assert "In 20 % of new sessions two steps change places." in page_of(editor, learned)
    assert learned.order_experiment.percent == 20
    post(editor, learned, do="experiment", percent="0")
    learned.order_experiment.refresh_from_db()
    assert learned.order_experiment.percent == 0
    assert post(editor, learned, do="experiment", percent="100") == 403
