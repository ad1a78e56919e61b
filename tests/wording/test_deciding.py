"""What an option of a decision does to the nation that takes it is told before, and nothing that is not its own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.match.exercise import Exercise, find
from game.rules.codes import NEVER, NONE, EffectKind
from game.rules.doctrine import Doctrine
from game.rules.orders import Kind
from game.rules.view import View
from game.scenario.catalogue import Catalogue, OptionEffect
from game.wording.deciding import NOTHING, price
from game.wording.prospects import Prospects
from tests.ui.scenes.fake_catalogue import CATALOGUE, TURN, TURNS
from tests.ui.scenes.fake_views import crowded


def with_effects(*effects: OptionEffect) -> Catalogue:
    """The catalogue with these effects of the second option of its decision."""
    start, parade = CATALOGUE.injects
    hold, march = parade.options
    return replace(CATALOGUE, injects=(start, replace(parade, options=(hold, replace(march, effects=effects)))))


def told(effect: OptionEffect, view: View | None = None) -> str:
    """The one line that an effect makes."""
    (line,) = price(with_effects(effect), view or crowded(), 1, 1)
    return line.text


def effect(kind: EffectKind, nation: int = 0, amount: int = 0, **fields: int) -> OptionEffect:
    return OptionEffect(kind, nation, fields.get("other", NONE), fields.get("thread", NONE), amount,
                        fields.get("duration", 0))  # fmt: skip


def test_a_decision_tells_its_price_and_its_worth_to_its_own_nation_alone() -> None:
    lines = [
        line.text for line in Prospects(CATALOGUE, crowded(), Doctrine()).of(Kind.DECIDE, {"inject": 1, "option": 1})
    ]
    assert lines == [
        "Worth up to 4 seat points to your nation alone: of its own score, in own interests, a part that cannot exceed "
        "100.",
        f"2 staff points less than usual in turns {TURN + 2} and {TURN + 3}, if you decide now.",
        "Corvessa's trust in you: −4.",
    ]
    assert price(CATALOGUE, crowded(), 1, 0) == [NOTHING]


@pytest.mark.parametrize(
    ("duration", "turns"),
    [(6, f"turn {TURN + 2}"), (11, f"turn {TURN + 2}"), (12, f"turns {TURN + 2} and {TURN + 3}"),
     (18, f"turns {TURN + 2} to {TURN + 4}"), (999, f"turns {TURN + 2} to {TURNS}")],
)  # fmt: skip
def test_staff_is_told_with_the_turns_that_it_changes(duration: int, turns: str) -> None:
    more = told(effect(EffectKind.STAFF, amount=1, duration=duration))
    assert more == f"1 staff point more than usual in {turns}, if you decide now."


def test_staff_after_the_last_turn_is_not_told() -> None:
    last = replace(crowded(), clock=replace(crowded().clock, turn=TURNS - 1))
    assert told(effect(EffectKind.STAFF, amount=-1, duration=12), last) == NOTHING.text


def test_every_effect_on_the_own_nation_has_its_words() -> None:
    assert told(effect(EffectKind.HANDLING, amount=-1)) == "Your handling discipline: −1."
    assert told(effect(EffectKind.CAUTION, NONE, 50)).startswith("You ask 5 more trust of whoever")
    assert told(effect(EffectKind.TRUST, 0, 30, other=2)) == "Your trust in Brannoch: +3."
    without = replace(crowded(), own=replace(crowded().own, framework=NEVER))
    assert told(effect(EffectKind.FRAMEWORK), without) == "The legal framework comes into force for you."
    assert told(effect(EffectKind.FRAMEWORK)) == NOTHING.text, "it is in force"
    assert told(effect(EffectKind.PRIORITY, NONE, thread=1)) == "Your priority becomes KESTREL."


def test_what_happens_to_others_and_what_one_does_not_know_stays_untold() -> None:
    for secret in (
        effect(EffectKind.STAFF, 1, -2, duration=12),
        effect(EffectKind.TRUST, 1, 40, other=2),
        effect(EffectKind.FRAMEWORK, 1),
        effect(EffectKind.PRIORITY, 0, thread=5),
    ):
        assert told(secret) == NOTHING.text


def test_the_handling_that_it_brings_others_and_threads_that_one_sees_are_told() -> None:
    assert told(effect(EffectKind.HANDLING, 1, 1)) == "Corvessa's handling discipline: +1."
    assert told(effect(EffectKind.DEADLINE, NONE, -6, thread=0)) == "HERON's deadline: 6 hours earlier."
    assert told(effect(EffectKind.SEVERITY, NONE, -100, thread=0)) == "HERON's severity: −10."


def test_a_thread_that_one_does_not_see_is_told_of_without_its_name() -> None:
    sooner, graver = effect(EffectKind.DEADLINE, NONE, -6, thread=0), effect(EffectKind.SEVERITY, NONE, 90, thread=0)
    later = effect(EffectKind.DEADLINE, NONE, 4, thread=1)
    unseen = replace(crowded(), threads=())
    assert [(line.text, line.tone) for line in price(with_effects(sooner, later, graver), unseen, 1, 1)] == [
        ("A thread that you do not see, unless it is over: its deadline 6 hours earlier and its severity +9.", "bad"),
        ("A thread that you do not see, unless it is over: its deadline 4 hours later.", "good"),
    ]


def test_an_option_that_changes_nothing_of_ones_own_does_not_claim_to_change_nothing_at_all() -> None:
    assert NOTHING.text == "Nothing is sure to change for your own nation; what else it may do shows afterwards."


def test_a_catalogue_holds_all_that_each_option_does() -> None:
    exercise = Exercise.of_file(find("common-front"))
    for compiled, inject in zip(exercise.catalogue.injects, exercise.scenario.injects, strict=True):
        for option, written in zip(compiled.options, inject.decide.options if inject.decide else (), strict=True):
            kinds = [e.kind for e in written.effects if e.kind != "message"]
            assert [e.kind.name.lower() for e in option.effects] == kinds
    parade = next(i for i in exercise.catalogue.injects if any(o.id == "parade" for o in i.options))
    staff, *others = parade.options[1].effects
    first = next(e for e in others if e.kind == EffectKind.TRUST)
    assert (staff.kind, staff.amount, staff.duration) == (EffectKind.STAFF, -2, 12)
    assert exercise.catalogue.nations[staff.nation].id == exercise.catalogue.nations[first.other].id == "ald"
