"""A mistake in the expert line is one problem on its line; what is right loads and can be compiled."""

import pytest

from game.match.expert_line import expert_line
from game.scenario.load import load_bytes
from tests.scenario.example import EXAMPLE, edited, line_of

STEP = next(line for line in EXAMPLE.splitlines() if line.startswith("  - {order: read"))

WRONG = {
    "order: join": "only answers what play brings; got 'join' with how: do",
    "order: share, to: [bor]": "'share' lacks report",
    "order: harden, to: [bor]": "'harden' has no use for 'to'",
    "order: harden, turns: [5, 3]": "turns that run backward; got [5, 3]; allowed [3, 5]",
    "order: harden, turns: [5, 13]": "turns beyond the end of the exercise; got 13; allowed up to 12",
    "order: harden, turns: [0, 3]": "a number out of range; got 0; allowed 1 to 40",
    "order: judge, thread: heron, option: genuin": "no such option; got 'genuin'; nearest known name 'genuine'",
    "order: share, how: never, option: genuine": "an option without a meaning; got 'genuine'",
    "order: decide, how: never, option: yes-please": "with the inject that puts the decision",
    "order: decide, inject: spare, option: any": "'spare' puts no decision",
    "order: service, organisation: strait-compact, service: notice": "'strait-compact' does not offer it; got 'notice'",
    "order: service, organisation: strait-compct, service: military_support": "nearest known name 'strait-compact'",
    "order: freeze, thread: herron": "nearest known name 'heron'",
    "order: shear, how: never": "nearest known name 'share'",
}


@pytest.mark.parametrize("step", WRONG)
def test_a_wrong_step_is_one_problem_at_its_line(step: str) -> None:
    text = edited(STEP, f"  - {{{step}, because: It is tried here.}}")
    problems = load_bytes(text.encode()).problems
    assert [p.line for p in problems] == [line_of(step, text)], [str(p) for p in problems]
    assert WRONG[step] in problems[0].message


@pytest.mark.parametrize(
    "step",
    [
        "order: judge, thread: heron, option: decoy, turns: [2, 4]",
        "order: train, to: [bor], option: crisis_response",
        "order: service, organisation: strait-compact, service: military_support, thread: heron",
        "order: share, how: first, report: {threads: [heron], labels: [AMBER]}, to: [bor]",
        "order: join, how: never, by: [alv, cas]",
    ],
)
def test_a_right_step_loads_and_means_something(step: str) -> None:
    loaded = load_bytes(edited(STEP, f"  - {{{step}, because: It is tried here.}}").encode())
    assert [str(p) for p in loaded.problems] == []
    assert loaded.scenario is not None
    assert len(expert_line(loaded.scenario).steps) == 1
