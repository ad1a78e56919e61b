"""What passing a report on costs and breaks: why it costs more than its base, which rule a breach breaks, whom it
serves (R-SHARE, R-REPORT, R-ASSESS).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from game.rules.codes import NEVER, NONE, Copy, Label, MatterKind, MatterStatus
from game.rules.orders import Kind
from game.rules.view import Cell, Force, Progress, Report, Thread
from game.wording import terms
from game.wording.lawful import Barrier, barrier
from game.wording.outlook import (
    Columns,
    Outlook,
    answers,
    as_read,
    borne_out,
    coming,
    domains_of,
    members_of,
    sent_label,
    tear_line,
)
from game.wording.previews import Line, tenths

_SENDING: Final = (Kind.SHARE, Kind.CONTRIBUTE, Kind.PUBLISH, Kind.ANSWER)
UNPROVEN: Final = Line(
    "Your list has it analysed too, but only after it is sent: if it proves false, it is out all the same.", "warn"
)
UNHELD: Final = Line(
    "Your list has it analysed first, but this goes out whatever that shows: what proves false is out all the same.",
    "warn",
)
FALSE = Line("You know that it is false: passing it on misleads, and costs trust once they learn that you knew.", "bad")


def share(o: Outlook, columns: Columns) -> list[Line]:
    """What a share answers, why it costs more than its base, and what it breaks."""
    report = o.report(columns)
    if report is None:
        return []
    known = [*known_false(report), *unproven(o, report), *_noticed(o, report)]
    return [*known, *_served(o, columns), *dear(o, columns), *broken(o, columns), *liable(o, report, columns)]


def liable(o: Outlook, report: Report, columns: Columns) -> list[Line]:
    """What a compromise of another nation's report would cost who passed it on, and who holds it (R-EXPOSE)."""
    if report.origin in (NONE, o.view.own.nation) or sent_label(report, columns.get("tear", 0)) == Label.CLEAR:
        return []
    passed, held = tenths(o.doctrine.trust_compromise), tenths(o.doctrine.trust_compromise_held)
    whose = f"{o.who([report.origin])}'s trust"
    blamed = f"{passed} of {whose} in you, who passed it on, and in who holds it without need"
    return [Line(f"If it is compromised: {blamed}; {held} in who has need.")]


def _noticed(o: Outlook, report: Report) -> list[Line]:
    """That the reader's own notice of the report brings it to the members who need it."""
    if report.notice_due >= NEVER:
        return []
    return [Line(f"Your notice of it goes out {terms.clock(report.notice_due)}: members who need it get it then too.")]


def _served(o: Outlook, columns: Columns) -> list[Line]:
    """Which requests an order answers."""
    before = {m.key for c in o.queued(Kind.SHARE, Kind.CONTRIBUTE) if c != columns for m in answers(o.view, c)}
    before |= {c.get("key", 0) for c in o.queued(Kind.ANSWER)}
    met = (m for m in answers(o.view, columns) if m.asker not in o.unsent and m.key not in before)
    asked = [f"{o.names.nations[m.asker].name} on {o.names.subjects[m.subject].name}" for m in met]
    return [Line(f"It answers the request of {terms.listed(asked)}.", "good")] if asked else []


def publish(o: Outlook, columns: Columns) -> list[Line]:
    """What speaks against publishing a report, or answering with it."""
    report = o.report(columns)
    if report is None:
        return []
    return [*known_false(report), *unproven(o, report), *_noticed(o, report), *torn(report, columns)]


def query(o: Outlook, columns: Columns) -> list[Line]:
    """What a query does beside its answer: members' dormant reports wake (R-CHANNEL, R-REPORT)."""
    subject = columns.get("subject", NONE)
    if subject < 0:
        return []
    held = f"reports on {o.names.subjects[subject].name} that they hold and did not know to matter"
    return [Line(f"It also makes all members, you among them, notice {held}.")]


def release(o: Outlook, columns: Columns) -> list[Line]:
    """What speaks against a release: those named have the report, or it is known to be false."""
    matter = o.matter(columns)
    report = o.report({"report": matter.report}) if matter is not None else None
    if matter is None or report is None:
        return []
    had = [n for n in matter.recipients if n in report.sent_to]
    lines = [Line(f"{o.who(had)} {'has' if len(had) == 1 else 'have'} it from you already.", "warn")] if had else []
    return [*lines, *([Line("You know that it is false.", "warn")] if report.exposed else [])]


