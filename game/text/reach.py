"""Who has a report already, and which channels would carry it, by the View and what a nation was told."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from game.match.chronicle import Item
from game.rules.codes import NEVER, ChannelKind, Copy, Domain, Label
from game.rules.events import Event
from game.rules.view import Channel, Report, View
from game.wording.outlook import sent_label


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
    for item in chronicle:
        if item.event in (Event.SENT, Event.DELIVERED):
            had.setdefault(item.item, set()).add(item.target)
    return had


@dataclass(frozen=True, slots=True)
class Way:
    """A channel that carries a report now, whole or as its tear-line, and to whom of those meant."""

    channel: Channel
    nations: tuple[int, ...]
    tear: bool


def ways(view: View, r: Report, to: Iterable[int], tear: bool) -> list[Way]:
    """The fewest channels that carry a report to the nations, the one that serves most of them first.

    The whole goes where it can, unless the tear-line is wanted. Whom nothing carries it to is left out.
    """
    found, left = [], list(dict.fromkeys(to))
    able = r.copy == Copy.FULL and r.label > Label.CLEAR
    for torn in [True] if tear and able else [False, True] if able else [False]:
        while served := _best(view, r, left, torn):
            channel, nations = served
            found.append(Way(channel, nations, torn))
            left = [n for n in left if n not in nations]
    return found


def _best(view: View, r: Report, to: Sequence[int], tear: bool) -> tuple[Channel, tuple[int, ...]] | None:
    """The channel that carries a report to most of the nations, of several the one that is there first."""
    served = [(c, tuple(n for n in to if n in able)) for c, able in _able(view, r, tear)]
    best = max(served, key=lambda s: (len(s[1]), -_waits(s[0], s[1]), -s[0].latency), default=None)
    return best if best is not None and best[1] else None


def _waits(channel: Channel, nations: Sequence[int]) -> bool:
    """What is sent now would have to wait for capacity."""
    return any(w.left <= 0 for w in channel.toward if w.nation in nations)


def carrying(view: View, r: Report, to: Iterable[int], tear: bool) -> list[Channel]:
    """Channels that carry the copy, or its tear-line, to all of the nations; the fastest first."""
    found = [c for c, able in _able(view, r, tear) if set(to) <= able]
    return sorted(found, key=lambda c: c.latency)


def _able(view: View, r: Report, tear: bool) -> Iterator[tuple[Channel, Set[int]]]:
    """Every channel that carries messages, and the nations to which it carries this version now."""
    label, law = sent_label(r, tear), r.domain == Domain.LAW_ENFORCEMENT
    for c in view.channels:
        if c.kind != ChannelKind.DATABASE:
            yield c, {w.nation for w in c.toward if w.works and (w.law_ceiling if law else w.ceiling) >= label}


def postable(view: View, r: Report, to: Iterable[int], tear: bool) -> list[int]:
    """Those of the nations to whom a liaison officer, whom the viewer could post now, would carry the version."""
    label, law = sent_label(r, tear), r.domain == Domain.LAW_ENFORCEMENT
    tops = {
        w.nation: w.law_ceiling if law else w.ceiling
        for c in view.channels
        for w in c.toward
        if c.kind == ChannelKind.LIAISON
    }
    free = {n.nation for n in view.nations if n.liaison >= NEVER and view.own.liaison_seats > 0}
    return [n for n in to if n in free and tops.get(n, Label.CLEAR) >= label]
