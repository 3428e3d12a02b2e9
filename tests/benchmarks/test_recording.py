"""The benchmark of recording times the same answers with analytics listening and without."""

from __future__ import annotations

import json

import pytest

from analytics import receivers
from benchmarks.__main__ import main
from benchmarks.recording import figures
from benchmarks.recording_run import Timed, measure
from tests.flow.stories import make_article
from troubleshooting.signals import session_finished


def test_a_share_is_of_what_an_answer_takes_with_recording() -> None:
    timed = Timed(recorded=[0.001, 0.001, 0.004], bare=[0.001, 0.001, 0.003])

    values = {one.name: one.value for one in figures(timed)}

    assert values["recording on the way"] == 0
    assert values["recording the last answer"] == 0.25
    assert values["recording a whole walk"] == 0.167
    assert values["last answer"] == 4


def test_whoever_listens_listens_again_afterwards(db: None) -> None:
    answered = []

    def portal(environ: dict[str, object], start: object) -> Answer:
        answered.append(is_recorded())
        start("302 Found", [])  # type: ignore[operator]
        return Answer()

    def is_recorded() -> bool:
        live, _asynchronous = session_finished._live_receivers(None)
        return receivers.record_facts in live

    timed = measure(portal, make_article(steps=2), 2)

    assert len(timed.recorded) == len(timed.bare) == 2
    assert answered[-8:] == [True, True, False, False] * 2
    assert is_recorded()


class Answer(list[bytes]):
    """What a portal gives back."""

    def close(self) -> None:
        """Nothing is open."""


def test_it_runs_from_the_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    status = main(["recording", "--json", "--walks=2"])

    printed = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert printed["benchmark"] == "recording"
    assert [one["value"] for one in printed["figures"] if one["name"] == "answers a walk"] == [8]
    assert (status == 0) is all(one["holds"] for one in printed["figures"])
