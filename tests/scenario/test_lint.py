"""Lint: every seeded mistake is found where it was made and nothing else is; what a file silences stays silent."""

from functools import cache

import pytest

from game.scenario.bundled import bundled_files
from game.scenario.lint.registry import RULES
from game.scenario.lint.rule import Severity
from game.scenario.lint.run import UNKNOWN, UNUSED, WITHOUT_REASON, LintFinding, lint, lint_bytes
from tests.scenario.example import EXAMPLE
from tests.scenario.seeded import FC, SEEDED, Seeded, text_of


def findings(text: str) -> tuple[LintFinding, ...]:
    result = lint_bytes(text.encode(), "a.yaml")
    assert result.problems == (), [str(p) for p in result.problems]
    return result.findings


@cache
def before(file: str) -> frozenset[tuple[str, str]]:
    """What lint says of a good file, without lines, which an edit moves."""
    return frozenset((f.code, f.message) for f in findings(text_of(file)))


def line_near(fragment: str, text: str) -> int:
    assert fragment in text, fragment
    return text[: text.index(fragment)].count("\n") + 1


@pytest.mark.parametrize("seeded", SEEDED, ids=lambda s: f"{s.code}-{s.new.strip()[:30]}")
def test_a_seeded_mistake_is_found_where_it_was_made_and_nothing_else(seeded: Seeded) -> None:
    text = seeded.text()
    new = [f for f in findings(text) if (f.code, f.message) not in before(seeded.file)]
    said = "\n".join(map(str, new))
    assert sorted(f.code for f in new) == sorted([seeded.code] * seeded.times + [*seeded.beside]), said
    assert next(f.line for f in new if f.code == seeded.code) == line_near(seeded.at, text), said


def test_every_code_has_a_seeded_mistake() -> None:
    codes = {rule.code for rule in RULES} | {WITHOUT_REASON, UNKNOWN, UNUSED}
    assert {seeded.code for seeded in SEEDED} == codes
    assert len(SEEDED) >= 60


def test_codes_are_told_apart() -> None:
    codes = [rule.code for rule in RULES]
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize("path", bundled_files(), ids=lambda p: p.stem)
def test_a_bundled_exercise_is_clean(path: object) -> None:
    result = lint(str(path))
    assert result.is_good
    assert [str(f) for f in result.everything] == []


def test_a_finding_prints_as_place_severity_message_fix_and_code() -> None:
    (finding,) = findings(text_of(FC).replace("minutes: 20", "minutes: 40"))
    assert str(finding) == (
        "a.yaml:13:10: warning: 8 turns of one to three minutes do not fit; got 40 minutes; allowed 8 to 24. "
        "Fix: State the minutes that a play really takes, or change the number of turns. [rhythm-minutes]"
    )


def test_every_finding_has_a_fix_of_one_sentence() -> None:
    said = findings(EXAMPLE)
    assert len(said) > 10
    for finding in said:
        assert finding.fix.endswith("."), finding
        assert not finding.message.endswith("."), finding


@pytest.mark.parametrize(
    "old, new",
    [
        ("minutes: 20\n", "minutes: 40  # check: ignore rhythm-minutes a class talks more\n"),
        ("minutes: 20\n", "# check: ignore rhythm-minutes a class talks more\nminutes: 40\n"),
        ("minutes: 20\n", "# why\n# check: ignore rhythm-minutes a class talks more\nminutes: 40\n"),
        (
            "  - id: noise-ferry\n    title: Late ferries all week\n",
            "  # check: ignore title-full-stop it is how they write\n  - id: noise-ferry\n    title: Late ferries.\n",
        ),
        (
            "  - id: noise-ferry\n    title: Late ferries all week\n",
            "  # check: ignore title-full-stop it is how they write\n  # check: ignore report-unneeded it is noise\n"
            "  - id: late-ferry\n    title: Late ferries.\n",
        ),
    ],
)
def test_an_ignore_with_a_reason_silences_its_finding(old: str, new: str) -> None:
    text = text_of(FC)
    assert text.count(old) == 1
    assert findings(text.replace(old, new)) == ()


@pytest.mark.parametrize(
    "new",
    [
        "# check: ignore rhythm-minutes too far away\n\nminutes: 40\n",
        "minutes: 40\n# check: ignore rhythm-minutes below it\n",
        "minutes: 40  # check: ignore rhythm-overlap another code\n",
    ],
)
def test_an_ignore_elsewhere_silences_nothing_and_says_so(new: str) -> None:
    found = findings(text_of(FC).replace("minutes: 20\n", new))
    assert sorted(f.code for f in found) == [UNUSED, "rhythm-minutes"]


def test_an_unknown_code_is_answered_with_the_nearest() -> None:
    (finding,) = findings(text_of(FC).replace("turns: 8\n", "turns: 8  # check: ignore rythm-minutes why\n"))
    assert finding.code == UNKNOWN
    assert "nearest known name 'rhythm-minutes'" in finding.message


@pytest.mark.parametrize(
    "words",
    [
        "Turkey was served at the harbour office.",
        "The cook served turkey and set the table with good china.",
        "A NATO-style alliance and an EU-style union met.",
        "The United Nations and INTERPOL wrote to Australia.",
        "A march was held in May, and the major read from a bible of the sea.",
        "Nice weather at sea. China cups were broken.",
    ],
)
def test_ordinary_words_are_within_the_boundary(words: str) -> None:
    text = text_of(FC).replace("finding: Two neighbours who do not get on.", f"finding: {words}")
    assert [str(f) for f in findings(text)] == []


@pytest.mark.parametrize(("service", "asked"), [("victim_support", True), ("prevention", False)])
def test_only_a_service_that_can_be_ordered_is_asked_for_its_gap(service: str, asked: bool) -> None:
    pair = "kind: bilateral_pair\n    members: [tav, sor]\n    services: [joint_exercise]"
    text = text_of("paper-trail")
    assert pair in text
    text = text.replace(pair, f"kind: union\n    members: [tav, sor]\n    services: [{service}]")
    assert [f.message for f in findings(text) if f.code == "bite-union"] == [
        "Passage Partnership offers victim_support, which fills no gap: no incident in a member nation has victims to "
        "support"
    ] * asked


@pytest.mark.parametrize("new", ["noise-", "routine-", "false-"])
def test_noise_on_purpose_is_marked_by_its_id(new: str) -> None:
    assert findings(text_of(FC).replace("noise-ferry", f"{new}ferry")) == ()


def test_a_condition_that_one_way_can_hold_fires() -> None:
    either = "any: [{tick: {at_least: 600}}, {tick: {at_least: 12}}]"
    assert findings(text_of(FC).replace("- tick: {at_least: 12}", f"- {either}")) == ()


def test_a_decision_before_the_last_plan_is_in_time() -> None:
    assert findings(text_of("paper-trail").replace("at: [18, 20]", "at: [84, 89]")) == ()


def test_a_file_with_problems_has_no_findings() -> None:
    result = lint_bytes(text_of(FC).replace("minutes: 20", "minutes: many").encode(), "a.yaml")
    assert (result.scenario, result.findings, result.is_good) == (None, (), False)
    assert [p.line for p in result.problems] == [13]


def test_a_missing_file_is_a_problem() -> None:
    assert "no such file" in lint("none.yaml").problems[0].message


def test_a_note_alone_is_good() -> None:
    result = lint_bytes(text_of(FC).replace("id: routine-crane", "id: lights-barge").encode())
    assert [f.severity for f in result.findings] == [Severity.NOTE]
    assert result.is_good
