"""Where an organisation's diffusion reaches a nation: beside the channels, and instead of a slow note (R-ORG)."""

from collections.abc import Iterable, Sequence

from game.rules.codes import NONE, ChannelKind, Copy, Label, Service
from game.rules.view import Organisation, Report, View
from game.scenario.catalogue import Catalogue
from game.wording import terms
from game.wording.lawful import barrier
from game.wording.outlook import Columns, Outlook, ends
from game.wording.previews import Line
from game.wording.queues import hours


def of(names: Catalogue, view: View, n: int) -> list[str]:
    """The diffusions that reach a nation, by whose they are: "INTERPOL's diffusions"."""
    return [f"{terms.organisation(names.organisations[x.organisation].name)}'s diffusions" for x in _by(view, [n])]


def sooner(o: Outlook, columns: Columns) -> list[Line]:
    """That a diffusion would bring recipients the report of a share sooner than the note it goes by, lawfully."""
    report = o.report(columns)
    channel = next((c for c in o.view.channels if c.channel == columns.get("channel", NONE)), None)
    if report is None or channel is None or channel.kind != ChannelKind.NOTE:
        return []
    whole, arrives = _version(report), o.view.clock.tick + o.doctrine.diffusion_ticks
    to = [n.nation for n in o.recipients(columns) if _may(o, report, n.nation)]
    late = arrives >= ends(o.view) or arrives >= o.view.clock.tick + hours(channel, to)
    if whole is None or not to or late:
        return []
    lines = []
    for org in _by(o.view, to)[:1]:
        cost = next(s.cost for s in org.services if s.service == Service.DIFFUSION)
        name = terms.organisation(o.names.organisations[org.organisation].name)
        torn = "" if whole or columns.get("tear", 0) == 1 else ", as its tear-line"
        who = "" if len(to) == len(o.recipients(columns)) else f" with {o.who(to)}"
        when = f"would arrive{who} {terms.clock(arrives)}{torn}, for {terms.staff(cost)}"
        lines.append(Line(f"A diffusion by {name} {when}."))
    return lines


def _by(view: View, to: Iterable[int]) -> Sequence[Organisation]:
    """The organisations that would send all of these nations a diffusion of the reader's."""
    offering = (x for x in view.organisations if x.member and Service.DIFFUSION in (s.service for s in x.services))
    meant = set(to)
    return [x for x in offering if meant <= set(x.members)]


def _version(report: Report) -> bool | None:
    """Whether a diffusion would take the copy as it is held, or else its tear-line; None where it takes neither."""
    if report.label <= Label.GREEN:
        return True
    return False if report.label == Label.AMBER and report.copy == Copy.FULL else None


def _may(o: Outlook, report: Report, n: int) -> bool:
    return n != report.origin and barrier(o.view, report, min(report.label, Label.GREEN), n) is None
