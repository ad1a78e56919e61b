"""The fixed words of the file format, each beside the code of the rules that it stands for."""

from enum import IntEnum
from typing import Final, Literal, TypeVar

from game.rules.codes import TruthMode

LabelWord = Literal["CLEAR", "GREEN", "AMBER", "AMBER+STRICT", "RED"]
DomainWord = Literal["intelligence", "law_enforcement", "financial", "cyber", "border"]
OrganisationWord = Literal[
    "united_nations", "interpol", "military_alliance", "union", "association", "close_alliance", "bilateral_pair"
]
ChannelWord = Literal["database", "platform"]
ServiceWord = Literal[
    "capacity_building",
    "legal_framework",
    "notice",
    "diffusion",
    "convene_task_force",
    "joint_intelligence",
    "military_support",
    "strategic_coordination",
    "joint_investigation",
    "prevention",
    "victim_support",
    "mutual_legal_assistance",
    "ministerial_meeting",
    "joint_exercise",
]
DimensionWord = Literal["outcome", "timeliness", "coverage", "safeguards", "trust", "interoperability", "alignment"]
OutcomeWord = Literal["open", "crisis", "prevented", "disrupted", "contained", "uncontained", "dismissed"]
BasisWord = Literal["none", "framework", "assistance"]
TruthWord = Literal["drawn", "thread"]

Code = TypeVar("Code", bound=IntEnum)


def code_of(kind: type[Code], word: str) -> Code:
    """The code that a word of the file stands for: `AMBER+STRICT` is Label.STRICT, every other word its code's name."""
    return kind["STRICT" if word == "AMBER+STRICT" else word.upper()]


TRUTH_MODES: Final = {
    True: TruthMode.TRUE,
    False: TruthMode.FALSE,
    "drawn": TruthMode.GRADE,
    "thread": TruthMode.THREAD,
}

SOURCE_SECTIONS: Final = (
    "International Counterterrorism Cooperation: An Overview",
    "United Nations and Counterterrorism",
    "Interpol’s Role in International Cooperation",
    "Information Exchange Mechanisms",
    "Joint Task Forces with Member Countries",
    "NATO’s Contribution to Counterterrorism",
    "Regional Organizations Combating Terrorism Together",
    "European Union’s Counterterrorism Strategy",
    "ASEAN’s Initiatives on Regional Security",
    "Bilateral Partnerships in Counterterrorism Efforts",
    "USA and UK Collaboration",
    "Australia and New Zealand Counterterrorism Cooperation",
    "Financial Intelligence Units in the Fight Against Terrorism",
    "Multinational Military Exercises and Training Programs",
    "Cybersecurity Cooperation in Countering Online Extremism",
    "Evaluating Effectiveness and Future Prospects",
)
"""Headings of the source document that an exercise may draw on, as they are printed there."""

SERVICES_BY_KIND: Final[dict[str, tuple[str, ...]]] = {
    "united_nations": ("capacity_building", "legal_framework"),
    "interpol": ("notice", "diffusion", "convene_task_force"),
    "military_alliance": ("joint_intelligence", "military_support", "strategic_coordination"),
    "union": ("joint_investigation", "prevention", "victim_support"),
    "association": ("mutual_legal_assistance", "ministerial_meeting", "joint_exercise"),
    "close_alliance": ("joint_exercise",),
    "bilateral_pair": ("joint_exercise",),
}
"""What each kind of organisation can offer its members (R-ORG)."""