def ask_release(o: Outlook, columns: Columns) -> list[Line]:
    """By when an answer is due, and a warning where no release is needed: the label alone lets the report go to those
    named.
    """
    report = o.report(columns)
    if report is None:
        return []
    if report.orcon:
        return [_due_back(o, report)]
    free = [n.nation for n in o.recipients(columns) if barrier(o.view, report, report.label, n.nation) is None]
    may = "You may pass it on to {} already, by its label: for that no release is needed."
    return [*([Line(may.format(o.who(free)), "warn")] if free else []), _due_back(o, report)]


def _due_back(o: Outlook, report: Report) -> Line:
    """By when a release is due: the question goes back the way the report came, which the View does not hold."""
    d, tick = o.doctrine, o.view.clock.tick
    wait = f"No answer within {terms.hours(d.release_wait)} of its arrival means no"
    way = f"the question goes back the way the report came, in {terms.hours(d.note_latency)} for each note"
    if report.sender != report.origin:
        return Line(f"{wait}; {way}.")
    return Line(f"{wait}; {way}: by {terms.clock(tick + d.note_latency + d.release_wait)} if it came by note.")


def awaited(o: Outlook, columns: Columns, breached: Sequence[int]) -> list[Line]:
    """Whether a release comes before a breach of originator control: one that was asked for may, in the same turn,
    one that the list only asks for does not.
    """
    report = o.report(columns)
    if report is None or not report.orcon or not breached:
        return []
    owner = o.who([report.origin])
    asked = [m for m in o.view.matters if m.kind == MatterKind.RELEASE and not m.mine and m.report == report.report]
    may = {n for m in asked if m.status == MatterStatus.OPEN for n in m.recipients} & set(breached)
    listed = {n.nation for c in o.queued(Kind.ASK_RELEASE) if c.get("report", NONE) == report.report
              for n in o.recipients(c)} & set(breached)  # fmt: skip
    lines = []
    if may:
        rest = sorted(set(breached) - may)
        still = f" With {o.who(rest)} it is a breach all the same." if rest else ""
        first = f"unless {owner} releases it to {o.who(sorted(may))} this turn, as you asked: a release comes first"
        lines.append(Line(f"It is a breach {first}.{still}", "warn"))
    if listed - may:
        late = "the answer comes in the next turn, and this goes out before it"
        lines.append(Line(f"Your list asks for its release to {o.who(sorted(listed - may))}: {late}.", "bad"))
    return lines


def contribute(o: Outlook, columns: Columns) -> list[Line]:
    """Which force or cell a report goes before, how sure that is, what its response asks for, and its domains."""
    report = o.report(columns)
    if report is None:
        return []
    circle = o.force(columns) or o.cell(columns)
    proof = _analysed_there(o, circle, report) if circle is not None else unproven(o, report)
    lines = [*known_false(report), *proof, *_served(o, columns), *torn(report, columns)]
    thread = o.thread(circle.thread) if circle is not None else None
    if circle is None or thread is None:
        return lines
    name = o.codename(thread.thread)
    if thread.progress == Progress.CLOSED:
        return [*lines, Line(f"{name} is closed: the report would serve nothing there.", "bad")]
    lines += [Line(_sure_to(o, circle, thread)), *_first(o, circle, report)]
    if report.read and thread.thread not in report.bears:
        lines.append(Line(f"As far as you can tell the report does not bear on {name}.", "warn"))
    else:
        lines += [*_idle_tear(o, columns, report), domain(o, columns, report, circle, thread)]
    reached = members_of(o.view, circle) - {o.view.own.nation, report.origin}
    return [*lines, *(liable(o, report, columns) if reached else [])]


def _idle_tear(o: Outlook, columns: Columns, report: Report) -> list[Line]:
    """A warning where a tear-line leaves a force or cell at confidence 0: it adds no domain."""
    then = o.assessed
    if then is None or terms.level(then.in_full) != "0" or not tear_line(report, columns.get("tear", 0)):
        return []
    why = "confidence stays 0 while nothing whole lies there that gives a domain"
    return [Line(f"As it stands the tear-line adds nothing there: {why}.", "warn")]


