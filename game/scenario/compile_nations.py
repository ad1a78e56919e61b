"""Nations, relations, organisations and channels as arrays."""

from typing import Any

import numpy as np

from game.rules.arrays import I16, Bool
from game.rules.codes import (
    NONE,
    Capability,
    ChannelKind,
    Label,
    OrganisationKind,
    Service,
)
from game.rules.doctrine import Doctrine
from game.scenario.indices import Indices
from game.scenario.model_head import Difficulty
from game.scenario.model_organisations import Channel
from game.scenario.model_scenario import Scenario
from game.scenario.words import code_of

WORLDWIDE = ("united_nations", "interpol")
"""Organisations of everybody: they make neither a community nor an alliance."""
ALLIANCES = ("military_alliance", "close_alliance", "bilateral_pair")
INTEROP_ALLY, INTEROP_COMMON, INTEROP_NONE = 250, 150, 100
"""Interoperability at the start, in 1/1000, where a scenario gives none."""

SERVICE_COST = {
    Service.CAPACITY_BUILDING: 2,
    Service.JOINT_INTELLIGENCE: 2,
    Service.MILITARY_SUPPORT: 2,
    Service.PREVENTION: 2,
    Service.MINISTERIAL_MEETING: 2,
    Service.JOINT_EXERCISE: 2,
}
"""Staff that a service costs; the others cost 1."""


def nation_arrays(scenario: Scenario, indices: Indices, difficulty: Difficulty) -> dict[str, Any]:
    """Fields of PublicTables by nation, [N, …]."""
    nations = scenario.nations
    capability = [[getattr(n.capabilities, k.name.lower()) for k in Capability] for n in nations]
    profile = [[n.profile.reciprocity, max(n.profile.caution, 0), n.profile.patience] for n in nations]
    return {
        "staff": np.array([n.staff + difficulty.staff for n in nations], np.int8),
        "capability": np.array(capability, np.int8),
        "handling": np.array([n.handling for n in nations], np.int8),
        "framework": np.array([n.framework for n in nations], np.bool_),
        "interest": np.stack([indices.flags("subject", n.interests) for n in nations]),
        "own_thread": np.array(
            [[n.id in (t.place, *t.interests) for t in scenario.threads] for n in nations], np.bool_
        ),
        "profile": np.array(profile, np.int16),
        "human_seat": np.array([n.seat == "human" for n in nations], np.bool_),
        "default_seat": indices.nation[scenario.default_seat],
    }


def relation_arrays(scenario: Scenario, indices: Indices, doctrine: Doctrine) -> dict[str, Any]:
    """Fields of PublicTables by pair of nations, [N, N]; all symmetric."""
    count = len(scenario.nations)
    allied = _sharing(scenario, indices, ALLIANCES)
    community = _sharing(scenario, indices, tuple(o.kind for o in scenario.organisations if o.kind not in WORLDWIDE))
    trust = _by_tie(allied, community, doctrine.trust_ally, doctrine.trust_common, doctrine.trust_none)
    interop = _by_tie(allied, community, INTEROP_ALLY, INTEROP_COMMON, INTEROP_NONE)
    flags = {name: np.zeros((count, count), np.bool_) for name in ("liaison", "agreement", "half_agreed")}
    for relation in scenario.relations:
        n, m = (indices.nation[name] for name in relation.nations)
        for pair in ((n, m), (m, n)):
            if relation.trust is not None:
                trust[pair] = relation.trust
            if relation.interoperability is not None:
                interop[pair] = relation.interoperability
            flags["liaison"][pair] = relation.liaison
            flags["agreement"][pair] = relation.agreement == "in_force"
            flags["half_agreed"][pair] = relation.agreement == "half_negotiated"
    return {"trust": trust, "interop": interop, "community": community, "allied": community.copy(), **flags}


def _sharing(scenario: Scenario, indices: Indices, kinds: tuple[str, ...]) -> Bool:
    """[N, N]: whether two nations are members of one organisation of these kinds."""
    shared = np.zeros((len(scenario.nations),) * 2, np.bool_)
    for organisation in scenario.organisations:
        if organisation.kind in kinds:
            member = indices.flags("nation", organisation.members)
            shared |= member[:, None] & member[None, :]
    return shared


def _by_tie(allied: Bool, common: Bool, ally: int, member: int, none: int) -> I16:
    values = np.where(allied, ally, np.where(common, member, none)).astype(np.int16)
    np.fill_diagonal(values, 1000)
    return values


def organisation_arrays(scenario: Scenario, indices: Indices) -> dict[str, Any]:
    """Fields of PublicTables by organisation, [O, …], and the fusion cell of each that offers one."""
    organisations = scenario.organisations
    member = np.zeros((len(organisations), len(scenario.nations)), np.bool_)
    service = np.zeros((len(organisations), len(Service)), np.bool_)
    cells = np.full(len(organisations), NONE, np.int8)
    for o, organisation in enumerate(organisations):
        member[o] = indices.flags("nation", organisation.members)
        service[o, [code_of(Service, name) for name in organisation.services]] = True
        if service[o, Service.JOINT_INTELLIGENCE]:
            cells[o] = cells.max(initial=NONE) + 1
    return {
        "organisation_kind": np.array([code_of(OrganisationKind, o.kind) for o in organisations], np.uint8),
        "member": member,
        "service": service,
        "service_cost": np.array([SERVICE_COST.get(s, 1) for s in Service], np.int8),
        "cell_of": cells,
    }


def channel_arrays(scenario: Scenario, indices: Indices, doctrine: Doctrine) -> dict[str, Any]:
    """Fields of PublicTables by channel, [C, …]: the diplomatic note, the liaison officer, then the organisations'."""
    everybody = [np.ones(len(scenario.nations), np.bool_)] * 2
    own = [(o, organisation, c) for o, organisation in enumerate(scenario.organisations) for c in organisation.channels]
    d = doctrine
    return {
        "channel_kind": np.array(
            [ChannelKind.NOTE, ChannelKind.LIAISON, *(code_of(ChannelKind, c.kind) for _, _, c in own)], np.uint8
        ),
        "channel_member": np.stack([*everybody, *(indices.flags("nation", o.members) for _, o, _ in own)]),
        "channel_latency": np.array([d.note_latency, d.liaison_latency, *(c.latency for _, _, c in own)], np.int16),
        "channel_capacity": np.array(
            [d.note_capacity, d.liaison_capacity, *(_capacity(c) for _, _, c in own)], np.int16
        ),
        "channel_ceiling": np.array([Label.GREEN, Label.RED, *(_ceiling(c) for _, _, c in own)], np.int8),
        "channel_organisation": np.array([NONE, NONE, *(o for o, _, _ in own)], np.int8),
    }


def _capacity(channel: Channel) -> int:
    return channel.capacity or (8 if channel.kind == "platform" else 6)


def _ceiling(channel: Channel) -> Label:
    if channel.ceiling is not None:
        return code_of(Label, channel.ceiling)
    return Label.GREEN if channel.kind == "platform" else Label.AMBER
