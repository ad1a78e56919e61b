"""Ways between nations: every report that is needed can travel, and every channel has a use (R-CHANNEL)."""

from collections.abc import Iterator

import numpy as np

from game.rules.arrays import I32, Bool
from game.rules.codes import ChannelKind, Domain, Label, OrganisationKind, Service
from game.rules.tables import PublicTables
from game.scenario.lint.exercise import Exercise
from game.scenario.lint.rule import Remark, Rule, error, warning
from game.scenario.model_organisations import Channel
from game.scenario.problems import sentence
from game.scenario.words import code_of


def cannot_travel(x: Exercise) -> Iterator[Remark]:
    """No channel, straight or by others, can carry a report from any holder to any nation that needs it."""
    number = {n.id: k for k, n in enumerate(x.scenario.nations)}
    for i, report in x.evidence():
        pairs = [(number[h], number[m]) for h in report.holders for m in x.needers(report) if h != m]
        police = code_of(Domain, report.domain.upper()) == Domain.LAW_ENFORCEMENT
        label = int(code_of(Label, report.label))
        lowest = max(label - ("tear" in x.mechanics), 0)
        if pairs and not any(_reached(_ceilings(x.tables.public, police) >= lowest)[pair] for pair in pairs):
            what = f"no channel can carry '{report.id}' from a holder to a nation that needs it"
            yield Remark(
                ("reports", i, "label"),
                sentence(what, report.label),
                "Lower the label, raise a channel's ceiling, or allow tear-lines, liaison officers or agreements.",
            )


def _ceilings(pub: PublicTables, police: bool) -> I32:
    """Highest label that some channel can ever carry from n to m, with all that may be set up: [N, N] of Label."""
    best = np.full((pub.n_nations, pub.n_nations), -1, np.int32)
    agreement = pub.agreement | ("agreement" in pub.mechanics)
    adopts = pub.member[pub.service[:, Service.LEGAL_FRAMEWORK]]
    lower = (len(adopts) > 0) & ~pub.framework & ~adopts.any(0)
    for c in range(pub.n_channels):
        kind, o = pub.channel_kind[c], pub.channel_organisation[c]
        top = np.full_like(best, pub.channel_ceiling[c])
        union = o >= 0 and pub.organisation_kind[o] == OrganisationKind.UNION
        joint = union and police and pub.service[o, Service.JOINT_INVESTIGATION]
        close = (pub.interop >= pub.doctrine.platform_interop) | ("train" in pub.mechanics)
        top = np.where((kind == ChannelKind.PLATFORM) & close | joint, np.maximum(top, int(Label.AMBER)), top)
        top = top + agreement - (lower[None, :] if kind != ChannelKind.NOTE else 0)
        member = pub.channel_member[c]
        both: Bool = member[:, None] & member[None, :]
        if kind == ChannelKind.LIAISON and "liaison" not in pub.mechanics:
            both = both & pub.liaison
        best = np.where(both, np.maximum(best, top), best)
    return best


def _reached(carries: Bool) -> Bool:
    """Which nations a report gets to from which, by any number of steps: [N, N]."""
    reached = carries | np.eye(len(carries), dtype=np.bool_)
    for m in range(len(carries)):
        reached |= reached[:, m, None] & reached[None, m, :]
    return reached


def dominated(x: Exercise) -> Iterator[Remark]:
    """Another channel of the same kind, for the same members and perhaps more, is as good in all and better in one."""
    every = [(path, set(o.members), channel) for path, o, channel in x.channels]
    for path, members, channel in every:
        mine = _worth(channel)
        better = [
            other.name
            for place, others, other in every
            if place != path and other.kind == channel.kind and members <= others and _beats(_worth(other), mine)
        ]
        if better:
            yield Remark(
                (*path, "id"),
                sentence(
                    f"nobody needs the channel '{channel.id}': another is as good in all and better in one", better[0]
                ),
                "Give it a lower latency, a larger capacity or a higher ceiling than the other, or delete it.",
            )


def _worth(channel: Channel) -> tuple[int, int, int]:
    """What counts of a channel, each the more the better: latency, capacity, ceiling."""
    platform = channel.kind == "platform"
    ceiling = code_of(Label, channel.ceiling or ("GREEN" if platform else "AMBER"))
    return -channel.latency, channel.capacity or (8 if platform else 6), int(ceiling)


def _beats(one: tuple[int, int, int], other: tuple[int, int, int]) -> bool:
    return one != other and all(a >= b for a, b in zip(one, other, strict=True))


RULES: tuple[Rule, ...] = (error("report-cannot-travel", cannot_travel), warning("channel-dominated", dominated))
