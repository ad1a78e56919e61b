"""What comes to nothing since the exercise ends before it: answers of others, and what takes time to work."""

from __future__ import annotations

from typing import Final

from game.rules.codes import NONE, TICKS_PER_TURN, MatterKind, Service
from game.rules.doctrine import Doctrine
from game.rules.orders import Kind
from game.rules.view import View
from game.wording import terms
from game.wording.outlook import Columns, Outlook, ends
from game.wording.previews import Line

_ASKS: Final = (Kind.REQUEST, Kind.ASK_RELEASE, Kind.REQUEST_MATCH)
"""Asks for what only further orders of the asker make use of; a training needs none once it is accepted."""


def comes_to_nothing(o: Outlook, kind: Kind, columns: Columns) -> list[Line]:
    """A warning where the answer that an order asks for, or what it sets up, comes only after the exercise."""
    end, tick = ends(o.view), o.view.clock.tick
    asks = _asks(kind, columns)
    if (asks or kind is Kind.TRAIN) and tick + TICKS_PER_TURN >= end:
        return [Line(f"The exercise ends {terms.clock(end)}: nobody can answer this any more.", "bad")]
    if asks and tick + 2 * TICKS_PER_TURN >= end:
        late = "the answer comes in the last turn, whose orders you give without it"
        return [Line(f"The exercise ends {terms.clock(end)}: {late}.", "warn")]
    works = tick + _set_up(o, kind, columns)
    if works >= end:
        return [Line(f"The exercise ends {terms.clock(end)}: this would work from {terms.clock(works)} only.", "bad")]
    return []


def _asks(kind: Kind, columns: Columns) -> bool:
    """What others answer with their orders of the next turn, for the asker to act on in the one after."""
    service = columns.get("option", NONE) if kind is Kind.SERVICE else NONE
    return kind in _ASKS or service == Service.MUTUAL_LEGAL_ASSISTANCE


def _set_up(o: Outlook, kind: Kind, columns: Columns) -> int:
    """Hours until what an order sets up works; 0 where it works at once."""
    d, matter = o.doctrine, o.matter(columns)
    if kind is Kind.POST_LIAISON:
        return d.liaison_setup
    if kind is Kind.NEGOTIATE:
        return TICKS_PER_TURN + agreed_in(o, columns.get("to", 0))
    if kind is Kind.ACCEPT and matter is not None and matter.kind == MatterKind.AGREEMENT:
        return agreed_in(o, 1 << matter.asker)
    if kind is not Kind.SERVICE:
        return 0
    spans = {
        Service.LEGAL_FRAMEWORK: d.service_ticks,
        Service.CAPACITY_BUILDING: d.service_ticks,
        Service.NOTICE: d.notice_ticks,
    }
    service = columns.get("option", NONE)
    return spans.get(Service(service), 0) if service >= 0 else 0


def agreed_in(o: Outlook, to: int) -> int:
    """Hours from the yes to an agreement until it is in force, with the nations of a mask."""
    half = any(n.half_agreed for n in o.view.nations if to >> n.nation & 1)
    return o.doctrine.agreement_setup // (2 if half else 1)


def after_the_end(d: Doctrine, view: View) -> list[str]:
    """That reports could be compromised after the last turn, told as it is over (R-EXPOSE)."""
    if view.clock.turn < view.clock.turns:
        return []
    span = terms.hours(d.hazard_span)
    return [
        f"What is out with others could be compromised after the end too, for {span} from its arrival: such is told."
    ]
