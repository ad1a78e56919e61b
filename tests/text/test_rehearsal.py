"""Tests that a scenario file carries: what goes wrong is said at its line, in the words of the rule that says so."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from game.match.exercise import Exercise, ExerciseError, find
from game.match.opening import autoplayed
from game.rules.codes import Outcome
from game.scenario.bundled import bundled_files
from game.scenario.load import load_source
from game.scenario.problems import Problem
from game.scenario.source import Source, read
from game.text.rehearsal import rehearse
from tests.scenario.example import EXAMPLE, line_of

BARE = EXAMPLE[: EXAMPLE.index("tests:\n") + len("tests:\n")]
HEAD = "  - name: A test\n    seed: 5\n    others: idle\n"
"""A test on a seed where Castara gets the manifest in turn 2 and Borland the bookings in turn 3."""
BORLAND = HEAD + "    seat: bor\n"


def text_of(orders: Sequence[str] = (), expect: Sequence[str] = (), head: str = HEAD) -> str:
    """The example with one test of its own."""
    parts = [BARE, head]
    for key, lines in (("orders", orders), ("expect", expect)):
        parts += [f"    {key}:\n", *(f"      - {line}\n" for line in lines)] if lines else []
    return "".join(parts)


def problems(text: str) -> tuple[Problem, ...]:
    return rehearse(Source("exercise.yaml", text))


def only(text: str, at: str, code: str) -> str:
    """The message of the only problem, which has the code and lies on the line of the fragment."""
    found = problems(text)
    assert [(p.file, p.line, p.code) for p in found] == [("exercise.yaml", line_of(at, text), code)], found
    return found[0].message


REFUSED = {
    "fly north": "turn 1: there is no order 'fly'; allowed orders, and 'end turn'",
    "registre money": "there is no order 'registre'; nearest is 'register'",
    "register mony": "there is no subject called 'mony'; nearest is 'money'",
    "read @manifst": "there is no report '@manifst'; nearest known name '@manifest'",
    "read @manifest": "turn 1: alv does not hold '@manifest'; on this seed it reaches cas in turn 2",
    "share @bookings to bor": "alv does not hold '@bookings'; on this seed it reaches bor in turn 3",
    "read @hashes": "alv does not hold '@hashes'; on this seed it sleeps with bor until somebody asks",
    "read @transfers": "alv does not hold '@transfers'; it has not come to anybody yet",
    "read R-999": "you hold no report R-999",
    "form heron with bor": "you know of no thread called 'heron'",
    "train alv rapid deployment": "A nation cannot do this with itself (R-ORDER). Name another nation",
    "request bor": "request needs a subject",
    "disclose @warehouse-b to bor": "you know of no alert @warehouse-b",
}


def test_an_order_that_is_refused_or_misspelt_is_a_problem_at_its_line() -> None:
    text = text_of(["register money", *REFUSED, "end turn"])
    found = {p.line: p for p in problems(text)}
    assert {p.code for p in found.values()} == {"test-order"}
    assert sorted(found) == sorted(line_of(f"- {order}\n", text) for order in REFUSED)
    for order, says in REFUSED.items():
        assert says in found[line_of(f"- {order}\n", text)].message


def test_a_refusal_names_the_turn_and_what_would_be_legal() -> None:
    second = "register shipping instead of money because I changed my mind"
    text = text_of(["end turn", "register money", second])
    message = only(text, "register shipping", "test-order")
    assert message.startswith(f"turn 2: '{second}' is refused: ")
    assert message.endswith("One change of interests a turn (R-NEED). Change the other next turn")


def test_a_report_may_be_named_by_its_id_once_it_is_there() -> None:
    orders = ["end turn", "end turn", "analyse @bookings", "request alv shipping"]
    assert problems(text_of(orders, ["orders: {kind: analyse, at_least: 1}"], BORLAND)) == ()


def test_an_order_that_fails_only_when_the_turn_is_resolved_is_a_problem_at_its_line() -> None:
    """On this seed the partner posts the same liaison officer in the same turn, and comes first."""
    orders = "[register papers, request nzl papers, train nzl rapid deployment, post-liaison nzl]"
    before, _, _ = read(find("first-contact")).text.partition("\ntests:")
    text = f"{before}\ntests:\n  - {{name: Two officers, seed: 1, orders: {orders}}}\n"
    message = only(text, "orders: [register", "test-order")
    assert message.startswith("turn 1: 'post-liaison nzl' is refused: They posted a liaison officer to you first")


def test_a_breach_has_to_be_insisted_on() -> None:
    """On this seed Borland, the originator, has sent the report by turn 4."""
    wait, head = ["end turn"] * 3, "  - name: Partners\n    seed: 2\n"
    message = only(text_of([*wait, "share @bookings to cas via note tear"], head=head), "share @book", "test-order")
    assert message.endswith("It is a breach. To give it all the same, write share! instead")
    assert problems(text_of([*wait, "share! @bookings to cas via note tear"], head=head)) == ()


def test_a_recipient_who_would_get_nothing_is_a_problem() -> None:
    text = text_of(["end turn", "end turn", "share @bookings to cas via note"], head=BORLAND)
    assert "The label is above what this channel carries" in only(text, "- share", "test-order")


def test_nothing_can_be_ordered_after_the_end() -> None:
    text = text_of(["end turn"] * 12 + ["register money"])
    assert "the exercise is over after turn 12" in only(text, "- register money", "test-order")


MEASURED = {
    "confidence: {nation: alv, thread: heron, at_least: 555}": "confidence of alv in heron: 0, expected at least 555",
    "trust: {of: alv, in: bor, below: 300}": "trust of alv in bor: 520, expected below 300",
    "outcome: {thread: teal, is: prevented}": "outcome of teal: uncontained, expected prevented",
    "not: {intensity: {campaign: refrain, at_least: 90}}": "refrain where it is strongest: ",
    "intensity: {campaign: refrain, nation: alv, below: 10}": "intensity of refrain in alv: 900, expected below 10",
    "orders: {kind: share, at_least: 1}": "orders of kind share carried out: 0, expected at least 1",
    "inject: {id: press-call, fired: false}": "inject press-call: fired, expected not fired",
    "decision: {inject: press-call, is: brief}": "decision press-call: hold, expected brief",
    "decision: {inject: press-call, nation: alv, is: brief}": "decision press-call of alv: hold, expected brief",
    "tick: {at_least: 3, below: 9}": "exercise hour: 72, expected at least 3 and below 9",
    "task_forces: {at_least: 1}": "task forces: 0, expected at least 1",
    "not: {trust: {of: alv, in: bor, at_least: 100}}": "trust of alv in bor: 520, expected below 100",
    "not: {inject: {id: teal-opens}}": "inject teal-opens: fired, expected not fired",
    "not: {outcome: {thread: teal, is: uncontained}}": "teal: uncontained, expected anything but uncontained",
    "not: {all: [{tick: {at_least: 1}}]}": "this holds and should not: exercise hour: 72",
    "any: [{tick: {below: 9}}, {task_forces: {below: 0}}]": "none of these holds: exercise hour: 72; task forces: 0",
}


def test_a_condition_that_does_not_hold_says_what_was_measured() -> None:
    text = text_of(["end turn"], ["tick: {at_least: 72}", *MEASURED])
    found = {p.line: p for p in problems(text)}
    assert {p.code for p in found.values()} == {"test-expectation"}
    assert sorted(found) == sorted(line_of(f"- {condition}\n", text) for condition in MEASURED)
    for condition, says in MEASURED.items():
        assert says in found[line_of(f"- {condition}\n", text)].message


def test_of_several_that_must_all_hold_the_failing_one_is_pointed_at() -> None:
    lines = ["all:\n          - tick: {at_least: 72}\n          - task_forces: {at_least: 1}"]
    assert "task forces: 0" in only(text_of((), lines), "- task_forces", "test-expectation")


def test_what_follows_from_a_refused_order_is_not_said_twice() -> None:
    assert "'fly'" in only(text_of(["fly"], ["orders: {kind: share, at_least: 1}"]), "- fly", "test-order")


@pytest.mark.parametrize("difficulty", ["easy", "hard"])
def test_the_seed_and_the_difficulty_are_those_of_the_test_and_partners_play_the_rest(difficulty: str) -> None:
    """A seat that is sat through leaves its partners a game like any other on the seed."""
    head = f"  - name: Partners\n    seed: 9\n    difficulty: {difficulty}\n"
    exercise = Exercise.of_source(Source("harbour-watch.yaml", BARE + head), difficulty)
    told = autoplayed(exercise, "random", 9).game.truth()
    assert told.seed == 9
    text = text_of((), ["orders: {kind: share, at_least: 1}", "tick: {at_least: 72}"], head)
    assert problems(text) == ()
    assert Outcome(told.threads[0].outcome) > Outcome.CRISIS


def test_a_setting_that_the_file_lacks_is_a_problem_of_the_file() -> None:
    with pytest.raises(ExerciseError, match="no setting of difficulty; got 'hrd'; nearest known name 'hard'"):
        problems(text_of(head="  - name: Brutal\n    difficulty: hrd\n"))


@pytest.mark.parametrize("path", bundled_files(), ids=lambda path: path.stem)
def test_the_tests_of_the_bundled_exercises_hold(path: Path) -> None:
    source = read(path)
    loaded = load_source(source)
    assert loaded.scenario is not None
    assert len(loaded.scenario.tests) >= 2
    assert rehearse(source) == ()
