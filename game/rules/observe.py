"""`observe`: the only door from State to a seat. Policies go through `seen`, events through `visible`, screens here."""

import numpy as np

from game.rules import assessment, declining, picture, revealed, sharing
from game.rules.codes import (
    NEVER,
    NONE,
    TICKS_PER_TURN,
    ChannelKind,
    Domain,
    Label,
    MatterKind,
    MatterStatus,
    OrganisationKind,
    Service,
    TrainingKind,
)
from game.rules.declining import Why
from game.rules.masked import Known, idle, known
from game.rules.matters import NIL_RETURN
from game.rules.picture import indices, ints
from game.rules.seen import Seen, seen
from game.rules.sight import announced, visible
from game.rules.state import State
from game.rules.step import nation_order
from game.rules.survey import Role, Survey
from game.rules.tables import PublicTables, Tables
from game.rules.view import (
    Channel,
    Clock,
    Connection,
    Decision,
    Matter,
    Message,
    Nation,
    Offer,
    Organisation,
    Own,
    Request,
    ShownTrust,
    Standing,
    Toward,
    View,
)

__all__ = ["Seen", "announced", "observe", "seen", "survey", "visible"]


def observe(tables: Tables, state: State, b: int, nation: int) -> View:
    """What the nation may know of game b at the start of a plan; after the end, with the truth."""
    k = known(tables, state, b, nation)
    pub = tables.public
    return View(
        clock=clock(pub, state.tick),
        own=_own(k),
        nations=tuple(_nation(k, m) for m in range(pub.n_nations) if m != nation),
        shown=_shown(k),
        nation_order=ints(nation_order(state)[b].argsort()),
        channels=tuple(_channel(k, c) for c in indices(pub.channel_member[:, nation])),
        reports=picture.reports(k),
        alerts=picture.alerts(k),
        matters=_matters(k),
        requests=_requests(k),
        threads=picture.threads(k),
        forces=picture.forces(k),
        cells=picture.cells(k),
        campaigns=picture.campaigns(k),
        organisations=tuple(_organisation(k, o) for o in range(pub.n_organisations)),
        decisions=_decisions(k),
        messages=_messages(k),
        standing=_standing(k),
        truth=revealed.truth(tables, state, b) if state.tick >= pub.ticks else None,
    )


def survey(tables: Tables, state: State, b: int, role: Role) -> Survey:
    """What a role without a nation sees of game b: the public part; the truth where the role, or the end, allows it."""
    pub = tables.public
    told = role in (Role.INSTRUCTOR, Role.AUTHOR, Role.AFTER) or state.tick >= pub.ticks
    return Survey(
        role=role,
        clock=clock(pub, state.tick),
        nations=revealed.public_nations(pub, state, b),
        organisations=tuple(organisation(pub, o) for o in range(pub.n_organisations)),
        incidents=revealed.incidents(pub, state, b),
        truth=revealed.truth(tables, state, b) if told else None,
    )


