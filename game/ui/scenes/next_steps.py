"""What a trainee could do now: a few suggestions in the place of the orders while there are none."""

from __future__ import annotations

from functools import partial

from game.rules.codes import NONE, Copy, Judgement, Label, MatterKind, Stage
from game.rules.orders import Kind
from game.rules.view import Progress, Report
from game.ui.scenes.actions import Actions
from game.ui.scenes.desk import Desk
from game.ui.scenes.need import carried
from game.ui.scenes.signs import KIND_ICON, MATTER_ICON
from game.ui.tree import Action, Widget
from game.ui.widgets import Button, Column, Heading, Paragraph
from game.wording import terms
from game.wording.outlook import end_of

_MOST = 4
_SHARE, _ANSWER = "next:share", "next:answer"


def next_steps(desk: Desk, actions: Actions) -> Widget:
    """Suggestions from what the nation knows, the most urgent first; each opens what it speaks of."""
    found = [*_answer(desk, actions), *_propose(desk, actions), *_respond(desk, actions), *_share(desk, actions)]
    found += [*_contribute(desk, actions), *_match(desk, actions), *_assess(desk, actions), *_ask(desk, actions)]
    hint = "Choose a report, thread or nation, or press “Order”. You end the turn when your list is ready."
    return Column(
        [Heading("No orders yet. You could…", "body_bold"), *found[:_MOST], Paragraph(hint, "small", "dim")], gap=7
    )


def _step(name: str, icon: str, words: str, why: str, act: Action) -> Widget:
    return Button(name, words, icon, on_click=act, tooltip=f"{words}. {why}")


def _answer(desk: Desk, actions: Actions) -> list[Widget]:
    asked = sorted((m for m in desk.waiting() if m.kind == MatterKind.RFI), key=lambda m: m.due)
    if not asked:
        return []
    first = asked[0]
    words = f"Answer {desk.code(first.asker)} on {desk.names.subjects[first.subject].name}"
    why = f"Due {terms.clock(first.due)}; an ignored request costs trust (R-RFI)."
    act = lambda: actions.compose(Kind.ANSWER, {"key": first.key})  # noqa: E731
    return [_step(_ANSWER, MATTER_ICON[MatterKind.RFI], words, why, act)]


def _propose(desk: Desk, actions: Actions) -> list[Widget]:
    """Proposals that wait for a yes or no, the first of them by name."""
    waiting = sorted((m for m in desk.waiting() if m.kind != MatterKind.RFI), key=lambda m: m.due)
    if not waiting:
        return []
    first = waiting[0]
    words = f"{desk.code(first.asker)} waits: {terms.MATTER[first.kind]}"
    if len(waiting) > 1:
        words = f"Reply to {desk.code(first.asker)}, and {len(waiting) - 1} more"
    why = f"Due {terms.clock(first.due)}; silence costs trust (R-RFI)."
    return [_step("next:propose", MATTER_ICON[first.kind], words, why, actions.show_matters)]


def _respond(desk: Desk, actions: Actions) -> list[Widget]:
    """The open thread that is due first, unless it was judged a decoy: act where its task force is ready."""
    open_ = [t for t in desk.view.threads if t.progress != Progress.CLOSED and t.judged != Judgement.DECOY]
    threads = [t for t in open_ if t.detected or t.progress == Progress.INCIDENT]
    if not threads:
        return []
    first = min(threads, key=end_of)
    forces = [f for f in desk.view.forces if f.thread == first.thread and f.member]
    least = 0 if first.progress == Progress.INCIDENT else desk.doctrine.nearly_confidence - first.eased
    ready = next((f for f in forces if desk.can_respond(f) and f.confidence >= least), None)
    timely = desk.prospects.earliest(first, 1) <= end_of(first)
    able = not forces and timely and first.confidence >= desk.doctrine.form_confidence
    deed = "Deploy to" if first.progress == Progress.INCIDENT else "Respond to"
    words = deed if ready is not None else "Form a force on" if able else "Look at"
    icon = KIND_ICON[Kind.FORM if ready is None else Kind.RESPOND]
    named = f"{words} {desk.names.threads[first.thread].codename}, {desk.hours_left(end_of(first))} h left"
    why = "A ready task force with confidence and capability closes a thread before its deadline (R-THREAD)."
    return [_step("next:thread", icon, named, why, lambda: actions.show_thread(first.thread))]


