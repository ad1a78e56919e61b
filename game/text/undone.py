"""What is left undone as a turn ends, each thing with its short name."""

from collections.abc import Sequence
from typing import Final

from game.match.seat import Unfinished
from game.scenario.catalogue import Catalogue
from game.text.callsigns import Callsigns
from game.wording import terms

WORDS: Final = {
    "staff": ("staff point unspent", "staff points unspent"),
    "unread": ("report that will stay unread", "reports that will stay unread"),
    "lapsing": ("request or proposal about to lapse", "requests or proposals about to lapse"),
    "proposals": ("proposal that waits for your answer", "proposals that wait for your answer"),
    "decisions": ("decision that waits for you", "decisions that wait for you"),
}
"""Words for one and for several of each thing left undone."""
MOST_NAMED = 4


def undone(found: Sequence[Unfinished], catalogue: Catalogue, calls: Callsigns) -> str:
    """All of it in a row: "2 staff points unspent and 1 request or proposal about to lapse (M9)"."""
    return terms.listed([f"{u.count} {WORDS[u.what][u.count > 1]}{_named(u, catalogue, calls)}" for u in found])


def _named(u: Unfinished, catalogue: Catalogue, calls: Callsigns) -> str:
    by_handle = {"lapsing": calls.matters, "proposals": calls.matters, "decisions": calls.decisions}.get(u.what, {})
    names = [catalogue.reports[h].code if u.what == "unread" else by_handle[h] for h in u.handles]
    if not names:
        return ""
    more = [f"{len(names) - MOST_NAMED} more"] if len(names) > MOST_NAMED else []
    return f" ({terms.listed([*names[:MOST_NAMED], *more])})"
