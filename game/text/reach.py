"""Who has a report already, and which channels would carry it, by the View and what a nation was told."""

from collections.abc import Iterable, Mapping, Sequence, Set

from game.match.chronicle import Item
from game.rules.codes import ChannelKind, Domain
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


def carrying(view: View, r: Report, to: Iterable[int], tear: bool) -> list[Channel]:
    """Channels that carry the copy, or its tear-line, to all of the nations; the fastest first."""
    label, wanted = sent_label(r, tear), set(to)
    law = r.domain == Domain.LAW_ENFORCEMENT
    found = []
    for c in view.channels:
        able = {w.nation for w in c.toward if w.works and (w.law_ceiling if law else w.ceiling) >= label}
        if c.kind != ChannelKind.DATABASE and wanted <= able:
            found.append(c)
    return sorted(found, key=lambda c: c.latency)
