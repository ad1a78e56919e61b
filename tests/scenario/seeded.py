"""Scenario files with one seeded mistake each: a good file, what is changed, and the finding that must come of it."""

from dataclasses import dataclass
from functools import cache

from game.assets import scenario_dir
from tests.scenario.example import EXAMPLE

FC, PT, CF, EX = "first-contact", "paper-trail", "common-front", "example"


@dataclass(frozen=True, slots=True)
class Seeded:
    """In the file, `old` becomes `new` and each pair of `more` likewise, wherever they stand.

    Lint must then find what it did not find before: `times` findings with this code, the first on the line of `at`, and
    what the same mistake is besides, by other codes.
    """

    code: str
    file: str
    old: str
    new: str
    at: str
    more: tuple[tuple[str, str], ...] = ()
    times: int = 1
    beside: tuple[str, ...] = ()

    def text(self) -> str:
        """The file with the mistake in it."""
        text = text_of(self.file)
        for old, new in ((self.old, self.new), *self.more):
            assert old in text, old
            text = text.replace(old, new)
        return text


@cache
def text_of(file: str) -> str:
    """A good file: a bundled exercise, or the example."""
    return EXAMPLE if file == EX else (scenario_dir() / f"{file}.yaml").read_text("utf-8")


OBJECTIVES = (
    Seeded("objective-untested", FC, "dimension: interoperability", "dimension: alignment", "id: train-and-act"),
    Seeded(
        "objective-untested",
        FC,
        "interoperability, weight: 13",
        "interoperability, weight: 0",
        "id: train-and-act",
        (("dimension: trust, weight: 12", "dimension: trust, weight: 25"),),
    ),
    Seeded("objective-without-inject", PT, "[earn-trust, one-team]", "[earn-trust]", "id: one-team"),
)
NATIONS = (
    Seeded(
        "nation-holds-nothing",
        EX,
        "holders: [bor, cas]\n    deal",
        "holders: [bor, alv]\n    deal",
        "id: cas",
        (("{holders: [bor, cas], arr", "{holders: [bor], arr"),),
        beside=("bite-lone-domains", "rhythm-bare-start"),
    ),
    Seeded(
        "nation-without-capability",
        PT,
        "{intelligence: 2, law_enforcement: 3, financial: 2, cyber: 1, rapid_deployment: 2, victim_support: 1, log",
        "{log",
        "capabilities: {logistics: 4}",
    ),
    Seeded(
        "nation-never-pivotal",
        PT,
        "    interests: [ner]\n",
        "    interests: [sor]\n",
        "seat: human\n    staff: 5\n    handling: 4\n    framework: true\n    capabilities: {intelligence: 4",
    ),
    Seeded(
        "briefing-silent-on-seat",
        CF,
        "t07\n    seat: partner",
        "t07\n    seat: human",
        "human\n    staff: 5\n    handling: 3\n    framework: false\n"
        "    capabilities: {intelligence: 3, law_enforcement: 2, financial: 2, cyber: 3",
    ),
)
THREADS = (
    Seeded(
        "thread-beyond-evidence", FC, "    needs: {cyber: 3", "    domains: 5\n    needs: {cyber: 3", "id: petrel\n"
    ),
    Seeded(
        "thread-beyond-evidence",
        PT,
        "    needs: {financial: 6",
        "    domains: 5\n    needs: {financial: 6",
        "id: marten\n",
        (("domain: financial", "domain: border"), ("domain: cyber", "domain: border")),
    ),
    Seeded(
        "thread-beyond-capability",
        FC,
        "{law_enforcement: 4, logistics: 3}",
        "{law_enforcement: 6, logistics: 3}",
        "needs: {law_enforcement: 6",
    ),
    Seeded(
        "thread-beyond-capability",
        CF,
        "interests: [ald, fal]\n",
        "interests: [ald, fal]\n",
        "needs: {cyber: 14",
        (("needs: {cyber: 4,", "needs: {cyber: 14,"),),
    ),
    Seeded("thread-beyond-time", FC, "force_base: 2,", "force_base: 22,", "life: [32, 35]", times=2),
    Seeded(
        "thread-beyond-law",
        FC,
        "    needs: {law_enforcement: 4, logistics: 3}",
        "    legal_basis: framework\n    needs: {law_enforcement: 4, logistics: 3}",
        "legal_basis: framework",
        (("    name: New Zealand\n", "    name: New Zealand\n    framework: false\n"),),
    ),
    Seeded(
        "thread-without-closing",
        FC,
        "      disrupted: One of the pair was met; the other had gone. GANNET will not act this season.\n",
        "",
        "closing:\n      prevented: The pair",
    ),
)
REPORTS = (
    Seeded("report-unneeded", FC, "id: noise-ferry", "id: late-ferry", "id: late-ferry"),
    Seeded(
        "report-unneeded",
        FC,
        "[online, events]\n    label: GREEN\n    grade: B2\n    bears: {petrel: 360}\n    arrives: [5, 7]\n"
        "    holders: [nzl, aus]\n    deal: petrel\n",
        "[events]\n    label: GREEN\n    grade: B2\n    bears: {petrel: 360}\n    arrives: [5, 7]\n"
        "    holders: [nzl]\n",
        "id: petrel-tickets",
    ),
    Seeded(
        "report-without-finding",
        FC,
        "    finding: The booking is real and was made by TERN-2 by telephone.\n",
        "",
        "id: tern-yard-tonight",
    ),
    Seeded(
        "report-without-finding",
        PT,
        "    finding_false: The two voices are actors who rehearse a play about paper merchants.\n",
        "",
        "id: otter-quarrel",
    ),
    Seeded("name-unused", FC, "sources:\n", "sources:\n  - {id: lamp-office, kind: Lamp office}\n", "id: lamp-office"),
    Seeded(
        "name-unused",
        FC,
        "subjects:\n  - {id: freight",
        "subjects:\n  - {id: weather, name: Weather}\n  - {id: freight",
        "id: weather",
    ),
    Seeded(
        "report-cannot-travel",
        EX,
        "mechanics: {hardening: false}",
        "mechanics: {hardening: false, liaison: false, tear_lines: false, formal_agreements: false}",
        "label: RED",
        (
            ("label: AMBER\n    originator_control", "label: RED\n    originator_control"),
            (", liaison: true, agreement: half_negotiated", ""),
        ),
    ),
    Seeded(
        "channel-dominated",
        PT,
        "name: Circle Net, kind: platform, ceiling: RED, latency: 1, capacity: 4}\n",
        "name: Circle Net, kind: platform, ceiling: RED, latency: 1, capacity: 4}\n"
        "      - {id: circle-post, name: Circle Post, kind: platform, ceiling: AMBER, latency: 2, capacity: 4}\n",
        "id: circle-post",
    ),
)
INJECTS = (
    Seeded(
        "inject-never-fires",
        PT,
        "- tick: {at_least: 36}",
        "- tick: {at_least: 96}",
        "when:\n      all:\n        - tick: {at_least: 96}",
    ),
    Seeded(
        "inject-never-fires",
        FC,
        "- orders: {kind: request, below: 2}",
        "- orders: {kind: negotiate, at_least: 1}",
        "when:\n      all:",
    ),
    Seeded(
        "inject-never-fires",
        FC,
        "- tick: {at_least: 12}",
        "- confidence: {nation: aus, thread: tern, at_least: 990}",
        "when:\n      all:",
    ),
    Seeded("inject-never-fires", FC, "- tick: {at_least: 12}", "- task_forces: {at_least: 9}", "when:\n      all:"),
    Seeded(
        "inject-never-fires",
        FC,
        "- tick: {at_least: 12}",
        "- trust: {of: aus, in: nzl, below: 0}",
        "when:\n      all:",
    ),
    Seeded(
        "inject-never-fires",
        FC,
        "- tick: {at_least: 12}",
        "- not: {orders: {kind: share, at_least: 0}}",
        "when:\n      all:",
    ),
    Seeded(
        "inject-never-fires",
        FC,
        "- tick: {at_least: 12}",
        "- decision: {inject: press-call-nzl, is: no-comment, nation: aus}",
        "when:\n      all:",
    ),
    Seeded(
        "inject-never-fires",
        CF,
        "{outcome: {thread: wagtail, is: crisis}}",
        "{outcome: {thread: plover, is: crisis}}",
        "when: {outcome: {thread: plover",
    ),
    Seeded(
        "inject-never-fires",
        PT,
        "{thread: otter, is: uncontained}}",
        "{thread: otter, is: dismissed}}",
        "when: {outcome: {thread: otter, is: dismissed",
    ),
    Seeded(
        "inject-never-fires",
        PT,
        "- trust: {of: sor, in: vel, below: 445}",
        "- tick: {below: 30}",
        "when:\n      all:",
    ),
    Seeded(
        "inject-never-fires",
        PT,
        "- trust: {of: sor, in: vel, below: 445}",
        "- inject: {id: yard-empty}",
        "when: {outcome",
        (("{thread: otter, is: uncontained}}", "{thread: otter, is: dismissed}}"),),
        2,
    ),
    Seeded("inject-without-objective", FC, "    objectives: [joint-outcome]\n", "", "id: well-done"),
    Seeded("decision-too-late", PT, "at: [18, 20]", "at: [84, 90]", "at: [84, 90]"),
    Seeded(
        "decision-without-effect",
        EX,
        "          private: 3\n          effects:\n"
        "            - {kind: trust, of: bor, in: alv, change: -20}\n"
        "            - {kind: staff, nation: alv, change: -1, duration: 12}\n",
        "",
        "decide:",
    ),
    Seeded(
        "temptation-without-price",
        PT,
        "          effects:\n            - {kind: deadline, thread: otter, ticks: -6}\n"
        "            - {kind: deadline, thread: marten, ticks: -8}\n"
        "            - {kind: trust, of: tav, in: vel, change: -60}\n",
        "",
        "id: close-now",
    ),
)
BITES = (
    Seeded(
        "bite-third-nation",
        PT,
        "doctrine: {reading_base: 1",
        "doctrine: {release_amber: 0, release_strict: 0, release_red: 0, reading_base: 1",
        "reports:\n",
    ),
    Seeded(
        "bite-half-life",
        PT,
        "    half_life: 8\n",
        "    half_life: 20\n",
        "reports:\n",
    ),
    Seeded(
        "bite-dormant",
        CF,
        "services: [notice]",
        "services: [convene_task_force]",
        "reports:\n",
        (
            ("kind: database,", "kind: platform,"),
            ("    service: notice\n", "    service: convene_task_force\n    thread: wagtail\n"),
        ),
        beside=("bite-unknown-needer",),
    ),
    Seeded("bite-unknown-needer", CF, "kind: database,", "kind: platform,", "reports:\n"),
    Seeded("bite-outage", PT, "{kind: outage, channel: case-base, duration: 12}", "{kind: message}", "injects:\n"),
    Seeded(
        "bite-release-late",
        PT,
        "mechanics: {hardening: false}",
        "mechanics: {hardening: false, originator_control: false}",
        "reports:\n",
    ),
    Seeded(
        "bite-decoys",
        PT,
        "bears: {lynx: 2",
        "bears: {lynx: 6",
        "id: badger\n",
        (("bears: {marten: 2", "bears: {marten: 6"),),
    ),
    Seeded(
        "bite-lone-capability",
        PT,
        "needs: {law_enforcement: 6, cyber: 3}",
        "needs: {law_enforcement: 4}",
        "needs: {law_enforcement: 4}",
    ),
    Seeded(
        "bite-lone-domains",
        PT,
        "    needs: {financial: 5, law_enforcement: 5}",
        "    domains: 1\n    needs: {financial: 5, law_enforcement: 5}",
        "id: otter\n",
    ),
    Seeded("bite-united-nations", PT, "    handling: 1\n", "    handling: 2\n", "id: united-nations"),
    Seeded(
        "bite-united-nations",
        CF,
        "framework: false",
        "framework: true",
        "id: united-nations",
        (("services: [capacity_building]", "services: [capacity_building, legal_framework]"),),
    ),
    Seeded("bite-interpol", PT, "    interests: [vel]\n", "    interests: [sor]\n", "id: interpol"),
    Seeded("bite-military-alliance", CF, "window: 18", "window: 20", "id: meridian-compact"),
    Seeded("bite-union", CF, "hostage_rescue: 3, victim_support: 9}", "hostage_rescue: 3}", "id: southern-union"),
    Seeded(
        "bite-association",
        PT,
        "kind: bilateral_pair\n    members: [tav, sor]\n    services: [joint_exercise]",
        "kind: association\n    members: [tav, sor]\n    services: [mutual_legal_assistance]",
        "id: passage-pair",
    ),
    Seeded(
        "bite-close-alliance",
        PT,
        "doctrine: {reading_base: 1",
        "doctrine: {agreement_setup: 1, reading_base: 1",
        "id: lantern-circle",
        times=2,
    ),
)
RHYTHM = (
    Seeded("rhythm-bare-start", FC, "arrives: [0, 0]", "arrives: [1, 5]", "nations:\n  - id"),
    Seeded(
        "rhythm-crowded-turn",
        FC,
        "arrives: [6, 9]",
        "arrives: [0, 0]",
        "id: aus\n",
        tuple(
            (f"arrives: {w}\n    holders: {h}\n", f"arrives: [0, 0]\n    holders: {h}\n")
            for w, h in (
                ("[0, 3]", "[aus, nzl]"),
                ("[3, 8]", "[nzl, aus]"),
                ("[8, 13]", "[aus, nzl]"),
                ("[10, 15]", "[nzl, aus]"),
                ("[14, 19]", "[aus, nzl]"),
                ("[16, 21]", "[nzl, aus]"),
                ("[20, 25]", "[aus, nzl]"),
                ("[22, 27]", "[nzl, aus]"),
                ("[26, 31]", "[aus, nzl]"),
                ("[30, 35]", "[nzl, aus]"),
            )
        ),
        times=2,
    ),
    Seeded("rhythm-first-deadline", PT, "life: [38, 42]", "life: [52, 56]", "life: [52, 56]"),
    Seeded("rhythm-last-deadline", PT, "life: [47, 49]", "life: [56, 60]", "life: [56, 60]"),
    Seeded(
        "rhythm-overlap",
        PT,
        "    opens: 12\n",
        "    opens: 30\n",
        "opens: 0\n",
        (("    opens: 24\n", "    opens: 36\n"),),
    ),
    Seeded("rhythm-early-orders", PT, "at: [18, 20]", "at: [3, 5]", "turns: 16"),
    Seeded("rhythm-minutes", FC, "minutes: 20", "minutes: 40", "minutes: 40"),
    Seeded("rhythm-minutes", PT, "minutes: 45", "minutes: 15", "minutes: 15"),
    Seeded("tray-empty", PT, "    tray: true\n", "    at: 50\n", "injects:\n"),
    Seeded(
        "difficulty-changes-nothing",
        FC,
        "name: Gentle, staff: 1, life: 1, "
        "doctrine: {hazard_need: 700, hazard_no_need: 26000, respond_confidence: 510}}",
        "name: Gentle}",
        "id: easy",
    ),
    Seeded(
        "difficulty-clock-beyond-end",
        EX,
        "staff: +1, life: 6",
        "staff: +1, life: 24",
        "staff: +1, life: 24",
        (("life: [30, 36]", "life: [30, 50]"),),
        beside=("rhythm-first-deadline", "rhythm-last-deadline"),
    ),
    Seeded(
        "deal-of-one",
        EX,
        "holders: [bor, cas]\n    deal: ring",
        "holders: [bor, cas]\n    deal: rink",
        "deal: ring",
        times=2,
    ),
    Seeded("difficulty-wrong-way", FC, "life: -2,", "life: 1,", "id: hard"),
    Seeded("difficulty-wrong-way", PT, "staff: 1, life: 6,", "staff: -1, life: 6,", "id: easy"),
)
PROSE = (
    Seeded(
        "text-too-long",
        FC,
        "title: Three seals changed overnight",
        "title: Three seals changed overnight on the way to the depot",
        "title: Three seals",
    ),
    Seeded("text-too-long", FC, "codename: PETREL", "codename: ALBATROSSES", "codename: ALB"),
    Seeded(
        "text-too-long",
        FC,
        "about: A closed web room speaks in code about one of the summer events.",
        "about: A closed web room, whose members nobody has met, speaks in code about one of the events of "
        "this summer on the coast.",
        "about: A closed web room, whose",
    ),
    Seeded(
        "text-hard-to-read",
        FC,
        "TERN is open. Read what you hold, register the subjects you work on, and remember that\n"
        "      your partner's inbox is not yours.",
        "TERN is open.\n"
        "      Interoperability requires organisational familiarity, procedural discipline and continuous "
        "communication. All\n"
        "      participating agencies acknowledge operational priorities, and they coordinate available "
        "capabilities in a\n      responsible, proportionate manner.",
        "text: >-\n      EXERCISE",
    ),
    Seeded(
        "sentence-too-long",
        FC,
        "A crane at Berth Karaka stopped for a day and ships waited outside. Its maker has sent a part.",
        "A crane at Berth Karaka stopped for a day and ships waited outside, so that the pilots went home "
        "and came back\n"
        "      at night, and then went home again because the part had not come on the train.",
        "text: >-\n      A crane",
    ),
    Seeded(
        "text-duplicate",
        FC,
        "A field office reports a full mailbox: three hundred copies of the same seed catalogue.",
        "A small drone circled the slipway at Depot Titoki for ten minutes. The surveyor has since asked for a permit.",
        "text: >-\n      A small drone circled the slipway at Depot Titoki for ten minutes. The",
    ),
)
NAMES = (
    Seeded("nation-id", EX, "cas", "casta", "id: casta"),
    Seeded("codename-words", FC, "codename: PETREL", "codename: PETREL2", "codename: PETREL2"),
    Seeded("codename-taken", FC, "codename: PETREL", "codename: HARBOUR", "codename: HARBOUR"),
    Seeded("codename-alike", PT, "codename: LYNX", "codename: OTTERS", "codename: OTTERS"),
    Seeded(
        "title-full-stop", FC, "title: Late ferries all week", "title: Late ferries all week.", "title: Late ferries"
    ),
    Seeded(
        "title-case",
        FC,
        "title: Small drone over the slipway",
        "title: Small Drone Over The Slipway",
        "title: Small Drone",
    ),
    Seeded(
        "title-case",
        FC,
        "title: Small drone over the slipway",
        "title: small drone over the slipway",
        "title: small drone",
    ),
    Seeded(
        "title-duplicate",
        FC,
        "title: Late ferries all week",
        "title: Lights on a moored barge",
        "title: Lights on a moored barge\n    text: >-\n      The ferry",
    ),
    Seeded("id-unlike-title", FC, "id: routine-crane", "id: lights-barge", "id: lights-barge"),
)
BOUNDARY = (
    Seeded("boundary-name", FC, "mostly in fruit and wool.", "mostly from Norway.", "text: A trade newsletter"),
    Seeded(
        "boundary-name",
        PT,
        "title: House prices fall",
        "title: House prices in Oslo fall",
        "title: House prices in Oslo",
    ),
    Seeded(
        "boundary-name",
        FC,
        "finding: Two neighbours who do not get on.",
        "finding: Two neighbours from NATO who do not get on.",
        "finding: Two neighbours",
    ),
    Seeded(
        "boundary-name",
        FC,
        "finding: A mistake at the printer's.",
        "finding: The printer admires President Lincoln.",
        "finding: The printer admires",
    ),
    Seeded("boundary-name", FC, "codename: PETREL", "codename: LAGOS", "codename: LAGOS"),
    Seeded(
        "boundary-name", PT, "finding: His son is lazy.", "finding: His son is a Buddhist.", "finding: His son is a"
    ),
    Seeded(
        "boundary-name", PT, "finding: His son is lazy.", "finding: His son is in Turkey.", "finding: His son is in"
    ),
    Seeded(
        "boundary-unsourced",
        PT,
        "finding: His son is lazy.",
        "finding: His son is in Australia.",
        "finding: His son is in",
    ),
    Seeded(
        "boundary-unsourced",
        FC,
        "mostly in fruit and wool.",
        "mostly from the USA.",
        "text: A trade newsletter",
        (("  - Bilateral Partnerships in Counterterrorism Efforts\n", ""),),
    ),
    Seeded(
        "boundary-idea",
        PT,
        "finding: His son is lazy.",
        "finding: His son owes ten dollars.",
        "finding: His son owes",
    ),
    Seeded(
        "boundary-idea",
        FC,
        "finding: Two neighbours who do not get on.",
        "finding: Two Anarchists who do not get on.",
        "finding: Two Anarch",
    ),
    Seeded(
        "boundary-harm",
        FC,
        "finding: The drill was planned weeks ago.",
        "finding: The drill was about a bomb.",
        "finding: The drill was about",
    ),
    Seeded(
        "boundary-harm",
        FC,
        "finding: The drill was planned weeks ago.",
        "finding: The drill was for a Hijacking.",
        "finding: The drill was for",
    ),
)
IGNORES = (
    Seeded("ignore-without-reason", FC, "minutes: 20", "minutes: 40  # check: ignore rhythm-minutes", "minutes: 40"),
    Seeded(
        "ignore-unknown", FC, "turns: 8\n", "turns: 8  # check: ignore rhythm-minute because we mean it\n", "turns: 8"
    ),
    Seeded(
        "ignore-unused",
        FC,
        "minutes: 20",
        "minutes: 20  # check: ignore rhythm-minutes nothing to see",
        "minutes: 20",
    ),
)
SEEDED = (
    *OBJECTIVES,
    *NATIONS,
    *THREADS,
    *REPORTS,
    *INJECTS,
    *BITES,
    *RHYTHM,
    *PROSE,
    *NAMES,
    *BOUNDARY,
    *IGNORES,
)