def _share(desk: Desk, actions: Actions) -> list[Widget]:
    """The first report that somebody lacks who may have it, whole or as a tear-line: as a channel allows."""
    for report in desk.view.reports:
        for n in desk.lacking(report):
            lower = Label(report.label - 1) if report.copy == Copy.FULL and report.label > Label.CLEAR else report.label
            whole = carried(desk.view, n, report.label, report.domain)
            if desk.may_have(report, n) and (whole or carried(desk.view, n, lower, report.domain)):
                i, code = report.report, desk.report_code(report.report)
                words = f"{f'Share {code}' if whole else f'Tear-line of {code}'}: {desk.code(n)} needs it"
                why = f"{desk.nation_name(n)} {desk.lacking(report)[n]} (R-NEED)."
                return [_step(_SHARE, KIND_ICON[Kind.SHARE], words, why, partial(actions.share, i, not whole))]
    return []


def _contribute(desk: Desk, actions: Actions) -> list[Widget]:
    """Evidence that a formed task force lacks: a response is judged by what was put before it."""
    enough = desk.doctrine.respond_confidence
    for force in desk.view.forces:
        thread = desk.threads.get(force.thread)
        if not force.member or force.stage not in (Stage.FORMING, Stage.READY) or thread is None:
            continue
        if thread.progress == Progress.CLOSED or force.confidence + thread.eased >= enough:
            continue
        fits = [r for r in desk.view.reports if r.read and force.thread in r.bears and _matters(desk, r)]
        i = next((r.report for r in fits if r.report not in force.reports), None)
        if i is not None:
            words = f"Put {desk.report_code(i)} before the force on {desk.names.threads[force.thread].codename}"
            why = "A response is judged by what was contributed to the force (R-ASSESS)."
            act = partial(actions.compose, Kind.CONTRIBUTE, {"key": force.key, "report": i})
            return [_step("next:contribute", KIND_ICON[Kind.CONTRIBUTE], words, why, act)]
    return []


def _match(desk: Desk, actions: Actions) -> list[Widget]:
    """Two halves of a picture that nobody has made a report of."""
    for alert in desk.view.alerts:
        if alert.matched and alert.report == NONE:
            words = f"Analyse the match of {desk.names.alerts[alert.alert].code}"
            why = "Matched halves become a financial report once they are analysed (R-FIU)."
            return [_step("next:match", "coins", words, why, actions.show_alerts)]
    return []


def _assess(desk: Desk, actions: Actions) -> list[Widget]:
    reports = [r for r in desk.view.reports if r.read and not r.analysed and _matters(desk, r)]
    if not reports:
        return []
    i = reports[0].report
    why = "Analysis firms up what a report bears on, its weight and its grade (R-ASSESS)."
    act = lambda: actions.compose(Kind.ANALYSE, {"report": i})  # noqa: E731
    return [_step("next:analyse", KIND_ICON[Kind.ANALYSE], f"Analyse {desk.report_code(i)}", why, act)]


def _matters(desk: Desk, report: Report) -> bool:
    """Whether a report bears on a thread that is still open, and counts for anything."""
    return bool(report.bears) and not (report.void or report.exposed or desk.settled(report))


def _ask(desk: Desk, actions: Actions) -> list[Widget]:
    why = "Another nation may hold the other part of the picture (R-RFI)."
    act = lambda: actions.compose(Kind.REQUEST, {})  # noqa: E731
    return [_step("next:ask", KIND_ICON[Kind.REQUEST], "Ask what others know", why, act)]
