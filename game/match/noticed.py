"""What becomes of a nation's own notices: when each goes out, and who got its report by it (R-ORG)."""

from collections.abc import Iterator, Sequence

from game.match.chronicle import Item
from game.rules.codes import NEVER, TICKS_PER_TURN
from game.rules.doctrine import Doctrine
from game.rules.events import Event
from game.rules.view import View
from game.scenario.catalogue import Catalogue
from game.wording import terms


def of_report(names: Catalogue, view: View, doctrine: Doctrine, items: Sequence[Item], report: int) -> list[str]:
    """A line for each notice that the reader asked for on a report; `items` are what it heard of the game."""
    return [line for _, i, line in _notices(names, view, doctrine, items) if i == report]


def gone_out(names: Catalogue, view: View, doctrine: Doctrine, items: Sequence[Item]) -> list[str]:
    """What came of the reader's notices that were due in the turn before the one that is planned."""
    last = view.clock.turn - 1
    return [line for due, _, line in _notices(names, view, doctrine, items) if due // TICKS_PER_TURN == last]


def _notices(names: Catalogue, view: View, doctrine: Doctrine, items: Sequence[Item]) -> Iterator[tuple[int, int, str]]:
    """When each of the reader's notices is due, its report, and what is known of it."""
    me, waiting = view.own.nation, {r.report for r in view.reports if r.notice_due < NEVER}
    for asked in (i for i in items if i.event == Event.NOTICE and i.actor == me):
        due = asked.tick + doctrine.notice_ticks
        notice = f"Your {names.organisations[asked.value].name} notice on {names.reports[asked.item].code}"
        if due >= view.clock.tick:
            if asked.item in waiting:
                yield due, asked.item, f"{notice} goes out {terms.clock(due)}."
            continue
        sent = (i for i in items if i.event == Event.SENT and (i.actor, i.item, i.tick) == (me, asked.item, due))
        got = [i.target for i in sent if not i.cause]  # by no order: the notice brought it
        earlier = {n for i in items if _passed(i, asked.item) and i.tick < due for n in (i.actor, i.target)}
        new, had = ([names.nations[n].name for n in got if (n in earlier) == known] for known in (False, True))
        who = f"{terms.listed(new)}, who showed need" if new else "nobody new" if had else "nobody"
        already = f" {terms.listed(had)} had it already." if had else ""
        yield due, asked.item, f"{notice} was due {terms.clock(due)}: it brought the report to {who}.{already}"


def _passed(item: Item, report: int) -> bool:
    """A report went from one nation to another."""
    return item.event in (Event.SENT, Event.DELIVERED) and item.item == report
