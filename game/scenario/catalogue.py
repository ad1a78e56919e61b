"""The Catalogue: every name and text of a compiled exercise, by the index that the rules use for the thing."""

from dataclasses import dataclass
from hashlib import sha256

import numpy as np

from game.rules.arrays import I32
from game.rules.codes import EffectKind, Outcome
from game.rules.orders import BY_KIND, Kind
from game.scenario.mechanics import mechanics_of
from game.scenario.model_scenario import Scenario
from game.scenario.model_threads import Thread

NOTE_ID = "note"
LIAISON_ID = "liaison"
BUILT_IN_CHANNELS = ((NOTE_ID, "Diplomatic note"), (LIAISON_ID, "Liaison officer"))
"""Ids and names of the two channels that every exercise has, at index 0 and 1."""


@dataclass(frozen=True, slots=True)
class NationName:
    id: str
    name: str
    code: str  # capitals for narrow places, such as ALV
    about: str
    place: str  # territory of the map


@dataclass(frozen=True, slots=True)
class SubjectName:
    id: str
    name: str


@dataclass(frozen=True, slots=True)
class OrganisationName:
    id: str
    name: str
    about: str


@dataclass(frozen=True, slots=True)
class ChannelName:
    id: str
    name: str


@dataclass(frozen=True, slots=True)
class ThreadName:
    id: str
    codename: str
    about: str
    closing: tuple[str, ...]  # by Outcome; empty where the standard sentence serves


@dataclass(frozen=True, slots=True)
class ReportCard:
    id: str  # for logs and authors; it may tell what the report is worth, so players see the code
    code: str  # such as R-714
    title: str
    text: str
    finding: str  # what analysis says when it is true
    finding_false: str  # and when it is false
    grade: str  # such as B2
    source: str  # kind of source
    why_others_need: str  # author's note, for the review only
    joint: bool = False  # its source is the work of units that join halves, which goes on whatever is compromised
    subjects: tuple[int, ...] = ()  # known to whoever holds it


@dataclass(frozen=True, slots=True)
class AlertCard:
    id: str  # of the half: the alert's id and a or b
    code: str  # such as F-381
    text: str


@dataclass(frozen=True, slots=True)
class CampaignName:
    id: str
    name: str
    about: str


@dataclass(frozen=True, slots=True)
class OptionEffect:
    """One of an option's effects; to whom it may be told is for the wording to judge."""

    kind: EffectKind
    nation: int  # NONE: who decides
    other: int  # TRUST: in whom
    item: int  # the thread, campaign, report, alert or channel that it is about
    amount: int
    duration: int


@dataclass(frozen=True, slots=True)
class OptionText:
    id: str
    text: str
    private: int  # seat points for the nation that chooses it
    effects: tuple[OptionEffect, ...]


@dataclass(frozen=True, slots=True)
class InjectText:
    id: str
    title: str
    text: str
    sender: str
    options: tuple[OptionText, ...]
    objectives: tuple[str, ...]  # ids


@dataclass(frozen=True, slots=True)
class ObjectiveText:
    id: str
    text: str
    dimension: str
    weight: int


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Static texts of one exercise, each tuple in the order of the rules' indices; alerts are halves, two an alert.

    `mechanics` are those in use, as the order table names them.
    """

    id: str
    title: str
    summary: str
    briefing: str
    debrief: tuple[str, ...]
    minutes: int
    map: str
    nations: tuple[NationName, ...]
    subjects: tuple[SubjectName, ...]
    organisations: tuple[OrganisationName, ...]
    channels: tuple[ChannelName, ...]
    threads: tuple[ThreadName, ...]
    reports: tuple[ReportCard, ...]
    alerts: tuple[AlertCard, ...]
    campaigns: tuple[CampaignName, ...]
    injects: tuple[InjectText, ...]
    objectives: tuple[ObjectiveText, ...]
    mechanics: frozenset[str]

    def uses(self, kind: Kind) -> bool:
        """Whether the exercise knows an order of this kind (R-PACE): advice names no other."""
        return BY_KIND[kind].mechanic in ("", *self.mechanics)


BESIDE = (EffectKind.MESSAGE, EffectKind.SEAT_POINTS)
"""What an option holds in other ways than as an effect: a message that it sends, and its private worth."""


def catalogue_of(scenario: Scenario, effects: I32) -> Catalogue:
    """Every name and text of a scenario, in the order of the rules' indices; `effects` are the rows of its Tables."""
    channels = [ChannelName(c.id, c.name) for o in scenario.organisations for c in o.channels]
    return Catalogue(
        id=scenario.id,
        title=scenario.title,
        summary=scenario.summary.strip(),
        briefing=flowing(scenario.briefing),
        debrief=scenario.debrief,
        minutes=scenario.minutes,
        map=scenario.map,
        nations=tuple(NationName(n.id, n.name, n.id[:3].upper(), n.about, n.place) for n in scenario.nations),
        subjects=tuple(SubjectName(s.id, s.name) for s in scenario.subjects),
        organisations=tuple(OrganisationName(o.id, o.name, o.about or "") for o in scenario.organisations),
        channels=(*(ChannelName(*built_in) for built_in in BUILT_IN_CHANNELS), *channels),
        threads=tuple(ThreadName(t.id, t.codename, t.about, _closing(t)) for t in scenario.threads),
        reports=_reports(scenario),
        alerts=_alerts(scenario),
        campaigns=tuple(CampaignName(c.id, c.name, c.about or "") for c in scenario.campaigns),
        injects=_injects(scenario, effects),
        objectives=tuple(ObjectiveText(o.id, o.text, o.dimension, o.weight) for o in scenario.objectives),
        mechanics=mechanics_of(scenario),
    )


