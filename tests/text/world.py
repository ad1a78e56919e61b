"""What the text seat is tested with: a plan in which there is one of everything, and a player who types."""

from collections.abc import Sequence
from dataclasses import MISSING, fields, replace
from functools import cache
from io import StringIO
from pathlib import Path
from typing import TypeVar

from game.match.chronicle import Item
from game.match.local import LocalSeat
from game.match.opening import new_game
from game.match.seat import Shown
from game.match.store import Store
from game.rules.codes import (
    NEVER,
    NONE,
    Copy,
    Domain,
    Judgement,
    Label,
    LegalBasis,
    MatterKind,
    MatterStatus,
    Outcome,
    Stage,
    TrainingKind,
)
from game.rules.doctrine import Doctrine
from game.rules.view import (
    Alert,
    Campaign,
    Decision,
    Force,
    Matter,
    Message,
    Progress,
    Report,
    Request,
    Thread,
    View,
    Word,
)
from game.text.lexicon import Lexicon
from game.text.pages import Pages
from game.text.terminal import Terminal
from game.text.world import World
from tests.match.world import exercise

CATALOGUE = exercise().catalogue
NAMES = exercise().names
ALV, BOR, CAS = range(3)


def code(report: str) -> str:
    """The code that players know a report of the example by."""
    return next(r.code for r in CATALOGUE.reports if r.id == report)


def half(name: str) -> str:
    """The code that players know half of an alert by."""
    return next(a.code for a in CATALOGUE.alerts if a.id == name)


T = TypeVar("T")


def made(kind: type[T], /, **given: object) -> T:
    """A part of a View; what the test does not care about is 0, or as it is by default."""
    asked = [f.name for f in fields(kind) if f.name in given or f.default is MISSING]  # type: ignore[arg-type]
    return kind(**{name: given.get(name, 0) for name in asked})


def held(report: str, **changes: object) -> Report:
    """A report that the viewer holds and has read."""
    base = made(
        Report,
        report=NAMES.report.index(code(report)),
        copy=Copy.FULL,
        label=Label.AMBER,
        read=True,
        analysed=False,
        confirmed=False,
        exposed=False,
        void=False,
        tore=False,
        orcon=True,
        domain=Domain.BORDER,
        subjects=(0,),
        origin=ALV,
        sender=NONE,
        got=0,
        age=3,
        freshness=90,
        half_life=24,
        need=True,
        band=3,
        band_certain=700,
        bears=(0,),
        released_to=(),
        campaign=NONE,
        pair=NONE,
        published=(),
        notice_due=NEVER,
        sent_to=(),
    )
    return replace(base, **changes)  # type: ignore[arg-type]


def matter(view_key: int, kind: MatterKind, **changes: object) -> Matter:
    """Something that Borland asks of the viewer."""
    base = made(
        Matter,
        key=view_key,
        kind=kind,
        status=MatterStatus.OPEN,
        asker=BOR,
        asked=ALV,
        mine=True,
        subject=NONE,
        report=NONE,
        alert=NONE,
        thread=NONE,
        force=0,
        recipients=(),
        training=TrainingKind.RAPID_DEPLOYMENT,
        consent=False,
        nil=False,
        referred=NONE,
        made=0,
        due=9,
    )
    return replace(base, **changes)  # type: ignore[arg-type]


