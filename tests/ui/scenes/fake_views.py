"""Two Views of the made-up exercise: a crowded one, where everything happens, and an empty one."""

from __future__ import annotations

from dataclasses import replace

from game.rules.codes import (
    NEVER,
    NONE,
    ChannelKind,
    Copy,
    DeclineCode,
    Domain,
    Judgement,
    Label,
    LegalBasis,
    MatterKind,
    MatterStatus,
    OrganisationKind,
    Outcome,
    Service,
    Stage,
    TrainingKind,
)
from game.rules.declining import Why
from game.rules.view import (
    Alert,
    Campaign,
    Cell,
    Channel,
    Clock,
    Connection,
    Decision,
    Force,
    Matter,
    Message,
    Nation,
    Offer,
    Organisation,
    Own,
    Progress,
    Report,
    Request,
    ShownTrust,
    Standing,
    Thread,
    Toward,
    View,
    Word,
)
from tests.ui.scenes.fake_catalogue import LABELS, TICK, TURN, TURNS


def report(i: int, **changes: object) -> Report:
    """A report held; changed fields by name."""
    whole = Report(
        report=i,
        copy=Copy.FULL,
        label=LABELS[i],
        read=True,
        analysed=False,
        confirmed=False,
        exposed=False,
        void=False,
        tore=False,
        orcon=False,
        domain=Domain(i % 5),
        subjects=(i % 6,),
        origin=0,
        sender=NONE,
        got=TICK - 2 * i,
        age=2 * i,
        freshness=max(20, 100 - 7 * i),
        half_life=30,
        need=True,
        band=i % 4,
        band_certain=700,
        bears=(i % 2,),
        released_to=(),
        campaign=NONE,
        pair=NONE,
        published=(),
        notice_due=NEVER,
        sent_to=(),
    )
    return replace(whole, **changes)  # type: ignore[arg-type]


def nation(n: int, **changes: object) -> Nation:
    """Another nation; changed fields by name."""
    whole = Nation(
        nation=n,
        organisations=(0, 1) if n < 5 else (1,),
        capability=(2, 3, 1, 2, 0, 1, 2, 2),
        handling=3,
        interests=((n + 1) % 6, (n + 3) % 6),
        priority=NONE,
        framework=n != 6,
        my_trust=350 + 60 * n,
        its_trust=700 - 70 * n,
        start_trust=450,
        interop=150 + 50 * n,
        trained_turn=NONE,
        community=n < 5,
        allied=n < 5,
        liaison=0 if n == 2 else TICK + 3 if n == 3 else NEVER,
        posted=n == 2,
        agreement=0 if n == 1 else NEVER,
        half_agreed=n == 4,
        assistance=False,
        same_force=n in (1, 2),
        connection=(Connection.OPEN, Connection.OPEN, Connection.PENDING, Connection.RESTRICTED, Connection.STRAINED)[
            n % 5
        ],
    )
    return replace(whole, **changes)  # type: ignore[arg-type]


def _toward(n: int, label: Label, works: bool = True) -> Toward:
    return Toward(nation=n, ceiling=label, law_ceiling=label, works=works, left=2)


def channel(c: int, kind: ChannelKind, label: Label, latency: int, toward: tuple[Toward, ...], out: int = 0) -> Channel:
    """A channel the viewer may use."""
    members = (0, *(t.nation for t in toward))
    return Channel(c, kind, NONE if c < 2 else 0, members, label, latency, 6, 0, out, toward)


