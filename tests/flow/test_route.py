"""Whatever leads where: a route meets nothing twice, and it ends."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from troubleshooting.flow.branching.route import Branch, End, Flow, Fork, Item, Route
from troubleshooting.models import LeadsTo

STEPS = ("s1", "s2", "s3", "s4")


def step(key: str) -> Item:
    return Item.step(key)


def question(key: str) -> Item:
    return Item.question(key)


def fork(key: str, before: str = "", **branches: str | int) -> Fork:
    """A question; each branch leads to an end, to a step by its key, or to an article's number."""
    return Fork(key, before, tuple(branch(name, target) for name, target in branches.items()))


def branch(name: str, target: str | int) -> Branch:
    if isinstance(target, int):
        return Branch(name, LeadsTo.ARTICLE, article=target)
    if target in list(LeadsTo):
        return Branch(name, LeadsTo(target))
    return Branch(name, LeadsTo.STEP, step=target)


def flow(*forks: Fork, order: tuple[str, ...] = STEPS, without: tuple[str, ...] = ()) -> Flow:
    return Flow(order, forks, frozenset(order) - set(without))


def names(route: Route) -> list[str]:
    return [item.key for item in route.items]


def test_a_list_of_steps_is_the_default_path() -> None:
    route = flow().follow({}, {"s1"})

    assert names(route) == ["s1", "s2", "s3", "s4"]
    assert (route.end, route.waiting) == (End.STEPS, step("s2"))
    assert not route.is_done
    assert flow().follow({}, set(STEPS)).is_done


def test_a_question_stands_before_its_step_or_after_the_last() -> None:
    line = flow(fork("last", ""), fork("q1", "s2"), fork("q2", "s2")).line

    assert [item.key for item in line] == ["s1", "q1", "q2", "s2", "s3", "s4", "last"]


def test_it_waits_at_a_question_and_knows_what_may_come() -> None:
    asked = flow(fork("q", "s2", on="next", over="s4"))

    route = asked.follow({}, {"s1"})

    assert names(route) == ["s1", "q"]
    assert (route.end, route.waiting) == (End.OPEN, question("q"))
    assert asked.ahead(route) == {step("s2"), step("s3"), step("s4")}


def test_an_unanswered_step_is_asked_before_the_question() -> None:
    assert flow(fork("q", "s3")).follow({}, {"s1"}).waiting == step("s2")


def test_steps_that_are_jumped_over_are_not_met() -> None:
    asked = flow(fork("q", "s2", on="next", over="s4"))

    assert names(asked.follow({"q": "over"}, set())) == ["s1", "q", "s4"]
    assert names(asked.follow({"q": "on"}, set())) == ["s1", "q", "s2", "s3", "s4"]


def test_a_jump_meets_the_questions_before_its_step() -> None:
    asked = flow(fork("q", "s1", over="s3"), fork("then", "s3"))

    assert names(asked.follow({"q": "over"}, set())) == ["q", "then"]


def test_a_jump_to_the_step_a_question_stands_before_passes_its_neighbours() -> None:
    asked = flow(fork("q", "s2", here="s2"), fork("then", "s2"))

    assert names(asked.follow({"q": "here"}, set())) == ["s1", "q", "s2", "s3", "s4"]


def test_a_step_that_is_not_asked_is_stood_for_by_the_next() -> None:
    asked = flow(fork("q", "s1", over="s2"), without=("s2", "s3"))

    assert names(asked.follow({"q": "over"}, set())) == ["q", "s4"]


def test_a_question_before_a_step_that_is_not_asked_is_asked_all_the_same() -> None:
    assert names(flow(fork("q", "s2", on="next"), without=("s2",)).follow({}, set())) == ["s1", "q"]


def test_a_step_that_is_unknown_stands_behind_the_last() -> None:
    asked = flow(fork("q", "s1", over="gone"), fork("last", ""))

    assert names(asked.follow({"q": "over"}, set())) == ["q", "last"]


def test_an_answer_ends_it() -> None:
    asked = flow(fork("q", "s2", fixed="solved", call="helpdesk", other=7))

    for answer, end in (("fixed", End.SOLVED), ("call", End.HELPDESK), ("other", End.ARTICLE)):
        route = asked.follow({"q": answer}, {"s1"})
        assert (names(route), route.end, route.is_done) == (["s1", "q"], end, True)
        assert route.last is not None
        assert route.last.key == answer
        assert not asked.follow({"q": answer}, set()).is_done


def test_an_answer_that_a_question_has_no_more_counts_as_none() -> None:
    assert flow(fork("q", "s1", on="next")).follow({"q": "gone"}, set()).end == End.OPEN


