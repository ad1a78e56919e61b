"""What passing a report on costs and breaks: why it costs more than its base, which rule a breach breaks, whom it
serves (R-SHARE, R-REPORT, R-ASSESS).
"""

from __future__ import annotations

from game.rules.codes import NONE, Copy, Label
from game.rules.view import Progress, Report
from game.wording import terms
from game.wording.lawful import Barrier, barrier
from game.wording.outlook import Columns, Outlook, sent_label
from game.wording.previews import Line

FALSE = Line("You know that it is false: passing it on misleads, and costs trust once they learn that you knew.", "bad")


def share(o: Outlook, columns: Columns) -> list[Line]:
    """Why a share costs more than its base, and what it breaks."""
    report = o.report(columns)
    return [*known_false(report), *dear(o, columns), *broken(o, columns)] if report is not None else []


def contribute(o: Outlook, columns: Columns) -> list[Line]:
    """Which force a report goes before, how sure that force is, and what its response asks for."""
    report = o.report(columns)
    if report is None:
        return []
    lines = [*known_false(report), *torn(report, columns)]
    force = o.force(columns)
    thread = o.thread(force.thread) if force is not None else None
    if force is None or thread is None:
        return lines
    name, d = o.codename(thread.thread), o.doctrine
    if thread.progress == Progress.CLOSED:
        return [*lines, Line(f"{name} is closed: the report would serve nothing there.", "bad")]
    asks = f"disrupts from {terms.points(d.nearly_confidence - thread.eased)}"
    asks += f", prevents from {terms.points(d.respond_confidence - thread.eased)}"
    told = f"The task force on {name} is sure to {terms.confidence(force.confidence)}; a response {asks}."
    lines.append(Line(told))
    if report.read and thread.thread not in report.bears:
        lines.append(Line(f"As far as you can tell the report does not bear on {name}.", "warn"))
    return lines


def known_false(report: Report) -> list[Line]:
    """A warning where the report was exposed as false."""
    return [FALSE] if report.exposed else []


def torn(report: Report, columns: Columns) -> list[Line]:
    """The first tear-line of a report costs a staff point."""
    first = columns.get("tear", 0) == 1 and not report.tore and report.copy == Copy.FULL
    return [Line("+1 staff point: the first tear-line of this report.", "warn")] if first else []


def dear(o: Outlook, columns: Columns) -> list[Line]:
    """Why a share costs more than one staff point, one line a reason."""
    report, to = o.report(columns), o.recipients(columns)
    if report is None:
        return []
    lines, d = torn(report, columns), o.doctrine
    many = (len(to) - 1) // d.share_free_recipients if to else 0
    if many:
        lines.append(Line(f"+{terms.staff(many)}: {len(to)} recipients.", "warn"))
    label = sent_label(report, columns.get("tear", 0))
    asked = o.view.own.release[label]
    for nation in to:
        gap = asked - nation.my_trust
        if label > Label.CLEAR and gap > 0:
            price = terms.staff(2 if gap > d.release_small_gap else 1)
            trust = f"your trust in {o.names.nations[nation.nation].name}, {terms.level(nation.my_trust)}"
            below = f"is below the {terms.points(asked)} asked for {terms.LABEL[label]}"
            lines.append(Line(f"+{price}: {trust}, {below}.", "warn"))
    return lines


def broken(o: Outlook, columns: Columns) -> list[Line]:
    """Which rule a share would break with whom; nothing where it breaks none."""
    report = o.report(columns)
    if report is None:
        return []
    label = sent_label(report, columns.get("tear", 0))
    against: dict[Barrier, list[int]] = {}
    for nation in o.recipients(columns):
        found = barrier(o.view, report, label, nation.nation)
        if found is not None:
            against.setdefault(found, []).append(nation.nation)
    lines = []
    for rule, nations in against.items():
        who = o.who(nations)
        if rule is Barrier.ORIGINATOR:
            owner = o.who([report.origin]) if report.origin != NONE else "its originator"
            lines.append(Line(f"It breaks originator control: {owner} has not released it to {who}.", "bad"))
        else:
            meaning = terms.LABEL_MEANING[label][0].lower() + terms.LABEL_MEANING[label][1:].rstrip(".")
            lines.append(Line(f"It breaks the label with {who}. {terms.LABEL[label]}: {meaning}.", "bad"))
    return lines
