"""Signs of the table: the icon of each domain, order and event, the stripe of each label, the ink of each tone."""

from __future__ import annotations

from typing import Final

from game.rules.codes import Domain, Label, MatterKind, Stage
from game.rules.events import Event
from game.rules.orders import Kind
from game.rules.view import Connection, Progress
from game.ui.map.scene import ForceStage, LinkState
from game.wording.previews import Tone

DOMAIN_ICON: Final = {
    Domain.INTELLIGENCE: "radar",
    Domain.LAW_ENFORCEMENT: "shield",
    Domain.FINANCIAL: "banknote",
    Domain.CYBER: "network",
    Domain.BORDER: "map-pin",
}
LABEL_STRIPE: Final = {
    Label.CLEAR: "#E8EEF4",
    Label.GREEN: "#2FD400",
    Label.AMBER: "#D9A300",
    Label.STRICT: "#D9A300",
    Label.RED: "#E03030",
}
KIND_ICON: Final = {
    Kind.READ: "eye",
    Kind.ANALYSE: "search",
    Kind.SHARE: "share-2",
    Kind.CONTRIBUTE: "git-merge",
    Kind.PUBLISH: "database",
    Kind.QUERY: "file-search",
    Kind.REQUEST: "help-circle",
    Kind.ANSWER: "mail",
    Kind.DECLINE: "x",
    Kind.ASK_RELEASE: "key",
    Kind.RELEASE: "unlock",
    Kind.REGISTER: "flag",
    Kind.JUDGE: "gavel",
    Kind.POST_LIAISON: "user-check",
    Kind.NEGOTIATE: "handshake",
    Kind.ACCEPT: "check",
    Kind.DISCLOSE: "coins",
    Kind.REQUEST_MATCH: "link",
    Kind.FREEZE: "snowflake",
    Kind.REFER: "megaphone",
    Kind.HARDEN: "shield-check",
    Kind.FORM: "users",
    Kind.JOIN: "users",
    Kind.LEAVE: "log-out",
    Kind.ASSIGN: "sliders-horizontal",
    Kind.STAND_DOWN: "minus",
    Kind.TRAIN: "graduation-cap",
    Kind.RESPOND: "target",
    Kind.SERVICE: "landmark",
    Kind.SET_PRIORITY: "star",
    Kind.DECIDE: "split",
}
MATTER_ICON: Final = {
    MatterKind.RFI: "help-circle",
    MatterKind.RELEASE: "key",
    MatterKind.AGREEMENT: "handshake",
    MatterKind.TRAINING: "graduation-cap",
    MatterKind.MATCH: "link",
    MatterKind.INVITATION: "users",
    MatterKind.ASSISTANCE: "landmark",
}
STATE_OF: Final[dict[Connection, LinkState]] = {
    Connection.OPEN: "open",
    Connection.RESTRICTED: "restricted",
    Connection.PENDING: "pending",
    Connection.STRAINED: "strained",
}
STAGE_OF: Final[dict[Stage, ForceStage]] = {
    Stage.INVITING: "forming",
    Stage.FORMING: "forming",
    Stage.READY: "ready",
    Stage.DEPLOYED: "deployed",
    Stage.SPENT: "forming",
}
TONE_INK: Final[dict[Tone, str]] = {"plain": "text", "good": "good", "warn": "warn", "bad": "bad"}
TONE_ICON: Final[dict[Tone, str]] = {"plain": "info", "good": "check", "warn": "triangle-alert", "bad": "x"}
PROGRESS_WORDS: Final = {
    Progress.INDICATIONS: "indications",
    Progress.DEVELOPING: "developing",
    Progress.IMMINENT: "imminent",
    Progress.INCIDENT: "incident",
    Progress.CLOSED: "closed",
}
PROGRESS_INK: Final = {
    Progress.INDICATIONS: "dim",
    Progress.DEVELOPING: "accent",
    Progress.IMMINENT: "warn",
    Progress.INCIDENT: "bad",
    Progress.CLOSED: "dim",
}
MARKED: Final[dict[Event, tuple[str, str]]] = {
    Event.INCIDENT: ("siren", "bad"),
    Event.CLOSED: ("flag", "good"),
    Event.BREACH_FOUND: ("shield-alert", "bad"),
    Event.COMPROMISED: ("eye-off", "bad"),
    Event.RESPONDED: ("target", "gold_text"),
    Event.INJECT: ("megaphone", "need"),
    Event.DETECTED: ("radar", "accent"),
    Event.FORMED: ("users", "good"),
    Event.FORCE_READY: ("users", "good"),
    Event.FREEZE_HELD: ("snowflake", "accent"),
    Event.OUTAGE: ("link-2-off", "warn"),
    Event.AGREEMENT: ("handshake", "good"),
    Event.TRAINED: ("graduation-cap", "good"),
    Event.LAPSED: ("hourglass", "warn"),
    Event.MATCHED: ("link", "accent"),
    Event.DELIVERED: ("mail", "accent"),
}
"""Events that the timeline marks, the weightiest first, each with its icon and ink."""