def _first(o: Outlook, circle: Force | Cell, report: Report) -> list[Line]:
    """How likely a member puts a report before the force or cell in the same turn (R-TASKFORCE, R-ORG): as a rule each
    brings its own reporting, and leaves that of another member to it.
    """
    own, members = o.view.own.nation, members_of(o.view, circle)
    has = sorted(_holders(o, report) & members - {own})
    verb = "has" if len(has) == 1 else "have"
    twice = "may put it before them this turn too: yours then adds nothing, and its cost is spent."
    if report.origin in members - {own}:
        whose = f"{o.who([report.origin])}, whose report it is, serves there and will probably put it before them"
        return [Line(f"{whose} this turn: yours then adds nothing, and its cost is spent.", "warn")]
    if report.origin == own:
        return [Line(f"{o.who(has)} {verb} it too, and as a rule {'leave' if len(has) > 1 else 'leaves'} it to you, "
                     "whose report it is.")] if has else []  # fmt: skip
    if has:
        return [Line(f"{o.who(has)} {verb} it and {twice}", "warn")]
    if members <= {own}:
        return []
    return [Line(f"It is not your own report: another member that holds it {twice}", "warn")]


def from_members(o: Outlook, force: Force) -> list[Line]:
    """Which other members hold reporting of their own on the thread of a force that is not before it yet: as a rule
    they put it there (R-TASKFORCE).
    """
    others = set(force.members) - {o.view.own.nation}
    brought = {r.report for r, _ in coming(o, force)} | set(force.reports)
    sound = [r for r in o.view.reports if force.thread in r.bears and not (r.exposed or r.void)]
    more = [r for r in sound if r.origin in others and r.report not in brought]
    if not more:
        return []
    codes = terms.listed([o.names.reports[r.report].code for r in more])
    who = o.who(sorted({r.origin for r in more}))
    late = f"it comes before the response, and counts {o.doctrine.late_evidence} % in it"
    return [Line(f"Not reckoned here: {who} will probably put {codes} before it this turn; {late}.")]


def _holders(o: Outlook, report: Report) -> set[int]:
    """Who surely has a report: its originator, who sent it, whom it was sent to, and who gave the other half of it."""
    halves = {a.other for a in o.view.alerts if a.report == report.report}
    return {report.origin, report.sender, *report.sent_to, *halves}


def _analysed_there(o: Outlook, circle: Force | Cell, report: Report) -> list[Line]:
    """A warning that the analysis of a report on the list comes second to that by a fusion cell, or after sending."""
    told = unproven(o, report)
    if not (told and isinstance(circle, Cell)):
        return told
    first = "The fusion cell analyses it before your list does: that order would be refused, and its cost spent."
    return [Line(first, "warn")]


def _sure_to(o: Outlook, circle: Force | Cell, thread: Thread) -> str:
    """How sure a force or a cell is, would be with the order, and what a response of the force asks for."""
    d, then = o.doctrine, o.assessed
    sure = f"has confidence {terms.confidence(circle.confidence)}"
    if then is not None:
        sure += f", and {terms.level(then.in_full)} with this"
    if isinstance(circle, Cell):
        return f"The fusion cell on {o.codename(thread.thread)} {sure}."
    if then is not None and then.at_response < then.in_full:
        sure += f" ({terms.level(then.at_response)} in a response of this turn)"
    asks = f"disrupts from {terms.points(d.nearly_confidence - thread.eased)}"
    asks += f", prevents from {terms.points(d.respond_confidence - thread.eased)}"
    return f"{o.task_force(circle)} {sure}; a response {asks}."