def test_who_is_led_back_goes_on_behind_what_was_met() -> None:
    asked = flow(fork("q", "s3", no="s1", yes="next"))

    assert names(asked.follow({"q": "no"}, set())) == ["s1", "s2", "q", "s3", "s4"]
    assert asked.loop() == (step("s1"), step("s2"), question("q"))


def test_leading_back_is_no_loop_where_the_way_there_was_jumped_over() -> None:
    asked = flow(
        fork("start", "s1", on="s4"), fork("out", "s3", x="solved"), fork("q", "", back="s2")
    )

    route = asked.follow({"start": "on", "q": "back"}, set())
    assert names(route) == ["start", "s4", "q", "s2", "out"]
    assert asked.loop() == ()


def test_a_loop_that_nobody_reaches_is_none() -> None:
    assert flow(fork("q", "s1", out="solved"), fork("r", "s3", back="s2")).loop() == ()


def test_what_no_answer_leads_to_is_named() -> None:
    asked = flow(fork("q", "s2", over="s4", out="solved"))

    assert asked.unreachable() == (step("s2"), step("s3"))


def test_a_way_out_is_a_step_or_an_end() -> None:
    only_questions = {"order": ()}
    assert flow().exits().is_way_out
    assert flow(**only_questions).exits().is_way_out
    assert flow(fork("q", "", a=1, b="helpdesk"), **only_questions).exits().is_way_out
    assert flow(fork("q", "", a=1, b="next"), **only_questions).exits().is_way_out
    around = flow(fork("q", "s1", a=1, b=2)).exits()
    assert not around.is_way_out
    assert around.articles == {1, 2}


TARGETS = st.one_of(
    st.sampled_from(["next", "solved", "helpdesk"]),
    st.integers(1, 3),
    st.sampled_from([*STEPS, "gone"]),
)
BRANCHES = st.dictionaries(st.sampled_from("abc"), TARGETS, max_size=3)
PLACES = st.tuples(st.sampled_from([*STEPS, "", "gone"]), BRANCHES)
FORKS = st.lists(PLACES, max_size=5)
FLOWS = st.builds(
    lambda places, order, asked: Flow(
        tuple(order),
        tuple(fork(f"q{n}", before, **ways) for n, (before, ways) in enumerate(places)),
        frozenset(asked) & set(order),
    ),
    FORKS,
    st.permutations(STEPS),
    st.frozensets(st.sampled_from(STEPS)),
)
CHOSEN = st.dictionaries(st.sampled_from([f"q{n}" for n in range(5)]), st.sampled_from("abc"))
ANSWERED = st.frozensets(st.sampled_from(STEPS))


@given(FLOWS, CHOSEN, ANSWERED)
def test_a_route_ends_and_meets_nothing_twice(
    asked: Flow, chosen: dict[str, str], answered: frozenset[str]
) -> None:
    route = asked.follow(chosen, answered)

    assert len(route.items) == len(set(route.items))
    assert set(route.items) <= set(asked.line) - asked.ahead(route)
    assert route.waiting is None or route.waiting in route.items
    if route.end == End.OPEN:
        assert route.items[-1].is_question
        assert route.waiting is not None


@given(FLOWS, st.data())
def test_whoever_answers_what_is_asked_comes_to_the_end(asked: Flow, data: st.DataObject) -> None:
    chosen: dict[str, str] = {}
    answered: set[str] = set()
    met: list[Item] = []
    while (waiting := asked.follow(chosen, answered).waiting) is not None:
        met.append(waiting)
        if not waiting.is_question:
            answered.add(waiting.key)
            continue
        ways = next(one for one in asked.forks if one.key == waiting.key).branches
        if not ways:
            return
        chosen[waiting.key] = data.draw(st.sampled_from(ways)).key

    assert len(met) == len(set(met))
    assert asked.follow(chosen, answered).is_done
    if not asked.loop():
        # Nothing was passed over to avoid meeting it again: it is the way the graph goes.
        assert list(asked.follow(chosen, answered).items) == met


@given(FLOWS, CHOSEN)
def test_a_later_answer_does_not_change_the_way_up_to_it(
    asked: Flow, chosen: dict[str, str]
) -> None:
    route = asked.follow(chosen, STEPS)
    for place, item in enumerate(route.items):
        if item.is_question:
            before = {key: one for key, one in chosen.items() if key != item.key}
            assert asked.follow(before, STEPS).items[: place + 1] == route.items[: place + 1]


@given(FLOWS)
def test_what_a_route_meets_can_be_reached_and_a_loop_is_one(asked: Flow) -> None:
    loop = asked.loop()
    assert len(loop) == len(set(loop))
    assert not set(loop) & set(asked.unreachable())
    if loop:
        assert any(item.is_question for item in loop)