def flowing(text: str) -> str:
    """Text without the line breaks of its file: one line a paragraph, an empty line between them."""
    return "\n\n".join(" ".join(part.split()) for part in text.strip().split("\n\n"))


def _closing(thread: Thread) -> tuple[str, ...]:
    texts = thread.closing.model_dump()
    return tuple((texts.get(outcome.name.lower()) or "").strip() for outcome in Outcome)


def _reports(scenario: Scenario) -> tuple[ReportCard, ...]:
    kinds = {s.id: s.kind for s in scenario.sources}
    joined = {a.yields for a in scenario.alerts}
    lone = {r.source for r in scenario.reports if r.id not in joined}
    subject = {s.id: u for u, s in enumerate(scenario.subjects)}
    codes = codes_for("R", scenario.id, [r.id for r in scenario.reports])
    return tuple(
        ReportCard(
            id=r.id,
            code=code,
            title=r.title,
            text=r.text.strip(),
            finding=r.finding or "",
            finding_false=r.finding_false or "",
            grade=r.grade,
            source=kinds[r.source],
            why_others_need=r.why_others_need or "",
            joint=r.source not in lone,
            subjects=tuple(sorted(subject[u] for u in r.subjects)),
        )
        for r, code in zip(scenario.reports, codes, strict=True)
    )


def _alerts(scenario: Scenario) -> tuple[AlertCard, ...]:
    halves = [
        (f"{a.id}-{letter}", half.text.strip())
        for a in scenario.alerts
        for letter, half in zip("ab", a.halves, strict=True)
    ]
    codes = codes_for("F", scenario.id, [name for name, _ in halves])
    return tuple(AlertCard(name, code, text) for (name, text), code in zip(halves, codes, strict=True))


def _injects(scenario: Scenario, effects: I32) -> tuple[InjectText, ...]:
    return tuple(
        InjectText(
            id=i.id,
            title=i.title,
            text=i.text.strip(),
            sender=i.from_,
            options=tuple(
                OptionText(o.id, o.text, o.private, _option_effects(effects, j, number))
                for number, o in enumerate(i.decide.options if i.decide else ())
            ),
            objectives=i.objectives,
        )
        for j, i in enumerate(scenario.injects)
    )


def _option_effects(effects: I32, inject: int, option: int) -> tuple[OptionEffect, ...]:
    rows = effects[(effects[:, 0] == inject) & (effects[:, 1] == option) & ~np.isin(effects[:, 2], BESIDE)]
    return tuple(OptionEffect(EffectKind(kind), *rest) for kind, *rest in rows[:, 2:8].tolist())


def codes_for(letter: str, scenario: str, names: list[str]) -> list[str]:
    """A short code such as R-714 for each name: from its hash, so that codes tell neither order nor number."""
    taken: set[str] = set()
    codes = []
    for name in names:
        code, salt = "", 0
        while not code or code in taken:
            digest = sha256(f"{scenario}/{name}/{salt}".encode()).digest()
            code = f"{letter}-{int.from_bytes(digest[:4], 'big') % 900 + 100}"
            salt += 1
        taken.add(code)
        codes.append(code)
    return codes