def clock(pub: PublicTables, tick: int) -> Clock:
    """The exercise clock."""
    return Clock(tick=tick, turn=tick // TICKS_PER_TURN, turns=pub.turns, ended=tick >= pub.ticks)


def _own(k: Known) -> Own:
    pub, st, n, d = k.public, k.state, k.nation, k.public.doctrine
    thresholds = (max(d.release(label) + int(st.caution[0, n]), 0) if label else 0 for label in Label)
    assigned = st.force_units[0, :, n].sum(0, dtype=np.int32)
    read = st.marks[0, n] & 1
    return Own(
        nation=n,
        staff=int(st.staff[0, n]),
        handling=int(st.handling[0, n]),
        capability=ints(pub.capability[n]),
        free_units=ints(np.maximum(pub.capability[n] - assigned, 0)),
        reading=int(assessment.reading_capacity(idle(k.tables, st))[0, n]),
        unread=int((k.masks.held[0, n] & (read == 0)).sum()),
        interests=indices(st.interest[0, n]),
        framework=int(st.framework[0, n]),
        priority=int(st.priority[0, n]),
        busy_until=int(st.busy_until[0, n]),
        hardened=int(st.hardened[0, n]),
        prevention=bool(st.prevention[0, n]),
        supported=bool(st.supported[0, n]),
        building_due=int(st.building_due[0, n]),
        liaison_seats=d.liaison_seats - int(st.posted[0, n].sum()),
        release=tuple(thresholds),
    )


def _nation(k: Known, m: int) -> Nation:
    pub, st, n = k.public, k.state, k.nation
    together = k.masks.serving[0, :, n] & st.force_member[0, :, m]
    return Nation(
        nation=m,
        organisations=indices(pub.member[:, m]),
        capability=ints(pub.capability[m]),
        handling=int(pub.handling[m]),
        interests=indices(st.interest[0, m]),
        priority=int(st.priority[0, m]),
        framework=bool(st.framework[0, m] <= st.tick),
        my_trust=int(st.trust[0, n, m]),
        its_trust=int(st.trust[0, m, n]),
        start_trust=int(pub.trust[n, m]),
        interop=int(st.interop[0, n, m]),
        trained_turn=int(st.trained_turn[0, n, m]),
        community=bool(pub.community[n, m]),
        allied=bool(pub.allied[n, m]),
        liaison=int(st.liaison[0, n, m]),
        posted=bool(st.posted[0, n, m]),
        agreement=int(st.agreement[0, n, m]),
        half_agreed=bool(pub.half_agreed[n, m]),
        assistance=bool(st.assistance[0, n, m]),
        same_force=bool(together.any()),
        connection=_connection(k, m),
    )


def _connection(k: Known, m: int) -> Connection:
    """Strained before open before pending: what already carries AMBER is open, whatever more is being set up."""
    st, n, d = k.state, k.nation, k.public.doctrine
    if min(st.trust[0, n, m], st.trust[0, m, n]) < d.release_green:
        return Connection.STRAINED
    ways = [_toward(k, c, m) for c in indices(k.public.channel_member[:, n] & k.public.channel_member[:, m])]
    if any(way.works and way.ceiling >= Label.AMBER for way in ways):
        return Connection.OPEN
    coming = any(st.tick < int(x[0, n, m]) < NEVER for x in (st.liaison, st.agreement))
    return Connection.PENDING if coming else Connection.RESTRICTED


def _shown(k: Known) -> tuple[ShownTrust, ...]:
    shown = k.state.shown[0, k.nation]
    pairs = ((int(n), int(m)) for n, m in np.argwhere(shown != NONE))
    return tuple(ShownTrust(n, m, int(shown[n, m])) for n, m in pairs if k.nation not in (n, m))


def _channel(k: Known, c: int) -> Channel:
    pub, st, n = k.public, k.state, k.nation
    kind, members = ChannelKind(pub.channel_kind[c]), indices(pub.channel_member[c])
    others = () if kind == ChannelKind.DATABASE else tuple(_toward(k, c, m) for m in members if m != n)
    out = int(st.channel_out[0, c])
    return Channel(
        channel=c,
        kind=kind,
        organisation=int(pub.channel_organisation[c]),
        members=members,
        ceiling=Label(pub.channel_ceiling[c]),
        latency=int(pub.channel_latency[c]),
        capacity=int(pub.channel_capacity[c]),
        backlog=0 if kind == ChannelKind.LIAISON else _waiting(k, c, n),
        out_until=out if out > st.tick else 0,
        toward=others,
    )


def _waiting(k: Known, c: int, m: int) -> int:
    """Reports of earlier turns that still wait on the channel, toward m for officers."""
    pub, st, n = k.public, k.state, k.nation
    kind = pub.channel_kind[c]
    if kind == ChannelKind.LIAISON:
        return max(0, int(st.officer_used[0, n, m]) - pub.doctrine.liaison_capacity)
    return max(0, int(st.used[0, c, n if kind == ChannelKind.NOTE else 0]) - int(pub.channel_capacity[c]))


def _toward(k: Known, c: int, m: int) -> Toward:
    """The channel as a way to nation m; its ceiling for other reports and for those of law enforcement."""
    pub, st, n = k.public, k.state, k.nation
    law = pub.report_domain == Domain.LAW_ENFORCEMENT
    sample = np.array([law.argmin(), law.argmax()])
    zero = np.zeros(2, np.intp)
    top = sharing.ceiling(idle(k.tables, st), zero, zero + n, zero + m, zero + c, sample)
    officer = pub.channel_kind[c] != ChannelKind.LIAISON or st.liaison[0, n, m] <= st.tick
    return Toward(
        nation=m,
        ceiling=Label(top[0]),
        law_ceiling=Label(top[1]),
        works=bool(officer and st.channel_out[0, c] <= st.tick),
        left=max(0, int(pub.channel_capacity[c]) - _waiting(k, c, m)),
    )


def _matters(k: Known) -> tuple[Matter, ...]:
    slots = np.flatnonzero(k.masks.party[0, k.nation])
    return tuple(sorted((_matter(k, int(p)) for p in slots), key=lambda matter: (matter.made, matter.key)))


def _matter(k: Known, p: int) -> Matter:
    st, n = k.state, k.nation
    kind, status = MatterKind(st.matter_kind[0, p]), MatterStatus(st.matter_status[0, p])
    item, extra = int(st.matter_item[0, p]), int(st.matter_extra[0, p])
    terms = extra & (1 << declining.TERMS_BITS) - 1
    asked = int(st.matter_to[0, p])
    invitation, match, request = kind == MatterKind.INVITATION, kind == MatterKind.MATCH, kind == MatterKind.RFI
    answered = request and status == MatterStatus.ACCEPTED
    gathers = invitation and bool(st.force_key[0, item] == st.matter_group[0, p])  # its slot may be another force's now
    return Matter(
        key=int(st.matter_key[0, p]),
        kind=kind,
        status=status,
        asker=int(st.matter_from[0, p]),
        asked=asked,
        mine=asked == n and status == MatterStatus.OPEN,
        subject=item if request else int(k.public.alert_subject[item]) if match else NONE,
        report=item if kind == MatterKind.RELEASE else NONE,
        alert=item if match else NONE,
        thread=int(st.force_thread[0, item]) if gathers else NONE,
        force=int(st.force_key[0, item]) if gathers else 0,
        recipients=_recipients(k, p),
        training=TrainingKind(terms) if kind == MatterKind.TRAINING else TrainingKind.INTELLIGENCE_SHARING,
        consent=match and bool(extra & 1),
        nil=answered and extra == NIL_RETURN,
        referred=extra - 1 if answered and extra > 0 else NONE,
        why=declining.of_matter(extra) if status == MatterStatus.DECLINED else Why(),
        made=int(st.matter_made[0, p]),
        due=int(st.matter_due[0, p]),
    )


def _recipients(k: Known, p: int) -> tuple[int, ...]:
    """Nations that a release is asked for; all whom the viewer asked to train."""
    st = k.state
    if st.matter_kind[0, p] == MatterKind.RELEASE:
        mask = int(st.matter_extra[0, p])
        return tuple(m for m in range(k.public.n_nations) if mask >> m & 1)
    if st.matter_kind[0, p] == MatterKind.TRAINING:
        same = (st.matter_group[0] == st.matter_group[0, p]) & (st.matter_kind[0] == MatterKind.TRAINING)
        return ints(np.unique(st.matter_to[0, same & k.masks.party[0, k.nation]]))
    return ()


def _requests(k: Known) -> tuple[Request, ...]:
    """Open requests between others."""
    st = k.state
    open_ = (st.matter_kind[0] == MatterKind.RFI) & (st.matter_status[0] == MatterStatus.OPEN)
    rows = np.stack([st.matter_due[0], st.matter_from[0], st.matter_to[0], st.matter_item[0]])
    chosen = rows[:, open_ & (st.matter_from[0] != k.nation) & (st.matter_to[0] != k.nation)]
    return tuple(Request(asker=a, asked=m, subject=u, due=due) for due, a, m, u in sorted(map(ints, chosen.T)))


def _organisation(k: Known, o: int) -> Organisation:
    pub, st, n = k.public, k.state, k.nation
    live = bool(st.coordinated_until[0, o] > st.tick)
    team = st.investigation_until[0, o] > st.tick
    return organisation(
        pub,
        o,
        member=bool(pub.member[o, n]),
        coordinated=int(st.coordinated[0, o]) if live else NONE,
        coordinated_until=int(st.coordinated_until[0, o]) if live else 0,
        investigating=indices(team),
        investigating_until=ints(st.investigation_until[0, o, team]),
    )


def organisation(
    pub: PublicTables,
    o: int,
    *,
    member: bool = False,
    coordinated: int = NONE,
    coordinated_until: int = 0,
    investigating: tuple[int, ...] = (),
    investigating_until: tuple[int, ...] = (),
) -> Organisation:
    """An organisation: its public part, and what members know."""
    return Organisation(
        organisation=o,
        kind=OrganisationKind(pub.organisation_kind[o]),
        members=indices(pub.member[o]),
        member=member,
        services=tuple(Offer(Service(s), int(pub.service_cost[s])) for s in indices(pub.service[o])),
        channels=indices(pub.channel_organisation == o),
        coordinated=coordinated,
        coordinated_until=coordinated_until,
        investigating=investigating,
        investigating_until=investigating_until,
    )


def _decisions(k: Known) -> tuple[Decision, ...]:
    st, tb, n = k.state, k.tables, k.nation
    return tuple(
        Decision(
            inject=j,
            fired=int(st.fired[0, j]),
            due=int(st.fired[0, j]) + int(tb.inject_due[j]),
            options=int(tb.inject_options[j]),
            default=int(tb.inject_default[j]),
            chosen=int(st.decision[0, j, n]),
        )
        for j in indices(k.masks.told[0, n] & (tb.inject_options > 0))
    )


def _messages(k: Known) -> tuple[Message, ...]:
    told = (Message(j, int(k.state.fired[0, j])) for j in indices(k.masks.told[0, k.nation]))
    return tuple(sorted(told, key=lambda message: (message.tick, message.inject)))


def _standing(k: Known) -> Standing:
    st, n = k.state, k.nation
    others = np.arange(k.public.n_nations) != n
    return Standing(
        breaches=int(st.breaches[0, n]),
        breach_found=bool(st.breach_found[0, n]),
        compromises=int(st.compromises[0, n]),
        answered=int(st.answered[0, n]),
        lapsed=int(st.lapsed[0, n]),
        trusted=int(st.trust[0, others, n].mean()) if others.any() else 0,
        private=int(st.private[0, n]),
    )
