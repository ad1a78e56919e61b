"""Threads that a nation knows by an incident or an invitation, without evidence of its own that shows them: who is
threatened by one shows no need by that (R-NEED, R-ASSESS).
"""

from __future__ import annotations

from collections.abc import Sequence

from game.rules.doctrine import Doctrine
from game.rules.view import Progress, Thread
from game.wording import terms
from game.wording.outlook import Columns, Outlook
from game.wording.previews import Line


def note(thread: Thread, doctrine: Doctrine) -> str:
    """That a thread is known but not shown by the reader's own evidence, and from when that shows it; "" for others."""
    if thread.detected or thread.progress == Progress.CLOSED:
        return ""
    return f"You know of it, but your own evidence does not show it: it shows from {terms.points(doctrine.detect)}."


def uncounted(o: Outlook, columns: Columns, needless: Sequence[int]) -> list[Line]:
    """Why a thread on a report's subjects does not count as need where it is due, and how its place comes to show need.

    `needless` are the nations to which the report would go without need that the reader can see.
    """
    report = o.report(columns)
    if report is None:
        return []
    about = [t for t in o.view.threads if t.place in needless and set(t.subjects) & set(report.subjects)]
    lines = []
    for thread in (t for t in about if note(t, o.doctrine)):
        name, place = o.codename(thread.thread), o.who([thread.place])
        shows = f"Your evidence does not show {name} yet: it shows from {terms.points(o.doctrine.detect)}"
        counts = f"that it is due in {place} does not count as need until then"
        lines.append(Line(f"{shows}, and {counts}. {_way_out(o, thread)}", "warn"))
    return lines


def _way_out(o: Outlook, thread: Thread) -> str:
    """How the report could go to the place of a thread with need all the same."""
    invites = [f for f in o.view.forces if f.thread == thread.thread and not f.member]
    if any(thread.place in f.members for f in invites):
        return "Join its task force, then put it before that."
    return "Gather evidence on it first, or wait until they ask."
