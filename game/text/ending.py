"""The end of an exercise in plain lines: how the threads ended, the scores with their ratings, and every award."""

from collections.abc import Callable

from game.match.entries import Act, Entry
from game.match.result import Ledger, Result
from game.match.rivals import beside
from game.match.seat import Ended
from game.rules.codes import NONE, SeatDimension
from game.rules.events import Event
from game.scenario.catalogue import Catalogue
from game.text.lexicon import plain
from game.wording import ledger as words
from game.wording import terms
from game.wording.happenings import Happening, Speaker
from game.wording.unveiled import thread_line

LISTED = 50
"""Least award that has its own line: what would read as 0.0 is summed up."""
MOST_BEHIND = 4
"""Most events named behind one award."""
MOST_UNMET = 15
"""Most reports named that were needed and not read."""


def ending(ended: Ended, catalogue: Catalogue) -> list[str]:
    """The closing page."""
    lines = ["", "You resigned: the exercise ends here." if ended.resigned else "The exercise is over."]
    lines += ["", "How the threads ended:", *_threads(ended, catalogue)]
    lines += ["", *score(ended.result)]
    lines += ["", "To talk about:", *(f"- {question}" for question in catalogue.debrief)]
    lines += ["", f"This game's seed was {ended.seed}: the same exercise with the same seed is the same game."]
    return lines


def _threads(ended: Ended, catalogue: Catalogue) -> list[str]:
    truth = ended.survey.truth
    own = ended.result.own_threads
    lines = []
    for t in truth.threads if truth is not None else ():
        rivals = beside(ended.items, t.thread, Speaker(catalogue, ended.view.own.nation))
        lines.append(f"- {thread_line(t, catalogue, own)}" + (f" {rivals}" if rivals else ""))
    return lines


def rivals_of(name: str, ended: Ended, catalogue: Catalogue) -> list[str]:
    """The other forces that stood on a thread, by its codename, when one closed it; nothing for other names."""
    speaker = Speaker(catalogue, ended.view.own.nation)
    meant = [t for t, card in enumerate(catalogue.threads) if plain(card.codename) == plain(name)]
    return [told for t in meant if (told := beside(ended.items, t, speaker))]


def given(ended: Ended, nation: str, turn: str, worded: Callable[[Entry], str]) -> list[str]:
    """The nation's own orders of a turn, in the order of its list; `worded` puts one in words."""
    mine = [e for e in ended.entries if e.act is Act.ORDER and e.author == nation]
    turns = sorted({e.turn + 1 for e in mine})
    orders = [e for e in mine if str(e.turn + 1) == turn]
    if not orders:
        when = f"you gave orders in {'turn' if len(turns) == 1 else 'turns'} {terms.listed([str(t) for t in turns])}"
        return [f"No orders of turn {turn}: {when}." if turns else "You gave no orders in this exercise."]
    why = [f" Because {e.rationale}." if e.rationale else "" for e in orders]
    return [f"Your orders of turn {turn}:", *(f"- {worded(e)}.{w}" for e, w in zip(orders, why, strict=True))]


def asked(result: Result, word: str, speaker: Speaker) -> list[str]:
    """The score, or the dimension that a word names, award by award."""
    ledger = meant(result, word)
    if not word:
        return score(result)
    if ledger is None:
        return [f"There is no '{word}'; there are {dimension_names(result)}."]
    return awards(ledger, result.bands, speaker)


def score(result: Result) -> list[str]:
    """The coalition's score and the nation's own by dimension, with their ratings."""
    lines = [f"Score of the coalition: {_points(result.coalition)} of 100."]
    lines += [_line(led, result.bands) for led in result.dimensions]
    lines += [f"Score of your seat: {_points(result.seat)} of 100."]
    lines += [_own_line(led, result.bands) for led in result.own]
    lines += [
        f"Your place in the common result: {_points(result.final)} of 100, "
        "the coalition's score times 0.6 to 1 by your own."
    ]
    major, some, performed = result.bands
    lines += [
        f"P from {performed}: performed without challenges; S from {some}: with some; M from {major}: with major "
        "challenges; U below: unable to be performed."
    ]
    return [*lines, "'score' and a dimension's name shows its awards one by one."]