def thread(t: int, **changes: object) -> Thread:
    """A thread that is known; changed fields by name."""
    whole = Thread(
        thread=t,
        detected=True,
        confidence=150 + 110 * t,
        rise=40,
        word=Word.MODERATE if t > 2 else Word.LOW,
        progress=Progress.DEVELOPING,
        deadline=TICK + 10 + 8 * t,
        subjects=(t % 6, (t + 1) % 6),
        place=(t + 1) % 8,
        need=(4, 5, 0, 0, 3, 0, 0, 0),
        crisis_need=(0, 0, 0, 0, 4, 2, 2, 0),
        crisis_until=NEVER,
        basis=LegalBasis.FRAMEWORK if t % 2 else LegalBasis.NONE,
        domains_asked=3,
        domains_seen=(Domain.INTELLIGENCE, Domain.BORDER),
        severity=900,
        eased=0,
        frozen=False,
        hiding_until=0,
        own=True,
        judged=Judgement.UNSURE,
        outcome=Outcome.OPEN,
        closed=NEVER,
        closed_by=NONE,
    )
    return replace(whole, **changes)  # type: ignore[arg-type]


def matter(key: int, kind: MatterKind, asker: int, asked: int, **changes: object) -> Matter:
    """Something asked; changed fields by name."""
    whole = Matter(
        key=key,
        kind=kind,
        status=MatterStatus.OPEN,
        asker=asker,
        asked=asked,
        mine=asked == 0,
        subject=1 if kind == MatterKind.RFI else NONE,
        report=3 if kind == MatterKind.RELEASE else NONE,
        alert=0 if kind == MatterKind.MATCH else NONE,
        thread=3 if kind == MatterKind.INVITATION else NONE,
        force=9100 if kind == MatterKind.INVITATION else 0,
        recipients=(5,) if kind == MatterKind.RELEASE else (),
        training=TrainingKind.CRISIS_RESPONSE,
        consent=kind == MatterKind.MATCH,
        nil=False,
        referred=NONE,
        why=Why(),
        made=TICK - 6,
        due=TICK + 5 if key % 2 else TICK + 11,
    )
    return replace(whole, **changes)  # type: ignore[arg-type]


def _force(key: int, stage: Stage, lead: int, t: int, members: tuple[int, ...], invited: tuple[int, ...]) -> Force:
    return Force(
        key=key,
        stage=stage,
        lead=lead,
        thread=t,
        members=members,
        invited=invited,
        member=0 in members,
        leaving=False,
        ready=TICK + 4,
        busy_until=0,
        units=tuple((2, 1, 0, 0, 1, 0, 0, 0) for _ in members),
        pooled=(3600, 2400, 0, 0, 3000, 0, 0, 0),
        coverage=(90, 48, 100, 100, 100, 100, 100, 100),
        confidence=410,
        at_response=410,
        in_full=410,
        reports=(0, 3),
        domains=(Domain.INTELLIGENCE,),
        support=0,
    )


def _own(reports: tuple[Report, ...]) -> Own:
    return Own(
        nation=0,
        staff=6,
        handling=4,
        capability=(4, 2, 2, 2, 3, 2, 2, 2),
        free_units=(3, 2, 2, 2, 1, 2, 2, 2),
        reading=4,
        unread=sum(not r.read for r in reports),
        interests=(0, 1),
        framework=0,
        priority=1,
        busy_until=0,
        hardened=1,
        prevention=False,
        supported=False,
        building_due=NEVER,
        liaison_seats=1,
        release=(0, 200, 400, 500, 650),
    )