HERON = made(
    Thread,
    thread=0,
    detected=True,
    confidence=480,
    rise=60,
    word=Word.MODERATE,
    progress=Progress.DEVELOPING,
    deadline=33,
    subjects=(0,),
    place=BOR,
    need=(0, 3, 0, 0, 0, 0, 0, 0),
    crisis_need=(0, 0, 0, 0, 0, 0, 2, 0),
    crisis_until=NEVER,
    basis=LegalBasis.FRAMEWORK,
    domains_asked=2,
    domains_seen=(Domain.BORDER,),
    severity=1000,
    eased=0,
    frozen=False,
    hiding_until=0,
    own=False,
    judged=Judgement.UNSURE,
    outcome=Outcome.OPEN,
    closed=NEVER,
    closed_by=NONE,
)
FORCE = made(
    Force,
    key=7001,
    stage=Stage.READY,
    lead=ALV,
    thread=0,
    members=(ALV, BOR),
    invited=(CAS,),
    member=True,
    leaving=False,
    ready=0,
    busy_until=0,
    units=((3, 2, 2, 0, 0, 0, 1, 0), (2, 3, 0, 2, 0, 0, 0, 2)),
    pooled=(0, 4000, 0, 0, 0, 0, 0, 0),
    coverage=(100, 90, 100, 100, 100, 100, 100, 100),
    confidence=510,
    reports=(0,),
    domains=(Domain.BORDER,),
    support=0,
)


@cache
def first_view() -> View:
    """The example's first plan as a seat shows it."""
    seat = new_game(exercise(), seed=5).seat
    return next(a.view for a in seat.poll() if isinstance(a, Shown))


@cache
def view() -> View:
    """A plan in which there is one of everything."""
    press = NAMES.inject.index("press-call")
    matters = (
        matter(5001, MatterKind.RFI, subject=0),
        matter(5002, MatterKind.RELEASE, report=NAMES.report.index(code("bookings")), recipients=(CAS,)),
        matter(5003, MatterKind.INVITATION, thread=0, force=7001),
        matter(5004, MatterKind.MATCH, alert=1, subject=1, consent=True),
        matter(5005, MatterKind.TRAINING),
        matter(5006, MatterKind.RFI, asker=ALV, asked=CAS, mine=False, subject=1),
        matter(
            5007, MatterKind.RFI, asker=ALV, asked=BOR, mine=False, subject=1, status=MatterStatus.ACCEPTED, nil=True
        ),
    )
    return replace(
        first_view(),
        reports=(held("bookings"), held("hashes", read=False, label=Label.GREEN, origin=BOR, sender=BOR, band=0)),
        matters=matters,
        threads=(HERON,),
        forces=(FORCE,),
        alerts=(Alert(0, 1, ALV, True, 2, True, BOR, True, NONE),),
        campaigns=(Campaign(0, 2, (ALV, CAS), 300, True, NAMES.report.index(code("hashes")), False),),
        decisions=(Decision(press, 0, 12, 2, 0, NONE),),
        messages=(Message(press, 0),),
        requests=(Request(CAS, BOR, 0, 9),),
    )


def lexicon(shown: View | None = None, chronicle: Sequence[Item] = ()) -> Lexicon:
    return Lexicon(shown or view(), NAMES, CATALOGUE, Doctrine(), chronicle)


def pages(shown: View | None = None, chronicle: Sequence[Item] = ()) -> Pages:
    return Pages(shown or view(), NAMES, CATALOGUE, lexicon(shown, chronicle))


def world(shown: View | None = None) -> World:
    return World(shown or view(), NAMES, CATALOGUE, lexicon(shown))


class Player:
    """Somebody at a terminal of a real game: types lines, reads what is printed."""

    def __init__(self, folder: Path, seed: int = 5) -> None:
        self.seat: LocalSeat = new_game(exercise(), seed=seed, store=Store(folder)).seat
        self._printed = StringIO()
        self._terminal = Terminal(self.seat, CATALOGUE, self._printed)

    def types(self, *lines: str) -> str:
        """Type lines one after the other; gives all that was printed since."""
        return self.pipes("\n".join(lines) + "\n") if not self._begun() else "".join(self._line(line) for line in lines)

    def pipes(self, text: str) -> str:
        """Run the terminal from its first page over piped input."""
        self._terminal.run(StringIO(text))
        return self._new()

    def _begun(self) -> bool:
        return bool(self._printed.getvalue())

    def _line(self, line: str) -> str:
        self._terminal.command(line)
        return self._new()

    def _new(self) -> str:
        text = self._printed.getvalue()[getattr(self, "_seen", 0) :]
        self._seen = len(self._printed.getvalue())
        return text
