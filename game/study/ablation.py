"""What can be taken away from an exercise to learn what it is worth: the cooperator then plays without it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np

from game.rules.arrays import Bool
from game.rules.codes import NONE, ChannelKind, OrganisationKind, Service
from game.rules.orders import ORDERS, Kind
from game.rules.tables import PublicTables, Tables

WORLDWIDE: Final = (OrganisationKind.UNITED_NATIONS, OrganisationKind.INTERPOL)
"""Organisations of everybody: they make no community."""
BOUND: Final = (Kind.ANSWER, Kind.DECLINE, Kind.RELEASE, Kind.ACCEPT, Kind.JOIN, Kind.LEAVE, Kind.ASSIGN)
"""Orders that only follow from others; they are not taken away by themselves."""
PARTS: Final = ("organisation", "channel", "service", "order")
"""What can be taken away."""


@dataclass(frozen=True, slots=True)
class Ablation:
    """Something that is taken away: an organisation by index, a kind of channel, a service, a kind of order."""

    what: str  # one of PARTS
    name: str  # id or word of the format
    code: int


def ablations(tables: Tables, organisations: tuple[str, ...]) -> Iterator[Ablation]:
    """All that the exercise holds and could do without. `organisations` are the ids, in the sequence of the file."""
    pub = tables.public
    for o, name in enumerate(organisations):
        yield Ablation("organisation", name, o)
    for kind in ChannelKind:
        if (pub.channel_kind == int(kind)).any() and (kind != ChannelKind.LIAISON or "liaison" in pub.mechanics):
            yield Ablation("channel", kind.name.lower(), kind)
    if "agreement" in pub.mechanics:
        yield Ablation("channel", "agreement", NONE)
    for service in Service:
        if pub.service[:, service].any():
            yield Ablation("service", service.name.lower(), service)
    for order in ORDERS:
        if (not order.mechanic or order.mechanic in pub.mechanics) and order.kind not in BOUND:
            yield Ablation("order", order.name, order.kind)


def without(tables: Tables, ablation: Ablation) -> Tables:
    """The tables without an organisation, a kind of channel or a service. An order is left out by who plays."""
    pub = tables.public
    match ablation.what:
        case "organisation":
            member = _cleared(pub.member, ablation.code)
            channels = pub.channel_organisation == ablation.code
            return _with(
                tables,
                member=member,
                service=_cleared(pub.service, ablation.code),
                channel_member=_cleared(pub.channel_member, channels),
                **_communities(pub, member),
            )
        case "service":
            return _with(tables, service=_cleared(pub.service.T, ablation.code).T.copy())
        case "channel" if ablation.code == NONE:
            return _with(
                tables,
                mechanics=pub.mechanics - {"agreement"},
                agreement=np.zeros_like(pub.agreement),
                half_agreed=np.zeros_like(pub.half_agreed),
            )
        case "channel":
            changed: dict[str, Any] = {
                "channel_member": _cleared(pub.channel_member, pub.channel_kind == ablation.code),
            }
            if ablation.code == ChannelKind.LIAISON:
                changed |= {"mechanics": pub.mechanics - {"liaison"}, "liaison": np.zeros_like(pub.liaison)}
            return _with(tables, **changed)
    return tables


def _with(tables: Tables, **changed: Any) -> Tables:
    for value in changed.values():
        if isinstance(value, np.ndarray):
            value.setflags(write=False)
    return replace(tables, public=replace(tables.public, **changed))


def _cleared(array: Bool, rows: Any) -> Bool:
    """A copy with some rows all false."""
    cleared = array.copy()
    cleared[rows] = False
    return cleared


def _communities(pub: PublicTables, member: Bool) -> dict[str, Bool]:
    """Who shares an organisation that is not everybody's, once the members are these."""
    close = member & ~np.isin(pub.organisation_kind, WORLDWIDE)[:, None]
    shared = np.asarray((close[:, :, None] & close[:, None, :]).any(0), np.bool_)
    return {"community": shared, "allied": shared.copy()}