def _own_line(led: Ledger, bands: tuple[int, int, int]) -> str:
    """A dimension of the nation's own score, or why it has no part in it."""
    if led.weight or not isinstance(led.dimension, SeatDimension):
        return _line(led, bands)
    return f"- {title(led)}: {words.uncounted(led.dimension)}."


def _line(led: Ledger, bands: tuple[int, int, int]) -> str:
    why = words.capped(led.dimension, led.rating, led.points, bands)
    rated = f"{terms.RATING[led.rating]} ({why})" if why else terms.RATING[led.rating]
    value = f"{led.points / 1000:.1f}"
    return f"- {title(led)} {value}, {led.rating}, {rated}; weight {led.weight}."


def title(led: Ledger) -> str:
    """The name of a ledger's dimension."""
    if isinstance(led.dimension, SeatDimension):
        return terms.SEAT_DIMENSION[led.dimension]
    return terms.DIMENSION[led.dimension]


def meant(result: Result, word: str) -> Ledger | None:
    """The ledger whose name, or else a word of whose name, begins as a word does."""
    begin, ledgers = plain(word), (*result.dimensions, *result.own)
    found = [led for led in ledgers if plain(title(led)).startswith(begin)]
    found += [led for led in ledgers if any(plain(part).startswith(begin) for part in title(led).split())]
    return found[0] if begin and found else None


def awards(led: Ledger, bands: tuple[int, int, int], speaker: Speaker) -> list[str]:
    """One dimension, award by award, each with the events behind it."""
    help_ = terms.SEAT_DIMENSION_HELP if isinstance(led.dimension, SeatDimension) else terms.DIMENSION_HELP
    lines = [_line(led, bands), help_[led.dimension]]  # type: ignore[index]
    small = [award.points for award in led.awards if abs(award.points) < LISTED]
    for award in led.awards:
        if abs(award.points) < LISTED:
            continue
        when = words.BEFORE if award.turn == NONE else f"Turn {award.turn + 1}"
        what = words.earned(led.dimension, award.rule, award.points, award.basis)
        what += words.MOST if award.full else ""
        lines.append(f"{when}: {terms.award(award.points)} {what} ({award.rule})")
        moved = [i for i in award.behind if i.event != Event.TRUST or i.value]
        told = [Happening(i.event, i.tick, i.actor, i.target, i.item, i.value) for i in moved]
        lines += [f"  {speaker.say(h)}" for h in told[:MOST_BEHIND]]
        lines += [f"  and {len(told) - MOST_BEHIND} more"] * (len(told) > MOST_BEHIND)
    if any(small):
        lines.append(f"Too small to name one by one: {len(small)} awards, {terms.award(sum(small))} in all.")
    return [*lines, *_unmet(led, speaker.names), *_short(led, speaker.names)]


def _short(led: Ledger, names: Catalogue) -> list[str]:
    """The threads that were not prevented."""
    lines = [f"- {words.fell_short(names, s.thread, s.outcome, s.points, s.possible)}." for s in led.short]
    return [f"{words.SHORT}:", *lines] if lines else []


def _unmet(led: Ledger, names: Catalogue) -> list[str]:
    """The evidence whose lack lowered a dimension."""
    if not led.unmet:
        return []
    lines = [f"- {words.needed(names, x.report, x.nations)}." for x in led.unmet[:MOST_UNMET]]
    more = len(led.unmet) - MOST_UNMET
    return [f"{words.UNMET}:", *lines, *([f"- and {more} more."] if more > 0 else [])]


def _points(thousandths: int) -> str:
    return f"{thousandths / 1000:.0f}"


def dimension_names(result: Result) -> str:
    """The dimensions that can be asked about."""
    return terms.listed([title(led).lower() for led in (*result.dimensions, *result.own)])
