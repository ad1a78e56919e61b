"""The last pages: scores with their ratings, and ledgers whose lines account for every point."""

from dataclasses import replace

from game.match.behind import Unmet
from game.match.chronicle import Item
from game.match.result import Award, Ledger, Result, Short
from game.rules.codes import Dimension, Outcome, Rule, SeatDimension
from game.rules.events import Event, TrustCause
from game.rules.rating import Rating
from game.text import ending
from game.wording.happenings import Speaker
from tests.text.world import CATALOGUE

TRAINED = tuple(Award(turn, turn * 6, Rule.TRAIN, points, ()) for turn, points in enumerate((20_000, -40, -30, 11_070)))
LEDGER = Ledger(Dimension.INTEROPERABILITY, 40, 31_000, Rating.UNABLE, TRAINED)
OWN = Ledger(SeatDimension.TRUST, 15, 70_000, Rating.SOME, ())
BANDS = (45, 65, 80)
RESULT = Result(31_000, 70_000, 27_000, BANDS, (LEDGER,), (OWN,), ())


def test_the_score_names_each_dimension_with_points_rating_and_weight() -> None:
    lines = ending.score(RESULT)
    assert lines[0] == "Score of the coalition: 31 of 100."
    assert "- Interoperability 31.0, U, unable to be performed; weight 40." in lines
    assert "Score of your seat: 70 of 100." in lines
    assert (
        "P from 80: performed without challenges; S from 65: with some; M from 45: with major challenges" in lines[-2]
    )
    assert "- Trust in you 70.0, S, performed with some challenges; weight 15." in lines


def test_a_rating_below_its_points_says_what_holds_it_down() -> None:
    capped = Ledger(Dimension.OUTCOME, 30, 68_000, Rating.MAJOR, ())
    free = Ledger(Dimension.SAFEGUARDS, 30, 79_900, Rating.SOME, ())
    lines = ending.score(Result(31_000, 70_000, 27_000, BANDS, (capped, free), (), ()))
    held = "performed with major challenges (no better while a thread ended uncontained)"
    assert f"- Outcome 68.0, M, {held}; weight 30." in lines
    assert "- Safeguards 79.9, S, performed with some challenges; weight 30." in lines


def test_a_dimension_without_weight_is_said_not_to_count_and_why() -> None:
    own = (OWN, Ledger(SeatDimension.OUTCOME, 0, 0, Rating.NOT_DEMONSTRATED, ()))
    lines = ending.score(Result(31_000, 70_000, 27_000, BANDS, (LEDGER,), own, ()))
    assert "- Own threads: not counted, for no thread of your own was real: the others weigh more." in lines


def test_a_ledger_is_told_award_by_award_and_small_ones_together() -> None:
    lines = ending.awards(LEDGER, BANDS, Speaker(CATALOGUE, 0))
    assert "Turn 1: +20.0 Nations learnt to work together (R-TRAIN)" in lines
    assert "Turn 4: +11.1 Nations learnt to work together (R-TRAIN)" in lines
    assert lines[-1] == "Too small to name one by one: 2 awards, −0.1 in all."


def test_what_was_needed_and_not_read_is_named_with_who_needed_it() -> None:
    needed = tuple(Unmet(i, (1, 2)) for i in range(min(ending.MOST_UNMET, len(CATALOGUE.reports))))
    led = Ledger(SeatDimension.SUPPLY, 25, 1000, Rating.UNABLE, (), needed)
    lines = ending.awards(led, BANDS, Speaker(CATALOGUE, 0))
    card = CATALOGUE.reports[0]
    assert "Needed by the end, though not all of it showed, and not read there:" in lines
    assert f"- {card.code} “{card.title}”, by Borland and Castara." in lines
    many = replace(led, unmet=needed[:1] * (ending.MOST_UNMET + 2))
    assert ending.awards(many, BANDS, Speaker(CATALOGUE, 0))[-1] == "- and 2 more."
    assert "Needed by" not in "\n".join(ending.awards(OWN, BANDS, Speaker(CATALOGUE, 0)))


def test_trust_that_did_not_move_explains_nothing() -> None:
    behind = tuple(Item(0, 0, Event.TRUST, Rule.TRUST, 1, 0, TrustCause.EVIDENCE, value, "", 1) for value in (0, 15))
    led = Ledger(SeatDimension.TRUST, 15, 1000, Rating.UNABLE, (Award(0, 0, Rule.TRUST, 1000, behind),))
    told = [line for line in ending.awards(led, BANDS, Speaker(CATALOGUE, 0)) if line.startswith("  ")]
    assert told == ["  Borland's trust in you rises by 1.5: useful evidence."]


def test_a_dimension_is_meant_by_how_its_name_begins() -> None:
    assert ending.meant(RESULT, "Interop") is LEDGER
    assert ending.meant(RESULT, "trust in you") is OWN
    assert ending.meant(RESULT, "zeal") is None
    assert ending.meant(RESULT, "") is None
    assert ending.dimension_names(RESULT) == "interoperability and trust in you"


def test_a_dimension_is_meant_by_any_word_of_its_name() -> None:
    ledgers = tuple(Ledger(d, 10, 0, Rating.UNABLE, ()) for d in Dimension)
    own = tuple(Ledger(d, 10, 0, Rating.UNABLE, ()) for d in SeatDimension)
    result = replace(RESULT, dimensions=ledgers, own=own)
    for word, dimension in (
        ("alignment", Dimension.ALIGNMENT), ("reciprocity", Dimension.TRUST), ("trust", Dimension.TRUST),
        ("evidence", SeatDimension.SUPPLY), ("handling", SeatDimension.HANDLING),
        ("interests", SeatDimension.INTERESTS), ("inter", Dimension.INTEROPERABILITY),
    ):  # fmt: skip
        led = ending.meant(result, word)
        assert led is not None
        assert led.dimension == dimension


def test_an_award_that_fills_a_part_of_the_own_score_says_that_more_is_cut_off() -> None:
    full = tuple(Award(turn, turn * 6, Rule.SCORE, 50_000, (), full=turn == 1) for turn in (0, 1))
    lines = ending.awards(replace(OWN, awards=full), BANDS, Speaker(CATALOGUE, 0))
    told = [line for line in lines if line.startswith("Turn")]
    assert ["100 is the most there is" in line for line in told] == [False, True]


def test_threads_that_were_not_prevented_are_named_with_what_they_brought() -> None:
    short = Short(0, Outcome.UNCONTAINED, 0, 21_000), Short(1, Outcome.DISRUPTED, 13_600, 21_000)
    lines = ending.awards(Ledger(Dimension.OUTCOME, 30, 0, Rating.UNABLE, (), (), short), BANDS, Speaker(CATALOGUE, 0))
    lost, met = (CATALOGUE.threads[s.thread].codename for s in short)
    assert lines[-3:] == [
        "Threads that brought less than they could:",
        f"- {lost}, uncontained: 0.0 of 21.0 points.",
        f"- {met}, disrupted: 13.6 of 21.0 points.",
    ]