def crowded() -> View:
    """Everything at once: what a seat sees in the middle of a large exercise."""
    others = range(1, 8)
    reports = (
        report(0, sent_to=(2, 5)),
        report(1, orcon=True, origin=7, sender=7, copy=Copy.TORN, subjects=(1, 2)),
        report(2, analysed=True, confirmed=True, band=3, band_certain=950),
        report(3, read=False, origin=1, sender=1),
        report(4, pair=0, orcon=True, released_to=(1,)),
        report(5, campaign=0, analysed=True),
        report(6, void=True, origin=3, sender=3),
        report(7, analysed=True, exposed=True, bears=()),
        report(8, read=False, origin=2, sender=1),
        report(9, published=(3,)),
    )
    return View(
        clock=Clock(TICK, TURN, TURNS, False),
        own=_own(reports),
        nations=tuple(nation(n) for n in others),
        shown=(ShownTrust(1, 2, 610), ShownTrust(2, 1, 380), ShownTrust(3, 5, 240)),
        nation_order=(2, 0, 1, 5, 3, 4, 7, 6),
        channels=(
            channel(0, ChannelKind.NOTE, Label.GREEN, 9, tuple(_toward(n, Label.GREEN) for n in others)),
            channel(
                1,
                ChannelKind.LIAISON,
                Label.RED,
                1,
                (_toward(2, Label.RED), _toward(3, Label.RED, works=False)),
            ),
            channel(2, ChannelKind.PLATFORM, Label.GREEN, 1, tuple(_toward(n, Label.AMBER) for n in (1, 2, 3, 4))),
            channel(3, ChannelKind.DATABASE, Label.AMBER, 1, ()),
        ),
        reports=reports,
        alerts=(
            Alert(0, 3, 0, True, TICK - 5, False, NONE, False, NONE),
            Alert(2, 3, 0, True, TICK - 9, True, 4, True, NONE),
        ),
        matters=(
            matter(101, MatterKind.RFI, 4, 0),
            matter(102, MatterKind.RELEASE, 1, 0),
            matter(103, MatterKind.AGREEMENT, 4, 0),
            matter(104, MatterKind.TRAINING, 2, 0),
            matter(105, MatterKind.MATCH, 5, 0),
            matter(106, MatterKind.INVITATION, 1, 0),
            matter(107, MatterKind.RFI, 0, 3),
            matter(108, MatterKind.RELEASE, 0, 7, status=MatterStatus.ACCEPTED),
            matter(109, MatterKind.TRAINING, 0, 6, status=MatterStatus.DECLINED, why=Why(DeclineCode.TRUST, 6)),
        ),
        requests=(Request(1, 5, 0, TICK + 6), Request(2, 7, 2, TICK + 6)),
        threads=(
            thread(0, judged=Judgement.GENUINE),
            thread(1, frozen=True, eased=150, progress=Progress.IMMINENT, deadline=TICK + 5),
            thread(2, progress=Progress.INDICATIONS),
            thread(3, progress=Progress.INCIDENT, outcome=Outcome.CRISIS, deadline=TICK - 3, crisis_until=TICK + 11),
            thread(4, progress=Progress.CLOSED, outcome=Outcome.PREVENTED, closed=TICK - 4, closed_by=0),
        ),
        forces=(
            _force(9000, Stage.READY, 0, 0, (0, 1, 2), (3,)),
            _force(9100, Stage.INVITING, 1, 3, (1,), (0,)),
        ),
        cells=(Cell(0, 2, TICK + 20, 300, (0,), (Domain.INTELLIGENCE,)),),
        campaigns=(Campaign(0, 2, (0, 1, 5), 640, True, 5, True),),
        organisations=(
            Organisation(
                0,
                OrganisationKind.MILITARY_ALLIANCE,
                (0, 1, 2, 3, 4),
                True,
                (Offer(Service.JOINT_INTELLIGENCE, 2), Offer(Service.MILITARY_SUPPORT, 1)),
                (2,),
                NONE,
                0,
                (),
                (),
            ),
            Organisation(
                1,
                OrganisationKind.INTERPOL,
                tuple(range(8)),
                True,
                (Offer(Service.NOTICE, 1), Offer(Service.CONVENE_TASK_FORCE, 2)),
                (),
                NONE,
                0,
                (),
                (),
            ),
        ),
        decisions=(Decision(1, TICK - 2, TICK + 10, 2, 0, NONE),),
        messages=(Message(0, 0), Message(1, TICK - 2)),
        standing=Standing(1, False, 1, 3, 1, 512, 0),
        truth=None,
    )


def empty() -> View:
    """The first turn of a quiet exercise: nobody has told anybody anything."""
    whole = crowded()
    return replace(
        whole,
        clock=Clock(0, 0, TURNS, False),
        own=_own(()),
        shown=(),
        reports=(),
        alerts=(),
        matters=(),
        requests=(),
        threads=(),
        forces=(),
        cells=(),
        campaigns=(),
        decisions=(),
        messages=(),
        standing=Standing(0, False, 0, 0, 0, 450, 0),
    )
