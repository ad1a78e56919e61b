"""How far the hash set of a campaign can be relied on, as far as one nation knows (R-ONLINE)."""

from enum import Enum

from game.rules.codes import NONE
from game.rules.view import Campaign, View


class HashSet(Enum):
    """What the nation knows of a campaign's hash set."""

    NOT_HELD = "not held"
    UNPROVEN = "unproven"
    VERIFIED = "verified"
    FALSE = "false"


def state_of(view: View, campaign: Campaign) -> HashSet:
    """What the reader knows of the hash set of a campaign."""
    if campaign.hash_set == NONE:
        return HashSet.NOT_HELD
    if any(r.report == campaign.hash_set and r.exposed for r in view.reports):
        return HashSet.FALSE
    return HashSet.VERIFIED if campaign.verified else HashSet.UNPROVEN
