"""The check before a turn ends: what a player may have forgotten. It warns and never forbids."""

from collections.abc import Sequence

from game.match.entries import Entry
from game.match.naming import Names, columns_of
from game.match.seat import Unfinished
from game.rules.codes import NONE, TICKS_PER_TURN, MatterKind, MatterStatus
from game.rules.orders import BY_KIND, Kind
from game.rules.view import Matter, View
from game.wording.outlook import answers


def unfinished(view: View, names: Names, draft: Sequence[Entry], left: int) -> tuple[Unfinished, ...]:
    """What is left undone, in the order of `UNFINISHED`; what the draft sees to is not counted. `left`: staff points.

    `handles` are report handles for unread, matter keys for lapsing and proposals, inject handles for decisions.
    """
    answered = {e.fields.get("key") for e in draft}
    shares = [columns_of(names, e.kind, e.fields)[1] for e in draft if e.kind == BY_KIND[Kind.SHARE].name]
    answered |= {m.key for columns in shares for m in answers(view, columns)}
    first = {e.fields.get("report") for e in draft if e.kind == "read"}
    decided = {e.fields.get("inject") for e in draft if e.kind == "decide"}
    waiting = [m for m in view.matters if m.mine and m.status == MatterStatus.OPEN and m.key not in answered]
    unread = [r.report for r in view.reports if not (r.read or r.void)]
    later = [i for i in unread if names.of("report", i) not in first]
    free = max(0, view.own.reading - (len(unread) - len(later)))  # what is read first takes free reading too
    open_ = [d.inject for d in view.decisions if d.chosen == NONE and names.of("inject", d.inject) not in decided]
    lapsing = [m.key for m in waiting if _lapses(m, view.clock.tick)]
    proposals = [m.key for m in waiting if m.kind != MatterKind.RFI and not _lapses(m, view.clock.tick)]
    found = (
        Unfinished("staff", max(0, left)),
        _listed("unread", later[free:]),
        _listed("lapsing", lapsing),
        _listed("proposals", proposals),
        _listed("decisions", open_),
    )
    return tuple(f for f in found if f.count)


def _lapses(matter: Matter, tick: int) -> bool:
    """Orders are carried out at the turn's first tick, so this is the last plan in which an answer is timely."""
    return matter.due < tick + TICKS_PER_TURN


def _listed(what: str, handles: Sequence[int]) -> Unfinished:
    return Unfinished(what, len(handles), tuple(handles))
