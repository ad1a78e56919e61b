"""What a trainee could do now: a few suggestions in the place of the orders while there are none."""

from __future__ import annotations

from game.rules.codes import MatterKind
from game.rules.orders import Kind
from game.rules.view import Progress
from game.ui.scenes.actions import Actions
from game.ui.scenes.desk import Desk
from game.ui.scenes.signs import KIND_ICON, MATTER_ICON
from game.ui.tree import Action, Widget
from game.ui.widgets import Button, Column, Heading, Paragraph
from game.wording import terms

_MOST = 4
_SHARE, _ANSWER = "next:share", "next:answer"


def next_steps(desk: Desk, actions: Actions) -> Widget:
    """Suggestions from what the nation knows, the most urgent first; each opens what it speaks of."""
    found = [*_answer(desk, actions), *_respond(desk, actions), *_share(desk, actions)]
    found += [*_assess(desk, actions), *_ask(desk, actions)]
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


def _respond(desk: Desk, actions: Actions) -> list[Widget]:
    """The open thread that is due first."""
    threads = [t for t in desk.view.threads if t.progress != Progress.CLOSED and t.detected]
    if not threads:
        return []
    first = min(threads, key=lambda t: t.deadline)
    forces = any(f.thread == first.thread and f.member for f in desk.view.forces)
    name, left = desk.names.threads[first.thread].codename, desk.hours_left(first.deadline)
    able = not forces and first.confidence >= desk.doctrine.form_confidence
    words = f"Form a force on {name}, {left} h left" if able else f"Look at {name}, {left} h left"
    why = "A ready task force with confidence and capability closes a thread before its deadline (R-THREAD)."
    return [_step("next:thread", KIND_ICON[Kind.FORM], words, why, lambda: actions.show_thread(first.thread))]


def _share(desk: Desk, actions: Actions) -> list[Widget]:
    """The first report that somebody visibly needs and was not sent."""
    lacking = {r.report: [n for n in desk.needers(r) if n not in r.sent_to] for r in desk.view.reports if not r.void}
    i = next((i for i, nations in lacking.items() if nations), None)
    if i is None:
        return []
    first = lacking[i][0]
    words = f"Share {desk.report_code(i)}: {desk.code(first)} needs it"
    why = f"{desk.nation_name(first)} {desk.needers(desk.reports[i])[first]} (R-NEED)."
    return [_step(_SHARE, KIND_ICON[Kind.SHARE], words, why, lambda: actions.share(i))]


def _assess(desk: Desk, actions: Actions) -> list[Widget]:
    reports = [r for r in desk.view.reports if r.read and not r.analysed and not r.void and r.bears]
    if not reports:
        return []
    i = reports[0].report
    why = "Analysis firms up what a report bears on, its weight and its grade (R-ASSESS)."
    act = lambda: actions.compose(Kind.ANALYSE, {"report": i})  # noqa: E731
    return [_step("next:analyse", KIND_ICON[Kind.ANALYSE], f"Analyse {desk.report_code(i)}", why, act)]


def _ask(desk: Desk, actions: Actions) -> list[Widget]:
    why = "Another nation may hold the other part of the picture (R-RFI)."
    act = lambda: actions.compose(Kind.REQUEST, {})  # noqa: E731
    return [_step("next:ask", KIND_ICON[Kind.REQUEST], "Ask what others know", why, act)]
