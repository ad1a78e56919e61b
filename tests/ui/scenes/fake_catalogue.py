"""A made-up exercise of eight nations: names and texts."""

from __future__ import annotations

from game.rules.codes import NONE, EffectKind, Label
from game.rules.orders import ORDERS
from game.scenario.catalogue import (
    AlertCard,
    CampaignName,
    Catalogue,
    ChannelName,
    InjectText,
    NationName,
    ObjectiveText,
    OptionEffect,
    OptionText,
    OrganisationName,
    ReportCard,
    SubjectName,
    ThreadName,
)

NATIONS = ("Aldermark", "Corvessa", "Brannoch", "Drellin", "Estmarch", "Fallowmere", "Gavrin", "Hesperin")
THREADS = ("HERON", "KESTREL", "CURLEW", "WAGTAIL", "SISKIN", "PLOVER")
SUBJECTS = ("Dock works", "Hired crews", "Island ferries", "Prepaid cards", "Border papers", "Online noise")
TITLES = (
    "Old plans sell well",
    "Coaster reports a tracking gap off the cape; deck cargo is inconsistent with the manifest that was filed in port",
    "Named broker met the paymaster in Port Halda, payment agreed",
    "Uniforms missing from the laundry",
    "Two accounts opened within the hour",
    "A drum with a number on it",
    "Six hands from nowhere",
    "Press claims a second barge without lights",
    "Eight lodgers, one bill",
    "Crew lists with a gap",
)
LABELS = (
    Label.GREEN,
    Label.STRICT,
    Label.RED,
    Label.AMBER,
    Label.AMBER,
    Label.GREEN,
    Label.AMBER,
    Label.CLEAR,
    Label.AMBER,
    Label.GREEN,
)
TICK, TURN, TURNS = 42, 7, 16
WHOLE = (0,) * 8

CATALOGUE = Catalogue(
    id="quiet-sea",
    title="Quiet Sea",
    summary="Eight nations and six threads.",
    briefing="Eight nations hold their yearly exercise.\n\nSix threads run; one of them is a decoy.",
    debrief=("What came too late?",),
    minutes=45,
    map="meridian",
    nations=tuple(
        NationName(n[:3].lower(), n, n[:3].upper(), f"{n}, a nation of the exercise.", f"t{place:02d}")
        for n, place in zip(NATIONS, (3, 4, 1, 6, 7, 8, 10, 11), strict=True)
    ),
    subjects=tuple(SubjectName(f"s{u}", name) for u, name in enumerate(SUBJECTS)),
    organisations=(
        OrganisationName("compact", "Meridian Compact", "An alliance."),
        OrganisationName("interpol", "INTERPOL", "Police of all."),
    ),
    channels=(
        ChannelName("note", "Diplomatic note"),
        ChannelName("liaison", "Liaison officer"),
        ChannelName("compact-net", "Compact Net"),
        ChannelName("register", "Union Register"),
    ),
    threads=tuple(ThreadName(t.lower(), t, "Somebody prepares something.", ("",) * 7) for t in THREADS),
    reports=tuple(
        ReportCard(
            f"r{i}",
            f"R-{700 + i}",
            title,
            f"{title}. A sentence of exercise prose follows here.",
            "It holds.",
            "It was made up.",
            f"{'ABCF'[i % 4]}{1 + i % 6}",
            "courier",
            "",
        )
        for i, title in enumerate(TITLES)
    ),
    alerts=(
        AlertCard("a1-a", "F-381", "Small sums from many towns."),
        AlertCard("a1-b", "F-402", "One shop abroad."),
        AlertCard("a2-a", "F-517", "Wages leave after market day."),
        AlertCard("a2-b", "F-518", "A second till."),
    ),
    campaigns=(CampaignName("drum", "The Slow Drum", "Pictures of a drum, shared faster every day."),),
    injects=(
        InjectText(
            "start", "Quiet Sea begins", "EXERCISE EXERCISE EXERCISE. Read what you hold.", "Exercise Control", (), ()
        ),
        InjectText(
            "parade",
            "A parade for the Marshal",
            "The Marshal would like the rapid force to parade.",
            "Office of the Marshal",
            (
                OptionText("hold", "Train as planned", 0, ()),
                OptionText(
                    "parade",
                    "Let them parade",
                    4,
                    (
                        OptionEffect(EffectKind.STAFF, 0, NONE, NONE, -2, 12),
                        OptionEffect(EffectKind.TRUST, 1, 0, NONE, -40, 0),
                        OptionEffect(EffectKind.TRUST, 2, 3, NONE, -40, 0),
                        OptionEffect(EffectKind.STAFF, 1, NONE, NONE, 1, 12),
                    ),
                ),
            ),
            (),
        ),
    ),
    objectives=(ObjectiveText("in-time", "Prepare early", "timeliness", 100),),
    mechanics=frozenset(o.mechanic for o in ORDERS),
)
