"""Who has a report already, and which channels would carry it, by the View and what a nation was told."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from game.match.chronicle import Item
from game.rules.codes import NEVER, ChannelKind, Copy, Domain, Label
from game.rules.events import Event
from game.rules.view import Channel, Report, View
from game.wording.lawful import barrier
from game.wording.outlook import ends, sent_label
from game.wording.queues import hours, waits


def holders(view: View, chronicle: Sequence[Item]) -> Mapping[int, Set[int]]:
    """By report held: the nations that have it already, or on the way, as far as the viewer knows."""
    had = {r.report: {r.origin, r.sender, *r.sent_to} for r in view.reports}
    for f in view.forces:
        for i in f.reports:
            had.setdefault(i, set()).update(f.members)
    members = {o.organisation: o.members for o in view.organisations}
    for c in view.cells:
        for i in c.reports:
            had.setdefault(i, set()).update(members.get(c.organisation, ()))
    for report, members_then in _put_before(chronicle):
        had.setdefault(report, set()).update(members_then)
    for item in chronicle:
        if item.event in (Event.SENT, Event.DELIVERED):
            had.setdefault(item.item, set()).add(item.target)
    return had


def _put_before(chronicle: Sequence[Item]) -> Iterator[tuple[int, Set[int]]]:
    """Reports that were put before task forces, and the members then, as far as they were heard of: such a force may
    have stood down by now.
    """
    members: dict[int, set[int]] = {}
    for i in chronicle:
        if i.event in (Event.FORMED, Event.JOINED):
            members.setdefault(i.value, set()).add(i.actor)
        elif i.event == Event.LEFT:
            members.get(i.value, set()).discard(i.actor)
        elif i.event == Event.CONTRIBUTED and i.value in members:
            yield i.item, frozenset(members[i.value])


@dataclass(frozen=True, slots=True)
class Way:
    """A channel that carries a report now, whole or as its tear-line, and to whom of those meant."""

    channel: Channel
    nations: tuple[int, ...]
    tear: bool


def ways(
    view: View, r: Report, to: Iterable[int], tear: bool, lawful: bool = False, answers: bool = False
) -> list[Way]:
    """The fewest channels that carry a report to the nations, the one that serves most of them first.

    The whole goes where it can, or with `lawful` where it may, unless the tear-line is wanted. Whom nothing carries it
    to is left out; what `answers` a request may come after the end, as the answer counts when it is sent.
    """
    found, left = [], list(dict.fromkeys(to))
    able = r.copy == Copy.FULL and r.label > Label.CLEAR
    for torn in [True] if tear and able else [False, True] if able else [False]:
        while served := _best(view, r, [n for n in left if not lawful or may_have(view, r, n, torn)], torn, answers):
            channel, nations = served
            found.append(Way(channel, nations, torn))
            left = [n for n in left if n not in nations]
    return found


def _best(
    view: View, r: Report, to: Sequence[int], tear: bool, answers: bool
) -> tuple[Channel, tuple[int, ...]] | None:
    """The channel without a queue that carries a report to most of the nations, of several the one there first."""
    served = [(c, tuple(n for n in to if n in able)) for c, able in _able(view, r, tear, answers)]
    served = [(c, nations) for c, nations in served if nations]
    return max(served, key=lambda s: (not waits(*s), len(s[1]), -hours(*s)), default=None)


def carrying(view: View, r: Report, to: Collection[int], tear: bool, answers: bool = False) -> list[Channel]:
    """Channels that carry the copy, or its tear-line, to all of the nations; the fastest first."""
    found = [c for c, able in _able(view, r, tear, answers) if set(to) <= able]
    return sorted(found, key=lambda c: hours(c, to))


def may_have(view: View, r: Report, n: int, tear: bool) -> bool:
    """Whether a version may go to a nation without a breach."""
    return barrier(view, r, sent_label(r, tear), n) is None


def in_time(view: View, channel: Channel, n: int) -> bool:
    """Whether what is sent now reaches a nation before the exercise ends."""
    return view.clock.tick + hours(channel, [n]) < ends(view)


def _able(view: View, r: Report, tear: bool, answers: bool) -> Iterator[tuple[Channel, Set[int]]]:
    """Every channel that carries messages, and the nations to which it carries this version now and in time."""
    for c, carried in _carried(view, r, tear):
        yield c, {n for n in carried if answers or in_time(view, c, n)}


def _carried(view: View, r: Report, tear: bool) -> Iterator[tuple[Channel, Set[int]]]:
    """The same, in time or not."""
    label, law = sent_label(r, tear), r.domain == Domain.LAW_ENFORCEMENT
    for c in view.channels:
        if c.kind != ChannelKind.DATABASE:
            yield c, {w.nation for w in c.toward if w.works and (w.law_ceiling if law else w.ceiling) >= label}


def too_late(view: View, r: Report, to: Iterable[int], tear: bool) -> list[int]:
    """Those of the nations to whom channels would carry a version, yet none before the exercise ends."""
    carried = {n for c, able in _carried(view, r, tear) for n in able}
    return [n for n in to if n in carried]


def postable(view: View, r: Report, to: Iterable[int], tear: bool) -> list[int]:
    """Those of the nations to whom a liaison officer, whom the viewer could post now, would carry the version."""
    if view.clock.turn + 1 >= view.clock.turns:
        return []
    label, law = sent_label(r, tear), r.domain == Domain.LAW_ENFORCEMENT
    tops = {
        w.nation: w.law_ceiling if law else w.ceiling
        for c in view.channels
        for w in c.toward
        if c.kind == ChannelKind.LIAISON
    }
    free = {n.nation for n in view.nations if n.liaison >= NEVER and view.own.liaison_seats > 0}
    return [n for n in to if n in free and tops.get(n, Label.CLEAR) >= label]