def domain(o: Outlook, columns: Columns, report: Report, circle: Force | Cell, thread: Thread) -> Line:
    """Which domains a force or a cell has evidence from, the list counted, and whether this report adds one."""
    has, asked = domains_of(o.view, circle), thread.domains_asked
    bearing = [r for r, tear in coming(o, circle) if not tear_line(r, tear) and thread.thread in r.bears]
    queued = {r.domain for r in bearing if r != report and not r.exposed} - has
    some = as_read(o.view, circle)
    so_far = f"Domains of its evidence{some}: {terms.domains(has | queued, asked)}"
    if queued:
        so_far += f" with {terms.listed([terms.DOMAIN[d].lower() for d in sorted(queued)])} from your list"
    if tear_line(report, columns.get("tear", 0)):
        return Line(f"{so_far}. A tear-line adds none.")
    if report.exposed or not report.read or report.domain in has | queued:
        return Line(f"{so_far}. This report adds none.")
    adds = f"{so_far}. This report adds {terms.DOMAIN[report.domain].lower()}"
    if len(has | queued) >= asked:
        return Line(f"{adds}, beyond those asked for.")
    return Line(f"{adds}, unless what you have not read does." if some else f"{adds}.", "good")


def analyse(o: Outlook, columns: Columns) -> list[Line]:
    """What orders of the same list send before it is analysed, what services send whatever it shows, and what counts in
    full already.
    """
    chosen = [i for i in dict.fromkeys((columns.get("report", NONE), columns.get("other", NONE))) if i != NONE]

    def sent(*kinds: Kind) -> str:
        there = {c.get("report", NONE) for c in o.queued(*kinds)}
        codes = [o.names.reports[i].code for i in chosen if i in there]
        return terms.listed(codes) if codes else ""

    before, after = sent(*_SENDING), sent(Kind.SERVICE)
    early = f"Your list sends {before} too, and that comes first: what proves false is out all the same."
    late = f"Your list has a service send {after} after that, whatever it shows: what proves false is out all the same."
    lines = [Line(text, "warn") for codes, text in ((before, early), (after, late)) if codes]
    return [*lines, *_full_already(o, chosen)]


def _full_already(o: Outlook, chosen: Sequence[int]) -> list[Line]:
    """Which reports an analysis can make no weightier, for the reader or before its task forces (R-ASSESS)."""
    held = [r for r in o.view.reports if r.report in chosen and not (r.analysed or r.exposed)]
    out = [o.names.reports[r.report].code for r in held if borne_out(r)]
    lines = []
    if out:
        counts = "is borne out by another report and counts" if len(out) == 1 else "are borne out and count"
        lines.append(Line(f"{terms.listed(out)} {counts} in full already: analysis can only expose what is false."))
    for force in o.view.forces:
        there = [o.names.reports[r.report].code for r in held if r.report in force.proven and not borne_out(r)]
        if there and force.thread != NONE:
            counts = "counts" if len(there) == 1 else "count"
            before = o.task_force(force, begins=False)
            lines.append(Line(f"Before {before} {terms.listed(there)} {counts} in full already."))
    return lines


def idle_holders(o: Outlook, nations: Sequence[int]) -> list[Line]:
    """Those to whom the reader sent a report without need, which stays so: the chance told counts them without."""
    if not nations:
        return []
    they = "it" if len(nations) == 1 else "they"
    return [Line(f"The chance counts {o.who(nations)} as without need: {they} had none when you sent it there.")]


def unproven(o: Outlook, report: Report, by_service: bool = False) -> list[Line]:
    """A warning where the list has a report analysed: within a turn, sending comes before that and services after."""
    first = not report.analysed and o.to_analyse(report.report)
    return [UNHELD if by_service else UNPROVEN] if first else []


def known_false(report: Report) -> list[Line]:
    """A warning where the report was exposed as false."""
    return [FALSE] if report.exposed else []


def price(o: Outlook, kind: Kind, columns: Columns) -> list[Line]:
    """What sending costs beyond the order itself, one line a reason."""
    report = o.report(columns)
    if report is None or kind not in _SENDING:
        return []
    return dear(o, columns) if kind is Kind.SHARE else torn(report, columns)


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
            idle = f" It is paid though nothing goes there: leave {o.who([nation.nation])} out."
            lines.append(Line(f"+{price}: {trust}, {below}.{idle if nation.nation in o.unsent else ''}", "warn"))
    return lines


def broken(o: Outlook, columns: Columns) -> list[Line]:
    """Which rule a share would break with whom; nothing where it breaks none."""
    report = o.report(columns)
    if report is None:
        return []
    label = sent_label(report, columns.get("tear", 0))
    against: dict[Barrier, list[int]] = {}
    for nation in (n for n in o.recipients(columns) if n.nation not in o.unsent):
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
