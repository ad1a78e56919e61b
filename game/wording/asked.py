"""What nations ask of one another, in words (R-ORDER)."""

from typing import Final

from game.rules.codes import MatterKind

PROPOSED: Final = {
    MatterKind.RFI: "asked {} for information",
    MatterKind.RELEASE: "asked {} to release a report",
    MatterKind.AGREEMENT: "proposed a formal agreement to {}",
    MatterKind.TRAINING: "proposed joint training to {}",
    MatterKind.MATCH: "asked {} for a match",
    MatterKind.INVITATION: "invited {} to a task force",
    MatterKind.ASSISTANCE: "asked {} for mutual legal assistance",
}
ASKED: Final = {
    MatterKind.RFI: "request for information",
    MatterKind.RELEASE: "request for release",
    MatterKind.AGREEMENT: "proposal of a formal agreement",
    MatterKind.TRAINING: "proposal of joint training",
    MatterKind.MATCH: "request for a match",
    MatterKind.INVITATION: "invitation to a task force",
    MatterKind.ASSISTANCE: "request for legal assistance",
}
