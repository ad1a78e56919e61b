"""Every code has its word, and numbers read as people write them."""

from enum import Enum, IntEnum, StrEnum

import pytest

from game.rules.codes import (
    NEVER,
    Capability,
    ChannelKind,
    Dimension,
    Domain,
    Judgement,
    Label,
    MatterKind,
    OrganisationKind,
    Outcome,
    Rule,
    SeatDimension,
    Service,
    Stage,
    TrainingKind,
)
from game.rules.events import Event
from game.rules.orders import Kind
from game.rules.rating import Rating
from game.rules.scoring import PART_RULE
from game.wording import advice, ledger, orders, rules, terms

TABLES: list[tuple[dict[Enum, str], type[Enum]]] = [
    (terms.LABEL, Label), (terms.LABEL_MEANING, Label), (terms.DOMAIN, Domain), (terms.CAPABILITY, Capability),
    (terms.CHANNEL_KIND, ChannelKind), (terms.ORGANISATION_KIND, OrganisationKind), (terms.SERVICE, Service),
    (terms.SERVICE_HELP, Service), (terms.STAGE, Stage), (terms.OUTCOME, Outcome), (terms.MATTER, MatterKind),
    (terms.TRAINING, TrainingKind), (terms.JUDGEMENT, Judgement),
    (terms.DIMENSION, Dimension), (terms.DIMENSION_HELP, Dimension), (terms.SEAT_DIMENSION, SeatDimension),
    (terms.SEAT_DIMENSION_HELP, SeatDimension), (terms.RATING, Rating), (rules.TITLE, Rule), (rules.HELP, Rule),
    (ledger.SEAT_EARNED, SeatDimension),
]  # type: ignore[list-item]  # fmt: skip


@pytest.mark.parametrize(("table", "codes"), TABLES, ids=lambda value: getattr(value, "__name__", ""))
def test_every_code_has_words(table: dict[Enum, str], codes: type[IntEnum | StrEnum]) -> None:
    assert set(table) == set(codes)
    assert all("_" not in words for words in table.values())


def test_every_order_a_player_can_give_has_a_name() -> None:
    assert set(orders.KIND) == set(Kind) - {Kind.NOP}


def test_every_award_has_a_reason() -> None:
    """Each rule that awards in a dimension has its own words, in both directions where points are taken back."""
    limits = {(d, Rule.SCORE) for d in Dimension}
    assert set(ledger.EARNED) == set(PART_RULE.values()) - limits
    assert set(ledger.LOST) <= set(ledger.EARNED)
    assert ledger.earned(Dimension.TRUST, Rule.TRUST, 5) != ledger.earned(Dimension.TRUST, Rule.TRUST, -5)
    assert ledger.earned(Dimension.TRUST, Rule.SCORE, -5) == ledger.LIMIT


def test_own_interests_are_said_to_be_given_up_where_a_decision_gave_them_up() -> None:
    interests, decided = SeatDimension.INTERESTS, ledger.Basis(frozenset([Event.DECIDED]))
    assert "gave up" not in ledger.earned(interests, Rule.SCORE, -5)
    assert "gave up" in ledger.earned(interests, Rule.SCORE, -5, decided)
    assert ledger.earned(interests, Rule.SCORE, 5, decided) == ledger.earned(interests, Rule.SCORE, 5)


def test_advice_is_for_events() -> None:
    assert set(advice.ADVICE) <= set(Event)


@pytest.mark.parametrize(("tick", "words"), [(0, "Day 1, 00:00"), (27, "Day 2, 03:00"), (NEVER, "never")])
def test_the_clock_counts_days_from_one(tick: int, words: str) -> None:
    assert terms.clock(tick) == words


@pytest.mark.parametrize(("value", "words"), [(1234, "+1.2"), (-60, "−0.1"), (0, "+0.0"), (-160, "−0.2")])
def test_awards_have_one_decimal_and_a_true_minus(value: int, words: str) -> None:
    assert terms.award(value) == words


@pytest.mark.parametrize(
    ("words", "listed"), [([], "nobody"), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_lists_read_as_english(words: list[str], listed: str) -> None:
    assert terms.listed(words) == listed


@pytest.mark.parametrize(("noun", "words"), [("invitation", "an invitation"), ("decoy", "a decoy")])
def test_articles(noun: str, words: str) -> None:
    assert terms.with_article(noun) == words


def test_a_level_never_looks_as_if_it_had_reached_a_mark() -> None:
    assert [terms.level(v) for v in (649, 650, 659)] == ["64", "65", "65"]
    assert terms.points(650) == "65"
    assert terms.risen(651, 2) == 1, "from 64.9 to 65.1"
    assert terms.risen(489, 4) == 0


@pytest.mark.parametrize("rule", Rule)
def test_a_rule_says_its_name_title_and_line(rule: Rule) -> None:
    assert rules.about(rule).startswith(f"{rule.value}, {rules.TITLE[rule]}: ")
